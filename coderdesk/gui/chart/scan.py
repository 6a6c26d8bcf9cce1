"""Scanned pages: how many wait to be read, how far the reading is, and how sure the machine was."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coderdesk.gui.actions import Command
from coderdesk.gui.chart.reading import Reading
from coderdesk.gui.chart.reading_desk import ReadingDesk
from coderdesk.gui.parts import Glyph, KeyButton, Prose, row
from coderdesk.gui.theme import dress

OFFER = "To find and select words there, install the optional part “ocr”: pip install 'coderdesk[ocr]'"


@dataclass(frozen=True, slots=True)
class ScanState:
    """How reading the open document's scans stands; ``done`` of ``total`` pages while it runs."""

    unread: int = 0
    can_read: bool = False
    running: bool = False
    done: int = 0
    total: int = 0


class ScanStrip(QWidget):
    """One line under the page."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        dress(self, ground="surface")
        self._says = Prose("", "small", "ink2", lines=2)
        self.button = KeyButton("Read them", Command.READ_SCAN, "quiet")
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(self.asked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        line = row(Glyph("document", "ink3", 14), (self._says, 1), self.button, gap=8)
        line.setContentsMargins(12, 3, 8, 3)
        layout.addWidget(line)
        self.hide()

    def show_words(self, words: str, does: str = "") -> None:
        """Say something, with what the button does; without words it goes away."""
        self.said = words
        self._says.show_text(words)
        self.button.show_words(does or "Read them")
        self.button.setVisible(bool(does))
        self.setVisible(bool(words))


class ScanReading(QObject):
    """Offers to read the scans of the open document, and says how sure the page in view is."""

    asked = Signal(int)  # the page in view, from 1: read it first
    stop_asked = Signal()
    said = Signal(str)

    def __init__(self, desk: ReadingDesk, reading: Reading) -> None:
        super().__init__(desk)
        self._desk, self._reading = desk, reading
        self.strip = ScanStrip()
        self.strip.asked.connect(self.toggle)
        self.state = ScanState()
        reading.changed.connect(self.refresh)
        reading.page_changed.connect(lambda _page: self.refresh())

    @property
    def page(self) -> int:
        """The page in view, from 1."""
        return self._desk.view.page + 1

    def toggle(self) -> None:
        """Read the scanned pages, the one in view first, or stop reading."""
        if self.state.running:
            self.stop_asked.emit()
        elif not self.state.unread:
            self.said.emit("No page of this document waits to be read")
        elif not self.state.can_read:
            self.said.emit(OFFER)
        else:
            self.asked.emit(self.page)

    @Slot(object)
    def show_state(self, state: ScanState) -> None:
        """Say how it stands."""
        self.state = state
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Say what there is to say of the page in view."""
        shown, state = self._reading.shown, self.state
        if shown is None:
            self.strip.show_words("")
        elif state.running:
            told = f"Reading scanned pages: {state.done} of {state.total} done"
            self.strip.show_words(told, "Stop")
        elif state.unread:
            pages = "1 page is a picture" if state.unread == 1 else f"{state.unread} pages are pictures"
            told = f"{pages} without text."
            self.strip.show_words(
                told if state.can_read else f"{told} {OFFER}", "Read" if state.can_read else ""
            )
        else:
            self.strip.show_words(self._sure())

    def _sure(self) -> str:
        shown = self._reading.shown
        seen = shown.document.scans if shown else ()
        here = next((each for each in seen if each.page == self.page), None)
        if here is None:
            return ""
        if not here.words:
            return "No words were found on this page by machine: read it by eye"
        return f"This page was read by machine, {here.sure} % sure: check words against the picture"
