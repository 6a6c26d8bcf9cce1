"""The one way to leave the GUI thread and come back."""

from collections.abc import Callable
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot
from typing_extensions import override

from coderdesk.errors import Cancelled

Step = Callable[[int, int], None]


class Task(QObject):
    """One call on the pool. Its signals arrive on the GUI thread, and never after cancel."""

    done = Signal(object)
    failed = Signal(object)
    stepped = Signal(int, int)
    _ended = Signal(object, object)

    def __init__(self, call: Callable[[Step], Any], parent: QObject) -> None:
        super().__init__(parent)
        self._call = call
        self._stop = Event()
        self._ended.connect(self._deliver)

    def start(self, pool: QThreadPool) -> "Task":
        """Hand the call to the pool."""
        pool.start(_Runner(self.run))
        return self

    def cancel(self) -> None:
        """Ask the call to stop at its next step, and drop its answer in any case."""
        self._stop.set()

    def run(self) -> None:
        """Do the call on the pool; touches nothing but signals."""
        result, error = None, None
        try:
            self._check()
            result = self._call(self._on_step)
        except Cancelled:
            self._stop.set()
        except Exception as caught:
            error = caught
        self._ended.emit(result, error)

    def _on_step(self, count: int, total: int) -> None:
        self._check()
        self.stepped.emit(count, total)

    def _check(self) -> None:
        if self._stop.is_set():
            raise Cancelled

    @Slot(object, object)
    def _deliver(self, result: object, error: Exception | None) -> None:
        if self._stop.is_set():
            pass
        elif error is None:
            self.done.emit(result)
        else:
            self.failed.emit(error)
        self.deleteLater()


class _Runner(QRunnable):
    def __init__(self, call: Callable[[], None]) -> None:
        super().__init__()
        self._call = call

    @override
    def run(self) -> None:
        self._call()
