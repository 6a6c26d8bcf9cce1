"""The pages looked at, for going back and forth."""

from dataclasses import dataclass
from typing import TypeAlias

from coderdesk.domain.code import System
from coderdesk.domain.index_book import IndexKind


@dataclass(frozen=True, slots=True)
class IndexSpot:
    """A line of an index."""

    kind: IndexKind
    number: int


@dataclass(frozen=True, slots=True)
class GuideSpot:
    """A section of the guidelines."""

    number: str


Spot: TypeAlias = tuple[System | None, str]
"""A code system and a code in it."""
Visit: TypeAlias = Spot | IndexSpot | GuideSpot
KEPT = 200


class History:
    """Pages in the order they were opened.

    A page that only passed by while the coder went through the hits gives way to the next one.
    """

    def __init__(self) -> None:
        self._spots: list[Visit] = []
        self._at = -1
        self._passing = False

    @property
    def here(self) -> Visit | None:
        """The page that is open."""
        return self._spots[self._at] if self._at >= 0 else None

    def visit(self, spot: Visit, *, passing: bool = False) -> None:
        """Note that a page was opened; what lay ahead is forgotten."""
        if spot == self.here:
            self._passing = self._passing and passing
            return
        stay = self._at if self._passing and passing else self._at + 1
        self._spots[max(0, stay) :] = [spot]
        del self._spots[:-KEPT]
        self._at = len(self._spots) - 1
        self._passing = passing

    def back(self) -> Visit | None:
        """The page before this one, which is then the open one."""
        return self._move(-1)

    def forward(self) -> Visit | None:
        """The page that was left by going back."""
        return self._move(1)

    def _move(self, by: int) -> Visit | None:
        if not 0 <= self._at + by < len(self._spots):
            return None
        self._at += by
        self._passing = False
        return self.here
