"""What lists and tables leave to their pane: a bare letter is a command there, never a search."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_MOVES = {
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
}
_NO_MATTER = Qt.KeyboardModifier.KeypadModifier


def is_move(event: QKeyEvent, *, several: bool) -> bool:
    """Whether a key moves the current row; with Shift too where several rows can be chosen."""
    held = event.modifiers() & ~_NO_MATTER
    allowed = [Qt.KeyboardModifier.NoModifier]
    if several:
        allowed.append(Qt.KeyboardModifier.ShiftModifier)
    return Qt.Key(event.key()) in _MOVES and held in allowed


def is_enter(event: QKeyEvent) -> bool:
    """Whether a key is Enter alone."""
    held = event.modifiers() & ~_NO_MATTER
    enter = Qt.Key(event.key()) in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return enter and held == Qt.KeyboardModifier.NoModifier
