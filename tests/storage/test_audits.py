from dataclasses import replace

import pytest

from coderdesk.domain.audit import Answer, Remark, Review
from coderdesk.domain.encounter import Diagnosis
from coderdesk.domain.work import WorkStatus
from coderdesk.errors import CoderDeskError
from coderdesk.storage.audits import AuditStore
from coderdesk.workflow.audit_work import Auditing, lines_csv
from tests.storage.conftest import STAY


@pytest.fixture
def audits(db):
    return AuditStore(db)


@pytest.fixture
def begun(audits, store):
    stay = store.create(STAY, "Ada")
    return audits.begin(Review(encounter_id=stay.id, sample="1 of 1", first=stay, second=stay))


def test_a_review_comes_back_whole_and_changes_are_taken_back(audits, begun):
    said = begun.with_remark(Remark("principal::I10>I11.0", answer=Answer.ACCEPTED))
    audits.keep(said)
    assert audits.listing() == (said,)
    assert audits.take_back(begun.id) == begun
    assert audits.take_back(begun.id) is None
    assert audits.listing() == (begun,)


def test_a_review_that_is_gone_is_not_kept(audits, begun, store):
    store.erase(begun.encounter_id)
    assert audits.listing() == ()
    with pytest.raises(CoderDeskError, match="no longer"):
        audits.keep(begun)


def test_the_same_seed_draws_the_same_and_a_finished_review_leaves_the_encounter_final(db, store):
    made = [store.create(replace(STAY, account=f"A{number}"), "Ada") for number in range(6)]
    for one in made:
        store.finish(one.id, "Ada")
    auditing = Auditing(db, lambda: "Bo")
    first = auditing.draw(3, "seed 7", by_risk=False, blind=False)
    assert all(store.status(one.encounter_id) == "under audit" for one in first)
    for one in first:
        auditing.finish(one)
    again = auditing.draw(3, "seed 7", by_risk=False, blind=True)
    assert [one.encounter_id for one in again] == [one.encounter_id for one in first]
    assert again[0].second.diagnoses == ()
    assert first[0].coder == "Ada"


def test_risk_draws_overridden_and_unproved_lines_first(db, store):
    quiet = replace(STAY, overrides=(), diagnoses=STAY.diagnoses[:1], procedures=(), services=())
    for number in range(5):
        store.finish(store.create(replace(quiet, account=f"Q{number}"), "Ada").id, "Ada")
    loud = store.create(STAY, "Ada")
    store.finish(loud.id, "Ada")
    (drawn,) = Auditing(db, lambda: "Bo").draw(1, "x", by_risk=True, blind=False)
    assert drawn.encounter_id == loud.id


def test_a_formula_in_a_cell_is_made_harmless(begun):
    second = replace(begun.second, diagnoses=(replace(begun.second.diagnoses[0], code="=1+1"),))
    assert b"'=1+1" in lines_csv((replace(begun, second=second),))


def test_by_risk_what_is_rare_and_weighs_much_is_drawn_first(db, store):
    plain = [store.create(replace(STAY, account=f"A{number}"), "Ada") for number in range(3)]
    rare = (*STAY.diagnoses, Diagnosis("Q87.11", "Y", STAY.next_id()))
    rare_one = store.create(replace(STAY, account="A9", diagnoses=rare), "Ada")
    for one in (*plain, rare_one):
        store.set_status(one.id, WorkStatus.DONE, "Ada")
    drawn = Auditing(db, lambda: "Eve").draw(1, "seed", by_risk=True, blind=False)
    assert [one.first.account for one in drawn] == ["A9"]
