"""The field that opens under a line or an edit: Enter keeps, Esc drops, Tab goes on."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from coderdesk.gui.coding.asks import Ask, Asked, hint
from coderdesk.gui.coding.columns import LEFT
from coderdesk.gui.parts import Keys, Prose, column, dress, literal, row, words

_OWN = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _OneLine(QLineEdit):
    """A line of typing that keeps Enter, Esc and Tab for itself."""

    kept = Signal()
    dropped = Signal()
    went_on = Signal(int)

    @override
    def event(self, arg__1: QEvent) -> bool:
        if isinstance(arg__1, QKeyEvent):
            if arg__1.type() == QEvent.Type.ShortcutOverride and arg__1.key() in _OWN:
                arg__1.accept()
                return True
            if arg__1.type() == QEvent.Type.KeyPress and self._answered(arg__1):
                return True
        return super().event(arg__1)

    def _answered(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.dropped.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.kept.emit()
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            back = key == Qt.Key.Key_Backtab or event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.went_on.emit(-1 if back else 1)
        else:
            return False
        return True


class AskEditor(QWidget):
    """A label, one line, what keeps and drops it, and the sentence for what cannot be."""

    kept = Signal()
    dropped = Signal()
    went_on = Signal(int)
    typed = Signal(str)
    grown = Signal()  # its height changed

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._label = words("", "micro", "ink3")
        self.edit = _OneLine()
        self._sentence = Prose("", "small", "error")
        self._sentence.hide()
        keep, drop = words("keep", "micro", "ink3"), words("drop", "micro", "ink3")
        keys = row(keep, Keys("Enter"), 4, drop, Keys("Esc"), gap=4)
        dress(self.edit, voice="body", tall=28)
        dress(self, ground="surface")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        pieces = (row(self._label, None, keys), self.edit, self._sentence)
        layout.addWidget(column(*pieces, gap=2, margins=(LEFT, 4, 12, 8)))
        self.edit.kept.connect(self.kept)
        self.edit.dropped.connect(self.dropped)
        self.edit.went_on.connect(self.went_on)
        self.edit.textEdited.connect(self._on_typed)
        self.hide()

    def open(self, ask: Ask) -> None:
        """Ask for something; what was typed so far stands in the field."""
        self._label.setText(ask.kind.value)
        self.edit.setAccessibleName(ask.kind.value)
        self.edit.setPlaceholderText(hint(ask.kind))
        if self.edit.text() != ask.text:
            self.edit.setText(ask.text)
        if ask.kind is not Asked.NOTE:
            self.edit.selectAll()
        self.say("")
        self.show()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, sentence: str) -> None:
        """Say why the text cannot be taken; empty takes the sentence away."""
        self._sentence.show_text(literal(sentence))
        self._sentence.setVisible(bool(sentence))
        dress(self.edit, bad=bool(sentence))
        self.edit.setAccessibleDescription(sentence)
        self.grown.emit()

    def _on_typed(self, text: str) -> None:
        if self._sentence.isVisibleTo(self):
            self.say("")
        self.typed.emit(text)
