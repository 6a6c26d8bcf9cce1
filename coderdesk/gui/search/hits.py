"""How a hit is painted: stoplight, code, title with the matched words, and why it matched."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from coderdesk.domain.code import Hit
from coderdesk.gui.actions import Command
from coderdesk.gui.parts import (
    Rich,
    caps_width,
    chip_width,
    draw_caps,
    draw_chip,
    draw_icon,
    literal,
    look,
    rich,
)
from coderdesk.gui.search.shortening import lines_of, title_of

CODE_X, TITLE_X, OWN = 32, 106, 18
MARK = {True: ("mark-billable", "good"), False: ("mark-header", "warning")}
OLD = ("mark-expired", "error")


@dataclass(frozen=True, slots=True)
class HitRow:
    """A hit, and where it stands.

    ``on`` is the line of the encounter that has it already (``line 3``), ``old`` the name of its
    edition where that is not in force, ``note`` the coder's own note; all are empty as a rule.
    """

    hit: Hit
    on: str = ""
    old: str = ""
    note: str = ""
    favourite: bool = False

    @property
    def mark(self) -> tuple[str, str]:
        """The icon and tone of its standing."""
        return OLD if self.old else MARK[self.hit.billable]

    @property
    def why(self) -> str:
        """Why it is here, for its chip."""
        return f"header of {self.hit.header_of}" if self.hit.header_of else self.hit.why.kind

    @property
    def how(self) -> str:
        """What matched, or why to be careful."""
        old = f"{self.old}, not in force" if self.old else ""
        mine = f"My note: {' '.join(self.note.split())}" if self.note else ""
        return " · ".join(part for part in (old, mine or self.hit.why.text) if part)

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        state = "billable" if self.hit.billable else "needs more characters"
        star = "favourite" if self.favourite else ""
        parts = (self.hit.code, self.hit.title, state, self.on, star, self.why, self.how)
        return ", ".join(part for part in parts if part)


def _room(row: HitRow, width: int, lines: int) -> int:
    right = chip_width(row.on) + look().px(16) if row.on else look().px(46 if lines > 1 else 12)
    return int(width - look().px(TITLE_X) - right - look().px(OWN) * len(_own(row)))


def _own(row: HitRow) -> list[tuple[str, str]]:
    """The coder's own marks, from right to left."""
    marks = [("note", "ink2")] if row.note else []
    return [*marks, ("mark-star", "warning")] if row.favourite else marks


def _title(row: HitRow, width: int, lines: int) -> Rich:
    return title_of(row.hit.title, row.hit.marks, _room(row, width, lines), lines)


def _lines(*, tight: bool, current: bool) -> int:
    """The current hit opens, the others stay short."""
    return 3 if current else 1 if tight else 2


def hit_height(row: HitRow, width: int, current: bool, *, tight: bool = False) -> int:  # noqa: FBT001 - the view's call
    """Title lines and the why line; where room is short only the current hit says why."""
    if tight and not current:
        return look().px(28)
    if current:
        high = _title(row, width, _lines(tight=tight, current=True)).height
    else:
        high = look().leading("body") * lines_of(row.hit.title, row.hit.marks, _room(row, width, 2))
    return int(high + look().px(30))


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
    lines = _lines(tight=tight, current=current)
    top = rect.top() + look().px(5)
    draw_icon(painter, *row.mark, rect.left() + look().px(11), top + look().px(9), 14)
    rich(row.hit.code, "code", look().px(200)).draw(painter, rect.left() + look().px(CODE_X), top)
    title = _title(row, rect.width(), lines)
    title.draw(painter, rect.left() + look().px(TITLE_X), top, "ink2")
    if not brief:
        _paint_why(painter, rect, row, top + title.height)
    _paint_right(painter, rect, row, current=current)
    if not current and not tight:
        line = QRect(rect.left() + look().px(CODE_X), rect.bottom(), rect.width(), 1)
        painter.fillRect(line, look().colour("line"))


def _paint_why(painter: QPainter, rect: QRect, row: HitRow, top: float) -> None:
    left = rect.left() + look().px(TITLE_X)
    used = draw_why(painter, row.why, left, top + look().px(9))
    room = int(rect.width() - look().px(TITLE_X + 18) - used)
    rest = rich(literal(row.how), "small", room, 1, middle=not row.note)
    tone = "error" if row.old else "ink3"
    rest.draw(painter, left + used + look().px(6), top + look().px(1), tone)


def _paint_right(painter: QPainter, rect: QRect, row: HitRow, *, current: bool) -> None:
    middle = rect.top() + look().px(14)
    left: float = rect.right() - look().px(8)
    if row.on:
        left -= chip_width(row.on)
        draw_chip(painter, row.on, "ink2", x=left, middle=middle)
    elif current:
        left -= look().px(1) + caps_width(Command.ASSIGN)
        draw_caps(painter, Command.ASSIGN, left, middle, "ink2")
    for icon, tone in _own(row):
        left -= look().px(OWN)
        draw_icon(painter, icon, tone, left, middle, 14)


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
