"""Writing to the disk so that a crash leaves the old file or the new one, never half of one."""

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from coderdesk.errors import CoderDeskError

OWNER_ONLY_FILE = 0o600
OWNER_ONLY_FOLDER = 0o700
PART = ".part"


def private_folder(path: Path) -> Path:
    """The folder, made if need be, open to its owner only."""
    with disk_plainly():
        path.mkdir(mode=OWNER_ONLY_FOLDER, parents=True, exist_ok=True)
    if os.name == "posix":
        with suppress(PermissionError):  # somebody else's folder: reading may still be possible
            path.chmod(OWNER_ONLY_FOLDER)
    return path


def write_whole(path: Path, data: bytes) -> None:
    """Replace a file by these bytes, on the disk before this returns, readable by its owner only."""
    with disk_plainly():
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-", suffix=PART)
        part = Path(name)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            part.replace(path)
            flush_folder(path.parent)
        except BaseException:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise


def empty_private_file(path: Path) -> None:
    """A new, empty file that only its owner may read, for somebody else to fill."""
    with disk_plainly():
        path.unlink(missing_ok=True)
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY_FILE))


def settle_file(part: Path, path: Path) -> None:
    """Give a finished file its name, once its bytes are on the disk."""
    with disk_plainly():
        flush_file(part)
        part.replace(path)
        flush_folder(path.parent)


def flush_file(path: Path) -> None:
    """Wait until a file's bytes are on the disk."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def flush_folder(path: Path) -> None:
    """Wait until a folder's names are on the disk, where the platform can."""
    if os.name != "posix":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def disk_plainly() -> Iterator[None]:
    """Turn the system's refusals into sentences."""
    try:
        yield
    except PermissionError:
        message = "Your CoderDesk folder cannot be written to."
        raise CoderDeskError(message, "Allow writing to that folder, or choose another home.") from None
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            message = "The disk is full."
            raise CoderDeskError(message, "Make some space and try again.") from None
        message = f"The disk refused: {(error.strerror or 'no reason given').lower()}."
        hint = "Check that the disk is connected and has space, then try again."
        raise CoderDeskError(message, hint) from None
