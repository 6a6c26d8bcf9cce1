"""Order addenda over an installed edition."""

from datetime import date
from pathlib import Path

import pytest

from coderdesk.codebook.addenda import Counts
from coderdesk.codebook.importers import order_addenda
from coderdesk.codebook.importers.importing import format_of, import_file
from coderdesk.codebook.importers.opening import papers_of
from coderdesk.codebook.importers.values import Context
from coderdesk.codebook.library import Library
from coderdesk.domain.code import NoteKind, System
from coderdesk.errors import CoderDeskError
from tests.codebook.importers.papers import addenda, change, context, paper
from tests.codebook.small_books import TABULAR_BILLABLE

ROWS = [
    change("Delete", "1", "A000", "Sore knee, café type"),
    change("Add", "0", "A000", "Sore knee, café type"),
    change("Add", "1", "A0001", "Sore knee, small café"),
    change("Add", "1", "A0009", "Sore knee, other café"),
    change("Revise from", "1", "B20", "Mower's ear"),
    change("Revise to", "1", "B20", "Mower's ear, acute"),
    change("Add", "0", "C01", "Wheelbarrow thumb"),
    change("Add", "1", "C010", "Wheelbarrow thumb, left"),
]
COUNTS = (3, 1, 1)
AFTER = TABULAR_BILLABLE + 3 - 1


def text(rows: list[str] = ROWS, after: int = AFTER, counts: tuple[int, int, int] = COUNTS) -> str:
    return addenda(rows, (TABULAR_BILLABLE, after), counts)


def test_addenda_make_the_next_edition_and_keep_the_notes(small_shelf: Path, tmp_path: Path):
    path = tmp_path / "a.txt"
    path.write_text(text(), encoding="utf-8")
    report = import_file(small_shelf, path)
    library = Library(small_shelf)
    edition = library.editions()[0]
    assert (edition.name, edition.billable) == ("FY2032", AFTER)
    assert (edition.effective, edition.expires) == (date(2031, 10, 1), date(2032, 9, 30))
    assert "FY2031" in edition.source
    assert report.imported[0].read == len(ROWS) - 1  # a revision is two rows
    header = library.book(edition).code("A00.0")
    assert header
    assert not header.billable
    assert [place.code for place in header.children] == ["A00.01", "A00.09"]
    assert header.notes_of(NoteKind.INCLUSION)[0].text == "Bistro knee"
    new = library.book(edition).code("A00.01")
    assert new
    assert "Chapter 1" in [note.place for note in new.notes]
    revised = library.book(edition).code("B20")
    assert revised
    assert revised.title == "Mower's ear, acute"
    assert library.book(edition).code("C01.0")
    before = library.book(library.editions()[1]).code("A00.0")
    assert before
    assert before.billable


@pytest.mark.parametrize(
    ("spoiled", "says"),
    [
        (text(after=99), "promises 99"),
        (text(counts=(4, 1, 1)), "4 additions"),
        (text(rows=ROWS[:-1], counts=(2, 1, 1)), "promises"),
        (text(rows=[*ROWS, change("Add", "1", "A009", "x")], counts=(4, 1, 1)), "stands in the book"),
        (text(rows=[*ROWS, change("Delete", "1", "Q00", "x")], counts=(3, 2, 1)), "Q00 is not"),
        (text(rows=[*ROWS, change("Delete", "1", "A00", "x")], counts=(3, 2, 1)), "billable code"),
        (text(rows=ROWS[:5]), "other half|ends with"),
        (text(rows=[ROWS[5], *ROWS]), "other half"),
        (text().split("Codes")[0], "breaks off"),
        (text(rows=["Add:         oops", *ROWS]), "Line 1 is not laid out"),
        (addenda(ROWS, (5000, 5002), COUNTS), "5,000 codes, which is not installed"),
    ],
)
def test_addenda_that_do_not_fit_are_refused(
    small_shelf: Path, tmp_path: Path, spoiled: str, says: str
):
    path = tmp_path / "a.txt"
    path.write_text(spoiled, encoding="utf-8")
    with pytest.raises(CoderDeskError, match=says):
        import_file(small_shelf, path)
    assert [edition.name for edition in Library(small_shelf).editions()] == ["FY2031"]


def test_procedure_addenda_are_told_apart(tmp_path: Path):
    rows = [
        change("Add", "", "001", "A table", pcs=True),
        change("Add", "", "0010001", "A code", pcs=True),
    ]
    found = format_of(paper(tmp_path, "a.txt", addenda(rows, (1, 2), (1, 0, 0), pcs=True)))
    assert found
    assert found.kind == "icd10pcs-order-addenda"


def test_procedure_addenda_change_the_installed_book(default_library: Library, tmp_path: Path):
    rows = [
        change("Add", "", "XZZ", "A table", pcs=True),
        change("Add", "", "XZZ0001", "A new way, Open Approach", pcs=True),
        change("Delete", "", "0016070", "Bypass", pcs=True),
    ]
    text_ = addenda(rows, (78_603, 78_603), (1, 1, 0), pcs=True)
    reading = order_addenda.read_pcs(
        paper(tmp_path, "a.txt", text_),
        Context(default_library, context(tmp_path).options, lambda *_: None),
    )
    names = {line.name for line in reading.lines if line.billable}
    assert len(names) == 78_603
    assert "XZZ0001" in names
    assert "0016070" not in names


def test_the_real_addenda_lead_to_fy2027_exactly(
    default_library: Library, real_data: Path, tmp_path: Path
):
    (found,) = papers_of(real_data / "icd10cm" / "icd10cm_order_addenda_FY2027.txt")
    reading = order_addenda.read_cm(
        found, Context(default_library, context(tmp_path).options, lambda *_: None)
    )
    assert dict(reading.counts) == {
        "additions": 190,
        "deletions": 30,
        "revisions": 4,
        "billable codes": 74_879,
    }
    edition = reading.edition
    assert (edition.name, edition.effective, edition.expires) == (
        "FY2027",
        date(2026, 10, 1),
        date(2027, 9, 30),
    )
    lines = {line.name: line for line in reading.lines}
    assert sum(line.billable for line in reading.lines) == 74_879
    assert not lines["D69.1"].billable
    assert lines["D69.1"].notes
    assert lines["D69.11"].billable
    headers = sum(line.kind.is_code and not line.billable for line in reading.lines)
    assert headers == 23_524
    assert lines["L02.237"].parent == reading.lines.index(lines["L02.23"])
    assert edition.system is System.ICD10CM
    assert reading.lines[lines["QA1"].parent].name == "Chapter 17"
    assert all(line.parent >= 0 for line in reading.lines if line.kind.is_code)
    names = [line.name for line in reading.lines]
    assert names.index("QA0") < names.index("QA1") < names.index("R00")


def test_the_real_procedure_addenda_are_read_whole(real_data: Path):
    (found,) = papers_of(real_data / "icd10pcs" / "icd10pcs_order_addenda_FY2021.txt")
    parsed = order_addenda.parse(found, pcs=True)
    assert parsed.counts == Counts(577, 0, 0)
    assert (parsed.totals.before, parsed.totals.after) == (77_559, 78_136)
