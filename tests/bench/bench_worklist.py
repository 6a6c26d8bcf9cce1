"""What a long worklist costs: ``python -m tests.bench.bench_worklist``.

100,000 encounters; each figure stands beside a plain SELECT of the same rows, in the same run.
"""

import datetime as dt
import random
import secrets
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from coderdesk.domain.encounter import Encounter, Patient, Setting
from coderdesk.domain.pace import PaceRow, PaceTask, by_kind
from coderdesk.domain.worklist import NORMS, OPEN, VIEWS, SortBy, WorkFilter, WorkKind
from coderdesk.report.drawing import draw
from coderdesk.report.pace import pace_paper
from coderdesk.storage.database import WorkFile, open_database, tx
from coderdesk.storage.encounters import EncounterStore
from coderdesk.storage.home import work_file
from coderdesk.workflow.worklist import Worklist

COUNT, IN_SIGHT, LIMIT_MS = 100_000, 128, 100
TODAY = dt.date(2026, 11, 23)


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        db = open_database(work_file(home), secrets.token_bytes(32))
        worklist = fill(db)
        lists(db, worklist)
        db.close()
    report()


def fill(db: WorkFile) -> Worklist:
    """Put the encounters into the file, one in five done."""
    chance = random.Random(1)  # noqa: S311
    settings = list(Setting)

    def stay(number: int) -> Encounter:
        day = TODAY - dt.timedelta(chance.randrange(60))
        return Encounter(
            setting=chance.choice(settings),
            account=f"A{number:06}",
            patient=Patient(f"M{number}", f"Name{number * 7919 % 10007}, {chance.randrange(99)}"),
            payer=chance.choice(("Medicare", "Medicaid", "Commercial", "Self pay")),
            discharge_date=day,
            service_date=day,
        )

    store = EncounterStore(db)
    began = time.perf_counter()
    store.create_all(tuple(stay(number) for number in range(COUNT)), "a")
    with tx(db) as conn:
        conn.execute("UPDATE encounters SET status = 'done' WHERE number % 5 = 0")
    print(f"add {COUNT:,} encounters: {time.perf_counter() - began:.1f} s")
    worklist = Worklist(db, store, lambda: "a")
    worklist.today = lambda: TODAY
    began = time.perf_counter()
    worklist.numbers(WorkFilter())
    print(f"work out all points for the first time: {time.perf_counter() - began:.1f} s")
    worklist.today = lambda: TODAY + dt.timedelta(1)
    began = time.perf_counter()
    worklist.numbers(WorkFilter())
    print(f"and on the next morning, once: {time.perf_counter() - began:.1f} s")
    return worklist


def lists(db: WorkFile, worklist: Worklist) -> None:
    """Every order, every view, words; the first rows are read as well."""

    def shown(passing: WorkFilter, sort: SortBy) -> Callable[[], object]:
        return lambda: worklist.rows(worklist.numbers(passing, sort)[:IN_SIGHT])

    def plain() -> object:
        return db.rows("SELECT * FROM encounters")

    baseline = timed(plain, 3)
    print(f"baseline, SELECT * of the same rows: {baseline:.0f} ms")
    worst = 0.0
    cases: list[tuple[str, WorkFilter, SortBy]] = [
        *((f"sort by {sort}", VIEWS[0].filter, sort) for sort in SortBy),
        *((f"view {view.name}", view.filter, SortBy.PRIORITY) for view in VIEWS),
        *(
            (f"words {words!r}", WorkFilter(statuses=OPEN, words=words), SortBy.PRIORITY)
            for words in ("n", "name77", "medicare name1")
        ),
    ]
    for name, passing, sort in cases:
        took = timed(shown(passing, sort), 1)  # the first time, nothing remembered of it
        worst = max(worst, took)
        print(f"{name:28} {took:7.1f} ms   {took / baseline:.2f} of the baseline")
    numbers = worklist.numbers(WorkFilter())
    scroll = [
        timed(lambda at=at: worklist.rows(numbers[at : at + IN_SIGHT]), 1)  # type: ignore[misc]
        for at in range(0, COUNT, 997)
    ]
    print(
        f"scrolling by {IN_SIGHT}: median {statistics.median(scroll):.1f}, worst {max(scroll):.1f} ms"
    )
    print(f"counts of all views: {timed(lambda: worklist.counts(VIEWS), 3):.0f} ms")
    print(f"worst order or filter: {worst:.0f} ms of {LIMIT_MS}")


def report() -> None:
    """A productivity report of 500 rows as PDF."""
    kinds = list(WorkKind)
    rows = tuple(
        PaceRow(
            TODAY,
            kinds[number % len(kinds)],
            f"A{number:06}",
            1.0,
            number % 3 > 0,
            tuple((task, 60.0 + number) for task in PaceTask),
        )
        for number in range(500)
    )
    made = dt.datetime(2026, 11, 23, 17, 0, tzinfo=dt.UTC)
    told = ("J. Doe", TODAY, made.date(), made)

    def whole() -> bytes:
        return draw(pace_paper(rows, by_kind(rows, NORMS, {}), told))

    def few() -> bytes:
        return draw(pace_paper(rows[:5], by_kind(rows[:5], NORMS, {}), told))

    one, small = timed(whole, 3), timed(few, 3)
    print(
        f"pace report, 500 rows: {one:.0f} ms, {one / small:.0f}x a report of 5 rows ({small:.0f} ms)"
    )


def timed(call: Callable[[], object], times: int) -> float:
    """The median of some calls, in milliseconds."""
    took = []
    for _ in range(times):
        began = time.perf_counter()
        call()
        took.append(1000 * (time.perf_counter() - began))
    return statistics.median(took)


if __name__ == "__main__":
    main()
