"""Open the work file: make it, recognise it, back it up, bring it up to date, refuse a newer one."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from typing_extensions import override

from coderdesk.errors import CoderDeskError
from coderdesk.storage.copying import dated_copy
from coderdesk.storage.disk import PART, disk_plainly, empty_private_file, private_folder, settle_file
from coderdesk.storage.driver import (
    Connection,
    DamagedWork,
    Database,
    DatabaseError,
    connect,
    insist_unbroken,
    is_unbroken,
    plainly,
)
from coderdesk.storage.frozen import RawFile
from coderdesk.storage.home import HomeState
from coderdesk.storage.migrations import migrations
from coderdesk.storage.refusals import (
    RESTORE,
    ForeignWork,
    MissingWork,
    NewerWork,
    refuse_empty,
    refuse_unreadable,
)
from coderdesk.storage.vault_file import home_state, mark_made

__all__ = ["DamagedWork", "ForeignWork", "MissingWork", "NewerWork", "WorkFile", "open_database", "tx"]

APP = "coderdesk"
PATIENCE = 0.01  # seconds between two nudges to a reader that is to stop


class WorkFile(Database):
    """The open work file, as a sqlite-utils database.

    Each thread has a connection of its own (kept by the system's thread number, since a Qt pool
    thread looks new to Python at each task), so reading never waits. Writing goes through `tx`, one
    thread at a time. `close` may be called from any thread and drops the key.
    """

    def __init__(self, path: Path, key: bytes) -> None:
        self.path = path
        self.writing = threading.RLock()
        self._key = key
        self._closed = False
        self._connections: dict[int, Connection] = {}
        self._state = threading.Condition()
        self._busy = 0
        self._raw = RawFile(path)
        super().__init__(self.conn, execute_plugins=False)

    @property  # type: ignore[explicit-override]
    def conn(self) -> Connection:
        """This thread's connection; CoderDeskError once the file is closed."""
        conn = self._connections.get(threading.get_ident())
        return self._connect() if conn is None else conn

    @conn.setter
    def conn(self, _conn: Connection) -> None:
        """sqlite-utils hands back the connection it was given; it is kept already."""

    @property
    def key(self) -> bytes:
        """The key, for copies of this file; CoderDeskError once the file is closed."""
        if self._closed:
            raise _locked()
        return self._key

    def bytes_at(self, at: int, count: int) -> bytes:
        """The file's own, encrypted bytes, for copies; CoderDeskError once the file is closed."""
        with self.using():
            return self._raw.read(at, count)

    @property
    def closed(self) -> bool:
        """Whether the desk is locked."""
        return self._closed

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """All rows that a query answers."""
        with self.reading() as conn:
            return list(conn.execute(sql, values).fetchall())

    def row(self, sql: str, values: Sequence[object] = ()) -> tuple[Any, ...] | None:
        """The first row that a query answers, if any."""
        with self.reading() as conn:
            found: tuple[Any, ...] | None = conn.execute(sql, values).fetchone()
            return found

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """This thread's connection, for a reader; what it reads stays open until the block ends.

        Raises DamagedWork when a page that was read has a broken seal: SQLCipher itself gives zeros for
        the last page of a long row, and keeps them.
        """
        with self.using(), plainly(saving=False):
            conn = self.conn
            try:
                yield conn
                insist_unbroken(conn)
            except (DamagedWork, DatabaseError):
                self.renew()
                raise

    def renew(self) -> None:
        """Let go of this thread's connection if it has read a broken page; the next is a new one."""
        with self._state:
            conn = self._connections.get(threading.get_ident())
            if conn is not None and not conn.in_transaction and not is_unbroken(conn):
                del self._connections[threading.get_ident()]
                conn.close()

    @contextmanager
    def using(self) -> Iterator[None]:
        """Keep the file open while a statement runs; CoderDeskError once it is closed."""
        with self._state:
            if self._closed:
                raise _locked()
            self._busy += 1
        try:
            yield
        finally:
            with self._state:
                self._busy -= 1
                self._state.notify_all()

    @override
    def close(self) -> None:
        """Wait for the change being written, stop all reading, close the file and drop the key."""
        with self.writing, self._state:
            if self._closed:
                return
            last = self._another()
            self._closed = True
            self._key = b""
            while self._busy:
                for conn in self._connections.values():
                    conn.interrupt()
                self._state.wait(PATIENCE)
            for conn in self._connections.values():
                conn.close()
            self._connections.clear()
        # The last one to close brings the log into the file; an interrupted connection would not.
        if last is not None:
            with closing(last), suppress(DatabaseError):
                last.execute("SELECT count(*) FROM sqlite_master").fetchone()
        self._raw.close()

    def _another(self) -> Connection | None:
        """One more connection; None when the disk is gone, which keeps nobody from locking."""
        try:
            return connect(self.path, self._key)
        except DatabaseError:
            return None

    def _connect(self) -> Connection:
        with self._state:
            if self._closed:
                raise _locked()
            with plainly(saving=False):
                conn = connect(self.path, self._key)
            self._connections[threading.get_ident()] = conn
            return conn


@contextmanager
def tx(db: WorkFile) -> Iterator[Connection]:
    """One change: all of it is on the disk when the block has ended, or nothing of it.

    Begins as a writer, so that nobody changes what was read in it; inside another one it is a
    savepoint. Raises CoderDeskError when the disk refuses.
    """
    with db.writing, db.using(), plainly(saving=True):
        conn = db.conn
        if conn.in_transaction:
            with db.atomic():
                yield conn
            return
        conn.execute("BEGIN IMMEDIATE")
        try:
            yield conn
            insist_unbroken(conn)  # what was read for this change may have been zeros
            conn.execute("COMMIT")
        except BaseException:
            db.rollback()
            db.renew()
            raise


def open_database(path: Path, key: bytes) -> WorkFile:
    """The work file at the current schema; made if this home never had one.

    Raises MissingWork, DamagedWork, NewerWork, ForeignWork, or CoderDeskError where the disk refuses. A
    copy is kept among the backups before the schema changes.
    """
    with disk_plainly():
        there = path.exists()
    if not there:
        _make(path, key)
    db = recognised(path, key)
    try:
        with plainly(saving=False):
            db.conn.execute("PRAGMA journal_mode=WAL").fetchone()
            if migrations.pending(db):
                dated_copy(path, db.key, path.parent, "before-migration", db.bytes_at)
                with db.writing:
                    migrations.apply(db)
        mark_made(path.parent)
    except BaseException:
        db.close()
        raise
    return db


def recognised(path: Path, key: bytes) -> WorkFile:
    """The work file as it lies, at whatever schema it has; raises what `open_database` raises."""
    refuse_empty(path)
    refuse_unreadable(path, key)
    db = WorkFile(path, key)
    try:
        _recognise(db)
        _refuse_newer(db)
    except BaseException:
        db.close()
        raise
    return db


def _make(path: Path, key: bytes) -> None:
    if home_state(path.parent) is HomeState.NO_WORK:
        raise MissingWork(f"Your work file “{path.name}” is missing.", RESTORE)
    private_folder(path.parent)
    part = path.with_name(path.name + PART)
    empty_private_file(part)
    with plainly(saving=True):
        db = WorkFile(part, key)
        try:
            migrations.apply(db)
        finally:
            db.close()
    settle_file(part, path)


def _recognise(db: WorkFile) -> None:
    if db.row("SELECT name FROM sqlite_master WHERE name = 'desk'") is not None:
        found = db.row("SELECT app FROM desk")
        if found is not None and found[0] == APP:
            return
    message = f"“{db.path.name}” holds none of CoderDesk's work."
    raise DamagedWork(message, RESTORE)


def _refuse_newer(db: WorkFile) -> None:
    with Database(memory=True, execute_plugins=False) as nothing:
        ours = {step.name for step in migrations.pending(nothing)}
    with plainly(saving=False):
        applied = {step.name for step in migrations.applied(db)}
    if applied - ours:
        message = "Your work file was last used by a newer CoderDesk."
        raise NewerWork(message, "Install that version again, or restore an older copy.")


def _locked() -> CoderDeskError:
    return CoderDeskError("The desk is locked.", "Unlock it and try again.")
