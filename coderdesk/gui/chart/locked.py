"""Asking for the password of a protected file, in the pane itself."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from coderdesk.gui.actions import Command
from coderdesk.gui.parts import Glyph, KeyButton, Prose, column, literal, row, words
from coderdesk.gui.theme import dress, look

TOP = 150
WIDE = 340
WHY = (
    "It is asked for once: the document is then kept in the encrypted work file. "
    "The password itself is not kept."
)


class LockedFile(QWidget):
    """Names the file and takes its password; Esc leaves it closed."""

    given = Signal(str)
    refused = Signal()

    def __init__(self) -> None:
        super().__init__()
        dress(self, ground="surface")
        self._name = Prose("", "body", "ink2", lines=2)
        self._wrong = words("", "small", "error")
        self.field = QLineEdit()
        self.field.setAccessibleName("Password of the file")
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setPlaceholderText("Password")
        dress(self.field, voice="body", tall=look().s.control)
        open_it = KeyButton("Open", Command.SHEET_DO, "primary")
        leave = KeyButton("Leave it closed", Command.SHEET_CLOSE, "quiet")
        note = Prose(WHY, "small", "ink3", width=WIDE)
        card = column(
            row(Glyph("lock", "ink3", 28), None),
            words("This file is protected", "title"),
            self._name,
            4,
            self.field,
            self._wrong,
            row(leave, None, open_it, gap=6),
            6,
            note,
            gap=8,
        )
        dress(card, wide=WIDE)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, look().px(TOP), 0, 0)
        layout.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        open_it.clicked.connect(self._on_given)
        leave.clicked.connect(self._on_refused)

    def ask(self, name: str, *, wrong: bool) -> None:
        """Ask for the password of a file; ``wrong``: the one given did not open it."""
        self._name.show_text(literal(name))
        self._wrong.setText("That password does not open it." if wrong else "")
        self._wrong.setVisible(wrong)
        self.field.clear()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Ask for nothing any more: the name of a file may say whose it is."""
        self._name.show_text("")
        self.field.clear()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_given()
        elif event.key() == Qt.Key.Key_Escape:
            self._on_refused()
        else:
            super().keyPressEvent(event)

    def _on_given(self) -> None:
        password = self.field.text()
        self.field.clear()
        if password:
            self.given.emit(password)

    def _on_refused(self) -> None:
        self.field.clear()
        self.refused.emit()
