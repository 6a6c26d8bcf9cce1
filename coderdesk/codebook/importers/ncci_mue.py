"""The most units of a code that Medicare accepts on a line or a day (MUE), as CSV or XLSX.

Source: CMS, NCCI Medically Unlikely Edits: a quoted notice, heads that wrap inside their cell, then
code, units, adjudication indicator (``2 Date of Service Edit: Policy``) and rationale.
"""

import csv
import io
import re
from collections.abc import Iterable

from coderdesk.codebook.importers.ncci_names import LICENCE, span_of
from coderdesk.codebook.importers.opening import Paper
from coderdesk.codebook.importers.values import Context, Format, Reading, Refused
from coderdesk.codebook.importers.xlsx import head_rows, is_xlsx, rows_of
from coderdesk.codebook.lists import ListContent, ListTable
from coderdesk.domain.code import Edition, System
from coderdesk.errors import CoderDeskError

SETTINGS = {"practitioner": "practitioner", "outpatient": "hospital", "supplier": "supplier"}
COLUMNS = 4
_CODE = re.compile(r"[0-9A-Z]{5}")
# Bounded, for it is tried on files of every kind, lines of any length among them.
_HEAD = re.compile(r"\b(\w{1,20})(?: \w{1,20}){0,4} MUE Values", re.IGNORECASE)


def recognises(paper: Paper) -> bool:
    """Whether the heads name MUE values."""
    if is_xlsx(paper):
        return any(_setting(row) for row in head_rows(paper))
    return "Adjudication" in paper.opening and bool(_HEAD.search(paper.opening))


def read(paper: Paper, context: Context) -> Reading:
    """Reads the values."""
    setting = ""
    rows: dict[str, tuple[str, int, int, str]] = {}
    refused: list[Refused] = []
    for number, cells in _rows(paper):
        if not setting:
            setting = _setting(cells)
            continue
        row = _row(cells)
        if row is None:
            refused.append(Refused(paper.name, number, "is not a code with its units and indicator"))
        elif row[0] in rows:
            refused.append(Refused(paper.name, number, f"{row[0]} stands twice"))
        else:
            rows[row[0]] = row
    span = span_of(paper.name, 0, context)
    edition = Edition(System.HCPCS, span.name, span.effective, span.expires, paper.name, "", LICENCE)
    content = ListContent(f"mue-{setting}", ListTable.UNIT, list(rows.values()))
    counts = (("codes with a limit of units", len(rows)),)
    return Reading(
        edition, counts, len(rows) + len(refused), len(rows), content=content, refused=refused
    )


def _rows(paper: Paper) -> Iterable[tuple[int, tuple[str, ...]]]:
    if is_xlsx(paper):
        yield from rows_of(paper)
        return
    reader = csv.reader(io.StringIO(paper.text(), newline=""))
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, tuple(cells)
    except csv.Error as problem:
        raise CoderDeskError(
            f"{paper.name} is damaged at line {reader.line_num}.", "Download it again."
        ) from problem


def _setting(cells: tuple[str, ...]) -> str:
    """Whom the values are for, if these cells are the heads."""
    found = _HEAD.search(" ".join(cells[1].split())) if len(cells) >= COLUMNS else None
    return SETTINGS.get(found[1].casefold(), found[1].casefold()) if found else ""


def _row(cells: tuple[str, ...]) -> tuple[str, int, int, str] | None:
    if len(cells) < COLUMNS:
        return None
    code, units, indicator, rationale = (" ".join(cell.split()) for cell in cells[:COLUMNS])
    if not _CODE.fullmatch(code) or not units.isdigit() or indicator[:1] not in {"1", "2", "3"}:
        return None
    return code, int(units), int(indicator[0]), rationale


FORMATS = (Format("ncci-mue", "NCCI medically unlikely edits", recognises, read),)
