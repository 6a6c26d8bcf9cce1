"""What is open and where: going from document to document, section to section, find to find."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from coderdesk.domain.chart import Document, Passage
from coderdesk.domain.work import DocumentRow, Found
from coderdesk.gui.chart.drawn import DrawnLeaves
from coderdesk.gui.chart.pages import Pages
from coderdesk.gui.chart.passages import locate, on_pages, passage_of
from coderdesk.gui.chart.reading_desk import ReadingDesk
from coderdesk.gui.chart.renderer import Renderer
from coderdesk.gui.chart.selection import Selection
from coderdesk.gui.chart.shown import ChartPlace, Evidence, Shown, open_shown, row_for
from coderdesk.gui.theme import looks

FOLLOW = 120  # ms after the last movement until the section list follows


class Reading(QObject):
    """Reads a chart on a `ReadingDesk`; the pane around it passes its signals on."""

    document_chosen = Signal(int)  # id
    page_changed = Signal(int)  # from 1
    pages_seen = Signal(int, object)  # document id, tuple of pages from 1
    bookmarked = Signal(int, int)  # document id, page from 1; 0 takes it off
    changed = Signal()  # another document, or none

    def __init__(self, desk: ReadingDesk) -> None:
        super().__init__(desk)
        self._desk, self._view = desk, desk.view
        self._renderer = Renderer(self)
        self.rows: tuple[DocumentRow, ...] = ()
        self.shown: Shown | None = None
        self._evidence: tuple[Evidence, ...] = ()
        self._goal: Found | Passage | ChartPlace | None = None  # where to go once its document is open
        self._places: dict[int, ChartPlace] = {}
        self._nights: set[int] = set()
        self._follow = QTimer(self, singleShot=True, interval=FOLLOW)
        self._follow.timeout.connect(self._on_rest)
        self._settle = QTimer(self, singleShot=True, interval=0)
        self._settle.timeout.connect(self._open_first)
        view = self._view
        view.page_changed.connect(self._on_page)
        view.page_seen.connect(lambda page: self._see((page + 1,)))
        view.verticalScrollBar().valueChanged.connect(lambda _value: self._follow.start())
        desk.contents.document_chosen.connect(self.choose)
        desk.contents.section_chosen.connect(self._on_section)
        desk.found.chosen.connect(self.go_to)
        desk.strip.page_chosen.connect(view.go_to_page)
        looks().changed.connect(self._on_look)
        self.destroyed.connect(self._renderer.stop)

    # what is shown
    def show_documents(self, rows: Sequence[DocumentRow]) -> None:
        """List the documents of a chart; the open one goes if it is no longer among them."""
        self.rows = tuple(rows)
        if self.shown is not None and self.shown.row.id not in {row.id for row in rows}:
            self._close()
        self._list()
        if self.shown is None:
            self._settle.start()  # whoever lists them may be about to open one

    def show_document(self, row: DocumentRow, document: Document, pages: Pages | None) -> None:
        """Open a document where it was left; ``pages`` draws it, None sets its text."""
        self._remember()
        place = self._places.get(row.id, ChartPlace())
        night = row.id in self._nights
        self.shown = open_shown(row, document, pages, self._renderer, night=night)
        self._desk.show_text(None)
        self._view.show_leaves(self.shown.leaves, place.zoom, place.turn)
        self._desk.strip.show_leaves(self.shown.leaves)
        self._desk.contents.show_sections(document)
        self._list()
        self._mark()
        self.changed.emit()
        goal, self._goal = self._goal, None
        if goal is not None:
            self.go_to(goal)
        else:
            self._view.go_to_page(place.page - 1, place.scroll)

    def show_text(self, document: Document) -> None:
        """The text of the open PDF has been read."""
        if self.shown is not None and self.shown.document.sha256 == document.sha256:
            self.shown = self.shown.with_text(document)
            self._desk.contents.show_sections(document)
            self._mark()

    def show_found(self, found: Sequence[Found]) -> None:
        """Show what was found, and go to the first at or after the page being read."""
        self._desk.found.show_found(found)
        self._mark()
        here, page = self.shown.row.id if self.shown else 0, self._view.page + 1
        ahead = (n for n, each in enumerate(found) if each.document_id == here and each.page >= page)
        if found:
            self._desk.found.go(next(ahead, 0))

    def show_evidence(self, evidence: Sequence[Evidence]) -> None:
        """The passages that prove the codes of the encounter."""
        self._evidence = tuple(evidence)
        self._mark()

    # where
    @property
    def place(self) -> ChartPlace:
        """Where the coder is."""
        if self.shown is None:
            return ChartPlace()
        view, selected = self._view, self._view.selection
        span = (
            (self.shown.letter(selected.start), self.shown.letter(selected.end)) if selected else None
        )
        return ChartPlace(self.shown.row.id, view.page + 1, view.fraction, view.zoom, view.turn, span)

    def go_to(self, goal: Found | Passage | ChartPlace) -> None:
        """Go to words found, to a passage, or back to a place; its document is asked for if need be."""
        row = row_for(goal, self.rows)
        if row is None:
            return
        if self.shown is None or self.shown.row.id != row.id:
            self._goal = goal
            if isinstance(goal, ChartPlace):
                self._places[row.id] = goal
            self.document_chosen.emit(row.id)
            return
        span = self._span_of(goal)
        if isinstance(goal, ChartPlace):
            self._view.go_to_page(goal.page - 1, goal.scroll)
            if span:
                self._view.select(Selection(self.shown.place(span[0]), self.shown.place(span[1])))
            return
        self._mark()
        spots = on_pages(self.shown.document, *span) if span else []
        if spots:
            self._view.go_to_span(*spots[0])
        else:
            self._view.go_to_page(goal.page - 1)

    def choose(self, document_id: int) -> None:
        """Ask for another document."""
        if self.shown is None or self.shown.row.id != document_id:
            self.document_chosen.emit(document_id)

    def step_document(self, by: int) -> None:
        """Ask for the next document of the list, or the one before, round and round."""
        if self.rows:
            at = self.at
            self.choose(self.rows[(at + by) % len(self.rows) if at >= 0 else 0].id)

    def step_section(self, by: int) -> None:
        """Go to the next section, or to the head of this one and then the one before."""
        if self.shown is None:
            return
        at = self._section()
        start = self._desk.contents.start_of(at)
        inside = start is not None and self._letter() - start > 1
        aim = self._desk.contents.start_of(at + 1 if by > 0 else at if inside else at - 1)
        if aim is not None:
            self._on_section(aim)

    @property
    def at(self) -> int:
        """Which document of the list is open, from 0; -1 for none."""
        here = self.shown.row.id if self.shown else 0
        return next((n for n, row in enumerate(self.rows) if row.id == here), -1)

    @property
    def night(self) -> bool:
        """Whether the open document is drawn light on dark."""
        return self.shown is not None and self.shown.row.id in self._nights

    def invert(self) -> None:
        """Draw this document light on dark, or as it came again."""
        if self.shown is not None and isinstance(self.shown.leaves, DrawnLeaves):
            self._nights ^= {self.shown.row.id}
            self.shown.leaves.invert(night=self.night)
            self._view.viewport().update()
            self._desk.strip.refresh()

    def turn(self) -> None:
        """Turn the pages of this document a quarter clockwise."""
        if self.shown is not None and self.shown.drawn:
            self._view.turn_by(1)
            self._desk.strip.refresh()

    def mark_read(self) -> None:
        """Count every page of this document as read."""
        if self.shown is not None:
            self._see(tuple(range(1, self.shown.document.page_count + 1)))

    def bookmark(self) -> None:
        """Put the document's bookmark on this page, or take it off."""
        if self.shown is not None:
            page = self._view.page + 1
            row = next((row for row in self.rows if row.id == self.shown.row.id), self.shown.row)
            page = 0 if row.bookmark == page else page
            self._replace(replace(row, bookmark=page))
            self.bookmarked.emit(row.id, page)

    def selected(self) -> Passage | None:
        """The selected words as a passage."""
        now = self._view.selection
        if now is None or self.shown is None:
            return None
        words = self.shown.words(now)
        return passage_of(self.shown.document, now, words) if words else None

    def page_text(self) -> str:
        """The text of the page being read."""
        return self.shown.leaves.text(self._view.page) if self.shown else ""

    def stop(self) -> None:
        """Close the document and stop drawing."""
        self._close()
        self._renderer.stop()

    # inside
    def _span_of(self, goal: Found | Passage | ChartPlace) -> tuple[int, int] | None:
        if isinstance(goal, Found):
            return goal.start, goal.end
        if isinstance(goal, ChartPlace):
            return goal.selection
        return locate(self.shown.document, goal) if self.shown else None

    def _section(self) -> int:
        """The section being read; at the end of the text the one last gone to, which cannot rise."""
        contents = self._desk.contents
        at = contents.section_at(self._letter())
        return max(at, contents.sections.at) if self._view.at_end else at

    def _letter(self) -> int:
        """The letter of the text at the top of the view."""
        place = self._view.top_place()
        return self.shown.letter(place) if self.shown and place else 0

    def _close(self) -> None:
        self.shown = self._goal = None
        self._desk.show_text(None)
        self._view.show_leaves(None)
        self._desk.strip.show_leaves(None)
        self._desk.contents.show_sections(None)
        self.changed.emit()

    def _remember(self) -> None:
        if self.shown is not None:
            self._places[self.shown.row.id] = replace(self.place, selection=None)

    def _list(self) -> None:
        self._desk.contents.show_documents(self.rows, self.shown.row.id if self.shown else 0)
        self.changed.emit()

    def _mark(self) -> None:
        if self.shown is not None:
            found = self._desk.found
            self._view.set_marks(self.shown.marks(self._evidence, found.found, found.current))

    def _see(self, pages: tuple[int, ...]) -> None:
        at = self.at
        fresh = tuple(page for page in pages if at >= 0 and page not in self.rows[at].seen)
        if fresh:
            row = self.rows[at]
            self._replace(replace(row, seen=tuple(sorted({*row.seen, *fresh}))))
            self.pages_seen.emit(row.id, fresh)

    def _replace(self, row: DocumentRow) -> None:
        self.rows = tuple(row if each.id == row.id else each for each in self.rows)
        self._list()

    @Slot()
    def _open_first(self) -> None:
        """A chart never lies there shut: without a wish for another, its first document opens."""
        if self.shown is None and self._goal is None and self.rows:
            self.choose(self.rows[0].id)

    @Slot(int)
    def _on_page(self, page: int) -> None:
        self._desk.strip.show_page(page)
        self.page_changed.emit(page + 1)

    @Slot(int)
    def _on_section(self, start: int) -> None:
        if self.shown is not None:
            page, letter = self.shown.place(start)
            self._view.go_to_top(page, letter)
            self._desk.contents.show_place(start)

    @Slot()
    def _on_rest(self) -> None:
        start = self._desk.contents.start_of(self._section())
        self._desk.contents.show_place(-1 if start is None else start)

    @Slot()
    def _on_look(self) -> None:
        if self.shown is not None and isinstance(self.shown.leaves, DrawnLeaves):
            self.shown.leaves.take_look()
