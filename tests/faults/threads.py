"""Many threads that open, read, write, interrupt and close work files at once.

``python -m tests.faults.threads --minutes 10`` goes on for so long. Any fault of memory in the driver
ends the program; ``MALLOC_CHECK_=3 MALLOC_PERTURB_=165`` makes it end sooner.
"""

import argparse
import contextlib
import faulthandler
import random
import secrets
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from coderdesk.errors import CoderDeskError
from coderdesk.storage.copying import copy_to
from coderdesk.storage.database import WorkFile, open_database, tx

FILES = 2


class Shelf:
    """One work file that is locked and unlocked again while others work on it."""

    def __init__(self, path: Path) -> None:
        self.path, self.key = path, secrets.token_bytes(32)
        self.db = open_database(path, self.key)
        self.turn = threading.Lock()
        self.done = 0

    def reopen(self) -> None:
        """Lock the desk in the middle of whatever the others do, and unlock it."""
        with self.turn:
            self.db.close()
            self.db = open_database(self.path, self.key)

    def add(self) -> None:
        """One acknowledged change, or a sentence."""
        db = self.db
        with tx(db) as conn:
            had = conn.execute("SELECT coalesce(max(position), 0) FROM favourites").fetchone()[0]
            row = (str(int(had)), had + 1)
            conn.execute(
                "INSERT INTO favourites (system, code, folder, position) VALUES ('x', ?, '', ?)", row
            )
        with self.turn:
            self.done += 1

    def read(self) -> None:
        """A reader that leaves most of its rows unread."""
        with self.db.reading() as conn:
            conn.execute("SELECT * FROM favourites, sqlite_master LIMIT 400").fetchmany(3)

    def copy(self, to: Path) -> None:
        """A verified copy while the others work."""
        db = self.db
        copy_to(db.path, db.key, to, db.bytes_at).unlink()

    def stranger(self) -> None:
        """A second handle on the same file, opened and closed by one thread."""
        other = WorkFile(self.path, self.key)
        with contextlib.closing(other):
            other.rows("SELECT count(*) FROM favourites")


def crowd(folder: Path, rounds: int, threads: int, seed: int) -> int:
    """So many threads do so many random things each; how many were done, and nothing was lost."""
    shelves = []
    for number in range(FILES):
        home = folder / f"home{number}"
        home.mkdir()
        shelves.append(Shelf(home / "work.db"))

    def busy(number: int) -> int:
        chance = random.Random(seed * 1000 + number)  # noqa: S311
        for turn in range(rounds):
            _do_one(chance, shelves, folder / f"copy{number}-{turn}.db")
        return rounds

    with ThreadPoolExecutor(threads) as pool:
        done = sum(pool.map(busy, range(threads)))
    for shelf in shelves:
        kept = shelf.db.row("SELECT count(*), coalesce(max(position), 0) FROM favourites")
        assert kept == (shelf.done, shelf.done), kept
        shelf.db.close()
    return done


def _do_one(chance: random.Random, shelves: list[Shelf], to: Path) -> None:
    shelf = chance.choice(shelves)
    step = chance.choice((shelf.add, shelf.add, shelf.read, shelf.read, shelf.stranger, shelf.reopen))
    try:
        if chance.random() < 0.05:
            shelf.copy(to)
        else:
            step()
    except CoderDeskError as error:
        if "locked" not in error.message:
            raise


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--threads", type=int, default=12)
    asked = parser.parse_args()
    faulthandler.enable()
    end, did, seed = time.monotonic() + asked.minutes * 60, 0, 0
    while time.monotonic() < end:
        seed += 1
        with tempfile.TemporaryDirectory() as name:
            did += crowd(Path(name), 200, asked.threads, seed)
    print(f"{did} steps of {asked.threads} threads: nothing lost, no fault")  # noqa: T201


if __name__ == "__main__":
    main()
