"""Files dropped anywhere on the desk: codebooks are previewed, all else is opened as a chart."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from coderdesk.gui.answers.desk import DeskAnswers
from coderdesk.gui.hub import Hub
from coderdesk.workflow.shelf_lists import books_among


class Dropping(QObject):
    """Sorts what is dropped, by content and off the GUI thread."""

    def __init__(self, hub: Hub, answers: DeskAnswers) -> None:
        super().__init__()
        self._hub, self._answers = hub, answers
        hub.files_dropped.connect(self.take)

    @Slot(object)
    def take(self, files: list[Path]) -> None:
        """Tell codebooks and charts apart."""
        given = tuple(files)
        self._hub.runner.run(lambda _step: books_among(given), partial(self._on_sorted, given))

    def _on_sorted(self, files: tuple[Path, ...], books: tuple[Path, ...]) -> None:
        charts = [path for path in files if path not in books]
        if charts and not self._hub.say_closed():
            self._hub.chart.open(charts)
        if books:
            self._answers.preview_books(books)
