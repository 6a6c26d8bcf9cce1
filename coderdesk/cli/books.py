"""``book``: the editions on this machine."""

import argparse
import sys
from pathlib import Path
from typing import Any

from coderdesk.cli.printing import print_json, progress
from coderdesk.domain.code import Edition
from coderdesk.workflow import keep_books
from coderdesk.workflow.codebooks import Codebooks
from coderdesk.workflow.shelf_lists import ListedBook, listed

HELD = "The coder states on the command line to hold a licence of their own."
Rooms = Any  # argparse gives the type of its sub-commands no public name


def add_commands(commands: Rooms, shared: argparse.ArgumentParser) -> None:
    """Add ``book`` and what can be done with books."""
    book = commands.add_parser("book", parents=[shared], help="the editions on this machine")
    jobs = book.add_subparsers(metavar="JOB", required=True)
    list_ = jobs.add_parser("list", parents=[shared], help="the editions, newest first")
    list_.add_argument("--json", action="store_true")
    list_.set_defaults(command=list_books)
    build = jobs.add_parser("build", parents=[shared], help="build the default books")
    build.set_defaults(command=build_books)
    import_ = jobs.add_parser("import", parents=[shared], help="take in official files")
    import_.add_argument("files", nargs="+", type=Path, metavar="FILE")
    import_.add_argument("--preview", action="store_true", help="say what it is and change nothing")
    import_.add_argument("--licensed", action="store_true", help="I hold the licence that CPT needs")
    import_.set_defaults(command=import_books)
    verify = jobs.add_parser("verify", parents=[shared], help="count and hash again")
    verify.set_defaults(command=verify_books)
    diff = jobs.add_parser("diff", parents=[shared], help="what changed between two editions")
    diff.add_argument("old", metavar="A")
    diff.add_argument("new", metavar="B")
    diff.add_argument("--json", action="store_true")
    diff.set_defaults(command=diff_books)
    remove = jobs.add_parser("remove", parents=[shared], help="take an edition off this machine")
    remove.add_argument("edition", metavar="EDITION")
    remove.set_defaults(command=remove_book)


def opened(home: Path) -> Codebooks:
    """The codebooks of a home, built first where there are none."""
    books = Codebooks(home)
    if not books.built:
        print("Building the codebooks; this is done once …", file=sys.stderr)
    books.ensure(progress("Building the codebooks"))
    return books


def list_books(args: argparse.Namespace) -> int:
    """Print the editions."""
    library = Codebooks(args.home).library
    editions, others = library.editions(), listed(library)
    if args.json:
        books = [_edition_json(edition) for edition in editions]
        print_json({"books": [*books, *(_listed_json(other) for other in others)]})
        return 0
    for edition in editions:
        until = edition.expires.isoformat() if edition.expires else "further notice"
        print(f"{edition.key:<22} {edition.name:<16} {edition.effective} to {until}")
        print(f"    {edition.codes:,} codes, {edition.billable:,} billable; {edition.source}")
    for other in others:
        edition = other.edition
        until = edition.expires.isoformat() if edition.expires else "further notice"
        print(f"{other.key:<22} {edition.name:<16} {edition.effective} to {until}")
        print(f"    {other.lines:,} lines; {edition.source}")
    if not (editions or others):
        print("No book is built yet: coderdesk book build")
    return 0


def _edition_json(edition: Edition) -> dict[str, Any]:
    return {
        "system": edition.system,
        "title": edition.title,
        "edition": edition.name,
        "effective": edition.effective.isoformat(),
        "expires": edition.expires.isoformat() if edition.expires else None,
        "codes": edition.codes,
        "billable": edition.billable,
        "source": edition.source,
        "sha256": edition.sha256,
    }


def _listed_json(other: ListedBook) -> dict[str, Any]:
    own = {"system": other.system, "title": other.title, "codes": other.lines, "billable": 0}
    return _edition_json(other.edition) | own


def build_books(args: argparse.Namespace) -> int:
    """Build the default books anew and print the time of each phase."""
    for report in keep_books.build(args.home, progress("Building")):
        print(
            f"{report.edition.title}, {report.edition.name}: {report.edition.billable:,} billable codes"
        )
        for phase, seconds in report.phases:
            print(f"  {phase:<24} {seconds:6.2f} s")
    return 0


def import_books(args: argparse.Namespace) -> int:
    """Take in official files; the old book stays until the new one stands."""
    for path in args.files:
        step = progress(path.name)
        if args.preview:
            print(keep_books.preview(path, args.home, step).sentence)
        else:
            report = keep_books.import_file(
                path, args.home, step, licence=HELD if args.licensed else ""
            )
            print(report.sentence)
    if not args.preview:
        keep_books.prepare_search(args.home, progress("The search"))
    return 0


def verify_books(args: argparse.Namespace) -> int:
    """Count and hash every book again; 1 when something is wrong."""
    findings = keep_books.verify(args.home)
    for finding in findings:
        print(finding)
    if not findings:
        print("All books are as they were built.")
    return 1 if findings else 0


def diff_books(args: argparse.Namespace) -> int:
    """Print what changed from edition A to edition B."""
    changes = keep_books.diff(args.home, args.old, args.new)
    if args.json:
        print_json(changes.as_json())
        return 0
    for line in changes.lines():
        print(line)
    return 0


def remove_book(args: argparse.Namespace) -> int:
    """Take an edition off this machine; encounters keep their codes."""
    print(f"{keep_books.remove(args.home, args.edition)} is removed.")
    keep_books.prepare_search(args.home, progress("The search"))
    return 0
