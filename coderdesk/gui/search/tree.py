"""How the tabular around a code is painted: depth is indent, the code stands in mono."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPen

from coderdesk.domain.page import Branch
from coderdesk.gui.parts import draw_icon, look, rich
from coderdesk.gui.search.hits import MARK

STEP = 14


def branch_height(_branch: Branch, _width: int, _current: bool) -> int:  # noqa: FBT001 - the view's call
    """One tight line."""
    return look().px(22)


def paint_branch(painter: QPainter, rect: QRect, branch: Branch, _current: bool) -> None:  # noqa: FBT001 - the view's call
    """Paint one line of the tabular."""
    middle = rect.top() + rect.height() / 2
    painter.setPen(QPen(look().colour("line"), 1))
    for level in range(branch.depth):
        x = rect.left() + look().px(17 + level * STEP)
        painter.drawLine(x, rect.top(), x, rect.bottom())
    at = rect.left() + look().px(12 + branch.depth * STEP)
    draw_icon(painter, *MARK[branch.place.billable], at, middle, 12)
    at += look().px(18)
    title = f"**{branch.place.title}**" if branch.here else branch.place.title
    text = f"`{branch.place.code}`  {title}"
    line = rich(text, "small", int(rect.right() - at - look().px(8)), 1, middle=True)
    line.draw(painter, at, middle - line.height / 2, "ink")
