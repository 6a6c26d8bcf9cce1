"""One line that asks why, in the place where the question came up."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QCompleter, QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from coderdesk.gui.actions import Command, Place, chord_of, command_for, keys_of
from coderdesk.gui.parts import Glyph, KeyButton, Prose, row
from coderdesk.gui.theme import dress


class ReasonPrompt(QWidget):
    """Lies hidden in a pane until `ask`; Enter gives the reason, Esc drops the question."""

    given = Signal(str)
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        dress(self, ground="sunken", tall=40)
        self._back: QWidget | None = None
        self.icon = Glyph("note", "ink2", 16)
        self.question = Prose("", "small", "ink2", lines=1)
        self.edit = QLineEdit()
        self.edit.setAccessibleName("Reason")
        self.edit.setMaxLength(500)
        dress(self.edit, tall=28)
        keep = KeyButton("Keep", Command.SHEET_DO, "primary")
        drop = KeyButton("", Command.SHEET_CLOSE, "quiet")
        drop.setAccessibleName("Drop the question")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        line = row(
            self.icon, (self.question, 1), (self.edit, 2), keep, drop, gap=8, margins=(12, 0, 8, 0)
        )
        layout.addWidget(line)
        keep.clicked.connect(self._give)
        self.edit.returnPressed.connect(self._give)  # Enter that completes a word gives it too
        drop.clicked.connect(self.drop)
        self.hide()

    def ask(self, question: str, hint: str = "In a few words", past: Sequence[str] = ()) -> None:
        """Ask; reasons given before are completed while typing."""
        self._back = QApplication.focusWidget()
        self.question.show_text(question)
        self.edit.setAccessibleName(self.question.plain)
        self.edit.setPlaceholderText(hint)
        self.edit.clear()
        completer = QCompleter(list(past), self.edit)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.edit.setCompleter(completer)
        self.show()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give(self) -> None:
        reason = self.edit.text().strip()
        if not reason:
            dress(self.edit, bad=True)
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._end()
        self.given.emit(reason)

    def drop(self) -> None:
        """Drop the question; whatever was typed is gone."""
        self._end()
        self.dropped.emit()

    def _end(self) -> None:
        dress(self.edit, bad=False)
        self.edit.clear()
        self.hide()
        if self._back is not None:
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)
        self._back = None

    @override
    def event(self, event: QEvent) -> bool:
        over = event.type() == QEvent.Type.ShortcutOverride
        if over and isinstance(event, QKeyEvent) and chord_of(event) in keys_of(Command.SHEET_CLOSE):
            event.accept()  # Esc drops the question, and goes nowhere else
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if command_for(Place.SHEETS, event) is Command.SHEET_CLOSE:
            self.drop()
        event.accept()
