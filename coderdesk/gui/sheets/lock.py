"""The locked desk: one field, or the recovery code with a new passphrase."""

import math

from PySide6.QtCore import QElapsedTimer, QTimer, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from coderdesk.gui.actions import Command
from coderdesk.gui.parts import KeyButton, row, words
from coderdesk.gui.sheets.doorstep import Doorstep, give_keyboard, stacked
from coderdesk.gui.sheets.passphrase import Judge, NewPassphrase, SecretEdit, Told
from coderdesk.gui.theme import dress

WITH_CODE = (
    "Type the **recovery code** from paper, in any case, with or without the dashes, and choose a new "
    "passphrase. The code stays good."
)

TICK_MS = 200


class LockScreen(Doorstep):
    """Asks for the passphrase. The signals carry it; it is kept nowhere."""

    unlock_asked = Signal(str)
    recovery_asked = Signal(str, str)  # code, new passphrase

    def __init__(self, judge: Judge, why: str = "The desk is locked.") -> None:
        super().__init__("The desk is locked")
        self._why = why
        self._busy = False
        self._wait, self._since = 0.0, QElapsedTimer()
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._on_tick)
        self.edit = SecretEdit("Passphrase")
        self.told = Told(lines=2)
        self.unlock = KeyButton("Unlock", Command.SHEET_DO, "primary")
        self.other = KeyButton("Recovery code", Command.SHEET_RECOVERY, "quiet")
        self.code = QLineEdit()
        self.code.setAccessibleName("Recovery code")
        self.code.setMaxLength(80)
        dress(self.code, voice="code-plain", tall=36)
        self.new = NewPassphrase(judge)
        self._with_passphrase = stacked(words("Passphrase", "micro", "ink3"), self.edit)
        self._with_code = stacked(words("Recovery code", "micro", "ink3"), self.code, 4, self.new)
        for piece in (self._with_passphrase, self._with_code, self.told, 6):
            self.card.put(piece)
        self.card.put(row(self.unlock, None, self.other, gap=8))
        self.edit.returnPressed.connect(self._submit)
        self.edit.caps_noticed.connect(self._on_caps)
        self.edit.textChanged.connect(self._renew)
        self.code.textChanged.connect(self._renew)
        self.code.returnPressed.connect(lambda: give_keyboard(self.new.one))
        self.new.changed.connect(self._renew)
        self.new.submitted.connect(self._submit)
        self.unlock.clicked.connect(self._submit)
        self.other.clicked.connect(self.swap)
        self.answer(Command.SHEET_RECOVERY, self.swap)
        self.answer(Command.SHEET_CLOSE, self._close)
        self.answer(Command.SHEET_DO, self._submit)
        self.watch_fields()
        self._show(code=False)

    @property
    def by_code(self) -> bool:
        """Whether the recovery code is asked for."""
        return self._with_code.isVisibleTo(self)

    def swap(self) -> None:
        """Ask for the recovery code, or for the passphrase again."""
        if not self._busy:
            self._show(code=not self.by_code)

    def show_busy(self, *, on: bool) -> None:
        """Say that the passphrase is being tried, and take no other meanwhile."""
        self._busy = on
        self._take_words(on=not on)
        if on:
            self.told.say("Opening the work file …", "clock", "ink3")
        else:
            self.told.say("")
            self._give_keyboard()

    def show_trouble(self, message: str, hint: str = "") -> None:
        """Say why the desk stays locked."""
        self.show_busy(on=False)
        self.told.say(f"**{message}** {hint}".strip(), "mark-error", "error")

    def hold_off(self, seconds: float) -> None:
        """Take no attempt for so long, and count it down; what stands in the fields stays."""
        if seconds > 0:
            self._wait = seconds
            self._since.start()
            self._take_words(on=False)
            self._tick.start()
            self._on_tick()

    @Slot()
    def _on_tick(self) -> None:
        left = self._wait - self._since.elapsed() / 1000
        if left > 0:
            whole = math.ceil(left)
            seconds = "1 second" if whole == 1 else f"{whole} seconds"
            self.told.say(f"**Several wrong attempts in a row.** The next one in {seconds}.", "clock")
            return
        self._tick.stop()
        self._wait = 0.0
        self._take_words(on=True)
        self.told.say("Try again now.", "info", "ink2")
        self._give_keyboard()

    def _take_words(self, *, on: bool) -> None:
        for part in (self.edit, self.code, self.new):
            part.setEnabled(on)
        self._renew()

    def _show(self, *, code: bool) -> None:
        self._with_passphrase.setVisible(not code)
        self._with_code.setVisible(code)
        self.other.show_words("Passphrase" if code else "Recovery code")
        self.say(WITH_CODE if code else self._why)
        self.told.make_room(on=not code)
        if not self._wait:
            self.told.say("")
        self._renew()
        self._give_keyboard()

    def _give_keyboard(self) -> None:
        give_keyboard(self.code if self.by_code else self.edit)

    def _renew(self, _text: str = "") -> None:
        full = self.new.ready and bool(self.code.text()) if self.by_code else bool(self.edit.text())
        self.unlock.setEnabled(full and not self._busy and not self._wait)

    def _submit(self) -> None:
        if not self.unlock.isEnabled():
            return
        if self.by_code:
            self.recovery_asked.emit(self.code.text(), self.new.take())
        else:
            self.unlock_asked.emit(self.edit.take())

    def _on_caps(self, caps: bool) -> None:  # noqa: FBT001 - a slot
        self.told.say("Caps Lock is on." if caps else "")

    def _close(self) -> None:
        if self.by_code:
            self.swap()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._give_keyboard()
