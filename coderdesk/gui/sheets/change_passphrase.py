"""Another passphrase for the work file: the old one, and the new one twice."""

from PySide6.QtCore import Qt, Signal

from coderdesk.gui.actions import Command
from coderdesk.gui.parts import KeyButton, Prose, column, words
from coderdesk.gui.sheets.passphrase import Judge, NewPassphrase, SecretEdit, Told
from coderdesk.gui.sheets.sheet import Sheet

TEXT = "Only the lock changes, so it takes a moment. The recovery code stays good."


class ChangePassphrase(Sheet):
    """Carries both passphrases by signal and keeps neither; `finish` it, or `show_trouble`."""

    change_asked = Signal(str, str)  # old, new

    def __init__(self, judge: Judge) -> None:
        super().__init__("Change the passphrase", "lock", size=(460, 400))
        self.old = SecretEdit("Passphrase until now")
        self.new = NewPassphrase(judge)
        self.told = Told(lines=2, roomy=False)
        self.primary = self.button = KeyButton("Change", Command.SHEET_DO, "primary")
        until_now = words("Passphrase until now", "micro", "ink3")
        text = Prose(TEXT, "body", "ink2")
        fields = (text, 4, until_now, self.old, 4, self.new, self.told)
        self.put(column(*fields, gap=6, margins=(18, 14, 18, 8)))
        self.put_foot(None, self.primary)
        self.first = self.old
        self.old.textChanged.connect(self._renew)
        self.old.caps_noticed.connect(lambda on: self.told.say("Caps Lock is on." if on else ""))
        self.new.changed.connect(self._renew)
        self.button.clicked.connect(self._ask)
        self._renew()
        self.fit_height()

    def show_busy(self, *, on: bool) -> None:
        """Say that the lock is being changed."""
        for part in (self.old, self.new):
            part.setEnabled(not on)
        self.told.say("Changing the lock …" if on else "", "clock", "ink3")
        self.button.setEnabled(not on and self._full)
        self.take_look()

    def show_trouble(self, message: str, hint: str = "") -> None:
        """Say why the old passphrase stays."""
        self.show_busy(on=False)
        self.told.say(f"**{message}** {hint}".strip(), "mark-error", "error")
        self.take_look()
        self.old.setFocus(Qt.FocusReason.OtherFocusReason)

    def finish(self) -> None:
        """Take the sheet away: the new passphrase counts."""
        self.leave()

    @property
    def _full(self) -> bool:
        return bool(self.old.text()) and self.new.ready

    def _renew(self, _text: str = "") -> None:
        self.button.setEnabled(self._full)

    def _ask(self) -> None:
        old, new = self.old.take(), self.new.take()
        self.change_asked.emit(old, new)
