"""A knock at the door of an open home: a second program writes to a file, the first one reads it.

A file and no socket, so that nothing listens on the machine. The one who knocks writes its process
number; the one inside empties the file, which is the answer.
"""

import contextlib
import os
import time
from pathlib import Path

from coderdesk.storage.disk import OWNER_ONLY_FILE, empty_private_file
from coderdesk.storage.home import KNOCK

PATIENCE_S = 3.0
LOOK_EVERY_S = 0.02


def hang_knocker(home: Path) -> Path:
    """Lay an empty file at the door to be watched; the caller holds the home's lock."""
    knocker = home / KNOCK
    empty_private_file(knocker)
    return knocker


def answer(home: Path) -> bool:
    """Empty the file; whether somebody had knocked."""
    try:
        if not (home / KNOCK).stat().st_size:
            return False
        os.truncate(home / KNOCK, 0)
    except OSError:
        return False
    return True


def knock(home: Path, patience: float = PATIENCE_S) -> bool:
    """Knock, and whether it was answered within so many seconds."""
    knocker = home / KNOCK
    if not knocker.is_file():  # whoever is inside has no window
        return False
    with contextlib.suppress(OSError):
        handle = os.open(knocker, os.O_WRONLY | os.O_TRUNC, OWNER_ONLY_FILE)
        try:
            os.write(handle, str(os.getpid()).encode())
        finally:
            os.close(handle)
        until = time.monotonic() + patience
        while time.monotonic() < until:
            if not knocker.stat().st_size:
                return True
            time.sleep(LOOK_EVERY_S)
    return False
