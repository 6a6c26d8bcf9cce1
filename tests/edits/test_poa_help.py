"""Help with POA: what is special to a code comes first."""

import pytest

from coderdesk.domain.code import Code, System
from coderdesk.edits.poa_help import LETTERS, advice_for, is_combined


def code(title: str, *flags: str) -> Code:
    return Code(System.ICD10CM, "X00", title, billable=True, flags=frozenset(flags))


@pytest.mark.parametrize(
    ("title", "combined"),
    [
        ("Chronic obstructive pulmonary disease with (acute) exacerbation", True),
        ("Diverticulitis of large intestine without perforation or abscess without bleeding", False),
        ("Pneumonia due to Hemophilus influenzae", True),
        ("Essential (primary) hypertension", False),
    ],
)
def test_a_title_with_two_conditions_is_a_combination(title: str, combined: bool) -> None:  # noqa: FBT001
    assert is_combined(code(title)) is combined


def test_a_combination_code_is_n_if_any_part_arose_later() -> None:
    first = advice_for(code("Ulcer with bleeding"))[0]
    assert first.letters == "N"
    assert "any one" in first.text


def test_an_exempt_code_takes_no_letter() -> None:
    assert advice_for(code("Long term use of insulin", "poa-exempt"))[0].letters == "E"


def test_every_letter_is_explained_for_any_code() -> None:
    assert set(LETTERS) <= set(advice_for(None))
