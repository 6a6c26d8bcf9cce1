"""The blocks of a page, measured but not yet placed: each knows its lines and its height."""

from dataclasses import dataclass, replace

from coderdesk.report.faces import advance, lacks, tidy
from coderdesk.report.paper import Column, Field, Part, Row, Voice, Words
from coderdesk.report.voices import TYPES, wrap

PAGE_WIDTH, PAGE_HEIGHT = 612.0, 792.0  # US Letter
MARGIN = 40.0
MEASURE = PAGE_WIDTH - 2 * MARGIN
ROW_BASE = 11.0  # from the top of a row to its first baseline
ROW_FOOT = 4.5
LOOSE_FOOT = 1.5  # under a row without a rule
CUT_HEIGHT = 13.0
PART_GAP = 17.0
PART_FOOT = 4.0
HEADS_BELOW = 12.0  # from the title of a part to heads of columns that have no room beside it
HEAD_GAP = 8.0
GRID = (0.0, 118.0, 262.0, 336.0, 434.0, MEASURE)
GUTTER = 12.0
INDENT = 22.0  # where words begin beside a number
FIELD_FOOT = 5.5


@dataclass(frozen=True, slots=True)
class Line:
    """One line of words: ``x`` from the left margin, ``down`` from the block's top to the baseline."""

    x: float
    down: float
    text: str
    voice: Voice
    right: bool = False
    spoken: str = ""

    @property
    def lacking(self) -> bool:
        """Whether a sign of it has no glyph in the faces at hand."""
        return lacks(self.text, TYPES[self.voice].face)


@dataclass(frozen=True, slots=True)
class Block:
    """Something with a height that stands on one page: ``cells`` hold the lines, in reading order.

    ``kind`` says what it is to a screen reader and to the pen: ``fields``, ``head``, ``row``, ``sign``;
    ``edge`` is where its hairline begins.
    """

    kind: str
    height: float
    cells: tuple[tuple[Line, ...], ...]
    part: int = -1
    first: bool = False
    cut: str = ""
    ruled: bool = False
    again: bool = False
    edge: float = 0.0

    def split(self, room: float) -> tuple["Block", "Block"]:
        """The lines that fit the room, and the rest moved up; for a row taller than a page."""
        last = room - ROW_FOOT
        top = tuple(tuple(line for line in cell if line.down <= last) for cell in self.cells)
        rest = tuple(tuple(line for line in cell if line.down > last) for cell in self.cells)
        first = min((line.down for cell in rest for line in cell), default=0.0)
        shift = first - ROW_BASE
        moved = tuple(tuple(replace(line, down=line.down - shift) for line in cell) for cell in rest)
        return (
            replace(self, height=room, cells=top, ruled=False),
            replace(self, height=self.height - shift, cells=moved, first=False, cut=""),
        )


def field_block(fields: tuple[Field, ...]) -> Block:
    """A row of the head's grid: label over value, values wrapping in their own columns."""
    cells: list[tuple[Line, ...]] = []
    at = 0
    deepest = 0.0
    for field in fields:
        left, right = GRID[at], GRID[min(at + field.span, len(GRID) - 1)]
        at += field.span
        lines = [Line(left, ROW_BASE, field.label, Voice.LABEL)] if field.label else []
        down = ROW_BASE + 10.0
        if field.code:
            lines.append(Line(left, down, field.code, Voice.CODE))
            setting = TYPES[Voice.CODE]
            left += advance(tidy(field.code), setting.face, setting.size) + 5
        for text in wrap(field.value, field.voice, right - left - GUTTER):
            lines.append(Line(left, down, text, field.voice))
            down += TYPES[field.voice].leading
        deepest = max(deepest, down - TYPES[field.voice].leading)
        cells.append(tuple(lines))
    return Block("fields", deepest + FIELD_FOOT, tuple(cells))


def head_block(part: Part, number: int, *, again: bool = False) -> Block:
    """The head of a part: its title on a strong line, the heads of the columns beside it.

    Where a head would touch the words of the title, all heads stand on a line below.
    """
    title = f"{part.title}, continued" if again and part.title else part.title
    words = [Line(0, PART_GAP, title, Voice.PART)]
    if part.tail and not again:
        after = _wide(words[0]) + 6
        words.append(Line(after, PART_GAP, part.tail, Voice.TAIL))
    heads = [
        Line(
            column.left + (column.width if column.right else 0.0),
            PART_GAP,
            column.head,
            Voice.HEAD,
            right=column.right,
            spoken=column.name,
        )
        for column in part.columns
    ]
    first = min(
        (one.x - (_wide(one) if one.right else 0.0) for one in heads if one.text), default=MEASURE
    )
    below = (
        HEADS_BELOW
        if (part.title or len(words) > 1) and words[-1].x + _wide(words[-1]) + HEAD_GAP > first
        else 0.0
    )
    cells = (tuple(words), *((replace(head, down=PART_GAP + below),) for head in heads))
    return Block("head", PART_GAP + below + PART_FOOT, cells, part=number, again=again)


def _wide(line: Line) -> float:
    """The width of a line in points."""
    setting = TYPES[line.voice]
    return advance(tidy(line.text), setting.face, setting.size)


def row_block(row: Row, columns: tuple[Column, ...], number: int) -> Block:
    """A row: each cell wrapped in its column, the height that of the deepest."""
    top = CUT_HEIGHT if row.cut else 0.0
    cells = tuple(_cell(words, column, top) for words, column in zip(row.cells, columns, strict=True))
    deepest = max((line.down for cell in cells for line in cell), default=top + ROW_BASE)
    return Block(
        "row",
        deepest + (ROW_FOOT if row.ruled else LOOSE_FOOT),
        cells,
        part=number,
        first=row.first,
        cut=row.cut,
        ruled=row.ruled,
        edge=0.0 if columns[0].left == 0 else INDENT,
    )


def _cell(paragraphs: tuple[Words, ...], column: Column, top: float) -> tuple[Line, ...]:
    """The lines of a cell, paragraph under paragraph."""
    lines: list[Line] = []
    x = column.left + (column.width if column.right else 0.0)
    down = top + ROW_BASE
    for words in paragraphs:
        if lines:
            down += TYPES[words.voice].leading
        spoken = words.spoken
        for at, text in enumerate(wrap(words.text, words.voice, column.width)):
            if at:
                down += TYPES[words.voice].leading
            lines.append(Line(x, down, text, words.voice, right=column.right, spoken=spoken))
            spoken = ""
    return tuple(lines)


def sign_block(labels: tuple[str, ...]) -> Block:
    """The lines to sign on; the first is the longest."""
    cells = tuple((Line(300.0 * at, 43.0, label, Voice.LABEL),) for at, label in enumerate(labels))
    return Block("sign", 48.0, cells)
