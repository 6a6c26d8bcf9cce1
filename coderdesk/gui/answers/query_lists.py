"""What is done with queries beside writing them: the list, templates, text, paper."""

import datetime as dt
import re

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from coderdesk.domain.query import Query, QueryTemplate
from coderdesk.domain.query_text import query_text
from coderdesk.domain.work import Act
from coderdesk.gui.actions import Command
from coderdesk.gui.answers.pages import Pages
from coderdesk.gui.hub import Hub
from coderdesk.gui.parts import KeyButton
from coderdesk.gui.sheets.listing import Listed, ListingSheet
from coderdesk.gui.sheets.queries import QueriesSheet
from coderdesk.gui.window import MainWindow
from coderdesk.workflow.print_query import draw_list, draw_query, list_csv


class QueryLists(QObject):
    """Shows the list of queries and of templates; copies and prints."""

    opened = Signal(object)  # Query
    back_asked = Signal(object)  # Query
    chosen = Signal(object)  # QueryTemplate

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

    def choose_template(self) -> None:
        """List the templates, the user's own first."""
        desk = self._hub.desk
        if desk is None:
            return
        found = desk.asking.templates()
        lines = [Listed(one.name, f"{one.reason}  ·  {one.title}", one.why, one) for one in found]
        sheet = ListingSheet("Templates", "note", lines, does="Begin with it")
        sheet.chosen.connect(self.chosen)
        remove = KeyButton("Remove your own", Command.SHEET_DROP, "quiet")
        remove.clicked.connect(lambda: self._drop_template(sheet))
        sheet.answer(Command.SHEET_DROP, remove.click)
        sheet.put_tool(remove)
        self._window.open_sheet(sheet)

    def _drop_template(self, sheet: ListingSheet) -> None:
        """Take a template of the user's own away; those that come with the desk stay."""
        desk, line = self._hub.desk, sheet.list.current
        if desk is None or line is None or not isinstance(line.target, QueryTemplate):
            return
        name = line.target.name
        if not desk.asking.is_own(name):
            self._hub.runner.told.emit("Only a template of your own can be removed")
        elif self._hub.runner.guarded(lambda: desk.asking.remove_template(name)):
            self._hub.runner.told.emit(f"Removed the template “{name}”")
            self.choose_template()

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
