"""The whole of a book as rows for a search index."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from coderdesk.codebook.book_lines import LineKind
from coderdesk.codebook.rows import SearchRow
from coderdesk.domain.code import CATEGORY_LENGTH, NoteKind, bare

_TERMS = (str(NoteKind.INCLUSION), str(NoteKind.INCLUDES))


@dataclass(slots=True)
class _Above:
    """An open line of the book while its children are read."""

    id: int
    name: str
    title: str
    terms: tuple[str, ...]
    path: tuple[str, ...]
    inherited: tuple[str, ...]
    chapter: str


def search_rows(connection: sqlite3.Connection) -> Iterator[SearchRow]:
    """Every code and header in book order; chapters and sections only show in the path of the codes."""
    terms = _terms(connection)
    above: list[_Above] = []
    query = "SELECT id,parent,kind,name,title,billable,header_of FROM line ORDER BY id"
    for at, parent, kind, name, title, billable, header_of in connection.execute(query):
        while above and above[-1].id != parent:
            above.pop()
        top = above[-1] if above else _Above(-1, "", "", (), (), (), name)
        path = (*top.path, top.title) if above else ()
        inherited = (*top.inherited, *top.terms)
        own = terms.get(at, ())
        if kind == LineKind.EXPANSION:
            own, inherited = top.terms, top.inherited
        else:
            above.append(_Above(at, name, title, own, path, inherited, top.chapter))
        if kind >= LineKind.CODE:
            yield SearchRow(
                name,
                title,
                bool(billable),
                bare(name)[:CATEGORY_LENGTH],
                top.chapter,
                own,
                path,
                header_of,
                inherited,
            )


def _terms(connection: sqlite3.Connection) -> dict[int, tuple[str, ...]]:
    found: dict[int, list[str]] = defaultdict(list)
    query = "SELECT line,text FROM note WHERE kind IN (?,?) ORDER BY line,at"
    for line, text in connection.execute(query, _TERMS):
        found[line].append(text)
    return {line: tuple(texts) for line, texts in found.items()}
