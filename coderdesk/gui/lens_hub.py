"""The part of the hub that reads documents for conditions, off the GUI thread."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from coderdesk.domain.chart import Document
from coderdesk.domain.code import Hit, System
from coderdesk.domain.coding import CodingState
from coderdesk.domain.encounter import Setting
from coderdesk.domain.mention import Mention, Stance
from coderdesk.gui.chart.lens import LensReading
from coderdesk.gui.hub import Hub
from coderdesk.gui.tasks import Task
from coderdesk.workflow.coverage import Uncovered
from coderdesk.workflow.lens import Lens, counts_here


class LensHub(QObject):
    """Reads the open document, says what a stance means here, finds the codes of a mention."""

    read = Signal(int, object)  # document id, tuple of Mention

    def __init__(self, hub: Hub, lens: LensReading) -> None:
        super().__init__()
        self._hub, self._lens = hub, lens
        self._reader = Lens(hub.books)
        self._documents: dict[int, Document] = {}
        self._finding: Task | None = None
        self._setting: Setting | None = None
        hub.chart.document_opened.connect(self._on_opened)
        hub.chart.text_read.connect(self._on_text)
        hub.chart.documents_listed.connect(self._on_listed)
        hub.books_changed.connect(self._on_books)
        hub.coding_changed.connect(self._on_coding)
        lens.document_asked.connect(self._on_asked)
        lens.codes_asked.connect(self._on_codes)
        lens.said.connect(hub.runner.told)
        self.read.connect(lens.show_mentions)

    @Slot(object, object, object)
    def _on_opened(self, _row: object, document: Document, _pages: object) -> None:
        self._documents = {document.id: document}
        self._on_asked(document.id)

    @Slot(object)
    def _on_text(self, document: Document) -> None:
        if document.id in self._documents:
            self._documents[document.id] = document
            self._on_asked(document.id)

    @Slot(object)
    def _on_listed(self, rows: object) -> None:
        if not rows:
            self._documents.clear()
            self._lens.forget()

    @Slot()
    def _on_books(self) -> None:
        self._reader = Lens(self._hub.books)
        for document_id in self._documents:
            self._on_asked(document_id)

    @Slot(int)
    def _on_asked(self, document_id: int) -> None:
        document, state = self._documents.get(document_id), self._hub.state
        if document is None or not document.text:
            return
        reader, day = self._reader, state.encounter.day if state else None
        self._hub.runner.run(
            lambda _step: reader.read(document, day), partial(self.read.emit, document_id)
        )

    @Slot(object)
    def _on_codes(self, mention: Mention) -> None:
        """Only the last mention is answered."""
        if self._finding is not None:
            self._finding.cancel()
        state, reader = self._hub.state, self._reader
        day = state.encounter.day if state else None
        self._finding = self._hub.runner.run(
            lambda _step: reader.codes(mention, day), partial(self._on_found, mention)
        )

    def _on_found(self, mention: Mention, hits: list[Hit]) -> None:
        self._finding = None
        self._lens.show_codes(mention, hits)

    @Slot(object)
    def _on_coding(self, state: CodingState | None) -> None:
        setting = state.encounter.setting if state else None
        self._hub.chart.order_for(setting)
        if setting is None or setting is self._setting:
            return
        self._setting = setting
        codable = {Stance.AFFIRMED} | ({Stance.UNCERTAIN} if setting is Setting.INPATIENT else set())
        means = {stance: counts_here(stance, setting) for stance in Stance}
        self._lens.show_setting(means, frozenset(codable))

    def uncovered(self) -> tuple[Uncovered, ...]:
        """What of the chart has not been looked at, with the mentions that lie there."""
        state = self._hub.state
        return self._hub.chart.uncovered(self._reader, state.encounter.day if state else None)

    def assign(self, hit: Hit, words: str) -> None:
        """Put the code of a mention on the encounter."""
        self._hub.assign(System(hit.system), hit.code, words=words)
