"""One code: what it is, where it stands in the tabular, and every note that binds it."""

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coderdesk.domain.code import bare, dotted
from coderdesk.domain.page import Branch, Page
from coderdesk.gui.actions import Command
from coderdesk.gui.parts import (
    Chip,
    Glyph,
    KeyButton,
    Prose,
    Rows,
    column,
    dress,
    look,
    row,
    rule,
    words,
)
from coderdesk.gui.search.notes import Group, NoteRow, note_height, paint_note, rows_of
from coderdesk.gui.search.seventh import SeventhPicker
from coderdesk.gui.search.tree import branch_height, paint_branch

FULL = 7  # characters of a code that has its seventh
MOST_BRANCHES = 9


class CodeDetail(QWidget):
    """Shows a page of the book; asks to assign its code or to follow a link."""

    assign_asked = Signal(bool)  # as principal
    followed = Signal(str)  # code
    why_asked = Signal()
    favourite_asked = Signal()
    note_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        dress(self, ground="surface")
        self._page: Page | None = None
        self.mark = Glyph("mark-billable", "good", 18)
        self.code = words("", "code-large")
        self.chip = Chip("", "good")
        self.star = KeyButton("", Command.FAVOURITE, "quiet", "star")
        self.star.setAccessibleName("Favourite")
        self.title = Prose("", "title", lines=3)
        self.seventh = SeventhPicker()
        self.assign = KeyButton("Assign", Command.ASSIGN, "primary")
        self.principal = KeyButton("As principal", Command.ASSIGN_PRINCIPAL)
        self.why = KeyButton("Why not?", Command.WHY_NOT)
        self.note = KeyButton("My note", Command.MY_NOTE, "quiet")
        self.path = Prose("", "small", "ink2", lines=1)
        self.tree: Rows[Branch] = Rows("Tabular", paint_branch, branch_height)
        self.notes: Rows[Group | NoteRow] = Rows("Notes", paint_note, note_height)
        self._lay()
        self._wire()

    def _lay(self) -> None:
        first = row(self.mark, self.code, 2, self.chip, None, self.star, gap=8)
        buttons = row(self.assign, self.principal, self.why, None, self.note, gap=6)
        head = column(first, self.title, self.seventh, 2, buttons, gap=4, margins=(12, 8, 8, 8))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._above = column(self.path, margins=(12, 3, 10, 3))
        for part in (head, rule(), self._above, self.tree, rule()):
            layout.addWidget(part)
        layout.addWidget(self.notes, 1)

    def _wire(self) -> None:
        self.assign.clicked.connect(lambda: self.assign_asked.emit(False))  # noqa: FBT003
        self.principal.clicked.connect(lambda: self.assign_asked.emit(True))  # noqa: FBT003
        self.why.clicked.connect(self.why_asked.emit)
        self.star.clicked.connect(self.favourite_asked.emit)
        self.note.clicked.connect(self.note_asked.emit)
        self.seventh.chosen.connect(self._on_seventh)
        self.tree.activated.connect(self._on_branch)
        self.notes.activated.connect(self._on_note)

    @property
    def page(self) -> Page | None:
        """The page shown."""
        return self._page

    @Slot(object)
    def show_page(self, page: Page) -> None:
        """Show one code."""
        self._page = page
        code = page.code
        self.mark.show_icon(
            *(("mark-billable", "good") if code.billable else ("mark-header", "warning"))
        )
        self.code.setText(code.code)
        if not page.in_force:
            self.chip.show_text("Not in force", "error")
        else:
            self.chip.show_text(*(("Billable", "good") if code.billable else ("Header", "warning")))
        self.title.show_text(code.title)
        taken = bare(code.code)[-1] if len(bare(code.code)) == FULL else ""
        self.seventh.show_choices(code.sevenths, taken)
        self.path.show_text("  ›  ".join(f"~{step.code}~ {step.title}" for step in page.path))
        self._above.setVisible(bool(page.path))
        at = next((n for n, branch in enumerate(page.tree) if branch.here), 0)
        self.tree.show_rows(page.tree, at)
        self.tree.setFixedHeight(look().px(22 * min(len(page.tree), MOST_BRANCHES) + 2))
        self.notes.show_rows(tuple(rows_of(page)))

    def show_favourite(self, *, on: bool) -> None:
        """Fill the star when the code is a favourite."""
        self.star.show_icon("star", "warning" if on else "ink2")

    def focus_seventh(self) -> bool:
        """Put the keyboard on the seventh character where one is due."""
        due = self._page is not None and not self._page.code.billable and bool(self._page.code.sevenths)
        if due:
            self.seventh.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return due

    @Slot(str)
    def _on_seventh(self, key: str) -> None:
        if self._page is not None:
            stem = bare(self._page.code.code)[: FULL - 1].ljust(FULL - 1, "X")
            self.followed.emit(dotted(stem + key))

    @Slot(QModelIndex)
    def _on_branch(self, index: QModelIndex) -> None:
        branch = self.tree.value(index)
        if branch is None:
            return
        if branch.here:
            self.assign_asked.emit(False)  # noqa: FBT003
        else:
            self.followed.emit(branch.place.code)

    @Slot(QModelIndex)
    def _on_note(self, index: QModelIndex) -> None:
        note = self.notes.value(index)
        if isinstance(note, NoteRow) and note.line.links:
            self.followed.emit(note.line.links[0][2])
