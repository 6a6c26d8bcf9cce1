"""The first start: a name, a passphrase, and the recovery code to keep."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from typing_extensions import override

from coderdesk.gui.actions import Command
from coderdesk.gui.parts import Field, KeyButton, row
from coderdesk.gui.sheets.doorstep import Doorstep, give_keyboard, stacked
from coderdesk.gui.sheets.passphrase import Judge, NewPassphrase, Told
from coderdesk.gui.sheets.recovery_code import TEXT, RecoveryCode
from coderdesk.gui.theme import dress

WELCOME = (
    "Charts and codes will lie in **one encrypted file** on this machine. Choose the passphrase that "
    "opens it: four or five words that belong together for nobody but you."
)


class FirstRun(Doorstep):
    """Two steps: choose a passphrase; keep the recovery code."""

    begin_asked = Signal(str, str, str)  # passphrase, name, credential
    print_asked = Signal(str)  # recovery code
    finished = Signal()

    def __init__(self, judge: Judge) -> None:
        super().__init__("Welcome to CoderDesk", wide=400)
        self._busy = False
        self.name = Field("Your name, as it shall stand on summaries", boxed=True)
        self.credential = Field("Credential", boxed=True, wide=110)
        for field in (self.name, self.credential):
            dress(field.edit, tall=36)
        self.new = NewPassphrase(judge)
        self.begin = KeyButton("Make the desk", Command.SHEET_DO, "primary")
        self.told = Told(lines=2, roomy=False)
        self.code = RecoveryCode()
        self.open = KeyButton("Open the desk", Command.SHEET_DO, "primary")
        who = row((self.name, 1), self.credential, gap=8)
        first = row(self.begin, None)
        self._choose = stacked(who, 8, self.new, self.told, 4, first)
        self._keep = stacked(self.code, 4, row(self.open, None))
        self.card.put(self._choose)
        self.card.put(self._keep)
        self._keep.hide()
        self.say(WELCOME)
        self.new.changed.connect(self._renew)
        self.new.submitted.connect(self._submit)
        self.begin.clicked.connect(self._submit)
        self.code.print_asked.connect(self.print_asked)
        self.code.proved.connect(self.open.setEnabled)
        self.code.proof.returnPressed.connect(self._finish)
        self.open.clicked.connect(self._finish)
        self.name.edit.returnPressed.connect(lambda: give_keyboard(self.credential.edit))
        self.credential.edit.returnPressed.connect(lambda: give_keyboard(self.new.one))
        self.answer(Command.SHEET_PRINT, self._print)
        self.watch_fields()
        self.open.setEnabled(False)
        self._renew()

    def show_busy(self, *, on: bool) -> None:
        """Say that the work file is being made."""
        self._busy = on
        self._choose.setEnabled(not on)
        self.told.say("Making the work file …" if on else "", "clock", "ink3")
        self._renew()

    def show_trouble(self, message: str, hint: str = "") -> None:
        """Say why the work file could not be made."""
        self.show_busy(on=False)
        self.told.say(f"**{message}** {hint}".strip(), "mark-error", "error")
        give_keyboard(self.new.one)

    def show_code(self, code: str) -> None:
        """Go on to the recovery code."""
        self.show_busy(on=False)
        self.code.show_code(code)
        self._choose.hide()
        self._keep.show()
        self.say(TEXT)
        give_keyboard(self.code.proof)

    def _renew(self) -> None:
        self.begin.setEnabled(self.new.ready and not self._busy)

    def _submit(self) -> None:
        if self.begin.isEnabled() and self._choose.isVisibleTo(self):
            name, credential = self.name.text.strip(), self.credential.text.strip()
            self.begin_asked.emit(self.new.take(), name, credential)

    def _finish(self) -> None:
        if self.code.kept:
            self.code.forget()
            self.finished.emit()

    def _print(self) -> None:
        if self._keep.isVisibleTo(self):
            self.code.print.click()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        give_keyboard(self.code.proof if self._keep.isVisibleTo(self) else self.name.edit)
