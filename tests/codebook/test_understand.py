import pytest
from hypothesis import given
from hypothesis import strategies as st

from coderdesk.codebook.understand import tokens_of, understand
from coderdesk.codebook.understand_spelling import distance


def meant(text: str) -> list[str]:
    return [
        slot.meanings[0].shown if slot.meanings else slot.literal for slot in understand(text).slots
    ]


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("t2dm", "type 2 diabetes mellitus"),
        ("DM2", "type 2 diabetes mellitus"),
        ("ckd3b", "chronic kidney disease stage 3b"),
        ("copd exac", "copd exacerbation"),
        ("w/o aura", "-aura"),
    ],
)
def test_chart_shorthand_is_understood(typed: str, means: str):
    assert meant(typed)[0] == means


def test_glued_words_are_cut():
    assert [slot.text for slot in understand("stage3 ulcer").slots] == ["stage", "3", "ulcer"]
    assert [slot.text for slot in understand("htn/ckd").slots] == ["htn", "ckd"]


def test_small_words_are_dropped_and_connectors_mark_a_break():
    query = understand("pt with htn due to ckd")
    assert [slot.text for slot in query.slots] == ["htn", "ckd"]
    assert query.breaks == (1,)


def test_on_counts_only_before_a_drug():
    assert meant("on eliquis")[0] == "long term current use"
    assert [slot.text for slot in understand("rash on arm").slots] == ["rash", "arm"]


def test_sides_and_encounters_need_not_match():
    roles = {slot.text: slot.role for slot in understand("lt wrist fx subs").slots}
    assert roles == {"lt": "side", "wrist": "word", "fx": "word", "subs": "seventh"}


def test_numbers_pick_codes():
    assert understand("bmi 27.5").slots[0].meanings[0].ranges == (("Z6827", "Z6827"),)
    assert understand("32 weeks pregnant").slots[0].meanings[0].ranges == (("Z3A32", "Z3A32"),)
    assert understand("gcs 14").slots[0].meanings[0].ranges == (("R40241", "R40241"),)


def test_a_code_is_seen_in_any_form():
    assert {understand(form).code for form in ("e11.65", "E1165", " e11.65 ")} == {"E1165"}
    assert understand("diabetes").code == ""


def test_own_words_stand_for_words_or_codes():
    own = (("lkoa", "M17.12"), ("sugar foot", "diabetic foot ulcer"))
    assert understand("lkoa", own).slots[0].meanings[0].ranges == (("M1712", "M1712"),)
    assert understand("sugar foot", own).slots[0].meanings[0].words == ("diabetic", "foot", "ulcer")
    assert understand("lkoa").slots[0].meanings == ()


def test_what_was_understood_is_told():
    assert ("htn", "hypertension") in understand("htn ckd").understood


@given(st.text(max_size=400))
def test_any_text_is_understood_somehow(text: str):
    query = understand(text)
    assert len(query.slots) <= 16
    assert all(slot.text for slot in query.slots)


@pytest.mark.parametrize(
    ("typed", "word", "edits"),
    [
        ("pnuemonia", "pneumonia", 1),
        ("diabetis", "diabetes", 1),
        ("astma", "asthma", 1),
        ("same", "same", 0),
    ],
)
def test_a_swap_a_change_and_a_missing_letter_are_one_edit(typed: str, word: str, edits: int):
    assert distance(typed, word, 2) == edits


def test_a_cut_word_is_compared_with_the_beginning():
    assert distance("pnuemo", "pneumonia", 2, cut=True) == 1
    assert distance("pnuemo", "pneumonia", 2) > 2


def test_very_long_text_is_cut():
    assert len(tokens_of("word " * 5000)) == 16
