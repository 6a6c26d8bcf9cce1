"""How what unfolds under a line is painted: edits with their mends, evidence, notes, open points."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPen

from coderdesk.domain.guideline import cited_in
from coderdesk.gui.coding.acts import cap_of
from coderdesk.gui.coding.columns import LEFT
from coderdesk.gui.coding.lines import initials
from coderdesk.gui.coding.rows import EditRow, NoteRow, PassageRow, PointRow, mends_counted
from coderdesk.gui.coding.told import offered, quoted, told
from coderdesk.gui.keys.command import Command
from coderdesk.gui.parts import SEVERITY, Rich, caps_width, draw_caps, draw_icon, literal, look, rich

FROM_BAR, FOLDED, MEND, POINT = 29, 24, 24, 26  # pixels at 100 %
_QUOTE_LINES = 4


# --- edits --------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class _Open:
    """An open edit laid out: its blocks with their tones, and where its mends begin."""

    blocks: tuple[tuple[Rich, str], ...]
    mends: int
    height: int


def _laid(row: EditRow, width: int) -> _Open:
    edit, room = row.edit, width - look().px(LEFT + FROM_BAR + 12)
    blocks = [(rich(told(edit.message, edit.codes), "small", room), "ink")]
    if row.reason:
        blocks.append((rich(f"~Left as it is:~ {literal(row.reason)}", "small", room), "ink"))
    if edit.quote:
        quote = quoted(edit.quote)
        blocks.append((rich(told(quote, edit.codes), "small", room, _QUOTE_LINES), "ink2"))
    source = " · ".join(part for part in (edit.source, edit.exception) if part)
    if source:
        cited = caps_width(Command.GUIDELINE) + look().px(6) if cited_in(edit.source) else 0
        blocks.append((rich(told(source, edit.codes), "small", room - cited), "ink3"))
    top = look().px(4) + sum(block.height for block, _tone in blocks)
    mends = top + look().px(4)
    height = mends + look().px(MEND) * len(row.mends) if row.mends else top
    return _Open(tuple(blocks), mends, height + look().px(6))


@lru_cache(maxsize=512)
def _height(row: EditRow, width: int, scale: float) -> int:  # noqa: ARG001 - the scale is part of the key
    return _laid(row, width).height


def edit_height(row: EditRow, width: int) -> int:
    """One tight line, or all of it."""
    return _height(row, width, look().scale) if row.is_open else look().px(FOLDED)


def mend_places(row: EditRow, rect: QRect) -> Iterator[tuple[int, QRect]]:
    """Each mend of an open edit with the place it takes."""
    if row.is_open and row.mends:
        top = rect.top() + _laid(row, rect.width()).mends
        left, tall = rect.left() + look().px(LEFT), look().px(MEND)
        for at in range(len(row.mends)):
            yield at, QRect(left, top + at * tall, rect.right() - left, tall)


def paint_edit(painter: QPainter, rect: QRect, row: EditRow) -> None:
    """Severity as mark and rule; one line when folded; message, source and mends when open."""
    icon, tone = ("mark-done", "ink3") if row.reason else SEVERITY[row.edit.severity]
    left = rect.left() + look().px(LEFT)
    inset = look().px(3)
    bar = QRect(left, rect.top() + inset, 2, rect.height() - 2 * inset)
    painter.fillRect(bar, look().colour("edge" if row.reason else tone))
    if row.is_open:
        draw_icon(painter, icon, tone, left + look().px(9), rect.top() + look().px(12), 14)
        _paint_open(painter, rect, row)
    else:
        middle = rect.top() + rect.height() / 2
        draw_icon(painter, icon, tone, left + look().px(9), middle, 14)
        _paint_folded(painter, rect, row, middle)


def _paint_folded(painter: QPainter, rect: QRect, row: EditRow, middle: float) -> None:
    tail = rich("left as it is" if row.reason else mends_counted(row.mends), "micro")
    shows = bool(row.mends or row.reason)
    left = rect.left() + look().px(LEFT + FROM_BAR)
    room = rect.right() - look().px(12) - left - (tail.width + look().px(12) if shows else 0)
    line = rich(told(row.edit.message, row.edit.codes), "small", room, 1)
    line.draw(painter, left, middle - line.height / 2, "ink3" if row.reason else "ink2")
    if shows:
        right = rect.right() - tail.width - look().px(12)
        tail.draw(painter, right, middle - tail.height / 2, "ink3")


def _paint_open(painter: QPainter, rect: QRect, row: EditRow) -> None:
    left, top = rect.left() + look().px(LEFT + FROM_BAR), rect.top() + look().px(4)
    for block, tone in _laid(row, rect.width()).blocks:
        block.draw(painter, left, top, tone)
        top += block.height
    if cited_in(row.edit.source):  # the source comes last; its key stands at its first line
        source = top - block.height + look().leading("small") / 2
        right = rect.right() - look().px(12)
        draw_caps(painter, Command.GUIDELINE, right - caps_width(Command.GUIDELINE), source)
    keys = [cap_of(row.spot.part, key) for key in row.keys]
    shift = max([look().px(16), *map(caps_width, keys)]) + look().px(7)
    for at, place in mend_places(row, rect):
        middle = place.top() + place.height() / 2
        if keys[at]:
            draw_caps(painter, keys[at], left, middle)
        label = told(offered(row.mends[at]), (*row.edit.codes, row.mends[at].code))
        line = rich(label, "small", rect.right() - left - shift - look().px(8), 1)
        line.draw(painter, left + shift, middle - line.height / 2)


# --- evidence and notes -------------------------------------------------------------------------------
def _passage(row: PassageRow, width: int, *, current: bool) -> tuple[Rich, Rich]:
    passage = row.passage
    place = f"{initials(passage.document)} {passage.page}"
    if current:
        day = f" · {passage.date:%m/%d/%Y}" if passage.date else ""
        place = f"{passage.document}, page {passage.page}{day}"
    where = rich(literal(place), "small")
    room = width - look().px(LEFT + FROM_BAR + 12)
    if not current:
        room -= int(where.width) + look().px(12)
    quote = " ".join(passage.quote.split())
    return rich(f"‹{literal(quote)}›", "small", room, 4 if current else 1), where


def passage_height(row: PassageRow, width: int, *, current: bool) -> int:
    """One line; the current one says where it stands in full."""
    if not current:
        return look().px(FOLDED)
    quote, where = _passage(row, width, current=True)
    return quote.height + where.height + look().px(8)


def paint_passage(painter: QPainter, rect: QRect, row: PassageRow, *, current: bool) -> None:
    """The words of the record in serif, and where they stand."""
    quote, where = _passage(row, rect.width(), current=current)
    left = rect.left() + look().px(LEFT)
    text = left + look().px(FROM_BAR)
    top = rect.top() + look().px(4) if current else rect.top() + (rect.height() - quote.height) / 2
    draw_icon(painter, "evidence", "good", left + look().px(9), top + look().px(8), 14)
    quote.draw(painter, text, top, "ink" if current else "ink2")
    if current:
        where.draw(painter, text, top + quote.height, "ink3")
        keys = rect.right() - look().px(12) - caps_width("Enter")
        draw_caps(painter, "Enter", keys, top + quote.height + look().px(8))
    else:
        where.draw(painter, rect.right() - look().px(12) - where.width, top, "ink3")


def _note(row: NoteRow, width: int) -> Rich:
    return rich(literal(row.text), "small", width - look().px(LEFT + FROM_BAR + 12))


def note_height(row: NoteRow, width: int) -> int:
    """As long as the note is."""
    return _note(row, width).height + look().px(8)


def paint_note(painter: QPainter, rect: QRect, row: NoteRow) -> None:
    """The coder's own words."""
    left = rect.left() + look().px(LEFT)
    draw_icon(painter, "note", "ink3", left + look().px(9), rect.top() + look().px(12), 14)
    _note(row, rect.width()).draw(
        painter, left + look().px(FROM_BAR), rect.top() + look().px(4), "ink2"
    )


# --- before you finish --------------------------------------------------------------------------------
def paint_point(painter: QPainter, rect: QRect, row: PointRow, *, current: bool) -> None:
    """One thing still open, and the key that goes there."""
    middle = rect.top() + rect.height() / 2
    painter.setPen(QPen(look().colour("edge"), 1.25))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = look().px(9)
    painter.drawEllipse(QRectF(rect.left() + look().px(15), middle - side / 2, side, side))
    keyed = "Enter" if current else row.command or ""
    room = caps_width(keyed) + look().px(20) if keyed else 0
    line = rich(row.text, "body", rect.width() - look().px(LEFT) - room, 1)
    line.draw(painter, rect.left() + look().px(36), middle - line.height / 2, "ink2")
    if keyed:
        draw_caps(painter, keyed, rect.right() - look().px(12) - caps_width(keyed), middle)
