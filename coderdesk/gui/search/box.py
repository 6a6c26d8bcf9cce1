"""The search box: it keeps the keyboard while the hits and the code are driven from it."""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from coderdesk.gui.actions import Command
from coderdesk.gui.parts import Keys, look

MOVES = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -8,
    Qt.Key.Key_PageDown: 8,
}
LONGEST = 10_000


class SearchBox(QLineEdit):
    """One line of words; arrows move in the hits below.

    While a pick waits for its answer the box holds back what is typed, so that no letter is lost and
    none gets into the words that the pick is for.
    """

    keyboard_here = Signal(bool)
    moved = Signal(int)  # rows in the hits

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Search the codebook")
        self.setPlaceholderText("Words, an abbreviation, or a code")
        self.setMaxLength(LONGEST)
        self._held: list[QKeyEvent] | None = None
        self._way_here = Keys(Command.SEARCH_BOX)
        self._way_here.setParent(self)
        self.take_look()

    def take_look(self) -> None:
        """Take up the look."""
        self.setFixedHeight(look().px(look().s.search))
        self.setFont(look().font("title-plain"))
        for action in self.actions():
            if not action.text():
                self.removeAction(action)
        self.addAction(look().icon("search", "ink3"), QLineEdit.ActionPosition.LeadingPosition)
        self._place()

    def hold(self) -> None:
        """Hold back what is typed from now on."""
        self._held = [] if self._held is None else self._held

    def release(self) -> None:
        """Type what was held back."""
        held, self._held = self._held or [], None
        for event in held:
            self.keyPressEvent(event)

    def go_on(self, event: QKeyEvent) -> None:
        """Go on typing with a key that was pressed elsewhere."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.deselect()
        self.keyPressEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        rows = MOVES.get(Qt.Key(event.key()), 0)
        if self._held is not None and event.key() != Qt.Key.Key_Escape:
            self._held.append(event.clone())
        elif rows and held == Qt.KeyboardModifier.NoModifier:
            self.moved.emit(rows)
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

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.keyboard_here.emit(True)  # noqa: FBT003 - the signal's own
        self._way_here.hide()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.keyboard_here.emit(False)  # noqa: FBT003 - the signal's own
        self._way_here.show()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        size = self._way_here.sizeHint()
        self._way_here.move(
            QPoint(self.width() - size.width() - look().px(10), (self.height() - size.height()) // 2)
        )
