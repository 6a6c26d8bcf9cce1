"""Ctrl+P: the coding summary as it will be on paper; save it, print it, without the person, locked."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage

from coderdesk.gui.actions import Command
from coderdesk.gui.parts import KeyButton, Keys, Prose, Toggle, words
from coderdesk.gui.sheets.page_view import PageView
from coderdesk.gui.sheets.passphrase import SecretEdit
from coderdesk.gui.sheets.sheet import Sheet
from coderdesk.gui.theme import dress


@dataclass(frozen=True, slots=True)
class SummaryWish:
    """How the summary is wanted; an empty password locks nothing."""

    without_person: bool = False
    password: str = ""


class SummarySheet(Sheet):
    """Shows pages it is given; the signals say what to do with them."""

    wished = Signal(object)  # SummaryWish: draw the pages again
    save_asked = Signal(object)  # SummaryWish
    print_asked = Signal(object)

    def __init__(self, about: str = "") -> None:
        super().__init__("Coding summary", "print", about, size=(960, 1400))
        self.pages = PageView("Pages of the summary")
        self.first = self.pages
        self.bare = Toggle("Without the person", Command.SHEET_DEIDENTIFIED)
        self.password = SecretEdit("Password for the PDF, empty for none")
        self.password.setPlaceholderText("No password")
        dress(self.password, tall=28, wide=150)
        self.print = KeyButton("Print", Command.SHEET_PRINT, "", "print")
        self.primary = KeyButton("Save as PDF", Command.SHEET_SAVE, "primary")
        self.said = Prose("", "small", "ink2", lines=1)
        self.put(self.pages, 1)
        secret = (words("Lock the PDF", "body", "ink2"), self.password, Keys(Command.SHEET_PASSWORD))
        self.put_foot(self.bare, 10, *secret, (self.said, 1), self.print, self.primary)
        self.bare.toggled.connect(lambda _on: self._wish())
        self.primary.clicked.connect(lambda: self.save_asked.emit(self.wish))
        self.print.clicked.connect(lambda: self.print_asked.emit(self.wish))
        self.answer(Command.SHEET_SAVE, self.primary.click)
        self.answer(Command.SHEET_PRINT, self.print.click)
        self.answer(Command.SHEET_DEIDENTIFIED, self.bare.toggle)
        self.answer(Command.SHEET_PASSWORD, self._to_password)
        self.show_busy()

    @property
    def wish(self) -> SummaryWish:
        """How it is wanted now."""
        return SummaryWish(self.bare.isChecked(), self.password.text())

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

    def _allow(self, *, on: bool) -> None:
        self.print.setEnabled(on)
        if self.primary is not None:
            self.primary.setEnabled(on)

    def _wish(self) -> None:
        self.show_busy()
        self.wished.emit(self.wish)

    def _to_password(self) -> None:
        self.password.setFocus(Qt.FocusReason.ShortcutFocusReason)
