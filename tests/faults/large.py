"""A work file as large as one gets: a million encounters, a chart of 5,000 documents, a file of 100 GB.

``python -m tests.faults.large`` prints how long opening and the trips take. The encounters are written
past the stores, for speed, with one state each; the 100 GB are a hole at the end of the file.
"""

import argparse
import os
import secrets
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from coderdesk.domain.chart import Document, Media
from coderdesk.domain.encounter import Diagnosis, Encounter, Patient
from coderdesk.domain.work import Act, Listing, WorkStatus
from coderdesk.domain.worklist import WorkFilter
from coderdesk.storage.charts import ChartStore
from coderdesk.storage.database import WorkFile, open_database, tx
from coderdesk.storage.encounter_rows import columns
from coderdesk.storage.encounters import EncounterStore
from coderdesk.storage.home import work_file
from coderdesk.storage.journal import Journal
from coderdesk.storage.revisions import now, packed
from coderdesk.workflow.worklist import Worklist

OPEN_S = 2.0
GB = 10**9
HOLE = 100 * GB
BATCH = 10_000


def fill(db: WorkFile, count: int) -> None:
    """So many encounters, one state each."""
    at = now()
    for start in range(0, count, BATCH):
        batch = [_encounter(number) for number in range(start, min(count, start + BATCH))]
        with tx(db) as conn:
            states = ((one.id, at, packed(one)) for one in batch)
            conn.executemany(
                "INSERT INTO revisions (encounter_id, parent, at, who, what, state)"
                " VALUES (?, NULL, ?, 'a', 'opened', ?)",
                states,
            )
            rows = list(_rows(batch, start, at))
            names, marks = ", ".join(rows[0]), ", ".join("?" * len(rows[0]))
            insert = f"INSERT INTO encounters ({names}) VALUES ({marks})"  # noqa: S608 - our own names
            conn.executemany(insert, (tuple(row.values()) for row in rows))


def _rows(batch: list[Encounter], start: int, at: str) -> Iterator[dict[str, object]]:
    for place, one in enumerate(batch, start + 1):
        status = WorkStatus.DONE if place % 50 else WorkStatus.WAITING
        kept = columns(one) | {"id": one.id, "head": place, "status": status.value}
        yield kept | {"created": at, "changed": at, "turn": place}


def _encounter(number: int) -> Encounter:
    patient = Patient(f"M{number % 300_000}", f"Synthetic{number * 7919 % 10_007}, Ada")
    return Encounter(
        secrets.token_hex(8),
        account=f"A{number:07}",
        patient=patient,
        payer=f"payer {number % 40}",
        diagnoses=(Diagnosis("I10", "Y", 1),),
    )


def documents(db: WorkFile, count: int) -> str:
    """A chart of so many notes; its encounter."""
    name = EncounterStore(db).create(Encounter(account="LARGE"), "a").id
    charts = ChartStore(db)
    for start in range(0, count, 500):
        charts.add(name, tuple(_note(number) for number in range(start, min(count, start + 500))))
    return name


def _note(number: int) -> Document:
    text = f"Progress note {number}. Insulin given. " + f"word{number * 31 % 4001} " * 200
    return Document(f"Note {number}", "Progress note", Media.TEXT, text, ((0, len(text)),))


def timed(what: str, call: Callable[[], object], most: float) -> None:
    """Do it, say how long it took, and hold it to its budget."""
    began = time.perf_counter()
    call()
    took = time.perf_counter() - began
    print(f"{what:48} {took * 1000:9.1f} ms   of {most * 1000:.0f} ms")  # noqa: T201
    assert took <= most, f"{what} takes too long"


def trips(home: Path, key: bytes, chart: str, among: int) -> None:
    """Open the file and go through a day's trips; AssertionError beyond a budget."""
    held: list[WorkFile] = []

    def begin() -> None:
        held.append(open_database(work_file(home), key))
        worklist = Worklist(held[0], EncounterStore(held[0]), lambda: "a")
        held[0].row("SELECT 1")
        assert worklist.rows(worklist.numbers(WorkFilter())[:60])

    timed("open the file and show the worklist", begin, OPEN_S)
    db = held[0]
    with closing(db):
        store, charts = EncounterStore(db), ChartStore(db)
        worklist = Worklist(db, store, lambda: "a")
        account = f"a{among // 100 * 50 - 1:07}"  # one that is not final
        stay = store.listing(Listing(words=account))[0]
        timed("list the newest 500", lambda: store.listing(Listing()), 0.1)
        timed("find an account among all", lambda: store.listing(Listing(words=account)), OPEN_S)
        timed("filter the worklist by an account", lambda: worklist.numbers(
            WorkFilter(words=account)), OPEN_S)  # fmt: skip
        timed("load an encounter", lambda: store.load(stay.id), 0.02)
        changed = store.load(stay.id).with_(payer="another")
        timed("save a change", lambda: store.save(changed, "payer", "a"), 0.1)
        timed("take it back", lambda: store.undo(stay.id), 0.1)
        timed("begin an encounter", lambda: store.create(Encounter(account="NEW"), "a"), 0.1)
        timed("write a line of the journal", lambda: Journal(db).record(Act.VIEWED, "a"), 0.1)
        rows = charts.documents(chart)
        timed(f"list a chart of {len(rows):,} documents", lambda: charts.documents(chart), 0.5)
        timed("load a document of it", lambda: charts.document(rows[-1].id), 0.05)
        timed("find a word on every page of it", lambda: charts.find(chart, "insulin"), 0.5)
        timed("find a word on few", lambda: charts.find(chart, "word31"), 0.1)


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--encounters", type=int, default=1_000_000)
    parser.add_argument("--documents", type=int, default=5_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        home, key = Path(name), secrets.token_bytes(32)
        began = time.perf_counter()
        db = open_database(work_file(home), key)
        with closing(db):
            fill(db, asked.encounters)
            chart = documents(db, asked.documents)
            worklist = Worklist(db, EncounterStore(db), lambda: "a")
            worklist.catch_up(lambda _done, _total: None)
        size = work_file(home).stat().st_size
        took = time.perf_counter() - began
        print(f"{asked.encounters:,} encounters in {size / 1e6:,.0f} MB, made in {took:.0f} s")  # noqa: T201
        trips(home, key, chart, asked.encounters)
        os.truncate(work_file(home), HOLE)
        print(f"and with a hole to {HOLE // GB} GB:")  # noqa: T201
        trips(home, key, chart, asked.encounters)


if __name__ == "__main__":
    main()
