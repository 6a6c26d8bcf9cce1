"""Hears a second start on the same home, and brings this window to the front instead."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from coderdesk.workflow.unlock import Door

ALREADY = "CoderDesk was open already: this is its window."


class Knocking(QObject):
    """Watches the door of one home."""

    heard = Signal(str)

    def __init__(self, door: "Door", window: QWidget) -> None:
        super().__init__(window)
        self._door, self._window = door, window
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._on_changed)

    def listen(self) -> None:
        """Begin to hear; the home is taken."""
        self._watcher.addPath(str(self._door.hang_knocker()))

    def _on_changed(self, _path: str) -> None:
        if not self._door.answer():
            return
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()
        QApplication.alert(window)  # where the system lets no program come to the front by itself
        self.heard.emit(ALREADY)
