"""HCPCS Level II: records of the published files as lines of a book.

Source: CMS, HCPCS record layout: record types 3 (procedure) and 7 (modifier), 4 and 8 continuing their
text.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from coderdesk.codebook.book_lines import Line, LineKind
from coderdesk.domain.code import NoteKind
from coderdesk.paths import shipped

PROCEDURE, MODIFIER = "3", "7"
CONTINUATIONS = {"4": PROCEDURE, "8": MODIFIER}
LONGEST_TITLE = 240  # characters; the longest description has 4,501
FORMS = {PROCEDURE: re.compile(r"[A-Z]\d{4}"), MODIFIER: re.compile(r"[A-Z0-9]{2}")}


@dataclass(slots=True)
class Record:
    """One code or modifier; ``coverage`` is one letter, ``see`` the codes it refers to."""

    code: str
    kind: str
    text: str
    short: str
    coverage: str = ""
    see: tuple[str, ...] = ()
    added: date | None = None
    effective: date | None = None
    terminated: date | None = None
    rows: int = field(default=1)

    def active(self, day: date) -> bool:
        """Whether the code may still be used on a day."""
        return self.terminated is None or self.terminated >= day


def hcpcs_lines(records: Iterable[Record], day: date) -> list[Line]:
    """The lines of the book that is in force from a day: ranges with their codes, then modifiers."""
    lines: list[Line] = []
    heads: dict[str, int] = {}
    ordered = sorted(records, key=lambda record: (record.kind, record.code))
    for record in ordered:
        name, title = _head_of(record)
        if name not in heads:
            heads[name] = len(lines)
            lines.append(Line(name, title, LineKind.SECTION, -1))
        kind = LineKind.MODIFIER if record.kind == MODIFIER else LineKind.CODE
        billable = record.kind == PROCEDURE and record.active(day)
        line = Line(record.code, _title(record), kind, heads[name], billable, _notes(record))
        line.flags = _flags(record, day)
        lines.append(line)
    return lines


def _head_of(record: Record) -> tuple[str, str]:
    if record.kind == MODIFIER:
        return "Modifiers", "Modifiers of HCPCS Level II"
    for first, last, title in sections():
        if first <= record.code <= last:
            return f"{first}-{last}", title
    return record.code[0], f"Codes beginning with {record.code[0]}"


def _title(record: Record) -> str:
    if len(record.text) <= LONGEST_TITLE:
        return record.text
    return record.text[:LONGEST_TITLE].rsplit(" ", 1)[0] + " …"


def _notes(record: Record) -> list[tuple[NoteKind, str]]:
    notes: list[tuple[NoteKind, str]] = []
    if len(record.text) > LONGEST_TITLE:
        notes.append((NoteKind.INCLUSION, record.text))
    if record.short and record.short.casefold() != record.text.casefold():
        notes.append((NoteKind.INCLUSION, record.short))
    if record.coverage in coverages():
        notes.append((NoteKind.NOTE, f"Coverage {record.coverage}: {coverages()[record.coverage]}"))
    if record.see:
        notes.append((NoteKind.NOTE, f"See {', '.join(record.see)}"))
    if record.added:
        notes.append((NoteKind.NOTE, f"Added {record.added}"))
    if record.terminated:
        notes.append((NoteKind.NOTE, f"Terminated {record.terminated}"))
    return notes


def _flags(record: Record, day: date) -> tuple[str, ...]:
    flags = [f"coverage-{record.coverage.lower()}"] if record.coverage else []
    if not record.active(day):
        flags.append("terminated")
    return tuple(flags)


@cache
def sections() -> tuple[tuple[str, str, str], ...]:
    """First code, last code and title of each range."""
    return tuple((first, last, title) for first, last, title in _table("sections"))


@cache
def coverages() -> dict[str, str]:
    """What each coverage code means."""
    return {row[0]: row[1] for row in _table("coverage")}


def _table(name: str) -> list[list[str]]:
    text = shipped("codebooks", "hcpcs", f"{name}.tsv").read_text("utf-8")
    return [row.split("\t") for row in text.splitlines() if row and not row.startswith("#")][1:]
