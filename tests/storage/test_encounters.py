from dataclasses import replace
from datetime import date

import pytest

from coderdesk.domain.encounter import Diagnosis
from coderdesk.domain.work import Deed, Listing, Order, WorkStatus
from coderdesk.errors import CoderDeskError
from coderdesk.storage.database import open_database
from coderdesk.storage.driver import DatabaseError
from coderdesk.storage.encounters import EncounterStore, SettledEncounter
from coderdesk.storage.home import work_file
from tests.storage.conftest import STAY


def coded(encounter, code):
    line = Diagnosis(code, id=encounter.next_id())
    return encounter.with_(diagnoses=(*encounter.diagnoses, line))


def test_an_encounter_comes_back_as_it_was_saved_after_reopening(home, key, store, db):
    made = store.create(STAY, "Ada, CCS")
    changed = coded(made, "N17.9")
    store.save(changed, "assigned N17.9", "Ada, CCS")
    db.close()
    again = open_database(work_file(home), key)
    try:
        assert EncounterStore(again).load(made.id) == changed
        assert replace(changed, id="", diagnoses=STAY.diagnoses) == STAY
    finally:
        again.close()


def test_undo_and_redo_walk_the_whole_chain(store):
    states = [store.create(STAY, "a")]
    for code in ("N17.9", "I50.9", "J44.9"):
        states.append(coded(states[-1], code))
        store.save(states[-1], f"assigned {code}", "a")
    for state in reversed(states[:-1]):
        assert store.undo(state.id, "a") == state
        assert store.load(state.id) == state
    assert store.undo(states[0].id, "a") is None
    for state in states[1:]:
        assert store.redo(state.id, "a") == state
    assert store.redo(states[0].id, "a") is None


def test_redo_follows_the_newest_of_two_ways(store):
    start = store.create(STAY, "a")
    store.save(coded(start, "N17.9"), "assigned N17.9", "a")
    store.undo(start.id, "a")
    second = coded(start, "I50.9")
    store.save(second, "assigned I50.9", "a")
    store.undo(start.id, "a")
    assert store.can_undo(start.id) == ("", "assigned I50.9")
    assert store.redo(start.id, "a") == second


def test_an_earlier_state_can_be_restored_and_that_undone(store):
    start = store.create(STAY, "a")
    changed = coded(start, "N17.9")
    store.save(changed, "assigned N17.9", "a")
    first = store.timeline(start.id)[0].revision
    assert store.restore(start.id, first, "a") == start
    assert store.undo(start.id, "a") == changed


def test_a_save_that_changes_nothing_adds_nothing(store):
    made = store.create(STAY, "a")
    first = store.save(made, "nothing", "a")
    assert first == store.save(made, "nothing", "a")
    assert len(store.timeline(made.id)) == 1


def test_the_timeline_tells_who_did_what(store):
    made = store.create(STAY, "a")
    store.save(coded(made, "N17.9"), "assigned N17.9", "b")
    store.undo(made.id, "c")
    store.redo(made.id, "d")
    store.hold(made.id, "e", "waits for pathology", date(2026, 12, 1))
    told = [(line.deed, line.who, line.what) for line in store.timeline(made.id)]
    assert told == [
        (Deed.CREATED, "a", "opened"),
        (Deed.CHANGED, "b", "assigned N17.9"),
        (Deed.UNDONE, "c", "assigned N17.9"),
        (Deed.REDONE, "d", "assigned N17.9"),
        (Deed.STATUS, "e", "on hold"),
    ]
    row = store.row(made.id)
    assert (row.status, row.reason, row.until) == (
        WorkStatus.HOLD,
        "waits for pathology",
        date(2026, 12, 1),
    )


def test_a_final_encounter_takes_no_change_until_reopened_with_a_reason(store):
    made = store.create(STAY, "a")
    locked = store.finish(made.id, "a")
    assert store.status(made.id) is WorkStatus.DONE
    for change in (
        lambda: store.save(coded(made, "N17.9"), "assigned", "a"),
        lambda: store.undo(made.id, "a"),
        lambda: store.finish(made.id, "a"),
        lambda: store.hold(made.id, "a", "why"),
    ):
        with pytest.raises(SettledEncounter, match="takes no change"):
            change()
    with pytest.raises(CoderDeskError, match="needs a reason"):
        store.reopen(made.id, "  ", "a")
    store.reopen(made.id, "late pathology report", "a")
    added = store.save(coded(made, "N17.9"), "assigned N17.9", "a")
    assert added.parent == locked.id
    assert store.timeline(made.id)[-2].reason == "late pathology report"


def test_a_final_encounter_may_go_under_audit_and_back(store):
    made = store.create(STAY, "a")
    store.finish(made.id, "a")
    store.set_status(made.id, WorkStatus.AUDIT, "a")
    store.set_status(made.id, WorkStatus.DONE, "a")
    assert store.status(made.id) is WorkStatus.DONE


def test_the_worklist_row_follows_each_change_and_undo(store):
    made = store.create(STAY, "a")
    store.save(coded(made, "N17.9").with_(payer="other"), "assigned", "a")
    row = store.row(made.id)
    assert (row.diagnoses, row.procedures, row.services, row.overrides) == (3, 1, 1, 1)
    assert (row.payer, row.patient, row.mrn) == ("other", "Synthetic, Ada", "M77")
    assert row.day == date(2026, 11, 5)
    store.undo(made.id, "a")
    assert store.row(made.id).diagnoses == 2
    assert store.row(made.id).payer == "medicare"


def test_lists_are_filtered_sorted_and_counted(store):
    accounts = ["A3", "A1", "A2", "100%", "1000"]
    store.create_all(tuple(STAY.with_(account=account) for account in accounts), "a")
    by_account = Listing(order=Order.ACCOUNT, descending=False)
    assert [row.account for row in store.listing(by_account)] == sorted(accounts)
    assert [row.account for row in store.listing(Listing(words="0%"))] == ["100%"]
    assert [row.account for row in store.listing(Listing(words="ada a2"))] == ["A2"]
    assert store.listing(Listing(words="nobody")) == ()
    assert store.count(Listing(statuses=(WorkStatus.WAITING,))) == 5
    assert store.count(Listing(statuses=(WorkStatus.DONE,))) == 0
    assert store.counts()[WorkStatus.WAITING] == 5
    assert store.counts()[WorkStatus.DONE] == 0
    assert len(store.listing(replace(by_account, limit=2, skip=4))) == 1
    assert [row.account for row in store.find_by_account("A2")] == ["A2"]


def test_an_unknown_encounter_is_a_sentence(store):
    for ask in (store.load, store.status, lambda name: store.undo(name, "a")):
        with pytest.raises(CoderDeskError, match="not in your work file"):
            ask("nobody")
    with pytest.raises(CoderDeskError, match="not in your work file"):
        store.reopen("nobody", "why", "a")
    assert store.row("nobody") is None


def test_revisions_and_timeline_cannot_be_changed_or_taken_out(store, db):
    store.create(STAY, "a")
    for statement in (
        "UPDATE revisions SET who = 'x'",
        "DELETE FROM revisions",
        "UPDATE timeline SET who = 'x'",
        "DELETE FROM timeline",
        "INSERT OR REPLACE INTO timeline SELECT * FROM timeline",
        "DELETE FROM encounters",
    ):
        with pytest.raises(DatabaseError, match="append-only"):
            db.conn.execute(statement)


def test_an_erased_encounter_leaves_nothing(store, db):
    kept = store.create(STAY, "a")
    gone = store.create(STAY.with_(account="B2"), "a")
    store.save(coded(gone, "N17.9"), "assigned", "a")
    store.erase(gone.id)
    assert store.listing() == (store.row(kept.id),)
    assert db.row("SELECT count(*) FROM revisions WHERE encounter_id = ?", (gone.id,)) == (0,)
    assert db.row("SELECT count(*) FROM timeline WHERE encounter_id = ?", (gone.id,)) == (0,)


def test_halves_of_characters_and_zeros_in_a_field_do_no_harm(store):
    odd = STAY.with_(account="A\ud800B", payer="x\x00y", facility="\u202ework")
    made = store.create(odd, "a")
    assert store.load(made.id) == made
    assert store.row(made.id).account == "A?B"
    assert [row.id for row in store.find_by_account("A\ud800B")] == [made.id]


def test_a_clock_set_back_does_not_disturb_the_order(store, monkeypatch):
    first, second = store.create(STAY, "a"), store.create(STAY.with_(account="B"), "a")
    monkeypatch.setattr("coderdesk.storage.encounters.now", lambda: "1999-01-01T00:00:00.000+00:00")
    store.save(coded(first, "N17.9"), "assigned N17.9", "a")
    assert [row.id for row in store.listing()] == [first.id, second.id]
    store.hold(second.id, "a", "why")
    assert [row.id for row in store.listing()] == [second.id, first.id]
