"""Finding words in the whole chart: the field, and the list of what was found."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from coderdesk.domain.work import Found
from coderdesk.gui.actions import Command
from coderdesk.gui.chart.entries import FoundEntry, found_height, paint_found
from coderdesk.gui.parts import Keys, Rows, row, words
from coderdesk.gui.theme import dress, look

PAUSE = 120  # ms without a key before the chart is searched
FIELD = 26


class FindField(QLineEdit):
    """One line of words; Enter and the arrows walk through what was found."""

    asked = Signal(str)
    stepped = Signal(int)
    left = Signal()
    entered_list = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Find in chart")
        self.setPlaceholderText("Find in chart")
        self.setClearButtonEnabled(True)
        self.setMaxLength(200)
        dress(self, voice="body", tall=FIELD)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(lambda: self.asked.emit(self.text()))
        self.textEdited.connect(lambda _text: self._pause.start())
        self.textChanged.connect(self._on_changed)

    def _on_changed(self, text: str) -> None:
        if not text:
            self._pause.stop()
            self.asked.emit("")

    def ask_now(self) -> bool:
        """Search without waiting, if a search is due; whether it was."""
        due = self._pause.isActive()
        if due:
            self._pause.stop()
            self.asked.emit(self.text())
        return due

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not self.ask_now():
                back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                self.stepped.emit(-1 if back else 1)
        elif key == Qt.Key.Key_Down:
            self.entered_list.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class FoundList(QWidget):
    """What was found, document by document."""

    chosen = Signal(object)  # Found

    def __init__(self) -> None:
        super().__init__()
        dress(self, ground="surface")
        self.count = words("", "micro", "ink3")
        self.rows: Rows[FoundEntry] = Rows("Found in the chart", paint_found, found_height)
        head = row(
            self.count,
            None,
            Keys(Command.PREVIOUS_FIND),
            Keys(Command.NEXT_FIND),
            gap=3,
            margins=(12, 8, 8, 4),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(self.rows, 1)
        self.rows.clicked.connect(self._on_chosen)
        self.rows.activated.connect(self._on_chosen)
        self.rows.chosen.connect(self._on_moved)

    @property
    def found(self) -> tuple[Found, ...]:
        """What is listed."""
        return tuple(entry.found for entry in self.rows.rows)

    @property
    def current(self) -> Found | None:
        """What is gone to."""
        entry = self.rows.current
        return entry.found if entry is not None else None

    def show_found(self, found: Sequence[Found]) -> None:
        """List what was found, none of it gone to yet."""
        entries = [
            FoundEntry(each, first=not number or found[number - 1].document_id != each.document_id)
            for number, each in enumerate(found)
        ]
        self.rows.show_rows(tuple(entries))
        documents = len({each.document_id for each in found})
        where = "1 document" if documents == 1 else f"{documents} documents"
        self.count.setText(f"{len(found)} in {where}" if found else "Nothing found")

    def take_focus(self) -> None:
        """Put the keyboard into the list."""
        self.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def go(self, at: int) -> None:
        """Go to one of them, round and round."""
        if self.rows.rows:
            self.rows.choose(at % len(self.rows.rows))
            self._tell()

    def step(self, by: int) -> None:
        """Go to the next or the one before."""
        self.go(self.rows.at + by if self.rows.at >= 0 else 0)

    def wanted_height(self) -> int:
        """The height that shows all of it, in pixels."""
        return self.rows.full_height() + look().px(32)

    @Slot(QModelIndex)
    def _on_chosen(self, _index: QModelIndex) -> None:
        self._tell()

    @Slot()
    def _on_moved(self) -> None:
        if self.rows.hasFocus():
            self._tell()

    def _tell(self) -> None:
        if self.current is not None:
            self.chosen.emit(self.current)
