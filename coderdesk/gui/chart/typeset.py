"""Leaves that are text: notes set in the record's serif, reflowed to the pane, page numbers kept."""

from collections.abc import Sequence
from time import perf_counter

from PySide6.QtCore import QObject, QPoint, QRect, QRectF, QTimer, Signal
from PySide6.QtGui import QPainter, QPen

from coderdesk.domain.chart import Document
from coderdesk.gui.chart.lens_marks import draw_marks, draw_tags
from coderdesk.gui.chart.marks import Margin, Mark, Paper, dim, draw_codes, draw_page_number
from coderdesk.gui.chart.reflow import Shape, blocks_of, wrap_width
from coderdesk.gui.chart.typesetting import SetPage, Typesetter
from coderdesk.gui.parts import chip_width, draw_chip
from coderdesk.gui.theme import look

WIDEST = 760  # a line of the record is at most this wide, at 100 %
ROOMY = 520  # from here the margins are those of paper
AT_ONCE = 8  # pages set before the first is shown; the others follow in idle time
SLICE = 0.006  # seconds of setting between two events
STAMP = "Synthetic"


class SetLeaves(QObject):
    """The pages of one text document."""

    repainted = Signal(int)
    resized = Signal()

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.document = document
        self._wrap = wrap_width(document.text)
        self._set: dict[int, SetPage] = {}
        self._typesetter = Typesetter(document, 1.0)
        self._zoom = 1.0
        self.heights: list[int] = [1] * document.page_count
        self.width = 0
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._set_some)

    @property
    def light(self) -> bool:
        """Whether the paper is light."""
        return not look().dark

    def take_document(self, document: Document) -> None:
        """Take what has been read of the document since."""
        self.document = document

    def lay(self, width: int, zoom: float, turn: int, ratio: float) -> None:
        """Lay out for a view of this width; zoom is that of the letters, text is not turned."""
        del turn, ratio
        self._zoom = zoom or 1.0
        self.width = min(width, round(look().px(WIDEST) * max(1.0, self._zoom)))
        self._set = {}
        self._typesetter = Typesetter(self.document, self._zoom)
        self.heights = [self._guess(page) for page in range(self.document.page_count)]
        for page in range(min(AT_ONCE, self.document.page_count)):
            self._page(page)

    def look_at(self, pages: range) -> None:
        """These pages are in view: set them now."""
        fresh = [page for page in pages if page not in self._set]
        for page in fresh:
            self._page(page)
        if fresh:
            self.resized.emit()

    def page_width(self, page: int) -> int:
        """The width of a page; all are alike."""
        del page
        return self.width

    def shape(self, page: int) -> float:
        """Height over width of a page."""
        return self.heights[page] / max(1, self.width)

    def text(self, page: int) -> str:
        """The text of a page."""
        start, end = self.document.pages[page]
        return self.document.text[start:end]

    def rects(self, page: int, start: int, end: int) -> list[QRectF]:
        """Where letters of a page stand."""
        first = self.document.pages[page][0]
        left, top = self._left, self._top
        return [
            rect.translated(left, top) for rect in self._page(page).rects(first + start, first + end)
        ]

    def letter_at(self, page: int, at: QPoint) -> int | None:
        """The letter nearest to a place on a page."""
        found = self._page(page).letter_at(at.x() - self._left, at.y() - self._top)
        return None if found is None else found - self.document.pages[page][0]

    def paint(
        self, painter: QPainter, page: int, rect: QRect, marks: Sequence[Mark], paper: Paper
    ) -> None:
        """Draw a page as paper: washes under the words, lines and codes beside them."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look().colour("paper_line"), 1))
        painter.setBrush(look().colour("paper"))
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        self._furniture(painter, page, rect)
        corner = rect.topLeft()

        def rects(start: int, end: int) -> list[QRectF]:
            return [one.translated(corner) for one in self.rects(page, start, end)]

        codes, tags = draw_marks(painter, marks, rects, paper)
        draw_tags(painter, tags, rect.left() + self._left - look().px(8), paper)
        margin = Margin(rect.right() - self._right + look().px(6), self._typesetter.leading(Shape.BODY))
        draw_codes(painter, codes, margin, paper)
        clip = painter.clipBoundingRect() if painter.hasClipping() else QRectF(painter.viewport())
        y = rect.top() + self._top
        self._page(page).draw(painter, rect.left() + self._left, y, clip.top() - y, clip.bottom() - y)
        dim(painter, marks, rects, paper)
        painter.restore()

    def small(self, painter: QPainter, page: int, rect: QRect) -> None:
        """Draw a page small, for the strip."""
        painter.save()
        painter.fillRect(rect, look().colour("paper"))
        painter.setClipRect(rect)
        painter.translate(rect.topLeft())
        scale = rect.width() / max(1, self.width)
        painter.scale(scale, scale)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._page(page).draw(painter, self._left, self._top, 0, rect.height() / scale)
        painter.restore()
        painter.setPen(QPen(look().colour("paper_line"), 1))
        painter.drawRect(rect)

    def close(self) -> None:
        """Stop setting."""
        self._idle.stop()

    @property
    def _roomy(self) -> bool:
        return self.width > look().px(ROOMY)

    @property
    def _left(self) -> int:
        return look().px(44 if self._roomy else 34)

    @property
    def _right(self) -> int:
        return look().px(84 if self._roomy else 76)

    @property
    def _top(self) -> int:
        return look().px(28)

    @property
    def _foot(self) -> int:
        return look().px(36)

    def _page(self, page: int) -> SetPage:
        found = self._set.get(page)
        if found is None:
            blocks = blocks_of(self.document, page, self._wrap)
            room = max(120, self.width - self._left - self._right)
            found = self._set[page] = self._typesetter.set_page(blocks, room)
            self.heights[page] = round(found.height) + self._top + self._foot
            self._idle.start()  # tells of the new height once the event in hand is done
        return found

    def _guess(self, page: int) -> int:
        """About how high a page will be, from how much it says."""
        text = self.text(page)
        letters = max(20.0, (self.width - self._left - self._right) / (look().px(7) * self._zoom))
        lines = sum(1 + len(line) / letters for line in text.split("\n"))
        return round(lines * self._typesetter.leading(Shape.BODY)) + self._top + self._foot

    def _set_some(self) -> None:
        """Set pages for a few milliseconds, then let the desk breathe."""
        until = perf_counter() + SLICE
        for page in range(self.document.page_count):
            if page not in self._set:
                self._page(page)
                if perf_counter() > until:
                    break
        else:
            self._idle.stop()
        self.resized.emit()

    def _furniture(self, painter: QPainter, page: int, rect: QRect) -> None:
        if self.document.synthetic:
            x = rect.right() - chip_width(STAMP) - look().px(10)
            draw_chip(painter, STAMP, "ink3", x=x, middle=rect.top() + look().px(16))
        number = f"page {page + 1} of {self.document.page_count}"
        draw_page_number(painter, number, rect.right() - look().px(14), rect.bottom() - look().px(14))
