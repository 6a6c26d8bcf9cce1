"""Adding seventh characters."""

import pytest

from coderdesk.codebook.book_lines import Line, billable_below
from coderdesk.codebook.tabular_sevenths import limit_in
from tests.codebook.small_books import TABULAR_BILLABLE, small_lines


@pytest.fixture
def lines() -> list[Line]:
    return small_lines()


def names(lines: list[Line], start: str) -> list[str]:
    return [line.name for line in lines if line.name.startswith(start) and line.billable]


def test_every_base_code_is_followed_by_its_expansions(lines: list[Line]):
    assert names(lines, "S06.1X1") == ["S06.1X1A", "S06.1X1D", "S06.1X1S"]


def test_short_codes_are_padded_with_x(lines: list[Line]):
    assert names(lines, "S06.9") == ["S06.9XXA", "S06.9XXD", "S06.9XXS"]
    assert names(lines, "S07") == ["S07.XXXA"]


def test_the_free_text_of_s06_takes_characters_away(lines: list[Line]):
    assert names(lines, "S06.1X7") == ["S06.1X7A"]
    assert names(lines, "S06.1X8") == ["S06.1X8A"]


def test_the_title_is_the_base_title_and_the_meaning(lines: list[Line]):
    found = {line.name: line.title for line in lines}
    assert found["S07.XXXA"] == "Hoe to the toe, initial encounter"


def test_only_complete_codes_are_billable(lines: list[Line]):
    found = {line.name: line for line in lines}
    assert not found["S07"].billable
    assert found["S07"].sevenths == (("A", "initial encounter"),)
    assert found["B20"].billable
    assert not found["A00"].billable
    assert sum(line.billable for line in lines) == TABULAR_BILLABLE


def test_headers_count_the_billable_codes_below(lines: list[Line]):
    below = billable_below(lines)
    found = {line.name: below[at] for at, line in enumerate(lines)}
    assert found["S06"] == 8
    assert found["Chapter 1"] == 3
    assert found["S07"] == 1


@pytest.mark.parametrize(
    "note",
    [
        "7th characters D and S do not apply to codes in category S06 with 6th character 7 - death",
        "7th character S does not apply to codes in category S06 with 6th character 7 or 8",
    ],
)
def test_limits_are_understood(note: str):
    limit = limit_in(note)
    assert limit
    legal = (("A", "x"), ("S", "y"))
    assert limit.left("S061X7", legal) == (("A", "x"),)
    assert limit.left("S061X1", legal) == legal
    assert limit.left("S071X7", legal) == legal


def test_other_notes_state_no_limit():
    assert limit_in("open fracture of ankle (S82.- with 7th character B)") is None
