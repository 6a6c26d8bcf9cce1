"""Which columns a list shows."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from coderdesk.gui.parts import Prose, Toggle, column
from coderdesk.gui.sheets.sheet import Sheet


class ColumnsSheet(Sheet):
    """A tick for each column; `changed` carries the names of those hidden, at once."""

    changed = Signal(object)  # tuple[str, ...]

    def __init__(self, columns: Sequence[tuple[str, str]], hidden: Sequence[str]) -> None:
        super().__init__("Columns", "worklist", "each choice counts at once", size=(420, 420))
        self._toggles: list[tuple[str, Toggle]] = []
        for name, head in columns:
            toggle = Toggle(head)
            toggle.setChecked(name not in hidden)
            toggle.toggled.connect(self._tell)
            self._toggles.append((name, toggle))
        note = "Weight, what it waits for and whose it is need a wide window."
        self.put(
            column(
                *(toggle for _name, toggle in self._toggles),
                Prose(note, "small", "ink3"),
                gap=2,
                margins=(18, 12, 18, 14),
            )
        )
        self.first = self._toggles[0][1]
        self.fit_height()

    def _tell(self) -> None:
        self.changed.emit(tuple(name for name, toggle in self._toggles if not toggle.isChecked()))
