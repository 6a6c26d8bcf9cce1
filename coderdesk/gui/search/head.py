"""What a code is, at a glance: its standing, its number, its title, and what can be done with it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coderdesk.domain.code import Edition, System
from coderdesk.domain.page import Page
from coderdesk.gui.actions import Command
from coderdesk.gui.parts import Chip, Glyph, KeyButton, Prose, dress, literal, look, row, words
from coderdesk.gui.search.fitting import Fitting
from coderdesk.gui.search.hits import MARK, OLD

DAY = "%m/%d/%Y"


class CodeHead(QWidget):
    """The head of a page; ``buttons`` is the row that its owner places."""

    def __init__(self) -> None:
        super().__init__()
        self.mark = Glyph("mark-billable", "good", 18)
        self.code = words("", "code-large")
        self.chip = Chip("", "good")
        self.on = Chip("", "ink2")
        self.star = KeyButton("", Command.FAVOURITE, "quiet", "star")
        self.note = KeyButton("", Command.MY_NOTE, "quiet", "note")
        self.bookmark = Glyph("bookmark", "warning", 16)
        self.bookmark.setAccessibleName("Bookmark")
        own = row(self.star, self.note, gap=0)
        self._first = Fitting((self.mark, self.code, self.bookmark, self.chip, self.on), own, gap=8)
        self.title = Prose("", "title", lines=3)
        self.old = Prose("", "small", "error", lines=2)
        self._own = Prose("", "small", "ink", lines=3)
        self.own_note = dress(row(Glyph("note", "ink2", 14), (self._own, 1), gap=6), ground="surface")
        self.assign = KeyButton("Assign", Command.ASSIGN, "primary")
        self.principal = KeyButton("As principal", Command.ASSIGN_PRINCIPAL)
        self.why = KeyButton("Why not?", Command.WHY_NOT)
        self.buttons = Fitting((self.assign, self.principal, self.why))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look().px(3))
        for part in (self._first, self.title, self.old, self.own_note):
            layout.addWidget(part)
        self.show_on("")
        self._first.put_away(self.bookmark, away=True)

    def show_page(self, page: Page) -> None:
        """Show one code."""
        code = page.code
        icon, tone = MARK[code.billable] if page.in_force else OLD
        self.mark.show_icon(icon, tone)
        self.code.setText(code.code)
        standing = "Billable" if code.billable else "Header"
        self.chip.show_text(standing if page.in_force else f"{standing}, not in force", tone)
        self.title.show_text(literal(code.title))
        old = _old(page)
        self.old.show_text(literal(old))
        self.old.setVisible(bool(old))
        self._own.show_text(literal(page.own_note))
        self._own.setAccessibleName(f"My note: {page.own_note}")
        self.own_note.setVisible(bool(page.own_note))
        self._show_star(on=page.favourite)
        self._first.put_away(self.bookmark, away=not page.bookmarked)
        self._show_ways(page)

    def show_on(self, line: str) -> None:
        """Say on which line of the encounter the code stands already."""
        self.on.show_text(line)
        self._first.put_away(self.on, away=not line)

    def set_tight(self, *, tight: bool) -> None:
        """Make do with little height."""
        self.buttons.set_wrapping(on=not tight)

    def _show_star(self, *, on: bool) -> None:
        name = "Favourite, kept" if on else "Favourite"
        if name != self.star.accessibleName():
            self.star.show_icon("mark-star" if on else "star", "warning" if on else "ink2")
            self.star.setAccessibleName(name)

    def _show_ways(self, page: Page) -> None:
        """A header cannot be assigned: Enter goes on to what can."""
        code = page.code
        ready = code.billable
        below = "Build the code" if code.system is System.ICD10PCS else "Its codes"
        says = "Assign" if ready else "7th character" if code.sevenths else below
        if says != self.assign.text():
            self.assign.show_words(says)
        for button in (self.principal, self.why):
            self.buttons.put_away(button, away=not ready)


def _old(page: Page) -> str:
    if page.in_force or page.edition is None:
        return ""
    edition = page.edition
    return f"{edition.title} {edition.name} {_until(edition)}{_day(page)}."


def _until(edition: Edition) -> str:
    if edition.expires is None:
        return f"is in force from {edition.effective:{DAY}}"
    return f"was in force from {edition.effective:{DAY}} to {edition.expires:{DAY}}"


def _day(page: Page) -> str:
    return f"; no edition here covers {page.day:{DAY}}" if page.day else "; no newer edition is here"
