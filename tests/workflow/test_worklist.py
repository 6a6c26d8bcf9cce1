"""The worklist of a work file: order, views, next, hold and return, undo, holds, export."""

import datetime as dt
import secrets

import pytest

from coderdesk.domain.chart import Document, Media
from coderdesk.domain.encounter import Diagnosis, Encounter, Patient, Setting
from coderdesk.domain.work import WorkStatus
from coderdesk.domain.worklist import (
    OPEN,
    TAKEN_OFF,
    VIEWS,
    BillHold,
    Norm,
    SortBy,
    WorkFilter,
    WorkKind,
    WorkView,
)
from coderdesk.domain.worklist_words import understood
from coderdesk.errors import Cancelled, CoderDeskError
from coderdesk.storage.charts import ChartStore
from coderdesk.storage.database import open_database
from coderdesk.storage.encounters import EncounterStore
from coderdesk.storage.home import work_file
from coderdesk.storage.roll import AT_ONCE
from coderdesk.workflow.export_worklist import HEADS, export_worklist, worklist_csv
from coderdesk.workflow.worklist import Worklist

TODAY = dt.date(2026, 11, 23)


def stay(account: str, ago: int, name: str = "Example, Rosa", **more: object) -> Encounter:
    day = TODAY - dt.timedelta(ago)
    made = Encounter(
        account=account,
        patient=Patient(f"M{account}", name),
        payer="Medicare",
        admit_date=day,
        discharge_date=day,
        service_date=day,
    )
    return made.with_(**more)


@pytest.fixture
def db(tmp_path):
    work = open_database(work_file(tmp_path), secrets.token_bytes(32))
    yield work
    work.close()


@pytest.fixture
def store(db):
    return EncounterStore(db)


@pytest.fixture
def worklist(db, store):
    made = Worklist(db, store, lambda: "J. Doe")
    made.today = lambda: TODAY
    return made


@pytest.fixture
def four(store):
    """Over the hold, due in two days, an ED visit due today, and one just discharged."""
    return store.create_all(
        (
            stay("A1", 6, "Sample, Theo"),
            stay("A2", 3, "Specimen, Ida", payer="Medicaid"),
            stay("E3", 5, "Mockup, Adele", setting=Setting.OUTPATIENT, place="23"),
            stay("A4", 0, "Testcase, Bao"),
        ),
        "x",
    )


def accounts(worklist, passing=VIEWS[0].filter, sort=SortBy.PRIORITY, **how):
    return [row.account for row in worklist.rows(worklist.numbers(passing, sort, **how))]


def test_the_most_urgent_stands_first_and_its_points_are_explained(worklist, four):
    assert accounts(worklist) == ["A1", "E3", "A2", "A4"]
    for row in worklist.rows(worklist.numbers(WorkFilter())):
        assert row.points == worklist.why(row).total


def test_points_follow_the_day(worklist, four):
    before = worklist.row(four[3].id).points
    worklist.numbers(WorkFilter())
    worklist.today = lambda: TODAY + dt.timedelta(6)
    assert worklist.row(four[3].id).points > before
    assert "1 day over" in worklist.why(worklist.row(four[3].id)).parts[0].what


@pytest.mark.parametrize("sort", SortBy)
def test_every_order_holds_every_encounter_and_turns_round(worklist, four, sort):
    there = worklist.numbers(WorkFilter(), sort)
    assert sorted(there) == [1, 2, 3, 4]
    assert worklist.numbers(WorkFilter(), sort, descending=True) == there[::-1]


def test_views_count_what_they_hold(worklist, four, store):
    store.hold(four[1].id, "x", "pathology", TODAY + dt.timedelta(2))
    store.finish(four[3].id, "x")
    counts = dict(zip([view.name for view in VIEWS], worklist.counts(VIEWS), strict=True))
    assert counts == {
        "All open": 3,
        "Due today": 2,
        "Inpatient": 2,
        "ED": 1,
        "Query open": 0,
        "On hold": 1,
        "Late documents": 0,
        "Under audit": 0,
        "Done this week": 1,
    }


def test_words_find_by_name_account_and_payer(worklist, four):
    assert accounts(worklist, understood("ida")) == ["A2"]
    assert accounts(worklist, understood("medicaid spec")) == ["A2"]
    assert accounts(worklist, understood("ED due today")) == ["E3"]
    assert accounts(worklist, understood("e3")) == ["E3"]
    assert accounts(worklist, understood("nobody")) == []


def test_next_passes_over_what_is_on_hold_and_what_a_colleague_has(worklist, four, store):
    store.hold(four[0].id, "x", "pathology", TODAY + dt.timedelta(1))
    third = worklist.row(four[2].id)
    worklist.give_to((third,), "Someone else")
    assert worklist.next_up().account == "A2"
    assert worklist.next_up(four[1].id).account == "A4"
    worklist.today = lambda: TODAY + dt.timedelta(1)
    assert worklist.next_up().account == "A1"


def test_next_and_before_walk_through_the_list(worklist, four):
    desk, walked = "", []
    for _step in range(5):
        row = worklist.next_up(desk)
        worklist.begin(row.id, desk)
        desk = row.id
        walked.append(row.account)
    assert walked[:4] == ["A1", "E3", "A2", "A4"]
    assert walked[4] in {"A1", "E3", "A2"}
    assert worklist.before() == four[3].id


def test_taking_up_makes_it_mine_and_in_work(worklist, four):
    worklist.begin(four[0].id)
    row = worklist.row(four[0].id)
    assert (row.status, row.owner) == (WorkStatus.WORKING, "J. Doe")


def test_what_is_done_to_the_list_is_undone_and_done_again(worklist, four):
    row = worklist.row(four[0].id)
    worklist.hold(row, "pathology", TODAY + dt.timedelta(3))
    worklist.take_off((worklist.row(four[1].id),))
    assert accounts(worklist) == ["E3", "A1", "A4"]
    assert accounts(worklist, TAKEN_OFF.filter) == ["A2"]
    assert worklist.undo() == "took off the list"
    assert worklist.undo() == "held A1"
    assert worklist.undo() == ""
    assert accounts(worklist) == ["A1", "E3", "A2", "A4"]
    assert worklist.row(four[0].id).status is WorkStatus.WAITING
    assert worklist.redo() == "held A1"
    held = worklist.row(four[0].id)
    assert (held.status, held.reason, held.until) == (
        WorkStatus.HOLD,
        "pathology",
        TODAY + dt.timedelta(3),
    )
    worklist.give_back(held)
    with pytest.raises(CoderDeskError, match="not on hold"):
        worklist.give_back(worklist.row(four[0].id))


def test_a_payers_hold_moves_its_bills_and_adds_its_points(worklist, four):
    worklist.set_holds((BillHold("", 5), BillHold("MEDICAID", 2, 7)))
    row = worklist.row(four[1].id)
    assert row.due == TODAY - dt.timedelta(1)
    assert row.points == worklist.why(row).total
    assert worklist.hold_of("Medicaid").days == 2
    assert worklist.hold_of("Nobody's").days == 5
    assert accounts(worklist)[:2] == ["A2", "A1"]


def test_a_changed_norm_changes_the_weight(worklist, four):
    norms = worklist.norms()
    worklist.set_norms([Norm(one.kind, 2, 3.0) for one in norms])
    assert worklist.row(four[0].id).weight == 3.0
    assert worklist.norms()[0].source == "your own"


def test_late_documents_count_until_they_are_looked_at(worklist, four, store, db):
    charts = ChartStore(db)
    one = four[3]
    store.save(one.with_(diagnoses=(Diagnosis("I10", id=1),)), "assigned I10", "x")
    added = charts.add(one.id, [Document("Addendum", "Note", Media.TEXT, "words\n", ((0, 6),))])
    before = worklist.row(one.id)
    assert (before.late, before.documents) == (1, 1)
    assert accounts(worklist, VIEWS[6].filter) == ["A4"]
    charts.mark_seen(added.kept[0].id, [1])
    after = worklist.row(one.id)
    assert after.late == 0
    assert after.points < before.points


def test_own_views_are_kept_and_cannot_take_a_name_that_ships(worklist, four):
    view = WorkView(" my  ED ", WorkFilter(statuses=OPEN, kinds=(WorkKind.EMERGENCY,)), SortBy.OUT)
    worklist.keep_view(view)
    kept = worklist.views()[-1]
    assert (kept.name, kept.filter, kept.sort, kept.own) == ("my ED", view.filter, SortBy.OUT, True)
    worklist.drop_view("my ED")
    assert worklist.views() == VIEWS
    for name in ("", "all open"):
        with pytest.raises(CoderDeskError):
            worklist.keep_view(WorkView(name, WorkFilter()))


def test_choices_that_cannot_be_read_are_as_if_never_made(worklist, four):
    for name in ("holds", "norms", "views", "hidden columns"):
        worklist._choices.save(name, [{"payer": 3}, "x", {"days": 9999, "payer": "", "points": 0}])
    assert worklist.holds() == (BillHold(),)
    assert worklist.views() == VIEWS
    assert len(worklist.norms()) == len(WorkKind)
    assert accounts(worklist)


def test_the_csv_holds_no_formula(worklist, store):
    store.create(stay("=1+1", 1, '=HYPERLINK("x")'), "x", WorkStatus.WAITING)
    text = worklist_csv(worklist.rows(worklist.numbers(WorkFilter())), TODAY).decode("utf-8-sig")
    head, line = text.splitlines()
    assert head == ",".join(HEADS)
    assert line.startswith("'=1+1,")
    assert "\"'=HYPERLINK" in line


def test_the_list_goes_out_as_csv_or_pdf_whole(worklist, four, tmp_path):
    rows = worklist.rows(worklist.numbers(WorkFilter()))
    csv = export_worklist(rows, tmp_path / "list.csv", "All open", "J. Doe")
    pdf = export_worklist(rows, tmp_path / "list.pdf", "All open", "J. Doe")
    assert len(csv.read_text("utf-8-sig").splitlines()) == 5
    assert pdf.read_bytes().startswith(b"%PDF")
    assert not list(tmp_path.glob("*.part"))


def many(store, count):
    days = (stay(f"A{number}", number % 9) for number in range(count))
    store.create_all(tuple(days), "x", WorkStatus.WAITING)


def test_a_long_list_of_another_day_is_left_as_it_was_until_it_is_caught_up(worklist, store):
    many(store, AT_ONCE + 5)
    assert worklist.behind
    assert len(worklist.numbers(WorkFilter())) == AT_ONCE + 5
    told = []
    assert worklist.catch_up(lambda done, total: told.append((done, total))) == AT_ONCE + 5
    assert told[-1] == (AT_ONCE + 5, AT_ONCE + 5)
    assert [done for done, _total in told] == sorted({done for done, _total in told})
    worklist.look_again()
    assert not worklist.behind
    first = worklist.rows(worklist.numbers(WorkFilter())[:1])[0]
    assert first.points == worklist.why(first).total
    worklist.today = lambda: TODAY + dt.timedelta(1)
    assert worklist.behind


def test_what_is_done_while_it_catches_up_is_not_overrun(worklist, store):
    many(store, AT_ONCE + 5)
    row = worklist.rows(worklist.numbers(WorkFilter())[:1])[0]

    def step(_done, _total):
        store.set_status(row.id, WorkStatus.HOLD, "x", ("", None))

    worklist.catch_up(step)
    held = worklist.row(row.id)
    assert held.points == worklist.why(held).total
    assert held.status is WorkStatus.HOLD


def test_stopped_it_keeps_what_it_had_and_goes_on_later(worklist, store):
    many(store, AT_ONCE + 5)

    def step(_done, _total):
        raise Cancelled

    with pytest.raises(Cancelled):
        worklist.catch_up(step)
    assert worklist.catch_up(lambda _done, _total: None) < AT_ONCE + 5


def test_only_an_own_view_is_forgotten_and_undo_brings_it_back(worklist):
    worklist.keep_view(WorkView("Mine", WorkFilter(owner="x")))
    worklist.drop_view("Mine")
    assert worklist.views() == VIEWS
    worklist.undo()
    assert worklist.views()[-1].name == "Mine"
    with pytest.raises(CoderDeskError):
        worklist.drop_view("All open")
