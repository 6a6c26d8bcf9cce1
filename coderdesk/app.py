"""One home in one window: the cover at once, the desk behind it as soon as there is time.

Nothing heavy is imported here: the first window is painted with what this file and `gui.doorway` name;
`gui.arrival` brings the rest, and `gui.furniture` puts it together.
"""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, qVersion
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from coderdesk.errors import CoderDeskError
from coderdesk.gui.actions import key_map
from coderdesk.gui.arrival import Arrival
from coderdesk.gui.doorway import Doorway
from coderdesk.gui.knocking import Knocking
from coderdesk.gui.runner import Runner
from coderdesk.gui.sweeper import Sweeper, give_back_large
from coderdesk.gui.tasks import Step
from coderdesk.gui.theme import FUSED, wear
from coderdesk.gui.window import MainWindow
from coderdesk.log import hush_crashes, set_up_log
from coderdesk.settings import load_settings
from coderdesk.workflow.unlock import LIGHT, Door

if TYPE_CHECKING:
    from coderdesk.gui.answers.encounters import Encounters
    from coderdesk.gui.answers.paper import Paper
    from coderdesk.gui.furniture import Furniture
    from coderdesk.gui.hub import Hub
    from coderdesk.workflow.codebooks import Codebooks

Tell = Callable[[str], None]
WARM_AFTER_MS = 1500  # the start comes first
SWITCH_S = 0.0005  # a search gives way to the window ten times sooner than Python would
FACES = ("Inter", "JetBrains Mono", "Source Serif 4")


class App(QObject):
    """One home, opened in one window."""

    def __init__(self, home: Path, books: "Codebooks | None" = None) -> None:
        super().__init__()
        self._sweeper = Sweeper(self)
        settings = load_settings(home)
        key_map().load(settings.keys)
        wear(settings.theme, settings.text_scale)
        self._home, self._books, self._asking = home, books, Lock()
        self._furniture: Furniture | None = None
        self.runner = Runner()
        self.window = MainWindow(home)
        self.door = Door(home, self._codebooks)
        self.doorway = Doorway(self.door, self.window, self.runner, lambda: self.hub)
        self.knocking = Knocking(self.door, self.window)
        self.knocking.heard.connect(self.doorway.say)
        self.arrival = Arrival(self.runner, self._furnish)
        self.window.closing.connect(self.close)

    def _codebooks(self) -> "Codebooks":
        """The codebooks of this home; asked for by the door on a thread and by the hub."""
        from coderdesk.workflow.codebooks import Codebooks  # noqa: PLC0415 - after the cover

        with self._asking:
            self._books = self._books or Codebooks(self._home)
        return self._books

    def _furnish(self) -> Iterator[None]:
        from coderdesk.gui.furniture import Furniture  # noqa: PLC0415 - after the cover
        from coderdesk.gui.hub import Hub  # noqa: PLC0415

        hub = Hub(self._codebooks(), self.runner)
        self._furniture = Furniture(hub, self.window, self.doorway, self._home)
        yield from self._furniture.carry_in()

    @property
    def furniture(self) -> "Furniture":
        """What stands behind the cover, all of it."""
        self.arrival.end()
        assert self._furniture is not None  # noqa: S101 - the arrival has ended
        return self._furniture

    @property
    def hub(self) -> "Hub":
        """The hub; the desk is complete when it is asked for."""
        return self.furniture.hub

    @property
    def encounters(self) -> "Encounters":
        """What begins, opens and ends encounters."""
        return self.furniture.encounters

    @property
    def paper(self) -> "Paper":
        """What prints."""
        return self.furniture.paper

    def open(self) -> None:
        """Take the home and stand at the door; raises CoderDeskError when it is in use."""
        self.door.take()
        self.knocking.listen()
        self.doorway.stand()
        self.window.show()

    def close(self) -> None:
        """Close the work file and leave the home to others."""
        self.arrival.stop()
        if self._furniture is None:
            self.runner.stop()
        else:
            self._furniture.hub.close()
        self.door.leave()


def run(home: Path) -> int:
    """Open the desk and stay until it is closed; raises CoderDeskError when the home is in use."""
    qt = qt_application()
    set_up_log(home)
    hush_crashes()
    app = App(home)
    app.open()
    QTimer.singleShot(0, app.arrival.begin)
    QTimer.singleShot(WARM_AFTER_MS, lambda: app.runner.run(_keep_warm, lambda _none: None))
    return qt.exec()


def _keep_warm(_step: Step) -> None:
    from coderdesk.workflow.open_chart import keep_warm  # noqa: PLC0415 - after the cover

    keep_warm()


def run_demo(home: Path, out: Path, step: Step, tell: Tell, *, headless: bool) -> int:
    """Open a throw-away desk on the books of a home; headless walks the main job with pictures."""
    if headless:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from coderdesk.gui.demo import lay_out, walk_main_job  # noqa: PLC0415 - not for every start
    from coderdesk.workflow.codebooks import Codebooks  # noqa: PLC0415

    qt = qt_application()
    books = Codebooks(home)
    books.ensure(step)
    with TemporaryDirectory(prefix="coderdesk-demo-") as throw_away:
        app = App(Path(throw_away), books)
        app.door.take()
        app.window.show()
        desk, _code = app.door.found("a throw-away desk", LIGHT)
        app.doorway.enter(desk)
        try:
            if headless:
                out.mkdir(parents=True, exist_ok=True)
                pdf = walk_main_job(app.window, app.hub, app.paper, out, tell)
                tell(f"The summary is {pdf}; the pictures lie beside it.")
                return 0
            lay_out(app.encounters)
            return qt.exec()
        finally:
            app.window.close()
            app.close()


def run_selftest(home: Path, step: Step, tell: Tell) -> int:
    """Check Qt, book, index, store and PDF; 1 when something is missing."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from coderdesk.workflow.selftest import self_checks  # noqa: PLC0415 - not for every start

    qt_application()
    worst = 0
    checks: dict[str, Callable[[], str]] = {"window": _check_window, **self_checks(home, step)}
    for name, check in checks.items():
        try:
            said = check()
        except CoderDeskError as error:
            worst, said = 1, f"WRONG: {error.line}"
        tell(f"{name:<8} {said}")
    return worst


def _check_window() -> str:
    """Open the window on a throw-away home and see that it draws its fonts."""
    with TemporaryDirectory(prefix="coderdesk-selftest-") as throw_away:
        app = App(Path(throw_away))
        app.arrival.end()
        app.window.show()
        drawn = app.window.grab()
        app.window.close()
        families = set(QFontDatabase.families())
    missing = [name for name in FACES if name not in families]
    if missing or drawn.isNull():
        hint = "Install CoderDesk again."
        raise CoderDeskError(f"Fonts are missing: {', '.join(missing) or 'none drawn'}.", hint)
    return f"Qt {qVersion()}, {drawn.width()} x {drawn.height()}, fonts in place"


def qt_application() -> QApplication:
    """The one QApplication of the process, by the name of the desk."""
    sys.setswitchinterval(SWITCH_S)
    give_back_large()
    qt = QApplication.instance()
    if qt is None:
        qt = QApplication([*sys.argv[:1], "-style", "Fusion"])
        qt.setProperty(FUSED, True)  # noqa: FBT003 - Qt's own order
    qt.setApplicationName("CoderDesk")
    if not isinstance(qt, QApplication):
        raise CoderDeskError("Qt runs without windows here.", "Start it in a process of its own.")
    return qt
