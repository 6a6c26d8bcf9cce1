"""A verified copy of an open work file, made while the work goes on.

Where the system allows, the file is held still and its bytes are copied and read back, while SQLite
and the cipher check the very same bytes beside it. Elsewhere SQLite copies page by page, in one step
(in several it would begin again with each change), and the copy is checked after. A copy gets its name
only when every page of it has been read back and found sound.
"""

import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

from coderdesk.errors import CoderDeskError
from coderdesk.storage.disk import PART, disk_plainly, empty_private_file, private_folder, settle_file
from coderdesk.storage.driver import Connection, DatabaseError, connect, plainly
from coderdesk.storage.frozen import Read, copy_still, held_still, page_count
from coderdesk.storage.home import TAILS, backups_folder
from coderdesk.storage.stamps import free_name, stamp

POSIX = os.name == "posix"
_SILENT = "cipher_integrity_check"  # it says nothing of a sound file; the other one says "ok"


def copy_to(source: Path, key: bytes, target: Path, read: Read | None = None) -> Path:
    """Copy an open work file under the same key.

    ``read`` answers the file's own bytes, where it may be read. Whatever was at the target stays until
    the copy is sound. Raises CoderDeskError when the disk refuses, the copy does not read back, or the
    desk is locked meanwhile.
    """
    part = target.with_name(target.name + PART)
    empty_private_file(part)
    try:
        with disk_plainly(), plainly(saving=True):
            troubles = _bytes_copied(source, key, part, read) if read and POSIX else None
            if troubles is None:
                troubles = _pages_copied(source, key, part)
        if troubles:
            message = f"The backup could not be verified: {len(troubles)} faults were found."
            raise CoderDeskError(message, "Run “coderdesk verify”; your earlier backups are untouched.")
        settle_file(part, target)
    finally:
        for tail in ("", *TAILS):
            part.with_name(part.name + tail).unlink(missing_ok=True)
    return target


def _bytes_copied(source: Path, key: bytes, part: Path, read: Read) -> list[str] | None:
    """Copy a file that is held still, checking it beside; None where it cannot be held still."""
    with held_still(source, key) as reader:
        if reader is None:
            return None
        pages = page_count(reader)  # before the check: two at once on one connection lose faults
        with ThreadPoolExecutor(1) as beside:
            checked = beside.submit(_told_beside, reader)
            try:
                same = copy_still(pages, read, part)
            except BaseException:
                reader.interrupt()
                raise
            troubles = checked.result()
    if not same:
        return [*troubles, "the copy does not read back as it was written"]
    with closing(connect(part, key)) as copy:
        _settle_mode(copy)
    return troubles


def _pages_copied(source: Path, key: bytes, part: Path) -> list[str]:
    """Let SQLite copy page by page, and check the copy."""
    with closing(connect(part, key)) as copy:
        with closing(connect(source, key)) as reader:
            reader.backup(copy, pages=-1)
        _settle_mode(copy)
        return page_troubles(copy)


def _settle_mode(copy: Connection) -> None:
    copy.execute("PRAGMA journal_mode=DELETE").fetchone()  # one file, with nothing beside it


def dated_copy(source: Path, key: bytes, home: Path, why: str, read: Read | None = None) -> Path:
    """A copy among the backups, named after the moment (UTC) and the reason."""
    folder = private_folder(backups_folder(home))
    return copy_to(source, key, free_name(folder, f"work-{stamp()}-{why}", ".db"), read)


def page_troubles(conn: Connection) -> list[str]:
    """What is wrong with the pages and trees of a file; nothing when it is sound.

    Both checks are needed: the cipher's names damaged pages, SQLite's notices missing ones.
    """
    return _troubles(conn, _SILENT, "quick_check")


def _told_beside(conn: Connection) -> list[str]:
    """As `page_troubles`, in half the time.

    SQLite's check reads every page in use, and the cipher holds each page read to its seal; its own
    check is needed only where there are free pages.
    """
    troubles = _troubles(conn, "quick_check")
    if any(conn.execute("PRAGMA freelist_count").fetchone()):
        troubles += _troubles(conn, _SILENT)
    return troubles


def _troubles(conn: Connection, *checks: str) -> list[str]:
    troubles: list[str] = []
    for check in checks:
        try:
            said = [str(row[0]) for row in conn.execute(f"PRAGMA {check}").fetchall()]
        except DatabaseError as error:
            said = [str(error)]
        if not said and check != _SILENT:
            said = [f"{check} gave no answer"]
        troubles += said
    return [trouble for trouble in troubles if trouble != "ok"]
