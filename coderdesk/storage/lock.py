"""One program at a time in a home.

The system itself holds the lock and lets go of it when the program ends, however it ends, so there
is no stale lock to clear. The file also names the process, for the sentence shown to the second
one.
"""

import contextlib
import os
import sys
from pathlib import Path

from coderdesk.errors import CoderDeskError
from coderdesk.storage.disk import disk_plainly, private_folder
from coderdesk.storage.home import KNOCK

FILE = "lock"
LOCKED_BYTE = 1 << 20  # beyond the text, which Windows would otherwise keep others from reading


class HomeInUse(CoderDeskError):  # noqa: N818 - it says what is wrong
    """Another CoderDesk works in this home; ``process`` is its number, 0 if it is not known."""

    def __init__(self, process: int, *, raised: bool = False) -> None:
        """``raised`` when its window has come to the front."""
        which = f" (process {process})" if process else ""
        super().__init__(
            f"CoderDesk is already open on this folder{which}.",
            "Its window is in front now." if raised else "Go on in its window, or close it first.",
        )
        self.process = process


class HomeLock:
    """Held from `take` to `release`, or as a context."""

    def __init__(self, home: Path) -> None:
        self._path = home / FILE
        self._handle = -1

    def take(self) -> "HomeLock":
        """Take the home for this program; HomeInUse when another one has it.

        A killed window's knocker is taken away: nobody would answer it while work goes on without one.
        """
        private_folder(self._path.parent)
        with disk_plainly():
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(handle)
        except OSError:
            holder = _holder(handle)
            os.close(handle)
            raise HomeInUse(holder) from None
        os.ftruncate(handle, 0)
        with contextlib.suppress(OSError):  # a full disk keeps only the number out
            os.write(handle, str(os.getpid()).encode())
        with contextlib.suppress(OSError):
            self._path.with_name(KNOCK).unlink(missing_ok=True)
        self._handle = handle
        return self

    def release(self) -> None:
        """Let others in."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1

    def __enter__(self) -> "HomeLock":
        return self.take()

    def __exit__(self, *_raised: object) -> None:
        self.release()


def _holder(handle: int) -> int:
    with contextlib.suppress(OSError, ValueError):
        os.lseek(handle, 0, os.SEEK_SET)
        return int(os.read(handle, 20))
    return 0


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        os.lseek(handle, LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        os.lseek(handle, 0, os.SEEK_SET)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
