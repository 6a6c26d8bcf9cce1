"""Scores of an audit: worked examples of the trade, and laws that hold for any two codings."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coderdesk.domain.audit import (
    Answer,
    Element,
    ErrorClass,
    Remark,
    Resolution,
    Review,
    Verdict,
    compare,
)
from coderdesk.domain.audit_scores import interval, interval_words, score
from coderdesk.domain.encounter import Diagnosis, Encounter, Procedure, Service

CODES = ("I50.33", "I13.0", "I10", "N18.32", "E11.22", "J44.1", "J18.9", "Z79.4", "E87.6")


def stay(*codes, poa="", disposition=""):
    lines = tuple(Diagnosis(code, poa, at) for at, code in enumerate(codes, 1))
    return Encounter(diagnoses=lines, disposition=disposition)


def scored(first, second, **more):
    return score([Review(first=first, second=second, **more)])


def told(scores, name):
    return next(one for one in (*scores.overall, *scores.elements) if one.name == name)


def test_a_wrong_principal_of_two_diagnoses_is_two_errors_of_three():
    weighted = told(scored(stay("I50.33", "J44.1"), stay("I13.0", "J44.1")), "Weighted")
    assert (weighted.part, weighted.whole) == (1, 3)
    assert weighted.told == "33.3 %"


def test_code_over_code_is_correct_codes_by_reviewers_codes():
    first = stay("I50.33", "I10", "N18.32", "E11.22", "J44.1", "J18.9", "E87.6")
    second = stay("I13.0", "I50.33", "N18.32", "E11.22", "J44.1", "J18.9", "Z79.4", "E87.6")
    one = told(scored(first, second), "Code over code")
    assert (one.part, one.whole) == (5, 8)


def test_extra_codes_can_take_all_and_never_more():
    one = told(scored(stay("I10", "J44.1", "J18.9", "E87.6"), stay("I10")), "Extra codes off")
    assert one.part == -2
    assert one.value == 0.0


def test_records_and_elements_are_counted_apart():
    good = Review(first=stay("I10", poa="Y"), second=stay("I10", poa="Y"))
    bad = Review(
        first=stay("I10", poa="N", disposition="01"), second=stay("I10", poa="Y", disposition="03")
    )
    scores = score([good, bad])
    assert told(scores, "Record over record").told == "50.0 %"
    assert told(scores, "POA").told == "50.0 %"
    assert told(scores, "disposition").told == "0.0 %"
    assert told(scores, "principal").told == "100.0 %"
    assert "grouper" in scores.note


def test_service_lines_are_judged_by_code_modifier_units_and_pointer():
    dx = (Diagnosis("I10", id=1), Diagnosis("J44.1", id=2))
    first = Encounter(diagnoses=dx, services=(Service("99213", ("25",), 1, (1,), id=3),))
    second = Encounter(diagnoses=dx, services=(Service("99213", (), 2, (1, 2), id=9),))
    found = {line.element: line for line in compare(first, second)}
    assert found[Element.CPT].verdict is Verdict.AGREE
    assert (found[Element.MODIFIER].old, found[Element.MODIFIER].new) == ("25", "none")
    assert (found[Element.UNITS].old, found[Element.UNITS].new) == ("1", "2")
    assert (found[Element.POINTER].old, found[Element.POINTER].new) == ("I10", "I10 J44.1")


@pytest.mark.parametrize(
    ("first", "second", "classes"),
    [
        (stay("I10"), stay("I10", "Z79.4"), {ErrorClass.OMITTED}),
        (stay("I10", "J18.9"), stay("I10"), {ErrorClass.UNSUPPORTED}),
        (stay("I10", "N18.30"), stay("I10", "N18.32"), {ErrorClass.WRONG}),
        (stay("I10", "J44.1"), stay("J44.1", "I10"), {ErrorClass.SEQUENCE}),
        (stay("I10", poa="Y"), stay("I10", poa="N"), {ErrorClass.POA}),
    ],
)
def test_a_difference_is_classed_by_what_it_is(first, second, classes):
    assert {line.usual_class for line in compare(first, second)} - {ErrorClass.NONE} == classes


def test_the_dot_makes_no_difference():
    assert all(line.verdict is Verdict.AGREE for line in compare(stay("I5033"), stay("I50.33")))


def test_a_dispute_that_the_coder_wins_is_no_error():
    review = Review(first=stay("I10", "J18.9"), second=stay("I10"))
    line = next(one for one in compare(review.first, review.second) if one.verdict is Verdict.DELETE)
    disputed = Remark(line.key, reason="no film", answer=Answer.DISPUTED, why="see 09/12")
    review = review.with_remark(disputed)
    assert told(score([review]), "Record over record").part == 0
    review = review.with_remark(replace(disputed, resolution=Resolution.OVERTURNED))
    assert told(score([review]), "Record over record").part == 1
    assert told(score([review]), "Code over code").told == "100.0 %"


def test_nothing_judged_is_no_score():
    scores = score([])
    assert all(one.value is None and one.told == "–" for one in scores.overall)
    assert scores.elements == ()
    assert interval_words(scores.overall[0]) == "Nothing was judged yet."


def test_a_small_sample_says_that_it_cannot_tell():
    one = told(scored(stay(*CODES), stay(*CODES[:-1], "Z79.899")), "Code over code")
    assert interval_words(one).endswith("too few to tell 89 from 95.")


codings = st.lists(st.sampled_from(CODES), max_size=8, unique=True).map(lambda codes: stay(*codes))
procedures = st.lists(st.sampled_from(("0DTJ4ZZ", "02703DZ", "5A1935Z")), max_size=3).map(
    lambda codes: tuple(Procedure(code, id=90 + at) for at, code in enumerate(codes))
)


@given(codings, codings, procedures, procedures)
def test_scores_stay_between_nothing_and_all(first, second, some, others):
    first, second = first.with_(procedures=some), second.with_(procedures=others)
    scores = scored(first, second)
    for one in (*scores.overall, *scores.elements):
        assert one.value is None or 0 <= one.value <= 1
        assert one.part <= one.whole


@given(codings, procedures)
def test_the_same_coding_is_all_right(one, some):
    same = one.with_(procedures=some)
    scores = scored(same, same)
    assert all(each.value in (None, 1.0) for each in (*scores.overall, *scores.elements))


@given(codings, codings)
def test_agreement_is_the_same_from_both_sides(first, second):
    """What both have is symmetric; so are the weighted rate and the faultless records."""
    one, other = scored(first, second), scored(second, first)
    assert told(one, "Code over code").part == told(other, "Code over code").part
    for name in ("Weighted", "Record over record"):
        assert (told(one, name).part, told(one, name).whole) == (
            told(other, name).part,
            told(other, name).whole,
        )


@given(codings, codings)
def test_every_code_of_both_stands_in_the_comparison_once(first, second):
    lines = [
        one for one in compare(first, second) if one.element in (Element.PRINCIPAL, Element.SECONDARY)
    ]
    assert sorted(one.old for one in lines if one.old) == sorted(one.code for one in first.diagnoses)
    assert sorted(one.new for one in lines if one.new) == sorted(one.code for one in second.diagnoses)


@given(st.integers(0, 400), st.integers(0, 400))
def test_the_interval_holds_the_share_and_narrows_with_more(part, whole):
    part = min(part, whole)
    low, high = interval(part, whole)
    assert 0 <= low <= high <= 1
    if whole:
        assert low - 1e-9 <= part / whole <= high + 1e-9
        wider = interval(part * 4, whole * 4)
        assert wider[1] - wider[0] <= high - low + 1e-9
