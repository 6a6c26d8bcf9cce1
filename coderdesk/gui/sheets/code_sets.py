"""Ctrl+G: named groups of codes; put one on at once, make one, change one, take one away."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStackedWidget
from typing_extensions import override

from coderdesk.domain.code_set import LONGEST_NAME, CodeSet
from coderdesk.gui.actions import Command
from coderdesk.gui.parts import (
    Field,
    FilterBox,
    KeyButton,
    Prose,
    Rows,
    column,
    draw_caps,
    literal,
    look,
    rich,
    row,
)
from coderdesk.gui.sheets.sheet import Sheet
from coderdesk.gui.theme import dress

ROW = 46
EMPTY = (
    "No code set yet. A set is a group of codes that often go on together: a procedure with its usual "
    "diagnoses, a visit with its add-ons. Make one from the codes of this encounter, or type them."
)
HOW = "Codes with blanks between them, such as E11.22 N18.31 Z79.4, or 99213-25 and J1885x2."


class CodeSetSheet(Sheet):
    """A list of sets; the second page makes or changes one."""

    inserted = Signal(object)  # CodeSet
    keep_asked = Signal(str, str, int)  # name, codes, id or 0
    remove_asked = Signal(int)  # id

    def __init__(self, sets: Sequence[CodeSet], here: str = "") -> None:
        super().__init__("Code sets", "add", "", size=(820, 560))
        self._sets, self._here, self._editing = tuple(sets), here, 0
        self.filter = FilterBox("Filter: code sets", "Type to filter")
        self.list: Rows[CodeSet] = Rows("Code sets", _paint, lambda *_: look().px(ROW))
        dress(self.list, ground="raised")
        self._empty = Prose(EMPTY, "body", "ink3")
        self._when_empty = column(self._empty, margins=(18, 6, 18, 8))
        self.name = Field("Name", boxed=True, wide=260)
        self.name.edit.setMaxLength(LONGEST_NAME)
        self.codes = Field("Codes", boxed=True)
        self.codes.edit.setMaxLength(2_000)
        dress(self.codes.edit, voice="code-plain")
        self.told = Prose(HOW, "small", "ink3")
        self.new = KeyButton("New set", Command.SHEET_NEW)
        self.change = KeyButton("Change", Command.SHEET_CHANGE)
        self.remove = KeyButton("Take away", Command.SHEET_REMOVE)
        self._dark = KeyButton("Put on", Command.SHEET_DO, "primary")
        self.primary = self._dark
        self._pages = QStackedWidget()
        first = column(
            column(self.filter, margins=(18, 10, 18, 8)), self._when_empty, (self.list, 1), gap=0
        )
        fields = row(self.name, (self.codes, 1), gap=8)
        second = column(fields, self.told, None, gap=8, margins=(18, 14, 18, 8))
        self._pages.addWidget(first)
        self._pages.addWidget(second)
        self.put(self._pages, 1)
        self.put_foot(self.new, self.change, self.remove, None, self.primary)
        self._wire()
        self.show_sets(self._sets)

    def _wire(self) -> None:
        self.filter.textChanged.connect(lambda _words: self._show())
        self.filter.moved.connect(self.list.step)
        self.list.activated.connect(lambda _index: self.do())
        self._dark.clicked.connect(self._on_dark)
        for button, command, slot in (
            (self.new, Command.SHEET_NEW, self._on_new),
            (self.change, Command.SHEET_CHANGE, self._on_change),
            (self.remove, Command.SHEET_REMOVE, self._on_remove),
        ):
            self.answer_at(button, command, slot)

    # --- the list -------------------------------------------------------------------------------------
    def show_sets(self, sets: Sequence[CodeSet]) -> None:
        """Show the sets as they are kept now, the list first."""
        self._sets = tuple(sets)
        self._pages.setCurrentIndex(0)
        self._dark.setText("Put on")
        self._show()
        self.first = self.filter
        if self.isVisible():
            self.filter.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        words = self.filter.text().casefold().split()
        found = [
            one for one in self._sets if all(w in f"{one.name} {one.told}".casefold() for w in words)
        ]
        self.list.show_rows(found, 0 if found else -1)
        self.list.drive(on=True)
        self._when_empty.setVisible(not self._sets)
        self._show_buttons()

    def _show_buttons(self) -> None:
        listing = self._pages.currentIndex() == 0
        some = listing and self.list.current is not None
        for button in (self.new, self.change, self.remove):
            button.setVisible(listing)
        self.change.setEnabled(some)
        self.remove.setEnabled(some)
        self._dark.setEnabled(some or not listing)

    @Slot()
    def _on_dark(self) -> None:
        chosen = self.list.current
        if self._pages.currentIndex() == 1:
            self.keep_asked.emit(self.name.text, self.codes.text, self._editing)
        elif chosen is not None:
            self.leave()
            self.inserted.emit(chosen)

    @Slot()
    def _on_remove(self) -> None:
        if self.list.current is not None:
            self.remove_asked.emit(self.list.current.id)

    # --- one set --------------------------------------------------------------------------------------
    @Slot()
    def _on_new(self) -> None:
        """Begin with the codes of the encounter on the desk."""
        self._edit(0, "", self._here)

    @Slot()
    def _on_change(self) -> None:
        chosen = self.list.current
        if chosen is not None:
            self._edit(chosen.id, chosen.name, chosen.told)

    def _edit(self, key: int, name: str, codes: str) -> None:
        self._editing = key
        self.name.edit.setText(name)
        self.codes.edit.setText(codes)
        self.codes.edit.setCursorPosition(0)
        self.told.show_text(HOW, "ink3")
        self._pages.setCurrentIndex(1)
        self._dark.setText("Keep the set")
        self._show_buttons()
        self.name.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_trouble(self, message: str, hint: str) -> None:
        """Say why a set could not be kept."""
        self.told.show_text(f"{literal(message)} {literal(hint)}", "error")

    @override
    def leave(self) -> None:
        """Esc on the second page goes back to the list."""
        if self._pages.currentIndex() == 1 and self.isVisible():
            self.show_sets(self._sets)
        else:
            super().leave()


def _paint(painter: QPainter, rect: QRect, one: CodeSet, current: bool) -> None:  # noqa: FBT001
    left, right = rect.left() + look().px(18), rect.right() - look().px(18)
    count = rich(f"{len(one.lines)} code{'s' * (len(one.lines) != 1)}", "small", 200, 1)
    name = rich(literal(one.name), "body", int(right - left - count.width - 60), 1)
    name.draw(painter, left, rect.top() + look().px(5), "ink")
    codes = rich(literal(one.told), "code-plain", int(right - left), 1)
    codes.draw(painter, left, rect.top() + look().px(24), "ink3")
    count.draw(painter, right - count.width, rect.top() + look().px(6), "ink2")
    if current:
        draw_caps(painter, Command.SHEET_DO, int(right - count.width - 34), rect.top() + look().px(14))
    painter.fillRect(QRect(left, rect.bottom(), rect.width(), 1), look().colour("line"))
