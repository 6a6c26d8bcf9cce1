"""Leaves that are pictures: pages of a PDF, a scan or a fax, drawn off the GUI thread as they come."""

from collections import OrderedDict
from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPen

from coderdesk.domain.chart import Document
from coderdesk.gui.chart.lens_marks import draw_marks, draw_tags
from coderdesk.gui.chart.marks import Margin, Mark, Paper, codes_width, dim, draw_codes
from coderdesk.gui.chart.pages import Box, Pages, PageWords
from coderdesk.gui.chart.pictures import Pictures, Wish
from coderdesk.gui.chart.renderer import Renderer
from coderdesk.gui.theme import look

PIXELS_A_POINT = 4 / 3  # at 100 %: a page of 8.5 inches is 816 pixels wide
BUDGET = 96 << 20  # bytes of drawn pages: about 18 pages at full width
SMALL_BUDGET = 24 << 20  # bytes of thumbnails
MOST_PIXELS = 20_000_000  # a page drawn larger than this is drawn at this size and scaled up
KEPT_WORDS = 24  # pages whose letters' places are remembered, about 0.7 MB each
AHEAD = (1, 2, -1, 3)
SAME_LINE = 2.0  # points by which letters of one line may differ in height
ONE_GAP = 8.0  # points between words that still belong to one stroke


class DrawnLeaves(QObject):
    """The pages of one drawn document."""

    repainted = Signal(int)
    resized = Signal()

    def __init__(self, pages: Pages, document: Document, renderer: Renderer, *, night: bool) -> None:
        super().__init__()
        self._pages, self.document, self._night = pages, document, night
        self._sizes = [pages.size(page) for page in range(pages.page_count)]
        self._pictures, self._small = Pictures(BUDGET), Pictures(SMALL_BUDGET)
        self._words: OrderedDict[int, PageWords] = OrderedDict()
        self._scale, self._ratio, self._turn = 1.0, 1.0, 0
        self._view, self._strip, self._strip_width = range(0), range(0), 0
        self.heights: Sequence[int] = ()
        self.width = 0
        self._renderer = renderer
        renderer.take(pages, look().colour("paper"))
        renderer.drawn.connect(self._on_drawn)
        renderer.read.connect(self._on_read)

    @property
    def light(self) -> bool:
        """Whether the paper is light."""
        return not self._night

    def invert(self, *, night: bool) -> None:
        """Draw light on dark, or as it came."""
        self._night = night
        self._ask()

    def take_document(self, document: Document) -> None:
        """Take the text that has been read since; the places of its letters are asked for again."""
        self.document = document
        self._words.clear()
        self._ask()

    def lay(self, width: int, zoom: float, turn: int, ratio: float) -> None:
        """Lay out for a view of this width; at zoom 0 the widest page fits."""
        self._turn, self._ratio = turn, ratio
        widest = max(self._size(page)[0] for page in range(len(self._sizes)))
        self._scale = PIXELS_A_POINT * zoom if zoom else width / widest
        self.width = round(widest * self._scale)
        self.heights = [round(self._size(page)[1] * self._scale) for page in range(len(self._sizes))]

    def take_look(self) -> None:
        """The look has changed: pages drawn by night lie on another paper."""
        self._renderer.take(self._pages, look().colour("paper"))
        self._pictures.clear()
        self._ask()

    def look_at(self, pages: range) -> None:
        """These pages are in view: draw them first, then read them, then draw their neighbours."""
        self._view = pages
        self._ask()

    def look_at_small(self, pages: range, width: int) -> None:
        """These pages are in the strip: draw them small, after all else."""
        self._strip, self._strip_width = pages, width
        self._ask()

    def page_width(self, page: int) -> int:
        """The width of one page in pixels."""
        return round(self._size(page)[0] * self._scale)

    def shape(self, page: int) -> float:
        """Height over width of a page as it is shown."""
        width, height = self._size(page)
        return height / width

    def text(self, page: int) -> str:
        """The text of a page; until the whole document is read, that of pages looked at."""
        start, end = self.document.pages[page]
        if end > start:
            return self.document.text[start:end]
        words = self._words.get(page)
        return words.text if words else ""

    def rects(self, page: int, start: int, end: int) -> list[QRectF]:
        """Where letters of a page stand; none until the page has been looked at."""
        words = self._words.get(page)
        strokes: list[Box] = []
        for box in words.boxes[start:end] if words else ():
            if box is not None:
                _add(strokes, box)
        return [self._placed(page, stroke) for stroke in strokes]

    def letter_at(self, page: int, at: QPoint) -> int | None:
        """The letter nearest to a place on a page."""
        words = self._words.get(page)
        if not words:
            return None
        x, y = self._point(page, at)
        best, letter = float("inf"), None
        for number, box in enumerate(words.boxes):
            if box is not None:
                away = (4 * max(box[1] - y, 0, y - box[3])) ** 2 + max(box[0] - x, 0, x - box[2]) ** 2
                if away < best:
                    best, letter = away, number + (x > (box[0] + box[2]) / 2)
        return letter

    def paint(
        self, painter: QPainter, page: int, rect: QRect, marks: Sequence[Mark], paper: Paper
    ) -> None:
        """Draw a page with its marks; a page not yet drawn shows what there is of it, or bare paper."""
        picture = self._pictures.get(self._wish(page))
        stand_in = picture or self._pictures.nearest(page, self._turn, night=self._night)
        ground = Qt.GlobalColor.white if paper.light else look().colour("paper")
        painter.fillRect(rect, ground)
        if stand_in is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, picture is None)
            painter.drawImage(rect, stand_in)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        corner = rect.topLeft()

        def rects(start: int, end: int) -> list[QRectF]:
            return [one.translated(corner) for one in self.rects(page, start, end)]

        dim(painter, marks, rects, paper)
        codes, tags = draw_marks(painter, marks, rects, paper)
        draw_tags(painter, tags, rect.left() + look().px(30), paper)
        if codes:
            wide = codes_width([code for _middle, code in codes])
            left = rect.right() - wide + look().px(8)  # partly in the gutter
            row = look().leading("code-plain") + 1
            draw_codes(painter, codes, Margin(left, row, boxed=True), paper)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def small(self, painter: QPainter, page: int, rect: QRect) -> None:
        """Draw a page small, for the strip."""
        painter.fillRect(rect, Qt.GlobalColor.white if self.light else look().colour("paper"))
        picture = self._small.nearest(page, self._turn, night=self._night)
        if picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(rect, picture)
        painter.setPen(QPen(look().colour("paper_line"), 1))
        painter.drawRect(rect)

    def is_sharp(self, page: int) -> bool:
        """Whether a page is drawn at the size it is shown."""
        return self._wish(page) in self._pictures

    def close(self) -> None:
        """Let go of what was drawn."""
        self._renderer.drawn.disconnect(self._on_drawn)
        self._renderer.read.disconnect(self._on_read)
        self._renderer.take(None, look().colour("paper"))
        self._pictures.clear()
        self._small.clear()

    def _size(self, page: int) -> tuple[float, float]:
        width, height = self._sizes[page]
        return (height, width) if self._turn % 2 else (width, height)

    def _wish(self, page: int) -> Wish:
        width, height = self._size(page)
        scale = self._scale * self._ratio
        scale *= min(1.0, (MOST_PIXELS / max(1.0, width * height * scale * scale)) ** 0.5)
        return Wish(
            page, max(1, round(width * scale)), max(1, round(height * scale)), self._turn, self._night
        )

    def _small_wish(self, page: int) -> Wish:
        width = max(1, round(self._strip_width * self._ratio))
        return Wish(page, width, max(1, round(width * self.shape(page))), self._turn, self._night)

    def _ask(self) -> None:
        near = [self._view.stop - 1 + step if step > 0 else self._view.start + step for step in AHEAD]
        near = [page for page in near if 0 <= page < len(self._sizes)]
        wishes: list[Wish | int] = [self._wish(page) for page in self._view]
        wishes += [page for page in self._view if page not in self._words]
        wishes += [self._wish(page) for page in near]
        wishes += [page for page in near if page not in self._words]
        small = [self._small_wish(page) for page in self._strip] if self._strip_width else []
        drawn = [wish for wish in wishes if isinstance(wish, int) or wish not in self._pictures]
        self._renderer.want([*drawn, *(wish for wish in small if wish not in self._small)])

    def _on_drawn(self, wish: Wish, picture: QImage) -> None:
        if self._strip_width and wish.page in self._strip and wish == self._small_wish(wish.page):
            self._small.put(wish, picture)
        else:
            self._pictures.put(wish, picture)
        self.repainted.emit(wish.page)

    def _on_read(self, page: int, words: PageWords) -> None:
        self._words[page] = words
        while len(self._words) > KEPT_WORDS:
            self._words.popitem(last=False)
        self.repainted.emit(page)

    def _placed(self, page: int, box: Box) -> QRectF:
        x0, y0 = self._turned(page, box[0], box[1])
        x1, y1 = self._turned(page, box[2], box[3])
        left, top = min(x0, x1) * self._scale, min(y0, y1) * self._scale
        return QRectF(left, top, abs(x1 - x0) * self._scale, abs(y1 - y0) * self._scale)

    def _turned(self, page: int, x: float, y: float) -> tuple[float, float]:
        width, height = self._sizes[page]
        return ((x, y), (height - y, x), (width - x, height - y), (y, width - x))[self._turn]

    def _point(self, page: int, at: QPoint) -> tuple[float, float]:
        """A place in pixels as one in points of the unturned page."""
        width, height = self._sizes[page]
        x, y = at.x() / self._scale, at.y() / self._scale
        return ((x, y), (y, height - x), (width - x, height - y), (width - y, x))[self._turn]


def _add(strokes: list[Box], box: Box) -> None:
    """Join a letter to the stroke before it when it stands on the same line."""
    if strokes:
        last = strokes[-1]
        if abs(last[1] - box[1]) < SAME_LINE and -ONE_GAP < box[0] - last[2] < ONE_GAP:
            strokes[-1] = (last[0], min(last[1], box[1]), max(last[2], box[2]), max(last[3], box[3]))
            return
    strokes.append(box)
