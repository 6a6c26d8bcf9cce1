"""How a cell of the worklist is painted."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from coderdesk.domain.work import WorkStatus
from coderdesk.gui.parts import chip_width, draw_chip, draw_icon, literal, look, rich
from coderdesk.gui.worklist.columns import STATES, Shown, WorkColumn, days_left

PAD = 8
MOST_BOXES = 7
SOON = 1


def paint_cell(painter: QPainter, rect: QRect, column: WorkColumn, shown: Shown) -> None:
    """Paint one cell into its rectangle."""
    middle = rect.top() + rect.height() / 2
    left = rect.left() + look().px(PAD)
    if column.name == "left":
        _paint_days(painter, left, middle, shown)
    elif column.name == "state":
        icon, tone, word = STATES[shown.row.status]
        draw_icon(painter, icon, tone, left, middle, 14)
        _line(painter, word, "small", "ink", left + look().px(20), middle, rect.right() - left)
    elif column.name == "documents":
        _paint_documents(painter, left, middle, shown)
    else:
        _paint_words(painter, rect, column, shown)


def _paint_words(painter: QPainter, rect: QRect, column: WorkColumn, shown: Shown) -> None:
    room = rect.width() - look().px(2 * PAD)
    role, tone = column.role, column.tone
    if column.name == "patient":
        role = "strong" if shown.row.status is WorkStatus.WORKING else "body"
        tone = "ink" if shown.row.patient else "ink3"
    block = rich(literal(column.words(shown)), role, room, 1)
    shift = room - block.width if column.right else 0
    top = rect.top() + (rect.height() - block.height) / 2
    block.draw(painter, rect.left() + look().px(PAD) + shift, top, tone)


def _paint_documents(painter: QPainter, left: int, middle: float, shown: Shown) -> None:
    width = look().px(22)
    block = rich(str(shown.row.documents), "body", width, 1)
    block.draw(painter, left + width - block.width, middle - block.height / 2, "ink")
    if shown.row.late:
        text = f"{shown.row.late} late"
        if chip_width(text) < look().px(70):
            draw_chip(painter, text, "warning", x=left + width + look().px(10), middle=middle)


def _paint_days(painter: QPainter, left: int, middle: float, shown: Shown) -> None:
    """A box for each day of the hold, filled for those left, and the same in words."""
    if not shown.open:
        return
    words, count, tone = days_left(shown), shown.left, "ink"
    if count is not None:
        tone = "error" if count < 0 else "warning" if count <= SOON else "ink"
        _paint_boxes(painter, left, middle, shown)
        left += look().px(62)
    quiet = "ink3" if count is None else tone
    role = "small" if tone == "ink" else "small-strong"
    _line(painter, words, role, quiet, left, middle, look().px(76))


def _paint_boxes(painter: QPainter, left: int, middle: float, shown: Shown) -> None:
    row, count = shown.row, shown.left or 0
    whole = (row.due - row.out).days if row.due and row.out else 0
    whole = min(MOST_BOXES, max(1, whole))
    filled = max(0, min(whole, count))
    width, height = look().px(54) / whole, look().px(8)
    tone = "warning" if count <= SOON else "ink2"
    for at in range(whole):
        box = QRectF(left + at * width, round(middle - height / 2) + 0.5, width - 2, height - 1)
        if at >= whole - filled:
            painter.fillRect(box, look().colour(tone))
        else:
            painter.setPen(QPen(look().colour("edge", 0.6), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(0.5, 0, -0.5, 0))


def _line(  # noqa: PLR0913, PLR0917 - a painter is told its place in numbers
    painter: QPainter, text: str, role: str, tone: str, x: float, middle: float, room: int
) -> None:
    block = rich(literal(text), role, room, 1)
    block.draw(painter, x, middle - block.height / 2, tone)
