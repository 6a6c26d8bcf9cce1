"""Codes against the words they were chosen from."""

import pytest

from coderdesk.domain.chart import Passage
from coderdesk.domain.edit import Edit
from coderdesk.domain.encounter import Diagnosis, Encounter, Setting
from coderdesk.edits.check import check


def found(code: str, quote: str, setting: Setting) -> list[Edit]:
    line = Diagnosis(code, "Y", 1, evidence=(Passage("Note", 1, quote),))
    encounter = Encounter(setting=setting, diagnoses=(line,))
    return [edit for edit in check(encounter, {}, {}) if edit.rule == "uncertain-diagnosis"]


@pytest.mark.parametrize(
    "word", ["probable", "Suspected", "likely", "possible", "rule out", "consistent with"]
)
@pytest.mark.parametrize("setting", [Setting.OUTPATIENT, Setting.PROFESSIONAL])
def test_an_uncertain_diagnosis_is_not_coded_outside_a_stay(word: str, setting: Setting) -> None:
    [edit] = found("J18.9", f"{word} pneumonia", setting)
    assert edit.source == "Guidelines IV.H"


@pytest.mark.parametrize("word", ["probable", "suspected", "likely", "consistent with"])
def test_at_discharge_from_a_stay_it_is_coded_as_if_it_existed(word: str) -> None:
    assert found("J18.9", f"{word} pneumonia", Setting.INPATIENT) == []


@pytest.mark.parametrize(
    ("code", "section"), [("U07.1", "I.C.1.g.1.a"), ("B20", "I.C.1.a.1"), ("J10.1", "I.C.10.c")]
)
def test_some_diseases_are_coded_only_when_confirmed(code: str, section: str) -> None:
    [edit] = found(code, "probable infection", Setting.INPATIENT)
    assert edit.source == f"Guidelines {section}"


@pytest.mark.parametrize(
    "quote", ["pneumonia", "pneumonia ruled out, bronchitis", "confirmed, was suspected", ""]
)
def test_certain_words_raise_nothing(quote: str) -> None:
    assert found("J18.9", quote, Setting.OUTPATIENT) == []


def test_symptoms_and_observation_may_be_coded_for_what_is_suspected() -> None:
    assert found("R07.9", "chest pain, possible angina", Setting.OUTPATIENT) == []
    assert found("Z03.89", "suspected condition", Setting.OUTPATIENT) == []


def test_the_edit_repeats_the_word_and_not_the_chart() -> None:
    [edit] = found("J18.9", "Mr. Quentin has probable pneumonia", Setting.OUTPATIENT)
    assert "“probable”" in edit.message
    assert "Quentin" not in edit.message
