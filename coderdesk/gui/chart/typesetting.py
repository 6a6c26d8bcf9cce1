"""Setting blocks of text as lines: serif at reading size, hanging items, tables in columns."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from coderdesk.domain.chart import Document, Style, StyleKind
from coderdesk.gui.chart.letters import font_of, format_of
from coderdesk.gui.chart.reflow import Block, Cell, Shape
from coderdesk.gui.theme import look

_COLUMN_GAP = 18
_WIDEST_COLUMN = 0.62  # of the page, before columns are weighed against one another
_CONTINUED = re.compile(r"\n([ \t]*)")
_BMP = 0xFFFF


@dataclass(slots=True)
class Piece:
    """A run of the text laid out: ``start`` is its place in the document, (x, y) in the page."""

    layout: QTextLayout
    start: int
    text: str
    x: float
    y: float
    height: float
    units: list[int] = field(default_factory=list)  # UTF-16 positions, only where they differ

    @property
    def end(self) -> int:
        """The end of its span."""
        return self.start + len(self.text)

    def unit(self, at: int) -> int:
        """The layout's position of a letter of the document."""
        at = min(max(at - self.start, 0), len(self.text))
        return self.units[at] if self.units else at

    def letter(self, unit: int) -> int:
        """The letter of the document at a position of the layout."""
        return self.start + (bisect_left(self.units, unit) if self.units else unit)

    def lines(self) -> Iterator[QTextLine]:
        """Its lines, top down."""
        return (self.layout.lineAt(at) for at in range(self.layout.lineCount()))


@dataclass(slots=True)
class SetBlock:
    """A block in its place on the page."""

    block: Block
    top: float
    height: float
    pieces: list[Piece]


@dataclass(slots=True)
class SetPage:
    """One page laid out; ``height`` is that of its text."""

    blocks: list[SetBlock]
    height: float

    def draw(self, painter: QPainter, x: float, y: float, top: float, bottom: float) -> None:
        """Draw what lies between ``top`` and ``bottom`` of the page, its corner at (x, y)."""
        for laid in self.blocks:
            if laid.top + laid.height >= top and laid.top <= bottom:
                for piece in laid.pieces:
                    tone = "paper_ink2" if laid.block.shape is Shape.META else "paper_ink"
                    painter.setPen(look().colour(tone))
                    piece.layout.draw(painter, QPointF(x + piece.x, y + piece.y))

    def rects(self, start: int, end: int) -> list[QRectF]:
        """Where a span of the document stands: one rectangle a line."""
        found = []
        for laid in self.blocks:
            for piece in laid.pieces:
                if piece.start < end and start < piece.end:
                    found += _line_rects(piece, start, end)
        return found

    def letter_at(self, x: float, y: float) -> int | None:
        """The letter of the document nearest to a place on the page."""
        written = [laid for laid in self.blocks if laid.pieces]
        if not written:
            return None
        laid = min(written, key=lambda each: max(each.top - y, y - each.top - each.height, 0))
        piece = min(laid.pieces, key=lambda each: max(each.x - x, x - each.x - _wide(each), 0))
        line = min(piece.lines(), key=lambda each: abs(piece.y + each.y() + each.height() / 2 - y))
        unit = line.xToCursor(x - piece.x, QTextLine.CursorPosition.CursorBetweenCharacters)
        return min(piece.letter(unit), piece.end)


class Typesetter:
    """Sets the blocks of a document; ``zoom`` multiplies every size."""

    def __init__(self, document: Document, zoom: float) -> None:
        self._text = document.text
        self._all_styles = self._styles = document.styles
        self._fonts = {shape: font_of(shape, zoom) for shape in Shape}
        self._zoom = zoom

    def set_page(self, blocks: Sequence[Block], width: float) -> SetPage:
        """Blocks under one another in a column of this width."""
        made: list[SetBlock] = []
        top = 0.0
        if blocks:
            self._styles = _near(self._all_styles, blocks[0].start, blocks[-1].end)
        for is_table, group in groupby(_close_up(blocks), key=lambda block: block.shape is Shape.TABLE):
            rows = list(group)
            columns = self._columns(rows, width) if is_table else []
            for block in rows:
                laid = self._row(block, columns, top) if is_table else self._block(block, width, top)
                made.append(laid)
                top = laid.top + laid.height
        return SetPage(made, top)

    def leading(self, shape: Shape) -> float:
        """The line height of a kind of block."""
        sizes = {Shape.TITLE: 26, Shape.META: 18, Shape.HEAD: 20, Shape.GAP: 8}
        return look().px(sizes.get(shape, 22)) * self._zoom

    def _block(self, block: Block, width: float, top: float) -> SetBlock:
        if block.shape is Shape.GAP:
            return SetBlock(block, top, self.leading(Shape.GAP), [])
        font = self._fonts[block.shape]
        metrics = QFontMetricsF(font)
        before = self.leading(Shape.GAP) / 2 if block.shape is Shape.HEAD and top else 0
        indent = min(block.indent * metrics.horizontalAdvance(" "), width / 3)
        marker = self._text[block.start : block.start + block.hang]
        hang = min(metrics.horizontalAdvance(marker), width / 4) if block.hang else 0.0
        span = (block.start, block.end)
        piece = self._piece(span, block, width - indent, hang)
        piece.x, piece.y = indent, top + before
        return SetBlock(block, top, before + piece.height, [piece])

    def _row(self, block: Block, columns: Sequence[tuple[float, float]], top: float) -> SetBlock:
        pieces, air = [], look().px(2) * self._zoom
        for cell in block.cells:
            x, width = columns[cell.column]
            piece = self._piece((cell.start, cell.end), block, width, 0.0)
            piece.x, piece.y = x, top + air
            pieces.append(piece)
        least = self.leading(Shape.TABLE)
        return SetBlock(
            block, top, max((piece.height for piece in pieces), default=least) + 2 * air, pieces
        )

    def _columns(self, rows: Sequence[Block], width: float) -> list[tuple[float, float]]:
        """Where the columns of a table begin and how wide they are."""
        metrics = QFontMetricsF(self._fonts[Shape.TABLE])
        count = 1 + max((cell.column for row in rows for cell in row.cells), default=0)
        natural = [0.0] * count
        for row in rows:
            for cell in row.cells:
                natural[cell.column] = max(natural[cell.column], self._natural(cell, metrics))
        gap = look().px(_COLUMN_GAP) * self._zoom
        room = max(width - gap * (count - 1), width / 2)
        widths = _fit([min(each, _WIDEST_COLUMN * width) for each in natural], room)
        found, x = [], 0.0
        for each in widths:
            found.append((x, each))
            x += each + gap
        return found

    def _natural(self, cell: Cell, metrics: QFontMetricsF) -> float:
        # semibold heads are a little wider than the metrics of the plain face say
        return 1.08 * metrics.horizontalAdvance(self._text[cell.start : cell.end]) + 2

    def _piece(self, span: tuple[int, int], block: Block, width: float, hang: float) -> Piece:
        start, end = span
        text = _shown(self._text[start:end])
        layout = QTextLayout(text, self._fonts[block.shape])
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        piece = Piece(layout, start, text, 0.0, 0.0, 0.0, _units(text))
        layout.setFormats(list(self._formats(piece, block)))
        piece.height = _break(layout, width, hang, self.leading(block.shape))
        return piece

    def _formats(self, piece: Piece, block: Block) -> Iterator[QTextLayout.FormatRange]:
        if block.head > piece.start:
            yield _range(piece, piece.start, block.head, format_of(StyleKind.BOLD))
        for style in _near(self._styles, piece.start, piece.end):
            yield _range(
                piece, max(style.start, piece.start), min(style.end, piece.end), format_of(style.kind)
            )


def _close_up(blocks: Sequence[Block]) -> Iterator[Block]:
    """Headings stand right over what they head."""
    above = None
    for block in blocks:
        if not (block.shape is Shape.GAP and above is Shape.HEAD):
            yield block
        above = block.shape


def _near(styles: Sequence[Style], start: int, end: int) -> tuple[Style, ...]:
    return tuple(style for style in styles if style.start < end and start < style.end)


def _shown(text: str) -> str:
    """A paragraph's text on one line, letter for letter: line ends as spaces, indents as nothing."""
    joined = _CONTINUED.sub(lambda found: " " + "\u200b" * len(found.group(1)), text)
    return joined.replace("\t", " ")


def _units(text: str) -> list[int]:
    if text.isascii() or max(map(ord, text), default=0) <= _BMP:
        return []
    found, at = [], 0
    for letter in text:
        found.append(at)
        at += 2 if ord(letter) > _BMP else 1
    return [*found, at]


def _break(layout: QTextLayout, width: float, hang: float, leading: float) -> float:
    """Break into lines; the height comes back."""
    layout.beginLayout()
    count = 0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(20.0, width - (hang if count else 0)))
        line.setPosition(QPointF(hang if count else 0, count * leading + (leading - line.height()) / 2))
        count += 1
    layout.endLayout()
    return max(1, count) * leading


def _fit(widths: list[float], room: float) -> list[float]:
    """Columns that share the room: narrow ones keep their width, wide ones give way."""
    total = sum(widths)
    if total <= room:
        return widths
    fair = room / len(widths)
    kept = sum(each for each in widths if each <= fair)
    wide = total - kept
    return [each if each <= fair else each * max(room - kept, fair) / wide for each in widths]


def _line_rects(piece: Piece, start: int, end: int) -> list[QRectF]:
    first, last = piece.unit(start), piece.unit(end)
    found = []
    for line in piece.lines():
        a = max(first, line.textStart())
        b = min(last, line.textStart() + line.textLength())
        if a < b:
            x0, x1 = _x(line, a), _x(line, b)
            left, width = min(x0, x1), abs(x1 - x0)
            found.append(QRectF(piece.x + left, piece.y + line.y(), width, line.height()))
    return found


def _x(line: QTextLine, unit: int) -> float:
    found: object = line.cursorToX(unit)  # PySide gives the position back as well, untyped
    x = found[0] if isinstance(found, tuple) else found
    return x if isinstance(x, float) else 0.0


def _wide(piece: Piece) -> float:
    return max((line.naturalTextWidth() for line in piece.lines()), default=0.0)


def _range(piece: Piece, start: int, end: int, how: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start = piece.unit(start)
    made.length = piece.unit(end) - made.start
    made.format = how
    return made
