"""Slow down guessing at the passphrase, and remember how often it was tried.

The wait is kept in memory and runs on the monotonic clock, so that no change of date shortens it.
The count also lies in a small file, so that closing the program neither hides nor forgives it.
Whoever takes the vault away can guess without asking us; there the passphrase's own strength and
Argon2id must hold.
"""

import json
import threading
import time
from collections.abc import Callable
from pathlib import Path

from coderdesk.errors import CoderDeskError
from coderdesk.storage.disk import write_whole

FILE = "attempts.json"
FREE = 3
LONGEST_WAIT = 60.0
MOST_COUNTED = 1_000_000


class TooSoon(CoderDeskError):  # noqa: N818 - it says what is wrong
    """The next attempt has to wait ``seconds``."""

    def __init__(self, seconds: float) -> None:
        whole = max(1, round(seconds))
        super().__init__(
            "There were several wrong passphrases in a row.",
            f"Try again in {whole} {'second' if whole == 1 else 'seconds'}.",
        )
        self.seconds = seconds


class Attempts:
    """The failed attempts on one home since the last success."""

    def __init__(self, home: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self._file = home / FILE
        self._clock = clock
        self._lock = threading.Lock()
        self._count, self._untold = self._read()
        self._open_at = clock() + _delay(self._count)

    @property
    def count(self) -> int:
        """How many attempts have failed since the last success."""
        with self._lock:
            return self._count

    @property
    def untold(self) -> int:
        """How many failed attempts no journal tells of yet."""
        with self._lock:
            return self._untold

    def wait(self) -> float:
        """Seconds until the next attempt is taken; 0 when it may come now."""
        with self._lock:
            return max(0.0, self._open_at - self._clock())

    def check(self) -> None:
        """Raise `TooSoon` while the wait runs."""
        left = self.wait()
        if left > 0:
            raise TooSoon(left)

    def failed(self) -> None:
        """Count a failure and let the wait grow: none for three, then 1, 2, 4 … 60 seconds."""
        with self._lock:
            self._count = min(MOST_COUNTED, self._count + 1)
            self._untold = min(MOST_COUNTED, self._untold + 1)
            self._open_at = self._clock() + _delay(self._count)
            self._keep()

    def passed(self) -> int:
        """Forget the failures, and say how many there were."""
        with self._lock:
            before, self._count, self._open_at = self._count, 0, self._clock()
            if before:
                self._keep()
            return before

    def told(self) -> None:
        """The journal tells of all failures now; called after it is written, so that none is lost."""
        with self._lock:
            if self._untold:
                self._untold = 0
                self._keep()

    def _read(self) -> tuple[int, int]:
        try:
            saved = json.loads(self._file.read_text("utf-8"))
            return _counted(saved["failed"]), _counted(saved.get("untold", saved["failed"]))
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return 0, 0

    def _keep(self) -> None:
        said = {"failed": self._count, "untold": self._untold}
        try:
            write_whole(self._file, json.dumps(said).encode())
        except CoderDeskError:
            return  # a home that cannot be written to still counts in memory


_known: dict[Path, Attempts] = {}
_knowing = threading.Lock()


def attempts_on(home: Path) -> Attempts:
    """The one count for a home in this program."""
    with _knowing:
        return _known.setdefault(home.absolute(), Attempts(home))


def _counted(number: object) -> int:
    return min(MOST_COUNTED, max(0, int(str(number))))


def _delay(count: int) -> float:
    return 0.0 if count < FREE else min(LONGEST_WAIT, 2.0 ** min(count - FREE, 10))
