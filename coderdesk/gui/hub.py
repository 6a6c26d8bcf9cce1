"""The QObject between the panes and the workflow: panes ask it, listen to it, and never meet."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from coderdesk.domain.changes import Assign, Change
from coderdesk.domain.code import Answer, System
from coderdesk.domain.coding import CodingState
from coderdesk.domain.encounter import Encounter
from coderdesk.domain.page import Page
from coderdesk.domain.work import Act
from coderdesk.errors import CoderDeskError
from coderdesk.gui.barred import with_its_key
from coderdesk.gui.book_hub import BookHub
from coderdesk.gui.chart_hub import ChartHub
from coderdesk.gui.runner import Runner
from coderdesk.gui.tasks import Task
from coderdesk.workflow.code_encounter import CodingSession
from coderdesk.workflow.codebooks import Codebooks, Question
from coderdesk.workflow.desk import Desk
from coderdesk.workflow.read_page import read_page, with_marks


class Hub(QObject):
    """Everything that a pane can ask for; its signals are what they listen to."""

    answer_found = Signal(object)  # Answer
    page_opened = Signal(object)  # Page
    page_missing = Signal()
    exported = Signal(object)  # Path
    why_told = Signal(object)  # tuple[Edit, ...]
    coding_changed = Signal(object)  # CodingState | None
    books_changed = Signal()
    files_dropped = Signal(object)  # list[Path]
    leaving = Signal()  # another encounter comes: keep how the desk lies for this one
    laid_out = Signal(object)  # DeskState, the desk as it was left

    def __init__(self, books: Codebooks, runner: Runner) -> None:
        super().__init__()
        self.books = books
        self.desk: Desk | None = None
        self._session: CodingSession | None = None
        self._searching: Task | None = None
        self.runner = runner
        self.trouble = self.runner.trouble
        self.told = self.runner.told
        self.book = BookHub(self.runner, books, lambda: self.desk, lambda: self.day)
        self.chart = ChartHub(self.runner, self._begin_empty)

    @property
    def state(self) -> CodingState | None:
        """The encounter on the desk as it stands."""
        return self._session.state if self._session else None

    @property
    def session(self) -> CodingSession | None:
        """The open coding session."""
        return self._session

    def take_desk(self, desk: Desk) -> None:
        """Begin to work on an unlocked desk, laid out as it was left."""
        self.desk = desk
        self.book.tell_marks()
        left = desk.left()
        self.coding_changed.emit(None)
        self.chart.take(desk, "")  # a chart may be opened before there is an encounter
        if left.encounter_id:
            self.take_up(left.encounter_id)

    def leave_desk(self) -> None:
        """Close the work file; nothing of the record stays in memory on purpose."""
        self._searching = None
        self.runner.stop()  # a book that is being built would keep the record in sight for a minute
        self._session = None
        self.chart.take(None, "")
        self.coding_changed.emit(None)
        if self.desk is not None:
            self.desk.close()
        self.books.forget()  # the words searched for may name somebody
        self.desk = None
        self.book.tell_marks()

    def close(self) -> None:
        """End the day: stop what is running, keep a copy of the work, close it."""
        desk = self.desk
        if desk is not None:
            self.runner.guarded(desk.leave_copy)
        self.leave_desk()

    def begin(self, encounter: Encounter) -> None:
        """Put a new encounter on the desk."""
        desk = self.desk
        if desk is not None:
            self.runner.guarded(lambda: self._use(desk.begin(encounter)))

    def take_up(self, encounter_id: str) -> None:
        """Go on with an encounter and its chart where they were left."""
        desk = self.desk
        if desk is not None and self.runner.guarded(lambda: self._use(desk.take_up(encounter_id))):
            self.runner.guarded(lambda: self.laid_out.emit(desk.left_for(encounter_id)))

    def _use(self, session: CodingSession) -> None:
        if self._session is not None:
            self.leaving.emit()
        self._session = session
        self.coding_changed.emit(session.state)
        self.chart.take(self.desk, session.id)

    def _begin_empty(self) -> str:
        """A chart without an encounter brings an empty one with it."""
        desk = self.desk
        if desk is None:
            return ""
        self._use(desk.begin(Encounter()))
        return self._session.id if self._session else ""

    def change(self, change: Change) -> None:
        """Trip 3: make one change; it is saved before it is shown."""
        session = self._session
        if session is not None and not self.say_closed():
            self.runner.guarded(lambda: self.coding_changed.emit(session.apply(change)))

    def assign(self, system: System, code: str, *, principal: bool = False, words: str = "") -> None:
        """Trip 3: put a code on the encounter, with the chart's selection as its evidence."""
        if self._session is None:
            self.trouble.emit(
                CoderDeskError(
                    "There is no encounter to put this code on.", "Start one, or open a chart."
                )
            )
            return
        day = self._session.state.encounter.day
        edition, _covers = self.books.library.in_force(system, day)
        evidence = self.chart.offered()
        self.change(
            Assign(
                code, system, edition.key if edition else "", principal, (evidence,) if evidence else ()
            )
        )
        self.book.learn(words, system, code)

    def undo(self) -> None:
        """Trip 3, backwards."""
        session = self._session
        if session is not None and not self.say_closed():
            self.runner.guarded(lambda: self.coding_changed.emit(session.undo()))

    def redo(self) -> None:
        """Trip 3, forwards again."""
        session = self._session
        if session is not None and not self.say_closed():
            self.runner.guarded(lambda: self.coding_changed.emit(session.redo()))

    def find(
        self, words: str, systems: tuple[System, ...] = (), *, billable_only: bool = False
    ) -> None:
        """Trip 2: search; only the last words are answered."""
        if self._searching is not None:
            self._searching.cancel()
        question = Question(
            words, systems, self.day, billable_only=billable_only, taught=self.book.taught
        )
        self._searching = self.runner.run(lambda _step: self.books.find(question), self._on_answer)

    def open_page(self, system: System | None, code: str) -> None:
        """Open the page of a code in the edition of the encounter's day."""
        encounter = self._session.state.encounter if self._session else None

        def read() -> Page:
            page = read_page(self.books, system, code, self.day, encounter)
            return with_marks(page, self.book.marks)

        if not self.runner.guarded(lambda: self.page_opened.emit(read())):
            self.page_missing.emit()

    def hold(self, reason: str, until: dt.date | None) -> None:
        """Put the encounter aside until a day."""
        self._settle(lambda session: session.hold(reason, until), "On hold")

    def finish(self, reason: str = "") -> None:
        """Make the encounter final; a reason is kept where an error stays."""
        self._settle(lambda session: session.finish(reason), "Final")

    def reopen(self, reason: str) -> None:
        """Take a final encounter in work again."""
        self._settle(lambda session: session.reopen(reason), "Reopened")

    def say_closed(self) -> bool:
        """Say why the encounter on the desk takes no change; false when it takes one."""
        session = self._session
        closed = session.closed() if session else None
        if session is not None and closed is not None:
            self.trouble.emit(with_its_key(closed, session.state.status))
        return closed is not None

    def _settle(self, settle: Callable[[CodingSession], CodingState], said: str) -> None:
        session = self._session
        if session is not None and self.runner.guarded(
            lambda: self.coding_changed.emit(settle(session))
        ):
            self.runner.told.emit(said)

    def ask_why(self, system: System, code: str) -> None:
        """Ask which edits a code would raise if it were assigned."""
        session = self._session
        if session is not None:
            self.runner.guarded(lambda: self.why_told.emit(session.why_not(system, code)))

    @property
    def day(self) -> dt.date | None:
        """The day that counts for the encounter on the desk."""
        return self._session.state.encounter.day if self._session else None

    @Slot(object)
    def _on_answer(self, answer: Answer) -> None:
        self._searching = None
        self.answer_found.emit(answer)

    def renew_books(self) -> None:
        """Take notice of books that came or went; everything is checked again."""
        self.books.refresh()
        session = self._session
        if session is not None:
            self.runner.guarded(lambda: self.coding_changed.emit(session.recheck()))
        self.books_changed.emit()

    def record(self, act: Act, detail: str = "") -> None:
        """Write a line into the journal."""
        if self.desk is not None:
            self.desk.record(act, self._session.id if self._session else "", detail)
