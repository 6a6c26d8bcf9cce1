"""Beside the page: the documents of the chart and the sections of the open one."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from coderdesk.domain.chart import Document
from coderdesk.domain.work import DocumentRow
from coderdesk.gui.actions import Command
from coderdesk.gui.chart.entries import (
    DocumentEntry,
    SectionEntry,
    document_height,
    paint_document,
    paint_section,
    section_height,
)
from coderdesk.gui.parts import FilterBox, Keys, Rows, row, words
from coderdesk.gui.theme import dress, look

MANY = 7  # from so many documents on they can be filtered
MOST_OF_HEIGHT = 0.55  # that the documents may take before they scroll


class Contents(QWidget):
    """Two lists; a click or Enter goes there."""

    document_chosen = Signal(int)  # id
    section_chosen = Signal(int)  # where it starts in the text

    def __init__(self) -> None:
        super().__init__()
        dress(self, ground="surface")
        self._starts: list[int] = []
        self._all: tuple[DocumentRow, ...] = ()
        self._shown = 0
        self._near: Mapping[int, int] = {}
        self.filter = FilterBox("Filter the documents", "kind, title, author or date", "search")
        self.filter.textChanged.connect(lambda _words: self._list())
        self.filter.returnPressed.connect(self._on_enter)
        self.documents: Rows[DocumentEntry] = Rows("Documents", paint_document, document_height)
        self.sections: Rows[SectionEntry] = Rows("Sections of this note", paint_section, section_height)
        keys = (Keys(Command.PREVIOUS_DOCUMENT), Keys(Command.NEXT_DOCUMENT))
        head = row(words("Documents", "micro", "ink3"), None, *keys, gap=3, margins=(12, 8, 8, 4))
        keys = (Keys(Command.PREVIOUS_SECTION), Keys(Command.NEXT_SECTION))
        self._note = row(
            words("In this note", "micro", "ink3"), None, *keys, gap=3, margins=(12, 12, 8, 4)
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (head, self.filter, self.documents, self._note):
            layout.addWidget(part)
        layout.addWidget(self.sections, 1)
        layout.addStretch()  # a note without sections leaves its room below
        for rows, slot in ((self.documents, self._on_document), (self.sections, self._on_section)):
            rows.clicked.connect(slot)
            rows.activated.connect(slot)

    @property
    def entries(self) -> tuple[DocumentEntry, ...]:
        """The documents shown."""
        return self.documents.rows

    def show_documents(self, rows: Sequence[DocumentRow], shown: int) -> None:
        """List documents; ``shown`` is the id of the open one."""
        if {each.encounter_id for each in rows} != {each.encounter_id for each in self._all}:
            self.filter.clear()  # another chart
        self._all, self._shown = tuple(rows), shown
        self.filter.setVisible(len(rows) >= MANY)
        self._list()

    def show_near(self, near: Mapping[int, int]) -> None:
        """Say which documents nearly repeat an earlier one, both by their ids."""
        if near != self._near:
            self._near = near
            self._list()

    def _list(self) -> None:
        wanted = self.filter.text().casefold().split() if len(self._all) >= MANY else []
        rows = [each for each in self._all if all(word in _told(each) for word in wanted)]
        at = next((number for number, each in enumerate(rows) if each.id == self._shown), -1)
        titles = {each.id: each.title for each in self._all}
        entries = (DocumentEntry(each, titles.get(self._near.get(each.id, 0), "")) for each in rows)
        self.documents.show_rows(tuple(entries), at)
        self._fit()

    @Slot()
    def _on_enter(self) -> None:
        """Open the first document that fits."""
        if self.entries:
            self.document_chosen.emit(self.entries[0].row.id)

    def show_sections(self, document: Document | None) -> None:
        """List the sections of the open document."""
        sections = document.sections if document is not None else ()
        self._starts = [section.start for section in sections]
        self.sections.show_rows(tuple(SectionEntry(each.title, each.start) for each in sections))
        self._note.setVisible(bool(sections))
        self.sections.setVisible(bool(sections))

    def section_at(self, letter: int) -> int:
        """The section in which a letter of the text stands, from 0; -1 before the first."""
        return bisect_right(self._starts, letter) - 1

    def show_place(self, letter: int) -> None:
        """Mark the section being read, unless the keyboard is choosing one."""
        at = self.section_at(letter)
        if at != self.sections.at and not self.sections.hasFocus():
            if at >= 0:
                self.sections.choose(at)
            else:
                self.sections.setCurrentIndex(QModelIndex())

    def start_of(self, section: int) -> int | None:
        """Where a section starts in the text."""
        return self._starts[section] if 0 <= section < len(self._starts) else None

    def take_look(self) -> None:
        """Measure again."""
        self._fit()

    def _fit(self) -> None:
        wanted = self.documents.full_height() + 2
        least = look().px(72)
        self.documents.setFixedHeight(max(least, min(wanted, round(self.height() * MOST_OF_HEIGHT))))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @Slot(QModelIndex)
    def _on_document(self, index: QModelIndex) -> None:
        entry = self.documents.value(index)
        if entry is not None:
            self.document_chosen.emit(entry.row.id)

    @Slot(QModelIndex)
    def _on_section(self, index: QModelIndex) -> None:
        entry = self.sections.value(index)
        if entry is not None:
            self.section_chosen.emit(entry.start)


def _told(row: DocumentRow) -> str:
    """What a document is filtered by; a late one also by that word, an unread one too."""
    signs = ("late" if row.late else "", "" if row.seen else "unread")
    day = (row.date.isoformat(), row.date.strftime("%m/%d/%Y")) if row.date else ()
    return " ".join((row.title, row.kind, row.author, *day, *signs)).casefold()
