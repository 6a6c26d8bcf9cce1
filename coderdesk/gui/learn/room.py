"""What the four sheets of the learning room share: the names of the four, and rows of two lines."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter

from coderdesk.gui.actions import Command
from coderdesk.gui.parts import KeyButton, Rows, Segments, draw_icon, literal, look, rich
from coderdesk.gui.sheets.sheet import Sheet
from coderdesk.gui.theme import dress

ROOMS = ("Notebook", "Drills", "Practice", "Credits")
SIZE = (940, 640)
ROW, MORE = 46, 18  # a row, and each further line of it, in pixels at 100 %
T = TypeVar("T")


class LearnSheet(Sheet):
    """A sheet of the learning room; Ctrl+Tab goes on to the next."""

    room_asked = Signal(int)
    save_asked = Signal()
    put_back = Signal()  # the last deed in any of the rooms

    def __init__(self, at: int, hint: str = "") -> None:
        super().__init__(ROOMS[at], "notebook", hint, size=SIZE)
        self.rooms = Segments("Room", ROOMS, at)
        self.rooms.chosen.connect(self._go)
        self.back = KeyButton("Take back", Command.SHEET_TAKE_BACK)
        self.back.setEnabled(False)
        self.put_tool(self.rooms)
        self.answer(Command.SHEET_PAGE, lambda: self._go((at + 1) % len(ROOMS)))
        self.answer(Command.SHEET_SAVE, self.save_asked.emit)
        self.answer_at(self.back, Command.SHEET_TAKE_BACK, self.put_back.emit)

    def may_take_back(self, *, undoable: bool) -> None:
        """Say whether there is a deed to take back."""
        self.back.setEnabled(undoable)

    def _go(self, at: int) -> None:
        self.leave()
        self.room_asked.emit(at)


@dataclass(frozen=True, slots=True)
class Shown:
    """How a value looks in a list: a mark, its title, what stands below, what stands at the right."""

    title: str
    below: str = ""
    right: str = ""
    icon: str = ""
    tone: str = "ink3"
    right_tone: str = "ink2"


def listing(name: str, shown: Callable[[T], Shown], below: int = 1) -> Rows[T]:
    """A list whose rows show a value: a title, and under it at most ``below`` lines."""

    def paint(painter: QPainter, rect: QRect, value: T, _current: bool) -> None:  # noqa: FBT001 - the view's call
        _paint(painter, rect, shown(value), below)

    rows: Rows[T] = Rows(name, paint, lambda *_: look().px(ROW + MORE * (below - 1)))
    dress(rows, ground="raised")
    return rows


def _paint(painter: QPainter, rect: QRect, line: Shown, lines: int) -> None:
    left, right = rect.left() + look().px(18), rect.right() - look().px(18)
    if line.icon:
        draw_icon(painter, line.icon, line.tone, left, rect.top() + look().px(14), 16)
        left += look().px(26)
    aside = rich(literal(line.right), "small", look().px(260), 1)
    space = int(right - left - aside.width - look().px(16))
    title = rich(literal(line.title), "body", space, 1)
    title.draw(painter, left, rect.top() + look().px(5), "ink")
    below = rich(literal(line.below), "small", int(right - left), lines)
    below.draw(painter, left, rect.top() + look().px(24), "ink3")
    aside.draw(painter, right - aside.width, rect.top() + look().px(6), line.right_tone)
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), look().colour("line"))


def matching(values: Sequence[T], words: str, text: Callable[[T], str]) -> list[T]:
    """The values in whose text every word stands."""
    wanted = words.casefold().split()
    return [value for value in values if all(word in text(value).casefold() for word in wanted)]
