"""The pages as a strip of small pictures beside the page."""

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea
from typing_extensions import override

from coderdesk.gui.chart.drawn import DrawnLeaves
from coderdesk.gui.chart.stack import Stack
from coderdesk.gui.chart.typeset import SetLeaves
from coderdesk.gui.theme import look

WIDTH = 112
PICTURE = 76
NUMBER = 18  # under each picture
GAP = 10


class PageStrip(QAbstractScrollArea):
    """Shows every page small; a click or the arrows and Enter go there."""

    page_chosen = Signal(int)  # from 0

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Pages")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._leaves: DrawnLeaves | SetLeaves | None = None
        self._stack = Stack()
        self._page = 0
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.take_look()

    def take_look(self) -> None:
        """Measure again."""
        self.setFixedWidth(look().px(WIDTH))
        self._lay()

    def show_leaves(self, leaves: DrawnLeaves | SetLeaves | None) -> None:
        """Show the pages of another document."""
        self._leaves, self._page = leaves, 0
        if leaves is not None:
            leaves.repainted.connect(self._on_repainted)
            leaves.resized.connect(self._lay)
        self._lay()

    def show_page(self, page: int) -> None:
        """Mark the page that is read and keep it in view."""
        self._page = page
        self.setAccessibleDescription(f"page {page + 1}")
        if page < self._stack.count:
            top, bar = self._stack.tops[page], self.verticalScrollBar()
            bottom = top + self._stack.heights[page]
            if top < bar.value() or bottom > bar.value() + self.viewport().height():
                bar.setValue(top - self.viewport().height() // 3)
        self.viewport().update()

    def refresh(self) -> None:
        """The pages have been turned or inverted."""
        self._lay()
        self.viewport().update()

    def _lay(self) -> None:
        leaves = self._leaves
        count = leaves.document.page_count if leaves is not None else 0
        picture, number = look().px(PICTURE), look().px(NUMBER)
        heights = (
            [round(picture * leaves.shape(page)) + number for page in range(count)] if leaves else []
        )
        self._stack = Stack(heights, look().px(GAP))
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, self._stack.total - height))
        bar.setPageStep(height)
        bar.setSingleStep(picture // 2)
        self._ask()

    def _ask(self) -> None:
        if isinstance(self._leaves, DrawnLeaves):
            pages = self._visible() if self.isVisible() else range(0)
            self._leaves.look_at_small(pages, look().px(PICTURE))
        self.viewport().update()

    def _visible(self) -> range:
        return self._stack.between(self.verticalScrollBar().value(), self.viewport().height())

    def _on_scrolled(self) -> None:
        self._ask()

    def _on_repainted(self, page: int) -> None:
        if page in self._visible():
            self.viewport().update()

    def _rect(self, page: int) -> QRect:
        width = look().px(PICTURE)
        x = (self.viewport().width() - width) // 2
        y = self._stack.tops[page] - self.verticalScrollBar().value()
        return QRect(x, y, width, self._stack.heights[page] - look().px(NUMBER))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        at: QPoint = event.position().toPoint()
        for page in self._visible():
            if self._rect(page).adjusted(-8, 0, 8, look().px(NUMBER)).contains(at):
                self.page_chosen.emit(page)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step and self._stack.count:
            self.page_chosen.emit(max(0, min(self._stack.count - 1, self._page + step)))
        else:
            event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), look().colour("sunken"))
        if self._leaves is None:
            return
        for page in self._visible():
            rect = self._rect(page)
            self._leaves.small(painter, page, rect)
            current = page == self._page
            if current:
                painter.setPen(QPen(look().colour("accent" if self.hasFocus() else "edge"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(rect.adjusted(-2, -2, 2, 2))
            painter.setFont(look().font("micro"))
            painter.setPen(look().colour("ink" if current else "ink3"))
            under = QRectF(0, rect.bottom() + 2, self.viewport().width(), look().px(NUMBER))
            painter.drawText(under, Qt.AlignmentFlag.AlignCenter, str(page + 1))
