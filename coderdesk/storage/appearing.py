"""A file that is seen only when it is whole, wherever the coder wants it; a kill leaves nothing behind.

On Linux a file may be written before it has a name (`O_TMPFILE`, open(2)) and vanishes with the program
that writes it. Elsewhere it is called ``….part`` meanwhile.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from coderdesk.storage.disk import OWNER_ONLY_FILE, PART, flush_folder

NAMELESS = getattr(os, "O_TMPFILE", 0)


@contextmanager
def appearing(path: Path) -> Iterator[tuple[IO[bytes], Path]]:
    """A stream to fill, and a path at which it can be read meanwhile; named when the block has ended.

    Only its owner may read it. Raises OSError when the disk refuses; what was there stays then.
    """
    part = path.with_name(f".{path.name}{PART}")
    handle, meanwhile = _opened(part)
    try:
        with os.fdopen(handle, "w+b") as stream:
            yield stream, meanwhile
            stream.flush()
            os.fsync(stream.fileno())
            if meanwhile != part:
                _give_name(stream.fileno(), part)
        part.replace(path)
        flush_folder(path.parent)
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise


def _opened(part: Path) -> tuple[int, Path]:
    """A handle on a file without a name where the system has such, and where it can be read."""
    if NAMELESS:
        with suppress(OSError):
            handle = os.open(part.parent, NAMELESS | os.O_RDWR, OWNER_ONLY_FILE)
            seen = Path(f"/proc/self/fd/{handle}")
            if seen.exists():
                return handle, seen
            os.close(handle)
    part.unlink(missing_ok=True)
    return os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, OWNER_ONLY_FILE), part


def _give_name(handle: int, part: Path) -> None:
    part.unlink(missing_ok=True)
    folder = os.open(part.parent, os.O_RDONLY)
    try:  # the folder makes it the call that follows the link to the open file
        os.link(f"/proc/self/fd/{handle}", part.name, src_dir_fd=folder, dst_dir_fd=folder)
    finally:
        os.close(folder)
