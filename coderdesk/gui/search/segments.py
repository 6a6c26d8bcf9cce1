"""Which books a search looks in, and whether headers are shown."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coderdesk.domain.code import System
from coderdesk.gui.actions import Command
from coderdesk.gui.parts import KeyButton

CHOICES: tuple[tuple[str, Command, tuple[System, ...]], ...] = (
    ("All", Command.BOOKS_ALL, ()),
    ("CM", Command.BOOKS_CM, (System.ICD10CM,)),
    ("PCS", Command.BOOKS_PCS, (System.ICD10PCS,)),
    ("HCPCS", Command.BOOKS_HCPCS, (System.HCPCS, System.CPT)),
)


class BookSegments(QWidget):
    """One choice of a few books, and the billable-only switch."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.systems: tuple[System, ...] = ()
        self.billable_only = False
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._buttons: list[KeyButton] = []
        for number, (text, command, _systems) in enumerate(CHOICES):
            button = KeyButton(text, command, "segment")
            button.setCheckable(True)
            button.setChecked(number == 0)
            button.clicked.connect(lambda _on, at=number: self.choose(at))
            layout.addWidget(button)
            self._buttons.append(button)

    def choose(self, number: int) -> None:
        """Look in one of the choices."""
        self.systems = CHOICES[number][2]
        for at, button in enumerate(self._buttons):
            button.setChecked(at == number)
        self.changed.emit()

    def toggle_billable(self) -> None:
        """Show headers, or leave them out."""
        self.billable_only = not self.billable_only
        self.changed.emit()
