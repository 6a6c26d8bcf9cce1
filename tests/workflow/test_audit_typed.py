"""A code that a reviewer types goes to the list it belongs to."""

from pathlib import Path

import pytest

from coderdesk.domain.audit import Element, Review
from coderdesk.domain.code import System
from coderdesk.domain.encounter import Diagnosis, Encounter, Procedure, Service, Setting
from coderdesk.workflow.audit_typed import added, changed, named
from coderdesk.workflow.codebooks import Codebooks

STAY = Encounter(diagnoses=(Diagnosis("I10", "Y", 1),), procedures=(Procedure("0DTJ4ZZ", id=2),))
VISIT = Encounter(
    setting=Setting.PROFESSIONAL,
    diagnoses=(Diagnosis("I10", "", 1),),
    services=(Service("99213", id=2),),
)


@pytest.fixture
def books(built_home: Path) -> Codebooks:
    """The books of the installed packages."""
    return Codebooks(built_home)


@pytest.mark.parametrize(
    ("encounter", "typed", "system", "name"),
    [
        (STAY, "e1165", System.ICD10CM, "E11.65"),
        (VISIT, " E1165 ", System.ICD10CM, "E11.65"),
        (VISIT, "E11.65", System.ICD10CM, "E11.65"),
        (VISIT, "E119", System.ICD10CM, "E11.9"),
        (VISIT, "i10", System.ICD10CM, "I10"),
        (VISIT, "Q4010", System.HCPCS, "Q4010"),
        (VISIT, "99214", System.CPT, "99214"),
        (STAY, "0dj08zz", System.ICD10PCS, "0DJ08ZZ"),
    ],
)
def test_a_typed_code_is_told_with_and_without_its_dot(books, encounter, typed, system, name):
    assert named(Review(first=encounter, second=encounter), typed, books) == (system, name)


def test_the_line_a_code_stands_for_says_what_it_is(books):
    review = Review(first=VISIT, second=VISIT)
    assert named(review, "E1165", books, Element.CPT) == (System.HCPCS, "E1165")
    assert named(review, "G2211", books, Element.SECONDARY) == (System.ICD10CM, "G22.11")


def test_a_diagnosis_without_its_dot_is_added_and_exchanged_as_the_book_writes_it(books):
    review = added(Review(first=VISIT, second=VISIT), "E1165", books)
    assert [line.code for line in review.second.diagnoses] == ["I10", "E11.65"]
    again = changed(review, "E11.65", "e1169", books, Element.SECONDARY)
    assert [line.code for line in again.second.diagnoses] == ["I10", "E11.69"]
    assert again.second.services == VISIT.services
