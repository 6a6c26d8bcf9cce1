"""Which signal of which pane asks the hub for what, and what each pane hears of it."""

from PySide6.QtCore import QObject, Slot

from coderdesk.domain.changes import GiveEvidence
from coderdesk.domain.chart import Passage
from coderdesk.domain.code import Hit, System
from coderdesk.domain.coding import CodingState
from coderdesk.domain.encounter import Setting
from coderdesk.domain.lines import LETTERS, Line, line_of
from coderdesk.domain.shown import shown_name
from coderdesk.domain.work import DeskState
from coderdesk.errors import CoderDeskError
from coderdesk.gui.chart.pane import ChartPane
from coderdesk.gui.chart.shown import ChartPlace, Evidence
from coderdesk.gui.coding.pane import EncounterPane
from coderdesk.gui.copied_hub import CopiedHub
from coderdesk.gui.guide_hub import GuideHub
from coderdesk.gui.hub import Hub
from coderdesk.gui.index_hub import IndexHub
from coderdesk.gui.lens_hub import LensHub
from coderdesk.gui.scan_hub import ScanHub
from coderdesk.gui.search.guide_desk import GuideDesk
from coderdesk.gui.search.index_desk import IndexDesk
from coderdesk.gui.search.pane import CodebookPane


class Wiring(QObject):
    """Ties the three panes to the hub; they know nothing of each other."""

    def __init__(self, hub: Hub, chart: ChartPane, book: CodebookPane, coding: EncounterPane) -> None:
        super().__init__()
        self._hub, self._chart, self._book, self._coding = hub, chart, book, coding
        self._index, self._guide = IndexHub(hub), GuideHub(hub)
        self._wire_chart()
        self._wire_book()
        self._wire_coding()
        self.lens = LensHub(hub, chart.lens)
        self.copied = CopiedHub(hub, chart.copied)
        self.scans = ScanHub(hub, chart.scan)
        chart.lens.assign_asked.connect(self._on_mention)
        chart.lens.leaving.change_asked.connect(hub.change)

    def _wire_chart(self) -> None:
        pane, hub = self._chart, self._hub.chart
        pane.files_dropped.connect(self._hub.files_dropped.emit)
        pane.document_chosen.connect(hub.show)
        pane.find_asked.connect(hub.find)
        pane.pages_seen.connect(hub.see)
        pane.bookmarked.connect(hub.bookmark)
        pane.password_given.connect(hub.give_password)
        pane.password_refused.connect(hub.drop_password)
        pane.words_sent.connect(self._on_words_sent)
        pane.evidence_given.connect(self._on_evidence)
        hub.documents_listed.connect(pane.show_documents)
        hub.document_opened.connect(pane.show_document)
        hub.text_read.connect(pane.show_text)
        hub.found.connect(pane.show_found)
        hub.password_dropped.connect(pane.leave_locked)
        hub.password_asked.connect(
            lambda path, wrong: pane.ask_password(shown_name(path.name), wrong=wrong)
        )

    def _wire_book(self) -> None:
        pane, hub = self._book, self._hub
        pane.words_typed.connect(self._on_words_typed)
        pane.code_looked_at.connect(hub.open_page)
        pane.code_picked.connect(self._on_picked)
        pane.view.none.code_typed.connect(self._on_typed)
        pane.asks.why.connect(hub.ask_why)
        pane.asks.favourite.connect(hub.book.toggle_favourite)
        pane.asks.bookmark.connect(hub.book.toggle_bookmark)
        pane.asks.named_by.connect(hub.book.find_named_by)
        hub.why_told.connect(pane.show_why)
        wire_index(pane.beside.index, self._index)
        wire_guide(pane.beside.guide, self._guide)
        hub.book.named_by_found.connect(pane.show_named_by)
        hub.book.marks_changed.connect(pane.show_marks)
        hub.book.marks_changed.connect(self._coding.show_marks)
        hub.page_missing.connect(pane.stay)
        hub.book.editions_told.connect(pane.show_editions)
        hub.book.editions_changed.connect(pane.search_again)
        hub.books_changed.connect(hub.book.tell_editions)
        hub.answer_found.connect(pane.show_answer)
        hub.page_opened.connect(pane.show_page)

    def _wire_coding(self) -> None:
        pane, hub = self._coding, self._hub
        pane.change_asked.connect(hub.change)
        pane.undo_asked.connect(hub.undo)
        pane.redo_asked.connect(hub.redo)
        pane.lookup_asked.connect(self._book.take_focus)
        pane.search_asked.connect(self._on_search_asked)
        pane.barred.connect(hub.say_closed)
        pane.passage_chosen.connect(self._chart.go_to)
        pane.evidence_asked.connect(self._on_evidence_asked)
        hub.coding_changed.connect(pane.show_state)
        hub.coding_changed.connect(self._on_coding)

    @Slot(str, object, bool)
    def _on_words_typed(self, words: str, systems: tuple[System, ...], billable_only: bool) -> None:  # noqa: FBT001
        self._hub.find(words, systems, billable_only=billable_only)

    @Slot(str, object)
    def _on_words_sent(self, words: str, passage: Passage) -> None:
        self._hub.chart.offer(passage)
        self._book.activateWindow()  # the chart may lie in a window of its own
        self._book.take_focus(" ".join(words.split()))

    @Slot(object, str, bool, str)
    def _on_picked(self, system: System, code: str, principal: bool, words: str) -> None:  # noqa: FBT001
        self._hub.assign(system, code, principal=principal, words=words)

    @Slot(str)
    def _on_typed(self, code: str) -> None:
        """Put a service code on that no book here has."""
        self._hub.assign(System.CPT if code[:1].isdigit() else System.HCPCS, code)
        self._book.take_focus()

    @Slot(object)
    def _on_evidence(self, passage: Passage) -> None:
        """Give the words selected in the chart to the line in hand."""
        line = self._coding.current_line()
        if self._hub.state is None or line_of(self._hub.state.encounter, line) is None:
            hint = "Choose a line of the encounter first, or search the words."
            self._hub.trouble.emit(CoderDeskError("There is no line to give this evidence to.", hint))
            return
        self._hub.change(GiveEvidence(line, (passage,)))

    @Slot(object, object)
    def _on_mention(self, hit: Hit, passage: Passage) -> None:
        self._hub.chart.offer(passage)
        self.lens.assign(hit, passage.quote)

    @Slot()
    def _on_search_asked(self) -> None:
        self._book.take_focus()

    @Slot(int)
    def _on_evidence_asked(self, line: int) -> None:
        """Give a line without evidence the selection; where there is none, go to the chart."""
        passage = self._chart.reading.selected()
        if passage is not None:
            self._hub.change(GiveEvidence(line, (passage,)))
        else:
            self._chart.activateWindow()
            self._chart.take_focus()

    @Slot(object)
    def _on_coding(self, state: CodingState | None) -> None:
        self._hub.book.tell_editions()
        self._book.show_lines(_standing(state))
        self._chart.show_evidence(_evidence(state))
        self._chart.lens.show_evidence(_evidence(state))
        self._chart.lens.leaving.show_left(state.encounter.not_coded if state else None)

    def lay_out(self, left: DeskState) -> None:
        """Put chart, search and line back as they were left; a chart never opened is opened."""
        rows = self._hub.chart.rows
        if any(row.id == left.document_id for row in rows):
            self._chart.go_to(
                ChartPlace(
                    left.document_id, left.page, left.scroll, left.zoom, left.rotation, left.selection
                )
            )
        elif rows:
            self._hub.chart.show(rows[0].id)
        if left.words:
            self._book.box.setText(left.words)
        if left.line:
            self._coding.choose_line(left.line)

    def as_it_lies(self) -> DeskState:
        """How chart, search and encounter lie on the desk."""
        place = self._chart.place
        page = self._book.detail.page
        return DeskState(
            encounter_id=self._hub.session.id if self._hub.session else "",
            document_id=place.document_id,
            page=place.page,
            scroll=place.scroll,
            zoom=place.zoom,
            rotation=place.turn,
            selection=place.selection,
            words=self._book.box.text(),
            code=page.code.code if page else "",
            line=self._coding.current_line(),
        )


def wire_index(desk: IndexDesk, hub: IndexHub) -> None:
    """Tie the index of the codebook pane to the part of the hub that reads it."""
    desk.words_typed.connect(hub.find)
    desk.place_asked.connect(hub.open)
    desk.reference_asked.connect(hub.follow)
    desk.naming_asked.connect(hub.open_naming)
    desk.pair_picked.connect(hub.assign_pair)
    hub.narrowed.connect(desk.show_narrowed)
    hub.opened.connect(desk.show_opened)


def wire_guide(desk: GuideDesk, hub: GuideHub) -> None:
    """Tie the guidelines of the codebook pane to the part of the hub that reads them."""
    desk.words_typed.connect(hub.find)
    desk.section_asked.connect(hub.open)
    hub.narrowed.connect(desk.show_narrowed)
    hub.opened.connect(desk.show_opened)


def _standing(state: CodingState | None) -> dict[str, str]:
    """On which line each code of the encounter stands: ``line 3``, or ``line C`` on a 1500."""
    if state is None:
        return {}
    letters = state.encounter.setting is not Setting.INPATIENT
    lines = enumerate(state.encounter.diagnoses)
    on = {line.code: f"line {_name(at, letters=letters)}" for at, line in lines}
    on |= {line.code: f"line {at}" for at, line in enumerate(state.encounter.procedures, 1)}
    return on | {line.code: f"line {at}" for at, line in enumerate(state.encounter.services, 1)}


def _name(at: int, *, letters: bool) -> str:
    return LETTERS[at] if letters and at < len(LETTERS) else str(at + 1)


def _evidence(state: CodingState | None) -> tuple[Evidence, ...]:
    if state is None:
        return ()
    encounter = state.encounter
    lines: list[Line] = [*encounter.diagnoses, *encounter.procedures, *encounter.services]
    return tuple(Evidence(line.code, passage) for line in lines for passage in line.evidence)
