"""A sheet of lists that the coder keeps: look through them, take a line, drop a line, undo that."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from typing_extensions import override

from coderdesk.gui.actions import Command, keys_of
from coderdesk.gui.parts import (
    FilterBox,
    KeyButton,
    Keys,
    Piece,
    Prose,
    Rows,
    Segments,
    column,
    literal,
    row,
    rule,
)
from coderdesk.gui.sheets.listing import Listed, listed_height, paint_listed
from coderdesk.gui.sheets.sheet import Sheet
from coderdesk.gui.theme import dress

Undo = Callable[[], None]


@dataclass(frozen=True, slots=True)
class View:
    """One list: its name, its lines, and what an empty one says."""

    name: str
    lines: tuple[Listed, ...]
    empty: str


class KeptSheet(Sheet):
    """Lists side by side; ``views`` reads them anew whenever something changed.

    ``drop`` takes a line's target off its list and gives back what puts it there again.
    """

    chosen = Signal(object)  # the target of a line

    def __init__(
        self,
        head: tuple[str, str],
        views: Callable[[], Sequence[View]],
        drop: Callable[[object], Undo | None],
        does: str = "",
    ) -> None:
        title, icon = head
        super().__init__(title, icon, size=(900, 640))
        self._views, self._drop = views, drop
        self._shown: tuple[View, ...] = tuple(views())
        self._undos: list[tuple[str, Undo]] = []
        self.filter = FilterBox(f"Filter: {title}", "Type to filter")
        self.segments = Segments("List", self._names())
        self.list: Rows[Listed] = Rows(title, paint_listed, listed_height)
        dress(self.list, ground="raised")
        self._empty = Prose("", "body", "ink3")
        self._when_empty = column(self._empty, margins=(18, 6, 18, 8))
        self.said = Prose("", "small", "ink2", lines=1)
        self.undo = KeyButton("Undo", Command.UNDO, "quiet", "undo")
        self.remove = KeyButton("Take off", Command.SHEET_REMOVE, "quiet")
        self._lay(does)
        self._wire()
        self.first = self.filter
        self._show()

    def _lay(self, does: str) -> None:
        views = keys_of(Command.SHEET_VIEW)[: len(self._shown)]
        caps = (Keys(views[0]), Keys(views[-1])) if len(views) > 1 else ()
        self.put(column(row(self.segments, *caps, (self.filter, 1), gap=6), margins=(18, 10, 18, 8)))
        self.put(rule())
        self.put(self._when_empty)
        self.put(self.list, 1)
        foot: list[Piece] = [(self.said, 1), self.undo, self.remove]
        if does:
            self.primary = KeyButton(does, Command.SHEET_DO, "primary")
            self.primary.clicked.connect(self._take)
            foot.append(self.primary)
        self.put_foot(*foot)

    def _wire(self) -> None:
        self.filter.textChanged.connect(self._show)
        self.filter.moved.connect(self.list.step)
        self.segments.chosen.connect(self._show)
        self.list.activated.connect(lambda _index: self.do())
        self.remove.clicked.connect(self._remove)
        self.undo.clicked.connect(self.take_back)
        self.answer(Command.SHEET_REMOVE, self._remove)
        self.answer(Command.UNDO, self.take_back)

    def _names(self) -> tuple[str, ...]:
        return tuple(f"{view.name}  {len(view.lines)}" for view in self._shown)

    @property
    def view(self) -> View:
        """The list that is shown."""
        return self._shown[self.segments.at]

    def renew(self) -> None:
        """Read the lists anew, as after something changed."""
        self._shown = tuple(self._views())
        self.segments.rename(self._names())
        self._show()

    def remember(self, said: str, undo: Undo) -> None:
        """Say what was done, and how it is undone."""
        self._undos.append((said, undo))
        self.renew()
        self.said.show_text(literal(said))

    @Slot()
    def _show(self, *_what: object) -> None:
        words, at = self.filter.text(), max(0, self.list.at)
        found = tuple(line for line in self.view.lines if line.answers(words))
        self.list.show_rows(found, min(at, len(found) - 1) if found else -1)
        self.list.drive(on=True)
        said = self.view.empty if not self.view.lines else "Nothing here has these words."
        self._empty.show_text(said)
        self._when_empty.setVisible(not found)
        self.remove.setEnabled(bool(found))
        self.undo.setEnabled(bool(self._undos))
        if self.primary is not None:
            self.primary.setEnabled(bool(found))

    @Slot()
    def _take(self) -> None:
        line = self.list.current
        if line is not None and line.target is not None:
            self.leave()
            self.chosen.emit(line.target)

    @Slot()
    def _remove(self) -> None:
        line = self.list.current
        if line is not None and line.target is not None:
            undo = self._drop(line.target)
            if undo is not None:
                self.remember(f"{line.title} is off the list.", undo)

    @Slot()
    def take_back(self) -> None:
        """Undo the last thing done here."""
        if self._undos:
            said, undo = self._undos.pop()
            undo()
            self.renew()
            self.said.show_text(literal(f"Undone: {said}"))

    @override
    def _slot(self, chord: str) -> Callable[[], object] | None:
        views = keys_of(Command.SHEET_VIEW)[: len(self._shown)]
        if chord in views:
            at = views.index(chord)
            return lambda: self._turn_to(at)
        return super()._slot(chord)

    def _turn_to(self, at: int) -> None:
        self.segments.choose(at)
        self._show()

    @override
    def do(self) -> None:
        if self.primary is not None:
            super().do()
