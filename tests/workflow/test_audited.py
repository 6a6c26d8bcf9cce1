"""Accuracy beside speed: only finished reviews of the coder's own work count."""

import datetime as dt

import pytest

from coderdesk.domain.audit import Review
from coderdesk.domain.encounter import Diagnosis, Encounter
from coderdesk.domain.worklist import WorkKind
from coderdesk.workflow.audited import accuracy_from, scores_from

SINCE, UNTIL = dt.date(2026, 11, 1), dt.date(2026, 11, 30)
CODED = Encounter(diagnoses=(Diagnosis("I10", id=1), Diagnosis("E11.9", id=2)))
RIGHT = Encounter(diagnoses=(Diagnosis("I10", id=1), Diagnosis("E11.65", id=2)))


def review(**more):
    fields = {"coder": "J. Doe", "done": "2026-11-20", "first": CODED, "second": RIGHT}
    return Review(**(fields | more))


def test_finished_reviews_of_my_work_give_my_accuracy():
    known = scores_from(lambda: [review()], lambda: "J. Doe")(SINCE, UNTIL)
    assert known == {WorkKind.INPATIENT: pytest.approx(0.5)}


@pytest.mark.parametrize(
    "more", [{"done": ""}, {"done": "2026-10-01"}, {"done": "2026-12-01"}, {"coder": "A colleague"}]
)
def test_what_is_open_old_or_a_colleagues_does_not_count(more):
    assert scores_from(lambda: [review(**more)], lambda: "J. Doe")(SINCE, UNTIL) == {}


def test_all_of_my_work_is_told_for_each_stretch():
    every = [review(), review(done="2026-10-01", second=CODED), review(coder="A colleague")]
    known = accuracy_from(lambda: every, lambda: "J. Doe")
    days = [(dt.date(2026, month, 1), dt.date(2026, month, 28)) for month in (9, 10, 11)]
    assert known(days) == (None, 1.0, pytest.approx(0.5))
