"""What is shown when nothing was found: how it was understood, and what can be tried instead."""

import re

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coderdesk.domain.code import Answer
from coderdesk.gui.actions import Command
from coderdesk.gui.parts import (
    Glyph,
    Keys,
    Prose,
    Rows,
    caps_width,
    column,
    draw_caps,
    draw_icon,
    dress,
    literal,
    look,
    rich,
    row,
    words,
)
from coderdesk.gui.search.strip import BookStrip

WIDE, TOP, LONGEST = 360, 60, 60
SERVICE = re.compile(r"\d{4}[0-9A-Z]|[A-Z]\d{4}")  # as CPT and HCPCS codes look
AS_TYPED = "Put it on as a service line, as it stands. Its text comes with your CPT or HCPCS file."


def paint_term(painter: QPainter, rect: QRect, term: str, current: bool) -> None:  # noqa: FBT001 - the view's call
    """Paint one term that the book knows."""
    middle = rect.top() + rect.height() / 2
    draw_icon(painter, "search", "ink3", rect.left() + look().px(10), middle, 14)
    line = rich(literal(term), "body", rect.width() - look().px(70), 1)
    line.draw(painter, rect.left() + look().px(32), middle - line.height / 2)
    if current:
        left = rect.right() - look().px(9) - caps_width(Command.ASSIGN)
        draw_caps(painter, Command.ASSIGN, left, middle)


class NoHits(QWidget):
    """Offers the nearest terms; asks to search the one that is taken."""

    taken = Signal(str)
    code_typed = Signal(str)  # a service code that no book here has, to be put on as it stands

    def __init__(self) -> None:
        super().__init__()
        dress(self, ground="surface")
        self._typed = ""
        self._as_typed = row(Prose(AS_TYPED, "body", "ink2"), Keys(Command.ASSIGN), gap=4)
        self._title = Prose("", "title", lines=2)
        self._understood = Prose("", "small", "ink2", lines=4)
        self._near = words("The nearest the book knows", "small-strong", "ink2")
        self.terms: Rows[str] = Rows("Nearest terms", paint_term, lambda *_: look().px(look().s.row))
        self.terms.activated.connect(lambda _index: self.take())
        self._index = _way("To the index at this place", Command.TO_INDEX)
        self._books = _way("Search all books", Command.BOOKS_ALL)
        self._headers = _way("Take headers in again", Command.BILLABLE_ONLY)
        self._hint = Prose("Fewer words find more; so does the chart's own wording.", "small", "ink3")
        card = column(
            row(Glyph("search", "ink3", 28), None),
            self._title,
            self._understood,
            2,
            self._as_typed,
            self._near,
            self.terms,
            self._index,
            self._books,
            self._headers,
            self._hint,
            gap=8,
            margins=(12, TOP, 12, 12),
        )
        card.setMaximumWidth(look().px(WIDE + 24))
        self._card = card
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)
        layout.addStretch(1)
        layout.setAlignment(card, Qt.AlignmentFlag.AlignHCenter)
        self.terms.drive(on=True)

    def show_answer(self, answer: Answer, strip: BookStrip) -> None:
        """Show what was understood and what is near."""
        asked = answer.query.strip()
        asked = asked if len(asked) <= LONGEST else asked[: LONGEST - 1] + "…"
        self._title.show_text(f"Nothing found for “{literal(asked)}”")
        self._understood.show_text(understood(answer))
        self._understood.setVisible(bool(answer.understood or answer.unknown))
        found = SERVICE.fullmatch(asked.upper())
        self._typed = found[0] if found else ""
        nearest = () if found else answer.nearest
        self._as_typed.setVisible(bool(found))
        self._near.setVisible(bool(nearest))
        self.terms.setVisible(bool(nearest))
        self.terms.show_rows(nearest, 0 if nearest else -1)
        self._books.setVisible(strip.narrowed)
        self._headers.setVisible(strip.billable_only)
        self.take_look()

    def take_look(self) -> None:
        """Measure again."""
        self._card.setMaximumWidth(look().px(WIDE + 24))
        self.terms.setFixedHeight(look().px(look().s.row) * len(self.terms.rows) + 2)

    def take(self) -> None:
        """Search the current term, or put the typed code on."""
        term = self.terms.current
        if term:
            self.taken.emit(term)
        else:
            self.take_typed(None)

    def take_typed(self, _pick: object) -> None:
        """Put the typed code on, where it looks like one of a service."""
        if self._typed:
            self.code_typed.emit(self._typed)


def understood(answer: Answer) -> str:
    """How each word was read, as one marked-up line."""
    told = ((word, means) for word, means in answer.understood if word.casefold() != means.casefold())
    pairs = ((literal(word), literal(means)) for word, means in told)
    lost = (f"**{literal(word)}** ~is in no book here~" for word in answer.unknown)
    return "   ".join([*(f"{word} ~=~ **{means}**" for word, means in pairs), *lost])


def _way(text: str, command: Command) -> QWidget:
    return row(Prose(text, "body", "ink2"), Keys(command), gap=4)
