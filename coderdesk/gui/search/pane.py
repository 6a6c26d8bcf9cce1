"""The codebook pane: words in, codes out, each code in its place."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from typing_extensions import override

from coderdesk.domain.code import Answer, EditionInForce, System
from coderdesk.domain.edit import Edit
from coderdesk.domain.page import NamedBy, OwnMarks, Page
from coderdesk.gui.actions import Command, CommandAction, Place, command_for, make_action
from coderdesk.gui.parts import Pane
from coderdesk.gui.search.asking import Ask, Asking, Pick
from coderdesk.gui.search.asks import PageAsks
from coderdesk.gui.search.beside import Beside
from coderdesk.gui.search.edition import EditionChip
from coderdesk.gui.search.found import Found
from coderdesk.gui.search.looking import Looking
from coderdesk.gui.search.strip import BOOK_KEYS
from coderdesk.gui.search.view import SearchView

PATIENCE_MS = 4000  # how long a pick waits for its answer
HELD = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class CodebookPane(Pane):
    """Asks for codes as the coder types; shows each in the tabular; offers it to the encounter."""

    words_typed = Signal(str, object, bool)  # words, systems, billable only
    code_looked_at = Signal(object, str)  # System | None, code
    code_picked = Signal(object, str, bool, str)  # System, code, as principal, words that found it

    def __init__(self) -> None:
        super().__init__("Codebook", Command.CODEBOOK, "book")
        self._asking = Asking()
        self._found = Found()
        self.edition = EditionChip()
        self.put_tool(self.edition)
        self.view = SearchView()
        self.put(self.view, 1)
        self.box, self.hits, self.detail = self.view.box, self.view.hits, self.view.detail
        self.looking = Looking(self)
        self.asks = PageAsks(self.view, self.looking.look)
        self.beside = Beside(self.view, self.looking, self.asks)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._wire()
        self.commands = self._act()
        self._table_keys = self._keys()

    def _wire(self) -> None:
        self.box.textChanged.connect(self._ask)
        self.box.moved.connect(self._on_moved)
        self.view.strip.changed.connect(self._ask)
        self.view.none.taken.connect(self.box.setText)
        self.hits.chosen.connect(self._on_hit)
        for rows in (self.hits, self.view.index.lines):
            rows.activated.connect(lambda _index: self.pick())
        self.looking.page_wanted.connect(self.code_looked_at)
        self._patience.timeout.connect(self._on_impatience)
        self.detail.followed.connect(self.follow)
        self.detail.assign_asked.connect(lambda principal: self.pick(principal=principal))

    def _act(self) -> list[CommandAction]:
        """Answer the keys of the search box; the window puts the same actions into its menus."""
        here: dict[Command, Callable[[], None]] = {
            Command.ASSIGN: self.pick,
            Command.ASSIGN_PRINCIPAL: partial(self.pick, principal=True),
            Command.ASSIGN_KEEP: partial(self.pick, keep=True),
            Command.TO_NOTES: self._to_notes,
        }
        anywhere: dict[Command, Callable[[], None]] = {
            **{command: partial(self.view.strip.choose, at) for at, command in enumerate(BOOK_KEYS)},
            Command.BILLABLE_ONLY: self.view.strip.toggle_billable,
            Command.TO_TABULAR: self.view.to_tabular,
            **self.asks.typing,
            **self.beside.acts,
            Command.BOOK_BACK: self.back,
            Command.BOOK_FORWARD: self.forward,
        }
        made = [make_action(command, slot, self.box) for command, slot in here.items()]
        return made + [make_action(command, slot, self) for command, slot in anywhere.items()]

    def _keys(self) -> dict[Command | None, Callable[[], None]]:
        """What bare keys do where no text is typed."""
        return {
            Command.SEARCH_BOX: self.take_focus,
            Command.TABLE_ASSIGN: self.pick,
            Command.TABLE_ASSIGN_PRINCIPAL: partial(self.pick, principal=True),
            Command.TABLE_BACK: self.back,
            **self.asks.bare,
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
        """Show what was found; an answer to other words than the last ones is passed over."""
        waited = self._asking.take(answer)
        if waited is None or self.beside.on:
            return
        steps, pick = waited
        self._patience.stop()
        self._found.hits = answer.hits
        if not answer.hits:
            self.looking.forget()
        self.view.show_answer(answer, self._found.rows(), steps)
        if pick is not None:
            (self._take if answer.hits else self.view.none.take_typed)(pick)
        self.box.release()

    @Slot(object)
    def show_lines(self, on: Mapping[str, str]) -> None:
        """Say which codes already stand on the encounter: code to ``line 3``."""
        if on != self._found.on:
            self._found.on = dict(on)
            self.view.show_hits_again(self._found.rows())
            self._look_again()

    @Slot(object)
    def show_editions(self, editions: Mapping[System, EditionInForce]) -> None:
        """Mark the hits of systems that have no edition in force on the day."""
        if self._found.judge(editions):
            self.view.show_hits_again(self._found.rows())

    @Slot(object)
    def show_marks(self, marks: OwnMarks) -> None:
        """Show which codes carry a star, a bookmark or a note of the coder's."""
        self._found.marks = marks
        self.view.show_hits_again(self._found.rows())
        self._look_again()

    def search_again(self) -> None:
        """Ask the same once more, as after the day or the books changed."""
        if self.box.text().strip():
            self._ask()
        self._look_again()

    @Slot(object)
    def show_page(self, page: Page) -> None:
        """Show the page of a code."""
        late = self.looking.arrive(page)
        self.detail.show_page(page)
        self.detail.head.show_on(self._found.on.get(page.code.code, ""))
        self.view.show_detail()
        if late is not None:
            self._take(late)

    @Slot(object)
    def show_why(self, edits: Sequence[Edit]) -> None:
        """Show the edits that the code would raise."""
        self.detail.show_why(edits)

    @Slot()
    def stay(self) -> None:
        """Stay with the page that is open: the one asked for is in no book."""
        self.looking.stay()

    @Slot(object)
    def show_named_by(self, named: NamedBy) -> None:
        """Show which notes name the code, in place of its own."""
        self.detail.show_named_by(named)
        self._to_notes()

    def show_edition(self, text: str, *, warn: bool) -> None:
        """Say which edition counts on the encounter's day."""
        self.edition.show_edition(text, warn=warn)

    def show_note(self, note: str) -> None:
        """Say something about the books while nothing is searched."""
        self.view.empty.show_note(note)

    def follow(self, code: str) -> None:
        """Open the page of a code that a note or the tabular names."""
        self.beside.mark()
        page = self.detail.page
        self.looking.go((page.code.system if page else None, code))

    def back(self) -> None:
        """Go to the page looked at before."""
        self.looking.go(self.looking.history.back())

    def forward(self) -> None:
        """Undo a step back."""
        self.looking.go(self.looking.history.forward())

    def pick(self, *, principal: bool = False, keep: bool = False) -> None:
        """Take the code looked at; a header opens what is below it instead.

        While the answer to what was typed is not there yet, the pick waits for it.
        """
        if self.box.hasFocus() and self._asking.out is not None:
            self._asking.pick = Pick(principal, keep)
            self.box.hold()
            self._patience.start()
        elif self.beside.take(Pick(principal, keep)):
            return
        elif self.view.is_lost:
            self.view.none.take()
        elif self.view.is_open:
            self._take(Pick(principal, keep))

    def _take(self, pick: Pick) -> None:
        page = self.detail.page
        if not self.looking.settled:
            self.looking.late = pick
            self.looking.look()
        elif page is None:
            return
        elif page.code.billable:
            words = self.box.text() if self._found.leads_to(page.code.code) else ""
            self.code_picked.emit(page.code.system, page.code.code, pick.principal, words)
            if not pick.keep:
                self.take_focus()
        elif page.code.system is System.ICD10PCS:
            self.asks.build.emit(page.code.code)
        elif not self.detail.focus_seventh():
            self.view.to_tabular()
            self.detail.tree.choose_child()

    @Slot()
    def _ask(self) -> None:
        self._patience.stop()
        if self.beside.ask(self.box.text()):
            self._asking.forget()
            return
        strip = self.view.strip
        self._asking.ask(Ask(self.box.text(), strip.systems, strip.billable_only))
        self.words_typed.emit(self.box.text(), strip.systems, strip.billable_only)
        self.box.release()

    @Slot(int)
    def _on_moved(self, rows: int) -> None:
        if self.beside.on:
            self.beside.step(rows)
        elif self._asking.out is not None:
            self._asking.steps += rows
        else:
            self.view.step(rows)

    @Slot()
    def _on_hit(self) -> None:
        chosen = self.hits.current
        if chosen is not None:
            self.looking.rest_on(chosen.hit)

    def _look_again(self) -> None:
        if self.view.is_open:
            self.looking.look_again()

    @Slot()
    def _on_impatience(self) -> None:
        self._asking.give_up()
        self.box.release()

    def _to_notes(self) -> None:
        if self.view.is_open and self.detail.notes.rows:
            self.detail.notes.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.focusNextChild()

    def _go_along(self, by: int) -> None:
        """Open the parent of the code, or its first child."""
        page = self.detail.page
        near = (page.code.children[:1] if by > 0 else page.code.parents[-1:]) if page else ()
        if near and "-" not in near[0].code and not near[0].code.startswith("Chapter"):
            self.follow(near[0].code)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.edition.fit(self.width())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = command_for(Place.TABLES, event)
        typed = event.text().isprintable() and event.text().strip() and not event.modifiers() & HELD
        if (
            (self.hits.hasFocus() or self.beside.has_keyboard)
            and command is not Command.SEARCH_BOX
            and typed
        ):
            self.box.go_on(event)
        elif command in self._table_keys and not self.box.hasFocus():
            self._table_keys[command]()
        else:
            super().keyPressEvent(event)
