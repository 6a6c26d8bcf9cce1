"""``chart``: what the chart readers see."""

import argparse
import getpass
import sys
from pathlib import Path
from typing import Any

from coderdesk.cli.printing import print_json
from coderdesk.cli.reading import secret_of
from coderdesk.domain.chart import Document
from coderdesk.errors import PasswordNeeded
from coderdesk.workflow.read_chart import Refusal, read_chart

Rooms = Any  # argparse gives the type of its sub-commands no public name


def add_commands(commands: Rooms, shared: argparse.ArgumentParser) -> None:
    """Add ``chart``."""
    chart_ = commands.add_parser("chart", parents=[shared], help="what the chart readers see")
    chart_.add_argument("files", nargs="+", type=Path, metavar="FILE")
    chart_.add_argument("--json", action="store_true")
    chart_.add_argument(
        "--password-file",
        metavar="FILE",
        help="read the password from a file's first line, or -",
    )
    chart_.set_defaults(command=chart)


def chart(args: argparse.Namespace) -> int:
    """Print the documents of the files: kind, date, author, pages, sections, text."""
    password = secret_of(args.password_file) if args.password_file else None
    chart_, refusals = read_chart(args.files, password)
    if password is None and any(map(_asks, refusals)) and sys.stdin.isatty():
        password = getpass.getpass("Password of the protected files: ")
        chart_, refusals = read_chart(args.files, password)
    for refusal in refusals:
        print(f"coderdesk: {refusal.path.name}: {_why(refusal)}", file=sys.stderr)
    if args.json:
        print_json({"documents": [_document_json(document) for document in chart_.documents]})
    else:
        _print_chart(chart_.documents)
    return 1 if refusals else 0


def _asks(refusal: Refusal) -> bool:
    return isinstance(refusal.error, PasswordNeeded)


def _why(refusal: Refusal) -> str:
    if _asks(refusal):
        return f"{refusal.error.message} Name a file that holds it with --password-file, or -."
    return refusal.error.line


def _print_chart(documents: tuple[Document, ...]) -> None:
    for document in documents:
        facts = [document.kind, str(document.date or ""), document.author]
        print(f"{document.title}  ({', '.join(fact for fact in facts if fact)})")
        print(f"  {document.page_count} pages, {len(document.text)} characters")
        for section in document.sections:
            print(f"  - {section.title}")


def _document_json(document: Document) -> dict[str, Any]:
    return {
        "title": document.title,
        "kind": document.kind,
        "date": document.date.isoformat() if document.date else None,
        "author": document.author,
        "pages": document.page_count,
        "sections": [
            {"title": section.title, "text": document.text[section.start : section.end].strip()}
            for section in document.sections
        ],
        "text": document.text,
    }
