"""Kill the whole program, window and all, at random points of real work, and count what was lost.

``python -m tests.faults.window_kill --runs 300`` prints the figures. What is killed is
`tests.faults.window_work`: assigning, reordering, undo, import, OCR, export, backup, locking, a new
passphrase and the upgrade of an older file, through the window's own hub.
"""

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from pypdf import PdfReader

from coderdesk.codebook.build import build_default
from coderdesk.storage import vault
from coderdesk.storage.archive import read_archive
from coderdesk.storage.charts import ChartStore
from coderdesk.storage.database import WorkFile, open_database
from coderdesk.storage.driver import keyed
from coderdesk.storage.encounters import EncounterStore
from coderdesk.storage.home import work_file
from tests.faults.kill import told_until_killed
from tests.faults.work import CHEAP, Ledger, digest, hold_to_promises, phrase

SCHEMAS = sorted((Path(__file__).parents[1] / "storage").glob("schema_*.sql"))
FRESH_AFTER = 20
LONGEST_S = 5.0
UPGRADE_EVERY = (
    5  # so manieth runs begin with a file of an older schema, and are killed about its upgrade
)
UPGRADE_S = 0.6


@dataclass
class Figures:
    """What a series of kills came to, and what was being done."""

    kills: int = 0
    acknowledged: int = 0
    caught: Counter[str] = field(default_factory=Counter)
    done: Counter[str] = field(default_factory=Counter)

    def told(self) -> str:
        """All of it in words."""
        caught = ", ".join(f"{act} {count}" for act, count in self.caught.most_common())
        done = ", ".join(f"{act} {count}" for act, count in self.done.most_common())
        return (
            f"{self.kills} kills of the window, {self.acknowledged} acknowledged changes, 0 lost,"
            f" 0 half, 0 stray files\n  killed in: {caught}\n  acknowledged: {done}"
        )


def said_of(folder: Path, db: WorkFile) -> dict[str, str]:
    """What the disk says of what the window promises, in the ledger's words."""
    encounters, charts = EncounterStore(db), ChartStore(db)
    kept: dict[str, str] = {}
    for account, name, status in db.rows("SELECT account, id, status FROM encounters"):
        rows = charts.documents(name)
        kept[f"state:{account}"] = digest(encounters.load(name))
        kept[f"status:{account}"] = status
        kept[f"charts:{account}"] = str(len(rows))
        kept[f"read:{account}"] = str(sum(bool(charts.document(row.id).scans) for row in rows))
    for paper in (folder / "papers").iterdir():
        if paper.suffix == ".pdf":
            assert PdfReader(paper).pages
        else:
            assert paper.suffix == ".coderdesk", f"{paper.name} was left behind"
            read_archive(paper)
        kept[f"paper:{paper.name}"] = "whole"
    return kept


def new_desk(folder: Path, schema: int) -> Ledger:
    """A home and what it promises; with a schema, its work file is of that older one."""
    home, copy = folder / "home", folder / "copy" / "work.db"
    for place in (folder / "papers", folder / "charts", copy.parent):
        place.mkdir(parents=True)
    key, _code = vault.create(home, phrase(0), CHEAP)
    if schema:
        with closing(keyed(work_file(home), key)) as conn:
            for fixture in SCHEMAS[:schema]:
                conn.executescript(fixture.read_text("utf-8"))
        work_file(home).chmod(0o600)
        shutil.copy(work_file(home), copy)
    db = open_database(copy if schema else work_file(home), key)
    with closing(db):
        return Ledger({"passphrase": "0", **said_of(folder, db)})


def kill_once(folder: Path, books: Path, ledger: Ledger, seed: int, figures: Figures) -> None:
    """One sitting at the window, killed after a random time, and its promises held against the disk."""
    upgrades = seed % UPGRADE_EVERY == 0
    longest = UPGRADE_S if upgrades else LONGEST_S
    argv = [sys.executable, "-m", "tests.faults.window_work", str(folder), str(books), str(seed)]
    argv += [ledger.done["passphrase"], "early" if upgrades else "late"]
    with subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as worker:
        seconds = random.Random(seed).uniform(0.01, longest)  # noqa: S311
        told = told_until_killed(worker, seconds)
        assert worker.stderr is not None
        complaint = worker.stderr.read().decode()
    lines = told.decode().split("\n")[:-1]  # the last one may be cut
    assert "ready" in lines, f"the window did not open: {complaint}"
    assert not [line for line in lines if line.startswith("trouble")], lines
    act = "upgrade" if upgrades else "start"
    for line in lines:
        ledger.hear(line)
        act = line.removeprefix("act ") if line.startswith("act ") else act
        if line == "ack":
            figures.done[act] += 1
    figures.kills += 1
    figures.acknowledged += lines.count("ack")
    figures.caught[act if ledger.pending or act in ("upgrade", "start") else "between two acts"] += 1
    hold_to_promises(folder / "home", ledger, partial(said_of, folder))


def kill(runs: int, folder: Path, books: Path, seed: int = 0) -> Figures:
    """So many kills; AssertionError at the first promise that was not kept."""
    figures = Figures()
    desk, ledger = folder, Ledger()
    for run in range(runs):
        upgrades = (seed + run) % UPGRADE_EVERY == 0
        if run % FRESH_AFTER == 0 or upgrades:
            desk = folder / f"desk{run}"
            ledger = new_desk(
                desk, 1 + (seed + run) // UPGRADE_EVERY % (len(SCHEMAS) - 1) if upgrades else 0
            )
        kill_once(desk, books, ledger, seed + run, figures)
    return figures


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--books", type=Path, help="a home whose books are used, instead of building them"
    )
    asked = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        books = asked.books or folder
        if asked.books is None:
            build_default(books / "books")
        figures = kill(asked.runs, folder, books, asked.seed)
    print(figures.told() + f"; {time.monotonic() - began:.0f} s")  # noqa: T201


if __name__ == "__main__":
    main()
