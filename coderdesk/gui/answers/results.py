"""The results of the chart, asked for by key."""

from PySide6.QtCore import QObject, Slot

from coderdesk.domain.result import Result, Series
from coderdesk.gui.chart.shown import ChartPlace
from coderdesk.gui.hub import Hub
from coderdesk.gui.window import MainWindow
from coderdesk.workflow.chart_results import chart_results


class Results(QObject):
    """Gathers the results off the GUI thread, shows them, and goes to the one chosen."""

    def __init__(self, window: MainWindow, hub: Hub) -> None:
        super().__init__()
        self._window, self._hub = window, hub
        window.desk.chart.results_asked.connect(self.ask)

    @Slot()
    def ask(self) -> None:
        """Gather the results of the chart on the desk."""
        desk, rows = self._hub.desk, self._hub.chart.rows
        if desk is not None:
            self._hub.runner.run(lambda _step: chart_results(rows, desk.text), self.show_results)

    @Slot(object)
    def show_results(self, series: tuple[Series, ...]) -> None:
        """Show them in a sheet."""
        from coderdesk.gui.sheets.results import ResultsSheet  # noqa: PLC0415 - opened seldom

        sheet = ResultsSheet(series)
        sheet.went.connect(self._go)
        self._window.open_sheet(sheet)

    @Slot(object)
    def _go(self, result: Result) -> None:
        desk, chart = self._hub.desk, self._window.desk.chart
        if desk is not None:
            page = desk.text(result.document_id).page_of(result.start)
            span = (result.start, result.end)
            chart.go_to(ChartPlace(result.document_id, page, selection=span))
            self._window.go_to_chart()
