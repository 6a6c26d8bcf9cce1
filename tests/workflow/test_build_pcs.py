import datetime as dt

import pytest

from coderdesk.errors import CoderDeskError
from coderdesk.workflow.build_pcs import PcsBuilding
from coderdesk.workflow.codebooks import Codebooks
from tests.codebook.small_pcs import AXES, CODES, put_small_pcs

DAY = dt.date(2031, 1, 15)


@pytest.fixture
def books(tmp_path):
    put_small_pcs(tmp_path / "books", axes=AXES)
    made = Codebooks(tmp_path)
    yield made
    made.library.close()


@pytest.fixture
def building(books):
    return PcsBuilding(books, DAY)


def chosen(draft):
    return "".join(axis.chosen or "-" for axis in draft.axes)


def legal(draft, position):
    return "".join(value.char for value in draft.axes[position - 1].values)


def test_an_empty_code_begins_with_its_section(building):
    draft = building.draft("")
    assert (draft.prefix, draft.at, draft.whole) == ("", 1, False)
    assert legal(draft, 1) == "0B"
    assert legal(draft, 2) == ""


def test_each_character_opens_the_next(building):
    draft = building.draft("02")
    assert chosen(draft) == "02-----"
    assert [legal(draft, position) for position in (1, 2, 3)] == ["0B", "2", "7B"]
    table = building.draft("027")
    assert [legal(table, position) for position in (4, 5, 6, 7)] == ["01F", "03", "4Z", "6Z"]
    assert table.left == sum(code.startswith("027") for code in CODES)


def test_values_to_come_are_those_that_are_still_legal(building):
    draft = building.draft("027F")
    assert [legal(draft, position) for position in (5, 6, 7)] == ["03", "Z", "Z"]


def test_a_whole_code_has_its_title(building):
    draft = building.draft("027034z")
    assert draft.whole
    assert draft.at == 7
    assert draft.title == CODES["027034Z"]
    assert draft.axes[5].value.label == "Tube, Coated"


@pytest.mark.parametrize(
    ("typed", "stays"),
    [
        ("027F34Z", "027F3"),
        ("02Z", "02"),
        ("9", ""),
        ("0270", "0270"),
        ("0270346ZZ", "0270346"),
        ("%", ""),
    ],
)
def test_what_is_not_legal_is_dropped_from_the_end(building, typed, stays):
    assert building.draft(typed).prefix == stays


def test_the_operation_carries_its_definition(building):
    assert building.draft("027").axes[2].value.means == "Making wider"
    assert building.draft("02B").axes[2].value.means == ""


def test_it_says_whether_labels_are_official_and_the_edition_in_force(books, tmp_path):
    assert PcsBuilding(books, DAY).draft("027").official
    assert not PcsBuilding(books, DAY).draft("02B").official
    assert PcsBuilding(books, DAY).draft("027").in_force
    assert not PcsBuilding(books, dt.date(2040, 1, 1)).draft("027").in_force


def test_without_a_procedure_book_it_says_what_to_do(tmp_path):
    with pytest.raises(CoderDeskError, match="no ICD-10-PCS book") as caught:
        PcsBuilding(Codebooks(tmp_path), DAY)
    assert "Import" in caught.value.hint
