"""Reads in the index by keyboard: what the words find, where a term sends to, which codes it gives."""

import re
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot

from coderdesk.domain.code import System
from coderdesk.domain.index_book import IndexEntry, IndexKind, IndexLeaf
from coderdesk.gui.actions import Command
from coderdesk.gui.search.asking import Pick
from coderdesk.gui.search.asks import PageAsks
from coderdesk.gui.search.history import IndexSpot
from coderdesk.gui.search.looking import Looking
from coderdesk.gui.search.view import SearchView

FULL = 7  # characters of a PCS code
EDGE = 3  # lines from the end of a stretch at which the next one is asked for
_SEE_WITHIN = re.compile(r"\(see (?:also )?([^()]+)\)", re.IGNORECASE)
Acts = dict[Command, Callable[[], None]]


class IndexDesk(QObject):
    """Keeps the index beside the search: typing narrows it, Enter takes the code of its line."""

    words_typed = Signal(object, str)  # IndexKind, words
    place_asked = Signal(object, int)  # IndexKind, line
    reference_asked = Signal(object, str)  # IndexKind, the term it sends to
    naming_asked = Signal(object, str)  # System, code
    pair_picked = Signal(str, str, bool)  # code, bracketed code, as principal

    def __init__(self, view: SearchView, looking: Looking, asks: PageAsks) -> None:
        super().__init__(view)
        self._view, self._looking, self._asks = view, looking, asks
        self.kind = IndexKind.DISEASES
        self._ahead = 0  # how often the next index was asked for before there was one
        self.index = view.index
        lines = self.index.lines
        lines.chosen.connect(self._on_line)
        lines.column_moved.connect(self._on_line)
        lines.along.connect(self._go_along)
        self.index.kind_chosen.connect(self._on_kind)
        looking.index_wanted.connect(lambda spot: self.place_asked.emit(spot.kind, spot.number))

    @property
    def on(self) -> bool:
        """Whether the index is searched instead of the books."""
        return self._view.strip.index

    @property
    def acts(self) -> Acts:
        """What keys do anywhere in the pane."""
        return {
            Command.BOOKS_INDEX: self.turn_on,
            Command.TO_INDEX: self.go_to_index,
            Command.FOLLOW_SEE: self.follow,
            Command.ASSIGN_PAIR: self.take_pair,
        }

    @property
    def has_keyboard(self) -> bool:
        """Whether the keyboard is in the lines of the index."""
        return self.on and self.index.lines.hasFocus()

    @Slot()
    def turn_on(self) -> None:
        """Search the index; asked for again, the next one that is installed."""
        if self.on and self.index.leaf is None:
            self._ahead += 1  # the first answer is not there yet
        elif self.on:
            self.index.next_kind()
        else:
            self._view.strip.choose_index()
        self._view.box.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def ask(self, words: str) -> bool:
        """Narrow the index by words; false while the books are searched."""
        self._view.show_index(on=self.on)
        if self.on:
            self.words_typed.emit(self.kind, words)
        return self.on

    @Slot()
    def go_to_index(self) -> None:
        """Open the index where it names the code shown, or at the words when nothing was found."""
        page = self._asks.page
        if page is not None and not self.on:
            self.naming_asked.emit(page.code.system, page.code.code)
        elif not self.on:
            self.turn_on()
        else:
            self.index.lines.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot(object)
    def show_narrowed(self, leaf: IndexLeaf) -> None:
        """Show what the words found, if the index is still searched."""
        if self.on:
            self.kind = leaf.kind
            self.index.show_leaf(leaf)
            self._on_line()
        while self._ahead:
            self._ahead -= 1
            self.index.next_kind()

    @Slot(object)
    def show_opened(self, leaf: IndexLeaf) -> None:
        """Show another place of the index, and give it the keyboard."""
        if not self.on:
            self._view.strip.choose_index(quiet=True)
            self._view.show_index(on=True)
        self.kind = leaf.kind
        self.index.show_leaf(leaf)
        self._mark()
        self._on_line()
        self.index.lines.setFocus(Qt.FocusReason.OtherFocusReason)

    def step(self, rows: int) -> None:
        """Move in the lines, and put the keyboard there."""
        self.index.lines.setFocus(Qt.FocusReason.OtherFocusReason)
        self.index.lines.step(rows)

    def mark(self) -> None:
        """Remember the line as a place to come back to, before leaving it."""
        if self.on:
            self._mark()

    def take(self, pick: Pick) -> bool:
        """Do what Enter does on the line; false leaves it to the code shown."""
        entry = self.index.entry
        if not self.on or entry is None or self._looking.strayed:
            return False
        code = self.index.code
        if self.index.lines.is_table:
            return self._lead(entry) if not code else False
        if self._is_pair(entry):
            self.pair_picked.emit(entry.code, entry.manifestation, pick.principal)
            return True
        if code and self.kind.system is System.ICD10PCS and len(code) < FULL:
            self._asks.build.emit(code)
            return True
        return self._lead(entry) if not code else False

    @Slot()
    def take_pair(self) -> None:
        """Put the code of the line and its bracketed one on the encounter."""
        entry = self.index.entry
        if self.on and entry is not None and self._is_pair(entry):
            self.pair_picked.emit(entry.code, entry.manifestation, False)  # noqa: FBT003 - a signal's

    @Slot()
    def follow(self) -> None:
        """Go where the line sends to."""
        entry = self.index.entry
        if self.on and entry is not None:
            within = _SEE_WITHIN.search(entry.title)
            reference = entry.see or entry.also or (within[1] if within else "")
            if reference:
                self._mark()
                self.reference_asked.emit(self.kind, reference.partition(";")[0].strip())

    def _lead(self, entry: IndexEntry) -> bool:
        """Of a line without a code: follow it, or go to the first line below."""
        if entry.leads_on:
            self.follow()
        else:
            self._go_along(1)
        return True

    @staticmethod
    def _is_pair(entry: IndexEntry) -> bool:
        both = (entry.code, entry.manifestation)
        return all(code and not code.endswith("-") for code in both)

    @Slot()
    def _on_line(self) -> None:
        """Look at the code of the line once the choice rests."""
        if not self.on:
            return
        code = self.index.code
        if not code:
            self._looking.forget()
            self._view.show_no_code(self.index.entry)
        else:
            looked = code if self.kind.system is System.ICD10CM or len(code) == FULL else code[:3]
            self._looking.rest_at((self.kind.system, looked.rstrip(".")))
        self._go_on()

    def _go_on(self) -> None:
        """Ask for the lines beyond the end of the stretch."""
        leaf, at = self.index.leaf, self.index.lines.at
        entry = self.index.entry
        if leaf is None or entry is None or not self.index.lines.hasFocus():
            return
        if (leaf.earlier and at < EDGE) or (leaf.later and at >= len(leaf.entries) - EDGE):
            self.place_asked.emit(self.kind, entry.number)

    @Slot(int)
    def _go_along(self, by: int) -> None:
        """Go to the term above, or to the first one below."""
        entry, leaf = self.index.entry, self.index.leaf
        if entry is None or leaf is None:
            return
        to = entry.above if by < 0 else entry.number + 1 if entry.last > entry.number else -1
        if to < 0:
            return
        at = next((n for n, one in enumerate(leaf.entries) if one.number == to), -1)
        if at >= 0:
            self.index.lines.choose(at)
        else:
            self.place_asked.emit(self.kind, to)

    @Slot(object)
    def _on_kind(self, kind: IndexKind) -> None:
        self.kind = kind
        self.words_typed.emit(kind, self._view.box.text())

    def _mark(self) -> None:
        entry = self.index.entry
        if entry is not None:
            self._looking.history.visit(IndexSpot(self.kind, entry.number))
