"""What lies in the view: the leaves of one document, drawn (PDF, scans) or set (text)."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QPoint, QRect, QRectF, SignalInstance
from PySide6.QtGui import QPainter

from coderdesk.gui.chart.marks import Mark, Paper


class Leaves(Protocol):
    """The pages of one document at one size; places on a page are in pixels from its corner."""

    repainted: SignalInstance  # page
    resized: SignalInstance  # the heights have changed

    @property
    def heights(self) -> Sequence[int]:
        """The height of each page in pixels."""
        ...

    @property
    def width(self) -> int:
        """The width of the widest page."""
        ...

    @property
    def light(self) -> bool:
        """Whether the paper is light."""
        ...

    def lay(self, width: int, zoom: float, turn: int, ratio: float) -> None:
        """Lay out for a view of this width; ``zoom`` 0 fits, ``ratio`` are device pixels a pixel."""
        ...

    def look_at(self, pages: range) -> None:
        """These pages are in view: get them ready first."""
        ...

    def page_width(self, page: int) -> int:
        """The width of one page."""
        ...

    def text(self, page: int) -> str:
        """The text of a page, empty while it is not known."""
        ...

    def rects(self, page: int, start: int, end: int) -> list[QRectF]:
        """Where letters of a page stand, one rectangle a line; none while that is not known."""
        ...

    def letter_at(self, page: int, at: QPoint) -> int | None:
        """The letter nearest to a place on a page."""
        ...

    def paint(
        self, painter: QPainter, page: int, rect: QRect, marks: Sequence[Mark], paper: Paper
    ) -> None:
        """Draw a page with its marks, its corner at that of ``rect``."""
        ...

    def close(self) -> None:
        """Let go of what was drawn."""
        ...
