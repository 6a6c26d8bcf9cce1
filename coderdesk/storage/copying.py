"""A verified copy of an open work file, made while the work goes on.

The copy is taken in one step, as one reader sees the file: in several steps SQLite would begin
again with each change. It gets its name only after every page of it has been read back.
"""

from contextlib import closing
from pathlib import Path

from coderdesk.errors import CoderDeskError
from coderdesk.storage.disk import PART, empty_private_file, private_folder, settle_file
from coderdesk.storage.driver import Connection, DatabaseError, connect, plainly
from coderdesk.storage.home import TAILS, backups_folder
from coderdesk.storage.stamps import free_name, stamp


def copy_to(source: Path, key: bytes, target: Path) -> Path:
    """Copy an open work file under the same key.

    Whatever was at the target stays until the copy is sound. Raises CoderDeskError
    when the disk refuses or the copy does not read back.
    """
    part = target.with_name(target.name + PART)
    empty_private_file(part)
    try:
        with plainly(saving=True), closing(connect(part, key)) as copy:
            with closing(connect(source, key)) as reader:
                reader.backup(copy, pages=-1)
            copy.execute("PRAGMA journal_mode=DELETE").fetchone()  # one file, with nothing beside it
            troubles = page_troubles(copy)
        if troubles:
            message = f"The backup could not be verified: {len(troubles)} faults were found."
            raise CoderDeskError(message, "Run “coderdesk verify”; your earlier backups are untouched.")
        settle_file(part, target)
    finally:
        for tail in ("", *TAILS):
            part.with_name(part.name + tail).unlink(missing_ok=True)
    return target


def dated_copy(source: Path, key: bytes, home: Path, why: str) -> Path:
    """A copy among the backups, named after the moment (UTC) and the reason."""
    folder = private_folder(backups_folder(home))
    return copy_to(source, key, free_name(folder, f"work-{stamp()}-{why}", ".db"))


def page_troubles(conn: Connection) -> list[str]:
    """What is wrong with the pages and trees of a file; nothing when it is sound.

    Both checks are needed: the cipher's names damaged pages, SQLite's notices missing ones.
    """
    troubles: list[str] = []
    for check in ("cipher_integrity_check", "quick_check"):
        try:
            troubles += [str(row[0]) for row in conn.execute(f"PRAGMA {check}").fetchall()]
        except DatabaseError as error:
            troubles.append(str(error))
    return [trouble for trouble in troubles if trouble != "ok"]
