"""Rooms that are imported when they are first asked for, so that the start stays light."""

from functools import cached_property
from typing import Protocol

from PySide6.QtCore import QObject

from coderdesk.gui.hub import Hub
from coderdesk.gui.window import MainWindow


class WorkDoor(Protocol):
    """The ways into the worklist."""

    def enter(self) -> None:
        """Show it."""

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


class LateRooms(QObject):
    """Opens the worklist and what belongs to it."""

    def __init__(self, window: MainWindow, hub: Hub) -> None:
        super().__init__()
        self._window, self._hub = window, hub

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
