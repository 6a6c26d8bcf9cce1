"""``chart``: what the chart readers see."""

import argparse
import sys
from pathlib import Path
from typing import Any

from coderdesk.cli.printing import print_json
from coderdesk.domain.chart import Document
from coderdesk.workflow.read_chart import read_chart

Rooms = Any  # argparse gives the type of its sub-commands no public name


def add_commands(commands: Rooms, shared: argparse.ArgumentParser) -> None:
    """Add ``chart``."""
    chart_ = commands.add_parser("chart", parents=[shared], help="what the chart readers see")
    chart_.add_argument("files", nargs="+", type=Path, metavar="FILE")
    chart_.add_argument("--json", action="store_true")
    chart_.set_defaults(command=chart)


def chart(args: argparse.Namespace) -> int:
    """Print the documents of the files: kind, date, author, pages, sections, text."""
    chart_, refusals = read_chart(args.files)
    for refusal in refusals:
        print(f"coderdesk: {refusal.path.name}: {refusal.error.line}", file=sys.stderr)
    if args.json:
        print_json({"documents": [_document_json(document) for document in chart_.documents]})
    else:
        _print_chart(chart_.documents)
    return 1 if refusals else 0


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
