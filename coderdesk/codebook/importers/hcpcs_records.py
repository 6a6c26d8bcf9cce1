"""What the HCPCS files have in common: from rows to records, and from records to a book."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from coderdesk.codebook.hcpcs import CONTINUATIONS, FORMS, MODIFIER, PROCEDURE, Record, hcpcs_lines
from coderdesk.codebook.importers.dates import day_of, named_quarter, quarter_of
from coderdesk.codebook.importers.opening import Paper
from coderdesk.codebook.importers.values import Context, Reading, Refused
from coderdesk.codebook.manifest import manifest_of
from coderdesk.domain.code import Edition, System
from coderdesk.errors import CoderDeskError

KIND = "hcpcs"
TITLE = "HCPCS Level II"


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it stands in a file, its line from 1; dates are ``yyyymmdd``."""

    line: int
    code: str
    record: str
    text: str
    short: str = ""
    coverage: str = ""
    see: tuple[str, ...] = ()
    added: str = ""
    effective: str = ""
    terminated: str = ""


class Gathering:
    """Joins rows into records, refusing those that fit nowhere."""

    def __init__(self, name: str) -> None:
        self.records: dict[tuple[str, str], Record] = {}
        self.refused: list[Refused] = []
        self.rows = 0
        self.merged = 0
        self._name = name

    def add(self, row: Row) -> None:
        """Takes one row."""
        self.rows += 1
        kind = CONTINUATIONS.get(row.record, row.record)
        form = FORMS.get(kind)
        key = (kind, row.code)
        if form is None or not form.fullmatch(row.code):
            self._refuse(
                row, f"“{row.code}” with record type “{row.record}” is no HCPCS code or modifier"
            )
        elif row.record in CONTINUATIONS:
            self._continue(row, key)
        elif key in self.records:
            self._refuse(row, f"{row.code} stands twice")
        elif not row.text:
            self._refuse(row, f"{row.code} has no description")
        elif row.terminated and day_of(row.terminated) is None:
            self._refuse(row, f"{row.code} ends on no date: “{row.terminated}”")
        else:
            self.records[key] = _record(row)

    def _continue(self, row: Row, key: tuple[str, str]) -> None:
        before = self.records.get(key)
        if before is None:
            self._refuse(row, f"{row.code} continues a description that is not there")
        else:
            before.text = f"{before.text} {row.text}".rstrip()
            before.rows += 1
            self.merged += 1

    def _refuse(self, row: Row, reason: str) -> None:
        self.refused.append(Refused(self._name, row.line, reason))


def gather(name: str, rows: Iterable[Row]) -> Gathering:
    """All rows of a file as records."""
    found = Gathering(name)
    for row in rows:
        found.add(row)
    return found


def reading_of(paper: Paper, context: Context, rows: Iterable[Row]) -> Reading:
    """The book that the rows of a file make.

    The file's quarter is that of the latest date on which one of its codes took effect.
    """
    found = gather(paper.name, rows)
    records = list(found.records.values())
    latest = max((day for one in records for day in (one.added, one.effective) if day), default=None)
    day = context.options.effective or latest
    span = quarter_of(day) if day else named_quarter(paper.name)
    if span is None:
        raise CoderDeskError(
            f"{paper.name} does not tell its quarter.", "Give the first day it is in force."
        )
    licence = manifest_of(System.HCPCS).licence
    edition = Edition(System.HCPCS, span.name, span.effective, span.expires, paper.name, "", licence)
    procedures = [one for one in records if one.kind == PROCEDURE]
    counts = (
        ("procedures", len(procedures)),
        ("active", sum(one.active(span.effective) for one in procedures)),
        ("modifiers", sum(one.kind == MODIFIER for one in records)),
    )
    lines = hcpcs_lines(records, span.effective)
    return Reading(
        edition,
        counts,
        found.rows,
        len(records),
        lines,
        refused=found.refused,
        merged=found.merged,
    )


def _record(row: Row) -> Record:
    return Record(
        row.code,
        row.record,
        row.text,
        row.short,
        row.coverage,
        row.see,
        _date(row.added),
        _date(row.effective),
        _date(row.terminated),
    )


def _date(text: str) -> date | None:
    return day_of(text) if text else None
