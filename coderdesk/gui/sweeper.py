"""Where Python looks for objects that hold each other: on the GUI thread, and nowhere else.

Python looks whenever enough has been made, on the thread that makes it. Where a thread of
the pool finds dead widgets, PySide deletes them later, amid whatever the GUI thread does, and
a child after its parent has taken it along (a crash in `runDeletionInMainThread`, PySide 6.11.3).
"""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

EVERY_MS = 250


class Sweeper(QObject):
    """Keeps Python from looking by itself, and looks when it would have, within a quarter second."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.sweep)
        self._timer.start()

    @Slot()
    def sweep(self) -> None:
        """Look through the oldest generation that is due."""
        made, due = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if made[generation] > due[generation]:
                gc.collect(generation)
                return
