"""The tabular around a code: depth is indent, the code stands in mono, the arrows go up and down it."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPen
from typing_extensions import override

from coderdesk.domain.page import Branch
from coderdesk.gui.actions import Command, Place, command_for
from coderdesk.gui.parts import Rows, draw_icon, literal, look, rich
from coderdesk.gui.search.hits import MARK

STEP, LINE = 14, 22  # pixels at 100 %
FEWEST, MOST, MOST_ALONE = 3, 9, 18  # lines shown without scrolling
PASSING_BY = {
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
}


def branch_height(_branch: Branch, _width: int, _current: bool) -> int:  # noqa: FBT001 - the view's call
    """One tight line."""
    return look().px(LINE)


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
    room = int(rect.right() - at - look().px(8))
    title = branch.brief or branch.place.title
    line = rich(_said(branch, title), "small", room, 1, middle=True)
    if line.cut:  # the gap says by itself that something is left out
        line = rich(_said(branch, title.removeprefix("… ")), "small", room, 1, middle=True)
    line.draw(painter, at, middle - line.height / 2, "ink")


def _said(branch: Branch, title: str) -> str:
    words = literal(title)
    return f"`{branch.place.code}`  {f'**{words}**' if branch.here else words}"


class TabularView(Rows[Branch]):
    """The lines around a code; Right opens a line, Left the one above it."""

    followed = Signal(str)  # code
    taken = Signal()  # Enter on the code whose page is open
    left = Signal()  # the keyboard went elsewhere on the desk

    def __init__(self) -> None:
        super().__init__("Tabular", paint_branch, branch_height)
        self._most = MOST
        self.activated.connect(lambda _index: self._open())

    def show_tree(self, tree: tuple[Branch, ...], *, alone: bool = False) -> None:
        """Show other lines, the code itself current; ``alone`` takes the room that no note needs."""
        self._most = MOST_ALONE if alone else MOST
        self.show_rows(tree, self._here(tree))
        self.take_look()

    def choose_child(self) -> None:
        """Go to the first line below the code itself, where there is one."""
        here = self._here(self.rows)
        below = self.rows[here + 1 : here + 2]
        self.choose(here + 1 if below and below[0].depth > self.rows[here].depth else here)

    @override
    def take_look(self) -> None:
        super().take_look()
        self.setMinimumHeight(self._high(FEWEST))
        self.setMaximumHeight(self._high(self._most))
        self.updateGeometry()

    def _high(self, most: int) -> int:
        return look().px(LINE) * min(len(self.rows), most) + 2

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._high(self._most))

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in PASSING_BY:
            self.left.emit()

    @staticmethod
    def _here(tree: tuple[Branch, ...]) -> int:
        return next((n for n, branch in enumerate(tree) if branch.here), 0)

    def _open(self) -> None:
        branch = self.current
        if branch is None:
            return
        if branch.here:
            self.taken.emit()
        else:
            self.followed.emit(branch.place.code)

    def _go_up(self) -> None:
        depth = self.rows[self.at].depth if self.at >= 0 else 0
        above = [branch for branch in self.rows[: max(0, self.at)] if branch.depth < depth]
        if above:
            self.followed.emit(above[-1].place.code)

    def _go_down(self) -> None:
        branch = self.current
        if branch is not None and branch.here:
            self.choose_child()
            branch = self.current
        if branch is not None and not branch.here:
            self.followed.emit(branch.place.code)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = command_for(Place.TABLES, event)
        if command is Command.PARENT:
            self._go_up()
        elif command is Command.CHILDREN:
            self._go_down()
        else:
            super().keyPressEvent(event)
