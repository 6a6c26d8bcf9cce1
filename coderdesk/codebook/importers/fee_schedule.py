"""The fee schedule's relative value file (PPRRVU), for its global days and payment indicators.

Source: CMS, Physician Fee Schedule relative value files: nine rows of captions whose heads wrap
over four rows and repeat, then 32 columns read by position. No description and no amount is kept.
"""

import csv
import io
import re

from coderdesk.codebook.importers.ncci_names import LICENCE, span_of
from coderdesk.codebook.importers.opening import Paper
from coderdesk.codebook.importers.values import Context, Format, Reading, Refused
from coderdesk.codebook.lists import ListContent, ListTable
from coderdesk.domain.code import Edition, System
from coderdesk.errors import CoderDeskError

LEAST_COLUMNS = 31
CODE, MODIFIER, STATUS, PARTS, DAYS, SIDES, ASSISTANT = 0, 1, 3, 13, 14, 19, 20
HEADS = {CODE: "HCPCS", MODIFIER: "MOD", STATUS: "CODE", PARTS: "IND", DAYS: "DAYS", SIDES: "SURG"}
GLOBALS = frozenset(("000", "010", "090", "MMM", "XXX", "YYY", "ZZZ"))
_CODE = re.compile(r"[0-9A-Z]{5}")
_RELEASED = re.compile(r"RELEASED (\d\d)/(\d\d)/(20\d\d)")
_YEAR = re.compile(r"(20\d\d) National Physician Fee Schedule Relative Value", re.IGNORECASE)
_MONTHS = {"jan": 1, "apr": 4, "jul": 7, "oct": 10}
_MONTH = re.compile(r"\b(Jan|Apr|Jul|Oct)[a-z]{0,6} Release", re.IGNORECASE)
NEED = "Take the file whose name begins with PPRRVU out of the zip, as it was published."


def recognises(paper: Paper) -> bool:
    """Whether the first rows name the fee schedule and its global days."""
    opening = paper.opening
    return "Relative Value File" in opening and "GLOB" in opening and "PCTC" in opening


def read(paper: Paper, context: Context) -> Reading:
    """Reads the indicators of each code and modifier."""
    rows: dict[tuple[str, str], tuple[str, ...]] = {}
    refused: list[Refused] = []
    headed = False
    reader = csv.reader(io.StringIO(paper.text(), newline=""))
    try:
        for cells in reader:
            if not headed:
                headed = _is_head(cells)
                continue
            if not any(cell.strip() for cell in cells):
                continue
            row = _row(cells)
            if row is None:
                refused.append(
                    Refused(paper.name, reader.line_num, "is not a code with its indicators")
                )
            elif row[:2] in rows:
                refused.append(Refused(paper.name, reader.line_num, f"{row[0]} {row[1]} stands twice"))
            else:
                rows[row[0], row[1]] = row
    except csv.Error as problem:
        raise CoderDeskError(
            f"{paper.name} is damaged at line {reader.line_num}.", "Download it again."
        ) from problem
    if not headed:
        raise CoderDeskError(f"{paper.name} has other columns than a fee schedule.", NEED)
    span = span_of(_dated(paper), 0, context)
    edition = Edition(System.HCPCS, span.name, span.effective, span.expires, paper.name, "", LICENCE)
    content = ListContent("fees", ListTable.FEE, list(rows.values()))
    counts = (
        ("codes with their indicators", len({row[0] for row in rows.values()})),
        ("with global days", sum(row[3] in ("000", "010", "090") for row in rows.values())),
    )
    return Reading(
        edition, counts, len(rows) + len(refused), len(rows), content=content, refused=refused
    )


def _is_head(cells: list[str]) -> bool:
    return len(cells) >= LEAST_COLUMNS and all(
        cells[at].strip().upper() == head for at, head in HEADS.items()
    )


def _row(cells: list[str]) -> tuple[str, ...] | None:
    if len(cells) < LEAST_COLUMNS:
        return None
    plain = [cell.strip().upper() for cell in cells]
    if not _CODE.fullmatch(plain[CODE]) or plain[DAYS] not in GLOBALS:
        return None
    return tuple(plain[at] for at in (CODE, MODIFIER, STATUS, DAYS, PARTS, SIDES, ASSISTANT))


def _dated(paper: Paper) -> str:
    """The day of the file's quarter as a name would spell it; the file's own name where it tells."""
    year, month = _YEAR.search(paper.opening), _MONTH.search(paper.opening)
    if year and month:
        return f"{year[1]}-{_MONTHS[month[1][:3].casefold()]:02}-01"
    found = _RELEASED.search(paper.opening)
    return f"{found[3]}-{found[1]}-{found[2]}" if found else paper.name


FORMATS = (Format("fee-schedule", "Fee schedule indicators", recognises, read),)
