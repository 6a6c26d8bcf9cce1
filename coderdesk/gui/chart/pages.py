"""What the pane asks of a document that is drawn page by page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

Box: TypeAlias = tuple[float, float, float, float]
"""Left, top, right, bottom in points from the top left corner of a page as it is seen."""
Place: TypeAlias = tuple[int, int]
"""A page, from 0, and a letter of its text."""


class Pages(Protocol):
    """The pages of a PDF, a scan or a fax; called from the pane's own thread for drawing."""

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        ...

    def size(self, page: int) -> tuple[float, float]:
        """Width and height of a page, from 0, in points."""
        ...

    def render(self, page: int, width: int, height: int, turn: int = 0) -> bytearray:
        """A page as RGB32 rows of ``4 * width`` bytes, turned by quarters clockwise."""
        ...

    def words(self, page: int) -> tuple[str, Sequence[Box | None]]:
        """The text of a page, and where each letter stands."""
        ...


@dataclass(frozen=True, slots=True)
class PageWords:
    """The text of one page and the box of each letter."""

    text: str = ""
    boxes: Sequence[Box | None] = ()
