"""Looking codes up in one book."""

import threading
from pathlib import Path

import pytest

from coderdesk.codebook.book import Book
from coderdesk.codebook.book_seal import BookDamaged
from coderdesk.codebook.library import Library
from coderdesk.domain.code import NoteKind, Place


@pytest.fixture
def book(small_shelf: Path) -> Book:
    library = Library(small_shelf)
    return library.book(library.editions()[0])


@pytest.mark.parametrize("name", ["S06.1X7A", "s061x7a", " S061x7A ", "s06.1x7a"])
def test_a_code_is_found_however_it_is_written(book: Book, name: str):
    code = book.code(name)
    assert code
    assert code.code == "S06.1X7A"
    assert code.title == "Swollen head, last, initial encounter"
    assert code.billable


@pytest.mark.parametrize("name", ["", " ", "Z99", "A00-A09", "Chapter 1", "S06.1X7D", "'; DROP", "É"])
def test_what_is_no_code_is_unknown(book: Book, name: str):
    assert book.code(name) is None


def test_an_expanded_code_stands_below_its_base_code(book: Book):
    code = book.code("S06.1X1D")
    assert code
    assert [place.code for place in code.parents] == [
        "Chapter 19", "S00-S09", "S06", "S06.1", "S06.1X", "S06.1X1",
    ]  # fmt: skip
    assert [place.code for place in code.siblings] == ["S06.1X1A", "S06.1X1S"]
    assert code.children == ()
    assert [char for char, _meaning in code.sevenths] == ["A", "D", "S"]


def test_a_base_code_lists_its_sevenths_and_expansions(book: Book):
    code = book.code("S07")
    assert code
    assert not code.billable
    assert code.sevenths == (("A", "initial encounter"),)
    assert code.children == (Place("S07.XXXA", "Hoe to the toe, initial encounter", billable=True),)


def test_headers_have_no_sevenths_of_their_own(book: Book):
    code = book.code("S06.1")
    assert code
    assert code.sevenths == ()


def test_notes_run_from_the_code_outward_and_say_where_they_stand(book: Book):
    code = book.code("A00.0")
    assert code
    assert [(note.place, note.kind) for note in code.notes] == [
        ("A00.0", NoteKind.INCLUSION),
        ("A00.0", NoteKind.EXCLUDES2),
        ("A00", NoteKind.INCLUDES),
        ("A00", NoteKind.CODE_ALSO),
        ("A00", NoteKind.CODE_ALSO),
        ("A00-A09", NoteKind.EXCLUDES1),
        ("A00-A09", NoteKind.CODE_FIRST),
        ("Chapter 1", NoteKind.INCLUDES),
        ("Chapter 1", NoteKind.USE_ADDITIONAL),
    ]
    assert code.edition == "FY2031"


def test_the_tree_is_walked_from_the_chapters_down(book: Book):
    assert [place.code for place in book.roots()] == ["Chapter 1", "Chapter 19"]
    assert [place.code for place in book.children("Chapter 1")] == ["A00-A09", "B20-B20"]
    assert [place.code for place in book.children("B20-B20")] == ["B20"]
    assert book.children("b20") == ()
    assert book.children("Nowhere") == ()
    assert book.place("A00-A09") == Place("A00-A09", "Weeding")


def test_rows_give_the_search_all_it_needs(book: Book):
    rows = {row.code: row for row in book.rows()}
    assert "Chapter 1" not in rows
    row = rows["A00.0"]
    assert row.terms == ("Bistro knee",)
    assert row.inherited == ("complaints that come with the spade", "knee pad syndrome")
    assert row.path == ("Gardening complaints (A00-B99)", "Weeding", "Sore knee of the gardener")
    assert (row.category, row.chapter) == ("A00", "Chapter 1")
    assert rows["S06.1X1A"].path[-1] == "Swollen head, short"
    assert rows["S06"].header_of == 8
    assert list(rows)[:3] == ["A00", "A00.0", "A00.9"]


def test_many_threads_read_the_same_book(book: Book):
    found: list[object] = []

    def look() -> None:
        found.extend(book.code(name) for name in ("A00.0", "S07.XXXA", "B20"))

    threads = [threading.Thread(target=look) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 24
    assert None not in found
    book.close()


def test_a_destroyed_database_is_named(book: Book):
    (book.folder / "book.db").write_bytes(b"not a database " * 1000)
    with pytest.raises(BookDamaged) as caught:
        book.code("A00.0")
    assert book.folder.name in caught.value.message
