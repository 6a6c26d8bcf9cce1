"""The ground of a row: where the keyboard is, or would be."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPen

from coderdesk.gui.theme import look


def band(painter: QPainter, rect: QRect, *, current: bool, focused: bool, ground: str = "") -> None:
    """Paint the ground of a row: band, bar and frame where the keyboard is, grey where it is not."""
    if not current:
        if ground:
            painter.fillRect(rect, look().colour(ground))
        return
    painter.fillRect(rect, look().colour("place" if focused else "rest"))
    bar = QRect(rect.left(), rect.top(), look().px(3), rect.height())
    painter.fillRect(bar, look().colour("accent" if focused else "edge"))
    if focused:
        painter.setPen(QPen(look().colour("accent"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(0, 0, -1, -1))
