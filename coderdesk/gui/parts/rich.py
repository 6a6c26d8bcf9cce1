"""A paragraph laid out once and remembered: sans, codes in mono, what the record says in serif."""

import re
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from coderdesk.gui.parts.markup import Kind, Span, parse
from coderdesk.gui.theme import look, looks
from coderdesk.gui.typeface import MONO, SERIF

NO_WRAP = 100_000
LEAST_WIDTH = 20
REMEMBERED = 4000
_CODE = re.compile(r"[A-Z0-9]{3}(\.[A-Z0-9]{1,4})?|[A-Z0-9]{5,7}")
_DOTS, _GAP = "…", " … "


class Rich:
    """A paragraph laid out for one width; ``plain`` is its whole text, ``height`` its pixels."""

    def __init__(self, markup: str, role: str, width: int, lines: int, *, middle: bool) -> None:
        text, self._spans = parse(markup)
        self.plain = text
        self.leading = look().leading(role)
        self.count, self.width, self.height = 0, 0.0, 0
        self.cut = False
        self._role = role
        self._links = [span for span in self._spans if span.kind is Kind.LINK]
        formats = [_range(span.start, span.end, _format(span, text, role)) for span in self._spans]
        self._lay(text.replace("\n", "\u2028"), formats, width, lines)
        if self.cut and middle and lines == 1:
            text, formats = self._without_middle(formats, width)
            self._lay(text, formats, width, lines)
            self.cut = True
        if self._overflows(width, lines):
            self._lay(self._shortened(width), formats, width, lines)
            self.cut = True

    def _lay(self, text: str, formats: list[QTextLayout.FormatRange], width: int, lines: int) -> None:
        self.layout = QTextLayout(text, look().font(self._role))
        self.layout.setCacheEnabled(True)
        self.layout.setTextOption(_wrapping())
        self.layout.setFormats(formats)
        self.layout.beginLayout()
        self.count, self.width = 0, 0.0
        line = self.layout.createLine()
        while line.isValid():
            self.count += 1
            last = self.count == lines
            line.setLineWidth(NO_WRAP if last else width)
            top = (self.count - 1) * self.leading + round((self.leading - line.height()) / 2)
            line.setPosition(QPointF(0, top))
            self.width = max(self.width, line.naturalTextWidth())
            if last:
                break
            line = self.layout.createLine()
        self.layout.endLayout()
        self.height = max(1, self.count) * self.leading
        self.cut = self._overflows(width, lines)

    def _last(self) -> QTextLine:
        return self.layout.lineAt(self.count - 1)

    def _overflows(self, width: int, lines: int) -> bool:
        return bool(lines and self.count) and self._last().naturalTextWidth() > width + 1

    def _advance(self, text: str) -> float:
        return QFontMetricsF(self.layout.font()).horizontalAdvance(text)

    def _shortened(self, width: int) -> str:
        last = self._last()
        room = max(1.0, width - self._advance(_DOTS) - 3)
        keep = last.xToCursor(room, QTextLine.CursorPosition.CursorOnCharacter)
        return self.layout.text()[: max(last.textStart() + 1, keep)].rstrip(" ,;(") + _DOTS

    def _without_middle(
        self, formats: list[QTextLayout.FormatRange], width: int
    ) -> tuple[str, list[QTextLayout.FormatRange]]:
        """Titles of codes differ at their end: whole words go from the middle."""
        text = self.layout.text()
        head, tail = self._kept(width - self._advance(_GAP) - 3)
        shift = head + len(_GAP) - tail
        kept = []
        for one in formats:
            end = one.start + one.length
            for first, last, move in (
                (one.start, min(end, head), 0),
                (max(one.start, tail), end, shift),
            ):
                if first < last:
                    kept.append(_range(first + move, last + move, one.format))
        return text[:head] + _GAP + text[tail:], kept

    def _kept(self, room: float) -> tuple[int, int]:
        """Where the beginning ends and the end begins that stay; the end grows first."""
        line = self._last()
        words = [(hit.start(), hit.end()) for hit in re.finditer(r"\S+", self.layout.text())]
        whole = line.naturalTextWidth()

        def at(position: int) -> float:
            found: Any = line.cursorToX(position)  # a pair, whatever the stub says
            return float(found[0] if isinstance(found, tuple) else found)

        def wide(first: int, last: int) -> float:
            return at(words[first][1]) + whole - at(words[last][0])

        first, last, grown = 0, len(words) - 1, True
        while grown and last - first > 1:
            grown = False
            if wide(first, last - 1) <= room:
                last, grown = last - 1, True
            if last - first > 1 and wide(first + 1, last) <= room:
                first, grown = first + 1, True
        return words[first][1], words[last][0]

    def draw(self, painter: QPainter, x: float, y: float, tone: str = "ink") -> None:
        """Draw with the top left corner at (x, y); marks keep their own colour."""
        painter.setPen(look().colour(tone))
        self.layout.draw(painter, QPointF(x, y))

    def link_at(self, x: float, y: float) -> str:
        """The text of the link under a point relative to the top left corner; empty for none."""
        if not self._links or self.cut or not 0 <= y < self.height:
            return ""
        line = self.layout.lineAt(int(y // self.leading))
        if not line.isValid() or not 0 <= x <= line.naturalTextWidth():
            return ""
        here = line.xToCursor(x, QTextLine.CursorPosition.CursorOnCharacter)
        hits = (
            self.plain[span.start : span.end] for span in self._links if span.start <= here < span.end
        )
        return next(hits, "")


def _wrapping() -> QTextOption:
    made = QTextOption()
    made.setWrapMode(
        QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
    )  # a word wider than its room too
    return made


def _range(start: int, end: int, kind: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, end - start, kind
    return made


def _format(span: Span, plain: str, role: str) -> QTextCharFormat:
    made = QTextCharFormat()
    if span.kind in (Kind.BOLD, Kind.NEW):
        made.setFontWeight(600)
    if span.kind in (Kind.BOLD, Kind.LINK):
        made.setForeground(look().colour("ink"))
    if span.kind in (Kind.DIM, Kind.GONE):
        made.setForeground(look().colour("ink3"))
    if span.kind in (Kind.LINK, Kind.NEW):
        made.setFontUnderline(True)
    if span.kind is Kind.GONE:
        made.setFontStrikeOut(True)
    changed = span.kind in (Kind.GONE, Kind.NEW) and _CODE.fullmatch(plain[span.start : span.end])
    if changed or span.kind in (Kind.CODE, Kind.LINK):
        made.setFontFamilies([MONO])
        made.setFontWeight(500)
    if span.kind is Kind.QUOTE:
        made.setFontFamilies([SERIF])
        size = look().px(13 if role == "small" else 14)
        made.setProperty(QTextCharFormat.Property.FontPixelSize, size)
    return made


@lru_cache(maxsize=REMEMBERED)
def _remembered(markup: str, role: str, width: int, lines: int, *, middle: bool) -> Rich:
    return Rich(markup, role, width, lines, middle=middle)


def rich(
    markup: str, role: str = "body", width: float = NO_WRAP, lines: int = 0, *, middle: bool = False
) -> Rich:
    """A laid-out paragraph, remembered until the look changes.

    ``lines`` of 0 wraps without limit; ``middle`` drops the middle of a single line, not its end.
    """
    return _remembered(markup, role, max(LEAST_WIDTH, int(width)), lines, middle=middle)


def forget() -> None:
    """Throw away what was laid out for another look."""
    _remembered.cache_clear()


looks().forgotten.connect(forget)
