"""Each kind of row has one painter and one height; this is where they are told apart."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter

from coderdesk.gui.actions import Command
from coderdesk.gui.coding import paint_lines, paint_under
from coderdesk.gui.coding.columns import cell, plain
from coderdesk.gui.coding.rows import (
    AskRow,
    ColumnHeads,
    EditRow,
    HintRow,
    LineRow,
    NoteRow,
    PartHead,
    PassageRow,
    PointRow,
    Row,
    Spot,
)
from coderdesk.gui.parts import look


@dataclass(slots=True)
class Painter:
    """Paints and measures rows; ``ask`` is the height of the field to type in, in pixels."""

    wide: bool = False
    chosen: frozenset[int] = frozenset()  # ids of several lines
    ask: int = 0

    def height(self, row: Row, width: int, current: bool) -> int:  # noqa: FBT001 - the list's call
        """The height of a row in pixels."""
        if isinstance(row, LineRow):
            return paint_lines.line_height(row, width, wide=self.wide)
        if isinstance(row, EditRow):
            return paint_under.edit_height(row, width)
        if isinstance(row, PassageRow):
            return paint_under.passage_height(row, width, current=current)
        if isinstance(row, NoteRow):
            return paint_under.note_height(row, width)
        return self._plain_height(row)

    def _plain_height(self, row: Row) -> int:
        if isinstance(row, PartHead):
            return paint_lines.head_height(row)
        if isinstance(row, ColumnHeads):
            return paint_lines.columns_height(row)
        if isinstance(row, AskRow):
            return self.ask
        return look().px(paint_under.POINT) if isinstance(row, PointRow) else plain()

    def paint(self, painter: QPainter, rect: QRect, row: Row, current: bool) -> None:  # noqa: FBT001
        """Paint a row into its place; the ground of the current row is there already."""
        if isinstance(row, LineRow):
            several = row.spot.line in self.chosen
            if several and not current:
                painter.fillRect(rect, look().colour("place"))
                bar = QRect(rect.left(), rect.top(), look().px(3), rect.height())
                painter.fillRect(bar, look().colour("accent"))
            paint_lines.paint_line(painter, rect, row, current=current, wide=self.wide)
        elif isinstance(row, EditRow):
            paint_under.paint_edit(painter, rect, row)
        elif isinstance(row, PassageRow):
            paint_under.paint_passage(painter, rect, row, current=current)
        else:
            self._paint_plain(painter, rect, row, current=current)

    def _paint_plain(self, painter: QPainter, rect: QRect, row: Row, *, current: bool) -> None:
        if isinstance(row, PartHead):
            paint_lines.paint_head(painter, rect, row)
        elif isinstance(row, ColumnHeads):
            paint_lines.paint_columns(painter, rect, row, wide=self.wide)
        elif isinstance(row, NoteRow):
            paint_under.paint_note(painter, rect, row)
        elif isinstance(row, HintRow):
            paint_lines.paint_hint(painter, rect, row)
        elif isinstance(row, PointRow):
            paint_under.paint_point(painter, rect, row, current=current)


@dataclass(frozen=True, slots=True)
class Touched:
    """What lies under the pointer: a command, a mend of an edit, or a column of a line."""

    spot: Spot | None = None
    command: Command | None = None
    mend: int = -1
    column: str = ""


def under_pointer(row: Row, rect: QRect, at: QPoint, *, wide: bool) -> Touched:
    """What a click at a point of a row means."""
    if isinstance(row, (PartHead, HintRow)):
        return Touched(command=_command_at(row, rect, at))
    if isinstance(row, EditRow):
        mends = (number for number, place in paint_under.mend_places(row, rect) if place.contains(at))
        return Touched(row.spot, mend=next(mends, -1))
    if isinstance(row, LineRow):
        places = paint_lines.line_columns(row, rect.width(), wide=wide)
        names = (name for name, place in places.items() if cell(rect, place).contains(at))
        return Touched(row.spot, column=next(names, ""))
    return Touched(row.spot)


def _command_at(row: PartHead | HintRow, rect: QRect, at: QPoint) -> Command | None:
    if isinstance(row, HintRow):
        return row.command
    tools = paint_lines.head_tools(row, rect)
    return next((command for _text, command, place in tools if place.contains(at)), None)
