"""What the physician answered: by whom, when, which option, in which words."""

import datetime as dt

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter

from coderdesk.domain.query import Query
from coderdesk.gui.actions import Command
from coderdesk.gui.parts import Field, KeyButton, Rows, column, dress, literal, look, rich, row
from coderdesk.gui.sheets.hold import day_of
from coderdesk.gui.sheets.passphrase import Told
from coderdesk.gui.sheets.sheet import Sheet


class ResponseSheet(Sheet):
    """Answers offered to choose from, and room for the physician's own words."""

    answered = Signal(str, str, object)  # response, responder, date

    def __init__(self, query: Query) -> None:
        super().__init__("Record the response", "note", query.title, size=(640, 460))
        options = tuple(option for option in query.options if option.strip())
        self.words = Field("The response, as it was given", boxed=True)
        self.words.edit.setMaxLength(2000)
        self.who = Field("Answered by", query.to, boxed=True)
        self.day = Field("On (MM/DD)", f"{_today():%m/%d/%Y}", boxed=True, wide=150)
        self.told = Told()
        self.list: Rows[str] = Rows("Options", _paint, lambda *_: look().px(28))
        self.list.show_rows(options)
        dress(self.list, ground="raised")
        self.list.setFixedHeight(look().px(28 * len(options)))
        self.list.setVisible(bool(options))
        self.primary = KeyButton("Record", Command.SHEET_DO, "primary")
        lines = (row((self.who, 1), self.day, gap=8), self.words, self.told)
        self.put(column(*lines, gap=8, margins=(18, 14, 18, 6)))
        self.put(self.list)
        self.put_foot(None, self.primary)
        self.first = self.words.edit
        self.list.chosen.connect(self._on_option)
        self.list.activated.connect(lambda _index: self.do())
        self.primary.clicked.connect(self._record)
        self.fit_height()

    def _on_option(self) -> None:
        if self.list.hasFocus() and self.list.current:
            self.words.edit.setText(self.list.current)

    def _record(self) -> None:
        said = self.words.text.strip()
        if not said:
            self._complain(self.words, "Write the response, or choose the option that was ticked.")
            return
        try:
            day = day_of(self.day.text, _today()) or _today()
        except (ValueError, OverflowError):
            self._complain(self.day, "That is not a day: type it as 09/30 or 09/30/2026.")
            return
        if day > _today():
            self._complain(self.day, "That day is still to come.")
            return
        self.leave()
        self.answered.emit(said, self.who.text.strip(), day)

    def _complain(self, field: Field, text: str) -> None:
        field.mark(bad=True, why=text)
        self.told.say(text)
        field.edit.setFocus(Qt.FocusReason.OtherFocusReason)


def _paint(painter: QPainter, rect: QRect, option: str, _current: bool) -> None:  # noqa: FBT001 - the view's call
    line = rich(literal(option), "body", rect.width() - look().px(36), 1)
    line.draw(
        painter, rect.left() + look().px(18), rect.top() + (rect.height() - line.height) / 2, "ink2"
    )


def _today() -> dt.date:
    return dt.date.today()  # noqa: DTZ011 - the coder's own day
