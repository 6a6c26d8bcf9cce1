"""The codebook pane: words in, codes out, each code in its place."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget
from typing_extensions import override

from coderdesk.domain.code import Answer, System
from coderdesk.domain.page import Page
from coderdesk.gui.actions import Command, Place, command_for, make_action
from coderdesk.gui.parts import (
    Chip,
    EmptyPane,
    Pane,
    Prose,
    Rows,
    Segments,
    column,
    look,
    row,
    rule,
    words,
)
from coderdesk.gui.search.box import SearchBox
from coderdesk.gui.search.detail import CodeDetail
from coderdesk.gui.search.hits import HitRow, hit_height, paint_hit

LOOK_PAUSE_MS = 30  # the page of a hit opens once the choice rests for two frames
TALL = 760  # pixels at 100 % from which all hits have two lines
BOOKS: tuple[tuple[str, tuple[System, ...]], ...] = (
    ("All", ()),
    ("CM", (System.ICD10CM,)),
    ("PCS", (System.ICD10PCS,)),
    ("HCPCS", (System.HCPCS, System.CPT)),
)
SEGMENT_KEYS = (Command.BOOKS_ALL, Command.BOOKS_CM, Command.BOOKS_PCS, Command.BOOKS_HCPCS)
HINTS = (
    ("`l knee oa`  →  `M17.12`  left knee osteoarthritis", None),
    ("`t2dm ckd3b`  →  `E11.22`  one code for both", None),
    ("`e1122`  →  straight to the tabular", None),
)


class CodebookPane(Pane):
    """Asks for codes as the coder types; shows each in the tabular; offers it to the encounter."""

    words_typed = Signal(str, object, bool)  # words, systems, billable only
    code_looked_at = Signal(object, str)  # System | None, code
    code_picked = Signal(object, str, bool, str)  # System, code, as principal, words that found it
    why_asked = Signal(object, str)
    favourite_asked = Signal(object, str)
    note_asked = Signal(object, str)

    def __init__(self) -> None:
        super().__init__("Codebook", Command.CODEBOOK, "book")
        self._on: Mapping[str, str] = {}
        self._past: list[tuple[System | None, str]] = []
        self._coming: list[tuple[System | None, str]] = []
        self._answer: Answer | None = None
        self._waiting: tuple[bool, bool] | None = None  # a pick that came before its answer
        self.edition = Chip("No book yet", "ink2", "calendar")
        self.put_tool(self.edition)
        self.box = SearchBox()
        self.books = Segments("Books", [name for name, _systems in BOOKS])
        self.billable_only = False
        self.count = words("", "small", "ink3")
        self.understood = Prose("", "small", "ink2", lines=1)
        self.hits: Rows[HitRow] = Rows("Hits", paint_hit, hit_height)
        self.detail = CodeDetail()
        self._stack = QStackedWidget()
        self._pause = QTimer(self, singleShot=True, interval=LOOK_PAUSE_MS)
        self._lay()
        self._wire()

    def _lay(self) -> None:
        self.put(column(self.box, margins=(10, 10, 10, 4)))
        self.put(row(self.books, None, self.count, gap=8, margins=(10, 2, 12, 6)))
        self._says = column(self.understood, margins=(12, 0, 12, 6))
        self._says.hide()
        self.put(self._says)
        self.put(rule())
        split = QSplitter(Qt.Orientation.Vertical)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(self.hits)
        split.addWidget(self.detail)
        split.setSizes([400, 450])
        self.empty = EmptyPane("book", "Type what the chart says", HINTS)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(split)
        self.put(self._stack, 1)

    def _wire(self) -> None:
        self.box.textChanged.connect(self._on_words)
        self.hits.drive(on=True)
        self.box.moved.connect(self._on_moved)
        self.books.chosen.connect(lambda _at: self._ask())
        self.hits.chosen.connect(self._pause.start)
        self.hits.activated.connect(lambda _index: self.pick(principal=False))
        self._pause.timeout.connect(self._on_rest)
        self.detail.followed.connect(self.follow)
        self.detail.assign_asked.connect(lambda principal: self.pick(principal=principal))
        self.detail.why_asked.connect(lambda: self._emit_current(self.why_asked))
        self.detail.favourite_asked.connect(lambda: self._emit_current(self.favourite_asked))
        self.detail.note_asked.connect(lambda: self._emit_current(self.note_asked))
        self._act()

    def _act(self) -> None:
        """Answer the keys of the search box; the window puts the same actions into its menus."""
        here: dict[Command, Callable[[], None]] = {
            Command.ASSIGN: self.pick,
            Command.ASSIGN_PRINCIPAL: partial(self.pick, principal=True),
            Command.ASSIGN_KEEP: partial(self.pick, keep=True),
            Command.TO_NOTES: self._to_notes,
        }
        anywhere: dict[Command, Callable[[], None]] = {
            **{command: partial(self._choose_books, at) for at, command in enumerate(SEGMENT_KEYS)},
            Command.BILLABLE_ONLY: self._toggle_billable,
            Command.TO_TABULAR: self._to_tabular,
            Command.WHY_NOT: partial(self._emit_current, self.why_asked),
            Command.FAVOURITE: partial(self._emit_current, self.favourite_asked),
            Command.MY_NOTE: partial(self._emit_current, self.note_asked),
            Command.BOOK_BACK: self.back,
            Command.BOOK_FORWARD: self.forward,
        }
        self.commands = [make_action(command, slot, self.box) for command, slot in here.items()]
        self.commands += [make_action(command, slot, self) for command, slot in anywhere.items()]
        self._table_keys: dict[Command | None, Callable[[], None]] = {
            Command.SEARCH_BOX: self.take_focus,
            Command.TABLE_ASSIGN_PRINCIPAL: partial(self.pick, principal=True),
            Command.TABLE_BACK: self.back,
            Command.TABLE_NOTE: partial(self._emit_current, self.note_asked),
            Command.TABLE_FAVOURITE: partial(self._emit_current, self.favourite_asked),
            Command.TABLE_WHY_NOT: partial(self._emit_current, self.why_asked),
            Command.PARENT: partial(self._go_along, -1),
            Command.CHILDREN: partial(self._go_along, 1),
        }

    def take_focus(self, text: str | None = None) -> None:
        """Put the keyboard in the box; with words, search them at once."""
        if text is not None:
            self.box.setText(text)
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()

    @Slot(object)
    def show_answer(self, answer: Answer) -> None:
        """Show what was found."""
        self._answer = answer
        some = "no hits" if not answer.hits else f"{len(answer.hits)} hits"
        self.count.setText(f"{some} · {max(1, round(answer.ms))} ms" if answer.query.strip() else "")
        says = _understood(answer)
        self.understood.show_text(says)
        self._says.setVisible(bool(says))
        self._fill()
        self._stack.setCurrentIndex(1 if answer.query.strip() else 0)
        if self._waiting is not None and answer.query == self.box.text():
            (principal, keep), self._waiting = self._waiting, None
            if answer.hits:
                self.pick(principal=principal, keep=keep)

    @Slot(object)
    def show_lines(self, on: Mapping[str, str]) -> None:
        """Say which codes already stand on the encounter: code to ``line 3``."""
        self._on = on
        if self._answer is not None and self._answer.hits:
            self._fill(keep=True)

    def _fill(self, *, keep: bool = False) -> None:
        if self._answer is None:
            return
        at = max(0, self.hits.at) if keep else 0
        rows = tuple(HitRow(hit, self._on.get(hit.code, "")) for hit in self._answer.hits)
        self.hits.show_rows(rows, at if rows else -1)

    @Slot(object)
    def show_page(self, page: Page) -> None:
        """Show the page of a code."""
        here = (page.code.system, page.code.code)
        if not self._past or self._past[-1] != here:
            self._past.append(here)
        self.detail.show_page(page)
        self._stack.setCurrentIndex(1)

    def show_edition(self, text: str, *, warn: bool) -> None:
        """Say which edition counts on the encounter's day."""
        self.edition.show_text(text, "warning" if warn else "ink2")

    def follow(self, code: str) -> None:
        """Open the page of a code that a note or the tabular names."""
        self._coming.clear()
        page = self.detail.page
        self.code_looked_at.emit(page.code.system if page else None, code)

    def back(self) -> None:
        """Go to the page looked at before."""
        if len(self._past) > 1:
            self._coming.append(self._past.pop())
            self.code_looked_at.emit(*self._past.pop())

    def forward(self) -> None:
        """Undo a step back."""
        if self._coming:
            self.code_looked_at.emit(*self._coming.pop())

    def pick(self, *, principal: bool = False, keep: bool = False) -> None:
        """Take the code whose page is open; a header opens what is below it instead.

        Fast fingers press Enter before the answer to the last letter is there: the pick waits for it.
        """
        if self.box.hasFocus() and (self._answer is None or self._answer.query != self.box.text()):
            self._waiting = (principal, keep)
            return
        self._on_rest()
        page = self.detail.page
        if page is None:
            return
        if not page.code.billable and not keep and (self.detail.focus_seventh() or page.code.children):
            if not self.detail.seventh.hasFocus():
                self._to_tabular()
            return
        self.code_picked.emit(page.code.system, page.code.code, principal, self.box.text())
        if not keep:
            self.box.selectAll()

    def _emit_current(self, signal: SignalInstance) -> None:
        page = self.detail.page
        if page is not None:
            signal.emit(page.code.system, page.code.code)

    @Slot(str)
    def _on_words(self, _words: str) -> None:
        self._waiting = None
        self._ask()

    @Slot()
    def _ask(self) -> None:
        self.words_typed.emit(self.box.text(), BOOKS[self.books.at][1], self.billable_only)

    @Slot(int)
    def _on_moved(self, rows: int) -> None:
        self.hits.step(rows)

    def _choose_books(self, at: int) -> None:
        self.books.choose(at)
        self._ask()

    def _toggle_billable(self) -> None:
        self.billable_only = not self.billable_only
        self._ask()

    def _to_tabular(self) -> None:
        self.detail.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _to_notes(self) -> None:
        self.detail.notes.setFocus(Qt.FocusReason.TabFocusReason)

    def _go_along(self, by: int) -> None:
        """Open the parent of the code, or its first child."""
        page = self.detail.page
        if page is None:
            return
        near = page.code.children[:1] if by > 0 else page.code.parents[-1:]
        if near and "-" not in near[0].code and not near[0].code.startswith("Chapter"):
            self.follow(near[0].code)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = command_for(Place.TABLES, event)
        if command in self._table_keys:
            self._table_keys[command]()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_rest(self) -> None:
        """Open the page of the current hit, unless it is open already."""
        self._pause.stop()
        chosen = self.hits.current
        page = self.detail.page
        if chosen is None or self._stack.currentIndex() == 0:
            return
        hit = chosen.hit
        if page is None or (page.code.system, page.code.code) != (hit.system, hit.code):
            self.code_looked_at.emit(hit.system, hit.code)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        tight = self.height() / look().scale < TALL
        self.hits.repaint_with(partial(paint_hit, tight=tight), partial(hit_height, tight=tight))


def _understood(answer: Answer) -> str:
    if answer.query.strip() and not answer.hits:
        near = ", ".join(answer.nearest)
        return f"Nothing found. Nearest: {near}" if near else "Nothing found. Try fewer words."
    return "   ".join(f"{word} ~=~ **{means}**" for word, means in answer.understood)
