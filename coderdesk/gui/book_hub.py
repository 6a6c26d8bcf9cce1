"""The hub of the codebook: the coder's own part of it, and which notes name a code."""

import datetime as dt
from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal, Slot

from coderdesk.domain.code import EditionInForce, System
from coderdesk.domain.page import OwnMarks
from coderdesk.gui.runner import Runner
from coderdesk.workflow.codebooks import NOTHING_TAUGHT, Codebooks, Taught
from coderdesk.workflow.desk import Desk
from coderdesk.workflow.own_book import OwnBook
from coderdesk.workflow.read_page import read_named_by, standing


class BookHub(QObject):
    """What the panes can ask about the codes of the book beside search and pages.

    ``desk`` and ``day`` say what is open now and which day counts.
    """

    marks_changed = Signal(object)  # OwnMarks
    named_by_found = Signal(object)  # NamedBy
    editions_told = Signal(object)  # Mapping[System, EditionInForce]
    editions_changed = Signal()  # others are in force now: what was found and read is to be asked anew

    def __init__(
        self,
        runner: Runner,
        books: Codebooks,
        desk: Callable[[], Desk | None],
        day: Callable[[], dt.date | None],
    ) -> None:
        super().__init__()
        self._runner, self._books, self._desk, self._day = runner, books, desk, day
        self._editions: Mapping[System, EditionInForce] = {}

    @property
    def own(self) -> OwnBook | None:
        """The coder's own part of the codebook; None while the desk is locked."""
        desk = self._desk()
        return desk.own_book if desk is not None else None

    @property
    def marks(self) -> OwnMarks:
        """Which codes carry a star, a bookmark or a note."""
        return self.own.marks if self.own else OwnMarks()

    @property
    def taught(self) -> Taught:
        """What the coder taught the search."""
        return self.own.taught if self.own else NOTHING_TAUGHT

    def tell_marks(self) -> None:
        """Say anew which codes are marked, as after the desk was opened, locked or changed."""
        self._runner.guarded(lambda: self.marks_changed.emit(self.marks))

    def learn(self, words: str, system: System, code: str) -> None:
        """Remember that a code was taken for these words."""
        own = self.own
        if own is not None:
            self._runner.guarded(lambda: own.learn(words, system, code))

    def toggle_favourite(self, system: System, code: str) -> None:
        """Keep a code at hand, or no longer."""
        own = self.own
        if own is not None:
            self._change(
                lambda: own.toggle_favourite(system, code),
                f"{code} is a favourite now",
                f"{code} is no favourite any more",
            )

    def toggle_bookmark(self, system: System, code: str) -> None:
        """Lay a bookmark at a code, or take it out."""
        own = self.own
        if own is not None:
            self._change(
                lambda: own.toggle_bookmark(system, code),
                f"Bookmark laid at {code}",
                f"Bookmark at {code} taken out",
            )

    def write_note(self, system: System, code: str, text: str) -> None:
        """Write the coder's note on a code; an empty one takes it away."""
        own = self.own

        def write() -> bool:
            if own is not None:
                own.write_note(system, code, text)
            return bool(text.strip())

        if own is not None:
            self._change(write, f"Note on {code} kept", f"No note on {code}")

    def _change(self, change: Callable[[], bool], on: str, off: str) -> None:
        """Make a change; it is saved before it is shown."""
        done: list[bool] = []
        if self._runner.guarded(lambda: done.append(change())):
            self._runner.told.emit(on if done[0] else off)
            self.tell_marks()

    @Slot()
    def tell_editions(self) -> None:
        """Say which editions count on the day, and when they are not those of a moment ago."""
        before, self._editions = self._editions, standing(self._books, self._day())
        if before != self._editions:
            self.editions_told.emit(self._editions)
            self.editions_changed.emit()

    def find_named_by(self, system: System, code: str) -> None:
        """Find the notes that name a code, in the book of the day."""
        day = self._day()
        self._runner.run(
            lambda _step: read_named_by(self._books, system, code, day), self.named_by_found.emit
        )
