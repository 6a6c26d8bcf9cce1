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
        said = self._takes_time()
        if said is not None:
            self._sheet = ProgressSheet(*said)
            self._window.open_sheet(self._sheet)
        task = self._hub.runner.run(
            self._hub.books.ensure, self._on_ready, self._on_step, on_trouble=self._on_trouble
        )
        if self._sheet is not None:
            self._sheet.stopped.connect(task.cancel)

    def _takes_time(self) -> tuple[str, str] | None:
        """What to say while the books are made ready; none where it takes no time."""
        if not self._hub.books.built:
            text = "The codebooks are built from the installed files. This is done once."
            return "Building the codebooks", text
        if not self._hub.books.ready:
            text = "The words that the search knows have changed. It learns them once."
            return "Making the search ready", text
        return None

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

    def warm_early(self) -> None:
        """Load it behind the cover, where nothing has to be compiled for it first."""
        if self._hub.books.ready:
            self.warm()

    @Slot()
    def warm(self) -> None:
        """Load what the first keystroke needs, off the GUI thread."""
        if self._hub.books.built:
            self._hub.runner.run(lambda _step: self._hub.books.warm(), lambda _none: None)
