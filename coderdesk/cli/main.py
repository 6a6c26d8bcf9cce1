"""Read the words of the command line and hand them to their command."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from coderdesk import __version__
from coderdesk.cli import demo
from coderdesk.errors import CoderDeskError
from coderdesk.paths import default_home

Command = Callable[[argparse.Namespace], int]


def main(words: Sequence[str] | None = None) -> int:
    """Do one command; 0 success, 1 findings or a refused input, 2 wrong usage."""
    args, others = _shared().parse_known_args(words)
    args.command = demo.desk
    if others:
        args = _parser().parse_args(words)
    args.home = Path(getattr(args, "home", None) or default_home()).expanduser()
    command: Command = args.command
    try:
        return command(args)
    except CoderDeskError as error:
        print(f"coderdesk: {error.line}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        print("coderdesk: stopped.", file=sys.stderr)
        return 1


def _shared() -> argparse.ArgumentParser:
    """What every command takes; the desk itself takes no more, and starts without the other rooms."""
    shared = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    shared.add_argument(
        "--home",
        metavar="DIR",
        default=argparse.SUPPRESS,
        help="the folder of your own files (also CODERDESK_HOME)",
    )
    return shared


def _parser() -> argparse.ArgumentParser:
    from coderdesk.cli import books, charts, codes, encounters, work  # noqa: PLC0415 - see `_shared`

    shared = _shared()
    parser = argparse.ArgumentParser(
        prog="coderdesk",
        description="An offline desktop workstation for medical coders. Without a command: the desk.",
        parents=[shared],
    )
    parser.add_argument("--version", action="version", version=f"coderdesk {__version__}")
    parser.set_defaults(command=demo.desk)
    commands = parser.add_subparsers(metavar="COMMAND", title="commands")
    for room in (demo, books, codes, charts, encounters, work):
        room.add_commands(commands, shared)
    return parser
