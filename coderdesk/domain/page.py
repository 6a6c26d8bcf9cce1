"""What the codebook pane shows of one code."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from coderdesk.domain.code import Code, Edition, Note, Place, System


@dataclass(frozen=True, slots=True)
class Branch:
    """One line of the tabular around a code; ``depth`` counts from the category.

    ``brief`` is the title without the words it shares with the line above it in the tabular
    (``… with diabetic nephropathy``), or the whole title.
    """

    depth: int
    place: Place
    here: bool = False
    brief: str = ""

    @property
    def spoken(self) -> str:
        """The line as a screen reader says it."""
        state = "billable" if self.place.billable else "needs more characters"
        here = ", the code shown" if self.here else ""
        return f"{self.place.code}, {self.place.title}, {state}, level {self.depth + 1}{here}"


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A note with the codes its text names, and whether this encounter meets it.

    ``links`` are half-open spans of the text with the code each leads to; ``met`` names the line of
    the encounter that the note speaks of (``N18.32 is on line 3``); ``item`` says that the note stands
    in the list that a line above it leads (``code to identify control using:``).
    """

    note: Note
    links: tuple[tuple[int, int, str], ...] = ()
    met: str = ""
    item: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One code in its place, with every note that binds it, nearest first.

    ``in_force`` is false when the edition does not cover the day; ``favourite``, ``own_note`` and
    ``bookmarked`` are the coder's own.
    """

    code: Code
    edition: Edition | None
    in_force: bool
    day: date | None
    path: tuple[Place, ...] = ()  # chapter and section
    tree: tuple[Branch, ...] = ()
    notes: tuple[NoteLine, ...] = ()
    favourite: bool = False
    own_note: str = ""
    bookmarked: bool = False


@dataclass(frozen=True, slots=True)
class OwnMarks:
    """The coder's favourites, own notes on codes, and bookmarks."""

    favourites: frozenset[tuple[System, str]] = frozenset()
    notes: Mapping[tuple[System, str], str] = field(default_factory=dict)
    bookmarks: frozenset[tuple[System, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class NamedBy:
    """The notes of the book that name a code, in book order, each with the place that carries it."""

    code: Code
    lines: tuple[tuple[Place, NoteLine], ...] = ()
