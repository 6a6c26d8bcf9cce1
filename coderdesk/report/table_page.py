"""A list of the desk on paper: one part, as many pages as it needs."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from coderdesk.report.paper import Card, Column, Foot, Paper, Part, Row, Voice, Words

CONFIDENTIAL = "CONFIDENTIAL: protected health information"


@dataclass(frozen=True, slots=True)
class TableInput:
    """Title, heads with their shares of the width, rows of plain text, and when it is printed."""

    title: str
    heads: Sequence[tuple[str, float]]
    rows: Sequence[Sequence[str]]
    printed: dt.datetime
    author: str = ""


def table_pdf(given: TableInput) -> bytes:
    """The list as a PDF file; the same input gives the same bytes."""
    # Imported here: reportlab takes a quarter of a second that the start of the desk must not pay.
    from coderdesk.report.blocks import MEASURE  # noqa: PLC0415
    from coderdesk.report.drawing import draw  # noqa: PLC0415

    total = sum(share for _head, share in given.heads) or 1.0
    columns: list[Column] = []
    left = 0.0
    for head, share in given.heads:
        width = MEASURE * share / total
        columns.append(Column(head, left, width - 8))
        left += width
    rows = tuple(Row(tuple((Words(text),) for text in row)) for row in given.rows)
    empty = (Row(tuple((Words("none" if not at else "", Voice.SOFT),) for at in range(len(columns)))),)
    count = f"{len(given.rows):,}" if given.rows else ""
    return draw(
        Paper(
            card=Card(given.title, given.author, given.title, given.printed),
            title=given.title,
            subtitle=count,
            house="",
            house_note="",
            running=(given.title, ""),
            fields=(),
            # The title of the page is that of its one list.
            parts=(Part("", tuple(columns), rows or empty),),
            foot=Foot(CONFIDENTIAL, ("",), f"CoderDesk, printed {given.printed:%m/%d/%Y %H:%M}"),
        )
    )
