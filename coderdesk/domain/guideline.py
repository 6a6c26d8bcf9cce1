"""The official guidelines as a book: its sections by number, each with its text."""

import re
from dataclasses import dataclass

from coderdesk.domain.code import Edition

_NUMBER = re.compile(
    r"\b(?:I{1,3}|IV)\.[A-Z](?:\.(?:\d{1,2}|[a-z]{1,4}))*\b"  # I.C.9.a.2
    r"|\bAppendix I{1,3}\b"
    r"|(?:(?<=Section )|(?<=Guidelines ))(?:I{1,3}|IV)\b"
)


@dataclass(frozen=True, slots=True)
class Section:
    """One section; ``number`` is how it is cited (``I.C.9.a.2``), ``depth`` counts from 0."""

    number: str
    title: str
    depth: int
    paragraphs: tuple[str, ...] = ()

    @property
    def spoken(self) -> str:
        """The section as a screen reader says it."""
        return f"{self.number}, {self.title}"


@dataclass(frozen=True, slots=True)
class GuidelinePage:
    """The guidelines of a day as they are shown: all sections that are listed, and one that is open.

    ``at`` is the open one. ``words`` narrowed the list (none: all sections); ``edition`` is none when
    no guidelines are installed, and ``in_force`` false when they are of another day.
    """

    edition: Edition | None = None
    in_force: bool = True
    sections: tuple[Section, ...] = ()
    at: int = 0
    words: str = ""


def cited_in(text: str) -> str:
    """The first section number that a source names (``Guidelines I.C.9.a``); empty when none."""
    found = _NUMBER.search(text)
    return found[0] if found else ""


def citations(text: str) -> tuple[tuple[int, int, str], ...]:
    """Where a text names sections: half-open spans, and the number of each."""
    return tuple((found.start(), found.end(), found[0]) for found in _NUMBER.finditer(text))
