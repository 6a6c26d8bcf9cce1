"""The place-of-service codes of professional claims.

Source: CMS, Place of Service Code Set; columns by tabs: code, type, name, description.
"""

import re
from datetime import date

from coderdesk.codebook.importers.opening import Paper
from coderdesk.codebook.importers.values import Context, Format, Reading, Refused
from coderdesk.codebook.lists import ListContent, ListTable
from coderdesk.domain.code import Edition, System
from coderdesk.errors import CoderDeskError

HEADS = ["pos_code", "pos_type", "pos_name", "pos_description"]
LICENCE = "US Government work, public domain"
_DATE = re.compile(r"(20\d\d)[-_](\d\d)")


def recognises(paper: Paper) -> bool:
    """Whether the heads are those of the code set."""
    return paper.first_line.strip().lower().split("\t") == HEADS


def read(paper: Paper, context: Context) -> Reading:
    """Reads the code set; unassigned ranges (``27-30``) stand in it but are no codes."""
    rows: dict[str, tuple[str, str, str, str]] = {}
    refused: list[Refused] = []
    merged = 0
    for number, line in enumerate(paper.lines()[1:], 2):
        cells = [" ".join(cell.split()) for cell in line.split("\t")]
        if not line.strip():
            continue
        if len(cells) != len(HEADS) or not re.fullmatch(r"\d\d(-\d\d)?", cells[0]):
            refused.append(Refused(paper.name, number, "is not a code, type, name and description"))
        elif cells[0] in rows:
            refused.append(Refused(paper.name, number, f"{cells[0]} stands twice"))
        elif "unassigned" in cells[2].lower() or "-" in cells[0]:
            merged += 1
        else:
            rows[cells[0]] = (cells[0], cells[1], cells[2], cells[3])
    day = context.options.effective or _day(paper.name)
    edition = Edition(System.HCPCS, f"{day:%Y %B}", day, None, paper.name, "", LICENCE)
    content = ListContent("place-of-service", ListTable.PLACE, list(rows.values()))
    counts = (("places of service", len(rows)), ("unassigned values left out", merged))
    read_rows = len(rows) + merged + len(refused)
    return Reading(
        edition, counts, read_rows, len(rows), content=content, refused=refused, merged=merged
    )


def _day(name: str) -> date:
    found = _DATE.search(name)
    if not found or not 1 <= int(found[2]) <= 12:  # noqa: PLR2004 - months
        raise CoderDeskError(
            f"{name} does not tell its month.",
            "Name it with year and month, as 2024-06, or give the first day it is in force.",
        )
    return date(int(found[1]), int(found[2]), 1)


FORMATS = (Format("place-of-service", "Place-of-service codes", recognises, read),)
