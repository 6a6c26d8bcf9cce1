"""The clinical indicators of a query, each as it stands in the record."""

from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from coderdesk.domain.chart import Passage
from coderdesk.gui.parts import draw_icon, literal, look, rich

LEFT, MOST_LINES = 34, 3


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """One quote with its source."""

    passage: Passage
    bad: bool = False

    @property
    def source(self) -> str:
        """Document, day and page."""
        day = f" · {self.passage.date:%m/%d}" if self.passage.date else ""
        return f"{self.passage.document}{day} · page {self.passage.page}"

    @property
    def spoken(self) -> str:
        """The quote and its source."""
        return f"{self.passage.quote}, {self.source}"


def height(row: QuoteRow, width: int, _current: bool) -> int:  # noqa: FBT001 - the view's call
    """How high a quote is."""
    quote = rich(_said(row), "record-small", width - look().px(LEFT + 10), MOST_LINES)
    return quote.height + look().leading("small") + look().px(8)


def paint(painter: QPainter, rect: QRect, row: QuoteRow, _current: bool) -> None:  # noqa: FBT001
    """Paint a quote: in serif, as all that the record says."""
    left, top = rect.left() + look().px(LEFT), rect.top() + look().px(4)
    icon, tone = ("mark-error", "error") if row.bad else ("evidence", "good")
    draw_icon(painter, icon, tone, rect.left() + look().px(10), top + look().px(10), 14)
    quote = rich(_said(row), "record-small", rect.right() - left - look().px(8), MOST_LINES)
    quote.draw(painter, left, top, "ink")
    source = rich(literal(row.source), "small", rect.right() - left - look().px(8), 1)
    source.draw(painter, left, top + quote.height, "ink3")


def _said(row: QuoteRow) -> str:
    return literal(" ".join(row.passage.quote.split()))
