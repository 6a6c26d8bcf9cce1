"""``backup``, ``restore``, ``verify`` and ``salvage``: the work file from the command line."""

import argparse
import getpass
import sys
from pathlib import Path
from typing import Any

from coderdesk.cli.printing import print_json
from coderdesk.cli.reading import secret_of
from coderdesk.errors import CoderDeskError
from coderdesk.workflow.keep_work import back_up_work, restore_work, salvage_home, verify_home

Rooms = Any  # argparse gives the type of its sub-commands no public name


def add_commands(commands: Rooms, shared: argparse.ArgumentParser) -> None:
    """Add ``backup``, ``restore``, ``verify`` and ``salvage``."""
    backup_ = commands.add_parser(
        "backup", parents=[shared], help="the whole work in one encrypted file"
    )
    backup_.add_argument("out", type=Path, metavar="OUT")
    _add_passphrase(backup_)
    backup_.set_defaults(command=backup)
    restore_ = commands.add_parser("restore", parents=[shared], help="put a backup in place")
    restore_.add_argument("archive", type=Path, metavar="FILE")
    restore_.set_defaults(command=restore)
    verify_ = commands.add_parser("verify", parents=[shared], help="check that the work is whole")
    verify_.add_argument(
        "--outside", action="store_true", help="only what shows without the passphrase"
    )
    verify_.add_argument("--json", action="store_true")
    _add_passphrase(verify_)
    verify_.set_defaults(command=verify)
    salvage_ = commands.add_parser(
        "salvage", parents=[shared], help="what can be read of a damaged work file, into a new one"
    )
    salvage_.add_argument("out", type=Path, metavar="OUT")
    _add_passphrase(salvage_)
    salvage_.set_defaults(command=salvage)


def _add_passphrase(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--passphrase-file", metavar="FILE", help="read the passphrase from a file's first line, or - "
    )


def _passphrase(args: argparse.Namespace) -> str:
    if args.passphrase_file:
        return secret_of(args.passphrase_file)
    if not sys.stdin.isatty():
        raise CoderDeskError("The passphrase is needed.", "Name a file with --passphrase-file, or -.")
    return getpass.getpass("Passphrase: ")


def backup(args: argparse.Namespace) -> int:
    """Write the backup."""
    print(back_up_work(args.home, _passphrase(args), args.out))
    return 0


def restore(args: argparse.Namespace) -> int:
    """Restore a backup; what was there before is kept beside it."""
    before = restore_work(args.home, args.archive)
    print(f"Restored. What was there before is kept in {before}")
    return 0


def verify(args: argparse.Namespace) -> int:
    """Print what is wrong; 1 when anything is."""
    findings = verify_home(args.home, None if args.outside else _passphrase(args))
    if args.json:
        rows = [{"what": one.what, "gravity": one.gravity, "message": one.message} for one in findings]
        print_json({"findings": rows})
    else:
        for one in findings:
            print(f"{one.gravity:<6} {one.message} {one.hint}".rstrip())
        if not findings:
            print("The work is whole.")
    return 1 if findings else 0


def salvage(args: argparse.Namespace) -> int:
    """Salvage, and say of each table what was kept and what is known to be lost; 1 when anything is."""
    got = salvage_home(args.home, _passphrase(args), args.out)
    lost = dict(got.lost)
    for table, count in got.kept:
        if count or lost[table]:
            print(f"{table:<18} {count:>8,} kept {lost[table]:>8,} lost")
    print(f"Written to {got.path}, under the same passphrase.")
    return 1 if any(lost.values()) else 0
