"""Why a work file is not opened."""

from contextlib import closing
from pathlib import Path

from coderdesk.errors import CoderDeskError
from coderdesk.storage.driver import (
    PAGE,
    SALT_BYTES,
    Connection,
    DamagedWork,
    DatabaseError,
    is_unreadable,
    keyed,
    plainly,
    salt_of,
)

RESTORE = "Restore a copy from the backups folder."


class MissingWork(CoderDeskError):  # noqa: N818 - it says what is wrong
    """There was a work file, and it is gone."""


class NewerWork(CoderDeskError):  # noqa: N818 - it says what is wrong
    """A newer CoderDesk has written this work file."""


class ForeignWork(CoderDeskError):  # noqa: N818 - it says what is wrong
    """The work file was locked with another vault's key."""


def refuse_empty(path: Path) -> None:
    """Raise DamagedWork for a file without a byte, or a folder in its place."""
    if path.is_dir():
        raise DamagedWork(f"“{path.name}” is a folder, not a work file.", RESTORE)
    if path.stat().st_size == 0:
        raise DamagedWork(f"Your work file “{path.name}” is empty.", RESTORE)


def refuse_unreadable(path: Path, key: bytes) -> None:
    """Raise what is wrong with a file that the key does not open."""
    with plainly(saving=False), closing(keyed(path, key)) as conn:
        try:
            conn.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except DatabaseError as error:
            if is_unreadable(error):
                raise _why_unreadable(conn, path, key) from None
            raise


def _why_unreadable(conn: Connection, path: Path, key: bytes) -> CoderDeskError:
    """Whether an unreadable file is another vault's or a damaged one of ours.

    Ours begins with bytes drawn from the key; where even those are damaged, any page that the key still
    opens tells it.
    """
    with path.open("rb") as stream:
        begins = stream.read(SALT_BYTES)
    ours = begins == salt_of(key)
    if not ours:
        pages = max(1, path.stat().st_size // PAGE)
        ours = len(conn.execute("PRAGMA cipher_integrity_check").fetchall()) < pages
    if ours:
        message = f"Your work file “{path.name}” is damaged; your passphrase is not to blame."
        return DamagedWork(message, RESTORE)
    message = f"The work file “{path.name}” and the vault beside it do not belong together."
    return ForeignWork(
        message, "Put back the vault that was made with this work file, or restore both."
    )
