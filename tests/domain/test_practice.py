"""A practice answer is scored element by element against its key."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from coderdesk.domain.encounter import Diagnosis, Encounter, Procedure, Service, Setting
from coderdesk.domain.practice import Outcome, PracticeCase, score

DAY = dt.date(2026, 5, 4)
STAY = Encounter(
    setting=Setting.INPATIENT,
    diagnoses=(Diagnosis("J44.0", "Y", 1), Diagnosis("J18.9", "Y", 2), Diagnosis("Z87.891", "E", 3)),
    procedures=(Procedure("5A09357", DAY, id=51),),
)
VISIT = Encounter(
    setting=Setting.PROFESSIONAL,
    diagnoses=(Diagnosis("I10", id=1), Diagnosis("E11.9", id=2)),
    services=(Service("99213", ("25",), 1, (1, 2), id=71),),
)


def case(key, first=()):
    why = {line.code: f"why {line.code}" for line in key.diagnoses}
    return PracticeCase("x", "A case", 1, 5, Encounter(setting=key.setting), key, "", why, first)


def wrong(found):
    return [
        (mark.element, mark.code, mark.outcome)
        for mark in found.marks
        if mark.outcome is not Outcome.RIGHT
    ]


def test_the_key_itself_has_every_point():
    for key in (STAY, VISIT):
        found = score(case(key), key)
        assert wrong(found) == []
        assert found.right == found.total > 0


def test_nothing_at_all_has_none():
    found = score(case(STAY), Encounter())
    assert found.right == 0
    assert {outcome for _element, _code, outcome in wrong(found)} == {Outcome.MISSED, Outcome.WRONG}


def test_another_code_first_costs_the_principal_only():
    lines = STAY.diagnoses
    turned = STAY.with_(diagnoses=(lines[1], lines[0], lines[2]))
    assert wrong(score(case(STAY), turned)) == [("principal", "J44.0", Outcome.WRONG)]
    assert wrong(score(case(STAY, ("J44.0", "J18.9")), turned)) == []


def test_poa_is_held_against_the_key_and_exempt_may_be_told_in_three_ways():
    first, second, third = STAY.diagnoses
    for exempt in ("", "1", "E"):
        same = STAY.with_(diagnoses=(first, second, Diagnosis(third.code, exempt, 3)))
        assert wrong(score(case(STAY), same)) == []
    other = STAY.with_(diagnoses=(first, Diagnosis("J18.9", "N", 2), third))
    found = score(case(STAY), other)
    assert wrong(found) == [("POA", "J18.9", Outcome.WRONG)]
    assert next(m.told for m in found.marks if m.told) == "you said N, the key says Y"


def test_what_is_too_much_is_told_and_costs():
    more = VISIT.with_(diagnoses=(*VISIT.diagnoses, Diagnosis("R51.9", id=3)))
    found = score(case(VISIT), more)
    assert wrong(found) == [("diagnosis", "R51.9", Outcome.EXTRA)]
    assert found.total - found.right == 1


def test_a_service_line_is_held_against_the_key_in_every_part():
    line = Service("99213", (), 2, (2,), id=9)
    answer = VISIT.with_(services=(line,))
    assert wrong(score(case(VISIT), answer)) == [
        ("modifier", "99213", Outcome.WRONG),
        ("units", "99213", Outcome.WRONG),
        ("pointer", "99213", Outcome.WRONG),
    ]


def test_pointers_are_compared_by_code_not_by_line():
    swapped = Encounter(
        setting=Setting.PROFESSIONAL,
        diagnoses=(Diagnosis("I10", id=8), Diagnosis("E11.9", id=4)),
        services=(Service("99213", ("25",), 1, (8, 4), id=1),),
    )
    assert wrong(score(case(VISIT), swapped)) == []


CODES = st.sampled_from(["J44.0", "J18.9", "Z87.891", "I10", "R07.9"])
LINES = st.lists(st.tuples(CODES, st.sampled_from(["Y", "N", "U", ""])), max_size=8)


@given(LINES, LINES)
def test_points_never_leave_their_bounds_and_only_the_key_has_them_all(key, mine):
    def stay(lines):
        return Encounter(diagnoses=tuple(Diagnosis(c, p, n) for n, (c, p) in enumerate(lines, 1)))

    found = score(case(stay(key)), stay(mine))
    assert 0 <= found.right <= found.total
    if found.right == found.total:
        assert {code for code, _poa in key} == {code for code, _poa in mine} or not key
