"""Holding a work file still while the work goes on, so that its bytes can be copied as they lie.

In SQLite's log mode (https://sqlite.org/wal.html) changes go to the log; the file itself changes only
when the log is brought in. A reader that begins when the whole log has been brought in reads the file
alone, and keeps everybody from bringing in more until it ends. Writers go on in the log meanwhile.
"""

import os
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TypeAlias

from coderdesk.storage.driver import PAGE, Connection, DatabaseError, connect

TRIES = 5
PIECE = 16 << 20  # between two orders to the disk: a commit meanwhile waits for no more than that
Read: TypeAlias = Callable[[int, int], bytes]
"""The bytes of a file from a place on, so many."""


class RawFile:
    """A file's own bytes beside SQLite's handles.

    To be closed after all connections to the file: on POSIX, closing any handle drops SQLite's locks of
    the whole process (https://sqlite.org/howtocorrupt.html, 2.2). On Windows those locks keep the bytes
    from being read, and nobody asks.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None

    def read(self, at: int, count: int) -> bytes:
        """So many bytes from a place on."""
        if self._handle is None:
            self._handle = os.open(self._path, os.O_RDONLY)
        return os.pread(self._handle, count, at)

    def close(self) -> None:
        """Let go of the file."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


@contextmanager
def held_still(source: Path, key: bytes) -> Iterator[Connection | None]:
    """A reader that keeps the file as it is; None where somebody reads an older state all the while."""
    with closing(connect(source, key)) as reader:
        yield reader if any(_begin_alone(reader, source, key) for _ in range(TRIES)) else None


def page_count(reader: Connection) -> int:
    """How many pages a file has."""
    return int(reader.execute("PRAGMA page_count").fetchone()[0])


def copy_still(pages: int, read: Read, part: Path) -> bool:
    """Copy the bytes of a file held still, on the disk at the end; whether they read back the same.

    While a piece is on its way to the disk and read back from there, the next one is copied.
    """
    size = pages * PAGE
    copy = os.open(part, os.O_RDWR)
    same, settled = True, None
    try:
        with ThreadPoolExecutor(1) as beside:
            for at in range(0, size, PIECE):
                data = _send(read, copy, at, min(PIECE, size - at))
                same = same and (settled is None or settled.result())
                same = same and len(data) == min(PIECE, size - at)
                settled = beside.submit(_reads_back, copy, at, data)
            return same and (settled is None or settled.result())
    finally:
        os.close(copy)


def _reads_back(copy: int, at: int, data: bytes) -> bool:
    """Order a piece to the disk, and whether it reads back the same, from the disk itself on Linux."""
    os.fsync(copy)
    if sys.platform == "linux":
        os.posix_fadvise(copy, at, len(data), os.POSIX_FADV_DONTNEED)
    return os.pread(copy, len(data), at) == data


def _begin_alone(reader: Connection, source: Path, key: bytes) -> bool:
    """Bring in the log, and begin to read before anybody writes more."""
    reader.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()  # the bulk, with nobody kept waiting
    with closing(connect(source, key)) as door:
        door.execute("BEGIN IMMEDIATE").fetchall()
        try:
            busy, logged, brought = reader.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
            if busy or logged != brought:
                return False
            reader.execute("BEGIN").fetchall()
            reader.execute("SELECT count(*) FROM sqlite_master").fetchall()
            return True
        finally:
            with suppress(DatabaseError):
                door.execute("ROLLBACK").fetchall()


def _send(read: Read, copy: int, at: int, count: int) -> bytes:
    """Copy a piece; its bytes are the answer, fewer where the file has come to its end."""
    data = b""
    while len(data) < count and (more := read(at + len(data), count - len(data))):
        data = data + more if data else more
    done = 0
    while done < len(data):
        done += os.pwrite(copy, memoryview(data)[done:], at + done)
    return data
