"""Ctrl+P: the coding summary as it will be on paper; save it, print it, without the person, locked."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from typing_extensions import override

from coderdesk.gui.actions import Command
from coderdesk.gui.parts import Keys, Toggle, words
from coderdesk.gui.sheets.pages import PagesSheet
from coderdesk.gui.sheets.passphrase import SecretEdit
from coderdesk.gui.theme import dress


@dataclass(frozen=True, slots=True)
class SummaryWish:
    """How the summary is wanted; an empty password locks nothing."""

    without_person: bool = False
    password: str = ""


class SummarySheet(PagesSheet):
    """Shows pages it is given; the signals say how they are wanted."""

    wished = Signal(object)  # SummaryWish: draw the pages again
    save_asked = Signal(object)  # SummaryWish
    print_asked = Signal(object)

    def __init__(self, about: str = "") -> None:
        bare = Toggle("Without the person", Command.SHEET_DEIDENTIFIED)
        password = SecretEdit("Password for the PDF, empty for none")
        password.setPlaceholderText("No password")
        dress(password, tall=28, wide=150)
        secret = (words("Lock the PDF", "body", "ink2"), password, Keys(Command.SHEET_PASSWORD))
        super().__init__("Coding summary", about, (bare, 10, *secret))
        self.bare, self.password = bare, password
        self.bare.toggled.connect(lambda _on: self._wish())
        self.answer(Command.SHEET_DEIDENTIFIED, self.bare.toggle)
        self.answer(Command.SHEET_PASSWORD, self._to_password)

    @property
    def wish(self) -> SummaryWish:
        """How it is wanted now."""
        return SummaryWish(self.bare.isChecked(), self.password.text())

    @override
    def _save(self) -> None:
        self.save_asked.emit(self.wish)

    @override
    def _print(self) -> None:
        self.print_asked.emit(self.wish)

    def _wish(self) -> None:
        self.show_busy()
        self.wished.emit(self.wish)

    def _to_password(self) -> None:
        self.password.setFocus(Qt.FocusReason.ShortcutFocusReason)
