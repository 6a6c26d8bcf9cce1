"""The document on show: its leaves, and evidence and finds as marks on them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from coderdesk.domain.chart import Document, Passage
from coderdesk.domain.work import DocumentRow, Found
from coderdesk.gui.chart.drawn import DrawnLeaves
from coderdesk.gui.chart.marks import Mark, MarkKind
from coderdesk.gui.chart.pages import Pages, Place
from coderdesk.gui.chart.passages import locate, on_pages
from coderdesk.gui.chart.renderer import Renderer
from coderdesk.gui.chart.selection import Selection
from coderdesk.gui.chart.typeset import SetLeaves
from coderdesk.gui.chart.words import quote


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage and the code that it proves."""

    code: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class ChartPlace:
    """Where the coder is in a chart, so that the desk can be laid out again.

    ``page`` counts from 1, ``scroll`` is how far down it, 0 to 1; ``zoom`` 0 fits, ``turn`` counts
    quarters clockwise; ``selection`` is a span of the document's text.
    """

    document_id: int = 0
    page: int = 1
    scroll: float = 0.0
    zoom: float = 0.0
    turn: int = 0
    selection: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """One open document."""

    row: DocumentRow
    document: Document
    leaves: DrawnLeaves | SetLeaves

    @property
    def drawn(self) -> bool:
        """Whether its pages are pictures."""
        return isinstance(self.leaves, DrawnLeaves)

    def letter(self, place: Place) -> int:
        """A place as a letter of the whole text."""
        return self.document.pages[place[0]][0] + place[1]

    def place(self, letter: int) -> Place:
        """A letter of the whole text as a place."""
        page = self.document.page_of(letter) - 1
        return page, letter - self.document.pages[page][0]

    def words(self, selection: Selection) -> str:
        """The selected words, as they are quoted."""
        said = []
        for page in range(selection.start[0], selection.end[0] + 1):
            text = self.leaves.text(page)
            span = selection.span_on(page, len(text))
            said.append(text[slice(*span)] if span else "")
        return quote("\n".join(said))

    def with_text(self, document: Document) -> "Shown":
        """The same, now that the text of a long PDF is read."""
        self.leaves.take_document(document)
        return replace(self, document=document)

    def marks(
        self, evidence: Iterable[Evidence], found: Sequence[Found], current: Found | None
    ) -> list[Mark]:
        """Evidence and finds as marks, page by page."""
        made: list[Mark] = []
        for each in found:
            if each.document_id == self.row.id:
                made += self._marked(each.start, each.end, MarkKind.HIT, current=each == current)
        for proof in evidence:
            if self.holds(proof.passage):
                span = locate(self.document, proof.passage)
                made += self._marked(*span, MarkKind.EVIDENCE, proof.code) if span else []
        return made

    def holds(self, passage: Passage) -> bool:
        """Whether a passage is of this document."""
        if passage.sha256:
            return passage.sha256 == self.document.sha256
        return passage.document == self.document.title

    def _marked(
        self, start: int, end: int, kind: MarkKind, label: str = "", *, current: bool = False
    ) -> list[Mark]:
        spans = on_pages(self.document, start, end)
        return [
            Mark(page, first, last, kind, "" if number else label, current)
            for number, (page, first, last) in enumerate(spans)
        ]


def open_shown(
    row: DocumentRow, document: Document, pages: Pages | None, renderer: Renderer, *, night: bool
) -> Shown:
    """Lay a document out: drawn where it has pages, else set from its text."""
    if pages is not None:
        return Shown(row, document, DrawnLeaves(pages, document, renderer, night=night))
    return Shown(row, document, SetLeaves(document))


def row_for(goal: Found | Passage | ChartPlace, rows: Sequence[DocumentRow]) -> DocumentRow | None:
    """The document in which something stands: by its id, its hash, or the title it was quoted with."""
    if isinstance(goal, Passage):
        fits = [row for row in rows if row.sha256 == goal.sha256] if goal.sha256 else []
        return next(iter(fits or [row for row in rows if row.title == goal.document]), None)
    return next((row for row in rows if row.id == goal.document_id), None)
