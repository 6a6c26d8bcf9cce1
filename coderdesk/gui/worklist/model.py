"""The worklist as Qt's views read it: numbers for all rows, and only the rows in sight as values."""

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel, QObject, Qt
from typing_extensions import override

from coderdesk.domain.worklist import SortBy, WorkRow
from coderdesk.gui.parts import Index, look
from coderdesk.gui.parts.rows import NOWHERE, VALUE
from coderdesk.gui.worklist.columns import COLUMNS, Shown

BLOCK = 128  # rows read at once
MOST_KEPT = 4096
_SPOKEN = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
Rows = Callable[[Sequence[int]], tuple[WorkRow, ...]]


class WorkModel(QAbstractTableModel):
    """A list of any length; a row is fetched with its neighbours when it is first asked for."""

    def __init__(self, fetch: Rows, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._kept: dict[int, WorkRow] = {}
        self.numbers: list[int] = []
        self.today = dt.date.min
        self._sort, self._arrow = SortBy.PRIORITY, ""

    def show(self, numbers: list[int], today: dt.date) -> None:
        """Hold another list."""
        self.beginResetModel()
        self.numbers, self.today = numbers, today
        self._kept.clear()
        self.endResetModel()

    def show_sort(self, sort: SortBy, *, descending: bool) -> None:
        """Mark the head of the column that orders the list; points count down by themselves."""
        down = descending is not (sort is SortBy.PRIORITY)
        self._sort, self._arrow = sort, " ↓" if down else " ↑"
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

    def shown(self, at: int) -> Shown | None:
        """A row of the list; None outside of it, or when it is gone."""
        if not 0 <= at < len(self.numbers):
            return None
        number = self.numbers[at]
        if number not in self._kept:
            if len(self._kept) > MOST_KEPT:
                self._kept.clear()
            begin = at - at % BLOCK
            for row in self._fetch(self.numbers[begin : begin + BLOCK]):
                self._kept[row.number] = row
        found = self._kept.get(number)
        return Shown(found, at + 1, self.today) if found is not None else None

    @override
    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.numbers)

    @override
    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or (role != VALUE and role not in _SPOKEN):
            return None
        shown = self.shown(index.row())
        if shown is None or role == VALUE:
            return shown
        return COLUMNS[index.column()].words(shown)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        column = COLUMNS[section]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return column.head or column.name
        if role == Qt.ItemDataRole.FontRole:
            return look().font("small")
        if role == Qt.ItemDataRole.TextAlignmentRole and column.right:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return column.head + (self._arrow if column.sort is self._sort else "")
