"""Everything by its name: commands, and whatever else the desk offers (documents, codes)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter
from typing_extensions import override

from coderdesk.gui.actions import Command, keys_of, ready, spoken
from coderdesk.gui.parts import (
    FilterBox,
    Keyed,
    Keys,
    Rows,
    caps_width,
    column,
    draw_caps,
    draw_icon,
    literal,
    look,
    rich,
    row,
    rule,
    words,
)
from coderdesk.gui.sheets.sheet import Sheet
from coderdesk.gui.theme import dress

MOST = 200
LINES, ROW = 8, 36  # so many lines are shown; how high each is at 100 %
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to choose by name; ``id`` comes back when it is chosen."""

    id: object
    text: str
    where: str = ""  # the menu, or what kind of thing it is
    icon: str = ""
    keyed: Keyed | None = None
    also: str = ""  # words that find it and are not shown


@dataclass(frozen=True, slots=True)
class Shown:
    """An entry and the half-open spans of its text that the words matched."""

    entry: Entry
    marks: tuple[tuple[int, int], ...] = ()

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        keyed = self.entry.keyed
        keys = keys_of(keyed)[:1] if isinstance(keyed, Command) else ()
        return ", ".join(filter(None, (self.entry.text, self.entry.where, *map(spoken, keys))))


def command_entries() -> tuple[Entry, ...]:
    """Every command that some screen answers and that means one thing."""
    entries = []
    for command, face in ready():
        if face.family or not (face.menu or face.icon):
            continue
        where = face.menu.plain or face.place
        entries.append(Entry(command, face.text, where, face.icon, command, face.tip))
    return tuple(entries)


def match(words_typed: str, entry: Entry) -> tuple[int, tuple[tuple[int, int], ...]] | None:
    """How well an entry answers the words, least first, and where; None when it does not.

    Every word must be found: as the beginning of a word, else inside one, else in the hidden words.
    """
    text = entry.text.casefold()
    starts = {hit.start() for hit in _WORD.finditer(text)}
    worth, marks = 0, []
    for word in words_typed.casefold().split():
        places = [hit.start() for hit in re.finditer(re.escape(word), text)]
        begun = [place for place in places if place in starts]
        if begun:
            place = begun[0]
            worth += 0 if place == 0 else 1
        elif places:
            place = places[0]
            worth += 3
        elif word in entry.also.casefold() or word in entry.where.casefold():
            worth += 5
            continue
        else:
            return None
        marks.append((place, place + len(word)))
    return worth, tuple(sorted(marks))


def find(words_typed: str, entries: Sequence[Entry]) -> tuple[Shown, ...]:
    """The entries that answer the words, best first, else in their own order."""
    if not words_typed.strip():
        return tuple(Shown(entry) for entry in entries[:MOST])
    found = []
    for number, entry in enumerate(entries):
        hit = match(words_typed, entry)
        if hit is not None:
            found.append((hit[0], number, Shown(entry, hit[1])))
    return tuple(shown for _worth, _number, shown in sorted(found, key=lambda one: one[:2])[:MOST])


def marked(text: str, marks: Sequence[tuple[int, int]]) -> str:
    """A text with its matched spans in bold markup."""
    pieces, at = [], 0
    for start, end in marks:
        if start < at:
            continue
        pieces += [literal(text[at:start]), f"**{literal(text[start:end])}**"]
        at = end
    return "".join([*pieces, literal(text[at:])])


class Palette(Sheet):
    """Ctrl+K: type a few letters, choose, Enter."""

    chosen = Signal(object)  # the id of the entry: a Command, or what the desk gave
    words_typed = Signal(str)  # so that the desk can add what it finds; see `show_more`

    def __init__(self, entries: Sequence[Entry] = (), hint: str = "") -> None:
        super().__init__("All commands", "command", size=(640, 420))
        self.top = 76
        self._entries = tuple(entries) or command_entries()
        self._more: tuple[Entry, ...] = ()
        self.hide_head()
        self.box = FilterBox("Find a command", "What do you want to do?", "command", large=True)
        self.first = self.box
        self.list: Rows[Shown] = Rows("Commands", _paint, _height)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        dress(self.list, ground="raised")
        self.list.drive(on=True)
        self.count = words("", "small", "ink3")
        self.put(column(self.box, margins=(10, 10, 10, 8)))
        self.put(self.list)
        self.put(rule())
        choose = (Keys("Up"), Keys("Down"), words("choose", "small", "ink3"), 6)
        do = (Keys(Command.SHEET_DO), words("do it", "small", "ink3"))
        tail = (6, words(hint, "small", "ink3")) if hint else ()
        self.put(row(self.count, None, *choose, *do, *tail, gap=5, margins=(14, 5, 14, 6)))
        self.box.textChanged.connect(self._on_words)
        self.box.moved.connect(self.list.step)
        self.list.activated.connect(self._take)
        self.list.clicked.connect(self._take)
        self.fit_height()
        self._fill()

    @override
    def do(self) -> None:
        self._take()

    def show_more(self, words_typed: str, entries: Sequence[Entry]) -> None:
        """Add what the desk found for these words below the commands; late answers are dropped."""
        if words_typed == self.box.text():
            self._more = tuple(entries)
            self._fill(keep=True)

    def _on_words(self, text: str) -> None:
        self._more = ()
        self._fill()
        self.words_typed.emit(text)

    def _fill(self, *, keep: bool = False) -> None:
        at = max(0, self.list.at) if keep else 0
        found = find(self.box.text(), self._entries)
        self.list.show_rows((*found, *map(Shown, self._more)), at)
        total = len(self._entries) + len(self._more)
        shown = len(self.list.rows)
        self.count.setText(f"{shown} of {total}" if shown else "Nothing is called that.")
        self.take_look()

    @override
    def take_look(self) -> None:
        rows = max(1, min(LINES, len(self.list.rows)))
        self.list.setFixedHeight(rows * look().px(ROW))
        super().take_look()

    def _take(self) -> None:
        shown = self.list.current
        if shown is not None:
            self.leave()  # first, so that the keyboard is back where the command works
            self.chosen.emit(shown.entry.id)


def _height(_shown: Shown, _width: int, _current: bool) -> int:  # noqa: FBT001 - the view's call
    return look().px(ROW)


def _paint(painter: QPainter, rect: QRect, shown: Shown, _current: bool) -> None:  # noqa: FBT001
    entry, middle = shown.entry, rect.top() + rect.height() / 2
    if entry.icon:
        draw_icon(painter, entry.icon, "ink2", rect.left() + look().px(16), middle)
    has_keys = bool(keys_of(entry.keyed)) if isinstance(entry.keyed, Command) else bool(entry.keyed)
    right = rect.right() - look().px(16)
    if has_keys and entry.keyed:
        draw_caps(painter, entry.keyed, right - caps_width(entry.keyed), middle, "ink")
    where = rich(literal(entry.where), "small")
    where_left = rect.right() - look().px(124) - where.width
    where.draw(painter, where_left, middle - where.height / 2, "ink3")
    room = where_left - rect.left() - look().px(44 + 12)
    line = rich(marked(entry.text, shown.marks), "body", room, 1)
    line.draw(painter, rect.left() + look().px(44), middle - line.height / 2, "ink2")
