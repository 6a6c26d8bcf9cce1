"""How the hub does things: long calls as tasks, short ones guarded; trouble is told in one place."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, Signal

from coderdesk.errors import CoderDeskError
from coderdesk.gui.tasks import Step, Task

THREADS = 3  # one searches, one reads a chart, one writes


class Runner(QObject):
    """Runs calls for the hub and says what went wrong or was done."""

    trouble = Signal(object)  # CoderDeskError
    told = Signal(str)  # something done, in a few words

    def __init__(self) -> None:
        super().__init__()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(THREADS)

    def run(
        self,
        call: Callable[[Step], Any],
        on_done: Callable[[Any], None],
        on_step: Callable[[int, int], None] | None = None,
        on_trouble: Callable[[CoderDeskError], None] | None = None,
    ) -> Task:
        """Do a call off the GUI thread; its answer comes back on it, and so does trouble."""
        task = Task(call, self)
        task.done.connect(on_done)
        task.failed.connect(partial(self._on_failure, on_trouble or self.trouble.emit))
        if on_step is not None:
            task.stepped.connect(on_step)
        return task.start(self._pool)

    def guarded(self, call: Callable[[], object]) -> bool:
        """Do a short call here; say so when the world is wrong."""
        try:
            call()
        except CoderDeskError as error:
            self.trouble.emit(error)
            return False
        return True

    @property
    def busy(self) -> bool:
        """Whether anything runs or waits."""
        return self._pool.activeThreadCount() > 0

    def wait(self) -> None:
        """Wait for what is running; nothing is left half written."""
        self._pool.waitForDone()

    def stop(self) -> None:
        """Stop all that is running or waiting, and wait until it has; no answer comes any more."""
        for task in self.findChildren(Task):
            task.cancel()
        self.wait()

    def _on_failure(self, on_trouble: Callable[[CoderDeskError], None], error: Exception) -> None:
        if not isinstance(error, CoderDeskError):
            raise error
        on_trouble(error)
