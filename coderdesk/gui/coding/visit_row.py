"""One row of visit fields with room below it for the sentence about what cannot be."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from coderdesk.domain.changes import Change
from coderdesk.domain.encounter import Encounter
from coderdesk.gui.coding.typed import Unreadable
from coderdesk.gui.coding.visit_fields import GRID, VisitField
from coderdesk.gui.parts import Field, Prose, dress, literal, look

GAP, INSET = 10, 3  # pixels at 100 %; the value of a field begins inside its border


class VisitCell(QObject):
    """A field on the screen: what it shows, what was typed, and why that cannot be taken."""

    change_asked = Signal(object)  # Change
    said = Signal()  # the sentence changed
    left = Signal()  # Esc on an untouched field
    stirred = Signal()  # the keyboard came or went, or something was typed

    def __init__(self, field: VisitField, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = field
        self.box = Field(field.label)
        self.sentence = ""
        self._dirty = False
        self._encounter = Encounter()
        edit = self.box.edit
        if field.mono:
            dress(edit, voice="code-plain")
        edit.setReadOnly(field.read is None)
        edit.setPlaceholderText("–" if field.read else "")
        edit.setFocusPolicy(Qt.FocusPolicy.StrongFocus if field.read else Qt.FocusPolicy.ClickFocus)
        edit.textEdited.connect(self._on_edited)
        edit.editingFinished.connect(self.commit)
        edit.returnPressed.connect(self._on_entered)
        edit.installEventFilter(self)

    @property
    def draft(self) -> str:
        """What was typed and could not be taken."""
        return self.box.text if self.sentence and self._dirty else ""

    def set_closed(self, *, closed: bool) -> None:
        """Let the value be read and copied only, or be typed again."""
        if closed and self._dirty:
            self._say("")
            self._show()
        self.box.edit.setReadOnly(closed or self.field.read is None)

    def take_draft(self, text: str) -> None:
        """Put back what was typed before the fields were laid out anew."""
        self.box.edit.setText(text)
        self._dirty = True
        self._read()

    def show_encounter(self, encounter: Encounter, remark: str) -> None:
        """Show the value; what is being typed, or could not be taken, stays."""
        self._encounter = encounter
        aside = self.field.aside(encounter)
        self.box.label.setText(f"{self.field.label} · {aside}" if aside else self.field.label)
        if not self._dirty:
            self._show()
            self._say(remark)

    def _show(self) -> None:
        text, edit = self.field.show(self._encounter), self.box.edit
        if edit.text() != text:
            edit.setText(text)
            edit.setCursorPosition(0)
        self._dirty = False

    def commit(self) -> None:
        """Ask for the change that the typed text means, if it means another value."""
        if self._dirty:
            change = self._read()
            if change is None:
                return
            self._dirty = False
            if change.apply(self._encounter) == self._encounter:
                self._show()
            else:
                self.change_asked.emit(change)

    def _read(self) -> Change | None:
        if self.field.read is None:
            return None
        try:
            change = self.field.read(self.box.text, self._encounter)
        except Unreadable as problem:
            self._say(str(problem))
            return None
        self._say("")
        if change is None:
            self._show()
        return change

    def _say(self, sentence: str) -> None:
        if sentence != self.sentence:
            self.sentence = sentence
            self.box.mark(bad=bool(sentence), why=sentence)
            self.said.emit()

    def _on_entered(self) -> None:
        """Enter goes on to the next field, once this one is taken."""
        self.commit()
        if not (self._dirty and self.sentence):
            self.box.edit.focusNextChild()

    def _on_edited(self) -> None:
        self._dirty = True
        self._say("")
        self.stirred.emit()

    @property
    def wanted(self) -> int:
        """The width that shows the whole value, in pixels."""
        edit = self.box.edit
        return edit.fontMetrics().horizontalAdvance(edit.text()) + look().px(16)

    def _paint_short(self) -> bool:
        """A value that does not fit is cut by whole letters; with the keyboard its field widens."""
        edit = self.box.edit
        if edit.hasFocus() or self.sentence or self.wanted - look().px(8) <= edit.width():
            return False
        painter = QPainter(edit)
        room = edit.rect().adjusted(look().px(INSET), 0, -1, 0)
        text = edit.fontMetrics().elidedText(edit.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()
        return True

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc puts the value back; on an untouched field it leaves the fields."""
        kind = event.type()
        if kind is QEvent.Type.Paint:
            return self._paint_short()
        if kind in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.stirred.emit()
        if not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Escape:
            return False
        if kind is QEvent.Type.ShortcutOverride:
            event.accept()
        elif kind is QEvent.Type.KeyPress:
            self._on_escape()
        return True

    def _on_escape(self) -> None:
        if self._dirty:
            self._say("")
            self._show()
            self.box.edit.selectAll()
        else:
            self.left.emit()


class VisitRow(QWidget):
    """Cells side by side on the form's grid, and the first sentence that any of them has."""

    def __init__(self, fields: Iterable[tuple[VisitField, int]]) -> None:
        super().__init__()
        self.cells: list[VisitCell] = []
        self._spans: list[int] = []
        for field, span in fields:
            cell = VisitCell(field, self)
            cell.box.setParent(self)
            cell.said.connect(self._say)
            cell.stirred.connect(self._lay)
            dress(cell.box, ground="surface")
            self.cells.append(cell)
            self._spans.append(span)
        self._sentence = Prose("", "small", "error")
        self._sentence.setParent(self)
        self._sentence.hide()
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Ignored, policy.Fixed)
        self.take_look()

    @override
    def sizeHint(self) -> QSize:
        tall = max(cell.box.sizeHint().height() for cell in self.cells)
        said = self._sentence.heightForWidth(self._room()) if self._said else 0
        return QSize(look().px(100), tall + said)

    @property
    def _said(self) -> VisitCell | None:
        return next((cell for cell in self.cells if cell.sentence), None)

    def _room(self) -> int:
        return max(1, self.width() - look().px(INSET))

    def _lay(self) -> None:
        """Columns stand at the same place in every row, whatever stands in them."""
        width, gap, at = self.width() + look().px(GAP), look().px(GAP), 0
        tall = max(cell.box.sizeHint().height() for cell in self.cells)
        for cell, span in zip(self.cells, self._spans, strict=True):
            left, right = width * at // GRID, width * (at + span) // GRID - gap
            if cell.box.edit.hasFocus() and cell.wanted > right - left:
                right = min(self.width(), left + cell.wanted)
                left = max(0, min(left, right - cell.wanted))
                cell.box.raise_()
            cell.box.setGeometry(left, 0, right - left, tall)
            at += span
        room = self._room()
        self._sentence.setGeometry(look().px(INSET), tall, room, self._sentence.heightForWidth(room))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    def take_look(self) -> None:
        """Measure again."""
        self.updateGeometry()
        self._lay()

    def _say(self) -> None:
        cell = self._said
        self._sentence.setVisible(cell is not None)
        if cell is not None:
            self._sentence.show_text(f"**{cell.field.label}.** {literal(cell.sentence)}")
        self.take_look()
