"""Every line of the golden table, on the real books."""

import pytest

from tests.edits.conftest import Checker
from tests.edits.golden import SECOND, Golden, read_golden

CASES = (*read_golden(), *read_golden(SECOND))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_line_of_the_golden_table_holds(case: Golden, check_it: Checker) -> None:
    edits = check_it(case.encounter)
    problems = case.problems(edits)
    assert not problems, f"{case.text}\n{problems}\n" + "\n".join(
        f"  {edit.severity} {edit.rule}: {edit.message}" for edit in edits
    )


def test_the_table_has_at_least_400_lines_a_third_of_them_traps() -> None:
    traps = [case for case in CASES if not case.expected]
    assert len(CASES) >= 400
    assert len(traps) * 3 >= len(CASES)


def test_every_rule_of_the_contract_is_expected_and_forbidden_somewhere() -> None:
    expected = {wanted.rstrip("!?.") for case in CASES for wanted in case.expected}
    forbidden = {rule for case in CASES for rule in case.forbidden}
    elsewhere = {
        "not-valid-on-date",
        "too-many-procedures",
        "ncci-ptp",
        "mue-units",
    }  # tested on values
    assert CONTRACT - elsewhere <= expected
    assert CONTRACT - elsewhere - {"excludes2"} <= forbidden


CONTRACT = {
    "unknown-code", "not-billable", "not-valid-on-date", "edition-missing", "seventh-character",
    "duplicate", "excludes1", "excludes2", "manifestation-first", "code-first", "use-additional",
    "principal-not-allowed", "external-cause-first", "first-listed-only", "unspecified-laterality",
    "age-conflict", "sex-conflict", "poa-missing", "poa-not-allowed", "poa-invalid",
    "hypertension-combination", "diabetes-combination", "symptom-with-diagnosis", "sequela-order",
    "obstetric-first", "gestation-weeks", "newborn-principal", "poisoning-first", "underdosing-first",
    "too-many-diagnoses", "too-many-procedures", "too-many-lines", "pointer-missing", "pointer-invalid",
    "modifier-invalid", "units-missing", "ncci-ptp", "mue-units", "addon-without-base",
    "wrong-code-system", "date-outside-encounter",
}  # fmt: skip
