"""A trip to the shelf: a table of the coder's own licensed codes, by the columns pointed out."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from coderdesk.codebook.cpt import CODE
from coderdesk.codebook.importers import importing
from coderdesk.codebook.importers.cpt_table import POSITION, sample_of
from coderdesk.codebook.importers.opening import papers_of
from coderdesk.codebook.importers.values import ImportReport, Options
from coderdesk.errors import CoderDeskError
from coderdesk.workflow.codebooks import Step

ENOUGH = 2  # codes in the sample that make a column one of codes


@dataclass(frozen=True, slots=True)
class TableSample:
    """The first rows of a table; ``codes`` and ``texts`` are the likeliest columns."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    codes: int
    texts: int

    @property
    def width(self) -> int:
        """How many columns it has."""
        return max(len(row) for row in self.rows)

    @property
    def heads(self) -> tuple[str, ...]:
        """What the columns are called: by the first row where that holds no code, else by number."""
        first = self.rows[0]
        headed = not any(CODE.fullmatch(cell) for cell in first)
        names = [*first, *[""] * (self.width - len(first))] if headed else [""] * self.width
        return tuple(name or f"Column {at}" for at, name in enumerate(names, 1))

    def count(self, column: int) -> int:
        """How many of its rows hold a code in a column."""
        return sum(len(row) > column and bool(CODE.fullmatch(row[column])) for row in self.rows)


@dataclass(frozen=True, slots=True)
class Mapping:
    """The columns of codes and of descriptions from 0, the first day in force, and the licence."""

    codes: int
    texts: int
    effective: dt.date
    licence: str


def sample(path: Path) -> TableSample | None:
    """The first table in a file that may hold CPT codes; None where there is none.

    Raises:
        CoderDeskError: the file cannot be opened safely.
    """
    for paper in papers_of(path):
        try:
            rows = sample_of(paper)
        except CoderDeskError:
            continue
        if not rows:
            continue
        found = TableSample(paper.name, rows, 0, 0)
        codes = max(range(found.width), key=found.count)
        if found.count(codes) >= ENOUGH and found.width > 1:
            return TableSample(paper.name, rows, codes, _longest(found, codes))
    return None


def import_mapped(path: Path, home: Path, mapping: Mapping, step: Step) -> ImportReport:
    """Take in a table by its columns; the old book stays until the new one stands.

    Raises:
        CoderDeskError: it cannot be read so.
    """
    columns = (("code", f"{POSITION}{mapping.codes}"), ("title", f"{POSITION}{mapping.texts}"))
    options = Options(mapping.effective, mapping.licence, columns)
    return importing.import_file(home / "books", path, step, options)


def _longest(table: TableSample, codes: int) -> int:
    """The column with the most text."""
    lengths = {
        at: sum(len(row[at]) for row in table.rows if len(row) > at)
        for at in range(table.width)
        if at != codes
    }
    return max(lengths, key=lambda at: lengths[at])
