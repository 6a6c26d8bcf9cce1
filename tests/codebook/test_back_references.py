import pytest

from coderdesk.codebook.back_references import naming_notes
from coderdesk.codebook.library import Library
from tests.codebook.small_books import TABULAR, put_small


@pytest.fixture
def book(tmp_path):
    library = Library(tmp_path / "books")
    edition = put_small(tmp_path / "books")
    library.refresh()
    yield library.book(edition)
    library.close()


def named(book, code):
    return [(place.code, note.text) for place, note in naming_notes(book, code)]


def test_notes_that_name_a_code_are_found_with_the_place_that_carries_them(book):
    assert named(book, "b20") == [("A00-A09", "mowing (B20)")]


def test_a_note_on_a_whole_category_names_the_codes_below_it(book):
    assert named(book, "A05.1") == [
        ("A00", "torn glove (A05)"),
        ("A00.0", "sore elbow (A05.-)"),
    ]


def test_the_note_about_seventh_characters_is_no_reference(book):
    assert named(book, "S06.9XXA") == []


def test_a_code_that_no_note_names_has_none(book):
    assert named(book, "Q99.9") == []
    assert named(book, "") == []


def test_a_note_on_the_code_itself_comes_before_one_on_its_family_or_a_range(tmp_path):
    text = TABULAR.replace("mowing (B20)", "all weeding (A00-B99)").replace(
        "underlying soil", "soil (B20.-), stone (B20.1)"
    )
    library = Library(tmp_path / "books")
    edition = put_small(tmp_path / "books", text=text)
    library.refresh()
    assert [note for _code, note in named(library.book(edition), "B20.1")] == [
        "soil (B20.-), stone (B20.1)",
        "all weeding (A00-B99)",
    ]
    library.close()
