"""Where everything stands: the blocks of a paper put on pages, from the top down."""

from dataclasses import dataclass

from coderdesk.report.blocks import (
    MARGIN,
    Block,
    field_block,
    head_block,
    row_block,
    sign_block,
)
from coderdesk.report.frame import RUNNING_HEIGHT, TOP, foot_height, title_height
from coderdesk.report.paper import Paper, Part


@dataclass(frozen=True, slots=True)
class Placed:
    """A block and the height of its top edge above the lower edge of the page, in points."""

    block: Block
    top: float


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on one page, in reading order."""

    placed: tuple[Placed, ...]

    @property
    def lacking(self) -> bool:
        """Whether a sign on the page has no glyph in the faces at hand."""
        return any(line.lacking for item in self.placed for cell in item.block.cells for line in cell)


class _Stack:
    """Pages being filled."""

    def __init__(self, paper: Paper) -> None:
        self.bottom = foot_height(paper)
        self.pages: list[list[Placed]] = [[]]
        self.y = TOP - title_height(paper)

    @property
    def room(self) -> float:
        """What is left of the page."""
        return self.y - self.bottom

    @property
    def whole(self) -> float:
        """What a fresh page holds."""
        return TOP - RUNNING_HEIGHT - self.bottom

    def put(self, block: Block) -> None:
        """Set a block under the last."""
        self.pages[-1].append(Placed(block, self.y))
        self.y -= block.height

    def turn(self) -> None:
        """Begin a page."""
        self.pages.append([])
        self.y = TOP - RUNNING_HEIGHT


def lay_out(paper: Paper) -> tuple[Page, ...]:
    """The pages of a paper; a row breaks only when no page could hold it."""
    stack = _Stack(paper)
    for fields in paper.fields:
        _put(stack, field_block(fields))
    for number, part in enumerate(paper.parts):
        _put_part(stack, part, number)
    if paper.signatures:
        _put(stack, sign_block(paper.signatures))
    return tuple(Page(tuple(page)) for page in stack.pages)


def _put_part(stack: _Stack, part: Part, number: int) -> None:
    """A part with its head; the head never stands alone at the foot of a page."""
    head = head_block(part, number)
    again = head_block(part, number, again=True)
    rows = [row_block(row, part.columns, number) for row in part.rows]
    opening = head.height + (rows[0].height if rows else 0.0)
    if opening > stack.room and (opening <= stack.whole or stack.room < 3 * MARGIN):
        stack.turn()
    stack.put(head)
    for row in rows:
        _put(stack, row, again)


def _put(stack: _Stack, block: Block, again: Block | None = None) -> None:
    """A block; where this page has no room for it, on the next, under the repeated head."""
    head = again.height if again else 0.0
    while block.height > stack.room:
        if block.height > stack.whole - head and stack.room > 2 * MARGIN:
            above, block = block.split(stack.room)
            stack.put(above)
        stack.turn()
        if again:
            stack.put(again)
    stack.put(block)
