"""Puts a finished book in its place on the shelf, whole or not at all."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp

from coderdesk.errors import CoderDeskError

PART = ".part-"
OLD = ".old-"
LOCK = ".lock"


@contextmanager
def shelf_lock(shelf: Path) -> Iterator[None]:
    """Holds the shelf for one builder at a time; the system lets go of it when the process dies.

    Left-overs of a killed build are cleared as soon as it is held.

    Raises:
        CoderDeskError: another process builds or imports, or the folder cannot be written.
    """
    try:
        shelf.mkdir(parents=True, exist_ok=True)
        # An exclusive transaction is a file lock that works alike on every platform.
        lock = sqlite3.connect(shelf / LOCK, timeout=0, isolation_level=None)
    except (OSError, sqlite3.Error) as problem:
        raise CoderDeskError(
            "The folder of the codebooks cannot be written.", "Choose another home or its permissions."
        ) from problem
    try:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as problem:
            raise _no_lock(problem) from problem
        clear_leftovers(shelf)
        yield
    finally:
        lock.close()


def _no_lock(problem: sqlite3.Error) -> CoderDeskError:
    if "locked" in str(problem):
        return CoderDeskError(
            "Another CoderDesk is building or importing a codebook.", "Wait until it has finished."
        )
    return CoderDeskError(
        "The folder of the codebooks cannot be written.", "Choose another home or its permissions."
    )


def clear_leftovers(shelf: Path) -> None:
    """Removes half-built books and finishes an exchange that was cut short."""
    for left in shelf.glob(f"{PART}*"):
        shutil.rmtree(left, ignore_errors=True)
    for left in shelf.glob(f"{OLD}*"):
        home = shelf / left.name.removeprefix(OLD)
        if not home.exists():
            left.rename(home)  # the new book never arrived: the old one stands
        else:
            shutil.rmtree(left, ignore_errors=True)


@contextmanager
def placing(shelf: Path, key: str) -> Iterator[Path]:
    """Gives an empty folder to build in and, when all went well, makes it the book ``key``.

    Whatever goes wrong, Cancelled included, leaves the shelf as it was.
    """
    part = Path(mkdtemp(prefix=PART, dir=shelf))
    try:
        yield part
        _sync(part)
        old = shelf / f"{OLD}{key}"
        if (shelf / key).exists():
            (shelf / key).rename(old)
        part.rename(shelf / key)
        sync_folder(shelf)
        shutil.rmtree(old, ignore_errors=True)
    except OSError as problem:
        raise CoderDeskError(
            f"The book could not be put in its place: {problem.strerror}.",
            "Make room on the disk, close other windows of CoderDesk and try again.",
        ) from problem
    finally:
        shutil.rmtree(part, ignore_errors=True)


def take_away(shelf: Path, key: str) -> None:
    """Removes a book, at once for everyone who looks; the caller holds the lock."""
    gone = shelf / f"{PART}{key}"
    try:
        (shelf / key).rename(gone)
    except OSError as problem:
        raise CoderDeskError(
            f"The book {key} could not be removed: {problem.strerror}.",
            "Close other windows of CoderDesk and try again.",
        ) from problem
    shutil.rmtree(gone, ignore_errors=True)


def _sync(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb+") as stream:
                os.fsync(stream.fileno())
    for path in (folder, *(inner for inner in folder.rglob("*") if inner.is_dir())):
        sync_folder(path)


def sync_folder(folder: Path) -> None:
    """Makes renames in a folder durable."""
    with suppress(OSError):  # Windows cannot open a folder; its renames are durable anyway
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
