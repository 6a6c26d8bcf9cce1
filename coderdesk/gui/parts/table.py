"""A table of cells, with rows that span it (edits, heads) among the lines."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
)
from typing_extensions import override

from coderdesk.gui.parts.band import band
from coderdesk.gui.parts.cells import Cell, Spot
from coderdesk.gui.parts.listening import is_enter, is_move
from coderdesk.gui.parts.rows import Index, is_inert
from coderdesk.gui.parts.table_model import Head, TableLine, TableModel
from coderdesk.gui.theme import look


class Table(QTreeView):
    """A table whose current line opens: its title in full, its edits with their mends."""

    chosen = Signal()  # another row is current; see `at`

    def __init__(
        self, name: str, heads: Sequence[Head], *, head: bool = True, row_height: int = 28
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(False)
        self.setItemsExpandable(False)
        self.setExpandsOnDoubleClick(False)
        self.setAllColumnsShowFocus(False)  # Fusion would draw its own frame over the band
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._row_height = row_height
        self._lines = TableModel(heads, self)
        self.setModel(self._lines)
        self.setItemDelegate(_CellDelegate(self))
        self.header().setVisible(head)
        self.header().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.header().setStretchLastSection(False)
        self.header().setSectionsClickable(False)
        self.header().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.take_look()

    @property
    def lines(self) -> tuple[TableLine, ...]:
        """The lines shown."""
        return self._lines.lines

    @property
    def at(self) -> int:
        """The current row, from 0; -1 for none."""
        return self.currentIndex().row()

    @property
    def driven(self) -> bool:
        """Whether the band shows the keyboard."""
        return self.hasFocus() or bool(self.property("driven"))

    @property
    def selected(self) -> tuple[int, ...]:
        """The rows chosen together, in order; the current row when there is only that."""
        return tuple(sorted({index.row() for index in self.selectionModel().selectedRows()}))

    def choose_several(self, *, on: bool) -> None:
        """Let Shift and the arrows choose several rows."""
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if on else mode.SingleSelection)

    def cell(self, index: Index) -> Cell | None:
        """The cell of an index."""
        return self._lines.cell(index)

    def show_lines(self, lines: Sequence[TableLine], at: int = -1) -> None:
        """Show other lines; ``at`` is the row to make current, -1 for none."""
        self._lines.show(lines)
        for number, line in enumerate(self._lines.lines):
            if not isinstance(line, tuple):
                self.setFirstColumnSpanned(number, QModelIndex(), True)  # noqa: FBT003
        if at >= 0:
            self.choose(at)

    def choose(self, row: int) -> None:
        """Make a row current; from a head, the next that is not one."""
        for at in range(max(0, row), len(self.lines)):
            if not is_inert(self.lines[at]):
                self.setCurrentIndex(self._lines.index(at, 0))
                return

    def set_head_widths(self, *widths: int) -> None:
        """Give the columns other widths, in pixels at 100 %; 0 takes what is left."""
        heads = zip(self._lines.heads, widths, strict=True)
        self._lines.heads = tuple(Head(head.text, width, head.name) for head, width in heads)
        self.take_look()

    def spot(self, row: int) -> Spot:
        """How a row is shown now."""
        at = self.at
        is_open = at >= 0 and self._lines.owner(row) == self._lines.owner(at)
        return Spot(is_open, look().px(self._row_height))

    def take_look(self) -> None:
        """Measure again."""
        header = self.header()
        header.setFixedHeight(look().px(24))
        header.setMinimumSectionSize(look().px(16))
        for column, head in enumerate(self._lines.heads):
            mode = QHeaderView.ResizeMode
            header.setSectionResizeMode(column, mode.Fixed if head.width else mode.Stretch)
            if head.width:
                header.resizeSection(column, look().px(head.width))
        self.scheduleDelayedItemsLayout()

    def full_height(self) -> int:
        """The height that shows every row, in pixels."""
        self.doItemsLayout()
        head = self.header().height() if self.header().isVisibleTo(self) else 0
        rows = range(self._lines.rowCount())
        return head + sum(self.indexRowSizeHint(self._lines.index(row, 0)) for row in rows) + 2

    @override
    def drawRow(self, painter: QPainter, options: QStyleOptionViewItem, index: Index) -> None:
        row, at = index.row(), self.at
        place: QRect = options.rect
        rect = QRect(0, place.top(), self.viewport().width(), place.height())
        if not is_inert(self.lines[row]):
            chosen = row != at and self.selectionModel().isRowSelected(row, QModelIndex())
            ground = ("place" if self.driven else "rest") if chosen else ""
            band(painter, rect, current=row == at, focused=self.driven, ground=ground)
        super().drawRow(painter, options, index)
        last = row + 1 >= len(self.lines) or self._lines.owner(row + 1) == row + 1
        if last and row != at:
            painter.fillRect(QRect(0, rect.bottom(), rect.width(), 1), look().colour("line"))

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.scheduleDelayedItemsLayout()
        if current.isValid() and self.isVisible():
            self.executeDelayedItemsLayout()  # the line that opened is higher than what was scrolled to
            self._reveal(current.row())
        self.viewport().update()
        self.chosen.emit()

    def _reveal(self, row: int) -> None:
        """Scroll to a row and as many of the edits under it as fit."""
        last = row
        while last + 1 < len(self.lines) and self._lines.owner(last + 1) == self._lines.owner(row):
            last += 1
        self.scrollTo(self._lines.index(last, 0))
        self.scrollTo(self._lines.index(row, 0))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid():
            self.choose(0)
        super().focusInEvent(event)
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        several = self.selectionMode() is QAbstractItemView.SelectionMode.ExtendedSelection
        if is_enter(event):
            if self.currentIndex().isValid():
                self.activated.emit(self.currentIndex())
        elif is_move(event, several=several):
            super().keyPressEvent(event)
        else:
            event.ignore()


class _CellDelegate(QStyledItemDelegate):
    def __init__(self, table: Table) -> None:
        super().__init__(table)
        self._table = table

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        spot, cell = self._table.spot(index.row()), self._table.cell(index)
        if cell is None:
            return QSize(10, 0 if index.column() else spot.row)
        if isinstance(self._table.lines[index.row()], tuple):
            width = self._table.header().sectionSize(index.column())
            return QSize(10, max(spot.row, cell.height(width, spot)))
        return QSize(10, cell.height(self._table.viewport().width(), spot))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell = self._table.cell(index)
        if cell is not None:
            rect: QRect = option.rect
            painter.save()
            cell.paint(painter, QRect(rect), self._table.spot(index.row()))
            painter.restore()
