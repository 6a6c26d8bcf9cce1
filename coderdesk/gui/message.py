"""The message bar: what is wrong with the world, in one sentence, and what to do about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from coderdesk.errors import CoderDeskError
from coderdesk.gui.actions import Command
from coderdesk.gui.parts import Glyph, KeyButton, Prose, dress, literal, look


class MessageBar(QWidget):
    """Shows the latest trouble until it is read; it never takes the keyboard."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        dress(self, ground="raised")
        self.setAccessibleName("Message")
        self._text = Prose("", "body", "ink")
        close = KeyButton("Close", Command.BACK_OUT, "quiet")
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        close.clicked.connect(self.put_away)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(look().px(14), look().px(6), look().px(8), look().px(6))
        layout.setSpacing(look().px(10))
        layout.addWidget(Glyph("mark-warning", "warning", 16))
        layout.addWidget(self._text, 1)
        layout.addWidget(close)
        self.hide()

    def show_trouble(self, error: CoderDeskError) -> None:
        """Show what is wrong."""
        self._text.show_text(f"**{literal(error.message)}**  {literal(error.hint)}")
        self.setAccessibleDescription(error.line)
        self.show()

    def put_away(self) -> None:
        """Take the message off the desk."""
        self.hide()
        self.closed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)
