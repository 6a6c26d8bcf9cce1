"""Editions and days: what the golden table cannot say."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from coderdesk.domain.code import Code, EditionInForce, System
from coderdesk.domain.edit import Edit, MendKind, Part, Severity
from coderdesk.domain.encounter import Diagnosis, Encounter, Procedure, Service, Setting
from coderdesk.edits.check import check
from coderdesk.edits.names import names_needed, stems, system_of
from tests.edits.conftest import Checker
from tests.edits.whole_book import EDITION, PCS_EDITION

FORCE = {System.ICD10CM: EditionInForce(EDITION, covers=True)}


def stay(**more: Any) -> Encounter:
    return Encounter(admit_date=date(2026, 5, 1), discharge_date=date(2026, 5, 5), **more)


def only(rule: str, edits: tuple[Edit, ...]) -> Edit:
    [edit] = [edit for edit in edits if edit.rule == rule]
    return edit


def test_a_code_of_another_edition_is_not_valid_on_the_day() -> None:
    old = Code(System.ICD10CM, "G35", "Multiple sclerosis", billable=True, edition="FY2025 April")
    encounter = Encounter(diagnoses=(Diagnosis("G35", "Y", 1),))
    edits = check(encounter, {"G35": old}, FORCE)
    edit = only("not-valid-on-date", edits)
    assert edit.severity is Severity.ERROR
    assert "FY2025 April" in edit.message
    assert "FY2026 April" in edit.message
    assert "unknown-code" not in {one.rule for one in edits}


def test_a_code_of_the_edition_in_force_is_valid() -> None:
    code = Code(System.ICD10CM, "I10", "Hypertension", billable=True, edition=EDITION.name)
    rules = {
        edit.rule
        for edit in check(Encounter(diagnoses=(Diagnosis("I10", "Y", 1),)), {"I10": code}, FORCE)
    }
    assert "not-valid-on-date" not in rules


def test_each_system_without_a_covering_edition_is_named_once(check_it: Checker) -> None:
    lines = (Diagnosis("I10", "Y", 1), Diagnosis("E11.9", "Y", 2))
    encounter = Encounter(
        admit_date=date(2027, 1, 1),
        discharge_date=date(2027, 1, 2),
        diagnoses=lines,
        procedures=(Procedure("0DTJ4ZZ"), Procedure("027034Z")),
    )
    missing = [edit for edit in check_it(encounter) if edit.rule == "edition-missing"]
    assert [edit.codes for edit in missing] == [("icd10cm",), ("icd10pcs",)]
    assert all(edit.severity is Severity.WARNING for edit in missing)
    assert EDITION.name in missing[0].message
    assert missing[0].key != missing[1].key  # so that each is left with a reason of its own


def test_an_edition_that_does_not_cover_the_day_cannot_prove_a_code_wrong(check_it: Checker) -> None:
    encounter = Encounter(
        admit_date=date(2027, 1, 1),
        discharge_date=date(2027, 1, 2),
        diagnoses=(Diagnosis("I10.7", "Y", 1),),
    )
    assert only("unknown-code", check_it(encounter)).severity is Severity.WARNING


def test_an_unknown_code_is_not_asked_for_poa(check_it: Checker) -> None:
    lines = (Diagnosis("I10.7", "", 1), Diagnosis("XQ", "E", 2), Diagnosis("J18.9", "", 3))
    told = [(edit.rule, edit.codes) for edit in check_it(stay(diagnoses=lines))]
    assert ("unknown-code", ("I10.7",)) in told
    assert [codes for rule, codes in told if rule.startswith("poa-")] == [("J18.9",)]


def test_admitting_diagnosis_and_visit_reasons_are_checked_too(check_it: Checker) -> None:
    encounter = stay(
        diagnoses=(Diagnosis("I10", "Y", 1),),
        admitting_diagnosis="R07",
        visit_reasons=("R99.9",),
    )
    edits = check_it(encounter)
    assert only("not-billable", edits).part is Part.VISIT
    assert only("unknown-code", edits).codes == ("R99.9",)


def test_the_admitting_diagnosis_may_be_the_principal_one(check_it: Checker) -> None:
    encounter = stay(diagnoses=(Diagnosis("I21.4", "Y", 1),), admitting_diagnosis="I21.4")
    assert check_it(encounter) == ()


def test_a_code_that_stands_in_the_wrong_list_is_named_for_that_alone(check_it: Checker) -> None:
    encounter = Encounter(
        setting=Setting.OUTPATIENT,
        service_date=date(2026, 5, 1),
        diagnoses=(Diagnosis("I10", "", 1),),
        services=(Service("E11.9"), Service("0DTJ4ZZ")),
    )
    assert [edit.rule for edit in check_it(encounter)] == ["wrong-code-system", "wrong-code-system"]


def test_a_hospital_stay_with_service_lines_is_told_so(check_it: Checker) -> None:
    encounter = stay(diagnoses=(Diagnosis("I10", "Y", 1),), services=(Service("99223"),))
    assert only("wrong-code-system", check_it(encounter)).part is Part.SERVICES


def test_more_than_25_procedures_fall_off(check_it: Checker) -> None:
    procedures = tuple(Procedure("0DTJ4ZZ", date(2026, 5, 1), id=at) for at in range(2, 28))
    encounter = stay(diagnoses=(Diagnosis("K35.80", "Y", 1),), procedures=procedures)
    assert only("too-many-procedures", check_it(encounter)).lines == (26,)
    assert check_it(replace(encounter, procedures=procedures[:25])) == ()


def test_a_missing_seventh_character_is_offered_with_its_meaning(check_it: Checker) -> None:
    encounter = stay(diagnoses=(Diagnosis("W19", "Y", 1),))
    first = only("seventh-character", check_it(encounter)).mends[0]
    assert (first.kind, first.code, first.label) == (
        MendKind.REPLACE,
        "W19.XXXA",
        "Replace by W19.XXXA initial encounter",
    )


def test_the_character_that_was_typed_is_offered_first(check_it: Checker) -> None:
    encounter = stay(diagnoses=(Diagnosis("S00.83D", "Y", 1),))
    assert only("seventh-character", check_it(encounter)).mends[0].code == "S00.83XD"


@pytest.mark.parametrize(
    ("code", "above"),
    [("S52.501A", ("S52.501",)), ("W19.XXXA", ("W19.XXX", "W19")), ("E11.9", ("E11",)), ("I10", ())],
)
def test_the_stems_of_a_code(code: str, above: tuple[str, ...]) -> None:
    assert stems(code) == above


def test_names_needed_hold_every_code_with_its_system() -> None:
    encounter = Encounter(
        diagnoses=(Diagnosis("S52.501A", "Y", 1),),
        procedures=(Procedure("0DTJ4ZZ"),),
        services=(Service("99213"),),
    )
    assert set(names_needed(encounter)) >= {
        (System.ICD10CM, "S52.501A"),
        (System.ICD10CM, "S52.501"),
        (System.ICD10PCS, "0DTJ4ZZ"),
        (None, "99213"),
    }


@pytest.mark.parametrize(
    ("code", "system"),
    [
        ("99213", System.CPT),
        ("0001U", System.CPT),
        ("G2211", System.HCPCS),
        ("0DTJ4ZZ", System.ICD10PCS),
        ("E11.9", System.ICD10CM),
        ("QA0.8", System.ICD10CM),
        ("9921", None),
        ("0DTJ4ZO", None),
    ],
)
def test_a_code_shows_its_system_by_its_shape(code: str, system: System | None) -> None:
    assert system_of(code) is system


def test_the_editions_of_these_tests_cover_the_golden_days() -> None:
    assert EDITION.covers(date(2026, 5, 1))
    assert PCS_EDITION.covers(date(2026, 5, 1))
