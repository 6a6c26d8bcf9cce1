"""Writes the lines of one edition into the database of a new book."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from coderdesk.codebook.book_lines import Line, LineKind, billable_below
from coderdesk.codebook.book_seal import edition_json
from coderdesk.codebook.schema import INDEXES, SCHEMA_VERSION, TABLES, fingerprints
from coderdesk.domain.code import Edition, bare
from coderdesk.errors import CoderDeskError

Step = Callable[[int, int], None]
CHUNK = 5000


AxisRow = tuple[int, str, int, str, str, str]


@dataclass(frozen=True, slots=True)
class Content:
    """What a book holds: its lines and, for ICD-10-PCS from tables, the values of their rows."""

    lines: list[Line]
    axes: tuple[AxisRow, ...] = ()


def write_book(
    path: Path, edition: Edition, content: Content, step: Step
) -> dict[str, tuple[int, str]]:
    """Writes a new database and returns rows and SHA-256 of each table.

    Raises:
        CoderDeskError: a code stands twice in the file, or the disk refuses.
    """
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            # The folder is thrown away unless the whole build succeeds, so no journal is needed.
            connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + TABLES)
            connection.execute("BEGIN")
            _write_lines(connection, content.lines, step)
            connection.executemany("INSERT INTO axis VALUES(?,?,?,?,?,?)", content.axes)
            _index(connection)
            marks = fingerprints(connection)
            connection.executemany("INSERT INTO meta VALUES(?,?)", _meta(edition, marks))
            connection.execute("COMMIT")
            return marks
    except sqlite3.OperationalError as problem:
        raise CoderDeskError(
            f"The book could not be written: {problem}.", "Make room on the disk and try again."
        ) from problem


def _write_lines(connection: sqlite3.Connection, lines: list[Line], step: Step) -> None:
    below = billable_below(lines)
    for start in range(0, len(lines), CHUNK):
        step(start, len(lines))
        part = range(start, min(start + CHUNK, len(lines)))
        connection.executemany(
            "INSERT INTO line VALUES(?,?,?,?,?,?,?,?,?,?)",
            (_row(at, lines[at], below[at]) for at in part),
        )
        connection.executemany("INSERT INTO note VALUES(?,?,?,?)", _notes(lines, part))
    step(len(lines), len(lines))


def _row(at: int, line: Line, below: int) -> tuple[object, ...]:
    plain = bare(line.name) if line.kind >= LineKind.CODE else line.name
    sevenths = json.dumps(line.sevenths, ensure_ascii=False) if line.sevenths else ""
    header_of = 0 if line.billable else below
    return (
        at,
        line.parent,
        int(line.kind),
        line.name,
        plain,
        line.title,
        int(line.billable),
        header_of,
        sevenths,
        " ".join(line.flags),
    )


def _notes(lines: list[Line], part: range) -> Iterator[tuple[int, int, str, str]]:
    for at in part:
        for number, (kind, text) in enumerate(lines[at].notes):
            yield at, number, str(kind), text


def _index(connection: sqlite3.Connection) -> None:
    try:
        for statement in INDEXES.strip().split("\n"):
            connection.execute(statement)
    except sqlite3.IntegrityError as problem:
        twice = connection.execute(
            "SELECT name FROM line GROUP BY kind>=2, bare HAVING count(*)>1 ORDER BY id LIMIT 1"
        ).fetchone()
        raise CoderDeskError(
            f"{twice[0] if twice else 'A code'} stands twice in the file.", "Download the file again."
        ) from problem


def _meta(edition: Edition, marks: dict[str, tuple[int, str]]) -> Iterator[tuple[str, str]]:
    yield "schema", str(SCHEMA_VERSION)
    yield "edition", json.dumps(edition_json(edition))
    for table, (count, digest) in marks.items():
        yield f"{table}.rows", str(count)
        yield f"{table}.sha256", digest
