"""The journal: who did what when, each line chained to the one before it.

Lines are only ever added. Each carries the SHA-256 of itself and the hash before it, so that a line
changed, taken out or put in shows at the first line after it, and lines cut off the end show
against the counter that SQLite keeps. Whoever holds the key and rewrites the whole file can rewrite
the chain; an exported copy, kept by somebody else, shows that too.
"""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from coderdesk.domain.work import Act, Finding, Gravity, JournalEntry, JournalListing
from coderdesk.storage.database import WorkFile, tx
from coderdesk.storage.revisions import now

START = "0" * 64
_COLUMNS = "id, at, who, what, encounter_id, detail, previous, hash"


class Journal:
    """Records and lists what was done."""

    def __init__(self, db: WorkFile) -> None:
        self._db = db

    def record(self, act: Act, who: str, encounter_id: str = "", detail: str = "") -> JournalEntry:
        """Add a line; inside a `tx` it is kept together with the change it tells of.

        ``detail`` names codes, counts or files, never chart text.
        """
        with tx(self._db) as conn:
            last = conn.execute("SELECT id, hash FROM journal ORDER BY id DESC LIMIT 1").fetchone()
            counted = conn.execute("SELECT seq FROM sqlite_sequence WHERE name = 'journal'").fetchone()
            number = max(last[0] if last else 0, counted[0] if counted else 0) + 1
            previous = last[1] if last else START
            said = (now(), _storable(who), act.value, encounter_id, _storable(detail))
            entry = JournalEntry(
                number, said[0], said[1], act, said[3], said[4], previous, _hash(number, said, previous)
            )
            conn.execute(
                f"INSERT INTO journal ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
                (number, *said, previous, entry.hash),
            )
            return entry

    def listing(
        self,
        listing: JournalListing = JournalListing(),  # noqa: B008 - frozen
    ) -> tuple[JournalEntry, ...]:
        """The lines asked for, newest first."""
        where, values = _where(listing)
        rows = self._db.rows(
            f"SELECT {_COLUMNS} FROM journal{where} ORDER BY id DESC LIMIT ? OFFSET ?",  # noqa: S608
            (*values, listing.limit, listing.skip),
        )
        return tuple(_entry(row) for row in rows)

    def all(self) -> Iterable[JournalEntry]:
        """Every line, oldest first, for an export; read in portions."""
        after = 0
        while rows := self._db.rows(
            f"SELECT {_COLUMNS} FROM journal WHERE id > ? ORDER BY id LIMIT 1000",  # noqa: S608
            (after,),
        ):
            yield from (_entry(row) for row in rows)
            after = rows[-1][0]

    def verify(self) -> tuple[Finding, ...]:
        """What is wrong with the chain, at its first fault; nothing when it is whole."""
        number, previous = 0, START
        for entry in self.all():
            said = (entry.at, entry.who, entry.act.value, entry.encounter_id, entry.detail)
            whole = entry.hash == _hash(entry.id, said, entry.previous)
            if entry.id != number + 1 or entry.previous != previous or not whole:
                return (_broken(f"The journal has been tampered with at line {number + 1}."),)
            number, previous = entry.id, entry.hash
        counted = self._db.row("SELECT seq FROM sqlite_sequence WHERE name = 'journal'")
        if (counted[0] if counted else 0) != number:
            return (_broken(f"The journal has lost its lines after line {number}."),)
        return ()


def _hash(number: int, said: tuple[str, ...], previous: str) -> str:
    line = json.dumps([previous, number, *said], separators=(",", ":"))
    return hashlib.sha256(line.encode("ascii")).hexdigest()


def _broken(message: str) -> Finding:
    return Finding("journal", Gravity.BAD, message, "Compare it with an exported copy or a backup.")


def _where(listing: JournalListing) -> tuple[str, list[object]]:
    tests: list[str] = []
    values: list[object] = []
    for test, value in (
        ("encounter_id = ?", listing.encounter_id),
        ("who = ?", listing.who),
        ("at >= ?", listing.since),
        ("at < ?", listing.before),
    ):
        if value:
            tests.append(test)
            values.append(value)
    if listing.acts:
        tests.append(f"what IN ({', '.join('?' * len(listing.acts))})")
        values += [act.value for act in listing.acts]
    return (f" WHERE {' AND '.join(tests)}" if tests else ""), values


def _entry(row: tuple[Any, ...]) -> JournalEntry:
    number, at, who, what, encounter_id, detail, previous, digest = row
    return JournalEntry(number, at, who, Act(what), encounter_id, detail, previous, digest)


def _storable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
