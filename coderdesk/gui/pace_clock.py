"""The clock of the coder's own pace: counts while somebody works, and what on."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget

from coderdesk.domain.pace import PaceTask
from coderdesk.gui.hub import Hub
from coderdesk.gui.window import MainWindow

EVERY_MS = 15_000
IDLE_S = 60.0  # so long after the last key or movement nobody works any more
SLEPT_S = 45.0  # a tick that comes so late was no work
QUERY_PANE = "Query"  # its accessible name; the pane itself is made late


class PaceClock(QObject):
    """Ticks; at each tick with work since, the time is kept at once for the encounter on the desk.

    ``quiet`` tells for how many seconds nothing was done.
    """

    def __init__(self, window: MainWindow, hub: Hub, quiet: Callable[[], float]) -> None:
        super().__init__()
        self._window, self._hub, self._quiet = window, hub, quiet
        self.now: Callable[[], float] = time.monotonic
        self._ticked = self.now()
        self.timer = QTimer(self, interval=EVERY_MS)
        self.timer.timeout.connect(self.tick)
        window.closing.connect(self.timer.stop)
        self.timer.start()

    @property
    def task(self) -> PaceTask | None:
        """What is being done, by where the keyboard is; None where no encounter is worked on."""
        window = self._window
        if window.covered or not window.rooms.at_desk:
            return None
        here: QWidget | None = QApplication.focusWidget()
        while here is not None:
            if here.accessibleName() == QUERY_PANE:
                return PaceTask.QUERY
            here = here.parentWidget()
        desk = window.desk
        panes = {desk.book: PaceTask.SEARCHING, desk.coding: PaceTask.CODING}
        active = desk.panes.active
        return next((task for pane, task in panes.items() if pane is active), PaceTask.READING)

    @Slot()
    def tick(self) -> None:
        """Keep the time since the last tick, when somebody worked in it."""
        now = self.now()
        spent, self._ticked = now - self._ticked, now
        desk, session, task = self._hub.desk, self._hub.session, self.task
        active = self._quiet() < IDLE_S and 0 < spent <= SLEPT_S
        if active and desk is not None and session is not None and task is not None:
            self._hub.runner.guarded(lambda: desk.pace.add(session.id, task, spent))
