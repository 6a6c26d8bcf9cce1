"""How a text note is set as a page: which lines are one paragraph, and what each block is.

Not a letter is changed: a block is a span of the document's text.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from coderdesk.domain.chart import Document

_MARKER = re.compile(
    "(?:[-*+\u2022\u00b7\u25e6\u25aa\u2013]|\\(?\\d{1,3}[.)]|[a-zA-Z][.)])[ \t]+(?=\\S)"
)
_GAP = re.compile(r"(?<=\S) {3,}(?=\S)")
_LONGEST_TITLE = 80
_LONGEST_META = 140
_META_LINES = 7
_NARROW, _WIDE = 50, 140  # the line lengths at which programs wrap notes
_RAGGED = 14  # how far short of the width a wrapped line may end
_WRAPPED_SHARE = 0.3
_NEAR = 2  # columns of one table may start this many letters apart


class Shape(Enum):
    """What a block is."""

    TITLE = auto()
    META = auto()  # the lines under the title: who, where, when
    HEAD = auto()
    ITEM = auto()
    BODY = auto()
    TABLE = auto()
    GAP = auto()


@dataclass(frozen=True, slots=True)
class Cell:
    """A span of a table's row; ``column`` counts from 0."""

    start: int
    end: int
    column: int


@dataclass(frozen=True, slots=True)
class Block:
    """A span of the text set as one paragraph, or one row of a table.

    ``indent`` are leading spaces; ``hang`` is where the words of an item begin; ``head`` is where a
    heading on the same line ends.
    """

    shape: Shape
    start: int
    end: int
    indent: int = 0
    hang: int = 0
    head: int = 0
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    words: str

    @property
    def blank(self) -> bool:
        return not self.words.strip()


def wrap_width(text: str) -> int:
    """The line length at which a note was wrapped by the program that wrote it, or 0 if it was not."""
    lengths = sorted(len(line.rstrip()) for line in text.splitlines() if line.strip())
    if len(lengths) < 4:  # noqa: PLR2004 - too few lines to tell
        return 0
    width = lengths[-1 - len(lengths) // 30]  # a few lines may stick out
    near = len(lengths) - bisect_left(lengths, width - _RAGGED)
    fits = _NARROW <= width <= _WIDE and lengths[-1] <= width + 4
    return width if fits and near >= _WRAPPED_SHARE * len(lengths) else 0


def blocks_of(document: Document, page: int, wrap: int) -> tuple[Block, ...]:
    """The blocks of one page, from 0; ``wrap`` is `wrap_width` of the whole text."""
    start, end = document.pages[page]
    text = document.text
    lines = _lines(text, start, end)
    heads = _heads(document, start, end)
    made: list[Block] = []
    at = 0
    while at < len(lines):
        taken = _table(lines, at) or _one(lines, at, heads, wrap)
        made += taken.blocks
        at += taken.lines
    return tuple(_with_title(made, document) if page == 0 else made)


@dataclass(frozen=True, slots=True)
class _Taken:
    blocks: tuple[Block, ...]
    lines: int


def _lines(text: str, start: int, end: int) -> list[_Line]:
    found, at = [], start
    for words in text[start:end].split("\n"):
        found.append(_Line(at, at + len(words), words))
        at += len(words) + 1
    return found[:-1] if found[-1].blank else found


def _heads(document: Document, start: int, end: int) -> dict[int, int]:
    """Where headings stand on this page, and where their words end."""
    found = {}
    for section in document.sections:
        if start <= section.start < end:
            line_end = document.text.find("\n", section.start)
            line = document.text[section.start : line_end if line_end >= 0 else end]
            colon = line.find(":")
            found[section.start] = section.start + (
                colon + 1 if 0 < colon < len(line) - 1 else len(line)
            )
    return found


def _one(lines: Sequence[_Line], at: int, heads: dict[int, int], wrap: int) -> _Taken:
    line = lines[at]
    if line.blank:
        return _Taken((Block(Shape.GAP, line.start, line.end),), 1)
    indent = len(line.words) - len(line.words.lstrip())
    start = line.start + indent
    head = heads.get(line.start, 0)
    if head >= line.end - 1 and head:
        return _Taken((Block(Shape.HEAD, start, line.end),), 1)
    last = at
    while _continues(lines, last, heads, wrap):
        last += 1
    marker = _MARKER.match(line.words.lstrip())
    shape = Shape.ITEM if marker else Shape.BODY
    hang = marker.end() if marker else 0
    return _Taken((Block(shape, start, lines[last].end, indent, hang, head),), last - at + 1)


def _continues(lines: Sequence[_Line], at: int, heads: dict[int, int], wrap: int) -> bool:
    """Whether the next line goes on with this one: its first word did not fit on it."""
    if not wrap or at + 1 >= len(lines):
        return False
    line, after = lines[at], lines[at + 1]
    if after.blank or after.start in heads or _MARKER.match(after.words.lstrip()):
        return False
    if "\t" in after.words or _GAP.search(after.words.strip()):
        return False
    first_word = after.words.split(None, 1)[0]
    return len(line.words.rstrip()) + 1 + len(first_word) > wrap - 1


def _table(lines: Sequence[_Line], at: int) -> _Taken | None:
    """The rows of a table that begins here: lines with tabs, or two and more with wide gaps."""
    rows = 0
    while at + rows < len(lines) and "\t" in lines[at + rows].words.strip():
        rows += 1
    if rows:
        return _Taken(tuple(_tabbed(line) for line in lines[at : at + rows]), rows)
    while at + rows < len(lines) and _GAP.search(lines[at + rows].words.strip()):
        rows += 1
    if rows < 2:  # noqa: PLR2004 - one line with a gap is no table
        return None
    found = lines[at : at + rows]
    columns = _columns(found)
    return _Taken(tuple(_spaced(line, columns) for line in found), rows)


def _tabbed(line: _Line) -> Block:
    cells, at = [], line.start
    for column, words in enumerate(line.words.split("\t")):
        if words.strip():
            lead = len(words) - len(words.lstrip())
            cells.append(Cell(at + lead, at + len(words.rstrip()), column))
        at += len(words) + 1
    return Block(Shape.TABLE, line.start, line.end, cells=tuple(cells))


def _columns(lines: Sequence[_Line]) -> list[int]:
    """Where the columns of lines with wide gaps start."""
    starts = sorted({offset for line in lines for offset, _end in _parts(line)})
    columns: list[int] = []
    for start in starts:
        if not columns or start - columns[-1] > _NEAR:
            columns.append(start)
    return columns


def _spaced(line: _Line, columns: Sequence[int]) -> Block:
    cells = []
    for start, end in _parts(line):
        column = max(number for number, first in enumerate(columns) if first <= start)
        cells.append(Cell(line.start + start, line.start + end, column))
    return Block(Shape.TABLE, line.start, line.end, cells=tuple(cells))


def _parts(line: _Line) -> Iterator[tuple[int, int]]:
    """The pieces of a line between its wide gaps."""
    bare = line.words.rstrip()
    at = len(bare) - len(bare.lstrip())
    for gap in _GAP.finditer(bare):
        yield at, gap.start()
        at = gap.end()
    yield at, len(bare)


def _with_title(blocks: list[Block], document: Document) -> list[Block]:
    """The first line as the title of the note, and the lines right under it as what is said of it."""
    if not blocks or blocks[0].shape not in (Shape.BODY, Shape.HEAD) or blocks[0].indent:
        return blocks
    first = blocks[0]
    words = document.text[first.start : first.end].strip()
    if len(words) > _LONGEST_TITLE or words[-1] in ".,;:" or (first.shape is Shape.BODY and first.head):
        return blocks
    under = _under_title(blocks)
    if not under and words.casefold() != document.title.casefold():
        return blocks
    said = [block for block in blocks[1 : 1 + under] if block.shape is not Shape.GAP]
    made = [Block(Shape.TITLE, first.start, first.end)]
    made += [Block(Shape.META, block.start, block.end) for block in said]
    air = [block for block in blocks[under : 1 + under] if block.shape is Shape.GAP]
    return made + air + blocks[1 + under :]


def _under_title(blocks: Sequence[Block]) -> int:
    """How many blocks between the title and the first heading say who, where and when."""
    lines = 0
    for count, block in enumerate(blocks[1:]):
        if block.shape is Shape.HEAD or (block.shape is Shape.BODY and block.head):
            return count if lines else 0
        if block.shape is not Shape.GAP:
            if block.shape is not Shape.BODY or block.end - block.start > _LONGEST_META:
                return 0
            lines += 1
        if lines > _META_LINES:
            return 0
    return 0
