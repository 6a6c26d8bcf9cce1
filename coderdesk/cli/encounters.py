"""``check`` and ``summary``: an encounter from the command line."""

import argparse
from pathlib import Path
from typing import Any

from coderdesk.cli.books import opened
from coderdesk.cli.printing import print_json, print_json_line
from coderdesk.cli.reading import lines_of, text_of
from coderdesk.domain.edit import Edit
from coderdesk.domain.encounter import Encounter
from coderdesk.domain.encounter_json import read_encounter
from coderdesk.errors import CoderDeskError
from coderdesk.workflow.check_encounter import check_encounter
from coderdesk.workflow.codebooks import Codebooks
from coderdesk.workflow.encounter_files import LARGEST, encounter_in
from coderdesk.workflow.export_summary import Wishes, export_summary

Rooms = Any  # argparse gives the type of its sub-commands no public name


def add_commands(commands: Rooms, shared: argparse.ArgumentParser) -> None:
    """Add ``check`` and ``summary``."""
    check_ = commands.add_parser("check", parents=[shared], help="the edits of an encounter")
    check_.add_argument("encounter", nargs="?", metavar="ENCOUNTER.json")
    check_.add_argument("--batch", metavar="FILE", help="one encounter a line; one result a line")
    check_.add_argument("--json", action="store_true")
    check_.set_defaults(command=check, parser=check_)
    summary_ = commands.add_parser("summary", parents=[shared], help="the coding summary as PDF")
    summary_.add_argument("encounter", metavar="ENCOUNTER.json")
    summary_.add_argument("-o", "--out", required=True, type=Path, metavar="OUT.pdf")
    summary_.add_argument("--de-identified", action="store_true", help="without the person")
    summary_.set_defaults(command=summary)


def check(args: argparse.Namespace) -> int:
    """Print the edits; 1 when there are any, or when a line was refused."""
    if bool(args.encounter) == bool(args.batch):
        args.parser.error("give one encounter, or --batch FILE")
    if args.batch:
        books = opened(args.home)
        results = [_checked_line(line, books) for line in lines_of(args.batch)]
        return 1 if any("error" in result or result["edits"] for result in results) else 0
    encounter = _encounter_of(args.encounter)
    edits = check_encounter(encounter, opened(args.home)).edits
    if args.json:
        print_json(_edits_json(edits))
    else:
        for edit in edits:
            print(f"{edit.severity:<8} {edit.rule}: {edit.message} ({edit.source})")
        print(f"{len(edits)} edits." if edits else "No edits.")
    return 1 if edits else 0


def _encounter_of(name: str) -> Encounter:
    return encounter_in(text_of(name, LARGEST), name)


def _checked_line(line: str, books: Codebooks) -> dict[str, Any]:
    try:
        result = _edits_json(check_encounter(read_encounter(line), books).edits)
    except CoderDeskError as error:
        result = {"error": error.line}
    print_json_line(result)
    return result


def _edits_json(edits: tuple[Edit, ...]) -> dict[str, Any]:
    return {
        "edits": [
            {
                "rule": edit.rule,
                "severity": edit.severity,
                "codes": list(edit.codes),
                "message": edit.message,
                "source": edit.source,
                "lines": list(edit.lines),
            }
            for edit in edits
        ]
    }


def summary(args: argparse.Namespace) -> int:
    """Write the coding summary."""
    encounter = _encounter_of(args.encounter)
    checked = check_encounter(encounter, opened(args.home))
    export_summary(checked, args.out, Wishes(de_identified=args.de_identified))
    print(args.out)
    return 0
