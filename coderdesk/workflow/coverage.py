"""What of a chart has not been looked at: pages, and the conditions mentioned on them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from coderdesk.domain.chart import Document
from coderdesk.domain.mention import Stance
from coderdesk.domain.work import DocumentRow
from coderdesk.workflow.lens import Lens

MOST_READ = 200_000  # letters; what is longer is told by its pages alone, so that F9 opens at once
_OPEN = frozenset({Stance.AFFIRMED, Stance.UNCERTAIN})


@dataclass(frozen=True, slots=True)
class Uncovered:
    """A document with pages, from 1, that nobody has looked at.

    ``mentions`` are those to decide on these pages, None where they were not counted.
    """

    document_id: int
    title: str
    pages: tuple[int, ...]
    of: int
    mentions: int | None = None

    @property
    def said(self) -> str:
        """How much is left, in words: ``page 3 of 4 not looked at, 2 mentions to decide there``."""
        every = len(self.pages) == self.of
        pages = "not looked at" if every else f"{_named(self.pages)} of {self.of} not looked at"
        if not self.mentions:
            return pages
        count = "1 mention" if self.mentions == 1 else f"{self.mentions} mentions"
        return f"{pages}, {count} to decide there"


@dataclass(frozen=True, slots=True)
class PageGoal:
    """A page, from 1, of a document to go to."""

    document_id: int
    page: int


def uncovered(
    rows: Iterable[DocumentRow], load: Callable[[int], Document], lens: Lens, day: date | None
) -> tuple[Uncovered, ...]:
    """Every document that has not been read to the end, in the order of the list."""
    found = []
    for row in rows:
        left = tuple(page for page in range(1, row.pages + 1) if page not in row.seen)
        if left:
            mentions = _mentions(load(row.id), left, lens, day)
            found.append(Uncovered(row.id, row.title, left, row.pages, mentions))
    return tuple(found)


def _mentions(document: Document, pages: tuple[int, ...], lens: Lens, day: date | None) -> int | None:
    if not document.text or len(document.text) > MOST_READ or not lens.ready(day):
        return None
    unseen = [document.pages[page - 1] for page in pages if page <= document.page_count]
    return sum(
        any(start <= one.start < end for start, end in unseen)
        for one in lens.read(document, day)
        if one.stance in _OPEN
    )


def _named(pages: tuple[int, ...]) -> str:
    """Pages as they are said: ``page 3``, ``pages 2 to 5``, ``3 pages``."""
    if len(pages) == 1:
        return f"page {pages[0]}"
    if pages[-1] - pages[0] == len(pages) - 1:
        return f"pages {pages[0]} to {pages[-1]}"
    return f"{len(pages)} pages"
