"""Order files."""

import gzip
from datetime import date
from pathlib import Path

import pytest

from coderdesk.codebook.book_lines import LineKind
from coderdesk.codebook.importers import order_file
from coderdesk.codebook.importers.importing import format_of, import_file
from coderdesk.codebook.importers.opening import papers_of
from coderdesk.codebook.importers.values import Options
from coderdesk.codebook.library import Library
from coderdesk.domain.code import NoteKind
from coderdesk.errors import CoderDeskError
from tests.codebook.importers.papers import ORDER, context, order_row, paper


def test_an_order_file_is_known_by_its_columns(tmp_path: Path):
    found = format_of(paper(tmp_path, "anything.bin", ORDER))
    assert found
    assert found.kind == "icd10cm-order"


def test_codes_stand_under_their_chapter_and_header(tmp_path: Path):
    reading = order_file.read_cm(paper(tmp_path, "icd10cm_order_2031.txt", ORDER), context(tmp_path))
    names = {line.name: line for line in reading.lines}
    assert [line.name for line in reading.lines][:3] == ["Chapter 1", "A00", "A00.0"]
    assert names["S06.9XXA"].kind is LineKind.EXPANSION
    assert names["S06.9"].sevenths == (("A", "initial encounter"), ("D", "subsequent encounter"))
    assert sum(line.billable for line in reading.lines) == 4
    assert (reading.edition.effective, reading.edition.expires) == (
        date(2030, 10, 1),
        date(2031, 9, 30),
    )


def test_a_file_without_a_year_asks_for_the_day(tmp_path: Path):
    order = paper(tmp_path, "codes.txt", ORDER)
    with pytest.raises(CoderDeskError) as caught:
        order_file.read_cm(order, context(tmp_path))
    assert "year" in caught.value.message
    reading = order_file.read_cm(order, context(tmp_path, Options(effective=date(2031, 4, 1))))
    assert reading.edition.name == "FY2031 April"


def test_bad_rows_are_refused_with_line_and_reason(tmp_path: Path):
    spoiled = ORDER + order_row(3, "A009", 1, "Again") + "\n00009 A001    7 cut\nx" + "y" * 5000 + "\n"
    reading = order_file.read_cm(paper(tmp_path, "o-2031.txt", spoiled), context(tmp_path))
    assert [(row.line, row.reason) for row in reading.refused] == [
        (8, "A009 stands twice"),
        (9, "is not laid out as a row of an order file"),
        (10, "is not laid out as a row of an order file"),
    ]
    assert reading.read == reading.taken + 3


@pytest.mark.parametrize("ends", ["\n", "\r", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_marks_do_not_matter(tmp_path: Path, ends: str, mark: str):
    text = mark + ORDER.replace("\r\n", ends)
    found = paper(tmp_path, "icd10cm_order_2031.txt", text)
    assert format_of(found)
    assert order_file.read_cm(found, context(tmp_path)).taken == 7


def test_notes_of_the_tabular_list_of_the_same_edition_stay(small_shelf: Path, tmp_path: Path):
    path = tmp_path / "icd10cm_order_2031.txt"
    path.write_text(ORDER)
    import_file(small_shelf, path)
    library = Library(small_shelf)
    (edition,) = library.editions()
    assert edition.billable == 4
    code = library.book(edition).code("A000")
    assert code
    assert code.title == "Sore knee, cafe type"
    assert code.notes_of(NoteKind.EXCLUDES1)[0].place == "A00-A09"
    assert library.book(edition).code("B20") is None


def test_the_real_order_file_of_2021_holds_its_codes(real_data: Path, tmp_path: Path):
    (found,) = papers_of(next((real_data / "icd10cm").glob("icd10cm-order-Jan-2021*.gz")))
    reading = order_file.read_cm(found, context(tmp_path))
    assert dict(reading.counts)["billable codes"] == 72_621
    assert sum(line.billable for line in reading.lines) == 72_621
    assert reading.refused == []
    assert reading.edition.effective == date(2021, 1, 1)


def test_a_gzip_cut_short_is_refused(tmp_path: Path):
    path = tmp_path / "o.txt.gz"
    path.write_bytes(gzip.compress(ORDER.encode() * 50)[:-40])
    with pytest.raises(CoderDeskError) as caught:
        import_file(tmp_path / "books", path)
    assert "cut short" in caught.value.message
