"""All installed editions of all code systems."""

import threading
from collections.abc import Iterable
from datetime import date
from functools import partial
from pathlib import Path

from coderdesk.codebook.book import Book
from coderdesk.codebook.book_seal import BookDamaged, check_seal
from coderdesk.codebook.build_place import shelf_lock, take_away
from coderdesk.codebook.lists import FOLDER, Lists
from coderdesk.domain.code import Code, Edition, System

# A service line names no system: its code is HCPCS or CPT, unless someone mixed the systems up.
ANY = (System.HCPCS, System.CPT, System.ICD10PCS, System.ICD10CM)


class Library:
    """The books in a folder; safe to use from any thread.

    Books that are damaged or of another version are left out; ``damaged`` names them.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = threading.RLock()
        self._books: dict[str, Book] = {}
        self._editions: tuple[Edition, ...] = ()
        self._damaged: tuple[BookDamaged, ...] = ()
        self.lists = Lists(folder / FOLDER)
        self.refresh()

    def refresh(self) -> None:
        """Looks again at what is installed."""
        books: dict[str, Book] = {}
        damaged: list[BookDamaged] = []
        with self._lock:
            self.lists.refresh()
            for folder in sorted(self.folder.glob("[!.]*-*")) if self.folder.is_dir() else ():
                try:
                    edition = check_seal(folder).edition
                except BookDamaged as problem:
                    damaged.append(problem)
                    continue
                books[edition.key] = Book(folder, edition, partial(self.lists.flags, edition=edition))
            for book in self._books.values():
                book.close()
            self._books = books
            self._damaged = tuple(damaged)
            found = [book.edition for book in books.values()]
            self._editions = tuple(
                sorted(found, key=lambda one: (one.effective, one.key), reverse=True)
            )

    def editions(self) -> tuple[Edition, ...]:
        """Every usable edition, newest first."""
        return self._editions

    def damaged(self) -> tuple[BookDamaged, ...]:
        """What is wrong with the books that are left out."""
        return self._damaged

    def in_force(self, system: System, day: date | None) -> tuple[Edition | None, bool]:
        """The edition for a day, and whether it covers that day.

        Where none does, the latest one before the day stands in, or else the earliest. Without a day,
        the newest one is in force.
        """
        own = [edition for edition in self._editions if edition.system is system]
        if not own:
            return None, False
        if day is None:
            return own[0], True
        for edition in own:
            if edition.covers(day):
                return edition, True
        before = [edition for edition in own if edition.effective <= day]
        return (before[0] if before else own[-1]), False

    def book(self, edition: Edition) -> Book:
        """The book of an installed edition.

        Raises:
            BookDamaged: it is not, or no longer, installed.
        """
        with self._lock:
            found = self._books.get(edition.key)
        if found is None:
            raise BookDamaged(
                f"{edition.name} is not installed.", "Build or import this edition again."
            )
        return found

    def codes(self, names: Iterable[tuple[System | None, str]], day: date | None) -> dict[str, Code]:
        """What the editions for a day know, by name as asked; unknown names are left out."""
        found: dict[str, Code] = {}
        for system, name in names:
            if name in found:
                continue
            for one in (system,) if system else ANY:
                code = self._code(one, name, day)
                if code:
                    found[name] = code
                    break
        return found

    def remove(self, edition: Edition) -> None:
        """Takes an edition off the shelf for good.

        Raises:
            BookDamaged: it is not installed.
        """
        book = self.book(edition)
        book.close()
        with shelf_lock(self.folder):
            take_away(self.folder, edition.key)
        self.refresh()

    def close(self) -> None:
        """Lets go of every file."""
        with self._lock:
            for book in self._books.values():
                book.close()
            self.lists.close()

    def _code(self, system: System, name: str, day: date | None) -> Code | None:
        edition, _covers = self.in_force(system, day)
        return self.book(edition).code(name) if edition else None
