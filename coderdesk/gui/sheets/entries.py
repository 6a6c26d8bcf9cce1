"""A short table to keep by hand: choose a line, change its fields, set it; each counts at once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter
from typing_extensions import override

from coderdesk.errors import CoderDeskError
from coderdesk.gui.actions import Command
from coderdesk.gui.parts import Field, KeyButton, Prose, Rows, column, literal, look, rich, row
from coderdesk.gui.sheets.passphrase import Told
from coderdesk.gui.sheets.sheet import Sheet
from coderdesk.gui.theme import dress

ROW, NUMBER = 30, 110


@dataclass(frozen=True, slots=True)
class Entry:
    """A line: its values as text, in the order of the heads, and a word about it."""

    values: tuple[str, ...]
    below: str = ""

    @property
    def spoken(self) -> str:
        """All of the line."""
        return ", ".join(part for part in (*self.values, self.below) if part)


Hold: TypeAlias = Callable[[], Callable[[], Sequence[Entry]]]


class EntriesSheet(Sheet):
    """Lines with a name and numbers; ``take`` keeps one and gives back all lines.

    What ``take`` cannot keep it refuses with a CoderDeskError, which is said above the list.
    """

    changed = Signal()

    def __init__(
        self,
        names: tuple[str, str],
        heads: Sequence[str],
        entries: Sequence[Entry],
        take: Callable[[tuple[str, ...]], Sequence[Entry]],
        note: str = "",
    ) -> None:
        super().__init__(names[0], names[1], size=(640, 520))
        self._take = take
        self._hold: Hold | None = None
        self._undos: list[Callable[[], Sequence[Entry]]] = []
        self.back = KeyButton("Take back", Command.SHEET_TAKE_BACK, "quiet")
        self.fields = [
            Field(head, boxed=True, wide=0 if not at else NUMBER) for at, head in enumerate(heads)
        ]
        self.told = Told()
        self.list: Rows[Entry] = Rows(names[0], _paint, lambda *_: look().px(ROW))
        dress(self.list, ground="raised")
        self.primary = KeyButton("Set", Command.SHEET_DO, "primary")
        first, *rest = self.fields
        self.put(column(row((first, 1), *rest, gap=8), self.told, gap=6, margins=(18, 14, 18, 6)))
        self.put(self.list, 1)
        self.put(column(Prose(note, "small", "ink3"), margins=(18, 6, 18, 6)))
        self.put_foot(None, self.primary)
        self.first = self.list if rest else first.edit
        self.list.show_rows(entries, 0)
        self.list.chosen.connect(self._load)
        self.list.activated.connect(lambda _index: self._edit())
        self.primary.clicked.connect(self._set)
        self._load()

    def offer_undo(self, hold: Hold) -> None:
        """Offer to take back what is set; ``hold`` gives what puts back the lines as they are now."""
        self._hold = hold
        self.put_tool(self.back)
        self.back.setEnabled(False)
        self.answer_at(self.back, Command.SHEET_TAKE_BACK, self._take_back)

    def _take_back(self) -> None:
        if self._undos:
            self._show(self._undos.pop()())
            self.told.say("")

    def _show(self, entries: Sequence[Entry]) -> None:
        at = self.list.at
        self.list.show_rows(entries, min(max(at, 0), len(entries) - 1))
        self.back.setEnabled(bool(self._undos))
        self.changed.emit()

    def _load(self) -> None:
        entry = self.list.current
        for at, field in enumerate(self.fields):
            field.edit.setText(entry.values[at] if entry else "")
            field.mark(bad=False)

    def _edit(self) -> None:
        last = self.fields[1] if len(self.fields) > 1 else self.fields[0]
        last.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        last.edit.selectAll()

    def _set(self) -> None:
        undo = self._hold() if self._hold is not None else None
        try:
            entries = self._take(tuple(field.text.strip() for field in self.fields))
        except CoderDeskError as error:
            self.told.say(error.line)
            return
        self.told.say("")
        if undo is not None:
            self._undos.append(undo)
        self._show(entries)

    @override
    def do(self) -> None:
        if self.list.hasFocus():
            self._edit()
        else:
            super().do()


def _paint(painter: QPainter, rect: QRect, entry: Entry, _current: bool) -> None:  # noqa: FBT001 - the view's call
    left, right = rect.left() + look().px(18), rect.right() - look().px(18)
    middle = rect.top() + rect.height() / 2
    numbers = entry.values[1:]
    for at, text in enumerate(numbers):
        value = rich(literal(text), "body", look().px(NUMBER), 1)
        edge = right - look().px(NUMBER + 8) * (len(numbers) - 1 - at)
        value.draw(painter, edge - value.width, middle - value.height / 2, "ink2")
    room = right - look().px(NUMBER + 8) * len(numbers) - left
    name = rich(literal(entry.values[0]), "body", room, 1)
    name.draw(painter, left, middle - name.height / 2, "ink")
    if entry.below:
        note = rich(literal(entry.below), "small", max(20, room - int(name.width) - look().px(12)), 1)
        note.draw(painter, left + name.width + look().px(12), middle - note.height / 2, "ink3")
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), look().colour("line"))
