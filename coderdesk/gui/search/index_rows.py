"""How the lines of an index are painted: terms by level, and tables with their codes in columns."""

import re
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from coderdesk.domain.index_book import IndexEntry, IndexKind
from coderdesk.gui.actions import Command
from coderdesk.gui.parts import Rich, caps_width, draw_caps, literal, look, rich

LEFT, STEP, LINE, GAP = 12, 14, 24, 10  # pixels at 100 %
DEEPEST = 8  # levels that are still set in further
CELLS, WIDE, SHARE = 6, 640, 0.36  # columns; from which width titles and codes share a line
BRIEF_HEADS = {
    IndexKind.NEOPLASMS: ("Primary", "Secondary", "In situ", "Benign", "Uncertain", "Unspec."),
    IndexKind.DRUGS: ("Accident", "Self-harm", "Assault", "Undeterm.", "Adverse", "Underdose"),
}
_MODIFIERS = re.compile(r"\((?:[^()]|\([^()]*\))*\)")


@dataclass(frozen=True, slots=True)
class IndexRow:
    """A line of an index as the list shows it; ``bold`` lines fit the words."""

    entry: IndexEntry
    bold: bool = False

    @property
    def spoken(self) -> str:
        """The line as a screen reader says it."""
        return self.entry.spoken

    @property
    def title(self) -> str:
        """The term with its modifiers dimmed, as marked-up text."""
        pieces, at, text = [], 0, self.entry.title
        for found in _MODIFIERS.finditer(text):
            pieces += [self._own(text[at : found.start()]), f"~{literal(found[0])}~"]
            at = found.end()
        return "".join([*pieces, self._own(text[at:])])

    @property
    def leads(self) -> str:
        """Where it sends on to, as marked-up text."""
        see = f"~see~ {literal(self.entry.see)}" if self.entry.see else ""
        also = f"~see also~ {literal(self.entry.also)}" if self.entry.also else ""
        return "   ".join(part for part in (see, also) if part)

    @property
    def codes(self) -> str:
        """Its code and the bracketed one."""
        second = f" `[{literal(self.entry.manifestation)}]`" if self.entry.manifestation else ""
        return f"`{literal(self.entry.code)}`{second}" if self.entry.code else ""

    def _own(self, text: str) -> str:
        if not text.strip() or not (self.bold or self.entry.depth == 0):
            return literal(text)
        start, end = len(text) - len(text.lstrip()), len(text.rstrip())
        return f"{text[:start]}**{literal(text[start:end])}**{text[end:]}"


def indent(entry: IndexEntry) -> int:
    """Where the title begins, in pixels."""
    return look().px(LEFT + STEP * min(entry.depth, DEEPEST))


@dataclass(frozen=True, slots=True)
class _Laid:
    title: Rich
    codes: Rich
    leads: Rich | None

    @property
    def height(self) -> int:
        return self.title.height + (self.leads.height if self.leads else 0)


def _laid(row: IndexRow, width: int, *, current: bool) -> _Laid:
    codes = rich(row.codes, "body")
    room = width - indent(row.entry) - look().px(LEFT)
    own = room - (round(codes.width) + look().px(GAP) if row.codes else 0)
    if current:
        keys = caps_width(Command.FOLLOW_SEE) + look().px(GAP)
        leads = rich(row.leads, "small", room - keys, 3) if row.leads else None
        return _Laid(rich(row.title, "body", own, 4), codes, leads)
    said = "  ".join(part for part in (row.title, row.leads) if part)
    return _Laid(rich(said, "body", own, 1), codes, None)


def term_height(row: IndexRow, width: int, current: bool) -> int:  # noqa: FBT001 - the view's call
    """One line; the current term opens."""
    if not current:
        return look().px(LINE)
    return max(look().px(LINE), _laid(row, width, current=True).height + look().px(LINE - 18))


def paint_term(painter: QPainter, rect: QRect, row: IndexRow, current: bool) -> None:  # noqa: FBT001
    """Paint one term."""
    _paint_levels(painter, rect, row.entry)
    laid = _laid(row, rect.width(), current=current)
    left = rect.left() + indent(row.entry)
    top = rect.top() + (look().px(LINE) - look().leading("body")) / 2
    laid.title.draw(painter, left, top, "ink")
    right = rect.right() - look().px(LEFT)
    laid.codes.draw(painter, right - laid.codes.width, top, "ink")
    if laid.leads is not None:
        under = top + laid.title.height
        laid.leads.draw(painter, left, under, "ink2")
        keys = caps_width(Command.FOLLOW_SEE)
        draw_caps(painter, Command.FOLLOW_SEE, right - keys, under + look().leading("small") / 2)


def _paint_levels(painter: QPainter, rect: QRect, entry: IndexEntry) -> None:
    painter.setPen(QPen(look().colour("line"), 1))
    for level in range(min(entry.depth, DEEPEST)):
        x = rect.left() + look().px(LEFT + 4 + level * STEP)
        painter.drawLine(x, rect.top(), x, rect.bottom())


def cell_rects(rect: QRect) -> list[QRect]:
    """Where the codes of a line stand: beside its title where there is room, else below it."""
    left, high = rect.left() + look().px(LEFT - 6), rect.height()
    top = rect.top()
    room = rect.width() - look().px(LEFT)
    if rect.width() >= look().px(WIDE):
        left += round(rect.width() * SHARE)
        room -= round(rect.width() * SHARE)
    elif high > look().px(LINE):
        high = look().px(LINE - 2)
        top = rect.bottom() - high
    wide = room / CELLS
    return [QRect(round(left + n * wide), top, round(wide) - 1, high) for n in range(CELLS)]


def line_height(row: IndexRow, width: int, _current: bool) -> int:  # noqa: FBT001 - the view's call
    """A line of a table: title and codes, or a title alone where it has no codes."""
    if width >= look().px(WIDE) or not (row.entry.cells or row.entry.leads_on):
        return look().px(LINE + 2)
    return look().px(LINE * 2 - 2)


def paint_line(painter: QPainter, rect: QRect, row: IndexRow, current: bool, *, column: int) -> None:  # noqa: FBT001
    """Paint one line of a table; ``column`` is the one the keyboard stands in."""
    wide = rect.width() >= look().px(WIDE)
    _paint_levels(painter, rect, row.entry)
    left = rect.left() + indent(row.entry)
    room = (round(rect.width() * SHARE) if wide else rect.width()) - indent(row.entry)
    title = rich(row.title, "body", room - look().px(GAP), 1, middle=True)
    high = look().px(LINE)
    title.draw(painter, left, rect.top() + (high - title.height) / 2, "ink")
    places = cell_rects(rect)
    if row.entry.leads_on:
        span = places[0].united(places[-1]) if wide else QRect(left, places[0].top(), room, high)
        if not row.entry.cells or not wide:
            _paint_leads(painter, span, row, title_end=left + title.width)
    for at, (place, code) in enumerate(zip(places, row.entry.cells, strict=False)):
        _paint_cell(painter, place, code, here=current and at == column)


def _paint_leads(painter: QPainter, place: QRect, row: IndexRow, *, title_end: float) -> None:
    said = rich(row.leads, "small", max(look().px(60), place.width() - look().px(LEFT)), 1)
    if row.entry.cells:  # the codes have the line below: the reference follows the title
        at = title_end + look().px(GAP)
        room = round(place.right() - at)
        if room > look().px(60):
            cut = rich(row.leads, "small", room, 1)
            cut.draw(painter, at, place.top() - look().px(LINE - 4), "ink2")
        return
    said.draw(painter, place.left(), place.top() + (place.height() - said.height) / 2, "ink2")


def _paint_cell(painter: QPainter, place: QRect, code: str, *, here: bool) -> None:
    none = not code.strip("-")
    said = rich(literal("–" if none else code), "code-plain")
    tone = "ink3" if none else "ink"
    said.draw(
        painter, place.left() + look().px(5), place.top() + (place.height() - said.height) / 2, tone
    )
    if here:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look().colour("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(place).adjusted(1, 2, -1, -2), 3, 3)
