"""The desk itself: whose record, trouble if any, the three panes, and the status bar."""

import datetime as dt

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from coderdesk.domain.code import Edition, System
from coderdesk.domain.coding import CodingState
from coderdesk.domain.work import DeskState
from coderdesk.gui.chart.dropping import files_in
from coderdesk.gui.chart.pane import ChartPane
from coderdesk.gui.coding.pane import EncounterPane
from coderdesk.gui.hub import Hub
from coderdesk.gui.identity import IdentityBar
from coderdesk.gui.message import MessageBar
from coderdesk.gui.panes import Panes
from coderdesk.gui.parts import rule
from coderdesk.gui.search.pane import CodebookPane
from coderdesk.gui.status import StatusBar
from coderdesk.gui.wiring import Wiring

KEEP_AFTER_MS = 400  # how the desk lies is kept once it has lain still so long


class DeskView(QWidget):
    """Everything that is covered when the desk is locked."""

    def __init__(self, hub: Hub, chart: ChartPane, book: CodebookPane, coding: EncounterPane) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self._hub = hub
        self.identity = IdentityBar()
        self.message = MessageBar()
        self.chart, self.book, self.coding = chart, book, coding
        self.panes = Panes((chart, book, coding))
        self.status = StatusBar()
        self.wiring = Wiring(hub, self.chart, self.book, self.coding)
        self._still = QTimer(self, singleShot=True, interval=KEEP_AFTER_MS)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.identity)
        layout.addWidget(rule())
        layout.addWidget(self.message)
        layout.addWidget(self.panes, 1)
        layout.addWidget(rule())
        layout.addWidget(self.status)
        self._wire()

    def _wire(self) -> None:
        hub = self._hub
        hub.coding_changed.connect(self._on_coding)
        hub.books_changed.connect(self._show_edition)
        hub.chart.documents_listed.connect(self._show_whose)
        hub.runner.trouble.connect(self.message.show_trouble)
        hub.runner.told.connect(self.status.say)
        hub.leaving.connect(self.keep)
        hub.laid_out.connect(self._on_laid_out)
        self._still.timeout.connect(self.keep)
        for moved in (
            self.chart.page_changed,
            self.chart.document_chosen,
            self.coding.line_chosen,
            self.book.hits.chosen,
        ):
            moved.connect(self._still.start)

    @Slot(object)
    def _on_coding(self, state: CodingState | None) -> None:
        self._show_whose()
        self.status.show_state(state)
        self._show_edition()
        self._still.start()

    def _show_whose(self, *_rows: object) -> None:
        synthetic = any(row.synthetic for row in self._hub.chart.rows)
        self.identity.show_state(self._hub.state, synthetic=synthetic)

    @Slot()
    def _show_edition(self) -> None:
        state = self._hub.state
        day = state.encounter.day if state else None
        found = self._hub.books.in_force(day).get(System.ICD10CM)
        self.status.show_edition(found, day)
        edition = found.edition if found else None
        covers = edition is not None and edition.covers(day or dt.date.today())  # noqa: DTZ011 - the desk's day
        self.book.show_edition(_edition_words(edition), warn=not covers)

    @Slot(object)
    def _on_laid_out(self, left: DeskState) -> None:
        self.wiring.lay_out(left)
        if left.shares:
            self.panes.set_shares(left.shares)

    @Slot()
    def keep(self) -> None:
        """Keep how the desk lies."""
        desk = self._hub.desk
        if desk is not None:
            state = self.wiring.as_it_lies()
            self._hub.runner.guarded(lambda: desk.keep(state))

    def forget(self) -> None:
        """Let go of what the panes showed of a record."""
        self.message.put_away()
        self.status.say("")
        self.book.box.clear()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_in(event.mimeData()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        files = files_in(event.mimeData())
        if files:
            event.acceptProposedAction()
            self._hub.files_dropped.emit(files)


def _edition_words(edition: Edition | None) -> str:
    if edition is None:
        return "No book yet"
    if edition.expires is None:
        return edition.name
    return f"{edition.name} · {edition.effective:%m/%d} – {edition.expires:%m/%d/%Y}"
