"""A box for words above a list: the keyboard stays in it, and the arrows move in the list."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from coderdesk.gui.theme import dress, look

PAGE = 8
MOVES = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -PAGE,
    Qt.Key.Key_PageDown: PAGE,
}


class FilterBox(QLineEdit):
    """One line of words; connect ``moved`` to the `step` of the list it stands above."""

    moved = Signal(int)

    def __init__(self, name: str, hint: str, icon: str = "", *, large: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setMaxLength(200)
        dress(self, voice="title-plain" if large else "body", tall=38 if large else look().s.control)
        self._icon = icon
        if icon:
            self.addAction(look().icon(icon, "ink3"), self.ActionPosition.LeadingPosition)

    def take_look(self) -> None:
        """Tint again."""
        for sign in self.actions():
            sign.setIcon(look().icon(self._icon, "ink3"))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = MOVES.get(Qt.Key(event.key()), 0)
        if by and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.moved.emit(by)
        else:
            super().keyPressEvent(event)
