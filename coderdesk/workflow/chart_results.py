"""A trip within the chart: its laboratory and vital results, test by test."""

from collections.abc import Callable, Iterable

from coderdesk.chart.results import results_of, series_of
from coderdesk.domain.chart import Document
from coderdesk.domain.result import Series
from coderdesk.domain.work import DocumentRow


def chart_results(rows: Iterable[DocumentRow], load: Callable[[int], Document]) -> tuple[Series, ...]:
    """Every result of a chart; none where no document has a table of them."""
    return series_of(one for row in rows for one in results_of(load(row.id)))
