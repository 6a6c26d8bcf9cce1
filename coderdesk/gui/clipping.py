"""Words copied from the desk: they leave the clipboard when the desk is locked."""

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication


class Clipping(QObject):
    """Knows whether what is on the clipboard came from this desk; another program's words stay."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._clipboard = QGuiApplication.clipboard()
        self.is_own = False
        self._clipboard.dataChanged.connect(self._on_changed)

    @Slot()
    def _on_changed(self) -> None:
        active = QGuiApplication.applicationState() is Qt.ApplicationState.ApplicationActive
        self.is_own = self._clipboard.ownsClipboard() or active

    def clear(self) -> None:
        """Empty the clipboard, where what it holds came from here."""
        if self.is_own:
            self._clipboard.clear()
            self.is_own = False
