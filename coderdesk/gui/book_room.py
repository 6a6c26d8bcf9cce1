"""The books behind the desk: built at the first start with progress, warmed before the first key."""

from PySide6.QtCore import QObject, Slot

from coderdesk.gui.hub import Hub
from coderdesk.gui.sheets.progress import ProgressSheet
from coderdesk.gui.window import MainWindow


class BookRoom(QObject):
    """Sees to it that the default books stand."""

    def __init__(self, window: MainWindow, hub: Hub) -> None:
        super().__init__()
        self._window, self._hub = window, hub
        self._sheet: ProgressSheet | None = None

    @Slot()
    def make_ready(self) -> None:
        """Build what is missing, outdated or damaged; say so only where it takes time."""
        if not self._hub.books.built:
            text = "The codebooks are built from the installed files. This is done once."
            self._sheet = ProgressSheet("Building the codebooks", text)
            self._window.open_sheet(self._sheet)
        task = self._hub.runner.run(
            self._hub.books.ensure, self._on_ready, self._on_step, on_trouble=self._on_trouble
        )
        if self._sheet is not None:
            self._sheet.stopped.connect(task.cancel)

    def _on_step(self, done: int, total: int) -> None:
        if self._sheet is not None:
            self._sheet.show_step(done, total)

    def _on_ready(self, built: object) -> None:
        if self._sheet is not None:
            self._sheet.finish()
            self._sheet = None
        if built:
            self._hub.renew_books()
        self._hub.books_changed.emit()
        self.warm()

    def _on_trouble(self, error: object) -> None:
        if self._sheet is not None:
            self._sheet.finish()
            self._sheet = None
        self._hub.runner.trouble.emit(error)

    @Slot()
    def warm(self) -> None:
        """Load what the first keystroke needs, off the GUI thread."""
        if self._hub.books.built:
            self._hub.runner.run(lambda _step: self._hub.books.warm(), lambda _none: None)
