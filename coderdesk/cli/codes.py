"""``find`` and ``show``: the codebook from the command line."""

import argparse
import sys
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from coderdesk.cli.books import opened
from coderdesk.cli.printing import print_json, print_json_line
from coderdesk.cli.reading import lines_of
from coderdesk.domain.code import Answer, Code, Place, System
from coderdesk.workflow.codebooks import Codebooks, Question

Rooms = Any  # argparse gives the type of its sub-commands no public name


def add_commands(commands: Rooms, shared: argparse.ArgumentParser) -> None:
    """Add ``find`` and ``show``."""
    find_ = commands.add_parser("find", parents=[shared], help="search the codebooks")
    find_.add_argument("words", nargs="*", metavar="WORDS")
    find_.add_argument("--batch", metavar="FILE", help="one query a line; one JSON line each")
    find_.add_argument("--limit", type=_count, default=20, metavar="N")
    _add_where(find_)
    find_.set_defaults(command=find, parser=find_)
    show_ = commands.add_parser("show", parents=[shared], help="a code with its notes")
    show_.add_argument("code", metavar="CODE")
    _add_where(show_)
    show_.set_defaults(command=show)


def _add_where(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--system", type=_system, metavar="S", help=_SYSTEMS)
    parser.add_argument("--on", type=day, metavar="DATE", help="the day whose edition counts")
    parser.add_argument("--json", action="store_true")


_SYSTEMS = ", ".join(str(system) for system in System)


def _system(text: str) -> System:
    try:
        return System(text)
    except ValueError as error:
        message = f"“{text}” is not a code system; there are {_SYSTEMS}"
        raise argparse.ArgumentTypeError(message) from error


def day(text: str) -> date:
    """A day as the command line writes it: ISO 8601."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        message = f"“{text}” is not a date like 2026-09-30"
        raise argparse.ArgumentTypeError(message) from error


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        message = f"“{text}” is not a number from 1"
        raise argparse.ArgumentTypeError(message)
    return int(text)


def find(args: argparse.Namespace) -> int:
    """Print the hits; 1 when there is none."""
    if bool(args.words) == bool(args.batch):
        args.parser.error("give words to find, or --batch FILE")
    books = opened(args.home)
    names = {edition.key: edition.name for edition in books.library.editions()}
    if args.batch:
        books.warm()
        for line in lines_of(args.batch):
            print_json_line(_answer_json(_ask(books, line, args), names))
        return 0
    answer = _ask(books, " ".join(args.words), args)
    _say_uncovered(
        books, args.on, [args.system] if args.system else [hit.system for hit in answer.hits]
    )
    if args.json:
        print_json(_answer_json(answer, names))
    else:
        _print_answer(answer)
    return 0 if answer.hits else 1


def _ask(books: Codebooks, words: str, args: argparse.Namespace) -> Answer:
    systems = (args.system,) if args.system else ()
    return books.find(Question(words.rstrip("\r"), systems, args.on, args.limit))


def _say_uncovered(books: Codebooks, on: date | None, systems: Iterable[System]) -> None:
    """Say on the error stream where no edition here covers the day, and which one is read instead."""
    for system in dict.fromkeys(systems) if on else ():
        edition, covers = books.library.in_force(system, on)
        if edition is not None and not covers:
            print(
                f"No {system.heading} edition here covers {on}; codes are read from {edition.name}.",
                file=sys.stderr,
            )


def _answer_json(answer: Answer, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "query": answer.query,
        "ms": round(answer.ms, 3),
        "hits": [
            {
                "system": hit.system,
                "code": hit.code,
                "title": hit.title,
                "billable": hit.billable,
                "edition": names.get(hit.edition, hit.edition),
                "why": str(hit.why),
            }
            for hit in answer.hits
        ],
    }


def _print_answer(answer: Answer) -> None:
    for words, meaning in answer.understood:
        print(f"  {words} = {meaning}")
    for words in answer.unknown:
        print(f"  {words}: in no book here")
    for hit in answer.hits:
        mark = " " if hit.billable else "+"
        print(f"{mark} {hit.code:<9} {hit.title}  [{hit.why}]")
    if not answer.hits:
        near = f" Nearest: {', '.join(answer.nearest)}." if answer.nearest else ""
        print(f"Nothing found.{near}")


def show(args: argparse.Namespace) -> int:
    """Print a code with its own and its inherited notes."""
    books = opened(args.home)
    code = books.code(args.code, args.system, args.on)
    _say_uncovered(books, args.on, [code.system])
    if args.json:
        names = {edition.key: edition.name for edition in books.library.editions()}
        print_json(_code_json(code, names))
    else:
        _print_code(code)
    return 0


def _code_json(code: Code, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "system": code.system,
        "code": code.code,
        "title": code.title,
        "billable": code.billable,
        "edition": names.get(code.edition, code.edition),
        "parents": [place.code for place in code.parents],
        "children": [place.code for place in code.children],
        "notes": [{"kind": note.kind, "text": note.text, "from": note.place} for note in code.notes],
    }


def _print_code(code: Code) -> None:
    for depth, place in enumerate(code.parents):
        print(f"{'  ' * depth}{_line(place)}")
    depth = len(code.parents)
    print(f"{'  ' * depth}{code.code}  {code.title}  ({'billable' if code.billable else 'header'})")
    for place in code.children:
        print(f"{'  ' * (depth + 1)}{_line(place)}")
    for note in code.notes:
        print(f"[{note.kind}, at {note.place}] {note.text}")


def _line(place: Place) -> str:
    return f"{place.code}  {place.title}"
