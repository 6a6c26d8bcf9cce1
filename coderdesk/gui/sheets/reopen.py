"""F9 on a final encounter: take it in work again, with a reason."""

from PySide6.QtCore import Qt, Signal, Slot

from coderdesk.gui.actions import Command
from coderdesk.gui.parts import Field, KeyButton, Prose, column
from coderdesk.gui.sheets.sheet import Sheet

SAID = (
    "This encounter is final, and the revision that stands stays as it is. Reopening begins a new one; "
    "the reason is kept in its timeline."
)


class ReopenSheet(Sheet):
    """One field that asks why."""

    reopened = Signal(str)

    def __init__(self, about: str) -> None:
        super().__init__("Reopen", "finish", about, size=(520, 260))
        self.reason = Field("Why it is reopened", boxed=True)
        self.reason.edit.setMaxLength(500)
        self.told = Prose(SAID, "small", "ink2")
        self.primary = KeyButton("Reopen", Command.SHEET_DO, "primary")
        self.put(column(self.told, self.reason, gap=10, margins=(18, 14, 18, 14)))
        self.put_foot(None, self.primary)
        self.primary.clicked.connect(self._reopen)
        self.first = self.reason.edit
        self.fit_height()

    @Slot()
    def _reopen(self) -> None:
        reason = self.reason.text.strip()
        if not reason:
            self.reason.mark(bad=True, why="Say in a few words why it is reopened.")
            self.told.show_text("Say in a few words why it is reopened.", "error")
            self.reason.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.leave()
        self.reopened.emit(reason)
