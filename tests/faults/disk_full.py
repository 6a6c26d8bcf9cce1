"""Let the disk run full at each write of a day's work in turn: what is told, what is kept.

``python -m tests.faults.disk_full`` does it on a small file system of its own, as root; without one, a
limit on the size of files stands in, which the system reports as an I/O error instead. With ``--trip``
so many steps are taken again and again, each time with one more page of room, until all of them pass.
"""

import argparse
import contextlib
import itertools
import os
import random
import resource
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from coderdesk.errors import CoderDeskError
from coderdesk.storage.home import work_file
from tests.faults.work import Ledger, Work, hold_to_promises, new_home

ROOM = 24 * 1024 * 1024
PAGE = 4096
SIZES = 100  # from none to 400 KB left


@dataclass
class Figures:
    """What a series of full disks came to."""

    refused: int = 0
    passed: int = 0
    sentences: set[str] = field(default_factory=set)


@contextmanager
def small_disk(folder: Path) -> Iterator[Callable[[int], contextlib.AbstractContextManager[None]]]:
    """A file system of 24 MB; the answer leaves so many bytes free on it for a while."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "tmpfs", folder], check=True)

    @contextmanager
    def leaving(free: int) -> Iterator[None]:
        filler = folder / "filler"
        room = os.statvfs(folder)
        with filler.open("wb") as stream:
            os.posix_fallocate(stream.fileno(), 0, max(1, room.f_bavail * room.f_frsize - free))
        try:
            yield
        finally:
            filler.unlink()

    try:
        yield leaving
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


@contextmanager
def small_files(folder: Path) -> Iterator[Callable[[int], contextlib.AbstractContextManager[None]]]:
    """No file may grow by more than so many bytes beyond what the log beside the work file has."""

    @contextmanager
    def leaving(free: int) -> Iterator[None]:
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        logs = folder.rglob("work.db-wal")
        grown = max((log.stat().st_size for log in logs), default=0)
        resource.setrlimit(resource.RLIMIT_FSIZE, (grown + free, hard))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    yield leaving


def fill_up(
    folder: Path,
    leaving: Callable[[int], contextlib.AbstractContextManager[None]],
    rounds: int,
    seed: int,
) -> Figures:
    """So many rounds of work on a disk that is ever less full; AssertionError when one was not safe."""
    figures = Figures()
    home = folder / "home"
    ledger = new_home(home)
    for number in range(rounds):
        sitting = Work(home, int(ledger.done["passphrase"]), ledger.hear, seed + number)
        with contextlib.closing(sitting.db):
            steps = sitting.steps()
            for _ in range(3):
                next(steps)()
            with leaving(PAGE * (number % SIZES)):
                _try(steps, ledger, figures)
            _go_on(sitting)
        for stray in home.parent.glob("work.coderdesk"):
            stray.unlink()
        hold_to_promises(home, ledger)
        if work_file(home).stat().st_size > ROOM // 4:
            shutil.rmtree(home)
            ledger = new_home(home)
    return figures


def fill_in_turn(
    folder: Path,
    leaving: Callable[[int], contextlib.AbstractContextManager[None]],
    steps: int,
    seed: int,
) -> Figures:
    """One trip on a disk that is full at its first page, its second, and so on to its last."""
    figures = Figures()
    home = folder / "home"
    for pages in itertools.count():
        ledger, refused = new_home(home), figures.refused
        sitting = Work(home, 0, ledger.hear, seed)
        with contextlib.closing(sitting.db):
            with leaving(PAGE * pages):
                _try(sitting.steps(), ledger, figures, steps)
            _go_on(sitting)
        for stray in home.parent.glob("work.coderdesk"):
            stray.unlink()
        hold_to_promises(home, ledger)
        shutil.rmtree(home)
        if figures.refused == refused:
            return figures
    raise AssertionError


def _go_on(sitting: Work) -> None:
    """Work as before, with the same connection, once there is space again."""
    if sitting.db.closed:  # a restore that was refused
        sitting._open()
    accounts = len(sitting.mine)
    sitting.create()
    assert len(sitting.mine) == accounts + 1
    sitting.db.close()


def _try(steps: Iterator[Callable[[], None]], ledger: Ledger, figures: Figures, most: int = 6) -> None:
    """Work on until something is refused; a refused step must leave what was there."""
    for _ in range(most):
        try:
            next(steps)()
            figures.passed += 1
        except CoderDeskError as error:
            figures.refused += 1
            figures.sentences.add(error.line)
            ledger.pending.clear()
            return


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=400)
    parser.add_argument("--trip", type=int, default=0, help="steps of one trip, full at each page")
    parser.add_argument("--files", action="store_true", help="limit files, not the disk")
    asked = parser.parse_args()
    began = time.monotonic()
    disk = small_files if asked.files or os.getuid() != 0 else small_disk
    with tempfile.TemporaryDirectory() as name, disk(Path(name)) as leaving:
        if asked.trip:
            figures = fill_in_turn(Path(name), leaving, asked.trip, seed=5)
        else:
            figures = fill_up(Path(name), leaving, asked.rounds, random.randrange(1 << 30))  # noqa: S311
    print(  # noqa: T201
        f"{figures.refused} steps refused, {figures.passed} passed, 0 lost, 0 half;"
        f" {time.monotonic() - began:.0f} s; the coder was told:\n  "
        + "\n  ".join(sorted(figures.sentences))
    )


if __name__ == "__main__":
    main()
