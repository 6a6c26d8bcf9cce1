"""Rooms that are imported when they are first asked for, so that the start stays light."""

from functools import cached_property, partial
from typing import Protocol

from PySide6.QtCore import QObject, Slot

from coderdesk.domain.code import Answer
from coderdesk.domain.page import Page
from coderdesk.gui.actions import FACES, Command, Menu, Place, menu_commands
from coderdesk.gui.hub import Hub
from coderdesk.gui.window import MainWindow, Slots


class WorkDoor(Protocol):
    """The ways into the worklist."""

    def enter(self) -> None:
        """Show it."""

    def do(self, command: Command) -> None:
        """Do what its menu asks."""

    def next(self) -> None:
        """Take the most urgent encounter."""

    def previous(self) -> None:
        """Go back to the one before."""


class AuditDoor(Protocol):
    """The way into the audit."""

    def enter(self) -> None:
        """Show it."""


class PaceDoor(Protocol):
    """The way into the pace."""

    def enter(self) -> None:
        """Show it."""


class LearnDoor(Protocol):
    """The ways into the learning room."""

    def open(self, room: int = 0) -> None:
        """Show one of its four rooms."""

    def score(self) -> None:
        """Score the practice encounter on the desk."""


class LateRooms(QObject):
    """Opens the worklist and what belongs to it."""

    def __init__(self, window: MainWindow, hub: Hub) -> None:
        super().__init__()
        self._window, self._hub = window, hub
        hub.page_opened.connect(self._on_page)
        hub.answer_found.connect(self._on_answer)

    @cached_property
    def work(self) -> WorkDoor:
        """What answers for the worklist."""
        from coderdesk.gui.answers.worklist import WorkAnswers  # noqa: PLC0415 - when first entered

        return WorkAnswers(self._window, self._hub)

    @cached_property
    def audits(self) -> AuditDoor:
        """What answers for the audit."""
        from coderdesk.gui.answers.audit import AuditAnswers  # noqa: PLC0415 - when first entered

        return AuditAnswers(self._window, self._hub)

    def audit(self) -> None:
        """Show the audit."""
        self.audits.enter()

    @cached_property
    def learning(self) -> LearnDoor:
        """What answers for the learning room."""
        from coderdesk.gui.answers.learning import LearnAnswers  # noqa: PLC0415 - when first entered

        return LearnAnswers(self._window, self._hub)

    def learn(self) -> None:
        """Show the notebook."""
        self.learning.open()

    def score(self) -> None:
        """Score the practice encounter on the desk."""
        self.learning.score()

    @Slot(object)
    def _on_page(self, page: Page) -> None:
        self._bring_up(page.code.code, "")

    @Slot(object)
    def _on_answer(self, answer: Answer) -> None:
        self._bring_up("", answer.query)

    def _bring_up(self, code: str, words: str) -> None:
        """Tell what the notebook has on a code or on words that come up."""
        desk = self._hub.desk
        entries = desk.learning.coming_up(code, words) if desk is not None else ()
        if entries:
            more = f" (and {len(entries) - 1} more)" if len(entries) > 1 else ""
            self._hub.runner.told.emit(f"Your notebook: {entries[0].text}{more}")

    @property
    def work_slots(self) -> Slots:
        """What the menu of the worklist asks."""
        rows = (one for one in menu_commands(Menu.WORKLIST) if FACES[one].place is Place.WORKLIST)
        return {command: partial(self._do_work, command) for command in rows}

    def _do_work(self, command: Command) -> None:
        self.work.do(command)

    def worklist(self) -> None:
        """Show the worklist."""
        self.work.enter()

    def pace(self) -> None:
        """Show the coder's own pace."""
        self._pace.enter()

    @cached_property
    def _pace(self) -> PaceDoor:
        from coderdesk.gui.answers.pace import PaceAnswers  # noqa: PLC0415 - when first entered

        return PaceAnswers(self._window, self._hub)

    def next_encounter(self) -> None:
        """Take the most urgent encounter."""
        self.work.next()

    def previous_encounter(self) -> None:
        """Go back to the one before."""
        self.work.previous()
