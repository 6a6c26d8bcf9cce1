"""Kill the program at random points of real work, and count what was lost.

``python -m tests.faults.kill --runs 300`` prints the figures; ``--worker`` is what is killed.
"""

import argparse
import itertools
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from tests.faults.work import Ledger, Work, hold_to_promises, new_home

FRESH_AFTER = 25  # runs on one home, so that checking it stays quick


@dataclass
class Figures:
    """What a series of kills came to."""

    kills: int = 0
    acknowledged: int = 0
    in_flight: int = 0


def work(home: Path, changes: int, seed: int, steps: int) -> None:
    """Work until killed or done, telling each step on the standard output before and after it."""

    def tell(line: str) -> None:
        os.write(1, line.encode() + b"\n")

    sitting = Work(home, changes, tell, seed)
    tell("ready")
    for step in itertools.islice(sitting.steps(), steps):
        step()
    sitting.db.close()


def kill_once(home: Path, ledger: Ledger, seed: int, figures: Figures) -> None:
    """One sitting, killed after a random time, and its promises held against the disk."""
    chance = random.Random(seed)  # noqa: S311
    argv = [sys.executable, "-m", "tests.faults.kill", "--worker", str(home)]
    argv += ["--changes", ledger.done["passphrase"], "--seed", str(seed)]
    with subprocess.Popen(argv, stdout=subprocess.PIPE) as worker:
        assert worker.stdout is not None
        told = told_until_killed(worker, chance.uniform(0.01, 0.5))
    lines = told.split(b"\n")[:-1]  # the last one may be cut
    assert b"ready" in lines, "the worker did not start"
    for line in lines:
        ledger.hear(line.decode())
    figures.kills += 1
    figures.acknowledged += lines.count(b"ack")
    figures.in_flight += bool(ledger.pending)
    hold_to_promises(home, ledger)


def told_until_killed(worker: subprocess.Popen[bytes], seconds: float) -> bytes:
    """What a worker said until it was killed, so many seconds after it was ready."""
    assert worker.stdout is not None
    handle = worker.stdout.fileno()
    killer = threading.Timer(seconds, worker.kill)
    told = b""
    while piece := os.read(handle, 1 << 16):
        told += piece
        if b"ready" in told and not killer.ident:
            killer.start()
    killer.join()
    return told


def kill(runs: int, folder: Path, seed: int = 0) -> Figures:
    """So many kills; AssertionError at the first promise that was not kept."""
    figures = Figures()
    home, ledger = folder / "none", Ledger()
    for run in range(runs):
        if run % FRESH_AFTER == 0:
            home = folder / f"desk{run}" / "home"
            home.parent.mkdir()
            ledger = new_home(home)
        kill_once(home, ledger, seed * 1_000_000 + run, figures)
    return figures


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--worker", type=Path)
    parser.add_argument("--steps", type=int, default=1_000_000)
    parser.add_argument("--changes", type=int, default=0)
    asked = parser.parse_args()
    if asked.worker:
        work(asked.worker, asked.changes, asked.seed, asked.steps)
        return
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        figures = kill(asked.runs, Path(folder), asked.seed)
    print(  # noqa: T201
        f"{figures.kills} kills, {figures.acknowledged} acknowledged changes, 0 lost, 0 half, 0 stray"
        f" files; {figures.in_flight} in flight when killed; {time.monotonic() - began:.0f} s"
    )


if __name__ == "__main__":
    main()
