"""The lines of a table as Qt's views read them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias, runtime_checkable

from PySide6.QtCore import QAbstractTableModel, QObject, Qt
from typing_extensions import override

from coderdesk.gui.parts.cells import Cell
from coderdesk.gui.parts.rows import NOWHERE, VALUE, Index, is_inert
from coderdesk.gui.theme import look

_SPOKEN = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}


@runtime_checkable
class Spanning(Cell, Protocol):
    """A row as wide as the table; ``under`` belongs to the line above, ``inert`` is passed over."""

    @property
    def under(self) -> bool:
        """Whether it opens and closes with the line above."""

    @property
    def inert(self) -> bool:
        """Whether the keyboard passes over it."""


TableLine: TypeAlias = tuple[Cell, ...] | Spanning


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column; a ``width`` of 0 takes what is left, else pixels at 100 %."""

    text: str
    width: int = 0
    name: str = ""  # what is said when there is no text


class TableModel(QAbstractTableModel):
    """Lines of frozen cells."""

    def __init__(self, heads: Sequence[Head], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.heads = tuple(heads)
        self.lines: tuple[TableLine, ...] = ()

    def show(self, lines: Sequence[TableLine]) -> None:
        """Hold other lines."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def cell(self, index: Index) -> Cell | None:
        """The cell of an index; a spanning row is the cell of its first column."""
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line = self.lines[index.row()]
        if isinstance(line, tuple):
            return line[index.column()] if index.column() < len(line) else None
        return line if index.column() == 0 else None

    @override
    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    @override
    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.heads)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        cell = self.cell(index)
        if cell is None:
            return None
        if role == VALUE:
            return cell
        return cell.spoken if role in _SPOKEN else None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.heads):
            return None
        head = self.heads[section]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return head.name or head.text
        if role == Qt.ItemDataRole.FontRole:
            return look().font("micro")
        return head.text if role == Qt.ItemDataRole.DisplayRole else None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or is_inert(self.lines[index.row()]):
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        )

    def owner(self, row: int) -> int:
        """The line that a row belongs to: itself, or the line above the edits."""
        while row > 0 and not isinstance(line := self.lines[row], tuple) and line.under:
            row -= 1
        return row
