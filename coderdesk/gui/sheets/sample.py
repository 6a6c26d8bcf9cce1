"""How many accounts an audit draws, and by which seed."""

from PySide6.QtCore import Qt, Signal

from coderdesk.gui.actions import Command
from coderdesk.gui.parts import Field, KeyButton, Prose, column, row
from coderdesk.gui.sheets.passphrase import Told
from coderdesk.gui.sheets.sheet import Sheet

MOST = 500
AT_RANDOM = "Drawn from the final encounters. The same seed draws the same again."
BY_RISK = (
    "Edits overridden, lines without evidence, many codes, a kind of work that weighs much, and codes"
    " that no other final encounter has: the more of them, the sooner it is drawn."
)


class SampleSheet(Sheet):
    """Two fields; Enter draws."""

    drawn = Signal(int, str)  # how many, seed

    def __init__(self, count: int, seed: str, *, by_risk: bool) -> None:
        title = "Draw a sample by risk" if by_risk else "Draw a sample at random"
        super().__init__(title, "audit", size=(560, 260))
        self.count = Field("Accounts", str(count), boxed=True, wide=110)
        self.seed = Field("Seed", seed, boxed=True)
        self.seed.edit.setMaxLength(40)
        self.told = Told()
        self.primary = KeyButton("Draw", Command.SHEET_DO, "primary")
        note = Prose(BY_RISK if by_risk else AT_RANDOM, "small", "ink3")
        fields = row(self.count, (self.seed, 1), gap=8)
        self.put(column(fields, note, self.told, gap=8, margins=(18, 14, 18, 8)))
        self.put_foot(None, self.primary)
        self.first = self.count.edit
        self.count.edit.selectAll()
        self.primary.clicked.connect(self._draw)
        self.fit_height()

    def _draw(self) -> None:
        typed = self.count.text.strip()
        count = int(typed) if typed.isdecimal() and len(typed) <= len(str(MOST)) else 0
        if not 1 <= count <= MOST:
            self._complain(self.count, f"Type a number from 1 to {MOST}.")
        elif not self.seed.text.strip():
            self._complain(self.seed, "Type a seed: any word, or the day.")
        else:
            self.leave()
            self.drawn.emit(count, self.seed.text.strip())

    def _complain(self, field: Field, text: str) -> None:
        field.mark(bad=True, why=text)
        self.told.say(text)
        field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
