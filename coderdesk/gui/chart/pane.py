"""The chart pane: the documents of an encounter, the open one, and what the coder takes from it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QStackedWidget
from typing_extensions import override

from coderdesk.domain.chart import Document, Passage
from coderdesk.domain.mention import Stance
from coderdesk.domain.work import DocumentRow, Found
from coderdesk.gui.actions import Command, Place, chord_of, command_for, keys_of, make_action
from coderdesk.gui.chart.answers import answers
from coderdesk.gui.chart.copied import CopiedReading
from coderdesk.gui.chart.dropping import DropPane
from coderdesk.gui.chart.finder import Finder
from coderdesk.gui.chart.head import ChartTools
from coderdesk.gui.chart.lens import LensReading
from coderdesk.gui.chart.locked import LockedFile
from coderdesk.gui.chart.pages import Pages
from coderdesk.gui.chart.reading import Reading
from coderdesk.gui.chart.reading_desk import ReadingDesk
from coderdesk.gui.chart.scan import ScanReading
from coderdesk.gui.chart.shown import ChartPlace, Evidence
from coderdesk.gui.chart.strips import Foot, SelectionStrip
from coderdesk.gui.parts import EmptyPane, column, rule

TAKES = (
    "Or drop files anywhere: PDF, scans, text, RTF, Word, CDA, HL7, FHIR. They are copied into the "
    "encrypted work file; the originals stay as they are."
)
STARTS = (
    ("Choose files or a folder", Command.OPEN_FILES),
    ("Start an encounter without a chart", Command.NEW_ENCOUNTER),
    ("Try it with a synthetic stay", Command.TRY_SYNTHETIC),
)


class ChartPane(DropPane):
    """Shows a chart and lets words be found, sent to the search and given as evidence."""

    document_chosen = Signal(int)  # id
    words_sent = Signal(str, object)  # words for the search, their Passage
    evidence_given = Signal(object)  # Passage
    find_asked = Signal(str)
    page_changed = Signal(int)  # from 1
    pages_seen = Signal(int, object)  # document id, tuple of pages from 1
    bookmarked = Signal(int, int)  # document id, page from 1; 0 takes it off
    password_given = Signal(str)
    password_refused = Signal()
    window_asked = Signal()
    results_asked, stated_asked, saved_asked = Signal(), Signal(), Signal()

    def __init__(self) -> None:
        tools = ChartTools()
        super().__init__("Chart", Command.CHART, "chart", (tools, 1))
        self.tools = tools
        self.desk = ReadingDesk()
        self.view = self.desk.view
        self.reading = Reading(self.desk)
        self.finder = Finder(tools, self.desk, self.reading)
        self.lens = LensReading(self.desk, self.reading)
        self.copied = CopiedReading(self.desk, self.reading)
        self.scan = ScanReading(self.desk, self.reading)
        self.selected = SelectionStrip()
        self.foot = Foot()
        self.locked = LockedFile()
        self.empty = EmptyPane("import", "Open a chart", STARTS, TAKES, drop=True)
        self._strip_rule = rule()
        about = (self.lens.line, self.lens.leaving.prompt, self.selected)
        parts = (*about, rule(), self.scan.strip, self.lens.legend, self.foot)
        self._body = column((self.desk, 1), self._strip_rule, *parts, gap=0)
        self._stack = QStackedWidget()
        for part in (self.empty, self._body, self.locked):
            self._stack.addWidget(part)
        self.put(self._stack, 1)
        self._does = {
            **answers(self.desk, self.reading, self.lens),
            Command.RESULTS: self.results_asked.emit,
            Command.TEXT_VIEW: self.toggle_text,
            Command.STATED: self.stated_asked.emit,
            Command.SAVED_FINDS: self.saved_asked.emit,
            Command.COPIED: self.copied.toggle,
            Command.COMPARE: self.copied.compare,
            Command.READ_SCAN: self.scan.toggle,
            Command.GO_TO_PAGE: self.foot.ask_page,
            Command.PAGE_STRIP: self.toggle_strip,
            Command.SEARCH_SELECTION: self.search_selection,
            Command.GIVE_EVIDENCE: self.give_evidence,
        }
        self.commands = [make_action(command, slot, self.view) for command, slot in self._does.items()]
        self.setAcceptDrops(True)
        self._wire()
        self._show_what_is_open()

    def _wire(self) -> None:
        reading = self.reading
        reading.document_chosen.connect(self.document_chosen)
        reading.page_changed.connect(self._on_page)
        reading.pages_seen.connect(self.pages_seen)
        reading.bookmarked.connect(self.bookmarked)
        reading.changed.connect(self._show_what_is_open)
        self.view.selection_changed.connect(self._show_selected)
        self.desk.arranged.connect(lambda _wide: self._show_what_is_open())
        self.finder.asked.connect(self.find_asked)
        self.finder.left.connect(self.take_focus)
        self.tools.list_asked.connect(self.toggle_list)
        self.tools.window_asked.connect(self.window_asked)
        self.selected.asked.connect(self.do)
        self.lens.line.asked.connect(self.do)
        self.foot.asked.connect(self.do)
        self.foot.page_entered.connect(lambda page: self.view.go_to_page(page - 1))
        self.foot.left.connect(self.take_focus)
        self.locked.given.connect(self._on_password)
        self.locked.refused.connect(self._on_password_refused)

    # what the hub says
    @Slot(object)
    def show_documents(self, rows: Sequence[DocumentRow]) -> None:
        """List the documents of the encounter; none shows the empty pane."""
        if not rows:
            self.tools.field.clear()
        self.reading.show_documents(rows)

    @Slot(object, object, object)
    def show_document(self, row: DocumentRow, document: Document, pages: Pages | None) -> None:
        """Open a document, at the place where it was left; ``pages`` is None for a text."""
        self.reading.show_document(row, document, pages)

    @Slot(object)
    def show_text(self, document: Document) -> None:
        """Take the text of the open PDF, now that it has been read."""
        self.reading.show_text(document)

    @Slot(str, object)
    def show_found(self, words: str, found: Sequence[Found]) -> None:
        """Show where words stand in the chart, unless others have been asked for since."""
        self.finder.show_found(words, found)

    @Slot(object)
    def show_evidence(self, evidence: Sequence[Evidence]) -> None:
        """Mark the passages that prove the codes of the encounter."""
        self.reading.show_evidence(evidence)

    @Slot(object)
    def go_to(self, goal: Found | Passage | ChartPlace) -> None:
        """Go to a passage, to words found, or to where the desk was left."""
        self.reading.go_to(goal)

    @Slot(object, bool)
    def ask_password(self, name: str, wrong: bool) -> None:  # noqa: FBT001 - as the signal gives it
        """Ask for the password of a file; ``wrong``: the one given did not open it."""
        self._stack.setCurrentWidget(self.locked)
        self.locked.ask(name, wrong=wrong)

    @property
    def place(self) -> ChartPlace:
        """Where the coder is, for laying the desk out again."""
        return self.reading.place

    # what the coder does
    def do(self, command: Command) -> bool:
        """Do a command of the chart; False when it is not one of this pane's."""
        slot = self._does.get(command)
        if slot is not None:
            slot()
        return slot is not None

    def take_focus(self) -> None:
        """Put the keyboard on the page."""
        if self._stack.currentWidget() is self.locked:
            self.locked.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            part = self.desk.text if self.desk.as_text else self.view
            part.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def search_selection(self) -> None:
        """Send the selected words to the search."""
        passage = self.reading.selected()
        if passage is not None:
            self.words_sent.emit(passage.quote, passage)

    def give_evidence(self) -> None:
        """Give the selected words as evidence to the current line."""
        passage = self.reading.selected()
        if passage is not None:
            self.evidence_given.emit(passage)

    def find_in_chart(self) -> None:
        """Put the keyboard in the field that finds in the chart."""
        self.finder.begin()

    def toggle_list(self) -> None:
        """Open the documents and sections above a narrow page, or close them."""
        opened = not self.desk.list_open
        self.desk.show_list(self.desk.contents, opened=opened)
        if opened:
            self.desk.contents.documents.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.take_focus()

    def toggle_strip(self) -> None:
        """Show the pages as a strip, or hide it."""
        strip = self.desk.strip
        strip.setVisible(strip.isHidden())
        strip.refresh()

    def toggle_text(self) -> None:
        """Show the page as plain text for screen readers, or as it is again."""
        self.desk.show_text(None if self.desk.as_text else self.reading.page_text())
        self.lens.tint_text()
        if not self.desk.as_text:
            self.take_focus()

    # inside
    @Slot()
    def _show_what_is_open(self) -> None:
        shown, wide = self.reading.shown, self.desk.wide
        if self._stack.currentWidget() is not self.locked:
            self._stack.setCurrentWidget(self._body if self.reading.rows else self.empty)
        count = shown.document.page_count if shown else 0
        title = shown.document.title if shown else "Documents"
        self.tools.show_wide(wide=wide)
        self.tools.show_document(title, self.reading.at + 1, len(self.reading.rows))
        self.foot.show_tools(drawn=shown is not None and shown.drawn, wide=wide, pages=count)
        self.foot.show_page(self.view.page + 1, count)
        self.selected.show_wide(wide=wide)
        self.view.setAccessibleName(f"Page of {title}" if shown else "Chart page")

    @Slot(int)
    def _on_page(self, page: int) -> None:
        shown = self.reading.shown
        self.foot.show_page(page, shown.document.page_count if shown else 0)
        self.view.setAccessibleDescription(self.reading.page_text())
        self.page_changed.emit(page)

    @Slot()
    def _show_selected(self) -> None:
        passage = self.reading.selected()
        self.selected.setVisible(passage is not None)
        self._strip_rule.setVisible(passage is not None)
        where = f"page {passage.page}" if passage is not None else ""
        self.selected.show_words(passage.quote if passage is not None else "", where)

    @Slot(str)
    def _on_password(self, password: str) -> None:
        self.leave_locked()
        self.password_given.emit(password)

    @Slot()
    def _on_password_refused(self) -> None:
        self.leave_locked()
        self.password_refused.emit()

    def leave_locked(self) -> None:
        """Ask for no password any more."""
        self.locked.forget()
        self._stack.setCurrentWidget(self._body if self.reading.rows else self.empty)
        self.take_focus()

    def _leaves_something(self) -> bool:
        """Whether Esc has something to close here first."""
        in_page = self.view.hasFocus() and self.view.selection is not None
        return in_page or self.desk.list_open or self.desk.as_text or self.locked.isVisible()

    def _leave(self) -> None:
        if self.desk.as_text:
            self.toggle_text()
        elif self.desk.list_open and self.desk.side.currentWidget() is self.desk.found:
            self.finder.leave()
        elif self.desk.list_open:
            self.toggle_list()
        else:
            self.view.clear_selection()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            mine = event.key() == Qt.Key.Key_Escape and self._leaves_something()
            event.setAccepted(mine)
            return mine
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._leaves_something():
            self._leave()
            return
        typing = isinstance(self.focusWidget(), QLineEdit)
        command = None if typing else command_for(Place.CHART, event)
        if command is Command.LENS_CLASS:
            self.lens.toggle_stance(list(Stance)[keys_of(command).index(chord_of(event))])
        elif command is None or not self.do(command):
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.desk.take_width(self.width())
