"""What a second review changes of a line beside its code."""

import pytest

from coderdesk.domain.audit import NOTHING, Element, ErrorClass, Review, Verdict, compare
from coderdesk.domain.encounter import Diagnosis, Encounter, Procedure, Service
from coderdesk.errors import CoderDeskError
from coderdesk.workflow.audit_lines import agreed, moved, question, with_said

CODED = Encounter(
    diagnoses=(Diagnosis("I10", "Y", 1), Diagnosis("J44.1", "Y", 2)),
    procedures=(Procedure("0DTJ4ZZ", id=3), Procedure("0DJD8ZZ", id=4)),
    services=(Service("99213", ("25",), 1, (1,), id=5),),
    disposition="01",
)
REVIEW = Review(first=CODED, second=CODED)
SAID = [
    (Element.MODIFIER, "99213", "25, 59", "25 59"),
    (Element.MODIFIER, "99213", "none", "none"),
    (Element.UNITS, "99213", "3", "3"),
    (Element.POINTER, "99213", "B a", "J44.1 I10"),
    (Element.POINTER, "99213", "J441", "J44.1"),
    (Element.POA, "I10", "n", "N"),
    (Element.DISPOSITION, "", "3", "03"),
]


def line_of(review, element, on=""):
    return next(
        one
        for one in compare(review.first, review.second)
        if one.element is element and (not on or one.on == on)
    )


@pytest.mark.parametrize(("element", "on", "said", "new"), SAID)
def test_an_element_is_changed_classed_and_agreed_again(element, on, said, new):
    changed = with_said(REVIEW, element, on, said)
    line = line_of(changed, element, on)
    assert (line.verdict, line.new) == (Verdict.CHANGE, new)
    assert line.usual_class is ErrorClass(element.value)
    assert compare(CODED, agreed(changed, line).second) == compare(CODED, CODED)


@pytest.mark.parametrize(
    ("element", "said"),
    [
        (Element.MODIFIER, "a modifier"),
        (Element.MODIFIER, "25 59 76 77 78"),
        (Element.UNITS, "0"),
        (Element.UNITS, "\u0663\u00b2"),
        (Element.UNITS, "99999999999999999999"),
        (Element.POINTER, "L"),
        (Element.POINTER, "Z79.4"),
        (Element.POA, "maybe"),
        (Element.DISPOSITION, "99999"),
    ],
)
def test_what_cannot_be_read_is_told_and_changes_nothing(element, said):
    with pytest.raises(CoderDeskError):
        with_said(REVIEW, element, "I10" if element is Element.POA else "99213", said)


def test_a_diagnosis_has_no_modifiers_to_ask_for():
    assert question(REVIEW, Element.MODIFIER, "99213").startswith("Which modifiers?")
    with pytest.raises(CoderDeskError, match="No service line"):
        question(REVIEW, Element.MODIFIER, "I10")
    with pytest.raises(CoderDeskError, match="No service line"):
        question(Review(first=CODED, second=NOTHING), Element.UNITS, "99213")


def test_moving_a_diagnosis_to_the_top_makes_it_the_principal():
    changed = moved(REVIEW, "J44.1", -1)
    assert line_of(changed, Element.PRINCIPAL).new == "J44.1"
    assert line_of(changed, Element.PRINCIPAL).usual_class is ErrorClass.SEQUENCE
    assert moved(changed, "J44.1", -1) == changed
    assert [one.code for one in moved(REVIEW, "0DTJ4ZZ", 1).second.procedures] == ["0DJD8ZZ", "0DTJ4ZZ"]
    assert moved(REVIEW, "Z79.4", 1) == REVIEW
