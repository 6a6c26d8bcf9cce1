"""The index in the codebook pane: which one, where in it, and its lines or table."""

from PySide6.QtCore import QRect, QSize, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from coderdesk.domain.index_book import IndexEntry, IndexKind, IndexLeaf
from coderdesk.gui.actions import Command, Place, command_for
from coderdesk.gui.parts import (
    EmptyPane,
    Keys,
    Prose,
    Rows,
    Segments,
    column,
    dress,
    literal,
    look,
    rich,
    row,
    rule,
    words,
)
from coderdesk.gui.search.index_rows import (
    BRIEF_HEADS,
    CELLS,
    IndexRow,
    cell_rects,
    line_height,
    paint_line,
    paint_term,
    term_height,
)

HEAD, LEAST = 24, 120  # pixels at 100 %
STEPS = {Command.PARENT: -1, Command.CHILDREN: 1}
NONE_YET = (
    ("Alphabetic Index, external causes, neoplasms, drugs, PCS", None),
    ("The official XML files, as published, plain or zipped", None),
    ("Import a codebook, or drop the files on this window", Command.IMPORT_BOOK),
)


class GridHead(QWidget):
    """The columns of a table; it stays while the lines move."""

    def __init__(self) -> None:
        super().__init__()
        dress(self, ground="sunken")
        self._heads: tuple[str, ...] = ()
        self.at = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_heads(self, heads: tuple[str, ...], at: int) -> None:
        """Name the columns; the one the keyboard stands in is bold."""
        self._heads, self.at = heads, at
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(look().px(200), look().px(HEAD))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        for at, (place, text) in enumerate(zip(cell_rects(self.rect()), self._heads, strict=False)):
            said = f"**{literal(text)}**" if at == self.at else literal(text)
            line = rich(said, "micro", place.width() - look().px(4), 1)
            tone = "ink" if at == self.at else "ink2"
            line.draw(painter, place.left() + look().px(5), (self.height() - line.height) / 2, tone)
        painter.end()


class IndexLines(Rows[IndexRow]):
    """The lines of an index; in a table Left and Right go from column to column."""

    column_moved = Signal()
    along = Signal(int)  # -1 to the term above, 1 to the first one below

    def __init__(self) -> None:
        super().__init__("Index", paint_term, term_height)
        self.column = 0
        self.is_table = False

    def show_as(self, *, table: bool) -> None:
        """Paint terms, or the lines of a table."""
        if table is not self.is_table:
            self.is_table = table
            self.repaint_with(
                self._paint_line if table else paint_term, line_height if table else term_height
            )

    def _paint_line(self, painter: QPainter, rect: QRect, value: IndexRow, current: bool) -> None:  # noqa: FBT001
        paint_line(painter, rect, value, current, column=self.column if self.driven else -1)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(command_for(Place.TABLES, event) or Command.TABLE_LINE, 0)
        if step and self.is_table:
            self.column = max(0, min(CELLS - 1, self.column + step))
            self.viewport().update()
            self.column_moved.emit()
        elif step:
            self.along.emit(step)
        else:
            super().keyPressEvent(event)


class IndexView(QWidget):
    """Shows a stretch of one index."""

    kind_chosen = Signal(object)  # IndexKind

    def __init__(self) -> None:
        super().__init__()
        dress(self, ground="surface")
        self.leaf: IndexLeaf | None = None
        self._shelf: tuple[IndexKind, ...] = ()
        self._kinds: Segments | None = None
        self._edition = words("", "small", "ink3")
        self._which = row(None, gap=8, margins=(10, 6, 10, 4))
        self.path = Prose("", "small", "ink2", lines=1)
        self.head = GridHead()
        self.lines = IndexLines()
        self._empty = EmptyPane("book", "No index is here yet", NONE_YET)
        whole = QWidget()
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (
            self._which,
            row((self.path, 1), self._edition, gap=8, margins=(12, 0, 10, 4)),
            rule(),
            self.head,
        ):
            layout.addWidget(part)
        layout.addWidget(self.lines, 1)
        self._stack = QStackedWidget()
        for page in (whole, self._empty):
            self._stack.addWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self.lines.chosen.connect(self._show_place)
        self.lines.column_moved.connect(self._show_place)

    @property
    def entry(self) -> IndexEntry | None:
        """The line one stands on."""
        current = self.lines.current
        return current.entry if current else None

    @property
    def code(self) -> str:
        """The code where one stands: of the line, or of its cell; empty when there is none."""
        entry = self.entry
        if entry is None:
            return ""
        cell = entry.cells[self.lines.column] if self.lines.column < len(entry.cells) else ""
        return (cell if self.lines.is_table else entry.code).strip(" -")

    def show_leaf(self, leaf: IndexLeaf) -> None:
        """Show a stretch of an index."""
        self.leaf = leaf
        self._stack.setCurrentIndex(0 if leaf.shelf else 1)
        self._show_shelf(leaf.shelf, leaf.kind)
        self.lines.show_as(table=leaf.kind.is_table)
        self.head.setVisible(leaf.kind.is_table)
        self.lines.setAccessibleName(leaf.kind.label)
        fitting = leaf.fitting or frozenset()
        rows = [IndexRow(entry, entry.number in fitting) for entry in leaf.entries]
        self.lines.show_rows(rows, leaf.at if rows else -1)
        if leaf.fitting is None:  # the book as it stands: with what comes before and after
            self.lines.executeDelayedItemsLayout()
            middle = QAbstractItemView.ScrollHint.PositionAtCenter
            self.lines.scrollTo(self.lines.currentIndex(), middle)
        self._show_edition(leaf)

    def _show_edition(self, leaf: IndexLeaf) -> None:
        name = leaf.edition.name if leaf.edition else ""
        said = name if leaf.in_force else f"{name}, not in force"
        dress(self._edition, tone="ink3" if leaf.in_force else "warning")
        self._edition.setText("nothing fits; nearest" if leaf.nearest else said)
        self._edition.setToolTip(said)

    def _show_shelf(self, shelf: tuple[IndexKind, ...], kind: IndexKind) -> None:
        if shelf != self._shelf or self._kinds is None:
            self._shelf = shelf
            if self._kinds is not None:
                self._which.line.removeWidget(self._kinds)
                self._kinds.deleteLater()
            self._kinds = Segments("Index", [one.brief for one in shelf])
            self._kinds.chosen.connect(lambda at: self.kind_chosen.emit(self._shelf[at]))
            self._which.put_at(0, self._kinds)
        if kind in shelf:
            self._kinds.choose(shelf.index(kind))

    def next_kind(self) -> None:
        """Go on to the next installed index."""
        if self._kinds is not None and len(self._shelf) > 1:
            self._kinds.step()

    @Slot()
    def _show_place(self) -> None:
        """Say under which terms the current line stands, and in which column."""
        leaf, entry = self.leaf, self.entry
        if leaf is None or entry is None:
            self.path.show_text("")
            return
        steps = [literal(brief(one.title)) for one in leaf.path(entry)]
        said = "  ~›~  ".join([*steps[:-1], f"**{steps[-1]}**"]) if steps else ""
        if leaf.kind.is_table:
            heads = BRIEF_HEADS[leaf.kind]
            self.head.show_heads(heads, self.lines.column)
            named = (*leaf.heads[1:], *heads)[self.lines.column]
            said = f"**{literal(named)}**  ~·~  {said}"
            self.lines.setAccessibleDescription(f"{named}: {self.code or 'no code'}")
        self.path.show_text(said)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), look().px(LEAST))

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), look().px(LEAST * 3))


class NoCode(QWidget):
    """Stands where the code would be, on a line that has none."""

    def __init__(self) -> None:
        super().__init__()
        dress(self, ground="surface")
        self._says = Prose("", "body", "ink2", lines=4)
        self._follow = row(
            Prose("Go where it sends to", "body", "ink2"), Keys(Command.FOLLOW_SEE), gap=4
        )
        self._below = row(
            Prose("Go on to the lines below it", "body", "ink2"), Keys(Command.CHILDREN), gap=4
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(rule())
        layout.addWidget(column(self._says, self._follow, self._below, gap=8, margins=(12, 12, 12, 12)))
        layout.addStretch(1)

    def show_entry(self, entry: IndexEntry | None) -> None:
        """Say how the line goes on."""
        more = entry is not None and entry.last > entry.number
        self._says.show_text(
            f"**{literal(entry.title or entry.see)}** has no code of its own here." if entry else ""
        )
        self._follow.setVisible(entry is not None and entry.leads_on)
        self._below.setVisible(more and not (entry is not None and entry.cells))


def brief(title: str) -> str:
    """A title without its modifiers, for a path."""
    return title.partition(" (")[0] or title
