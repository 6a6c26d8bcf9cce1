"""Where Python looks for objects that hold each other: on the GUI thread, and nowhere else.

Python looks whenever enough has been made, on the thread that makes it. Where a thread of
the pool finds dead widgets, PySide deletes them later, amid whatever the GUI thread does, and
a child after its parent has taken it along (a crash in `runDeletionInMainThread`, PySide 6.11.3).
"""

import gc
import sys
from contextlib import suppress

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication

EVERY_MS = 250
OLDEST = 2
TRIM_THRESHOLD, MMAP_THRESHOLD = -1, -3  # of mallopt(3)
LARGE = 128 * 1024  # bytes


def give_back_large() -> None:
    """Let memory of large pieces go back to the system as soon as it is let go of.

    The GNU C library begins so and then keeps ever larger pieces for itself; a day of pages, copies and
    locks leaves holes between them, and the program grows with its work file.
    """
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415 - for this alone

        with suppress(AttributeError, OSError):  # another C library
            adjust = ctypes.CDLL(None).mallopt
            adjust(MMAP_THRESHOLD, LARGE)
            adjust(TRIM_THRESHOLD, LARGE)


class Sweeper(QObject):
    """Keeps Python from looking by itself, and looks when it would have, within a quarter second.

    A full look takes longer than a frame, most of it over the program itself. So what outlives the
    first one is set aside, and looked at again only while the coder is in another program.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._settled = False
        qt = QGuiApplication.instance()
        if isinstance(qt, QGuiApplication):
            qt.applicationStateChanged.connect(self._on_state)
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.sweep)
        self._timer.start()

    @Slot()
    def sweep(self) -> None:
        """Look through the oldest generation that is due."""
        made, due = gc.get_count(), gc.get_threshold()
        for generation in (OLDEST, 1, 0):
            if made[generation] > due[generation]:
                gc.collect(generation)
                if generation == OLDEST and not self._settled:
                    self._settle()
                return

    def sweep_all(self) -> None:
        """Look through everything, what was set aside too."""
        gc.unfreeze()
        gc.collect()
        self._settle()

    def _settle(self) -> None:
        gc.freeze()
        self._settled = True

    @Slot(Qt.ApplicationState)
    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationInactive:
            self.sweep_all()
