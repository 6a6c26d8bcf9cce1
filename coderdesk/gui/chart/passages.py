"""Where a passage stands in a document, and what a selection is as a passage."""

import re

from coderdesk.domain.chart import Document, Passage
from coderdesk.gui.chart.selection import Selection
from coderdesk.gui.chart.words import quote


def locate(document: Document, passage: Passage) -> tuple[int, int] | None:
    """The span of a passage in the text: as it says, else where its words stand on its page, or at all.

    A passage given before the text of a long PDF was read carries no span, only its words.
    """
    start, end = passage.start, passage.end
    if start < end <= len(document.text) and quote(document.text[start:end]) == passage.quote:
        return start, end
    if not passage.quote:
        return None
    words = re.compile(r"\s+".join(map(re.escape, passage.quote.split())), re.IGNORECASE)
    if 1 <= passage.page <= document.page_count:
        found = words.search(document.text, *document.pages[passage.page - 1])
        if found:
            return found.span()
    found = words.search(document.text)
    return found.span() if found else None


def on_pages(document: Document, start: int, end: int) -> list[tuple[int, int, int]]:
    """A span of the text page by page: page from 0, first and last letter in it."""
    found = []
    for page, (first, last) in enumerate(document.pages):
        if first < end and start < last:
            found.append((page, max(start, first) - first, min(end, last) - first))
    return found


def passage_of(document: Document, selection: Selection, words: str) -> Passage:
    """The selected words as evidence."""
    (page, letter), (last, end) = selection.start, selection.end
    first, stop = document.pages[page][0], document.pages[last][0]
    known = bool(document.text)
    return Passage(
        document=document.title,
        page=page + 1,
        quote=words,
        start=first + letter if known else 0,
        end=stop + end if known else 0,
        sha256=document.sha256,
        date=document.date,
    )
