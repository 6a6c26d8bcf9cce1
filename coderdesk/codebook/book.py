"""One edition of one code system, looked up by code."""

import json
import sqlite3
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from coderdesk.codebook.book_lines import LineKind
from coderdesk.codebook.book_rows import search_rows
from coderdesk.codebook.book_seal import BOOK, INDEX, BookDamaged
from coderdesk.codebook.rows import SearchRow
from coderdesk.domain.code import Code, Edition, Note, NoteKind, Place, bare

KEPT = 1024  # codes and lines kept in memory, each
_LINE = "SELECT id,parent,kind,name,title,billable,sevenths,flags FROM line"
_Row = tuple[int, int, int, str, str, int, str, str]


def _no_flags(_code: str) -> frozenset[str]:
    return frozenset()


class Book:
    """One installed edition, read-only and safe to use from any thread.

    ``flags`` gives the imported lists that a code (without its dot) stands on.
    """

    def __init__(
        self, folder: Path, edition: Edition, flags: Callable[[str], frozenset[str]] = _no_flags
    ) -> None:
        self.edition = edition
        self.folder = folder
        self._flags = flags
        self._local = threading.local()
        self._open: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        self._codes: OrderedDict[str, Code | None] = OrderedDict()
        self._lines: OrderedDict[int, tuple[_Row, tuple[Note, ...]]] = OrderedDict()

    @property
    def index_folder(self) -> Path:
        """Where the search index of this edition lies."""
        return self.folder / INDEX

    def code(self, name: str) -> Code | None:
        """A code with everything the book says of it, own notes first; None when it is unknown.

        Takes any case, with or without the dot; about 0.1 ms the first time, then remembered.

        Raises:
            BookDamaged: the database does not answer.
        """
        plain = bare(name)
        with self._lock:
            if plain in self._codes:
                self._codes.move_to_end(plain)
                return self._codes[plain]
        found = self._read(plain)
        with self._lock:
            self._codes[plain] = found
            if len(self._codes) > KEPT:
                self._codes.popitem(last=False)
        return found

    def roots(self) -> tuple[Place, ...]:
        """The chapters, or whatever the book begins with."""
        return self._below(-1)

    def children(self, code: str) -> tuple[Place, ...]:
        """What stands directly below a code, section (``E08-E13``) or chapter (``Chapter 4``)."""
        row = self._line_of(code)
        return self._below(row[0]) if row else ()

    def place(self, name: str) -> Place | None:
        """A code, section or chapter by its name."""
        row = self._line_of(name)
        return _place(row) if row else None

    def modifiers(self) -> tuple[Place, ...]:
        """The modifiers of the book, where the code system has any."""
        return tuple(map(_place, self.ask(f"{_LINE} WHERE kind=? ORDER BY id", LineKind.MODIFIER)))

    def rows(self) -> Iterator[SearchRow]:
        """Every code and header in book order, as a search index wants it."""
        return search_rows(self._connection())

    def close(self) -> None:
        """Lets go of the file, so that it can be removed."""
        with self._lock:
            for connection in self._open:
                connection.close()
            self._open.clear()
            self._local = threading.local()

    def _connection(self) -> sqlite3.Connection:
        held: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if held is None:
            # A placed book is never written to again, so SQLite need not look for changes.
            uri = f"{(self.folder / BOOK).absolute().as_uri()}?mode=ro&immutable=1"
            try:
                held = sqlite3.connect(uri, uri=True, check_same_thread=False)
            except sqlite3.Error as problem:
                raise self._damaged() from problem
            self._local.connection = held
            with self._lock:
                self._open.append(held)
        return held

    def ask(self, query: str, *values: object) -> list[Any]:
        """Rows of the database, for other rooms of the codebook.

        Raises:
            BookDamaged: the database does not answer.
        """
        try:
            return self._connection().execute(query, values).fetchall()
        except sqlite3.DatabaseError as problem:
            raise self._damaged() from problem

    def _damaged(self) -> BookDamaged:
        return BookDamaged(
            f"The book {self.folder.name} is damaged.", "Build or import this edition again."
        )

    def _line_of(self, name: str) -> _Row | None:
        found = self.ask(f"{_LINE} WHERE name=? AND kind<2", name) or self.ask(
            f"{_LINE} WHERE bare=? AND kind>=2", bare(name)
        )
        return found[0] if found else None

    def _below(self, at: int) -> tuple[Place, ...]:
        return tuple(map(_place, self.ask(f"{_LINE} WHERE parent=? ORDER BY id", at)))

    def _line(self, at: int) -> tuple[_Row, tuple[Note, ...]]:
        """A line and its own notes; the lines high in the book are asked for again and again."""
        with self._lock:
            kept = self._lines.get(at)
        if kept:
            return kept
        row = self.ask(f"{_LINE} WHERE id=?", at)[0]
        found = (row, self._notes(row))
        with self._lock:
            self._lines[at] = found
            if len(self._lines) > KEPT:
                self._lines.popitem(last=False)
        return found

    def _notes(self, row: _Row) -> tuple[Note, ...]:
        found = self.ask("SELECT kind,text FROM note WHERE line=? ORDER BY at", row[0])
        return tuple(Note(NoteKind(str(kind)), str(text), row[3]) for kind, text in found)

    def _read(self, plain: str) -> Code | None:
        found = self.ask(f"{_LINE} WHERE bare=? AND kind>=2", plain)
        if not found:
            return None
        row = found[0]
        at, above, kind, name, title, billable, sevenths, flags = row
        parents: list[Place] = []
        notes = list(self._notes(row))
        nearest = above
        while above >= 0:
            line, inherited = self._line(above)
            if kind == LineKind.EXPANSION and above == nearest:
                sevenths = line[6]  # those of the base code
            parents.append(_place(line))
            notes += inherited
            above = line[1]
        return Code(
            self.edition.system,
            name,
            title,
            bool(billable),
            self.edition.name,
            tuple(reversed(parents)),
            tuple(place for place in self._below(nearest) if place.code != name),
            () if kind == LineKind.EXPANSION else self._below(at),
            tuple(notes),
            tuple((char, text) for char, text in json.loads(sevenths)) if sevenths else (),
            self._flags(plain).union(flags.split()),
        )


def _place(row: _Row) -> Place:
    return Place(row[3], row[4], bool(row[5]))
