"""The learning shelves keep what they are given, and give back what was taken away."""

import datetime as dt

import pytest

from coderdesk.domain.learning import Certificate, Credit, Drill, Entry, EntryKind, PracticeResult
from coderdesk.storage.credits import CreditStore
from coderdesk.storage.learning import DrillStore, EntryStore

NOON = dt.datetime(2026, 5, 4, 12, tzinfo=dt.UTC)


def test_an_entry_is_kept_changed_taken_away_and_put_back(db):
    store = EntryStore(db)
    key = store.keep(Entry("Ask for the stage.", EntryKind.MISSED, ("N18.9",), ("ckd",)))
    store.keep(Entry("Ask for the stage, always.", EntryKind.MISSED, ("N18.9",), ("ckd",), key))
    (kept,) = store.listing()
    assert (kept.text, kept.codes, kept.terms) == ("Ask for the stage, always.", ("N18.9",), ("ckd",))
    store.remove(key)
    assert store.listing() == ()
    store.put_back(key)
    assert [one.id for one in store.listing()] == [key]


def test_drills_are_due_when_new_or_when_their_time_has_come(db):
    store = DrillStore(db)
    store.add([Drill("a", "?", "!"), Drill("b", "?", "!")])
    store.remember(Drill("a", "?", "!", NOON + dt.timedelta(hours=1), "{}", 1))
    assert [one.key for one in store.due(NOON)] == ["b"]
    assert [one.key for one in store.due(NOON + dt.timedelta(hours=2))] == ["a", "b"]
    local = NOON.astimezone(dt.timezone(dt.timedelta(hours=9)))
    assert [one.key for one in store.due(local)] == ["b"]


def test_a_drill_added_again_keeps_its_memory_and_takes_the_new_words(db):
    store = DrillStore(db)
    store.add([Drill("a", "?", "!")])
    store.remember(Drill("a", "?", "!", NOON, "{}", 3))
    store.add([Drill("a", "another?", "!!")])
    assert store.all() == (Drill("a", "another?", "!!", NOON, "{}", 3),)
    store.drop("a")
    assert store.all() == ()


def test_results_are_kept_in_order(db):
    store = DrillStore(db)
    one = PracticeResult("in-01", 5, 7, 6.5, "2026-05-04T12:00:00+00:00", timed=True)
    store.keep_result(one)
    assert store.results() == (one,)


def test_certificates_and_credits_with_their_proof(db):
    store = CreditStore(db)
    key = store.keep_certificate(Certificate("CCS", ends=dt.date(2026, 12, 31), units=20))
    credit = store.keep_credit(Credit("Webinar", dt.date(2026, 3, 1), 1.5, (key,), "a.pdf"), b"proof")
    store.keep_credit(Credit("Webinar on sepsis", dt.date(2026, 3, 1), 2, (key,), "a.pdf", credit))
    assert store.proof(credit) == b"proof"
    assert [(one.title, one.units) for one in store.credits()] == [("Webinar on sepsis", 2.0)]
    store.remove("credits", credit)
    assert store.credits() == ()
    store.remove("credits", credit, gone=False)
    assert len(store.credits()) == 1
    with pytest.raises(ValueError, match="encounters"):
        store.remove("encounters", 1)
