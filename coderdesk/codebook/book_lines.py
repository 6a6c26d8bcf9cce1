"""The lines of a book on their way from a published file into the book's database."""

from dataclasses import dataclass, field
from enum import IntEnum

from coderdesk.domain.code import NoteKind

Sevenths = tuple[tuple[str, str], ...]


class LineKind(IntEnum):
    """What a line is; everything from ``CODE`` on can be looked up by its code."""

    CHAPTER = 0
    SECTION = 1
    CODE = 2
    EXPANSION = 3  # a base code with its seventh character
    MODIFIER = 4

    @property
    def is_code(self) -> bool:
        """Whether the line is found by its code, unlike a chapter or section."""
        return self >= LineKind.CODE


@dataclass(slots=True)
class Line:
    """One line of a book in book order.

    ``name`` is what the book prints (``E11.2``, ``E08-E13``, ``Chapter 4``), ``parent`` the position of
    the line above in the same list (-1 for none). ``sevenths`` holds the legal seventh characters of a
    base code; ``defined`` the ones that a line sets out for the codes below it. ``flags`` are what the
    file itself says of a code in a word (``terminated``).
    """

    name: str
    title: str
    kind: LineKind
    parent: int
    billable: bool = False
    notes: list[tuple[NoteKind, str]] = field(default_factory=list)
    sevenths: Sevenths = ()
    defined: Sevenths = ()
    flags: tuple[str, ...] = ()


def billable_below(lines: list[Line]) -> list[int]:
    """How many billable codes stand below each line."""
    below = [0] * len(lines)
    for at in range(len(lines) - 1, -1, -1):
        line = lines[at]
        if line.parent >= 0:
            below[line.parent] += below[at] + line.billable
    return below
