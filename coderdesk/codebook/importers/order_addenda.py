"""The order addenda of ICD-10-CM and ICD-10-PCS: one edition as changes to the one before.

Source: ``icd10cm_order_addenda_<year>.txt``: an action in columns 1-13, then, as in the order file,
for ICD-10-CM 14 billable, 16-22 code, 24-83 short, 85 on long title; for ICD-10-PCS, which has no
flag, 14-20 code, 22-81 short, 83 on long title, a header having three characters.
"""

import re
from dataclasses import dataclass

from coderdesk.codebook.addenda import Change, Counts, Totals, apply_changes, counts_of
from coderdesk.codebook.book import Book
from coderdesk.codebook.book_lines import Line
from coderdesk.codebook.importers.dates import fiscal_of, named
from coderdesk.codebook.importers.opening import Paper
from coderdesk.codebook.importers.values import Context, Format, Reading
from coderdesk.codebook.lines import lines_of_book
from coderdesk.codebook.manifest import manifest_of
from coderdesk.codebook.order import Entry, Outline
from coderdesk.codebook.pcs import TABLE, pcs_lines
from coderdesk.domain.code import Edition, System, bare
from coderdesk.errors import CoderDeskError

_ACTION = re.compile(r"^(Add|Delete|Revise from|Revise to): ")
_TOTAL = re.compile(r"^\s*(\d+) codes in (\S*icd10(cm|pcs)\S*)", re.IGNORECASE)
_COUNT = re.compile(r"^\s*(\d+) (additions|deletions|revisions)\s*$")
_CM = (slice(13, 14), slice(15, 22), slice(23, 83), slice(84, None))
_PCS = (slice(0, 0), slice(13, 20), slice(21, 81), slice(82, None))


@dataclass(frozen=True, slots=True)
class Addenda:
    """Everything an addenda file says."""

    changes: list[Change]
    totals: Totals
    counts: Counts


def _recognises(paper: Paper) -> bool:
    return bool(_ACTION.match(paper.opening))


def _is_pcs(paper: Paper) -> bool:
    return _recognises(paper) and paper.opening[13:15].strip() not in {"0", "1"}


def _is_cm(paper: Paper) -> bool:
    return _recognises(paper) and not _is_pcs(paper)


def read_cm(paper: Paper, context: Context) -> Reading:
    """Reads ICD-10-CM addenda over the installed edition that they begin from, keeping its notes."""
    addenda = parse(paper, pcs=False)
    book = _base(context, System.ICD10CM, addenda.totals)
    outline = Outline(lines_of_book(book))
    apply_changes(outline, addenda.changes)
    return _reading(paper, context, addenda, book.edition, outline.lines())


def read_pcs(paper: Paper, context: Context) -> Reading:
    """Reads ICD-10-PCS addenda over the installed edition that they begin from."""
    addenda = parse(paper, pcs=True)
    book = _base(context, System.ICD10PCS, addenda.totals)
    outline = Outline(line for line in lines_of_book(book) if line.kind.is_code)
    changes = [one for one in addenda.changes if len((one.after or one.before).code) > TABLE]  # type: ignore[union-attr]
    apply_changes(outline, changes)
    codes = [(bare(line.name), line.title) for line in outline.lines() if line.billable]
    return _reading(paper, context, addenda, book.edition, pcs_lines(codes))


def parse(paper: Paper, *, pcs: bool) -> Addenda:
    """The changes and totals of an addenda file.

    Raises:
        CoderDeskError: a row is laid out otherwise, or the counts at the end are missing or wrong.
    """
    lines = paper.lines()
    changes = _changes(lines, _PCS if pcs else _CM)
    totals, counts = _end(lines)
    found = counts_of(changes)
    if totals is None or counts is None:
        raise CoderDeskError(f"{paper.name} breaks off before its counts.", "Download it again.")
    if found != counts:
        raise CoderDeskError(
            f"{paper.name} ends with {counts.adds} additions, {counts.deletes} deletions and "
            f"{counts.revisions} revisions but holds {found.adds}, {found.deletes}, {found.revisions}.",
            "Download it again.",
        )
    return Addenda(changes, totals, counts)


def _changes(lines: list[str], columns: tuple[slice, ...]) -> list[Change]:
    changes: list[Change] = []
    pending: tuple[int, Entry] | None = None
    for number, line in enumerate(lines, 1):
        found = _ACTION.match(line)
        if not found:
            continue
        entry = _entry(line, columns, number)
        action = found[1]
        if (action == "Revise to") != (pending is not None):
            raise CoderDeskError(
                f"Line {number}: a revision is missing its other half.", "Download it again."
            )
        if action == "Revise from":
            pending = (number, entry)
            continue
        before = pending[1] if pending else entry if action == "Delete" else None
        changes.append(Change(number, before, None if action == "Delete" else entry))
        pending = None
    return changes


def _entry(line: str, columns: tuple[slice, ...], number: int) -> Entry:
    flag, code, short, long = (line[part].strip() for part in columns)
    if not re.fullmatch(r"[A-Z0-9]{3,7}", code) or flag not in {"", "0", "1"} or not (long or short):
        raise CoderDeskError(
            f"Line {number} is not laid out as a row of addenda.", "Download it again."
        )
    billable = flag == "1" if flag else len(code) > TABLE
    return Entry(code, billable, " ".join((long or short).split()))


def _end(lines: list[str]) -> tuple[Totals | None, Counts | None]:
    """The counts of codes, which come after those of the headers."""
    found = [one for line in lines if (one := _TOTAL.match(line))]
    counts = [int(one[1]) for line in lines if (one := _COUNT.match(line))]
    totals = Totals(int(found[0][1]), int(found[1][1]), found[1][2]) if len(found) == 2 else None  # noqa: PLR2004
    return totals, Counts(*counts[-3:]) if len(counts) in {3, 6} else None


def _base(context: Context, system: System, totals: Totals) -> Book:
    for edition in context.library.editions():
        if edition.system is system and edition.billable == totals.before:
            return context.library.book(edition)
    raise CoderDeskError(
        f"These addenda change the edition with {totals.before:,} codes, which is not installed.",
        "Import that edition first.",
    )


def _reading(
    paper: Paper, context: Context, addenda: Addenda, base: Edition, lines: list[Line]
) -> Reading:
    billable = sum(line.billable for line in lines)
    if billable != addenda.totals.after:
        raise CoderDeskError(
            f"{paper.name} leads to {billable:,} codes where it promises {addenda.totals.after:,}.",
            "Download it again.",
        )
    day = context.options.effective
    span = fiscal_of(day) if day else named(addenda.totals.file) or named(paper.name)
    if span is None:
        raise CoderDeskError(
            f"{paper.name} does not tell its year.", "Give the first day it is in force."
        )
    source = f"{paper.name}, changes to {base.name}, whose notes it keeps"
    licence = manifest_of(base.system).licence
    edition = Edition(base.system, span.name, span.effective, span.expires, source, "", licence)
    counts = (
        ("additions", addenda.counts.adds),
        ("deletions", addenda.counts.deletes),
        ("revisions", addenda.counts.revisions),
        ("billable codes", billable),
    )
    return Reading(edition, counts, len(addenda.changes), len(addenda.changes), lines)


FORMATS = (
    Format("icd10cm-order-addenda", "ICD-10-CM order addenda", _is_cm, read_cm),
    Format("icd10pcs-order-addenda", "ICD-10-PCS order addenda", _is_pcs, read_pcs),
)
