"""What changed from one edition to the next: all of it, or only what touches the coder's own work."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, Signal, Slot
from PySide6.QtGui import QPainter
from typing_extensions import override

from coderdesk.domain.book_change import BookChange, ChangeKind
from coderdesk.gui.actions import Command
from coderdesk.gui.parts import (
    FilterBox,
    KeyButton,
    Prose,
    Rich,
    Rows,
    Segments,
    Toggle,
    column,
    draw_icon,
    literal,
    look,
    rich,
    row,
    rule,
)
from coderdesk.gui.sheets.sheet import Sheet
from coderdesk.gui.theme import dress

CODE, TEXT, RIGHT = 40, 128, 18  # pixels at 100 %
K = ChangeKind
KINDS: tuple[tuple[str, frozenset[ChangeKind]], ...] = (
    ("All", frozenset(K)),
    ("New", frozenset({K.NEW, K.BILLABLE})),
    ("Deleted", frozenset({K.DELETED, K.HEADER})),
    ("Revised", frozenset({K.REVISED})),
    ("Notes", frozenset({K.NOTE_NEW, K.NOTE_GONE})),
)
MARKS = {
    K.NEW: ("add", "good"),
    K.BILLABLE: ("mark-billable", "good"),
    K.DELETED: ("remove", "error"),
    K.HEADER: ("mark-header", "warning"),
    K.REVISED: ("becomes", "ink2"),
    K.NOTE_NEW: ("note", "good"),
    K.NOTE_GONE: ("note", "error"),
}
NONE = "Nothing changed here."
NONE_MINE = "No change here touches your favourites, bookmarks, notes, last codes or open encounters."


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change as a line."""

    change: BookChange

    @property
    def text(self) -> str:
        """What changed, marked up: what is gone struck, what is new underlined."""
        one = self.change
        if one.kind is K.REVISED:
            return _apart(one.before, one.after)
        said = literal(one.after or one.before)
        return f"<del>{said}</del>" if one.kind in {K.DELETED, K.NOTE_GONE} else said

    @property
    def more(self) -> str:
        """The kind of change, what to use instead, and whose work it touches."""
        one = self.change
        instead = f"use {', '.join(one.instead)}" if one.instead else ""
        mine = f"touches: {', '.join(one.because)}" if one.because else ""
        said = f"{one.kind}, {one.note}" if one.note else str(one.kind)
        return "  ·  ".join(part for part in (said, instead, mine) if part)

    @property
    def spoken(self) -> str:
        """The line as a screen reader says it."""
        one = self.change
        both = f"{one.before}, now {one.after}" if one.before and one.after else one.before or one.after
        return f"{one.code}, {self.more}, {both}"


def _apart(before: str, after: str) -> str:
    """Two titles in one line: shared words once, the others struck and underlined."""
    old, new = before.split(), after.split()
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    gone, come = old[head : len(old) - tail], new[head : len(new) - tail]
    parts = [literal(" ".join(new[:head]))]
    parts += [f"<del>{literal(' '.join(gone))}</del>"] if gone else []
    parts += [f"<ins>{literal(' '.join(come))}</ins>"] if come else []
    parts.append(literal(" ".join(new[len(new) - tail :]) if tail else ""))
    return " ".join(part for part in parts if part)


class BookChangesSheet(Sheet):
    """Filters by kind, by words and by what is the coder's own; exports what it shows."""

    opened = Signal(str)  # code
    export_asked = Signal(object)  # tuple[BookChange, ...]

    def __init__(self, between: str, changes: Sequence[BookChange]) -> None:
        super().__init__("What changed", "becomes", literal(between), size=(1060, 700))
        self._changes = tuple(changes)
        self.kinds = Segments("Kind of change", [name for name, _kinds in KINDS])
        self.mine = Toggle("Only what touches my work", Command.SHEET_MINE_ONLY)
        self.filter = FilterBox("Filter the changes", "A code or words")
        self.list: Rows[ChangeRow] = Rows("Changes", _paint, _height)
        dress(self.list, ground="raised")
        self._empty = Prose("", "body", "ink3")
        self._when_empty = column(self._empty, margins=(18, 8, 18, 8))
        self._count = Prose("", "small", "ink2", lines=1)
        self.export = KeyButton("Export", Command.SHEET_SAVE, "quiet", "export")
        self.primary = self.open = KeyButton("Open", Command.SHEET_DO, "primary")
        first = row(self.kinds, (self.filter, 1), self.mine, gap=10)
        self.put(column(first, margins=(18, 10, 18, 8)))
        self.put(rule())
        self.put(self._when_empty)
        self.put(self.list, 1)
        self.put_foot((self._count, 1), self.export, self.primary)
        self.first = self.filter
        self._wire()
        self._show()

    def _wire(self) -> None:
        self.kinds.chosen.connect(self._show)
        self.mine.toggled.connect(self._show)
        self.filter.textChanged.connect(self._show)
        self.filter.moved.connect(self.list.step)
        self.list.activated.connect(lambda _index: self.do())
        self.open.clicked.connect(self._open)
        self.export.clicked.connect(self._export)
        self.answer(Command.SHEET_SAVE, self._export)
        self.answer(Command.SHEET_MINE_ONLY, self.mine.toggle)

    @property
    def shown(self) -> tuple[BookChange, ...]:
        """The changes that pass the filters."""
        kinds = KINDS[self.kinds.at][1]
        words = self.filter.text().casefold().split()
        mine = self.mine.isChecked()
        return tuple(
            one
            for one in self._changes
            if one.kind in kinds and (one.because or not mine) and _answers(one, words)
        )

    @Slot()
    def _show(self, *_what: object) -> None:
        shown = self.shown
        self.list.show_rows([ChangeRow(one) for one in shown], 0 if shown else -1)
        self.list.drive(on=True)
        touching = sum(bool(one.because) for one in self._changes)
        self._count.show_text(
            f"{len(shown):,} of {len(self._changes):,} changes  ·  {touching:,} touch your work"
        )
        self._empty.show_text(NONE_MINE if self.mine.isChecked() else NONE)
        self._when_empty.setVisible(not shown)
        for button in (self.open, self.export):
            button.setEnabled(bool(shown))

    @Slot()
    def _open(self) -> None:
        line = self.list.current
        if line is not None:
            self.leave()
            self.opened.emit(line.change.code)

    @Slot()
    def _export(self) -> None:
        if self.shown:
            self.export_asked.emit(self.shown)

    def say(self, text: str) -> None:
        """Say what was done."""
        self._count.show_text(literal(text))

    @override
    def take_look(self) -> None:
        super().take_look()
        self.list.scheduleDelayedItemsLayout()


def _answers(one: BookChange, words: Sequence[str]) -> bool:
    if not words:
        return True
    text = f"{one.code} {one.code.replace('.', '')} {one.before} {one.after} {one.note}".casefold()
    return all(word in text for word in words)


def _text(line: ChangeRow, width: int, *, current: bool) -> Rich:
    return rich(line.text, "body", width - look().px(TEXT + RIGHT), 0 if current else 1)


def _height(line: ChangeRow, width: int, current: bool) -> int:  # noqa: FBT001 - the view's call
    return int(_text(line, width, current=current).height + look().px(26))


def _paint(painter: QPainter, rect: QRect, line: ChangeRow, current: bool) -> None:  # noqa: FBT001 - the view's call
    top = rect.top() + look().px(5)
    icon, tone = MARKS[line.change.kind]
    draw_icon(painter, icon, tone, rect.left() + look().px(16), top + look().px(9), 14)
    code = rich(f"`{literal(line.change.code)}`", "code", look().px(TEXT - CODE), 1)
    code.draw(painter, rect.left() + look().px(CODE), top)
    text = _text(line, rect.width(), current=current)
    text.draw(painter, rect.left() + look().px(TEXT), top, "ink")
    more = rich(literal(line.more), "small", rect.width() - look().px(TEXT + RIGHT), 1)
    more.draw(painter, rect.left() + look().px(TEXT), top + text.height, "ink3")
