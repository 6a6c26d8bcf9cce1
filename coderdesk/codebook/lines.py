"""Reads an installed book back into its lines, so that another edition can be made from it."""

import json
import sqlite3
from collections import defaultdict
from contextlib import closing

from coderdesk.codebook.book import Book
from coderdesk.codebook.book_lines import Line, LineKind
from coderdesk.codebook.book_seal import BOOK, BookDamaged
from coderdesk.domain.code import NoteKind


def lines_of_book(book: Book) -> list[Line]:
    """Every line of a book with its own notes, in book order.

    Raises:
        BookDamaged: the database does not answer.
    """
    uri = f"{(book.folder / BOOK).absolute().as_uri()}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(uri, uri=True)) as connection:
            return _lines(connection)
    except sqlite3.DatabaseError as problem:
        raise BookDamaged(
            f"The book {book.folder.name} is damaged.", "Build or import this edition again."
        ) from problem


def _lines(connection: sqlite3.Connection) -> list[Line]:
    notes: dict[int, list[tuple[NoteKind, str]]] = defaultdict(list)
    for at, kind, text in connection.execute("SELECT line,kind,text FROM note ORDER BY line,at"):
        notes[at].append((NoteKind(kind), text))
    query = "SELECT id,parent,kind,name,title,billable,sevenths,flags FROM line ORDER BY id"
    return [
        Line(
            name,
            title,
            LineKind(kind),
            parent,
            bool(billable),
            notes.get(at, []),
            tuple((char, text) for char, text in json.loads(sevenths)) if sevenths else (),
            flags=tuple(flags.split()),
        )
        for at, parent, kind, name, title, billable, sevenths, flags in connection.execute(query)
    ]
