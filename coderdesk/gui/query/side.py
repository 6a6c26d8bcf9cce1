"""Beside the query: findings with their mends, what holds, and the history; painted rows."""

from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from coderdesk.domain.query import QueryFinding
from coderdesk.gui.actions import Command, keys_of
from coderdesk.gui.parts import (
    SEVERITY,
    SEVERITY_WORD,
    GroupName,
    Rich,
    caps_width,
    draw_caps,
    draw_icon,
    look,
    rich,
)

INSET, MEND, HEAD, LINE = 14, 26, 32, 21


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding; ``first`` is the number of its first mend, from 0, among all shown."""

    finding: QueryFinding
    first: int

    @property
    def spoken(self) -> str:
        """Severity, message and rule."""
        said = rich(self.finding.message, "small").plain
        return f"{SEVERITY_WORD[self.finding.severity]}. {said} {self.finding.source}"

    def cap(self, number: int) -> str:
        """The key of a mend; the sixth and later ones have none."""
        keys = keys_of(Command.QUERY_MEND)
        at = self.first + number
        return keys[at] if at < len(keys) else ""


@dataclass(frozen=True, slots=True)
class SideLine:
    """A line that only tells; ``icon`` may be empty."""

    text: str
    icon: str = ""
    tone: str = "ink2"
    inert: bool = True

    @property
    def spoken(self) -> str:
        """The words."""
        return rich(self.text, "small").plain


SideRow = FindingRow | GroupName | SideLine


def height(row: SideRow, width: int, _current: bool) -> int:  # noqa: FBT001 - the view's call
    """How high a row is."""
    if isinstance(row, GroupName):
        return look().px(HEAD)
    if isinstance(row, SideLine):
        return max(look().px(LINE), _line(row, width).height + look().px(4))
    room = width - look().px(INSET + 30)
    texts = (row.finding.message, row.finding.source)
    tall = sum(rich(text, "small", room).height for text in texts)
    return tall + look().px(16) + look().px(MEND) * len(row.finding.mends)


def _line(row: SideLine, width: int) -> Rich:
    inset = INSET + (22 if row.icon else 0)
    return rich(row.text, "small", width - look().px(inset + 10))


def paint(painter: QPainter, rect: QRect, row: SideRow, _current: bool) -> None:  # noqa: FBT001
    """Paint a row."""
    left = rect.left() + look().px(INSET)
    if isinstance(row, GroupName):
        title = rich(f"**{row.text}**", "body", rect.width(), 1)
        title.draw(painter, left, rect.bottom() - title.height - look().px(4))
    elif isinstance(row, SideLine):
        line = _line(row, rect.width())
        inset = look().px(22) if row.icon else 0
        if row.icon:
            draw_icon(painter, row.icon, row.tone, left, rect.top() + look().px(10), 14)
        tone = row.tone if not row.icon else "ink2"
        line.draw(painter, left + inset, rect.top() + look().px(2), tone)
    else:
        _paint_finding(painter, rect, row)


def _paint_finding(painter: QPainter, rect: QRect, row: FindingRow) -> None:
    icon, tone = SEVERITY[row.finding.severity]
    left, top = rect.left() + look().px(INSET), rect.top() + look().px(4)
    painter.fillRect(QRect(left, top, 2, rect.height() - look().px(8)), look().colour(tone))
    draw_icon(painter, icon, tone, left + look().px(8), top + look().px(9), 14)
    text = left + look().px(30)
    room = rect.right() - text - look().px(8)
    for number, said in enumerate((row.finding.message, row.finding.source)):
        block = rich(said, "small", room)
        block.draw(painter, text, top, "ink3" if number else "ink")
        top += block.height
    top += look().px(4)
    for number, mend in enumerate(row.finding.mends):
        middle = top + look().px(MEND) / 2 - look().px(2)
        cap = row.cap(number)
        used = caps_width(cap) + look().px(7) if cap else 0
        if cap:
            draw_caps(painter, cap, text, middle)
        line = rich(mend.label, "small", room - used, 1)
        line.draw(painter, text + used, middle - line.height / 2)
        top += look().px(MEND)
