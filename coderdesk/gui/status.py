"""The bar at the foot: edition in force, when it was saved, edits, and that nothing leaves."""

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coderdesk.domain.code import EditionInForce, System
from coderdesk.domain.coding import CodingState
from coderdesk.domain.edit import Severity
from coderdesk.gui.actions import Command
from coderdesk.gui.parts import SEVERITY, SEVERITY_WORD, Glyph, KeyButton, dress, look, words


class StatusBar(QWidget):
    """What always holds, in one line."""

    keys_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        dress(self, ground="canvas", tall=look().s.control)  # as tall as the button in it
        self.setAccessibleName("Status")
        self._book = Glyph("book", "ink2", 14)
        self._edition = words("", "small", "ink2")
        self._tick = Glyph("saved", "good", 14)
        self._saved = words("", "small", "ink2")
        self._said = words("", "small", "ink2")
        self._counts = [
            (Glyph(*SEVERITY[severity], 14), words("", "small"), severity) for severity in Severity
        ]
        keys = KeyButton("Keys", Command.ALL_KEYS, "quiet")
        keys.clicked.connect(self.keys_asked.emit)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(look().px(12), 0, look().px(6), 0)
        layout.setSpacing(look().px(6))
        for widget in (self._book, self._edition, self._tick, self._saved):
            layout.addWidget(widget)
        for mark, count, _severity in self._counts:
            layout.addWidget(mark)
            layout.addWidget(count)
        layout.addWidget(self._said)
        layout.addStretch(1)
        layout.addWidget(Glyph("offline", "ink3", 14))
        layout.addWidget(words("Nothing leaves this machine", "small", "ink2"))
        layout.addWidget(keys)

    def show_state(self, state: CodingState | None) -> None:
        """Show when the encounter was saved and how many edits stand."""
        if state is None:
            self._saved.setText("Work file open, nothing to save")
        elif state.saved_at is None:
            self._saved.setText("As it was left")
        else:
            self._saved.setText(f"Saved {state.saved_at:%I:%M:%S %p}".replace(" 0", " "))
        for mark, count, severity in self._counts:
            found = sum(edit.severity is severity for edit in state.edits) if state else 0
            word = SEVERITY_WORD[severity] + ("s" if found != 1 else "")
            count.setText(f"{found} {word}")
            mark.setVisible(found > 0)
            count.setVisible(found > 0)

    def show_edition(self, found: EditionInForce | None, day: dt.date | None) -> None:
        """Say which ICD-10-CM edition counts, and whether it covers the encounter's day, or today."""
        edition = found.edition if found else None
        if edition is None:
            self._edition.setText("No ICD-10-CM book yet")
            return
        name = f"{edition.title} {edition.name}"
        when = day or dt.date.today()  # noqa: DTZ011 - the desk's day
        covers = edition.covers(when)
        word = "in force" if covers else "not in force"
        self._edition.setText(f"{name}, {word} on {when:%m/%d/%Y}" if day else f"{name}, {word} today")
        self._book.show_icon("book" if covers else "mark-warning", "ink2" if covers else "warning")

    def say(self, text: str) -> None:
        """Say in a few words what was just done."""
        self._said.setText(f"·  {text}" if text else "")


def edition_of(state: CodingState | None) -> EditionInForce | None:
    """The ICD-10-CM edition of a coding state."""
    return state.editions.get(System.ICD10CM) if state else None
