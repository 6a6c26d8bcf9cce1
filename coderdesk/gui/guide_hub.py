"""The part of the hub that reads in the official guidelines."""

from PySide6.QtCore import QObject, Signal

from coderdesk.gui.hub import Hub
from coderdesk.gui.tasks import Task
from coderdesk.workflow.read_guidelines import open_section, read_guidelines


class GuideHub(QObject):
    """What a pane can ask of the guidelines."""

    narrowed = Signal(object)  # GuidelinePage, the answer to the words typed last
    opened = Signal(object)  # GuidelinePage, at a section that was asked for

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self._hub = hub
        self._finding: Task | None = None

    def find(self, words: str) -> None:
        """Narrow the sections by words; only the last ones are answered."""
        self._stop()
        books, day = self._hub.books, self._hub.day
        self._finding = self._hub.runner.run(
            lambda _step: read_guidelines(books, day, words), self.narrowed.emit
        )

    def open(self, number: str) -> None:
        """Open a section."""
        self._stop()
        self._hub.runner.guarded(
            lambda: self.opened.emit(open_section(self._hub.books, self._hub.day, number))
        )

    def _stop(self) -> None:
        if self._finding is not None:
            self._finding.cancel()
            self._finding = None
