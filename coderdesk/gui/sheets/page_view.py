"""Pages of a finished document, one under the other, as wide as there is room."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea
from typing_extensions import override

from coderdesk.gui.parts import look

GAP, WIDEST = 12, 860  # pixels at 100 %


class PageView(QAbstractScrollArea):
    """Shows page images; arrows, Page Up and Down, Home and End scroll."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._pages: tuple[QImage, ...] = ()
        self._said = ""

    def show_pages(self, pages: Sequence[QImage]) -> None:
        """Show these pages, from the first."""
        self._pages, self._said = tuple(pages), ""
        self.setAccessibleDescription(f"{len(pages)} page{'s' if len(pages) != 1 else ''}")
        self._measure()
        self.verticalScrollBar().setValue(0)
        self.viewport().update()

    def say(self, text: str) -> None:
        """Say something instead of pages."""
        self._pages, self._said = (), text
        self._measure()
        self.viewport().update()

    def take_look(self) -> None:
        """Measure again."""
        self._measure()
        self.viewport().update()

    def _sizes(self) -> list[QSize]:
        gap = look().px(GAP)
        wide = min(self.viewport().width() - 2 * gap, look().px(WIDEST))
        return [QSize(wide, round(page.height() * wide / max(1, page.width()))) for page in self._pages]

    def _measure(self) -> None:
        gap = look().px(GAP)
        tall = sum(size.height() + gap for size in self._sizes()) + gap
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, tall - self.viewport().height()))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(look().px(40))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        ways = {
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
            Qt.Key.Key_Space: bar.pageStep(),
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
            Qt.Key.Key_Down: bar.singleStep(),
            Qt.Key.Key_Up: -bar.singleStep(),
        }
        by = ways.get(Qt.Key(event.key()))
        if by is None or event.modifiers():
            event.ignore()
        else:
            bar.setValue(bar.value() + by)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), look().colour("desk"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._said:
            painter.setPen(look().colour("ink2"))
            painter.setFont(look().font("body"))
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, self._said)
        top = look().px(GAP) - self.verticalScrollBar().value()
        painter.setPen(QPen(look().colour("line"), 1))
        for page, size in zip(self._pages, self._sizes(), strict=True):
            left = (self.viewport().width() - size.width()) / 2
            place = QRectF(left, top, size.width(), size.height())
            if place.bottom() >= 0 and place.top() <= self.viewport().height():
                painter.drawImage(place, page)
                painter.drawRect(place.adjusted(-0.5, -0.5, 0.5, 0.5))
            top += size.height() + look().px(GAP)
        painter.end()
