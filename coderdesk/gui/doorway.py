"""The way in and out: first run, unlock, lock by key, idle lock, and books made ready meanwhile."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from coderdesk.domain.shown import shown_name
from coderdesk.errors import CoderDeskError
from coderdesk.gui.clipping import Clipping
from coderdesk.gui.runner import Runner
from coderdesk.gui.window import MainWindow
from coderdesk.workflow.unlock import Door, HomeState, judge

if TYPE_CHECKING:
    from coderdesk.gui.hub import Hub
    from coderdesk.gui.sheets.first_run import FirstRun
    from coderdesk.gui.sheets.lock import LockScreen
    from coderdesk.workflow.desk import Desk
    from coderdesk.workflow.go_back import Way

LOOK_EVERY_MS = 5_000
JUMP_S = 60  # a clock that jumps so far has slept
DOINGS = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
}


class Doorway(QObject):
    """Covers the desk until it is unlocked; nothing of a record is behind the cover's back."""

    opened = Signal()
    code_print_asked = Signal(str)

    def __init__(
        self, door: Door, window: MainWindow, runner: Runner, furnish: "Callable[[], Hub]"
    ) -> None:
        """``furnish`` carries in what is not there yet, and gives the hub."""
        super().__init__()
        self._door, self._window, self._runner = door, window, runner
        self._furnish = furnish
        self._lock: LockScreen | None = None
        self._first: FirstRun | None = None
        self._desk: Desk | None = None
        self._doing, self._ticked = time.monotonic(), time.time()
        self._clipping = Clipping(self)
        self._watch = QTimer(self, interval=LOOK_EVERY_MS)
        self._watch.timeout.connect(self._on_watch)

    def quiet(self) -> float:
        """For how many seconds nobody has done anything."""
        return time.monotonic() - self._doing

    def stand(self, why: str = "") -> None:
        """Cover the desk with what this home asks for."""
        if self._door.state is HomeState.NEW:
            from coderdesk.gui.sheets.first_run import FirstRun  # noqa: PLC0415 - one of two comes

            self._first = first = FirstRun(judge)
            first.begin_asked.connect(self._on_begin)
            first.print_asked.connect(self.code_print_asked)
            first.finished.connect(self._on_first_finished)
            self._window.cover(first)
        else:
            from coderdesk.gui.sheets.lock import LockScreen  # noqa: PLC0415 - one of two comes

            self._lock = lock = LockScreen(judge, why) if why else LockScreen(judge)
            lock.unlock_asked.connect(self._on_unlock)
            lock.recovery_asked.connect(self._on_recovery)
            self._window.cover(lock)
            QTimer.singleShot(0, lock, lambda: lock.hold_off(self._door.wait()))

    def say(self, what: str) -> None:
        """Say something where it is seen: on the cover, or on the desk."""
        if self._lock is not None:
            self._lock.say(what)
        elif not self._window.covered:
            self._runner.told.emit(what)

    def lock(self, why: str = "The desk is locked.") -> None:
        """Close the work file, drop the key and cover the window."""
        if self._window.covered:
            return
        self._watch.stop()
        self._window.desk.keep()
        self._window.close_sheets()
        self._window.rooms.forget()
        self._furnish().leave_desk()
        self._window.desk.forget()
        self._clipping.clear()
        self.stand(why)

    def go_back(self, way: "Way") -> None:
        """Close the desk, put a copy in its place, and open that."""
        self.lock(f"Going back to {shown_name(way.path.name)}.")
        if self._lock is not None:
            self._lock.show_busy(on=True)
        self._try(lambda: self._door.go_back(way), self._on_back)

    def _on_back(self, desk: "Desk | None") -> None:
        if desk is not None:
            self.enter(desk)
            self._runner.told.emit("The copy is in place")
        elif self._lock is not None:
            self._lock.show_busy(on=False)
            self._lock.say("The archive is in place. It opens with the passphrase of its day.")

    @Slot(str, str, str)
    def _on_begin(self, passphrase: str, name: str, credential: str) -> None:
        if self._first is not None:
            self._first.show_busy(on=True)
        self._window.remember(coder=name, credential=credential)
        self._try(lambda: self._door.found(passphrase), self._on_founded)

    def _on_founded(self, founded: "tuple[Desk, str]") -> None:
        self._desk, code = founded
        if self._first is not None:
            self._first.show_code(code)

    @Slot()
    def _on_first_finished(self) -> None:
        desk, self._desk, self._first = self._desk, None, None
        if desk is not None:
            self.enter(desk)

    @Slot(str)
    def _on_unlock(self, passphrase: str) -> None:
        if self._lock is not None:
            self._lock.show_busy(on=True)
        self._try(lambda: self._door.open(passphrase), self.enter)

    @Slot(str, str)
    def _on_recovery(self, code: str, passphrase: str) -> None:
        if self._lock is not None:
            self._lock.show_busy(on=True)
        self._try(lambda: self._door.open_with_code(code, passphrase), self.enter)

    def _try(self, call: Callable[[], Any], on_done: Callable[[Any], None]) -> None:
        """Try a passphrase off the GUI thread: Argon2 takes a second."""
        self._runner.run(lambda _step: call(), on_done, on_trouble=self._on_refused)

    def _on_refused(self, error: CoderDeskError) -> None:
        screen = self._first or self._lock
        if screen is not None:
            screen.show_trouble(error.message, error.hint)
        if screen is self._lock and self._lock is not None:
            self._lock.hold_off(self._door.wait())

    def enter(self, desk: "Desk") -> None:
        """Uncover the desk and lay out what was left on it."""
        hub = self._furnish()
        self._lock = self._first = None
        self._window.uncover()
        hub.take_desk(desk)
        self._doing, self._ticked = time.monotonic(), time.time()
        self._watch.start()
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)
        self._window.desk.book.take_focus()
        self.opened.emit()

    @Slot()
    def _on_watch(self) -> None:
        """Lock after idle minutes, whatever the date, and after the machine has slept."""
        now = time.time()
        minutes = self._window.settings.idle_lock_minutes
        slept = now - self._ticked > JUMP_S + LOOK_EVERY_MS / 1000
        self._ticked = now
        if minutes and (slept or self.quiet() > minutes * 60):
            self.lock("The machine slept." if slept else f"Nothing was done for {minutes} minutes.")

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in DOINGS:
            self._doing = time.monotonic()
        return super().eventFilter(watched, event)
