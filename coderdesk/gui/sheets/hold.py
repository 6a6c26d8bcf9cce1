"""F8: put an encounter aside, and say why and until when."""

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter
from typing_extensions import override

from coderdesk.gui.actions import Command
from coderdesk.gui.parts import Field, KeyButton, Rows, column, literal, look, rich, row
from coderdesk.gui.sheets.passphrase import Told
from coderdesk.gui.sheets.sheet import Sheet
from coderdesk.gui.theme import dress

REASONS = (
    "Waits for a query's answer",
    "Waits for the discharge summary",
    "Waits for pathology",
    "Waits for an operative report",
    "Waits for a result",
    "Waits for the physician's signature",
    "Asked a colleague",
)
_DAY = re.compile(r"(\d{1,2})\D(\d{1,2})(?:\D(\d{2}|\d{4}))?")
_LATER = re.compile(r"\+\s*(\d{1,3})")
CENTURY = 2000


def day_of(text: str, today: dt.date) -> dt.date | None:
    """A day as a coder types one: ``09/30/2026``, ``9/30`` (the next one) or ``+3`` days from today.

    Raises:
        ValueError: it is no day.
    """
    typed = text.strip()
    if not typed:
        return None
    later = _LATER.fullmatch(typed)
    if later:
        return today + dt.timedelta(days=int(later.group(1)))
    found = _DAY.fullmatch(typed)
    if not found:
        raise ValueError(typed)
    month, day, year = int(found.group(1)), int(found.group(2)), found.group(3)
    if year:
        whole = int(year) if len(year) > 2 else CENTURY + int(year)  # noqa: PLR2004
        return dt.date(whole, month, day)
    for coming in range(today.year, today.year + 9):  # the next 29 February may be eight years away
        if day <= monthrange(coming, month)[1] and dt.date(coming, month, day) >= today:
            return dt.date(coming, month, day)
    raise ValueError(typed)


class HoldSheet(Sheet):
    """A reason from the list or in own words, and the day it returns."""

    held = Signal(str, object)  # reason, date or None

    def __init__(self, about: str, reasons: Sequence[str] = REASONS) -> None:
        super().__init__("Hold", "hold", about, size=(520, 420))
        self.reason = Field("Why it waits", boxed=True)
        self.until = Field("Back on (MM/DD or +days)", boxed=True, wide=170)
        self.told = Told()
        self.list: Rows[str] = Rows("Reasons", _paint, lambda *_: look().px(28))
        self.list.show_rows(reasons)
        dress(self.list, ground="raised")
        self.list.setFixedHeight(look().px(28 * len(reasons)))
        self.primary = KeyButton("Hold", Command.SHEET_DO, "primary")
        fields = row((self.reason, 1), self.until, gap=8)
        self.put(column(fields, self.told, gap=6, margins=(18, 14, 18, 2)))
        self.put(self.list)
        self.put_foot(None, self.primary)
        self.first = self.reason.edit
        self.reason.edit.setMaxLength(500)
        self.list.chosen.connect(self._on_reason)
        self.list.activated.connect(lambda _index: self.do())
        self.primary.clicked.connect(self._hold)
        self.fit_height()

    @override
    def take_look(self) -> None:
        self.list.setFixedHeight(look().px(28 * len(self.list.rows)) + look().px(8))
        super().take_look()

    def _on_reason(self) -> None:
        if self.list.hasFocus() and self.list.current:
            self.reason.edit.setText(self.list.current)

    def _hold(self) -> None:
        reason = self.reason.text.strip()
        if not reason:
            self._complain(self.reason, "Say in a few words what it waits for.")
            return
        try:
            until = day_of(self.until.text, dt.date.today())  # noqa: DTZ011 - the coder's own day
        except (ValueError, OverflowError):
            self._complain(self.until, "That is not a day: type it as 09/30, 09/30/2026 or +3.")
            return
        self.leave()
        self.held.emit(reason, until)

    def _complain(self, field: Field, text: str) -> None:
        field.mark(bad=True, why=text)
        self.told.say(text)
        field.edit.setFocus(Qt.FocusReason.OtherFocusReason)


def _paint(painter: QPainter, rect: QRect, reason: str, _current: bool) -> None:  # noqa: FBT001 - the view's call
    line = rich(literal(reason), "body", rect.width() - look().px(36), 1)
    line.draw(
        painter, rect.left() + look().px(18), rect.top() + (rect.height() - line.height) / 2, "ink2"
    )
