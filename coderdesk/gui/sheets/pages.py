"""Any page of the desk as it will be on paper: look at it, save it, print it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from coderdesk.gui.actions import Command
from coderdesk.gui.parts import KeyButton, Prose
from coderdesk.gui.sheets.page_view import PageView
from coderdesk.gui.sheets.sheet import Sheet


class PagesSheet(Sheet):
    """Shows pages it is given; the signals say what to do with them."""

    save_asked = Signal()
    print_asked = Signal()

    def __init__(self, title: str, about: str = "", before: Sequence[QWidget | int] = ()) -> None:
        """``before`` are the pieces of the foot in front of what it says."""
        super().__init__(title, "print", about, size=(960, 1400))
        self.pages = PageView(f"Pages of {title.lower()}")
        self.first = self.pages
        self.print = KeyButton("Print", Command.SHEET_PRINT, "", "print")
        self.primary = KeyButton("Save as PDF", Command.SHEET_SAVE, "primary")
        self.said = Prose("", "small", "ink2", lines=1)
        self.put(self.pages, 1)
        self.put_foot(*before, (self.said, 1), self.print, self.primary)
        self.answer_at(self.primary, Command.SHEET_SAVE, self._save)
        self.answer_at(self.print, Command.SHEET_PRINT, self._print)
        self.show_busy()

    def show_busy(self) -> None:
        """Say that the pages are being drawn."""
        self.pages.say("Drawing the pages …")
        self._allow(on=False)

    def show_pages(self, pages: Sequence[QImage]) -> None:
        """Show the drawn pages."""
        self.pages.show_pages(pages)
        self._allow(on=bool(pages))

    def show_said(self, text: str, tone: str = "ink2") -> None:
        """Say what became of it: saved where, or why not."""
        self.said.show_text(text, tone)

    def _save(self) -> None:
        self.save_asked.emit()

    def _print(self) -> None:
        self.print_asked.emit()

    def _allow(self, *, on: bool) -> None:
        self.print.setEnabled(on)
        if self.primary is not None:
            self.primary.setEnabled(on)
