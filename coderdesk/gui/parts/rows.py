"""A list of values, each painted as a whole row by a function; heights follow width and current row."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeAlias, TypeVar

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from coderdesk.gui.parts.band import band
from coderdesk.gui.parts.listening import is_enter, is_move

T = TypeVar("T")
Index: TypeAlias = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
VALUE = Qt.ItemDataRole.UserRole
_SPOKEN = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}

Paint: TypeAlias = Callable[[QPainter, QRect, T, bool], None]
"""Paints a value into a rectangle; the last tells whether it is the current row."""
Height: TypeAlias = Callable[[T, int, bool], int]
"""How high a value is at a width in pixels, and when it is the current row."""


@dataclass(frozen=True, slots=True)
class GroupName:
    """The name of a group of rows; the keyboard does not stop on it."""

    text: str
    inert: bool = True

    @property
    def spoken(self) -> str:
        """The name as a screen reader says it."""
        return self.text


def spoken_of(value: object) -> str:
    """A value as a screen reader says it: its ``spoken``, else its text."""
    said = getattr(value, "spoken", None)
    return said if isinstance(said, str) else str(value)


def is_inert(value: object) -> bool:
    """Whether a value is a head among the rows, which the keyboard passes over."""
    return getattr(value, "inert", False) is True


class RowsModel(QAbstractListModel, Generic[T]):
    """Frozen values, one a row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[T, ...] = ()

    def show(self, rows: Sequence[T]) -> None:
        """Hold other values."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        value = self.rows[index.row()]
        if role == VALUE:
            return value
        return spoken_of(value) if role in _SPOKEN else None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or is_inert(self.rows[index.row()]):
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        )


class Rows(QListView, Generic[T]):
    """A list whose rows are painted whole.

    A value may have ``spoken`` (what a screen reader says) and ``inert`` (the keyboard passes over it).
    While another widget drives the list (the search box its hits), `drive` keeps the band in colour.
    """

    chosen = Signal()  # another row is current; see `current`

    def __init__(self, name: str, paint: Paint[T], height: Height[T]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(False)
        self.columns = 1
        self._rows: RowsModel[T] = RowsModel(self)
        self._delegate: _RowDelegate[T] = _RowDelegate(self, paint, height)
        self.setItemDelegate(self._delegate)
        self.setModel(self._rows)

    @property
    def rows(self) -> tuple[T, ...]:
        """The values shown."""
        return self._rows.rows

    @property
    def current(self) -> T | None:
        """The value of the current row."""
        return self.value(self.currentIndex())

    @property
    def at(self) -> int:
        """The current row, from 0; -1 for none."""
        return self.currentIndex().row()

    @property
    def driven(self) -> bool:
        """Whether the band shows the keyboard: it is here, or drives from elsewhere."""
        return self.hasFocus() or bool(self.property("driven"))

    def drive(self, *, on: bool) -> None:
        """Show the band in colour although another widget has the keyboard."""
        self.setProperty("driven", on)
        self.viewport().update()

    def value(self, index: Index) -> T | None:
        """The value of a row."""
        return self._rows.rows[index.row()] if index.isValid() else None

    def show_rows(self, rows: Sequence[T], at: int = -1) -> None:
        """Show other values; ``at`` is the row to make current, -1 for none."""
        self._rows.show(rows)
        if at >= 0:
            self.choose(at)

    def choose(self, row: int) -> None:
        """Make a row current; from a head, the next that is not one."""
        for at in range(max(0, row), len(self.rows)):
            if not is_inert(self.rows[at]):
                self.setCurrentIndex(self._rows.index(at, 0))
                return

    def step(self, by: int) -> None:
        """Move the current row down, or up, passing over heads; it stays at the ends."""
        at, left, last = self.at, abs(by), self.at
        while left and 0 <= at + (1 if by > 0 else -1) < len(self.rows):
            at += 1 if by > 0 else -1
            if not is_inert(self.rows[at]):
                left, last = left - 1, at
        if last >= 0:
            self.setCurrentIndex(self._rows.index(last, 0))
            if last and all(is_inert(value) for value in self.rows[:last]):
                self.scrollToTop()

    def flow_in(self, columns: int) -> None:
        """Let the rows run on in columns, as in a newspaper; more columns than fit scroll sideways.

        No scroll bar is shown: it would come and go with the rows, and break the columns anew.
        """
        self.columns = columns
        self.setWrapping(columns > 1)
        self.scheduleDelayedItemsLayout()

    @property
    def row_width(self) -> int:
        """How wide a row is, in pixels."""
        return self.viewport().width() // self.columns

    def repaint_with(self, paint: Paint[T], height: Height[T]) -> None:
        """Paint and measure the rows in another way."""
        self._delegate.paint_row, self._delegate.row_height = paint, height
        self.take_look()

    def take_look(self) -> None:
        """Measure again."""
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def full_height(self) -> int:
        """The height that shows every row, in pixels."""
        width, at = self.row_width, self.at
        rows = enumerate(self.rows)
        return sum(self._delegate.row_height(value, width, n == at) for n, value in rows)

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.scheduleDelayedItemsLayout()
        if current.isValid() and self.isVisible():
            self.executeDelayedItemsLayout()  # the opened row is higher than what was scrolled to
            self.scrollTo(current)
        self.chosen.emit()

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
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if is_enter(event):
            if self.currentIndex().isValid():
                self.activated.emit(self.currentIndex())
        elif not is_move(event, several=False):
            event.ignore()
        elif by:
            self.step(by)
        else:
            super().keyPressEvent(event)


class _RowDelegate(QStyledItemDelegate, Generic[T]):
    def __init__(self, view: Rows[T], paint: Paint[T], height: Height[T]) -> None:
        super().__init__(view)
        self._view = view
        self.paint_row, self.row_height = paint, height

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        value = self._view.value(index)
        if value is None:
            return
        rect: QRect = option.rect
        current = index.row() == self._view.at
        painter.save()
        if not is_inert(value):
            band(painter, rect, current=current, focused=self._view.driven)
        self.paint_row(painter, rect, value, current)
        painter.restore()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        value = self._view.value(index)
        width = self._view.row_width
        if value is None:
            return QSize(width, 0)
        return QSize(width, self.row_height(value, width, index.row() == self._view.at))
