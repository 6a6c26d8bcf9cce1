"""Brings in what the desk is made of while the passphrase is typed: the window stands before it."""

from collections.abc import Callable, Iterator
from importlib import import_module

from PySide6.QtCore import QObject, QTimer, Slot

from coderdesk.gui.runner import Runner
from coderdesk.gui.tasks import Step

WITHOUT_QT = (
    "coderdesk.domain.changes",
    "coderdesk.codebook.search",
    "coderdesk.workflow.codebooks",
    "coderdesk.storage.vault",
    "coderdesk.workflow.inside",
    "coderdesk.edits.check",
    "coderdesk.workflow.code_encounter",
    "coderdesk.chart.reader",
    "coderdesk.workflow.open_chart",
    "coderdesk.workflow.keep_books",
    "coderdesk.workflow.export_summary",
)
"""Imported on a thread of the pool, one by one; the order is that of need."""
WITH_QT = (
    "coderdesk.gui.hub",
    "coderdesk.gui.coding.rows",
    "coderdesk.gui.coding.form",
    "coderdesk.gui.coding.pane",
    "coderdesk.gui.search.notes",
    "coderdesk.gui.search.pane",
    "coderdesk.gui.chart.typesetting",
    "coderdesk.gui.chart.paper",
    "coderdesk.gui.chart.reading",
    "coderdesk.gui.chart.pane",
    "coderdesk.gui.desk_view",
    "coderdesk.gui.answers.encounters",
    "coderdesk.gui.answers.paper",
    "coderdesk.gui.answers.desk",
    "coderdesk.gui.answers.book_changes",
    "coderdesk.gui.answers.closing",
    "coderdesk.gui.answers.comparing",
    "coderdesk.gui.answers.dropping",
    "coderdesk.gui.answers.finds",
    "coderdesk.gui.answers.grouping",
    "coderdesk.gui.answers.groups",
    "coderdesk.gui.answers.guides",
    "coderdesk.gui.answers.journal",
    "coderdesk.gui.answers.late",
    "coderdesk.gui.answers.late_book",
    "coderdesk.gui.answers.levelling",
    "coderdesk.gui.answers.offering",
    "coderdesk.gui.answers.poa_help",
    "coderdesk.gui.answers.queries",
    "coderdesk.gui.answers.restoring",
    "coderdesk.gui.answers.results",
    "coderdesk.gui.book_room",
    "coderdesk.gui.pace_clock",
    "coderdesk.gui.furniture",
)
"""Imported on the GUI thread, one at each turn of its loop."""
BREATH_MS = 5  # between two pieces: what was typed meanwhile comes first


class Arrival(QObject):
    """Takes one step after the other of what makes the desk, when the window has nothing else to do."""

    def __init__(self, runner: Runner, build: Callable[[], Iterator[None]]) -> None:
        """``build`` makes the desk, a piece at a time, once its modules are there."""
        super().__init__()
        self._runner = runner
        self.ended = False
        self._steps = self._all(build)
        self._timer = QTimer(self, interval=BREATH_MS)
        self._timer.timeout.connect(self._on_turn)

    def begin(self) -> None:
        """Begin now; what needs no Qt comes on a thread, the rest at turns of the loop."""
        self._runner.run(_fetch, lambda _none: self._timer.start())

    def end(self) -> None:
        """Take all steps that are left, at once."""
        for _piece in self._steps:
            pass
        self._timer.stop()
        self.ended = True

    def stop(self) -> None:
        """Take no more steps; what is on the pool is the runner's to stop."""
        self._timer.stop()
        self._steps = iter(())

    @Slot()
    def _on_turn(self) -> None:
        if next(self._steps, self) is self:
            self.end()

    def _all(self, build: Callable[[], Iterator[None]]) -> Iterator[None]:
        for name in WITH_QT:
            import_module(name)
            yield
        yield from build()


def _fetch(step: Step) -> None:
    for at, name in enumerate(WITHOUT_QT):
        step(at, len(WITHOUT_QT))
        import_module(name)
