"""How a hit is painted: stoplight, code, title with the matched words, and why it matched."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from coderdesk.domain.code import Hit
from coderdesk.gui.parts import (
    Rich,
    caps_width,
    chip_width,
    draw_caps,
    draw_chip,
    draw_icon,
    look,
    rich,
)

CODE_X, TITLE_X = 32, 106
MARK = {True: ("mark-billable", "good"), False: ("mark-header", "warning")}


@dataclass(frozen=True, slots=True)
class HitRow:
    """A hit and the line of the encounter it already stands on (``line 3``), if any."""

    hit: Hit
    on: str = ""

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        state = "billable" if self.hit.billable else "needs more characters"
        return ", ".join(part for part in (self.hit.code, self.hit.title, state, self.on) if part)


def marked(title: str, spans: tuple[tuple[int, int], ...]) -> str:
    """The title with the matched parts in bold markup."""
    pieces, at = [], 0
    for start, end in sorted(spans):
        if start < at or end <= start:
            continue
        pieces += [title[at:start], "**", title[start:end], "**"]
        at = end
    return "".join([*pieces, title[at:]])


def _title(row: HitRow, width: int, lines: int) -> Rich:
    room = 56 if row.on else 46 if lines > 1 else 12
    text = marked(row.hit.title, row.hit.marks)
    return rich(text, "body", width - look().px(TITLE_X + room), lines, middle=True)


def hit_height(row: HitRow, width: int, current: bool, *, tight: bool = False) -> int:  # noqa: FBT001 - the view's call
    """Title lines and the why line; where room is short only the current hit says why."""
    if tight and not current:
        return look().px(28)
    return int(_title(row, width, 2).height + look().px(30))


def paint_hit(
    painter: QPainter,
    rect: QRect,
    row: HitRow,
    current: bool,  # noqa: FBT001 - the view's call
    *,
    tight: bool = False,
) -> None:
    """Paint one hit into its rectangle."""
    brief = tight and not current
    top = rect.top() + look().px(5)
    icon, tone = MARK[row.hit.billable]
    draw_icon(painter, icon, tone, rect.left() + look().px(11), top + look().px(9), 14)
    rich(row.hit.code, "code", 200).draw(painter, rect.left() + look().px(CODE_X), top)
    title = _title(row, rect.width(), 1 if brief else 2)
    title.draw(painter, rect.left() + look().px(TITLE_X), top, "ink2")
    if not brief:
        _paint_why(painter, rect, row, top + title.height)
    _paint_right(painter, rect, row, current=current)
    if not current and not tight:
        line = QRect(rect.left() + look().px(CODE_X), rect.bottom(), rect.width(), 1)
        painter.fillRect(line, look().colour("line"))


def _paint_why(painter: QPainter, rect: QRect, row: HitRow, top: float) -> None:
    kind = f"header of {row.hit.header_of}" if row.hit.header_of else row.hit.why.kind
    left = rect.left() + look().px(TITLE_X)
    used = draw_why(painter, kind, left, top + look().px(9))
    room = int(rect.width() - look().px(TITLE_X + 18) - used)
    rest = rich(row.hit.why.text, "small", room, 1)
    rest.draw(painter, left + used + look().px(6), top + look().px(1), "ink3")


def _paint_right(painter: QPainter, rect: QRect, row: HitRow, *, current: bool) -> None:
    middle = rect.top() + look().px(14)
    if row.on:
        left = rect.right() - look().px(8) - chip_width(row.on)
        draw_chip(painter, row.on, "ink2", x=left, middle=middle)
    elif current:
        left = rect.right() - look().px(9) - caps_width("Enter")
        draw_caps(painter, "Enter", left, middle, "ink2")


def draw_why(painter: QPainter, text: str, x: float, middle: float) -> float:
    """Draw the reason a hit is here as a filled chip without colour; its width comes back."""
    word = rich(text, "micro")
    box = QRectF(x, round(middle - look().px(8)), word.width + look().px(10), look().px(16))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look().colour("edge", 0.22))
    painter.drawRoundedRect(box, 3, 3)
    word.draw(painter, x + look().px(5), middle - word.height / 2, "ink2")
    return box.width()
