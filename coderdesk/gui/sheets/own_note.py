"""The coder's own note on a code."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit
from typing_extensions import override

from coderdesk.gui.actions import Command
from coderdesk.gui.parts import KeyButton, Prose, column, literal
from coderdesk.gui.parts.listening import is_enter
from coderdesk.gui.sheets.sheet import Sheet
from coderdesk.gui.theme import dress

LONGEST = 4000  # characters
HINT = "It is shown wherever this code appears. Empty takes it away. Shift+Enter begins a new line."


class _NoteEdit(QPlainTextEdit):
    """Text of several lines; Enter alone belongs to the sheet."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event):
            event.ignore()
        else:
            super().keyPressEvent(event)


class OwnNoteSheet(Sheet):
    """One field of text; Enter keeps it."""

    kept = Signal(str)

    def __init__(self, code: str, title: str, text: str) -> None:
        super().__init__(f"My note on {code}", "note", literal(title), size=(640, 320))
        self.edit = _NoteEdit(text)
        self.edit.setAccessibleName(f"My note on {code}")
        self.edit.setPlaceholderText("What you want to remember at this code")
        self.edit.setTabChangesFocus(True)
        dress(self.edit, voice="body")
        self.primary = KeyButton("Keep", Command.SHEET_DO, "primary")
        self.primary.clicked.connect(self._keep)
        self.put(column((self.edit, 1), margins=(18, 14, 18, 10)), 1)
        self.put_foot((Prose(HINT, "small", "ink3", lines=2), 1), self.primary)
        self.first = self.edit
        cursor = self.edit.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self.edit.setTextCursor(cursor)

    def _keep(self) -> None:
        text = self.edit.toPlainText().strip()
        if len(text) > LONGEST:
            said = f"A note has room for {LONGEST:,} characters; this has {len(text):,}."
            self.hint.show_text(said, "error")
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.leave()
        self.kept.emit(text)
