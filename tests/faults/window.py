"""A real window in a process of its own, to be killed: a home, its books, and a coder's hands.

What is worked here is done by the keys and the hub of the program; only the waiting is ours.
"""

import logging
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QEventLoop
from PySide6.QtWidgets import QApplication

from coderdesk.app import App, qt_application
from coderdesk.log import hush_crashes, set_up_log
from coderdesk.storage.cost import Cost
from coderdesk.storage.home import HomeState
from coderdesk.workflow.codebooks import Codebooks
from tests.trips.conftest import Coder

PATIENCE_S = 60


class Waiting:
    """Turns the event loop until something is so."""

    def waitUntil(self, done: Callable[[], object], timeout: int = 0) -> None:  # noqa: N802
        """Wait, a minute at most."""
        until = time.monotonic() + max(timeout / 1000, PATIENCE_S)
        while True:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            # What a running program deletes between two events waits for ever where no loop runs.
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            if done():
                return
            assert time.monotonic() < until, "the window does not get there"


def tell(line: str) -> None:
    """A line for whoever reads our output, at once."""
    os.write(1, line.encode() + b"\n")


def open_window(home: Path, books: Path, trouble: Callable[[Any], None]) -> Coder:
    """The program as `coderdesk.app.run` starts it, on books that lie elsewhere, at its door."""
    qt_application()
    set_up_log(home)
    hush_crashes()
    app = App(home, Codebooks(books))
    app.window.resize(1366, 768)
    app.open()
    app.window.activateWindow()
    coder = Coder(app, cast("Any", Waiting()))
    app.runner.trouble.connect(trouble)
    return coder


def go_in(coder: Coder, passphrase: str, cost: Cost) -> None:
    """Found the home where it is new, unlock it where it is not, and stand at the desk."""
    door = coder.app.door
    if door.state is HomeState.NEW:
        desk, _code = door.found(passphrase, cost)
    else:
        desk = door.open(passphrase)
    coder.app.doorway.enter(desk)
    coder.until(coder.desk.book.box.hasFocus)
    logging.getLogger("coderdesk").info("at the desk")
