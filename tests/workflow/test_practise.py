"""The practice encounters that ship: whole, codable, and right by the desk's own edits."""

from collections import Counter

import pytest

from coderdesk.domain.edit import Severity
from coderdesk.domain.encounter import Setting
from coderdesk.domain.practice import score
from coderdesk.workflow.check_encounter import check_encounter
from coderdesk.workflow.codebooks import Codebooks
from coderdesk.workflow.practise import case_of, chart_of, practice_cases

CASES = {case.id: case for case in practice_cases()}


def test_there_are_forty_and_more_over_all_settings_and_levels():
    assert len(CASES) >= 40
    assert min(Counter(case.setting for case in CASES.values()).values()) >= 12
    assert {case.level for case in CASES.values()} == {1, 2, 3}
    assert set(Counter(case.setting for case in CASES.values())) == set(Setting)


@pytest.mark.parametrize("name", sorted(CASES))
def test_a_case_is_whole(name):
    case = CASES[name]
    assert case.bare.diagnoses == ()
    assert case_of(case.bare) is case
    assert set(case.why) >= {line.code for line in case.key.diagnoses}
    assert all(case.why.values())
    assert set(case.first) <= {line.code for line in case.key.diagnoses}
    found = score(case, case.key)
    assert found.right == found.total
    (document,) = chart_of(case)
    assert "Synthetic" in document.text


@pytest.mark.parametrize("name", sorted(CASES))
def test_a_key_raises_no_edit_that_blocks(name, built_home):
    case = CASES[name]
    found = check_encounter(case.key, Codebooks(built_home)).edits
    assert [edit.message for edit in found if edit.severity is Severity.ERROR] == []


def test_an_encounter_of_a_patient_is_no_practice():
    assert case_of(CASES["in-01"].bare.with_(account="A1001")) is None
    assert case_of(CASES["in-01"].bare.with_(account="PRACTICE nothing")) is None
