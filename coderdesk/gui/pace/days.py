"""The days that the pace is of: from and to, typed, and shown with Enter."""

import datetime as dt

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coderdesk.domain.pace_trend import Days
from coderdesk.gui.actions import Command
from coderdesk.gui.parts import Field, KeyButton, Prose, row
from coderdesk.gui.sheets.hold import day_of

WRONG = "A day is typed as 09/30/2026 or 09/30; the first comes no later than the last."
LONGEST, PARTS = 3660, 3  # days; parts of a day that names its year


class DayFields(QWidget):
    """Two fields and what is wrong with them; Enter in either shows the pace of these days."""

    chosen = Signal(object)  # Days

    def __init__(self) -> None:
        super().__init__()
        self._today = dt.date.min
        self._shown: tuple[str, ...] = ()
        self.begins = Field("From", boxed=True, wide=130)
        self.ends = Field("To", boxed=True, wide=130)
        self.told = Prose("", "small", "error")
        self.button = KeyButton("These days", Command.PACE_DAYS)
        self.button.clicked.connect(self.press)
        for field in (self.begins, self.ends):
            field.edit.returnPressed.connect(self.take)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        line = row(self.begins, self.ends, self.button, (self.told, 1), gap=8)
        line.line.setAlignment(self.button, Qt.AlignmentFlag.AlignBottom)
        layout.addWidget(line)

    def show_days(self, days: Days, today: dt.date) -> None:
        """Show which days are in sight."""
        self._today = today
        for field, day in zip((self.begins, self.ends), days, strict=True):
            field.edit.setText(f"{day:%m/%d/%Y}")
            field.mark(bad=False)
        self._shown = self._typed()
        self.told.show_text("")

    def _typed(self) -> tuple[str, ...]:
        return self.begins.text, self.ends.text

    @Slot()
    def press(self) -> None:
        """Show what was typed; where nothing was, the keyboard goes to the fields."""
        if self._typed() == self._shown:
            self.begin()
        else:
            self.take()

    def begin(self) -> None:
        """Put the keyboard on the first day."""
        self.begins.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.begins.edit.selectAll()

    @Slot()
    def take(self) -> None:
        """Ask for the days as they are typed."""
        begins, ends = self._day(self.begins), self._day(self.ends)
        if begins is None or ends is None or not 0 <= (ends - begins).days < LONGEST:
            wrong = (self.ends if ends is None else self.begins) if begins else self.begins
            wrong.mark(bad=True, why=WRONG)
            self.told.show_text(WRONG)
            wrong.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.chosen.emit((begins, ends))

    def _day(self, field: Field) -> dt.date | None:
        """The day typed; one without its year is the last that there was."""
        try:
            day = day_of(field.text, self._today)
            if day is not None and day > self._today and len(field.text.split("/")) < PARTS:
                day = day.replace(year=day.year - 1)
        except (ValueError, OverflowError):
            return None
        return day
