"""Imported lists beside the books: which codes stand on them, and what they say."""

import hashlib
import json
import sqlite3
import threading
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from coderdesk.codebook.book_seal import BookDamaged, edition_json, edition_of
from coderdesk.codebook.build_place import PART, sync_folder
from coderdesk.domain.code import Edition, System
from coderdesk.errors import CoderDeskError

FOLDER = "lists"
LIST_VERSION = 1
CHUNK = 20_000
Step = Callable[[int, int], None]


class ListTable(StrEnum):
    """What a list holds: its table, with the columns in the order that rows give them."""

    MEMBER = "member(flag TEXT, code TEXT, PRIMARY KEY(code, flag))"
    PLACE = "place(code TEXT PRIMARY KEY, kind TEXT, name TEXT, description TEXT)"
    # dates as yyyymmdd, 0 for none; modifier 0 not allowed, 1 allowed, 9 never active;
    # rationale is a position in the texts of the list
    PAIR = (
        "pair(one TEXT, two TEXT, effective INTEGER, deletion INTEGER, modifier INTEGER, "
        "rationale INTEGER, PRIMARY KEY(one, two, effective))"
    )
    UNIT = "unit(code TEXT PRIMARY KEY, units INTEGER, indicator INTEGER, rationale TEXT)"
    TERM = (
        "term(section TEXT, position INTEGER, title TEXT, definition TEXT, explanation TEXT, "
        "includes TEXT, PRIMARY KEY(section, position, title))"
    )
    # the lines of an index by their place; `words` is what they are looked up by, cells by tabs
    ENTRY = (
        "entry(id INTEGER, above INTEGER, last INTEGER, depth INTEGER, title TEXT, code TEXT, "
        "manif TEXT, see TEXT, also TEXT, cells TEXT, words TEXT, PRIMARY KEY(id))"
    )
    SECTION = "section(id INTEGER, depth INTEGER, number TEXT, title TEXT, body TEXT, PRIMARY KEY(id))"
    ADDON = (
        "addon(code TEXT, base TEXT, kind INTEGER, effective INTEGER, deletion INTEGER, "
        "PRIMARY KEY(code, base, effective))"
    )
    FEE = (
        "fee(code TEXT, modifier TEXT, status TEXT, days TEXT, parts TEXT, sides TEXT, "
        "assistant TEXT, PRIMARY KEY(code, modifier))"
    )

    @property
    def columns(self) -> int:
        """How many values a row has."""
        return self.value.split("PRIMARY KEY(")[0].count(" TEXT") + self.value.count(" INTEGER")

    @property
    def table(self) -> str:
        """The name of the table."""
        return self.value.partition("(")[0]


@dataclass(frozen=True, slots=True)
class ListContent:
    """The rows of one list; ``kind`` names the list and, for one in several files, its part.

    ``texts`` are long texts that many rows share and name by their position.
    """

    kind: str
    table: ListTable
    rows: Sequence[tuple[object, ...]]
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class InstalledList:
    """One list on the shelf: its kind, its edition and how many rows it has."""

    kind: str
    edition: Edition
    rows: int
    path: Path
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceOfService:
    """One place-of-service code; ``kind`` is Facility, Non-Facility or empty where unassigned."""

    code: str
    kind: str
    name: str
    description: str


class Lists:
    """All lists of a home; safe to use from any thread."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = threading.RLock()
        self._open: dict[Path, sqlite3.Connection] = {}
        self._installed: tuple[InstalledList, ...] = ()
        self.refresh()

    def refresh(self) -> None:
        """Looks again at what is installed; a damaged list is left out."""
        found = []
        with self._lock:
            self.close()
            for path in sorted(self.folder.glob("[!.]*.db")):
                try:
                    found.append(self._describe(path))
                except (sqlite3.Error, ValueError, KeyError, TypeError):
                    continue
            self._installed = tuple(sorted(found, key=lambda one: one.edition.effective, reverse=True))

    def installed(self) -> tuple[InstalledList, ...]:
        """Every list, newest first."""
        return self._installed

    def nearest(self, kind: str, day: date | None) -> InstalledList | None:
        """The list of a kind for a day: the latest that had begun, or else the earliest."""
        own = [one for one in self._installed if one.kind == kind]
        begun = [one for one in own if day is None or one.edition.effective <= day]
        return begun[0] if begun else own[-1] if own else None

    def flags(self, code: str, edition: Edition) -> frozenset[str]:
        """The lists that a code (without its dot) stands on, taking the lists nearest to an edition."""
        if edition.system is not System.ICD10CM:
            return frozenset()
        found: set[str] = set()
        for kind in ("poa-exempt", "mce"):
            one = self.nearest(kind, edition.expires or edition.effective)
            if one:
                rows = self.ask(one, "SELECT flag FROM member WHERE code=?", code)
                found.update(str(row[0]) for row in rows)
        return frozenset(found)

    def places(self) -> tuple[PlaceOfService, ...]:
        """The place-of-service codes of the newest list."""
        one = self.nearest("place-of-service", None)
        rows = self.ask(one, "SELECT * FROM place ORDER BY code") if one else []
        return tuple(PlaceOfService(*map(str, row)) for row in rows)

    def ask(self, one: InstalledList, query: str, *values: object) -> list[tuple[object, ...]]:
        """Rows of a list.

        Raises:
            BookDamaged: the list does not answer.
        """
        with self._lock:
            try:
                return self._connection(one.path).execute(query, values).fetchall()
            except sqlite3.Error as problem:
                raise BookDamaged(
                    f"The list {one.path.stem} is damaged.", "Import its file again."
                ) from problem

    def remove(self, one: InstalledList) -> None:
        """Takes a list off the shelf."""
        with self._lock:
            self.close()
            one.path.unlink(missing_ok=True)
            self.refresh()

    def close(self) -> None:
        """Lets go of every file."""
        with self._lock:
            for connection in self._open.values():
                connection.close()
            self._open.clear()

    def _connection(self, path: Path) -> sqlite3.Connection:
        if path not in self._open:
            uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
            self._open[path] = sqlite3.connect(uri, uri=True, check_same_thread=False)
        return self._open[path]

    def _describe(self, path: Path) -> InstalledList:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            meta = dict(connection.execute("SELECT key, value FROM meta"))
            if meta["version"] != str(LIST_VERSION):
                raise ValueError(meta["version"])
            edition = edition_of(json.loads(meta["edition"]))
            return InstalledList(
                meta["kind"], edition, int(meta["rows"]), path, tuple(json.loads(meta["texts"]))
            )


def put_list(folder: Path, edition: Edition, content: ListContent, step: Step) -> InstalledList:
    """Writes a list, replacing the one of the same kind and day; the caller holds the shelf's lock."""
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{content.kind}-{edition.effective.isoformat()}.db"
    part = folder / f"{PART}{name}"
    try:
        part.unlink(missing_ok=True)
        rows = _write(part, edition, content, step)
        part.replace(folder / name)
        sync_folder(folder)
    finally:
        part.unlink(missing_ok=True)
    return InstalledList(content.kind, edition, rows, folder / name, content.texts)


def _write(path: Path, edition: Edition, content: ListContent, step: Step) -> int:
    table = content.table
    marks = ",".join("?" * table.columns)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=OFF")
        connection.execute("BEGIN")
        connection.execute("CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID")
        connection.execute(f"CREATE TABLE {table.value} WITHOUT ROWID")
        insert = f"INSERT OR IGNORE INTO {table.table} VALUES({marks})"
        for start in range(0, len(content.rows), CHUNK):
            step(start, len(content.rows))
            connection.executemany(insert, content.rows[start : start + CHUNK])
        meta = {
            "version": str(LIST_VERSION),
            "kind": content.kind,
            "table": table.name,
            "texts": json.dumps(content.texts),
            "edition": json.dumps(edition_json(edition)),
        }
        rows, digest = _mark(connection, table.table)
        if rows != len(content.rows):
            raise CoderDeskError(
                f"{len(content.rows) - rows:,} rows of {edition.source} stand twice in it.",
                "Download it again.",
            )
        meta |= {"rows": str(rows), "sha256": digest}
        connection.executemany("INSERT INTO meta VALUES(?,?)", meta.items())
        connection.execute("COMMIT")
    return rows


def check_list(path: Path) -> tuple[int, str]:
    """Rows of a list, and what is wrong with it, if anything."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            meta = dict(connection.execute("SELECT key, value FROM meta"))
            rows, digest = _mark(connection, ListTable[meta["table"]].table)
            return rows, "" if digest == meta["sha256"] else "It does not hold what was written."
    except (sqlite3.Error, KeyError):
        return 0, "The list cannot be read."


def _mark(connection: sqlite3.Connection, table: str) -> tuple[int, str]:
    """Rows and SHA-256 of the content of a list."""
    digest = hashlib.sha256()
    rows = 0
    for row in connection.execute(f"SELECT * FROM {table}"):  # noqa: S608 - our own table name
        digest.update(repr(row).encode())
        rows += 1
    return rows, digest.hexdigest()
