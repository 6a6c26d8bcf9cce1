"""How long the window stands still while somebody types twelve keys a second, and what the desk weighs.

``python -m tests.bench.bench_window HOME``: a HOME with every book that is to be loaded. The real
window opens off-screen on a throw-away desk. A timer beats every two milliseconds; a beat that comes
late is a stall. Beside it the same typing with a search that finds nothing, for the window alone.
"""

import os
import resource
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from typing_extensions import override

from coderdesk.app import App, qt_application
from coderdesk.domain.code import Answer
from coderdesk.gui.actions import Command
from coderdesk.workflow.codebooks import Codebooks, Question
from coderdesk.workflow.unlock import LIGHT

BEAT_MS, KEYS_A_SECOND, WAIT_S = 2, 12, 2.0
TYPED = (
    "t2dm ckd stage 3b",
    "fracture closed left radius",
    "pnuemonia",
    "hx of breast ca",
    "long term insulin",
    "fell from ladder",
)


class Mute(Codebooks):
    """Books that find nothing, at once."""

    @override
    def find(self, question: Question) -> Answer:
        return Answer(question.words)


class Heart:
    """Beats in the event loop and notes how late each beat came, in milliseconds."""

    def __init__(self) -> None:
        self.late: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(interval=BEAT_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        self.late, self._last = [], time.perf_counter()
        self._timer.start()

    def stop(self) -> list[float]:
        self._timer.stop()
        return sorted(self.late)

    def _beat(self) -> None:
        now = time.perf_counter()
        self.late.append(max(0.0, (now - self._last) * 1000 - BEAT_MS))
        self._last = now


def turn(seconds: float) -> None:
    """Let the event loop run."""
    loop = QEventLoop()
    QTimer.singleShot(int(seconds * 1000), loop.quit)
    loop.exec()


def type_out(app: App) -> tuple[list[float], float]:
    """Type at an even pace; how late the beats came, and the processor's seconds."""
    heart, box = Heart(), app.window.desk.book.box
    heart.start()
    used = time.process_time()
    for words in TYPED:
        box.selectAll()
        for key in words:
            QTest.keyClicks(box, key)
            turn(1 / KEYS_A_SECOND)
    return heart.stop(), time.process_time() - used


def told(name: str, late: list[float], used: float) -> float:
    p99 = late[int(len(late) * 0.99)]
    stalls = sum(one > 16 for one in late)
    print(
        f"{name:20} p50 {late[len(late) // 2]:5.1f}  p99 {p99:5.1f}  max {late[-1]:6.1f} ms;"
        f" {stalls} of {len(late):,} beats over 16 ms; processor {used:.1f} s"
    )
    return p99


def opened(home: Path, throw_away: Path, books: type[Codebooks]) -> App:
    app = App(throw_away, books(home))
    app.door.take()
    app.window.resize(1920, 1080)
    app.window.show()
    desk, _code = app.door.found("a throw-away desk", LIGHT)
    app.doorway.enter(desk)
    app.window.do(Command.TRY_SYNTHETIC)
    turn(WAIT_S)
    return app


def main() -> None:
    home = Path(sys.argv[1])
    qt_application()
    p99, most = {}, 0.0
    for name, books in (("CoderDesk", Codebooks), ("nothing found", Mute)):
        with TemporaryDirectory() as throw_away:
            app = opened(home, Path(throw_away), books)
            began = time.perf_counter()
            answered: list[float] = []
            app.hub.answer_found.connect(lambda _answer, at=answered: at.append(time.perf_counter()))
            QTest.keyClicks(app.window.desk.book.box, "h")
            while not answered:
                QCoreApplication.processEvents()
            print(f"{name:20} first key answered after {(answered[0] - began) * 1000:.0f} ms")
            type_out(app)
            p99[name] = told(name, *type_out(app))
            app.window.close()
            app.close()
        most = most or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"p99 is {p99['CoderDesk'] / max(0.1, p99['nothing found']):.1f} of the window alone")
    print(f"the whole desk with these books: {most:.0f} MB at most")


if __name__ == "__main__":
    main()
