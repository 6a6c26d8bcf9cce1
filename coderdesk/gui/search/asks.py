"""What can be asked about the code whose page is open."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, SignalInstance, Slot

from coderdesk.domain.page import Page
from coderdesk.gui.actions import Command
from coderdesk.gui.search.view import SearchView

Acts = dict[Command, Callable[[], None]]


class PageAsks(QObject):
    """Asks about the open page, each by its key or its button; the hub answers."""

    why = Signal(object, str)  # System, code; so are those below
    favourite = Signal(object, str)
    note = Signal(object, str)
    bookmark = Signal(object, str)
    named_by = Signal(object, str)
    build = Signal(str)  # the characters of a procedure code so far

    def __init__(self, view: SearchView, look: Callable[[], None]) -> None:
        super().__init__(view)
        self._view = view
        self._look = look  # opens the page of the hit chosen a moment ago
        detail = view.detail
        detail.why_asked.connect(partial(self._ask, self.why))
        detail.named_by_asked.connect(partial(self._ask, self.named_by))
        detail.head.star.clicked.connect(self.ask_favourite)
        detail.head.note.clicked.connect(self.ask_note)

    @property
    def page(self) -> Page | None:
        """The page that is open; None while nothing is searched or found."""
        return self._view.detail.page if self._view.is_open else None

    @property
    def typing(self) -> Acts:
        """What keys do while the box has the keyboard, and in the menus."""
        return {
            Command.WHY_NOT: self._view.detail.turn_why,
            Command.FAVOURITE: self.ask_favourite,
            Command.BOOKMARK_CODE: self.ask_bookmark,
            Command.MY_NOTE: self.ask_note,
        }

    @property
    def bare(self) -> dict[Command | None, Callable[[], None]]:
        """What keys do where no text is typed."""
        return {
            Command.TABLE_NOTE: self.ask_note,
            Command.TABLE_FAVOURITE: self.ask_favourite,
            Command.TABLE_BOOKMARK: self.ask_bookmark,
            Command.TABLE_WHY_NOT: self._view.detail.turn_why,
            Command.NAMED_BY: self._view.detail.turn_named_by,
        }

    @Slot()
    def ask_favourite(self) -> None:
        """Ask to keep the code at hand, or no longer."""
        self._ask(self.favourite)

    @Slot()
    def ask_bookmark(self) -> None:
        """Ask to lay a bookmark at the code, or to take it out."""
        self._ask(self.bookmark)

    @Slot()
    def ask_note(self) -> None:
        """Ask for the coder's own note on the code."""
        self._ask(self.note)

    def _ask(self, signal: SignalInstance) -> None:
        self._look()
        page = self.page
        if page is not None:
            signal.emit(page.code.system, page.code.code)
