"""What the codebook pane shows of one code."""

from dataclasses import dataclass
from datetime import date

from coderdesk.domain.code import Code, Edition, Note, Place


@dataclass(frozen=True, slots=True)
class Branch:
    """One line of the tabular around a code; ``depth`` counts from the category."""

    depth: int
    place: Place
    here: bool = False


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A note with the codes its text names, and whether this encounter meets it.

    ``links`` are half-open spans of the text with the code each leads to; ``met`` names the line of
    the encounter that the note speaks of (``N18.32 is on line 3``).
    """

    note: Note
    links: tuple[tuple[int, int, str], ...] = ()
    met: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One code in its place, with every note that binds it, nearest first."""

    code: Code
    edition: Edition | None
    in_force: bool
    day: date | None
    path: tuple[Place, ...] = ()  # chapter and section
    tree: tuple[Branch, ...] = ()
    notes: tuple[NoteLine, ...] = ()
