"""What the chart pane shows."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from coderdesk.domain.scan import SeenPage
from coderdesk.domain.stated import Stated


class Media(StrEnum):
    """How a document's pages are held."""

    TEXT = "text"
    PDF = "pdf"
    IMAGE = "image"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading found in a note, and the half-open span of the document's text under it."""

    title: str
    start: int
    end: int


class StyleKind(StrEnum):
    """How an author set words apart."""

    BOLD = "bold"
    ITALIC = "italic"
    UNDERLINE = "underline"
    HEAD = "head"  # the head of a table


@dataclass(frozen=True, slots=True)
class Style:
    """A half-open span of a document's text that its author set apart."""

    kind: StyleKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """One document of a chart.

    ``text`` is the text of all pages; ``pages`` the half-open span of each page in it. In a text
    document a tab divides the cells of a table's row. ``data`` holds the file as it came, for a PDF or
    an image; a text document needs none. ``kind`` is the trade's word (``Discharge summary``),
    ``media`` how it is drawn, ``styles`` what the author set apart, where the format says so.
    """

    title: str
    kind: str
    media: Media
    text: str
    pages: tuple[tuple[int, int], ...]
    sections: tuple[Section, ...] = ()
    date: dt.date | None = None
    author: str = ""
    data: bytes = b""
    sha256: str = ""
    synthetic: bool = False
    styles: tuple[Style, ...] = ()
    id: int = 0  # its number in the work file, 0 until it is kept
    scans: tuple[SeenPage, ...] = ()  # the pages whose text a machine has read
    stated: Stated | None = None  # what its file states in coded parts

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self.pages)

    def page_of(self, at: int) -> int:
        """The page, from 1, on which a character of the text stands."""
        for number, (_start, end) in enumerate(self.pages, 1):
            if at < end:
                return number
        return max(1, len(self.pages))


@dataclass(frozen=True, slots=True)
class Chart:
    """The documents of one encounter, in the order to read them."""

    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of the chart given as evidence: document, page from 1, quote and its span in the text."""

    document: str
    page: int
    quote: str
    start: int = 0
    end: int = 0
    sha256: str = ""
    date: dt.date | None = None
