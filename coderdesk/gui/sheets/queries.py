"""Ctrl+F6: every query of the work file, those that wait first; search, take back, CSV, PDF."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Signal

from coderdesk.domain.query import QueryRow, QueryStatus
from coderdesk.gui.actions import Command
from coderdesk.gui.sheets.listing import Listed, ListingSheet
from coderdesk.workflow.ask_physician import age_words

EMPTY = "No query yet. Select words in a chart and press Q, or press F6 at an encounter."


class QueriesSheet(ListingSheet):
    """The list; Enter opens a query beside its chart."""

    back_asked = Signal(object)  # Query
    csv_asked = Signal()
    pdf_asked = Signal()

    def __init__(self, rows: Sequence[QueryRow], today: dt.date) -> None:
        lines = [_listed(row, today) for row in rows]
        super().__init__("Queries", "query", lines, does="Open", empty=EMPTY)
        self.offer("Take back", Command.SHEET_TAKE_BACK, self._take_back)
        self.offer_paper(self.csv_asked.emit, self.pdf_asked.emit)

    def _take_back(self) -> None:
        line = self.list.current
        if line is not None and line.target is not None:
            self.back_asked.emit(line.target)


def _listed(row: QueryRow, today: dt.date) -> Listed:
    query = row.query
    who = row.patient or "Patient without a name yet"
    changed = ", ".join(query.codes)
    parts = (who, row.account, f"to {query.to}" if query.to else "", str(query.reason).lower(), changed)
    below = "  ·  ".join(part for part in parts if part)
    age = age_words(query, today)
    done = query.status in (QueryStatus.COMPLETED, QueryStatus.WITHDRAWN)
    right = str(query.status) if done or not age else f"{query.status}, {age}"
    return Listed(query.title or "Query without a title", below, right, query)
