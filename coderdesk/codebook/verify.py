"""Counts and hashes installed books again, all the way down."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from typing_extensions import override

from coderdesk.codebook.book_seal import BOOK, BookDamaged, check_seal, edition_json, index_stands
from coderdesk.codebook.lists import FOLDER, check_list
from coderdesk.codebook.schema import fingerprints
from coderdesk.domain.code import Edition

Step = Callable[[int, int], None]


def _no_step(_done: int, _total: int) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Finding:
    """What verifying found of one book or list: ``problem`` is empty when it is as it was sealed."""

    book: str
    edition: Edition | None
    rows: int = 0
    problem: str = ""

    @override
    def __str__(self) -> str:
        """The finding as one line."""
        return f"{self.book}: {self.problem or f'{self.rows:,} rows, as sealed'}"


def verify(library_folder: Path, step: Step = _no_step) -> tuple[Finding, ...]:
    """What is wrong with the books on the shelf; nothing when all are as they were built."""
    return tuple(finding for finding in recount(library_folder, step) if finding.problem)


def recount(library_folder: Path, step: Step = _no_step) -> tuple[Finding, ...]:
    """Counts and hashes every book and list: file, content of each table, counts, index files."""
    folders = sorted(library_folder.glob("[!.]*-*")) if library_folder.is_dir() else []
    found = []
    for number, folder in enumerate(folders):
        step(number, len(folders))
        found.append(_verify_book(folder))
    step(len(folders), len(folders))
    return (*found, *_verify_lists(library_folder / FOLDER))


def _verify_lists(folder: Path) -> tuple[Finding, ...]:
    return tuple(
        Finding(path.stem, None, rows, problem)
        for path in sorted(folder.glob("[!.]*.db"))
        for rows, problem in [check_list(path)]
    )


def _verify_book(folder: Path) -> Finding:
    try:
        seal = check_seal(folder, deep=True)
    except BookDamaged as problem:
        return Finding(folder.name, None, problem=problem.line)
    edition = seal.edition
    try:
        with closing(
            sqlite3.connect(f"{(folder / BOOK).absolute().as_uri()}?mode=ro", uri=True)
        ) as book:
            marks = fingerprints(book)
            problems = list(_problems(book, edition, marks))
    except sqlite3.DatabaseError:
        return Finding(folder.name, edition, problem="The database cannot be read.")
    if folder.name != edition.key:
        problems.append(f"The folder should be called {edition.key}.")
    if not index_stands(folder, seal):
        problems.append("The search index is incomplete.")
    return Finding(
        folder.name, edition, sum(rows for rows, _digest in marks.values()), " ".join(problems)
    )


def _problems(
    book: sqlite3.Connection, edition: Edition, marks: dict[str, tuple[int, str]]
) -> Iterator[str]:
    meta = dict(book.execute("SELECT key, value FROM meta"))
    if book.execute("PRAGMA integrity_check").fetchone() != ("ok",):
        yield "The database is inconsistent."
    for table, (rows, digest) in marks.items():
        if str(rows) != meta.get(f"{table}.rows"):
            written = meta.get(f"{table}.rows", "none")
            yield f"Table {table} has {rows} rows where {written} were written."
        elif digest != meta.get(f"{table}.sha256"):
            yield f"Table {table} does not hold what was written."
    billable, codes = book.execute("SELECT sum(billable), count(*) FROM line WHERE kind>=2").fetchone()
    if (billable, codes) != (edition.billable, edition.codes):
        yield f"It holds {billable:,} billable codes where {edition.billable:,} were read."
    if json.loads(meta.get("edition", "{}")) != edition_json(edition):
        yield "The seal names another edition than the database."
