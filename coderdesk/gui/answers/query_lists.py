"""What is done with queries beside writing them: the list, reminders, text, paper."""

import datetime as dt
import re

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from coderdesk.domain.query import Query
from coderdesk.domain.query_text import query_text
from coderdesk.domain.work import Act
from coderdesk.gui.actions import Command, keys_of
from coderdesk.gui.answers.pages import Pages
from coderdesk.gui.hub import Hub
from coderdesk.gui.sheets.queries import QueriesSheet
from coderdesk.gui.window import MainWindow
from coderdesk.workflow.print_query import draw_list, draw_query, list_csv


class QueryLists(QObject):
    """Shows the list of queries; reminds, copies and prints."""

    opened = Signal(object)  # Query
    back_asked = Signal(object)  # Query

    def __init__(self, window: MainWindow, hub: Hub) -> None:
        super().__init__()
        self._window, self._hub = window, hub
        self.pages = Pages(window, hub)

    def show(self) -> None:
        """List every query of the work file."""
        desk = self._hub.desk
        if desk is None:
            return
        rows = desk.asking.listing()
        sheet = QueriesSheet(rows, dt.date.today())  # noqa: DTZ011 - the coder's own day
        sheet.chosen.connect(self.opened)
        sheet.back_asked.connect(self.back_asked)
        sheet.csv_asked.connect(
            lambda: self.pages.save_csv("queries.csv", lambda: list_csv(rows), "queries")
        )
        who = self._window.settings.signature
        sheet.pdf_asked.connect(
            lambda: self.pages.show("Queries", "queries.pdf", lambda: draw_list(rows, who), "queries")
        )
        self._window.open_sheet(sheet)

    def remind(self) -> None:
        """Say in one line how many queries wait too long, and which key lists them."""
        desk = self._hub.desk
        said = desk.asking.reminder() if desk is not None else ""
        if said:
            key = next(iter(keys_of(Command.ALL_QUERIES)), "")
            self._hub.runner.told.emit(f"{said}. {key} lists them." if key else f"{said}.")

    def copy(self, query: Query) -> None:
        """Put the query as text on the clipboard."""
        state = self._hub.state
        if state is not None:
            QApplication.clipboard().setText(query_text(query, state.encounter))
            self._hub.record(Act.COPIED, "query")
            self._hub.runner.told.emit("Copied as text")

    def show_page(self, query: Query) -> None:
        """Show the query as it will be on paper."""
        state = self._hub.state
        if state is None:
            return
        synthetic = any(row.synthetic for row in self._hub.chart.rows)
        name = re.sub(r"[^\w.-]+", "-", state.encounter.account) or "encounter"
        self.pages.show(
            "Physician query",
            f"query-{name}-{query.id}.pdf",
            lambda: draw_query(query, state.encounter, synthetic=synthetic),
            "query",
        )
