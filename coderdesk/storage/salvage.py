"""Get every row that can still be read out of a damaged work file, into a new one beside it.

Each table is read from its first row on. Where a page is damaged, the next row that can be read is
looked for, so that a damaged page costs only the rows on it.
"""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from coderdesk.domain.work import Salvaged
from coderdesk.errors import CoderDeskError
from coderdesk.storage.database import open_database
from coderdesk.storage.driver import Connection, DatabaseError, keyed, plainly
from coderdesk.storage.home import TAILS
from coderdesk.storage.salvage_mend import mend

# In the order in which rows need each other, with the column that numbers the rows.
TABLES = {
    "encounters": "number",
    "revisions": "id",
    "timeline": "id",
    "documents": "id",
    "document_data": "document_id",
    "reading": "document_id",
    "desk_states": "id",
    "choices": "id",
    "spells": "id",
    "journal": "id",
    "picks": "id",
    "favourites": "id",
    "code_notes": "id",
    "synonyms": "id",
    "queries": "id",
    "query_history": "id",
    "query_templates": "id",
    "audits": "id",
    "audit_history": "id",
    "code_sets": "id",
    "notebook": "id",
    "drills": "rowid",
    "practice_results": "id",
    "certificates": "id",
    "credits": "id",
}
# Not copied: made anew with the file, or from the documents.
MADE_ANEW = ("desk", "pages")
EXACTLY = 2000  # row numbers tried one by one
LARGEST_NUMBER = 1 << 40


def salvage(damaged: Path, key: bytes, target: Path) -> Salvaged:
    """Write a new work file with all that can be read; the damaged one is left as it is.

    An encounter whose newest state is lost stands at the newest one that is left. Raises CoderDeskError
    when not even the list of tables can be read, or when the target exists.
    """
    if target.exists():
        message = f"“{target.name}” is there already."
        raise CoderDeskError(message, "Choose another name.")
    kept: dict[str, int] = {}
    lost: dict[str, int] = {}
    new = open_database(target, key)
    try:
        with plainly(saving=True), closing(keyed(damaged, key)) as source:
            source.execute("PRAGMA query_only=ON")
            _insist_on_tables(source)
            into = new.conn
            into.execute("PRAGMA foreign_keys=OFF")
            into.execute("BEGIN IMMEDIATE")
            for table in TABLES:
                kept[table], lost[table] = _copy(source, into, table)
            mend(into)
            into.execute("COMMIT")
    except BaseException:
        new.close()
        for tail in ("", *TAILS):
            target.with_name(target.name + tail).unlink(missing_ok=True)
        raise
    new.close()
    return Salvaged(target, tuple(kept.items()), tuple(lost.items()))


def _insist_on_tables(source: Connection) -> None:
    try:
        source.execute("SELECT name FROM sqlite_master").fetchall()
    except DatabaseError:
        message = "The damaged work file does not even say which tables it has."
        raise CoderDeskError(message, "Restore the newest copy from the backups folder.") from None


def _copy(source: Connection, into: Connection, table: str) -> tuple[int, int]:
    """Copy the rows that can be read; the answer counts those, and those that cannot."""
    columns = [name for name in _columns(into, table) if name in _columns(source, table)]
    if not columns:  # the damaged file is older than this table
        return 0, 0
    if TABLES[table] not in columns:  # the row's own number, where no column is it
        columns = [TABLES[table], *columns]
    names, marks = ", ".join(columns), ", ".join("?" * len(columns))
    insert = f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({marks})"  # noqa: S608 - our own
    kept = 0
    for row in _readable(source, f"SELECT {names} FROM {table}", TABLES[table]):  # noqa: S608
        kept += into.execute(insert, row).rowcount
    return kept, max(0, _known(source, table) - kept)


def _columns(conn: Connection, table: str) -> list[str]:
    return [row[1] for row in conn.execute(f"PRAGMA table_info({table})").fetchall()]


def _known(source: Connection, table: str) -> int:
    """How many rows an index or the table itself knows of; 0 where neither can be read."""
    try:
        row = source.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608
    except DatabaseError:
        return 0
    return int(row[0])


def _readable(source: Connection, select: str, number: str) -> Iterator[tuple[Any, ...]]:
    at = 0
    while True:
        try:
            cursor = source.execute(f"{select} WHERE {number} > ? ORDER BY {number}", (at,))
            place = [column[0] for column in cursor.description].index(number)
            for row in cursor:
                yield row
                at = row[place]
        except DatabaseError:
            probe = f"{select} WHERE {number} >= ? ORDER BY {number} LIMIT 1"
            found = _next_readable(source, probe, at + 1)
            if found is None:
                return
            at = found - 1
        else:
            return


def _next_readable(source: Connection, probe: str, start: int) -> int | None:
    """The smallest number from which reading goes on: each one in turn, then by growing steps."""
    for number in range(start + 1, start + EXACTLY):
        if _reads(source, probe, number):
            return number
    unreadable, step = start + EXACTLY - 1, EXACTLY
    while not _reads(source, probe, unreadable + step):
        unreadable, step = unreadable + step, step * 2
        if step > LARGEST_NUMBER:
            return None
    readable = unreadable + step
    while readable - unreadable > 1:
        middle = (readable + unreadable) // 2
        if _reads(source, probe, middle):
            readable = middle
        else:
            unreadable = middle
    return readable


def _reads(source: Connection, probe: str, number: int) -> bool:
    """Whether reading from a number on does not fail; beyond the last row it does not."""
    try:
        source.execute(probe, (number,)).fetchone()
    except DatabaseError:
        return False
    return True
