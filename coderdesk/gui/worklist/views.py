"""The views at the left of the worklist, with their counts and keys."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from coderdesk.domain.worklist import WorkView
from coderdesk.gui.actions import Command, keys_of
from coderdesk.gui.parts import Rows, caps_width, draw_caps, literal, look, rich

ROW = 30


@dataclass(frozen=True, slots=True)
class ViewRow:
    """A view, how many encounters it holds, and the key that shows it."""

    view: WorkView
    count: int
    key: str = ""

    @property
    def spoken(self) -> str:
        """The view and its count."""
        return f"{self.view.name}, {self.count:,}"


def view_rows(views: Sequence[WorkView], counts: Sequence[int]) -> tuple[ViewRow, ...]:
    """The views with their counts and keys, the first nine by number."""
    keys = (*keys_of(Command.WORK_VIEW), *("" for _ in views))
    return tuple(
        ViewRow(view, count, key) for view, count, key in zip(views, counts, keys, strict=False)
    )


def view_list() -> Rows[ViewRow]:
    """The list of the views."""
    return Rows("Views", _paint, lambda *_: look().px(ROW))


def _paint(painter: QPainter, rect: QRect, row: ViewRow, current: bool) -> None:  # noqa: FBT001 - the view's call
    middle = rect.top() + rect.height() / 2
    left, right = rect.left() + look().px(14), rect.right() - look().px(10)
    caps = look().px(46)
    if row.key:
        draw_caps(painter, row.key, right - caps_width(row.key), middle)
    count = rich(f"{row.count:,}", "figure-small", look().px(60), 1)
    count.draw(painter, right - caps - count.width, middle - count.height / 2, "ink2")
    room = right - caps - max(int(count.width), look().px(18)) - look().px(8) - left
    name = rich(literal(row.view.name), "strong" if current else "body", room, 1)
    name.draw(painter, left, middle - name.height / 2, "ink")
