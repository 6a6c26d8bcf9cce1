"""The editions of a home, side by side."""

from datetime import date
from pathlib import Path

import pytest

from coderdesk.codebook.book_seal import BookDamaged
from coderdesk.codebook.library import Library
from coderdesk.domain.code import System
from tests.codebook.small_books import TABULAR, put_small


@pytest.fixture
def library(small_shelf: Path) -> Library:
    put_small(small_shelf, date(2031, 10, 1), "FY2032", TABULAR.replace("Mower's ear", "Lawn ear"))
    return Library(small_shelf)


def test_editions_come_newest_first(library: Library):
    assert [edition.name for edition in library.editions()] == ["FY2032", "FY2031"]


@pytest.mark.parametrize(
    ("day", "name", "covers"),
    [
        (date(2030, 10, 1), "FY2031", True),
        (date(2031, 9, 30), "FY2031", True),
        (date(2031, 10, 1), "FY2032", True),
        (date(2032, 9, 30), "FY2032", True),
        (date(2040, 1, 1), "FY2032", False),
        (date(2020, 1, 1), "FY2031", False),
        (None, "FY2032", True),
    ],
)
def test_the_edition_of_the_day_is_in_force(
    library: Library, day: date | None, name: str, *, covers: bool
):
    edition, covered = library.in_force(System.ICD10CM, day)
    assert edition
    assert (edition.name, covered) == (name, covers)


def test_a_system_without_a_book_has_none_in_force(library: Library):
    assert library.in_force(System.CPT, None) == (None, False)


def test_codes_come_from_the_edition_of_the_day_by_the_name_asked(library: Library):
    names = [(System.ICD10CM, "b20"), (None, "A000"), (System.ICD10CM, "Q1"), (System.CPT, "A00.9")]
    before = library.codes(names, date(2031, 1, 1))
    after = library.codes(names, date(2031, 12, 1))
    assert set(before) == {"b20", "A000"}
    assert before["b20"].title == "Mower's ear"
    assert after["b20"].title == "Lawn ear"
    assert after["b20"].edition == "FY2032"


def test_a_missing_folder_is_an_empty_library(tmp_path: Path):
    library = Library(tmp_path / "nowhere")
    assert library.editions() == ()
    assert library.codes([(None, "A00")], None) == {}


def test_a_damaged_book_is_left_out_and_named(small_shelf: Path):
    folder = next(small_shelf.glob("icd10cm-*"))
    book = folder / "book.db"
    data = bytearray(book.read_bytes())
    data[len(data) // 2] ^= 0xFF
    book.write_bytes(data)
    library = Library(small_shelf)
    assert library.editions() == ()
    assert "damaged" in library.damaged()[0].message


def test_refresh_takes_notice_of_what_came(small_shelf: Path):
    library = Library(small_shelf)
    added = put_small(small_shelf, date(2031, 10, 1), "FY2032")
    with pytest.raises(BookDamaged):
        library.book(added)
    library.refresh()
    assert library.book(added).code("B20")


def test_an_edition_can_be_removed(library: Library):
    old = library.editions()[1]
    library.remove(old)
    assert [edition.name for edition in library.editions()] == ["FY2032"]
    with pytest.raises(BookDamaged):
        library.remove(old)
