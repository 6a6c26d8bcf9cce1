"""The guidelines of a home: imported from text or PDF, narrowed, opened at a section."""

import io
from datetime import date
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas

from coderdesk.errors import CoderDeskError
from coderdesk.workflow import keep_books
from coderdesk.workflow.codebooks import Codebooks
from coderdesk.workflow.read_guidelines import open_section, read_guidelines
from coderdesk.workflow.shelf_lists import books_among, listed
from tests.codebook.importers import small_guidelines

DAY = date(2031, 2, 3)


def as_pdf(text: str) -> bytes:
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=letter)
    lines = text.splitlines()
    for start in range(0, len(lines), 40):
        block = canvas.beginText(60, 740)
        for line in lines[start : start + 40]:
            block.textLine(line)
        canvas.drawText(block)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


@pytest.fixture
def books(tmp_path: Path) -> Codebooks:
    (tmp_path / "g.txt").write_text(small_guidelines.text())
    keep_books.import_file(tmp_path / "g.txt", tmp_path, lambda _done, _of: None)
    return Codebooks(tmp_path)


def test_the_published_pdf_gives_the_same_sections_as_its_text(tmp_path: Path, books: Codebooks):
    home = tmp_path / "other"
    path = tmp_path / "FY31-guidelines.pdf"
    path.write_bytes(as_pdf(small_guidelines.text()))
    assert books_among((path, tmp_path / "g.txt", tmp_path)) == (path, tmp_path / "g.txt")
    (part,) = keep_books.preview(path, home, lambda _done, _of: None).parts
    assert part.title == "ICD-10-CM Official Guidelines"
    keep_books.import_file(path, home, lambda _done, _of: None)
    from_pdf = read_guidelines(Codebooks(home), DAY)
    assert from_pdf.sections == read_guidelines(books, DAY).sections
    assert from_pdf.in_force
    (one,) = listed(Codebooks(home).library)
    assert (one.system, one.title) == ("icd10cm-guidelines", "Official Guidelines")


def test_a_pdf_that_is_a_chart_is_no_book(tmp_path: Path):
    path = tmp_path / "chart.pdf"
    path.write_bytes(as_pdf("HISTORY\nFell in the rain.\n"))
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(path.read_bytes()[:200])
    assert books_among((path, broken)) == ()
    for one in (path, broken):
        with pytest.raises(CoderDeskError):
            keep_books.preview(one, tmp_path, lambda _done, _of: None)


def test_words_narrow_to_the_sections_that_say_them_titles_first(books: Codebooks):
    page = read_guidelines(books, DAY, "rake")
    assert page.sections[page.at].number == "I.C.1.a"
    assert {one.number for one in page.sections} >= {"I.A", "I.C.1.a.1.a.i", "I.C.1.b"}
    assert read_guidelines(books, DAY, "wet rain").sections[0].number == "I.C.1.a.1.a.ii"
    whole = read_guidelines(books, DAY, "zebra")
    assert (whole.words, whole.at) == ("", 0)
    assert len(whole.sections) == len(read_guidelines(books, DAY).sections)


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ("I.C.1.a.2", "I.C.1.a.2"),
        ("I.C.1.a.7.c", "I.C.1.a"),
        ("IV.H", "IV"),
        ("Appendix I", "Appendix I"),
        ("x", "I"),
    ],
)
def test_a_citation_opens_its_section_or_the_one_it_stands_in(
    books: Codebooks, asked: str, number: str
):
    page = open_section(books, DAY, asked)
    assert page.sections[page.at].number == number


def test_a_number_typed_opens_its_section_among_all(books: Codebooks):
    page = read_guidelines(books, DAY, "I.C.1.a.2")
    assert page.sections[page.at].number == "I.C.1.a.2"
    assert page.words == ""


def test_guidelines_of_another_day_say_so_and_without_any_it_is_told(books: Codebooks, tmp_path: Path):
    assert not open_section(books, date(2035, 1, 1), "I.A").in_force
    empty = Codebooks(tmp_path / "none")
    assert read_guidelines(empty, DAY, "rake").sections == ()
    with pytest.raises(CoderDeskError, match="not installed"):
        open_section(empty, DAY, "I.A")
