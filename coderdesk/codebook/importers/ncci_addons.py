"""Add-on codes and the primary codes that one of which must stand beside them, as XLSX.

Source: CMS, NCCI Add-on Code edits: heads name the add-on code, the primary code, the type (1 to 3) and
the days, written as year and day of the year; the primary code ``CCCCC`` is left to the contractor.
"""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from coderdesk.codebook.importers.dates import day_of
from coderdesk.codebook.importers.ncci_names import LICENCE, span_of
from coderdesk.codebook.importers.opening import Paper
from coderdesk.codebook.importers.values import Context, Format, Reading, Refused
from coderdesk.codebook.importers.xlsx import head_rows, is_xlsx, rows_of
from coderdesk.codebook.lists import ListContent, ListTable
from coderdesk.domain.code import Edition, System

NEEDED = ("addoncode", "primarycode", "aocedittype", "aocediteffdt", "aoceditdeldt")
CONTRACTOR = "CCCCC"
FOREVER = 9999
DAY_OF_YEAR = 7  # characters of a date written yyyyddd
_CODE = re.compile(r"[0-9A-Z]{5}")
_SIGNS = re.compile(r"[^a-z]")


def recognises(paper: Paper) -> bool:
    """Whether one of the first rows has the heads."""
    return is_xlsx(paper) and any(_heads(row) for row in head_rows(paper))


def read(paper: Paper, context: Context) -> Reading:
    """Reads the pairs of add-on and primary code."""
    heads: dict[str, int] = {}
    rows: dict[tuple[str, str, int], tuple[str, str, int, int, int]] = {}
    refused: list[Refused] = []
    for number, cells in rows_of(paper):
        if not heads:
            heads = _heads(cells)
            continue
        row = _row({head: cells[at].strip() if at < len(cells) else "" for head, at in heads.items()})
        if row is None:
            refused.append(Refused(paper.name, number, "is not an add-on code with its primary code"))
        elif (row[0], row[1], row[3]) in rows:
            refused.append(Refused(paper.name, number, f"{row[0]} with {row[1]} stands twice"))
        else:
            rows[row[0], row[1], row[3]] = row
    latest = max((row[3] for row in rows.values()), default=0)
    span = span_of(paper.name, latest, context)
    edition = Edition(System.HCPCS, span.name, span.effective, span.expires, paper.name, "", LICENCE)
    content = ListContent("addons", ListTable.ADDON, list(rows.values()))
    counts = (("add-on codes", len({row[0] for row in rows.values()})), ("pairs", len(rows)))
    return Reading(
        edition, counts, len(rows) + len(refused), len(rows), content=content, refused=refused
    )


def _heads(cells: tuple[str, ...]) -> dict[str, int]:
    """Where the needed columns stand, if these cells are the heads."""
    plain = [_SIGNS.sub("", cell.casefold()) for cell in cells]
    found = {head: plain.index(head) for head in NEEDED if head in plain}
    return found if len(found) == len(NEEDED) else {}


def _row(cells: Mapping[str, str]) -> tuple[str, str, int, int, int] | None:
    code, base, kind, since, until = (cells[head] for head in NEEDED)
    if not _CODE.fullmatch(code) or not _CODE.fullmatch(base) or kind not in {"1", "2", "3"}:
        return None
    first, last = _number(since), _number(until)
    if first is None or last is None:
        return None
    return code, "" if base == CONTRACTOR else base, int(kind), first, last


def _number(text: str) -> int | None:
    """A date as ``yyyymmdd``, 0 for none; None when it is no date."""
    if not text or set(text) == {"0"} or text.startswith(str(FOREVER)):
        return 0
    if not text.isdigit():
        return None
    day = day_of(text)
    if len(text) == DAY_OF_YEAR and 1 <= int(text[4:]) <= 366:  # noqa: PLR2004 - days of a year
        day = date(int(text[:4]), 1, 1) + timedelta(days=int(text[4:]) - 1)
    return day.year * 10000 + day.month * 100 + day.day if day else None


FORMATS = (Format("ncci-addons", "NCCI add-on codes", recognises, read),)
