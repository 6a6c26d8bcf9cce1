"""The search box: it keeps the keyboard while the hits and the code are driven from it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from coderdesk.gui.parts import look

MOVES = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -8,
    Qt.Key.Key_PageDown: 8,
}


class SearchBox(QLineEdit):
    """One line of words; arrows move in the hits, Enter takes one."""

    moved = Signal(int)  # rows in the hits
    taken = Signal(object)  # Qt.KeyboardModifier of the Enter

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Search the codebook")
        self.setPlaceholderText("Words, an abbreviation, or a code")
        self.setMaxLength(10_000)
        self.dress()

    def dress(self) -> None:
        """Take up the look."""
        self.setFixedHeight(look().px(look().s.search))
        font = look().font("title")
        font.setWeight(font.Weight.Normal)
        self.setFont(font)
        for action in self.actions():
            self.removeAction(action)
        self.addAction(look().icon("search", "ink3"), QLineEdit.ActionPosition.LeadingPosition)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in MOVES and held == Qt.KeyboardModifier.NoModifier:
            self.moved.emit(MOVES[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit(held)
        else:
            super().keyPressEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        # Undo belongs to the encounter: a search of a few words is retyped, a code is not.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if control and event.key() in (Qt.Key.Key_Z, Qt.Key.Key_Y):
                event.ignore()
                return False
        return super().event(event)

