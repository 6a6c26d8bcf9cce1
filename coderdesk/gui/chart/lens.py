"""The word lens over the open document: which mentions are shown, and going from one to the next."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from coderdesk.domain.chart import Passage
from coderdesk.domain.code import Hit
from coderdesk.domain.mention import Mention, Stance
from coderdesk.domain.work import DocumentRow
from coderdesk.gui.chart.leaving import Leaving
from coderdesk.gui.chart.legend import Legend, MentionLine
from coderdesk.gui.chart.lens_marks import TONES, lens_marks
from coderdesk.gui.chart.passages import locate, on_pages
from coderdesk.gui.chart.reading import Reading
from coderdesk.gui.chart.reading_desk import ReadingDesk
from coderdesk.gui.chart.selection import Selection
from coderdesk.gui.chart.shown import Evidence
from coderdesk.gui.theme import look

_LINES = {
    Stance.UNCERTAIN: QTextCharFormat.UnderlineStyle.DashUnderline,
    Stance.NEGATED: QTextCharFormat.UnderlineStyle.DotLine,
    Stance.FAMILY: QTextCharFormat.UnderlineStyle.DotLine,
    Stance.PLANNED: QTextCharFormat.UnderlineStyle.DashDotLine,
}


class LensReading(QObject):
    """Shows the mentions of the open document; asks for those it does not know yet."""

    document_asked = Signal(int)  # id: read this document for mentions
    codes_asked = Signal(object)  # Mention
    assign_asked = Signal(object, object)  # Hit, Passage
    reached = Signal(int, int)  # document id, where a mention starts: it has been looked at
    said = Signal(str)

    def __init__(self, desk: ReadingDesk, reading: Reading) -> None:
        super().__init__(desk)
        self._desk, self._reading = desk, reading
        self.legend, self.line = Legend(), MentionLine()
        self.leaving = Leaving(reading)
        self.leaving.changed.connect(self._on_left)
        self.leaving.said.connect(self.said)
        self.on = True
        self._hidden: set[Stance] = set()
        self._known: dict[int, tuple[Mention, ...]] = {}
        self._document, self._evidence = 0, ()  # type: int, tuple[Evidence, ...]
        self._current: Mention | None = None
        self._hit: Hit | None = None
        self._means: dict[Stance, str] = {}
        self._codable: frozenset[Stance] = frozenset({Stance.AFFIRMED})
        reading.changed.connect(self._on_changed)
        desk.view.selection_changed.connect(self._on_selection)
        self.legend.toggled.connect(self.toggle_stance)
        self.legend.hide()

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Those of the open document."""
        return self._known.get(self._document, ())

    @property
    def shown(self) -> tuple[Mention, ...]:
        """Those that are marked: of a stance that is shown, neither coded nor left without a code."""
        if not self.on:
            return ()
        proved = self._proved()
        return tuple(
            one
            for one in self.mentions
            if one.stance not in self._hidden
            and not any(a < one.end and one.start < b for a, b in proved)
        )

    @property
    def current(self) -> Mention | None:
        """The mention that is selected."""
        return self._current

    # what the hub says
    @Slot(int, object)
    def show_mentions(self, document_id: int, mentions: Sequence[Mention]) -> None:
        """Take the mentions of a document."""
        self._known[document_id] = tuple(mentions)
        if document_id == self._document:
            self.refresh()

    @Slot(object)
    def show_evidence(self, evidence: Sequence[Evidence]) -> None:
        """What is coded is marked by its code, and no longer as something to decide."""
        self._evidence = tuple(evidence)
        self.refresh()

    @Slot(object, object)
    def show_codes(self, mention: Mention, hits: Sequence[Hit]) -> None:
        """The codes that the words of the current mention lead to."""
        if mention == self._current:
            self._hit = next((hit for hit in hits if hit.billable), None)
            self.line.show_code(self._hit, may=mention.stance in self._codable)

    def show_setting(self, means: dict[Stance, str], codable: frozenset[Stance]) -> None:
        """What each stance means in the setting of the encounter, and which may be coded."""
        self._means, self._codable = means, codable
        self._show_line()

    def forget(self) -> None:
        """Another chart lies on the desk, or the text of a document was read anew."""
        self._known.clear()
        self._document = 0
        self._on_changed()

    # what the coder does
    def toggle(self) -> None:
        """Show or hide the lens."""
        self.on = not self.on
        self.refresh()
        self.said.emit("The lens is on" if self.on else "The lens is off")

    @Slot(object)
    def toggle_stance(self, stance: Stance) -> None:
        """Show or hide the mentions of one stance."""
        self._hidden ^= {stance}
        self.refresh()

    def step(self, by: int) -> None:
        """Go to the next mention shown, or the one before, round and round."""
        found, shown = self.shown, self._reading.shown
        if not found or shown is None:
            self.said.emit("No mention is marked in this document")
            return
        starts = [one.start for one in found]
        if self._current in found:
            at = found.index(self._current) + by
        else:
            place = self._desk.view.top_place()
            here = bisect_right(starts, shown.letter(place) - 1 if place else -1)
            at = here if by > 0 else here - 1
        self.go_to(found[at % len(found)])

    def go_to(self, mention: Mention) -> None:
        """Select a mention and bring it into view."""
        shown = self._reading.shown
        if shown is not None:
            start, end = shown.place(mention.start), shown.place(mention.end - 1)
            self._desk.view.select(Selection(start, (end[0], end[1] + 1)))
            self._desk.view.go_to_span(start[0], start[1], start[1] + 1)

    def assign(self) -> None:
        """Put the code of the current mention on the encounter, with its words as evidence."""
        passage = self._reading.selected()
        if self._current is None or passage is None:
            self.said.emit("Go to a mention first")
        elif self._current.stance not in self._codable:
            self.said.emit(self._means.get(self._current.stance, "This is not coded from here"))
        elif self._hit is None:
            self.said.emit("Its words lead to no complete code: search it")
        else:
            self.assign_asked.emit(self._hit, passage)

    def tint_text(self) -> None:
        """Mark the mentions in the page as text as well."""
        shown, text = self._reading.shown, self._desk.text
        picked: list[QTextEdit.ExtraSelection] = []
        if shown is not None and self._desk.as_text:
            page = self._desk.view.page
            for mention in self.shown:
                for at, first, last in on_pages(shown.document, mention.start, mention.end):
                    if at == page:
                        picked.append(_tinted(text.textCursor(), first, last, mention.stance))
        text.setExtraSelections(picked)

    # inside
    def refresh(self) -> None:
        """Mark anew."""
        shown = self._reading.shown
        found = self.shown if shown else ()
        marks = lens_marks(found, lambda a, b: on_pages(shown.document, a, b)) if shown else []
        self._desk.view.set_lens_marks(marks)
        self.legend.setVisible(self.on and bool(self.mentions))
        self.legend.show_counts(Counter(one.stance for one in self.mentions), self._hidden)
        self.tint_text()

    def _proved(self) -> list[tuple[int, int]]:
        shown = self._reading.shown
        if shown is None:
            return []
        spans = (
            locate(shown.document, one.passage) for one in self._evidence if shown.holds(one.passage)
        )
        return [*(span for span in spans if span), *self.leaving.spans(shown)]

    def undecided(self) -> tuple[tuple[DocumentRow, int], ...]:
        """How many mentions of each document read here may be coded, and are neither coded nor left."""
        passages = [*(one.passage for one in self._evidence), *self.leaving.passages]
        counts = (
            (row, self._open_in(row, passages)) for row in self._reading.rows if row.id in self._known
        )
        return tuple((row, count) for row, count in counts if count)

    def _open_in(self, row: DocumentRow, passages: Sequence[Passage]) -> int:
        settled = [
            (one.start, one.end)
            for one in passages
            if (one.sha256 == row.sha256 if one.sha256 else one.document == row.title)
        ]
        return sum(
            one.stance in self._codable and not any(a < one.end and one.start < b for a, b in settled)
            for one in self._known[row.id]
        )

    @Slot()
    def _on_left(self) -> None:
        self.refresh()
        self._show_line()

    @Slot()
    def _on_changed(self) -> None:
        shown = self._reading.shown
        now = shown.row.id if shown else 0
        if now != self._document:
            self._document, self._current = now, None
            self._show_line()
            if now and now not in self._known:
                self.document_asked.emit(now)
            self.refresh()

    @Slot()
    def _on_selection(self) -> None:
        shown, selected = self._reading.shown, self._desk.view.selection
        span = (
            (shown.letter(selected.start), shown.letter(selected.end)) if shown and selected else None
        )
        found = next((one for one in self.mentions if (one.start, one.end) == span), None)
        if found != self._current:
            self._current, self._hit = found, None
            self._show_line()
            if found is not None:
                self.reached.emit(self._document, found.start)
                self.codes_asked.emit(found)

    def _show_line(self) -> None:
        one = self._current
        means = self._means.get(one.stance, "") if one else ""
        self.line.show_mention(one, means, self.leaving.reason(one))
        if self._hit is not None and one is not None:
            self.line.show_code(self._hit, may=one.stance in self._codable)


def _tinted(cursor: QTextCursor, first: int, last: int, stance: Stance) -> QTextEdit.ExtraSelection:
    found = QTextEdit.ExtraSelection()
    cursor.setPosition(first)
    cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
    kind = QTextCharFormat()
    kind.setUnderlineStyle(_LINES.get(stance, QTextCharFormat.UnderlineStyle.SingleUnderline))
    kind.setUnderlineColor(look().colour(TONES[stance]))
    kind.setForeground(look().colour(TONES[stance]))
    found.cursor, found.format = cursor, kind
    return found
