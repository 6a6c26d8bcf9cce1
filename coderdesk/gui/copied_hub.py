"""The part of the hub that looks for what notes repeat, and lays two notes side by side."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from coderdesk.domain.work import DocumentRow
from coderdesk.gui.chart.copied import CopiedReading
from coderdesk.gui.hub import Hub
from coderdesk.workflow.copied_forward import (
    compare_notes,
    copied_forward,
    earlier_notes,
    near_copies,
)


class CopiedHub(QObject):
    """Answers the pane about copied text; comparing is shown in a sheet."""

    choice_asked = Signal(object)  # tuple[DocumentRow, ...], nearest first
    compared = Signal(object)  # TwoNotes

    def __init__(self, hub: Hub, copied: CopiedReading) -> None:
        super().__init__()
        self._hub, self._copied = hub, copied
        self._document = 0
        self._known: frozenset[int] = frozenset()
        self._near: Mapping[int, int] = {}
        hub.chart.documents_listed.connect(self._on_listed)
        copied.asked.connect(self._on_asked)
        copied.compare_asked.connect(self._on_compare)
        copied.said.connect(hub.runner.told)
        hub.chart.text_read.connect(lambda document: self._on_text(document.id))

    @Slot(int)
    def _on_asked(self, document_id: int) -> None:
        desk, rows = self._hub.desk, self._hub.chart.rows
        if desk is not None:
            self._hub.runner.run(
                lambda _step: copied_forward(rows, document_id, desk.text),
                partial(self._copied.show_copied, document_id),
            )

    @Slot(object)
    def _on_listed(self, rows: tuple[DocumentRow, ...]) -> None:
        """Look for documents that repeat one another, whenever others have come or gone."""
        desk, known = self._hub.desk, frozenset(row.id for row in rows)
        if known == self._known:
            return
        self._known = known
        self._on_near(known, {})
        if desk is not None and len(rows) > 1:
            self._hub.runner.run(
                lambda _step: near_copies(rows, desk.text), partial(self._on_near, known)
            )

    def _on_near(self, known: frozenset[int], near: Mapping[int, int]) -> None:
        if known == self._known:
            self._near = near
            self._copied.show_near(near)

    def _on_text(self, document_id: int) -> None:
        if self._copied.on:
            self._on_asked(document_id)

    @Slot(int)
    def _on_compare(self, document_id: int) -> None:
        like = self._near.get(document_id)
        earlier = earlier_notes(self._hub.chart.rows, document_id)
        earlier = tuple(sorted(earlier, key=lambda row: row.id != like))
        self._document = document_id
        if not earlier:
            self._hub.runner.told.emit("There is no earlier note to compare with")
        else:
            self.choice_asked.emit(earlier)

    @Slot(object)
    def compare(self, other: object) -> None:
        """Lay an earlier note, by its id, beside the one that asked."""
        desk, here = self._hub.desk, self._document
        if desk is not None and isinstance(other, int):
            self._hub.runner.run(
                lambda _step: compare_notes(other, here, desk.text), self.compared.emit
            )
