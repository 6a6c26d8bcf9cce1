"""The clock set back, a year forward, to another time zone, over the end of summer time."""

import datetime as dt
import os
import secrets
import time

import pytest
from typing_extensions import override

from coderdesk.domain.encounter import Encounter, Setting
from coderdesk.domain.work import Act, Listing
from coderdesk.domain.worklist import WorkFilter
from coderdesk.gui.answers.encounters import local_time
from coderdesk.storage import revisions, stamps
from coderdesk.storage.backup import back_up, copies, is_due
from coderdesk.storage.database import open_database
from coderdesk.storage.encounters import EncounterStore
from coderdesk.storage.home import work_file
from coderdesk.storage.journal import Journal
from coderdesk.workflow.worklist import Worklist

START = dt.datetime(2026, 10, 31, 12, tzinfo=dt.UTC)
JUMPS = {
    "back an hour": -dt.timedelta(hours=1),
    "back a year": -dt.timedelta(365),
    "a year forward": dt.timedelta(365),
    "a second": dt.timedelta(seconds=1),
}


class Clock:
    """A wall clock that goes wherever it is put, for all that writes a moment down."""

    def __init__(self, monkeypatch):
        self.at = at = [START]

        class Shifted(dt.datetime):
            @classmethod
            @override
            def now(cls, tz=None):
                return at[0].astimezone(tz)

        monkeypatch.setattr(revisions, "datetime", Shifted)
        monkeypatch.setattr(stamps, "datetime", Shifted)
        monkeypatch.setattr(time, "time", self.stamp)

    def stamp(self):
        return self.at[0].timestamp()

    def go(self, step):
        self.at[0] += step


@pytest.fixture
def clock(monkeypatch):
    return Clock(monkeypatch)


@pytest.fixture
def db(tmp_path):
    work = open_database(work_file(tmp_path), secrets.token_bytes(32))
    yield work
    work.close()


@pytest.fixture(params=["UTC", "America/New_York", "Pacific/Kiritimati", "Pacific/Honolulu"])
def zone(request, monkeypatch):
    if not hasattr(time, "tzset"):
        pytest.skip("Windows has one time zone for all programs")
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize("jump", JUMPS.values(), ids=JUMPS)
def test_what_was_done_later_stands_later_whatever_the_clock_says(db, clock, jump):
    store, journal = EncounterStore(db), Journal(db)
    made = []
    for number in range(4):
        made.append(store.create(Encounter(account=f"A{number}"), "a"))
        journal.record(Act.VIEWED, "a", made[-1].id)
        clock.go(jump)
    assert [row.account for row in store.listing(Listing())] == ["A3", "A2", "A1", "A0"]
    first = made[0]
    for payer in ("one", "two", "three"):
        store.save(first.with_(payer=payer), f"payer {payer}", "a")
        clock.go(jump)
    assert next(row.account for row in store.listing(Listing())) == "A0"
    told = [one.what for one in store.timeline(first.id)]
    assert told[1:] == ["payer one", "payer two", "payer three"]
    assert store.undo(first.id).payer == "two"
    clock.go(jump)
    assert store.redo(first.id).payer == "three"
    assert journal.verify() == ()
    assert [entry.encounter_id for entry in journal.listing()] == [one.id for one in reversed(made)]


@pytest.mark.parametrize("days", [1, 365, -1, -365])
def test_deadlines_follow_the_day_there_and_back(db, days):
    store, today = EncounterStore(db), START.date()
    for ago in range(12):
        day = today - dt.timedelta(ago)
        stay = Encounter(setting=Setting.INPATIENT, account=f"A{ago}", discharge_date=day)
        store.create(stay, "a")
    worklist = Worklist(db, store, lambda: "a")
    worklist.today = lambda: today

    def seen():
        rows = worklist.rows(worklist.numbers(WorkFilter()))
        return [(row.account, row.due, row.points) for row in rows]

    before = seen()
    worklist.today = lambda: today + dt.timedelta(days)
    away = {account: due for account, due, _points in seen()}
    assert away == {account: due for account, due, _points in before}, "a deadline is a day, not a wait"
    worklist.today = lambda: today
    assert seen() == before


def test_a_copy_made_under_a_clock_set_back_is_kept_and_the_next_one_is_due(db, clock):
    home, store = db.path.parent, EncounterStore(db)
    for _day in range(40):
        kept = back_up(db)
        os.utime(kept.path, (clock.at[0].timestamp(),) * 2)
        clock.go(dt.timedelta(1))
    clock.go(-dt.timedelta(365))
    store.create(Encounter(account="LATER"), "a")
    os.utime(work_file(home), (clock.at[0].timestamp(),) * 2)
    for tail in home.glob("work.db-wal"):
        os.utime(tail, (clock.at[0].timestamp(),) * 2)
    assert is_due(home), "copies of the future tell nothing"
    made = back_up(db)
    assert made.path.exists()
    assert made.path in {copy.path for copy in copies(home)}
    assert len(copies(home)) <= 7 + 3 + 1


def test_moments_are_kept_in_utc_and_shown_in_the_time_of_the_place(db, zone):
    store = EncounterStore(db)
    stay = store.create(Encounter(account="A1"), "a")
    (line,) = store.timeline(stay.id)
    assert line.at.endswith("+00:00")
    assert abs(dt.datetime.fromisoformat(line.at) - dt.datetime.now(dt.UTC)) < dt.timedelta(minutes=5)
    assert local_time(line.at)


def test_the_hour_that_comes_twice_keeps_its_order(db, clock, zone):
    """At 6:00 UTC on 1 November 2026 the clocks of New York go from 2:00 back to 1:00."""
    store = EncounterStore(db)
    clock.at[0] = dt.datetime(2026, 11, 1, 5, 30, tzinfo=dt.UTC)
    stay = store.create(Encounter(account="A1"), "a")
    for number in range(4):
        clock.go(dt.timedelta(minutes=20))
        store.save(stay.with_(payer=str(number)), f"payer {number}", "a")
    told = [one.at for one in store.timeline(stay.id)]
    assert told == sorted(told)
    assert len(set(told)) == 5
