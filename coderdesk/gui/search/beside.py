"""What can be searched instead of the books of codes: the indexes and the guidelines."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from coderdesk.gui.actions import Command
from coderdesk.gui.search.asking import Pick
from coderdesk.gui.search.asks import PageAsks
from coderdesk.gui.search.guide_desk import GuideDesk
from coderdesk.gui.search.index_desk import IndexDesk
from coderdesk.gui.search.looking import Looking
from coderdesk.gui.search.view import SearchView


class Beside(QObject):
    """Passes words, steps and picks to the one that is searched."""

    def __init__(self, view: SearchView, looking: Looking, asks: PageAsks) -> None:
        super().__init__(view)
        self.index = IndexDesk(view, looking, asks)
        self.guide = GuideDesk(view, looking)

    @property
    def on(self) -> bool:
        """Whether one of them is searched."""
        return self.index.on or self.guide.on

    @property
    def acts(self) -> dict[Command, Callable[[], None]]:
        """What keys do anywhere in the pane."""
        return {**self.index.acts, Command.BOOKS_GUIDE: self.guide.turn_on}

    @property
    def has_keyboard(self) -> bool:
        """Whether the keyboard is in the lines of one of them."""
        return self.index.has_keyboard or self.guide.has_keyboard

    def ask(self, words: str) -> bool:
        """Narrow by words; false while the books are searched."""
        indexed = self.index.ask(words)  # both hear of it, to show themselves or to go
        return self.guide.ask(words) or indexed

    def step(self, rows: int) -> None:
        """Move in the lines."""
        (self.guide if self.guide.on else self.index).step(rows)

    def take(self, pick: Pick) -> bool:
        """Do what Enter does; false leaves it to the code shown."""
        return self.guide.take() or self.index.take(pick)

    def mark(self) -> None:
        """Remember the place before leaving it."""
        self.index.mark()
        self.guide.mark()
