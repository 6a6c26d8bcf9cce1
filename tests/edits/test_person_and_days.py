"""Findings of the Medicare Code Editor by an imported list, and days that stand in a wrong order."""

from datetime import date
from typing import Any

import pytest

from coderdesk.domain.code import Code, EditionInForce, System
from coderdesk.domain.edit import Edit, Part, Severity
from coderdesk.domain.encounter import Diagnosis, Encounter, Patient, Procedure, Setting
from coderdesk.edits.check import check
from tests.edits.whole_book import EDITION

FORCE = {System.ICD10CM: EditionInForce(EDITION, covers=True)}
NAME = "R99"  # no shipped table speaks of its age or sex
FIRST, LAST = date(2026, 5, 1), date(2026, 5, 5)


def listed(*flags: str, born: date = date(1986, 1, 1), sex: str = "F", more: Any = ()) -> set[str]:
    """The rules that speak of a code with these memberships of an imported list."""
    code = Code(
        System.ICD10CM, NAME, "A condition", billable=True, edition=EDITION.name, flags=frozenset(flags)
    )
    encounter = Encounter(
        patient=Patient(birth_date=born, sex=sex),
        admit_date=FIRST,
        discharge_date=LAST,
        diagnoses=(Diagnosis(NAME, "Y", 1), *more),
    )
    return {edit.rule for edit in check(encounter, {NAME: code}, FORCE)}


@pytest.mark.parametrize(
    ("flag", "born", "fits"),
    [
        ("mce-newborn", date(2026, 4, 20), True),
        ("mce-newborn", date(2024, 4, 20), False),
        ("mce-pediatric", date(2009, 4, 20), True),
        ("mce-pediatric", date(2008, 5, 1), False),
        ("mce-maternity", date(2017, 5, 1), True),
        ("mce-maternity", date(2017, 5, 2), False),
        ("mce-adult", date(2011, 5, 1), True),
        ("mce-adult", date(2011, 5, 2), False),
    ],
)
def test_an_imported_age_list_speaks_from_its_first_day_to_its_last(
    flag: str, born: date, *, fits: bool
) -> None:
    assert ("age-conflict" not in listed(flag, born=born)) is fits


def test_an_imported_sex_list_speaks_for_the_other_sex_only() -> None:
    assert "sex-conflict" in listed("mce-male", sex="F")
    assert "sex-conflict" in listed("mce-female", sex="M")
    for sex in ("M", "X", "U", ""):
        assert "sex-conflict" not in listed("mce-male", sex=sex)


def test_an_imported_list_refuses_a_principal_and_one_that_stands_alone() -> None:
    assert "principal-not-allowed" in listed("mce-unacceptable-principal")
    assert "principal-not-allowed" in listed("mce-principal-needs-secondary")
    second = (Diagnosis("I10", "Y", 2),)
    assert "principal-not-allowed" not in listed("mce-principal-needs-secondary", more=second)


def found(**more: Any) -> tuple[Edit, ...]:
    return tuple(edit for edit in check(Encounter(**more), {}, FORCE) if edit.rule == "date-order")


def test_a_discharge_before_the_admission_is_an_edit_of_the_visit() -> None:
    [edit] = found(admit_date=LAST, discharge_date=FIRST)
    assert edit.severity is Severity.ERROR
    assert edit.part is Part.VISIT
    assert "2026-05-01" in edit.message
    [edit] = found(setting=Setting.OUTPATIENT, service_date=LAST, discharge_date=FIRST)
    assert "date of service" in edit.message


def test_days_in_order_and_days_not_known_say_nothing() -> None:
    assert not found(admit_date=FIRST, discharge_date=LAST)
    assert not found(admit_date=FIRST, discharge_date=FIRST)
    assert not found(discharge_date=FIRST)
    assert not found(patient=Patient(birth_date=LAST))
    assert not found(patient=Patient(birth_date=FIRST), admit_date=FIRST)


def test_a_stay_of_a_wrong_order_says_so_once_and_not_on_every_line() -> None:
    encounter = Encounter(
        admit_date=LAST, discharge_date=FIRST, procedures=(Procedure("0DTJ4ZZ", date(2026, 5, 3)),)
    )
    rules = [edit.rule for edit in check(encounter, {}, FORCE)]
    assert rules.count("date-order") == 1
    assert "date-outside-encounter" not in rules


def test_a_birth_after_the_visit_is_an_edit_and_no_age_is_reckoned_from_it() -> None:
    [edit] = found(patient=Patient(birth_date=LAST), admit_date=FIRST)
    assert "birth date" in edit.message
    assert "age-conflict" not in listed("mce-adult", born=date(2026, 9, 9))
