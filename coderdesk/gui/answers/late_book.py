"""Rooms of the codebook that are imported when first asked for, so that the start stays light."""

from functools import cached_property
from typing import Protocol

from PySide6.QtCore import QObject, Slot

from coderdesk.domain.code import System
from coderdesk.gui.hub import Hub
from coderdesk.gui.window import MainWindow


class BuildingDoor(Protocol):
    """The ways into the PCS tables."""

    def build(self) -> None:
        """Begin with the open procedure code, or with nothing."""

    def begin(self, prefix: str) -> None:
        """Begin with these characters."""


class OwnDoor(Protocol):
    """The ways into the coder's own part of the codebook."""

    def write_note(self, system: System, code: str) -> None:
        """Open the note on a code."""

    def at_hand(self) -> None:
        """Show the codes at hand."""

    def learned(self) -> None:
        """Show what the search has learned."""


class LateBook(QObject):
    """Opens the PCS tables, what the coder keeps in the codebook, and what changed."""

    def __init__(self, window: MainWindow, hub: Hub) -> None:
        super().__init__()
        self._window, self._hub = window, hub

    @cached_property
    def _building(self) -> BuildingDoor:
        from coderdesk.gui.answers.building import Building  # noqa: PLC0415 - when first entered

        return Building(self._window, self._hub)

    @cached_property
    def _own(self) -> OwnDoor:
        from coderdesk.gui.answers.own_book import OwnBookAnswers  # noqa: PLC0415 - when first entered

        return OwnBookAnswers(self._window, self._hub)

    def build(self) -> None:
        """Build a procedure code."""
        self._building.build()

    @Slot(str)
    def begin(self, prefix: str) -> None:
        """Build a procedure code that begins so."""
        self._building.begin(prefix)

    @Slot(object, str)
    def write_note(self, system: System, code: str) -> None:
        """Write the coder's note on a code."""
        self._own.write_note(system, code)

    def at_hand(self) -> None:
        """Show favourites, bookmarks, the codes used last and those with a note."""
        self._own.at_hand()

    def learned(self) -> None:
        """Show what the search has learned."""
        self._own.learned()
