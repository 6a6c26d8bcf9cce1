"""A code and its bracketed one are put on together, in their order."""

from coderdesk.domain.changes import Assign, AssignPair
from coderdesk.domain.encounter import Encounter


def codes(*steps: Assign | AssignPair) -> list[str]:
    encounter = Encounter()
    for step in steps:
        encounter = step.apply(encounter)
    return [line.code for line in encounter.diagnoses]


PAIR = AssignPair(Assign("G20.A1"), Assign("F02.80"))


def test_the_underlying_disease_comes_first():
    assert codes(PAIR) == ["G20.A1", "F02.80"]
    assert codes(Assign("I10"), PAIR) == ["I10", "G20.A1", "F02.80"]


def test_as_principal_the_first_leads_the_whole_list():
    first = AssignPair(Assign("G20.A1", principal=True), Assign("F02.80"))
    assert codes(Assign("I10"), first) == ["G20.A1", "I10", "F02.80"]


def test_what_is_on_already_is_not_put_on_twice():
    assert codes(Assign("G20.A1"), Assign("I10"), PAIR) == ["G20.A1", "I10", "F02.80"]
    assert codes(PAIR, PAIR) == ["G20.A1", "F02.80"]


def test_a_manifestation_that_stands_before_moves_behind():
    assert codes(Assign("F02.80"), Assign("I10"), PAIR) == ["I10", "G20.A1", "F02.80"]


def test_the_timeline_tells_both():
    assert PAIR.describe() == "assigned G20.A1 with F02.80"
