"""Rules that the payer or the day decides: one pointer for Medicare, code also, days in force."""

from dataclasses import replace
from datetime import date

import pytest

from coderdesk.domain.edit import Severity
from coderdesk.domain.encounter import Diagnosis, Encounter, Service, Setting
from coderdesk.edits.check import RULES, check
from coderdesk.edits.in_force import in_force, spans
from tests.edits.conftest import Checker

CLAIM = Encounter(
    setting=Setting.PROFESSIONAL,
    payer="Medicare",
    service_date=date(2026, 5, 1),
    diagnoses=(Diagnosis("I10", "", 1), Diagnosis("E78.5", "", 2)),
    services=(Service("99213", (), 1, (1, 2), date(2026, 5, 1), "11"),),
)


def rules(encounter: Encounter) -> set[str]:
    return {edit.rule for edit in check(encounter, {}, {})}


def test_medicare_reads_one_pointer_of_a_line_on_paper() -> None:
    assert "single-pointer" in rules(CLAIM)


@pytest.mark.parametrize("payer", ["", "Blue Cross", "Aetna Medicare Advantage"])
def test_other_payers_read_four_pointers(payer: str) -> None:
    assert "single-pointer" not in rules(replace(CLAIM, payer=payer))


def test_code_also_is_a_prompt_and_no_more(check_it: Checker) -> None:
    alone = Encounter(service_date=date(2026, 5, 1), diagnoses=(Diagnosis("K86.1", "Y", 1),))
    [edit] = [edit for edit in check_it(alone) if edit.rule == "code-also"]
    assert edit.severity is Severity.INFO
    assert "K86.81" in edit.quote
    both = replace(alone, diagnoses=(*alone.diagnoses, Diagnosis("K86.81", "Y", 2)))
    assert not [edit for edit in check_it(both) if edit.rule == "code-also"]


def test_a_rule_speaks_only_on_its_days() -> None:
    assert not in_force("bmi-without-diagnosis", date(2017, 5, 1))
    assert in_force("bmi-without-diagnosis", date(2026, 5, 1))
    assert in_force("unknown-code", date(2014, 5, 1))
    assert not in_force("excludes1", date(2014, 5, 1))


def test_every_rule_with_days_of_its_own_is_a_rule() -> None:
    named = {rule.__name__.replace("_", "-") for rule in RULES}
    assert set(spans()) <= named
