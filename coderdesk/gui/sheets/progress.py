"""A long job: what is being done, how far it is, and Stop."""

from time import monotonic

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar
from typing_extensions import override

from coderdesk.gui.actions import Command
from coderdesk.gui.parts import KeyButton, Prose, column, row, words
from coderdesk.gui.sheets.sheet import Sheet
from coderdesk.gui.theme import dress

SURE_AFTER_S, SURE_FROM = 3.0, 0.05  # before that a guess at the time left is no use
THOUSAND = 1000


class ProgressSheet(Sheet):
    """Shows a job's steps; Esc stops it, and then nothing of it stays."""

    stopped = Signal()

    def __init__(self, title: str, text: str, icon: str = "book") -> None:
        super().__init__(title, icon, size=(520, 200))
        self._since = monotonic()
        self.text = Prose(text, "body", "ink2")
        self.bar = QProgressBar()
        self.bar.setAccessibleName(title)
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        dress(self.bar, tall=6)
        self.count = words("", "figure-small", "ink3")
        self.left = words("", "small", "ink3")
        self.stop = KeyButton("Stop", Command.SHEET_CLOSE)
        self.stop.clicked.connect(self.leave)
        self.first = self.stop
        body = column(
            self.text, self.bar, row(self.count, None, self.left), gap=10, margins=(18, 14, 18, 10)
        )
        self.put(body)
        self.put_foot(
            words("All or nothing: stopped, it leaves everything as it was.", "small", "ink3"),
            None,
            self.stop,
        )
        self.close_button.hide()
        self.fit_height()

    def show_text(self, text: str) -> None:
        """Say what is being done now."""
        self.text.show_text(text)

    def show_step(self, done: int, total: int) -> None:
        """Show how far it is; a total of 0 is not known."""
        self.bar.setRange(0, THOUSAND if total else 0)
        if not total:
            return
        share = min(1.0, done / total)
        self.bar.setValue(round(share * THOUSAND))
        self.count.setText(f"{done:,} of {total:,}")
        spent = monotonic() - self._since
        if spent > SURE_AFTER_S and share > SURE_FROM:
            seconds = round(spent / share - spent)
            self.left.setText(f"about {seconds} s left" if seconds else "nearly done")

    def finish(self) -> None:
        """Take the sheet away: the job is done."""
        super().leave()

    @override
    def leave(self) -> None:
        self.stopped.emit()
        super().leave()
