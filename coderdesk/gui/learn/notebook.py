"""Ctrl+8: the notebook; entries hang on codes and words, and come up with them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget
from typing_extensions import override

from coderdesk.domain.learning import Entry, EntryKind
from coderdesk.gui.actions import Command
from coderdesk.gui.learn.room import LearnSheet, Shown, listing
from coderdesk.gui.parts import Field, FilterBox, KeyButton, Prose, Segments, column, row

EMPTY = (
    "Nothing noted yet. Write down what you do not want to learn twice: a code you missed, an edit "
    "that was overturned, why a code is right, an error of an encoder. It hangs on a code or on words, "
    "and comes up again with them."
)
HOW = "Codes and words with commas between them, such as N18.9, E11 or kidney disease, ckd."
KINDS = tuple(EntryKind)


class NotebookSheet(LearnSheet):
    """A list of entries; the second page writes or changes one."""

    kept = Signal(object)  # Entry
    removed = Signal(object)  # Entry

    def __init__(self, entries: Sequence[Entry], code: str = "") -> None:
        super().__init__(0, f"{len(entries):,}" if entries else "")
        self._entries, self._code, self._editing = tuple(entries), code, 0
        self.filter = FilterBox("Filter: notebook", "Type to filter")
        self.list = listing("Notebook", _shown)
        self._empty = Prose(EMPTY, "body", "ink3")
        self._when_empty = column(self._empty, margins=(18, 6, 18, 8))
        self.codes = Field("Hangs on codes", boxed=True, wide=280)
        self.terms = Field("Hangs on words", boxed=True)
        self.text = Field("What to remember", boxed=True)
        for field, longest in ((self.codes, 500), (self.terms, 500), (self.text, 4000)):
            field.edit.setMaxLength(longest)
        self.kind = Segments("Kind", [str(kind).capitalize() for kind in KINDS], 2)
        self.told = Prose(HOW, "small", "ink3")
        self.new = KeyButton("New entry", Command.SHEET_NEW)
        self.change = KeyButton("Change", Command.SHEET_CHANGE)
        self.remove = KeyButton("Take away", Command.SHEET_REMOVE)
        self.save = KeyButton("Save as PDF or CSV", Command.SHEET_SAVE)
        self._dark = KeyButton("Write", Command.SHEET_DO, "primary")
        self.primary = self._dark
        self._pages = QStackedWidget()
        listed = column(self.filter, margins=(18, 10, 18, 8))
        self._pages.addWidget(column(listed, self._when_empty, (self.list, 1), gap=0))
        fields = column(
            self.kind,
            row(self.codes, (self.terms, 1)),
            self.text,
            self.told,
            None,
            gap=10,
            margins=(18, 14, 18, 8),
        )
        self._pages.addWidget(fields)
        self.put(self._pages, 1)
        self.put_foot(self.new, self.change, self.remove, self.back, self.save, None, self._dark)
        self._wire()
        self.show_entries(entries)

    def _wire(self) -> None:
        self.filter.textChanged.connect(lambda _words: self._show())
        self.filter.moved.connect(self.list.step)
        self.list.activated.connect(lambda _index: self._on_change())
        self._dark.clicked.connect(self._on_dark)
        for button, command, slot in (
            (self.new, Command.SHEET_NEW, self._on_new),
            (self.change, Command.SHEET_CHANGE, self._on_change),
            (self.remove, Command.SHEET_REMOVE, self._on_remove),
            (self.save, Command.SHEET_SAVE, self.save_asked.emit),
        ):
            self.answer_at(button, command, slot)

    def show_entries(self, entries: Sequence[Entry], *, undoable: bool = False) -> None:
        """Show the entries as they are kept now, the list first."""
        self._entries = tuple(entries)
        self.hint.show_text(f"{len(entries):,}" if entries else "")
        self.may_take_back(undoable=undoable)
        self._pages.setCurrentIndex(0)
        self._show()
        self.first = self.filter
        if self.isVisible():
            self.filter.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_trouble(self, text: str) -> None:
        """Say why an entry could not be kept."""
        self.told.show_text(text, "error")
        self.text.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        found = [entry for entry in self._entries if entry.answers(self.filter.text())]
        self.list.show_rows(found, 0 if found else -1)
        self.list.drive(on=True)
        self._when_empty.setVisible(not self._entries)
        listed = self._pages.currentIndex() == 0
        for button in (self.new, self.change, self.remove, self.back, self.save):
            button.setVisible(listed)
        self._dark.setVisible(not listed)
        for button in (self.change, self.remove):
            button.setEnabled(bool(found))
        self.save.setEnabled(bool(self._entries))

    def _on_new(self) -> None:
        self._edit(Entry("", codes=(self._code,) if self._code else ()))

    def _on_change(self) -> None:
        if self.list.current is not None:
            self._edit(self.list.current)

    def _edit(self, entry: Entry) -> None:
        self._editing = entry.id
        self.kind.choose(KINDS.index(entry.kind))
        self.codes.edit.setText(", ".join(entry.codes))
        self.terms.edit.setText(", ".join(entry.terms))
        self.text.edit.setText(entry.text)
        self.told.show_text(HOW, "ink3")
        self._pages.setCurrentIndex(1)
        self._show()
        self.text.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_dark(self) -> None:
        self.kept.emit(
            Entry(
                self.text.text.strip(),
                KINDS[self.kind.at],
                _parts(self.codes.text.upper()),
                _parts(self.terms.text),
                self._editing,
            )
        )

    def _on_remove(self) -> None:
        if self.list.current is not None:
            self.removed.emit(self.list.current)

    @override
    def do(self) -> None:
        if self._pages.currentIndex() == 1:
            self._dark.click()
        elif self.list.current is not None:
            self._on_change()
        else:
            self._on_new()

    @override
    def leave(self) -> None:
        if self._pages.currentIndex() == 1 and self.isVisible():
            self._pages.setCurrentIndex(0)
            self._show()
            self.filter.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().leave()


def _parts(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))


def _shown(entry: Entry) -> Shown:
    return Shown(entry.text, entry.hangs_on, str(entry.kind), "notebook")
