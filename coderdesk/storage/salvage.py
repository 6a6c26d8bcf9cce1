"""Get every row that can still be read out of a damaged work file, into a new one beside it.

They are looked for page by page, past SQLite: a damaged page costs the rows on it and no others, not
even where it led to them.
"""

from contextlib import closing
from pathlib import Path

from coderdesk.domain.work import Salvaged
from coderdesk.errors import CoderDeskError
from coderdesk.storage.database import open_database
from coderdesk.storage.driver import Connection, DatabaseError, keyed, plainly
from coderdesk.storage.home import TAILS
from coderdesk.storage.raw_pages import RawPages
from coderdesk.storage.salvage_mend import mend
from coderdesk.storage.salvage_pages import whole_rows

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


def salvage(damaged: Path, key: bytes, target: Path) -> Salvaged:
    """Write a new work file with all that can be read; the damaged one is left as it is.

    An encounter whose newest state is lost stands at the newest one that is left. Raises CoderDeskError
    when no row at all can be read, or when the target exists.
    """
    if target.exists():
        message = f"“{target.name}” is there already."
        raise CoderDeskError(message, "Choose another name.")
    new = open_database(target, key)
    try:
        with plainly(saving=True), closing(keyed(damaged, key)) as source:
            source.execute("PRAGMA query_only=ON")
            into = new.conn
            into.execute("PRAGMA foreign_keys=OFF")
            into.execute("BEGIN IMMEDIATE")
            kept = _copy(damaged, key, into)
            _insist_on_rows(kept)
            lost = {table: max(0, _known(source, table) - count) for table, count in kept.items()}
            mend(into)
            into.execute("COMMIT")
    except BaseException:
        new.close()
        for tail in ("", *TAILS):
            target.with_name(target.name + tail).unlink(missing_ok=True)
        raise
    new.close()
    return Salvaged(target, tuple(kept.items()), tuple(lost.items()))


def _insist_on_rows(kept: dict[str, int]) -> None:
    if not any(kept.values()):
        message = "Nothing at all can be read of the damaged work file."
        raise CoderDeskError(message, "Restore the newest copy from the backups folder.")


def _copy(damaged: Path, key: bytes, into: Connection) -> dict[str, int]:
    """Copy the rows that are whole; the answer counts them."""
    kept = dict.fromkeys(TABLES, 0)
    with closing(RawPages(damaged, key)) as pages:
        for table, names, cells in whole_rows(pages, into):
            if table in TABLES:
                marks = ", ".join("?" * len(names))
                insert = f"INSERT OR IGNORE INTO {table} ({', '.join(names)}) VALUES ({marks})"  # noqa: S608
                kept[table] += into.execute(insert, cells).rowcount
    return kept


def _known(source: Connection, table: str) -> int:
    """How many rows an index or the table itself knows of; 0 where neither can be read."""
    try:
        row = source.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608
    except DatabaseError:
        return 0
    return int(row[0])
