"""The table of the worklist: one current row, any number of rows."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)
from typing_extensions import override

from coderdesk.domain.worklist import SortBy
from coderdesk.gui.actions import Command, Place, command_for
from coderdesk.gui.parts import Index, look
from coderdesk.gui.parts.listening import is_enter, is_move
from coderdesk.gui.worklist.columns import COLUMNS, Shown
from coderdesk.gui.worklist.model import Rows, WorkModel
from coderdesk.gui.worklist.paint import paint_cell

ROW = 30
LEAST_NAME = 120
MOVES = (Command.WORK_LINE, Command.WORK_SELECT_UP, Command.WORK_SELECT_DOWN)


class WorkTable(QTableView):
    """Shows the list; asks for commands by their keys."""

    chosen = Signal()  # another row is current
    several = Signal(int)  # so many rows are chosen together
    asked = Signal(object)  # Command
    sort_asked = Signal(object)  # SortBy, by a click on a head

    def __init__(self, fetch: Rows) -> None:
        super().__init__()
        self.setAccessibleName("Worklist")
        self.list = WorkModel(fetch, self)
        self.hidden: tuple[str, ...] = ()
        self.setModel(self.list)
        self.setItemDelegate(_CellDelegate(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setSectionsClickable(True)
        head.setHighlightSections(False)
        head.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.sectionClicked.connect(self._on_head)
        self.doubleClicked.connect(lambda _index: self.asked.emit(Command.WORK_OPEN))
        self.take_look()

    @property
    def at(self) -> int:
        """The current row, from 0; -1 for none."""
        return self.currentIndex().row()

    @property
    def current(self) -> Shown | None:
        """The current row."""
        return self.list.shown(self.at)

    @property
    def selected(self) -> list[int]:
        """The numbers of the encounters chosen together, in order; the current one when only that."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()} | {self.at})
        return [self.list.numbers[at] for at in rows if 0 <= at < len(self.list.numbers)]

    def show_list(self, numbers: list[int], today: dt.date, number: int = 0) -> None:
        """Show another list, at the row of an encounter's number where it is still there."""
        at = max(0, self.at)
        self.list.show(numbers, today)
        if number:
            at = numbers.index(number) if number in numbers else at
        if numbers:
            self.choose(min(at, len(numbers) - 1))
        self.chosen.emit()

    def choose(self, at: int) -> None:
        """Make a row current and bring it into sight."""
        self.setCurrentIndex(self.list.index(at, 0))

    def step(self, by: int) -> None:
        """Move the current row; it stays at the ends."""
        if self.list.numbers:
            self.choose(min(len(self.list.numbers) - 1, max(0, self.at + by)))

    def show_sort(self, sort: SortBy, *, descending: bool) -> None:
        """Mark the head of the column that orders the list."""
        self.list.show_sort(sort, descending=descending)

    def hide_columns(self, names: Sequence[str]) -> None:
        """Hide these columns, and those that the window has no room for."""
        self.hidden = tuple(names)
        self._share_out()

    def take_look(self) -> None:
        """Measure again."""
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(look().px(ROW))
        self.verticalHeader().setDefaultSectionSize(look().px(ROW))
        self.horizontalHeader().setFixedHeight(look().px(26))
        self.horizontalHeader().setMinimumSectionSize(look().px(16))
        self._share_out()

    def _share_out(self) -> None:
        """Give each column its width; those without one share what is left."""
        wide = self.window().width() / look().scale
        room, sharing = self.viewport().width(), []
        for at, column in enumerate(COLUMNS):
            shown = column.name not in self.hidden and wide >= column.least
            self.setColumnHidden(at, not shown)
            if shown and column.width:
                self.setColumnWidth(at, look().px(column.width))
                room -= look().px(column.width)
            elif shown:
                sharing.append(at)
        for at in sharing:
            self.setColumnWidth(at, max(look().px(LEAST_NAME), room // len(sharing)))

    def _on_head(self, section: int) -> None:
        sort = COLUMNS[section].sort
        if sort is not None:
            self.sort_asked.emit(sort)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        self.chosen.emit()

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.viewport().update()
        self.several.emit(len(self.selectionModel().selectedRows()))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid() and self.list.numbers:
            self.choose(0)
        super().focusInEvent(event)
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = command_for(Place.WORKLIST, event)
        if is_enter(event):
            self.asked.emit(Command.WORK_OPEN)
        elif command is not None and command not in MOVES:
            self.asked.emit(command)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and is_move(event, several=False):
            last = len(self.list.numbers) - 1
            self.step(-last if event.key() == Qt.Key.Key_Home else last)
        elif is_move(event, several=True):
            super().keyPressEvent(event)
        else:
            event.ignore()


class _CellDelegate(QStyledItemDelegate):
    def __init__(self, table: WorkTable) -> None:
        super().__init__(table)
        self._table = table

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        shown = self._table.list.shown(index.row())
        if shown is None:
            return
        rect: QRect = QRect(option.rect)
        painter.save()
        self._ground(painter, rect, index)
        painter.setClipRect(rect)
        paint_cell(painter, rect, COLUMNS[index.column()], shown)
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """The band of the current row, piece by piece; a hairline below the others."""
        if index.row() != self._table.at:
            if self._table.selectionModel().isSelected(index):
                painter.fillRect(rect, look().colour("place" if self._table.hasFocus() else "rest"))
            painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), look().colour("line"))
            return
        focused = self._table.hasFocus() or bool(self._table.property("driven"))
        painter.fillRect(rect, look().colour("place" if focused else "rest"))
        head = self._table.horizontalHeader()
        first = head.visualIndex(index.column()) == 0
        if first:
            bar = QRect(rect.left(), rect.top(), look().px(3), rect.height())
            painter.fillRect(bar, look().colour("accent" if focused else "edge"))
        if focused:
            painter.setPen(QPen(look().colour("accent"), 1))
            painter.drawLine(rect.topLeft(), rect.topRight())
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
            if self._last(index):
                painter.drawLine(rect.topRight(), rect.bottomRight())

    def _last(self, index: Index) -> bool:
        after = range(index.column() + 1, len(COLUMNS))
        return all(self._table.isColumnHidden(at) for at in after)
