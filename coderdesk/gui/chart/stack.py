"""Pages under one another: which lies where, without touching each."""

from bisect import bisect_right
from collections.abc import Sequence


class Stack:
    """Heights of pages and the gap between them, in pixels."""

    def __init__(self, heights: Sequence[int] = (), gap: int = 0) -> None:
        self.heights = tuple(heights)
        self.gap = gap
        tops, at = [], gap
        for height in self.heights:
            tops.append(at)
            at += height + gap
        self.tops = tuple(tops)
        self.total = at

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self.heights)

    def between(self, top: int, height: int) -> range:
        """The pages of which anything lies in this band."""
        if not self.heights:
            return range(0)
        first = max(0, bisect_right(self.tops, top) - 1)
        if self.tops[first] + self.heights[first] <= top and first + 1 < self.count:
            first += 1
        return range(first, max(first + 1, bisect_right(self.tops, top + height)))

    def place(self, y: int) -> tuple[int, float]:
        """The page at a height and how far down it that is, 0 at its top and above."""
        if not self.heights:
            return 0, 0.0
        page = max(0, bisect_right(self.tops, y + self.gap) - 1)
        return page, max(0.0, (y + self.gap - self.tops[page]) / max(1, self.heights[page]))

    def at(self, page: int, fraction: float = 0.0) -> int:
        """The height that brings a place of a page to the top, a gap above it."""
        page = min(page, self.count - 1)
        return round(self.tops[page] + fraction * self.heights[page]) - self.gap

    def reading(self, top: int, height: int) -> int:
        """The page that is read: the one at a third of the view, the last when its end is in view."""
        if not self.heights:
            return 0
        if top > 0 and top + height >= self.total:
            return self.count - 1
        return max(0, bisect_right(self.tops, top + height // 3) - 1)
