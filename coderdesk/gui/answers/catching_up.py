"""The points of a new day: worked out off the GUI thread while the list is used."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from coderdesk.gui.hub import Hub
from coderdesk.gui.tasks import Step, Task
from coderdesk.workflow.desk import Desk

TOLD_EVERY = 5  # per cent


class CatchingUp(QObject):
    """Brings the worklist up to date where so much is out of date that nobody should wait for it."""

    def __init__(self, hub: Hub, renew: Callable[[], None]) -> None:
        super().__init__()
        self._hub, self._renew = hub, renew
        self._of: Desk | None = None  # whose list is being worked out
        self._then: Callable[[], None] | None = None
        self._told = 0

    def catch_up(self, then: Callable[[], None] | None = None) -> bool:
        """Begin where the list is behind; whether ``then`` comes later, when all is worked out."""
        desk = self._hub.desk
        if desk is None:
            return False
        if self._of is not desk:
            if not desk.worklist.behind:
                return False
            self._of, self._told, self._then = desk, -TOLD_EVERY, None
            task: Task = self._hub.runner.run(
                lambda step: _worked_out(desk, step), self._on_done, self._on_step
            )
            task.failed.connect(self._on_failed)
        self._then = then or self._then
        return True

    def _on_step(self, done: int, total: int) -> None:
        part = 100 * done // max(1, total)
        if part >= self._told + TOLD_EVERY:
            self._told = part
            self._hub.runner.told.emit(f"Working out the points of today: {part} %")

    def _on_done(self, desk: Desk) -> None:
        then, self._of, self._then = self._then, None, None
        if desk is self._hub.desk:
            desk.worklist.look_again()
            self._renew()
            if then is not None:
                then()

    def _on_failed(self, _error: Exception) -> None:
        self._of = self._then = None


def _worked_out(desk: Desk, step: Step) -> Desk:
    desk.worklist.catch_up(step)
    return desk
