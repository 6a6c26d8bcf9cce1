"""A trip over scanned pages: their words are read once, kept with the document, and found like any."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeAlias

from coderdesk.chart import ocr
from coderdesk.chart.sections import find_sections
from coderdesk.domain.chart import Document
from coderdesk.domain.scan import SeenPage, SeenWord

Box: TypeAlias = tuple[float, float, float, float]
Engine: TypeAlias = Callable[[bytes, int, int], Sequence[ocr.Word]]
POINTS, TENTHS = 72, 10
MOST_SIDE = 6000  # pixels; a larger page is read at a coarser scale
can_read = ocr.is_installed


class Drawn(Protocol):
    """Pages that can be drawn; as `coderdesk.chart.pdf.PdfPages`."""

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        ...

    def size(self, page: int) -> tuple[float, float]:
        """Width and height of a page, from 0, in points."""
        ...

    def render(self, page: int, width: int, height: int, turn: int = 0) -> bytearray:
        """A page as RGB32."""
        ...

    def words(self, page: int) -> tuple[str, Sequence[Box | None]]:
        """The text of a page and the box of each letter."""
        ...


class ScanPages:
    """Drawn pages whose words, where they have none of their own, are those a machine has read."""

    def __init__(self, pages: Drawn, document: Document) -> None:
        self._pages = pages
        self.size, self.render = pages.size, pages.render
        self.take(document)

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return self._pages.page_count

    def take(self, document: Document) -> None:
        """Take what has been read since."""
        self._document = document
        self._seen = {each.page - 1: each for each in document.scans}

    def words(self, page: int) -> tuple[str, Sequence[Box | None]]:
        """The text of a page and the box of each letter, in points."""
        seen, document = self._seen.get(page), self._document
        if seen is None:
            return self._pages.words(page)
        text = document.text[slice(*document.pages[page])]
        boxes: list[Box | None] = [None] * len(text)
        for word in seen.words:
            boxes[word.start : word.end] = _letters(word)
        return text, boxes


def _letters(word: SeenWord) -> list[Box | None]:
    """A box for each letter of a word, all of one width."""
    left, top, right, bottom = (side / TENTHS for side in word.box)
    count = max(1, word.end - word.start)
    wide = (right - left) / count
    return [(left + at * wide, top, left + (at + 1) * wide, bottom) for at in range(count)]


@dataclass(frozen=True, slots=True)
class PageRead:
    """The text read on one page, and where its words stand."""

    text: str
    seen: SeenPage


def unread(document: Document) -> tuple[int, ...]:
    """The pages, from 1, that have no text and that no machine has read."""
    known = {each.page for each in document.scans}
    return tuple(
        number
        for number, (start, end) in enumerate(document.pages, 1)
        if number not in known and not document.text[start:end].strip()
    )


def next_page(document: Document, in_view: int) -> int:
    """Which page to read now: the one in view, else the first after it, else the first; 0 for none."""
    left = unread(document)
    return next((page for page in left if page >= in_view), left[0] if left else 0)


def read_scan(pages: Drawn, page: int, engine: Engine = ocr.read_words) -> PageRead:
    """Read a page, from 1. Takes about two seconds; raises CoderDeskError without the engine."""
    wide, high = pages.size(page - 1)
    scale = min(ocr.DPI / POINTS, MOST_SIDE / max(wide, high, 1.0))
    width, height = max(1, round(wide * scale)), max(1, round(high * scale))
    grey = bytes(pages.render(page - 1, width, height)[1::4])  # green is nearest to what the eye sees
    return compose(page, engine(grey, width, height), TENTHS / scale)


def compose(page: int, words: Sequence[ocr.Word], scale: float) -> PageRead:
    """Lines of words as text; ``scale`` is tenths of a point to a pixel."""
    parts: list[str] = []
    seen: list[SeenWord] = []
    at = 0
    for word in words:
        gap = "" if not parts else "\n" if word.begins_line else " "
        parts += [gap, word.text]
        start = at + len(gap)
        at = start + len(word.text)
        left, top, right, bottom = (round(side * scale) for side in word.box)
        seen.append(SeenWord(start, at, (left, top, right, bottom), max(0, min(100, word.sure))))
    return PageRead("".join(parts) + "\n", SeenPage(page, tuple(seen)))


def with_read(document: Document, read: Sequence[PageRead]) -> Document:
    """The document with the text of these pages; the text of the other pages stays as it is."""
    texts = [document.text[start:end] for start, end in document.pages]
    for each in read:
        texts[each.seen.page - 1] = each.text
    spans, at = [], 0
    for text in texts:
        spans.append((at, at + len(text)))
        at += len(text)
    whole = "".join(texts)
    fresh = {each.seen.page for each in read}
    kept = [each for each in document.scans if each.page not in fresh]
    scans = sorted([*kept, *(each.seen for each in read)], key=lambda each: each.page)
    return replace(
        document, text=whole, pages=tuple(spans), sections=find_sections(whole), scans=tuple(scans)
    )
