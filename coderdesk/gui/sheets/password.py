"""Asks for the password of a file, such as an encrypted PDF."""

from PySide6.QtCore import Signal
from typing_extensions import override

from coderdesk.gui.actions import Command
from coderdesk.gui.parts import KeyButton, Prose, column, literal, words
from coderdesk.gui.sheets.passphrase import SecretEdit, Told
from coderdesk.gui.sheets.sheet import Sheet


class PasswordPrompt(Sheet):
    """One hidden field; the password is used once and kept nowhere."""

    given = Signal(str)
    skipped = Signal()

    def __init__(self, name: str) -> None:
        super().__init__("Password", "lock", size=(500, 240))
        self.edit = SecretEdit("Password of the file")
        self.told = Told()
        self.primary = KeyButton("Open", Command.SHEET_DO, "primary")
        skip = KeyButton("Leave it out", Command.SHEET_CLOSE)
        text = Prose(f"**{literal(name)}** is locked with a password of its own.", "body", "ink2")
        self.put(column(text, 2, self.edit, self.told, gap=6, margins=(18, 14, 18, 4)))
        self.put_foot(
            words("It is used once and kept nowhere.", "small", "ink3"), None, skip, self.primary
        )
        self.close_button.hide()
        self.first = self.edit
        self.edit.caps_noticed.connect(lambda caps: self.told.say("Caps Lock is on." if caps else ""))
        self.edit.textChanged.connect(lambda text: self.primary_enabled(on=bool(text)))
        self.primary.clicked.connect(self._give)
        skip.clicked.connect(self.leave)
        self.primary_enabled(on=False)
        self.fit_height()

    def primary_enabled(self, *, on: bool) -> None:
        """Let the dark button be pressed, or not."""
        if self.primary is not None:
            self.primary.setEnabled(on)

    def show_trouble(self, message: str) -> None:
        """Say that the password does not open the file."""
        self.told.say(message, "mark-error", "error")

    def finish(self) -> None:
        """Take the sheet away: the file is open."""
        super().leave()

    @override
    def leave(self) -> None:
        self.skipped.emit()
        super().leave()

    def _give(self) -> None:
        self.given.emit(self.edit.take())
