"""The Whoosh index of one edition: built once, read when the search tables are compiled.

The only room that knows Whoosh. A document is one line of the book; seventh characters are folded into
the line they extend, and the words of their meanings are a field of their own.
"""

import struct
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from typing_extensions import override
from whoosh.fields import STORED, FieldType, Schema
from whoosh.formats import Existence
from whoosh.index import IndexError as WhooshIndexError
from whoosh.index import create_in, open_dir
from whoosh.reading import IndexReader

from coderdesk.codebook.index_seal import break_seal, check, damaged, seal
from coderdesk.codebook.rows import SearchRow
from coderdesk.codebook.search_words import FULL_LENGTH, stated_words, words_of

TITLE, TERMS, SEVENTH = "title", "terms", "seventh"
_STEP_EVERY = 500

Step = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the book as the index keeps it.

    ``parent`` is the number of the entry above, or -1; ``above`` are titles over a parentless entry
    that are no entries themselves (chapter, section). ``sevenths`` are the characters that complete
    the code, with their meanings.
    """

    code: str
    title: str
    billable: bool
    header_of: int
    chapter: str
    parent: int
    above: tuple[str, ...]
    terms: tuple[str, ...]
    sevenths: tuple[tuple[str, str], ...]


class _Words(FieldType):
    """Words that are already cut: only that they occur is kept."""

    indexed = True

    def __init__(self) -> None:
        self.format = Existence()
        self.analyzer = None
        self.stored = self.scorable = self.spelling = self.unique = False
        self.vector = self.column_type = None
        self.multitoken_query = "default"

    @override
    def index(
        self, value: Iterable[str], **_: Any
    ) -> Generator[tuple[bytes, int, float, bytes], Any, None]:
        for word in sorted(set(value)):
            yield word.encode(), 1, 1.0, b""

    @override
    def to_bytes(self, value: str | bytes) -> bytes:
        return value if isinstance(value, bytes) else value.encode()


def _schema() -> Schema:
    return Schema(entry=STORED, title=_Words(), terms=_Words(), seventh=_Words())


def gather(rows: Iterable[SearchRow]) -> list[Entry]:
    """Folds expanded codes into the line they extend and finds each line's parent, in book order."""
    entries: list[Entry] = []
    sevenths: list[list[tuple[str, str]]] = []
    open_lines: list[tuple[int, str, int]] = []
    for row in rows:
        meaning = _meaning(row, entries[-1]) if entries else None
        if meaning is not None:
            sevenths[-1].append((row.code[-1], meaning))
            continue
        depth = len(row.path)
        while open_lines and row.path[open_lines[-1][0] :][:1] != (open_lines[-1][1],):
            open_lines.pop()
        parent = open_lines[-1][2] if open_lines else -1
        above = row.path[open_lines[-1][0] + 1 :] if open_lines else row.path
        open_lines.append((depth, row.title, len(entries)))
        entries.append(
            Entry(
                row.code,
                row.title,
                row.billable,
                row.header_of,
                row.chapter,
                parent,
                above,
                row.terms,
                (),
            )
        )
        sevenths.append([])
    return [
        _with_sevenths(entry, tuple(found)) if found else entry
        for entry, found in zip(entries, sevenths, strict=True)
    ]


def _with_sevenths(entry: Entry, sevenths: tuple[tuple[str, str], ...]) -> Entry:
    return Entry(
        entry.code, entry.title, entry.billable, entry.header_of, entry.chapter,
        entry.parent, entry.above, entry.terms, sevenths,
    )  # fmt: skip


def _meaning(row: SearchRow, line: Entry) -> str | None:
    """What the seventh character of a row means, if the row only adds one to the line above it."""
    plain = row.code.replace(".", "")
    if len(plain) != FULL_LENGTH or row.terms != line.terms or not row.title.startswith(line.title):
        return None
    if line.code.replace(".", "").ljust(FULL_LENGTH - 1, "X") != plain[:-1]:
        return None
    return row.title[len(line.title) :].lstrip(" ,;:-")


def build_index(
    folder: Path, rows: Iterable[SearchRow], step: Step = lambda _done, _total: None
) -> None:
    """Writes the index of one edition into an empty or missing folder.

    ``step(done, total)`` may raise Cancelled; what is written is valid only once it is sealed, last.
    """
    entries = gather(rows)
    folder.mkdir(parents=True, exist_ok=True)
    break_seal(folder)
    writer = create_in(str(folder), _schema()).writer(limitmb=256)
    try:
        for number, entry in enumerate(entries):
            if number % _STEP_EVERY == 0:
                step(number, len(entries))
            writer.add_document(
                entry=_plain(entry),
                title=stated_words(entry.title),
                terms=[word for term in entry.terms for word in words_of(term)],
                seventh=[word for _, meaning in entry.sevenths for word in words_of(meaning)],
            )
    except BaseException:
        writer.cancel()
        raise
    writer.commit()
    seal(folder, len(entries))
    step(len(entries), len(entries))


def _plain(entry: Entry) -> tuple[Any, ...]:
    return (
        entry.code, entry.title, entry.billable, entry.header_of, entry.chapter,
        entry.parent, entry.above, entry.terms, entry.sevenths,
    )  # fmt: skip


class OpenIndex:
    """An index open for reading: its entries and its postings, both in book order.

    Raises:
        IndexDamaged: a file is missing or not as it was written.
        IndexOutdated: another version of CoderDesk wrote it.
    """

    def __init__(self, folder: Path) -> None:
        self.seal = check(folder)
        try:
            self._index = open_dir(str(folder), readonly=True)
            self._reader: IndexReader = self._index.reader()
        except (OSError, ValueError, KeyError, WhooshIndexError, struct.error, EOFError) as trouble:
            raise damaged(folder) from trouble

    def entries(self) -> Iterator[Entry]:
        """Every line of the book, in book order."""
        for _, stored in self._reader.iter_docs():
            yield Entry(*stored["entry"])

    def postings(self, field: str) -> Iterator[tuple[str, list[int]]]:
        """Every word of a field with the numbers of the entries that hold it."""
        for term in self._reader.lexicon(field):
            yield term.decode(), list(self._reader.postings(field, term).all_ids())

    def close(self) -> None:
        """Lets go of the files."""
        self._reader.close()
        self._index.close()
