"""Damage a home in every way a disk or a hand can: it is found, never believed, and salvaged.

``python -m tests.faults.damage --runs 500`` prints the figures. What is undamaged is known beforehand:
the rows of which no page has been touched, page by page.
"""

import argparse
import itertools
import random
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from coderdesk.domain.encounter import Encounter
from coderdesk.errors import CoderDeskError
from coderdesk.storage import vault
from coderdesk.storage.database import WorkFile, open_database
from coderdesk.storage.driver import PAGE
from coderdesk.storage.encounter_rows import columns
from coderdesk.storage.home import vault_copy, vault_file, work_file
from coderdesk.storage.raw_pages import LEAF, RawPages
from coderdesk.storage.salvage import TABLES, salvage
from coderdesk.storage.verify import verify_work
from tests.faults.work import CHEAP, Work, new_home, phrase

STEPS = 500
MENDED = {
    "encounters": {"head", "documents", "changed", "turn", *columns(Encounter())},
    "revisions": {"parent"},
    "documents": {"digest", "sha256", "size"},
}
"""What salvage may put right in a row that is itself whole, because another one is lost."""
Key = tuple[str, int]


@dataclass
class Whole:
    """A home before it is damaged: its rows, and on which pages each of them lies."""

    home: Path
    key: bytes
    rows: dict[Key, dict[str, Any]] = field(default_factory=dict)
    pages: dict[Key, set[int]] = field(default_factory=dict)


@dataclass
class Figures:
    """What a series of damages came to."""

    runs: Counter[str] = field(default_factory=Counter)
    rows: int = 0
    kept: int = 0

    def told(self) -> str:
        """All of it in words."""
        kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(self.runs.items()))
        return (
            f"{self.runs.total()} damages ({kinds}): all found by verify, none believed;"
            f" {self.kept} of {self.rows} undamaged rows salvaged"
        )


def worked_home(folder: Path, seed: int = 7) -> Whole:
    """A home with a day's work in it, and where each row lies."""
    home = folder / "whole" / "home"
    home.parent.mkdir()
    ledger = new_home(home)
    sitting = Work(home, 0, ledger.hear, seed)
    for step in itertools.islice(sitting.steps(), STEPS):
        step()
    whole = Whole(home, sitting.key)
    for table, number in TABLES.items():
        for row in sitting.db.rows(f"SELECT {number} AS n, * FROM {table}"):  # noqa: S608
            names = ["n", *(one[1] for one in sitting.db.rows(f"PRAGMA table_info({table})"))]
            whole.rows[table, row[0]] = dict(zip(names, row, strict=True))
    roots = dict(sitting.db.rows("SELECT name, rootpage FROM sqlite_master"))
    sitting.db.close()
    with closing(RawPages(work_file(home), sitting.key)) as pages:
        for table in TABLES:
            _place(pages, table, roots[table], whole)
    assert whole.pages.keys() == whole.rows.keys(), "the pages do not say the same rows as SQLite"
    return whole


def _place(pages: RawPages, table: str, root: int, whole: Whole) -> None:
    waiting = [root]
    while waiting:
        number = waiting.pop()
        waiting += pages.children(number)
        if pages.kind(number) == LEAF:
            for row, over in zip(pages.rows(number), pages.runs_over(number), strict=True):
                whole.pages[table, row.number] = {number, *over}


Hurt = Callable[[Path, random.Random], set[int]]
"""Damages the file at a path; the pages it has touched."""


def flip_bits(path: Path, chance: random.Random) -> set[int]:
    """One to eight bits anywhere."""
    data, touched = bytearray(path.read_bytes()), set()
    for _bit in range(chance.randint(1, 8)):
        at = chance.randrange(len(data))
        data[at] ^= 1 << chance.randrange(8)
        touched.add(at // PAGE + 1)
    path.write_bytes(data)
    return touched


def zero_pages(path: Path, chance: random.Random) -> set[int]:
    """One to six pages of nothing."""
    data = bytearray(path.read_bytes())
    touched = {chance.randrange(len(data) // PAGE) + 1 for _page in range(chance.randint(1, 6))}
    for page in touched:
        data[(page - 1) * PAGE : page * PAGE] = bytes(PAGE)
    path.write_bytes(data)
    return touched


def zero_upper(path: Path, chance: random.Random) -> set[int]:
    """One of the first pages, on which the trees of the tables begin."""
    data, page = bytearray(path.read_bytes()), chance.randint(1, 80)
    data[(page - 1) * PAGE : page * PAGE] = chance.randbytes(PAGE)
    path.write_bytes(data)
    return {page}


def truncate(path: Path, chance: random.Random) -> set[int]:
    """Cut off anywhere."""
    size = path.stat().st_size
    kept = chance.randrange(1, size)
    with path.open("rb+") as stream:
        stream.truncate(kept)
    return set(range(kept // PAGE + 1, size // PAGE + 1))


def empty(path: Path, _chance: random.Random) -> set[int]:
    """Nothing left of it."""
    size = path.stat().st_size
    path.write_bytes(b"")
    return set(range(1, size // PAGE + 1))


FILES: dict[str, Hurt] = {
    "flipped bits": flip_bits,
    "zeroed pages": zero_pages,
    "pages above others": zero_upper,
    "truncated": truncate,
    "empty": empty,
}
WEIGHTS = (30, 30, 20, 15, 1)


def hurt_file(whole: Whole, folder: Path, seed: int, figures: Figures) -> None:
    """Damage the work file in one way, and hold verify, the open file and salvage to what they owe."""
    chance = random.Random(seed)  # noqa: S311
    (kind,) = chance.choices(tuple(FILES), WEIGHTS)
    home = folder / f"hurt{seed}"
    shutil.copytree(whole.home, home)
    touched = FILES[kind](work_file(home), chance)
    figures.runs[kind] += 1
    assert verify_work(home, whole.key), f"{seed}: {kind} of {sorted(touched)} was not found"
    _believe_nothing_wrong(home, whole)
    owed = {key for key, pages in whole.pages.items() if not pages & touched}
    got = _salvaged(home, whole, owed, folder / f"new{seed}.db")
    lost = owed - got
    assert not lost, (
        f"{seed}: {kind} of {sorted(touched)} cost {len(lost)} whole rows: {sorted(lost)[:5]}"
    )
    figures.rows, figures.kept = figures.rows + len(owed), figures.kept + len(got)
    shutil.rmtree(home)


def _believe_nothing_wrong(home: Path, whole: Whole) -> None:
    """Read all that the program still opens: each row is as it was, or refuses."""
    try:
        db = open_database(work_file(home), whole.key)
    except CoderDeskError:
        return
    with closing(db):
        for (table, number), row in whole.rows.items():
            try:
                found = db.row(f"SELECT {TABLES[table]} AS n, * FROM {table} WHERE n = ?", (number,))  # noqa: S608
            except CoderDeskError:
                continue
            said = f"{table} {number} is wrong, silently"
            assert found is None or found == tuple(row.values()), said


def _salvaged(home: Path, whole: Whole, owed: set[Key], target: Path) -> set[Key]:
    """The undamaged rows that salvage got, each as it was but for what it may mend."""
    try:
        salvage(work_file(home), whole.key, target)
    except CoderDeskError:
        return set()
    db, got = open_database(target, whole.key), set()
    with closing(db):
        assert db.rows("PRAGMA foreign_key_check") == []
        for table, number in owed:
            if _is_there(db, table, whole.rows[table, number]):
                got.add((table, number))
    for stray in target.parent.glob(f"{target.name}*"):
        stray.unlink()
    return got


def _is_there(db: WorkFile, table: str, row: dict[str, Any]) -> bool:
    """Whether a row was salvaged; AssertionError when it says something else than it did."""
    if table == "document_data":  # it may lie with another document, where its own row is lost
        return db.row("SELECT 1 FROM document_data WHERE data = ?", (row["data"],)) is not None
    by = (
        "id" if table == "encounters" else "n"
    )  # one that was brought back may have a lost one's number
    select = f"SELECT {TABLES[table]} AS n, * FROM {table} WHERE {by} = ?"  # noqa: S608
    found = db.row(select, (row[by],))
    if found is None:
        return False
    new, may = dict(zip(row, found, strict=True)), MENDED.get(table, set())
    wrong = [name for name in row if name not in may and row[name] != new[name]]
    assert not wrong, f"{table} {row['n']} was salvaged wrong in {wrong}"
    return True


def hurt_vault(whole: Whole, folder: Path, figures: Figures, number: int) -> None:
    """Take the vault away, spoil it, or put another one in its place."""
    kind = ("missing vault", "both vaults missing", "spoilt vaults", "swapped vault")[number % 4]
    home = folder / f"vault{number}"
    shutil.copytree(whole.home, home)
    other = folder / f"other{number}"
    vault.create(other, phrase(0), CHEAP)
    for path in (vault_file(home), vault_copy(home))[: 1 if kind == "missing vault" else 2]:
        if kind == "swapped vault":
            shutil.copy(vault_file(other), path)
        elif kind == "spoilt vaults":
            path.write_bytes(path.read_bytes()[:-40])
        else:
            path.unlink()
    figures.runs[kind] += 1
    key = whole.key
    if kind == "swapped vault":
        key = vault.unlock(home, phrase(0))
        assert key != whole.key
    assert verify_work(home, key), f"{kind} was not found"
    if kind != "swapped vault":
        assert verify_work(home, None), f"{kind} was not found from outside"
    shutil.rmtree(home)
    shutil.rmtree(other)


def damage(runs: int, folder: Path, seed: int = 0) -> Figures:
    """So many damages; AssertionError at one that is not found, is believed, or costs whole rows."""
    whole, figures = worked_home(folder), Figures()
    for run in range(runs):
        if run % 20 == 19:
            hurt_vault(whole, folder, figures, run // 20)
        else:
            hurt_file(whole, folder, seed + run, figures)
    return figures


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        figures = damage(asked.runs, Path(name), asked.seed)
    print(f"{figures.told()}; {time.monotonic() - began:.0f} s")  # noqa: T201


if __name__ == "__main__":
    main()
