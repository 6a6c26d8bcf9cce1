import datetime as dt

import pytest

from coderdesk.domain.code import EditionInForce, System
from coderdesk.domain.page import OwnMarks
from coderdesk.errors import CoderDeskError
from coderdesk.workflow.codebooks import Codebooks
from coderdesk.workflow.read_page import read_named_by, read_page, standing, with_marks
from tests.codebook.small_books import put_small

CM = System.ICD10CM
DAY = dt.date(2031, 1, 15)


@pytest.fixture
def books(tmp_path):
    put_small(tmp_path / "books")
    made = Codebooks(tmp_path)
    yield made
    made.library.close()


def tree_of(page):
    return [(branch.depth, branch.place.code, branch.here) for branch in page.tree]


def test_a_page_shows_a_code_between_its_neighbours(books):
    page = read_page(books, None, "a000", DAY)
    assert [place.code for place in page.path] == ["Chapter 1", "A00-A09"]
    assert tree_of(page) == [(0, "A00", False), (1, "A00.0", True), (1, "A00.9", False)]
    assert page.in_force
    assert [line.note.place for line in page.notes][:2] == ["A00.0", "A00.0"]


def test_titles_in_the_tabular_leave_out_what_the_line_above_says(books):
    page = read_page(books, CM, "S06.1X1", DAY)
    assert [branch.brief for branch in page.tree][-3:] == [
        "Swollen head, short",
        "Swollen head, last",
        "Swollen head, otherwise",
    ]


def test_a_header_shows_its_children(books):
    assert tree_of(read_page(books, CM, "A00", DAY)) == [
        (0, "A00", True),
        (1, "A00.0", False),
        (1, "A00.9", False),
    ]


def test_a_code_with_its_seventh_character_stands_at_its_base(books):
    page = read_page(books, CM, "S06.9XXA", DAY)
    assert page.code.code == "S06.9XXA"
    assert (1, "S06.9", True) in tree_of(page)
    assert not any(code.endswith("A") for _depth, code, _here in tree_of(page))


def test_an_edition_that_does_not_cover_the_day_is_not_in_force(books):
    assert not read_page(books, CM, "A00", dt.date(2035, 1, 1)).in_force
    assert read_page(books, CM, "A00", None).in_force


def test_without_a_day_an_expired_edition_is_not_in_force(tmp_path):
    put_small(tmp_path / "books", dt.date(2020, 10, 1), "FY2021")
    books = Codebooks(tmp_path)
    assert not read_page(books, CM, "A00", None).in_force
    assert read_page(books, CM, "A00", dt.date(2021, 1, 1)).in_force
    found = standing(books, None)[CM]
    assert isinstance(found, EditionInForce)
    assert not found.covers
    assert standing(books, dt.date(2021, 1, 1))[CM].covers
    books.library.close()


def test_an_unknown_code_is_said_plainly(books):
    with pytest.raises(CoderDeskError, match=r"“Q12\.3” is not a code of any book here\."):
        read_page(books, None, "Q12.3", DAY)


def test_own_marks_are_those_of_the_code_alone(books):
    marks = OwnMarks(frozenset({(CM, "A00.0")}), {(CM, "A00.9"): "ask for the side"})
    one = with_marks(read_page(books, CM, "A00.0", DAY), marks)
    other = with_marks(read_page(books, CM, "A00.9", DAY), marks)
    assert (one.favourite, one.own_note) == (True, "")
    assert (other.favourite, other.own_note) == (False, "ask for the side")


def test_the_notes_that_name_a_code_come_with_their_links(books):
    named = read_named_by(books, CM, "B20", DAY)
    assert [(place.code, line.note.text, line.links) for place, line in named.lines] == [
        ("A00-A09", "mowing (B20)", ((8, 11, "B20"),))
    ]
