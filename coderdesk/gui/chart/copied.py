"""Text repeated from earlier notes, dimmed on the page so that what is new stands out."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Signal, Slot

from coderdesk.domain.compared import Span
from coderdesk.gui.chart.marks import Mark, MarkKind
from coderdesk.gui.chart.passages import on_pages
from coderdesk.gui.chart.reading import Reading
from coderdesk.gui.chart.reading_desk import ReadingDesk


class CopiedReading(QObject):
    """Dims what is copied forward in the open document, while it is asked for."""

    asked = Signal(int)  # document id
    compare_asked = Signal(int)  # document id
    said = Signal(str)

    def __init__(self, desk: ReadingDesk, reading: Reading) -> None:
        super().__init__(desk)
        self._desk, self._reading = desk, reading
        self.on = False
        self._document = 0
        self.spans: tuple[Span, ...] = ()
        reading.changed.connect(self._on_changed)

    def toggle(self) -> None:
        """Dim what is repeated, or show everything alike again."""
        self.on = not self.on
        if self.on and self._document:
            self.asked.emit(self._document)
        elif not self.on:
            self.spans = ()
            self._mark()
            self.said.emit("Nothing is dimmed any more")

    def compare(self) -> None:
        """Ask for an earlier note beside this one."""
        if self._document:
            self.compare_asked.emit(self._document)

    @Slot(int, object)
    def show_copied(self, document_id: int, spans: Sequence[Span]) -> None:
        """Dim these spans, if that document is still open and they are still wanted."""
        shown = self._reading.shown
        if not self.on or shown is None or document_id != self._document:
            return
        self.spans = tuple(spans)
        self._mark()
        letters = max(1, len(shown.document.text))
        share = round(100 * sum(end - start for start, end in self.spans) / letters)
        self.said.emit(f"{share} % stands in an earlier note" if self.spans else "All of it is new")

    def show_near(self, near: Mapping[int, int]) -> None:
        """Say in the list which documents nearly repeat an earlier one, both by their ids."""
        self._desk.contents.show_near(near)

    def _mark(self) -> None:
        shown = self._reading.shown
        marks = [
            Mark(page, first, last, MarkKind.COPIED)
            for start, end in (self.spans if shown else ())
            for page, first, last in (on_pages(shown.document, start, end) if shown else ())
        ]
        self._desk.view.set_copied_marks(marks)

    @Slot()
    def _on_changed(self) -> None:
        shown = self._reading.shown
        now = shown.row.id if shown else 0
        if now != self._document:
            self._document, self.spans = now, ()
            if self.on and now:
                self.asked.emit(now)
