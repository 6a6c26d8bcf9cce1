"""The own pace: kept by task, set against norms with accuracy beside it, exported when asked."""

import datetime as dt
import secrets

import pytest

from coderdesk.domain.encounter import Encounter, Patient
from coderdesk.domain.pace import PaceTask, Today, by_task, hours_said, today_of
from coderdesk.domain.work import WorkStatus
from coderdesk.domain.worklist import NORMS, WorkKind
from coderdesk.storage.database import open_database
from coderdesk.storage.encounters import EncounterStore
from coderdesk.storage.home import work_file
from coderdesk.workflow.pace import HEADS, Pace, export_pace
from coderdesk.workflow.worklist import Worklist

TODAY = dt.date(2026, 11, 23)


@pytest.fixture
def db(tmp_path):
    work = open_database(work_file(tmp_path), secrets.token_bytes(32))
    yield work
    work.close()


@pytest.fixture
def store(db):
    return EncounterStore(db)


@pytest.fixture
def pace(db, store):
    worklist = Worklist(db, store, lambda: "J. Doe")
    worklist.today = lambda: TODAY
    return Pace(db, worklist)


@pytest.fixture
def stay(store):
    day = TODAY - dt.timedelta(5)
    return store.create(
        Encounter(account="=A1", patient=Patient("M1", "Example"), admit_date=day, discharge_date=day),
        "x",
        WorkStatus.WORKING,
    )


def test_time_is_kept_by_task_and_day_and_adds_up(pace, stay):
    for _tick in range(4):
        pace.add(stay.id, PaceTask.READING, 15)
    pace.add(stay.id, PaceTask.CODING, 30)
    (row,) = pace.seen().rows
    assert dict(row.seconds) == {PaceTask.READING: 60, PaceTask.CODING: 30}
    assert row.total == 90
    assert dict(by_task([row]))[PaceTask.READING] == pytest.approx(60 / 3600)


def test_speed_counts_what_is_finished_against_the_norm_and_no_audit_says_so(pace, stay, store):
    pace.add(stay.id, PaceTask.CODING, 1200)
    assert pace.seen().kinds[0].done == 0
    store.finish(stay.id, "x")
    (one,) = pace.seen().kinds
    assert (one.kind, one.done, one.norm) == (WorkKind.INPATIENT, 1, 3)
    assert one.per_hour == pytest.approx(3)
    assert one.accuracy is None
    pace.scores = lambda _since, _until: {WorkKind.INPATIENT: 0.96}
    assert pace.seen().kinds[0].accuracy == 0.96


def test_what_is_due_today_is_held_against_what_is_left_of_the_day(pace, stay):
    now = pace.seen().now
    assert (now.due, now.left) == (1, 7.0)
    assert now.needed == pytest.approx(1 / 3)
    assert now.fits
    pace.add(stay.id, PaceTask.READING, 7 * 3600)
    assert not pace.seen().now.fits
    assert today_of({}, NORMS, 9) == Today(0, 0, 0)


def test_time_of_an_encounter_that_is_gone_is_dropped(pace, stay, store):
    pace.add("nowhere", PaceTask.READING, 15)
    pace.add(stay.id, PaceTask.READING, 15)
    store.erase(stay.id)
    assert pace.seen().rows == ()


def test_it_goes_out_as_csv_or_pdf_and_holds_no_formula(pace, stay, tmp_path):
    pace.add(stay.id, PaceTask.QUERY, 90)
    csv = export_pace(pace.seen(), tmp_path / "pace.csv", "J. Doe").read_text("utf-8-sig")
    assert csv.splitlines()[0] == ",".join(HEADS)
    assert ",'=A1," in csv
    pdf = export_pace(pace.seen(), tmp_path / "pace.pdf", "J. Doe")
    assert pdf.read_bytes().startswith(b"%PDF")


def test_hours_are_said_as_people_say_them():
    assert [hours_said(hours) for hours in (0, 0.5, 5.1667)] == ["0 min", "30 min", "5 h 10 min"]
