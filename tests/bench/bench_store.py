"""What safety costs: ``python -m tests.bench.bench_store``.

Each figure stands beside the same work done the plain way in the same run.
"""

import os
import secrets
import shutil
import sqlite3
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

from coderdesk.domain.chart import Document, Media, Passage
from coderdesk.domain.encounter import Diagnosis, Encounter, Patient
from coderdesk.domain.work import Deed, Listing, Order, WorkStatus
from coderdesk.storage import revisions, vault
from coderdesk.storage.backup import back_up
from coderdesk.storage.charts import ChartStore
from coderdesk.storage.database import WorkFile, open_database
from coderdesk.storage.desk_state import DeskStore
from coderdesk.storage.driver import PRAGMAS
from coderdesk.storage.encounters import EncounterStore
from coderdesk.storage.home import work_file
from coderdesk.storage.revisions import packed, unpacked

MB = 1024 * 1024
CHART_MB = 250


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        unlock(folder)
        commits(folder)
        worklist(folder)
        chart(folder)
        backup(folder)


def unlock(folder: Path) -> None:
    """Unlocking, opening and locking."""
    home = folder / "unlock"
    vault.create(home, "words", vault.COST)
    began = time.perf_counter()
    key = vault.unlock(home, "words")
    derived = time.perf_counter()
    open_database(work_file(home), key).close()
    opening = []
    for _ in range(20):
        start = time.perf_counter()
        db = open_database(work_file(home), key)
        DeskStore(db).load()
        opening.append(time.perf_counter() - start)
        db.close()
    db = open_database(work_file(home), key)
    EncounterStore(db).create(_stay(25), "a")
    closing_began = time.perf_counter()
    db.close()
    locked = time.perf_counter() - closing_began
    say("unlock: key derivation (Argon2id)", derived - began)
    say("unlock: open, check schema, load desk", statistics.median(opening))
    say("lock: close the file", locked)


def commits(folder: Path) -> None:
    """One change of a 25-diagnosis encounter, next to the same bytes in plain SQLite."""
    home = folder / "commits"
    home.mkdir()
    db = open_database(work_file(home), secrets.token_bytes(32))
    store = EncounterStore(db)
    made = store.create(_stay(25), "a")
    with closing(sqlite3.connect(folder / "plain.db", isolation_level=None)) as plain:
        plain.execute("PRAGMA journal_mode=WAL")
        plain.execute("PRAGMA synchronous=FULL")
        plain.execute("CREATE TABLE revisions (id INTEGER PRIMARY KEY, state BLOB)")
        state = packed(made)

        def plainly() -> None:
            plain.execute("BEGIN IMMEDIATE")
            plain.execute("INSERT INTO revisions (state) VALUES (?)", (state,))
            plain.execute("COMMIT")

        changes = [made.with_(payer=str(number)) for number in range(300)]
        ours, theirs = _taken_in_turn(lambda at: store.save(changes[at], "payer", "a"), plainly, 300)
    say("commit: save one change", ours, theirs, "its state alone in plain SQLite, FULL")
    say("commit: save one change", *_same_rows(folder), "the same rows in plain SQLite, FULL")
    codec = min(_timed(lambda: unpacked(packed(made))) for _ in range(50))
    say("  of it packing and unpacking the state", codec)
    wire = [len(packed(change)) for change in changes[:1]]
    print(f"  a kept state of 25 diagnoses takes {wire[0]} bytes")
    db.close()


def _same_rows(folder: Path) -> tuple[float, float]:
    """The same statements on the same tables, encrypted and not: what the encryption costs."""
    home = folder / "rows"
    home.mkdir()
    db = open_database(work_file(home), secrets.token_bytes(32))
    store, stay = EncounterStore(db), _stay(25)
    made = store.create(stay, "a")
    with closing(sqlite3.connect(folder / "rows.db", isolation_level=None)) as plain:
        for pragma in ("journal_mode=WAL", *PRAGMAS):
            plain.execute(f"PRAGMA {pragma}").fetchall()
        for (sql,) in db.rows(
            "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
            " AND name NOT LIKE 'page_words%' ORDER BY rowid"
        ):
            plain.execute(sql)
        revisions.insert(plain, made, revisions.Moment(revisions.now(), "a", "o"), WorkStatus.WORKING)

        def plainly(changed: Encounter) -> None:
            plain.execute("BEGIN IMMEDIATE")
            head = revisions.open_head(plain, changed.id)
            moment = revisions.Moment(revisions.now(), "a", "payer")
            revisions.revision(plain, revisions.add(plain, changed, head, moment, Deed.CHANGED))
            plain.execute("COMMIT")

        changes = [made.with_(payer=str(number)) for number in range(301)]
        ours, theirs = _taken_in_turn(
            lambda at: store.save(changes[at], "payer", "a"),
            partial(_next, iter(changes[1:]), plainly),
            300,
        )
    db.close()
    return ours, theirs


def _next(changes: Iterator[Encounter], do: Callable[[Encounter], None]) -> None:
    do(next(changes))


def worklist(folder: Path) -> None:
    """A long worklist."""
    home = folder / "worklist"
    home.mkdir()
    db = open_database(work_file(home), secrets.token_bytes(32))
    store = EncounterStore(db)
    stays = tuple(
        Encounter(
            account=f"A{number:06}", patient=Patient(f"M{number}", f"Name{number * 7919 % 10007}")
        )
        for number in range(20_000)
    )
    began = time.perf_counter()
    store.create_all(stays, "a")
    say("worklist: add 20,000 encounters", time.perf_counter() - began)
    for label, listing in (
        ("newest 500", Listing()),
        ("500 by patient", Listing(order=Order.PATIENT, descending=False)),
        ("words in 20,000", Listing(words="name77 m1")),
    ):
        say(
            f"worklist: {label}",
            min(_timed(partial(store.listing, listing)) for _ in range(5)),
        )
    db.close()


def chart(folder: Path) -> None:
    """A chart of 1,000 pages."""
    home = folder / "chart"
    home.mkdir()
    db = open_database(work_file(home), secrets.token_bytes(32))
    charts = ChartStore(db)
    name = EncounterStore(db).create(_stay(1), "a").id
    words = [f"word{number * 31 % 4001}" for number in range(600)]
    text, pages = "", []
    for page in range(1000):
        start = len(text)
        text += (
            f"page {page} insulin " + " ".join(words) + ("\nneedle here" if page % 100 == 0 else "\n")
        )
        pages.append((start, len(text)))
    document = Document("Long", "Note", Media.PDF, text, tuple(pages), data=os.urandom(2 * MB))
    began = time.perf_counter()
    number = charts.add(name, (document,)).kept[0].id
    say(f"chart: keep 1,000 pages, {len(text) // MB} MB of text", time.perf_counter() - began)
    say("chart: list documents", min(_timed(lambda: charts.documents(name)) for _ in range(5)))
    say("chart: load its text", min(_timed(lambda: charts.document(number)) for _ in range(5)))
    say("chart: load 2 MB of bytes", min(_timed(lambda: charts.data(number)) for _ in range(5)))
    for asked in ("needle", "insulin", "word77 word31"):
        say(
            f"chart: find “{asked}”",
            min(_timed(partial(charts.find, name, asked)) for _ in range(3)),
        )
    db.close()


def backup(folder: Path) -> None:
    """A verified backup of 250 MB while somebody types."""
    home = folder / "backup"
    home.mkdir()
    key = secrets.token_bytes(32)
    db = open_database(work_file(home), key)
    charts = ChartStore(db)
    made = EncounterStore(db).create(_stay(5), "a")
    for _ in range(CHART_MB // 10):
        charts.add(made.id, (Document("Scan", "Scan", Media.PDF, "", (), data=os.urandom(10 * MB)),))
    db.close()
    db = open_database(work_file(home), key)
    stalls = _typing(db, made)
    plain = min(_timed(lambda: _plain_copy(work_file(home), folder / "copy")) for _ in range(2))
    began = time.perf_counter()
    back_up(db)
    taken = time.perf_counter() - began
    worst = stalls()
    say(f"backup: {CHART_MB} MB, copied and read back", taken, plain, "copy of the file, to disk")
    say("backup: worst commit meanwhile", worst)
    db.close()


def _typing(db: WorkFile, made: Encounter) -> Callable[[], float]:
    """Save a change 12 times a second until asked for the worst time it took."""
    store, worst, stop = EncounterStore(db), [0.0], threading.Event()

    def type_on() -> None:
        number = 0
        while not stop.wait(1 / 12):
            number += 1
            changed = made.with_(payer=str(number))
            worst[0] = max(worst[0], _timed(partial(store.save, changed, "typed", "a")))

    thread = threading.Thread(target=type_on)
    thread.start()

    def ended() -> float:
        stop.set()
        thread.join()
        return worst[0]

    return ended


def _plain_copy(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)
    with target.open("rb+") as stream:
        os.fsync(stream.fileno())


def _stay(lines: int) -> Encounter:
    passage = Passage("Discharge summary", 2, "non-ST elevation myocardial infarction", 10, 48)
    diagnoses = tuple(
        Diagnosis(f"I{number}", "Y", number, "2026-10-01", "a note", evidence=(passage,))
        for number in range(1, lines + 1)
    )
    return Encounter(account="A1", patient=Patient("M1", "Synthetic"), diagnoses=diagnoses)


def _timed(call: Callable[[], object]) -> float:
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


def _taken_in_turn(
    ours: Callable[[int], object], theirs: Callable[[], object], times: int
) -> tuple[float, float]:
    """The median of each, one after the other, so that the machine's moods hit both."""
    mine, plain = [], []
    for number in range(times):
        mine.append(_timed(partial(ours, number)))
        plain.append(_timed(theirs))
    return statistics.median(mine), statistics.median(plain)


def say(what: str, seconds: float, baseline: float = 0.0, named: str = "") -> None:
    """One line of the table."""
    ratio = f"   {seconds / baseline:.1f}x of {baseline * 1000:.2f} ms: {named}" if baseline else ""
    print(f"{what:44} {seconds * 1000:10.2f} ms{ratio}")


if __name__ == "__main__":
    main()
