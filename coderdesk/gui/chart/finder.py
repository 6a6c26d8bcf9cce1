"""Finding in the chart: the field in the head, the list beside the page, the marks on it."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal, Slot

from coderdesk.domain.work import Found
from coderdesk.gui.chart.head import ChartTools
from coderdesk.gui.chart.reading import Reading
from coderdesk.gui.chart.reading_desk import ReadingDesk


class Finder(QObject):
    """Asks for words and shows what was found; Esc puts everything back."""

    asked = Signal(str)
    left = Signal()  # the keyboard goes back to the page

    def __init__(self, tools: ChartTools, desk: ReadingDesk, reading: Reading) -> None:
        super().__init__(desk)
        self._tools, self._desk, self._reading = tools, desk, reading
        field = tools.field
        field.asked.connect(self._on_words)
        field.stepped.connect(desk.found.step)
        field.left.connect(self.leave)
        field.entered_list.connect(desk.found.take_focus)
        tools.find_asked.connect(self.begin)

    @Slot()
    def begin(self) -> None:
        """Put the keyboard in the field."""
        if self._reading.rows:
            self._tools.show_finding(on=True)
            self._tools.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._tools.field.selectAll()

    def find(self, words: str) -> None:
        """Find these words now."""
        self.begin()
        self._tools.field.setText(words)
        self.asked.emit(words)

    @Slot()
    def leave(self) -> None:
        """Back to the page; the finds and their marks go."""
        self._tools.field.clear()
        self._tools.show_finding(on=False)
        self.left.emit()

    def show_found(self, words: str, found: Sequence[Found]) -> None:
        """Show where words stand, unless others have been asked for since."""
        if words.strip() and words == self._tools.field.text():
            self._reading.show_found(found)
            self._desk.show_list(self._desk.found, opened=True)

    @Slot(str)
    def _on_words(self, words: str) -> None:
        if not words.strip():
            self._desk.show_list(self._desk.contents, opened=False)
            self._reading.show_found(())
        self.asked.emit(words)
