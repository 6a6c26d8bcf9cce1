"""How heads, names of columns and lines are painted, and where on them a click means something."""

from collections.abc import Iterator

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from coderdesk.domain.edit import Part
from coderdesk.domain.encounter import Status
from coderdesk.gui.actions import Command, keys_of
from coderdesk.gui.coding.columns import COLUMN_HEAD, HEAD, cell, columns, plain
from coderdesk.gui.coding.rows import NOT_REPORTED, ColumnHeads, HintRow, LineRow, PartHead
from coderdesk.gui.parts import (
    CodeText,
    Evidence,
    Poa,
    Pointers,
    Rich,
    Sequence,
    Text,
    caps_width,
    chip_width,
    draw_caps,
    draw_chip,
    draw_icon,
    literal,
    look,
    rich,
)
from coderdesk.gui.parts import Spot as CellSpot

_PAD, _GAP = 12, 6
_RIGHT = {"units"}


# --- heads --------------------------------------------------------------------------------------------
def head_height(_row: PartHead) -> int:
    """The height of the head of a part."""
    return look().px(HEAD)


def head_tools(row: PartHead, rect: QRect) -> Iterator[tuple[str, Command, QRect]]:
    """The commands at the right end of a head that there is room for, with their places."""
    right = rect.right() - look().px(_PAD)
    least = rect.left() + look().px(_PAD + 16) + _head_words(row).width
    for text, command in reversed(row.tools):
        width = rich(text).width + caps_width(command) + look().px(6)
        left = round(right - width)
        if not keys_of(command) or left < least:
            continue
        yield text, command, QRect(left, rect.top(), round(width), rect.height())
        right = left - look().px(18)


def _head_words(row: PartHead) -> Rich:
    count = f"  ~{row.count}~" if row.count and not row.over else ""
    return rich(f"**{row.title}**{count}")


def paint_head(painter: QPainter, rect: QRect, row: PartHead) -> None:
    """The title, how many of how many, and the commands with their keys."""
    if rect.top() > 0 or row.part is not Part.DIAGNOSES:
        painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), 1), look().colour("line"))
    middle = rect.top() + rect.height() / 2
    words, left = _head_words(row), rect.left() + look().px(_PAD)
    words.draw(painter, left, middle - words.height / 2)
    if row.over:
        left += round(words.width) + look().px(8)
        draw_icon(painter, "mark-error", "error", left, middle, 13)
        count = rich(row.count, "small-strong")
        count.draw(painter, left + look().px(17), middle - count.height / 2, "error")
    for text, command, place in head_tools(row, rect):
        line = rich(text)
        line.draw(painter, place.left(), middle - line.height / 2)
        draw_caps(painter, command, place.right() - caps_width(command) + 1, middle)


def columns_height(_row: ColumnHeads) -> int:
    """The height of the names of columns."""
    return look().px(COLUMN_HEAD)


def paint_columns(painter: QPainter, rect: QRect, row: ColumnHeads, *, wide: bool) -> None:
    """The names of the columns on a hairline."""
    names = dict(row.names)
    places = columns(row.part, rect.width(), look().scale, wide=wide, poa="poa" in names)
    for name, text in names.items():
        place = cell(rect, places[name])
        line = rich(text, "micro", place.width() - look().px(8), 1)
        shift = place.width() - look().px(16) - line.width if name in _RIGHT else 0
        left = place.left() + look().px(8) + shift
        line.draw(painter, left, place.top() + (place.height() - line.height) / 2, "ink3")
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), look().colour("line"))


def paint_hint(painter: QPainter, rect: QRect, row: HintRow) -> None:
    """What to do where nothing stands yet, with its key."""
    middle = rect.top() + rect.height() / 2 - look().px(3)
    line = rich(row.text, "body", rect.width() - look().px(80), 1)
    line.draw(painter, rect.left() + look().px(_PAD), middle - line.height / 2, "ink2")
    left = rect.left() + look().px(_PAD + 10) + line.width
    draw_caps(painter, row.command, left, middle)


# --- lines --------------------------------------------------------------------------------------------
def line_columns(row: LineRow, width: int, *, wide: bool) -> dict[str, tuple[int, int]]:
    """Where the columns of a line stand."""
    part = row.spot.part
    return columns(part, width, look().scale, wide=wide, poa=row.poa is not None)


def _marks(row: LineRow) -> int:
    """The room that status and note take at the end of the title."""
    room = 20 if row.noted else 0
    if row.status is Status.QUERY:
        return look().px(room) + round(chip_width("query", "query")) + look().px(4)
    return look().px(room + (20 if row.status is Status.FINAL else 0))


def _title(row: LineRow, width: int) -> Rich:
    prefix = "~your label~  " if row.mine else ""
    room = width - look().px(16) - _marks(row)
    return rich(prefix + literal(row.title), "body", room, 0 if row.is_open else 1, middle=True)


def line_height(row: LineRow, width: int, *, wide: bool) -> int:
    """One line; the open one shows its whole title."""
    if not row.is_open:
        return plain()
    title = _title(row, line_columns(row, width, wide=wide)["title"][1])
    return max(plain(), title.height + look().px(10))


def paint_line(painter: QPainter, rect: QRect, row: LineRow, *, current: bool, wide: bool) -> None:
    """Number, code, title and what else the part asks of a line."""
    if not current and not row.first:
        painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), 1), look().colour("line"))
    places = line_columns(row, rect.width(), wide=wide)
    spot = CellSpot(is_open=row.is_open, row=plain())
    Sequence(row.name, row.principal).paint(painter, cell(rect, places["seq"]), spot)
    CodeText(row.code).paint(painter, cell(rect, places["code"]), spot)
    title = _title(row, places["title"][1])
    top = rect.top() + (rect.height() - title.height) / 2
    left = rect.left() + places["title"][0] + look().px(8)
    title.draw(painter, left, top, "ink" if row.known else "ink3")
    _paint_marks(painter, cell(rect, places["title"]), row, spot.middle(rect))
    _paint_rest(painter, rect, row, places, spot)


def _paint_marks(painter: QPainter, rect: QRect, row: LineRow, middle: float) -> None:
    right = rect.right() - look().px(4)
    if row.status is Status.QUERY:
        right -= round(chip_width("query", "query"))
        draw_chip(painter, "query", "note", "query", x=right, middle=middle)
    elif row.status is Status.FINAL:
        right -= look().px(14)
        draw_icon(painter, "mark-done", "good", right, middle, 14)
    if row.noted:
        draw_icon(painter, "note", "ink3", right - look().px(18), middle, 14)


def _paint_rest(
    painter: QPainter, rect: QRect, row: LineRow, places: dict[str, tuple[int, int]], spot: CellSpot
) -> None:
    if row.poa is not None and row.poa != NOT_REPORTED:
        Poa(row.poa).paint(painter, cell(rect, places["poa"]), spot)
    first = QRect(rect.left(), rect.top(), rect.width(), min(rect.height(), plain()))
    if row.spot.part is Part.PROCEDURES:
        date = Text(row.date or "–", "figure-small", "ink" if row.date else "ink3")
        date.paint(painter, cell(first, places["date"]), spot)
    if row.spot.part is Part.SERVICES:
        Text(row.modifiers, "figure").paint(painter, cell(first, places["modifiers"]), spot)
        units = Text(row.units or "?", "figure", "ink" if row.units else "error", right=True)
        units.paint(painter, cell(first, places["units"]), spot)
        paint_points(painter, cell(rect, places["points"]), row, spot)
    short = not row.evidence
    names = (row.evidence,) if row.evidence else ("",) * row.passages
    roomy = places["evidence"][1] > look().px(60)
    short = short and not (roomy and not row.passages)
    Evidence(names, short=short).paint(painter, cell(rect, places["evidence"]), spot)


def paint_points(painter: QPainter, rect: QRect, row: LineRow, spot: CellSpot) -> None:
    """The letters a service line points to; what names no diagnosis stands in error with its place."""
    boxes = look().px(21) * len(row.points) + look().px(8)
    if not row.strays and boxes <= rect.width():
        Pointers("".join(row.points)).paint(painter, rect, spot)
        return
    left, middle = rect.left() + look().px(8), spot.middle(rect)
    if row.points:
        left += round(draw_chip(painter, " ".join(row.points), "ink", x=left, middle=middle))
    if row.strays:
        line = rich(" ".join(f"{stray}?" for stray in row.strays), "small-strong")
        line.draw(painter, left + look().px(3), middle - line.height / 2, "error")
