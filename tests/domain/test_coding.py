"""What the encounter pane shows, and the names of claim numbers."""

from coderdesk.domain.claim_codes import (
    ADMISSION_SOURCES,
    ADMISSION_TYPES,
    DISPOSITIONS,
    NEWBORN_SOURCES,
    PLACES,
    said,
)
from coderdesk.domain.code import Code, System
from coderdesk.domain.coding import CodingState
from coderdesk.domain.edit import Edit, Severity
from coderdesk.domain.encounter import Encounter, Override


def test_a_state_knows_the_codes_of_its_day_and_the_reasons_of_its_overrides():
    code = Code(System.ICD10CM, "I10", "Essential (primary) hypertension", billable=True)
    left = Edit("excludes1", Severity.WARNING, "M", "S", ("A00", "B00"))
    open_ = Edit("excludes1", Severity.WARNING, "M", "S", ("A00", "C00"))
    encounter = Encounter(overrides=(Override("excludes1:A00,B00", "unrelated"),))
    state = CodingState(encounter, {"I10": code}, (open_,), (left,))
    assert state.code("I10") is code
    assert state.code("I11") is None
    assert state.reason(left) == "unrelated"
    assert state.reason(open_) == ""


def test_a_claim_number_is_told_with_its_name_where_it_has_one():
    assert said("01", DISPOSITIONS) == "01 Home"
    assert said("81", DISPOSITIONS) == "81 Home, return planned"
    assert said("77", DISPOSITIONS) == "77"
    assert said("", PLACES) == ""


def test_the_numbers_of_a_list_have_one_length():
    for names, length in (
        (DISPOSITIONS, 2),
        (PLACES, 2),
        (ADMISSION_TYPES, 1),
        (ADMISSION_SOURCES, 1),
        (NEWBORN_SOURCES, 1),
    ):
        assert {len(number) for number in names} == {length}
        assert all(name and name[0].isupper() for name in names.values())
