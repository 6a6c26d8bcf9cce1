"""One code: what it is, where it stands in the tabular, and every note that binds it."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from coderdesk.domain.code import bare, dotted
from coderdesk.domain.edit import Edit
from coderdesk.domain.page import NamedBy, Page
from coderdesk.gui.parts import column, dress, rule
from coderdesk.gui.search.head import CodeHead
from coderdesk.gui.search.note_rows import rows_naming, rows_of
from coderdesk.gui.search.notes import NotesView
from coderdesk.gui.search.path import PathLine
from coderdesk.gui.search.seventh import SeventhPicker
from coderdesk.gui.search.tree import TabularView
from coderdesk.gui.search.why import WhyList

FULL = 7  # characters of a code that has its seventh


class CodeDetail(QWidget):
    """Shows a page of the book; asks to assign its code or to follow a link."""

    assign_asked = Signal(bool)  # as principal
    followed = Signal(str)  # code
    why_asked = Signal()
    named_by_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        dress(self, ground="surface")
        self.page: Page | None = None
        self.named: NamedBy | None = None
        self._tight = False
        self._opened = False  # the tabular, although room is short
        self.head = CodeHead()
        self.seventh = SeventhPicker()
        self.why = WhyList()
        self.path = PathLine()
        self.tree = TabularView()
        self.notes = NotesView()
        self._lay()
        self._wire()

    def _lay(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        top = column(self.head, self.seventh, 2, self.head.buttons, gap=4, margins=(12, 8, 8, 8))
        for part in (top, self.why, rule(), self.path, self.tree, rule()):
            layout.addWidget(part)
        layout.addWidget(self.notes, 1)

    def _wire(self) -> None:
        self.head.assign.clicked.connect(lambda: self.assign_asked.emit(False))  # noqa: FBT003
        self.head.why.clicked.connect(self.turn_why)
        self.head.principal.clicked.connect(lambda: self.assign_asked.emit(True))  # noqa: FBT003
        self.seventh.chosen.connect(self._on_seventh)
        self.path.clicked.connect(self.focus_tree)
        self.tree.followed.connect(self.followed)
        self.tree.left.connect(self._fold_tree)
        self.tree.taken.connect(lambda: self.assign_asked.emit(False))  # noqa: FBT003
        self.notes.followed.connect(self.followed)

    @property
    def stops(self) -> list[QWidget]:
        """What Tab goes through, from top to bottom."""
        head = self.head
        buttons = (head.star, head.note, self.seventh, head.assign, head.principal, head.why)
        return [*buttons, self.why.edits, self.tree, self.notes]

    @Slot(object)
    def show_page(self, page: Page) -> None:
        """Show one code."""
        before, self.page, self.named = self.page, page, None
        same = before is not None and before.code.code == page.code.code
        if before == page:
            return
        if not same:
            self.why.hide()
            self._opened = self._opened and self.tree.hasFocus()
        self.head.show_page(page)
        taken = bare(page.code.code)[-1] if len(bare(page.code.code)) == FULL else ""
        self.seventh.show_choices(page.code.sevenths, taken)
        self.tree.show_tree(page.tree, alone=not page.notes)
        self._show_place()
        self.notes.show_notes(tuple(rows_of(page)), keep=same)

    @override
    def minimumSizeHint(self) -> QSize:
        # A splitter asks for no height at a width: without this it would cut the title.
        width = super().minimumSizeHint().width()
        layout = self.layout()
        high = layout.totalMinimumHeightForWidth(max(width, self.width())) if layout else 0
        return QSize(width, high)

    def show_why(self, edits: Sequence[Edit]) -> None:
        """Show the edits that the code would raise."""
        self.why.show_edits(edits)

    def show_named_by(self, named: NamedBy) -> None:
        """Show which notes name the code, in place of its own notes."""
        if self.page is not None and named.code.code == self.page.code.code:
            self.named = named
            self.notes.show_notes(tuple(rows_naming(named)))

    @Slot()
    def turn_why(self) -> None:
        """Ask for the edits that the code would raise, or fold them away."""
        if self.why.isVisible():
            self.why.hide()
        else:
            self.why_asked.emit()

    @Slot()
    def turn_named_by(self) -> None:
        """Ask for the notes that name the code, or show its own again."""
        if self.named is None or self.page is None:
            self.named_by_asked.emit()
        else:
            self.named = None
            self.notes.show_notes(tuple(rows_of(self.page)))

    def set_tight(self, *, tight: bool) -> None:
        """Make do with little height: the tabular is one line until it is asked for."""
        if tight is not self._tight:
            self._tight = tight
            self.head.set_tight(tight=tight)
            self._show_place()

    def _show_place(self) -> None:
        opened = self._opened or not self._tight
        self.tree.setVisible(opened and bool(self.tree.rows))
        if self.page is not None:
            self.path.show_page(self.page, tight=not opened)

    def focus_seventh(self) -> bool:
        """Put the keyboard on the seventh character where one is due."""
        due = self.page is not None and not self.page.code.billable and bool(self.seventh.choices)
        if due:
            self.seventh.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return due

    def focus_tree(self) -> None:
        """Put the keyboard on the tabular, and open it where it is one line."""
        self._opened = True
        self._show_place()
        self.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _fold_tree(self) -> None:
        """Make the tabular one line again where room is short."""
        if self._opened:
            self._opened = False
            self._show_place()

    @Slot(str)
    def _on_seventh(self, key: str) -> None:
        if self.page is not None:
            stem = bare(self.page.code.code)[: FULL - 1].ljust(FULL - 1, "X")
            self.followed.emit(dotted(stem + key))
