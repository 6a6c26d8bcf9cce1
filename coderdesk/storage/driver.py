"""The one door to SQLCipher, and its failures in plain words.

sqlite-utils takes a driver named ``pysqlite3`` where there is one, and only then catches that driver's
errors, so SQLCipher is put under that name before sqlite-utils is first imported.
"""

import sys
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeAlias

import sqlcipher3
from sqlcipher3 import dbapi2
from typing_extensions import override

from coderdesk.errors import CoderDeskError

if "sqlite_utils" in sys.modules and sys.modules.get("pysqlite3") is not sqlcipher3:
    clash = "sqlite_utils was imported before coderdesk.storage.driver"
    raise ImportError(clash)
sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = dbapi2

from sqlite_utils import Database, Migrations  # noqa: E402 - only after the two lines above

__all__ = [
    "KEY_BYTES",
    "Connection",
    "Database",
    "DatabaseError",
    "Migrations",
    "connect",
    "plainly",
    "salt_of",
]

Connection: TypeAlias = Any  # sqlcipher3 carries no types
DatabaseError = dbapi2.Error
KEY_BYTES = 32
SALT_BYTES = 16
PAGE = 4096
BUSY_SECONDS = 5
TOLD = {
    "disk is full": dbapi2.SQLITE_FULL,
    "disk I/O error": dbapi2.SQLITE_IOERR,
    "is locked": dbapi2.SQLITE_BUSY,
    "malformed": dbapi2.SQLITE_CORRUPT,
    "not a database": dbapi2.SQLITE_NOTADB,
    "readonly": dbapi2.SQLITE_READONLY,
    "unable to open": dbapi2.SQLITE_CANTOPEN,
}
PRAGMAS = (
    "synchronous=FULL",
    "foreign_keys=ON",
    "recursive_triggers=ON",  # so that INSERT OR REPLACE meets the triggers against deleting
    "temp_store=MEMORY",
    "journal_size_limit=67108864",
    "cache_size=-32768",  # KB; a page read again costs no deciphering
)


# SQLCipher keeps the keys of a whole process in one heap, whose guards have had holes (sqlcipher issue
# 598): opening, keying, first use and closing take turns.
GATE = threading.RLock()


class KeyedConnection(dbapi2.Connection):  # type: ignore[misc] # sqlcipher3 carries no types
    """A connection that is opened and closed alone, and tells on whoever forgot to close it."""

    is_open = False

    @override
    def close(self) -> None:
        """Finish its statements and let go of its key; once is enough."""
        with GATE:
            super().close()
            self.is_open = False

    def __del__(self) -> None:
        if self.is_open:
            self.close()
            warnings.warn("a connection to a work file was not closed", ResourceWarning, stacklevel=2)


def salt_of(key: bytes) -> bytes:
    """The first 16 bytes of every file under this key.

    SQLCipher would draw them at random; drawn from the key they tell another key's file from a damaged
    one, and the file opens even when they are lost.
    """
    from cryptography.hazmat.primitives import hashes  # noqa: PLC0415 - 60 ms that a start can spare
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF  # noqa: PLC0415

    return HKDF(hashes.SHA256(), SALT_BYTES, salt=None, info=b"coderdesk file salt 1").derive(key)


class DamagedWork(CoderDeskError):  # noqa: N818 - it says what is wrong
    """The work file is there, and cannot be read as one."""


def connect(path: Path, key: bytes) -> Connection:
    """A connection ready for work; it commits by itself, unless told ``BEGIN``."""
    with GATE:
        conn = keyed(path, key)
        try:
            for pragma in PRAGMAS:
                conn.execute(f"PRAGMA {pragma}").fetchall()
            with suppress(DatabaseError):  # whoever reads next is told what is wrong
                conn.execute("PRAGMA schema_version").fetchall()  # the keys are drawn at first use
        except BaseException:
            conn.close()
            raise
    return conn


def keyed(path: Path, key: bytes) -> Connection:
    """A connection that has been told its key, and has read nothing yet."""
    if len(key) != KEY_BYTES:
        message = f"a key has {KEY_BYTES} bytes"
        raise ValueError(message)
    salt = salt_of(key)
    with GATE:
        conn = dbapi2.connect(
            str(path),
            timeout=BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,
            factory=KeyedConnection,
        )
        conn.is_open = True
        try:
            conn.execute("PRAGMA cipher_log_level=NONE").fetchall()  # else stderr tells of a wrong key
            conn.execute(f"PRAGMA key=\"x'{key.hex()}{salt.hex()}'\"").fetchall()
            _insist_on_cipher(conn)
        except BaseException:
            conn.close()
            raise
    return conn


def _insist_on_cipher(conn: Connection) -> None:
    if conn.execute("PRAGMA cipher_version").fetchone() is None:  # plain SQLite ignores a key
        message = "this SQLite does not encrypt"
        raise RuntimeError(message)


@contextmanager
def plainly(*, saving: bool) -> Iterator[None]:
    """Turn failures of the disk and the file into sentences; anything else is a bug and passes."""
    try:
        yield
    except dbapi2.Error as error:
        told = in_words(error, saving=saving)
        if told is None:
            raise
        raise told from None  # the driver's own text may quote a row


def damaged() -> DamagedWork:
    """What to say of a file whose pages or trees are not as they were written."""
    hint = "Run “coderdesk verify”, then restore a copy from the backups folder."
    return DamagedWork("Your work file is damaged.", hint)


def is_unbroken(conn: Connection) -> bool:
    """Whether the seal of every page that a connection has read was whole."""
    try:
        return bool(conn.execute("PRAGMA cipher_status").fetchone() == ("1",))
    except dbapi2.Error:
        return False


def insist_unbroken(conn: Connection) -> None:
    """Raise DamagedWork where the seal of a page that a connection has read was broken."""
    if not is_unbroken(conn):
        raise damaged()


def is_unreadable(error: Exception) -> bool:
    """Whether the file's pages could not be read: another key, or damage."""
    unreadable = (dbapi2.SQLITE_NOTADB, dbapi2.SQLITE_CORRUPT)
    return _code(error) in unreadable


def _code(error: Exception) -> int:
    """SQLite's main result code; a failing copy tells it in words only."""
    code = int(getattr(error, "sqlite_errorcode", 0)) & 0xFF
    if code:
        return code
    told = (code for words, code in TOLD.items() if words in str(error))
    return next(told, 0)


def in_words(error: Exception, *, saving: bool) -> CoderDeskError | None:
    """What a failure of the driver means to the coder; None when only a bug explains it."""
    code = _code(error)
    if code == 0 and "closed" in str(error):
        return CoderDeskError("The desk is locked.", "Unlock it and try again.")
    if code in (dbapi2.SQLITE_CORRUPT, dbapi2.SQLITE_NOTADB):
        return damaged()
    what = "Your change could not be saved" if saving else "Your work could not be read"
    words = {
        dbapi2.SQLITE_FULL: (
            f"{what}: the disk is full.",
            "Make some space and try again; all that was saved before is still there.",
        ),
        dbapi2.SQLITE_IOERR: (
            f"{what}: the disk refused.",
            "Check that the disk is connected and has space, then try again.",
        ),
        dbapi2.SQLITE_READONLY: (
            f"{what}: your CoderDesk folder cannot be written to.",
            "Allow writing to that folder and try again.",
        ),
        dbapi2.SQLITE_CANTOPEN: (
            f"{what}: your work file cannot be opened.",
            "Check that your CoderDesk folder is there and may be written to.",
        ),
        dbapi2.SQLITE_BUSY: (
            f"{what}: another program is using your work file.",
            "Close the other program and try again.",
        ),
        dbapi2.SQLITE_INTERRUPT: ("The desk is locked.", "Unlock it and try again."),
        dbapi2.SQLITE_TOOBIG: (
            f"{what}: a document is larger than the work file can hold.",
            "Split the document into smaller files.",
        ),
    }
    words[dbapi2.SQLITE_LOCKED] = words[dbapi2.SQLITE_BUSY]
    return CoderDeskError(*words[code]) if code in words else None
