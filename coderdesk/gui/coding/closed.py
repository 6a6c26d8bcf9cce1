"""The strip over a final encounter: that nothing changes here, and the key that opens it again."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coderdesk.domain.work import WorkStatus
from coderdesk.gui.actions import Command
from coderdesk.gui.parts import Glyph, KeyButton, Prose, dress, row

_SAID = {
    WorkStatus.DONE: (
        "**This encounter is final.** Nothing changes here until you reopen it, with a reason.",
        "mark-done",
        "good",
    ),
    WorkStatus.AUDIT: (
        "**This encounter is under audit.** Nothing changes here until the review is finished.",
        "audit",
        "ink2",
    ),
}


class ClosedStrip(QWidget):
    """Says why the form takes no change; hidden while it takes one."""

    asked = Signal(object)  # Command

    def __init__(self) -> None:
        super().__init__()
        self._glyph = Glyph("mark-done", "good", 16)
        self.told = Prose("", "small", "ink")
        self.ways = {
            WorkStatus.DONE: KeyButton("Reopen", Command.FINISH),
            WorkStatus.AUDIT: KeyButton("Audit", Command.AUDIT),
        }
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(
            row(self._glyph, (self.told, 1), *self.ways.values(), gap=8, margins=(12, 5, 10, 5))
        )
        for status, command in ((WorkStatus.DONE, Command.FINISH), (WorkStatus.AUDIT, Command.AUDIT)):
            self.ways[status].clicked.connect(lambda _on, asked=command: self.asked.emit(asked))
        dress(self, ground="sunken")
        self.hide()

    def show_status(self, status: WorkStatus) -> None:
        """Say what the status means for the form."""
        said = _SAID.get(status)
        self.setVisible(said is not None)
        if said is None:
            return
        text, icon, tone = said
        self.told.show_text(text)
        self._glyph.show_icon(icon, tone)
        self.setAccessibleName(self.told.plain)
        for one, button in self.ways.items():
            button.setVisible(one is status)
