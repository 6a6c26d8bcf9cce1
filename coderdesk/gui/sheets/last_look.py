"""F9: what is still open before an encounter is final. Nothing blocks; an error that stays asks why."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit

from coderdesk.gui.actions import Command
from coderdesk.gui.parts import (
    KeyButton,
    Prose,
    Rows,
    caps_width,
    column,
    draw_caps,
    draw_icon,
    look,
    rich,
    row,
    rule,
)
from coderdesk.gui.sheets.sheet import Sheet
from coderdesk.gui.theme import dress

GROUP, LINE = 36, 28  # heights in pixels at 100 %


@dataclass(frozen=True, slots=True)
class LookHead:
    """The name of a group of open things, and its count in words."""

    text: str
    count: str = ""
    inert: bool = True

    @property
    def spoken(self) -> str:
        """The head as a screen reader says it."""
        return f"{self.text}, {self.count}" if self.count else self.text


@dataclass(frozen=True, slots=True)
class LookLine:
    """One open thing: mark, marked-up words, and where Enter goes; without a target it only tells."""

    icon: str
    tone: str
    text: str
    target: object = None

    @property
    def spoken(self) -> str:
        """The words without marks."""
        return rich(self.text).plain


@dataclass(frozen=True, slots=True)
class LookGroup:
    """A group of open things."""

    text: str
    count: str
    lines: tuple[LookLine, ...]


@dataclass(frozen=True, slots=True)
class LookOver:
    """What the last look says: whose it is, the groups, what fits the claim, what finishing does."""

    about: str
    groups: tuple[LookGroup, ...]
    claim: str
    after: str
    needs_reason: bool = False


class LastLook(Sheet):
    """Each line goes where it can be settled; hold, or make final."""

    went = Signal(object)  # the target of a line
    hold_asked = Signal()
    final_asked = Signal(str)  # the reason, empty when none is needed

    def __init__(self, over: LookOver) -> None:
        super().__init__("Last look", "finish", over.about, size=(760, 640))
        self._needs_reason = over.needs_reason
        self.list: Rows[LookHead | LookLine] = Rows("What is still open", _paint, _height)
        dress(self.list, ground="raised")
        self.claim = Prose(over.claim, "small", "ink2")
        self.reason = QLineEdit()
        self.reason.setAccessibleName("Why finish with an open error")
        self.reason.setMaxLength(500)
        dress(self.reason, tall=28)
        self.reason.setPlaceholderText("Why finish with an open error?")
        self.hold = KeyButton("Hold instead", Command.HOLD)
        self.primary = KeyButton("Make final", Command.FINISH, "primary")
        self.after = Prose(over.after, "small", "ink3")
        self.put(self.list, 1)
        self.put(rule())
        gap = () if over.needs_reason else (None,)
        last = row((self.reason, 1), *gap, self.hold, self.primary, gap=8)
        self.put(column(self.claim, last, self.after, gap=8, margins=(18, 12, 18, 12)))
        self.reason.setVisible(over.needs_reason)
        self.list.activated.connect(self._go)
        self.list.clicked.connect(self._go)
        self.hold.clicked.connect(self._on_hold)
        self.primary.clicked.connect(self._on_final)
        self.answer(Command.HOLD, self.hold.click)
        self.answer(Command.FINISH, self.primary.click)
        self.show_groups(over.groups)

    def show_groups(self, groups: Sequence[LookGroup]) -> None:
        """Show what is open now."""
        lines: list[LookHead | LookLine] = []
        for group in groups:
            lines += [LookHead(group.text, group.count), *group.lines]
        self.list.show_rows(lines, 0)
        self.first = self.list if any(isinstance(line, LookLine) for line in lines) else self.primary

    def _go(self) -> None:
        line = self.list.current
        if isinstance(line, LookLine) and line.target is not None:
            self.leave()
            self.went.emit(line.target)

    def _on_hold(self) -> None:
        self.leave()
        self.hold_asked.emit()

    def _on_final(self) -> None:
        reason = self.reason.text().strip()
        if self._needs_reason and not reason:
            dress(self.reason, bad=True)
            self.after.show_text("An error is still open: say in a few words why it may stay.", "error")
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.leave()
        self.final_asked.emit(reason)


def _height(line: LookHead | LookLine, _width: int, _current: bool) -> int:  # noqa: FBT001 - the view's call
    return look().px(GROUP if isinstance(line, LookHead) else LINE)


def _paint(painter: QPainter, rect: QRect, line: LookHead | LookLine, current: bool) -> None:  # noqa: FBT001
    if isinstance(line, LookHead):
        _paint_head(painter, rect, line)
        return
    middle = rect.top() + rect.height() / 2
    draw_icon(painter, line.icon, line.tone, rect.left() + look().px(22), middle, 14)
    words = rich(line.text, "body", rect.width() - look().px(140), 1)
    words.draw(painter, rect.left() + look().px(46), middle - words.height / 2)
    if line.target is None:
        return
    if current:
        right = rect.right() - look().px(20)
        draw_caps(painter, Command.SHEET_DO, right - caps_width(Command.SHEET_DO), middle)
        go = rich("go there", "small")
        go.draw(painter, right - look().px(26) - go.width, middle - go.height / 2, "ink3")
    else:
        draw_icon(painter, "next", "ink3", rect.right() - look().px(34), middle, 12)


def _paint_head(painter: QPainter, rect: QRect, head: LookHead) -> None:
    left, inset = rect.left() + look().px(18), look().px(36)
    title = rich(head.text, "strong")
    base = rect.bottom() - look().px(5)
    title.draw(painter, left, base - title.height)
    count = rich(head.count, "small", rect.width() - inset - title.width, 1)
    count.draw(painter, left + title.width + look().px(10), base - count.height, "ink3")
    painter.fillRect(QRect(left, rect.bottom(), rect.width() - inset, 1), look().colour("line"))
