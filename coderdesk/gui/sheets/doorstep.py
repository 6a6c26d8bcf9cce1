"""A page of the whole window while the work file is closed: nothing of a record is on it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coderdesk.gui.actions import Command
from coderdesk.gui.parts import Glyph, Line, Prose, column, look, row, words
from coderdesk.gui.sheets.keeping import Keeping
from coderdesk.gui.theme import dress

WIDE = 380
PROMISE = (
    "Nothing leaves this machine. Nobody but you can open this file, "
    "so keep the recovery code on paper."
)


THROUGH = frozenset(
    {
        Command.FULL_SCREEN,
        Command.LARGER,
        Command.SMALLER,
        Command.STANDARD,
        Command.LIGHT_DARK,
        Command.QUIT,
    }
)
"""What the window still answers while the desk is covered."""


class Doorstep(Keeping):
    """The name of the desk, a paragraph, and what is to be filled in, in one column."""

    through = THROUGH

    def __init__(self, name: str, wide: int = WIDE) -> None:
        super().__init__()
        self.setAccessibleName(name)
        dress(self, ground="canvas")
        self._wide = wide
        self.state = Prose("", "body", "ink2")
        self.card = column(
            row(Glyph("chart", "ink", 26), words("CoderDesk", "display"), None, gap=8), 4, gap=6
        )
        self.card.put(self.state)
        self.card.put(12)
        foot = row(None, Glyph("offline", "ink3", 14), words(PROMISE, "small", "ink3"), None, gap=6)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self.card)
        middle.addStretch(1)
        self._outer = QVBoxLayout(self)
        self._outer.addStretch(5)
        self._outer.addLayout(middle)
        self._outer.addStretch(6)
        self._outer.addWidget(foot)
        self.take_look()

    def say(self, markup: str) -> None:
        """Say why this page is here."""
        self.state.show_text(markup)
        self.take_look()

    def take_look(self) -> None:
        """Measure again."""
        width = look().px(self._wide)
        self.card.setFixedWidth(width)
        self.state.setFixedHeight(self.state.heightForWidth(width))
        self._outer.setContentsMargins(0, 0, 0, look().px(12))


def stacked(*pieces: QWidget | int) -> Line:
    """Parts of a doorstep that are shown and hidden together."""
    box = column(*pieces, gap=6)
    box.setContentsMargins(0, 0, 0, 0)
    return box


def give_keyboard(widget: QWidget) -> None:
    """Put the keyboard where it is wanted."""
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
