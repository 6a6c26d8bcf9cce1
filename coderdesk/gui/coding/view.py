"""The one list that holds all parts of the form; it paints, scrolls and says what was touched."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView
from typing_extensions import override

from coderdesk.domain.edit import Part
from coderdesk.gui.actions import chord_of, command_for
from coderdesk.gui.coding.acts import PLACES
from coderdesk.gui.coding.ask_editor import AskEditor
from coderdesk.gui.coding.paint import Painter, Touched, under_pointer
from coderdesk.gui.coding.rows import AskRow, Row, Spot
from coderdesk.gui.parts import Index, Rows

_ENDS = {Qt.Key.Key_Home: "first", Qt.Key.Key_End: "last"}
_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class FormView(Rows[Row]):
    """Heads, lines, edits and open points in one scroll area."""

    asked = Signal(object, str)  # Command, chord
    entered = Signal()
    touched = Signal(object, object)  # Touched, where on the screen
    twice = Signal(object)  # Spot
    jumped = Signal(int)  # to the first (-2) or last (2) row, or a page up (-1) or down (1)
    strayed = Signal(object)  # Spot: something other than this pane made another row current

    def __init__(self) -> None:
        self.drawn = Painter()
        self._settling = False
        super().__init__("Lines of the encounter", self.drawn.paint, self.drawn.height)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.editor = AskEditor(self.viewport())
        self.editor.grown.connect(self._measure_editor)
        self.verticalScrollBar().valueChanged.connect(self._place_editor)
        self.verticalScrollBar().rangeChanged.connect(self._place_editor)
        self.chosen.connect(self._on_chosen)

    # --- showing --------------------------------------------------------------------------------------
    def show_form(self, rows: Sequence[Row], spot: Spot | None) -> None:
        """Show other rows with the keyboard at a spot; what was in sight stays in sight."""
        self._settling = True
        was = self.verticalScrollBar().value()
        at = next((n for n, row in enumerate(rows) if _stands(row) and row.spot == spot), -1)
        self.show_rows(rows, at)
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(was)
        self._settling = False
        self._reveal()
        self._place_editor()

    def _reveal(self) -> None:
        """Bring the current row into sight, with all that is open under its line if it fits."""
        current = self.current
        if current is None or current.spot is None:
            return
        head = current.spot.head
        family = [n for n, row in enumerate(self.rows) if row.spot and row.spot.head == head]
        if head.part is not Part.VISIT:
            for at in (family[-1], family[0]):
                self.scrollTo(self.model().index(at, 0))
        self.scrollTo(self.currentIndex())
        if not any(_stands(row) for row in self.rows[: self.at]):
            self.scrollToTop()

    def spots(self) -> list[Spot]:
        """Where the keyboard can stand, from top to bottom."""
        return [row.spot for row in self.rows if _stands(row) and row.spot is not None]

    def stops(self, here: Spot | None) -> list[Spot]:
        """Where the arrow keys stop: everywhere but on guests, except the one they leave from."""
        return [
            row.spot
            for row in self.rows
            if _stands(row) and row.spot and (row.spot == here or not getattr(row, "guest", False))
        ]

    # --- the field to type in -------------------------------------------------------------------------
    def _measure_editor(self) -> None:
        width = self.viewport().width()
        self.editor.setFixedWidth(width)
        layout = self.editor.layout()
        tall = layout.heightForWidth(width) if layout and layout.hasHeightForWidth() else -1
        tall = tall if tall > 0 else self.editor.sizeHint().height()
        self.editor.setFixedHeight(tall)
        if tall != self.drawn.ask:
            self.drawn.ask = tall
            self.scheduleDelayedItemsLayout()

    def _place_editor(self) -> None:
        rect = self.ask_rect()
        if rect is not None:
            self.editor.setFixedWidth(self.viewport().width())
            self.editor.move(rect.topLeft())

    def ask_rect(self) -> QRect | None:
        """The place of the field to type in; none when no row asks for one."""
        for at, row in enumerate(self.rows):
            if isinstance(row, AskRow):
                return self.visualRect(self.model().index(at, 0))
        return None

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.editor.isVisibleTo(self):
            self._measure_editor()
        QTimer.singleShot(0, self, self._reveal)

    @override
    def take_look(self) -> None:
        super().take_look()
        if self.editor.isVisibleTo(self):
            self._measure_editor()

    # --- keys and clicks ------------------------------------------------------------------------------
    @property
    def part(self) -> Part:
        """The list the keyboard is in."""
        current = self.current
        return current.spot.part if current is not None and current.spot else Part.DIAGNOSES

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            event.setAccepted(command_for(PLACES[self.part][0], event) is not None)
            return event.isAccepted()
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = command_for(PLACES[self.part][0], event)
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if command is not None:
            self.asked.emit(command, chord_of(event))
        elif plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif plain and key in _ENDS:
            self.jumped.emit(-2 if key is Qt.Key.Key_Home else 2)
        elif plain and key in _PAGES:
            self.jumped.emit(_PAGES[key])
        else:
            event.ignore()

    def _touched(self, event: QMouseEvent) -> Touched:
        at = event.position().toPoint()
        index = self.indexAt(at)
        row = self.value(index)
        if row is None:
            return Touched()
        return under_pointer(row, self.visualRect(index), at, wide=self.drawn.wide)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.touched.emit(self._touched(event), event.globalPosition().toPoint())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        spot = self._touched(event).spot
        if spot is not None:
            self.twice.emit(spot)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        what = self._touched(event)
        hand = what.command is not None or what.mend >= 0 or what.column in ("poa", "evidence")
        shape = Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid() and self.spots():
            self.strayed.emit(self.spots()[0])  # before Qt chooses a row of its own
        QAbstractItemView.focusInEvent(self, event)
        self.viewport().update()

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        if self._settling:  # the rows are laid out once, when all is settled
            QListView.currentChanged(self, current, previous)
        else:
            super().currentChanged(current, previous)

    def _on_chosen(self) -> None:
        if not self._settling:  # a screen reader moved; the rows change once it has done so
            QTimer.singleShot(0, self, self._on_strayed)

    def _on_strayed(self) -> None:
        current = self.current
        if current is not None and current.spot is not None:
            self.strayed.emit(current.spot)


def _stands(row: Row) -> bool:
    return row.spot is not None and not getattr(row, "inert", False)
