"""The official guidelines, cut into sections that can be cited."""

from datetime import date
from pathlib import Path

import pytest

from coderdesk.codebook.importers.guidelines import sections_of
from coderdesk.codebook.importers.importing import format_of, import_file, preview
from coderdesk.codebook.importers.opening import papers_of
from coderdesk.codebook.verify import verify
from coderdesk.errors import CoderDeskError
from tests.codebook.importers import small_guidelines
from tests.codebook.importers.papers import context, paper

TEXT = small_guidelines.text()


def test_sections_are_numbered_as_they_are_cited():
    numbers = [one.number for one in sections_of(TEXT.splitlines())]
    assert numbers[:3] == ["I", "I.A", "I.B"]
    assert numbers[18:] == [
        *("I.C", "I.C.1", "I.C.1.a", "I.C.1.a.1", "I.C.1.a.1.a", "I.C.1.a.1.a.i", "I.C.1.a.1.a.ii"),
        *("I.C.1.a.2", "I.C.1.b", "II", "II.A", "III", "IV", "Appendix I"),
    ]


@pytest.mark.parametrize("contents", [True, False])
def test_titles_are_whole_and_texts_without_page_heads(contents: bool):  # noqa: FBT001
    found = {
        one.number: one for one in sections_of(small_guidelines.text(contents=contents).splitlines())
    }
    title = "Chapter 1: Sore knees and other consequences of raking the garden (A00-A99)"
    assert found["I.C.1"].title == title
    assert found["I.C.1.a.1.a.i"].paragraphs == (
        "A warm rake is coded as warm (confirmed) by the gardener.",
    )
    assert found["I.A"].paragraphs == (
        "A convention is kept by all gardeners.",
        "See Section I.C.1.a.2 for rakes.",
    )
    assert found["I.B.15"].depth == 2
    assert "Page" not in str(found)


def test_the_guidelines_are_put_on_the_shelf_with_their_days(tmp_path: Path):
    path = tmp_path / "anything"
    path.write_text(TEXT)
    (done,) = import_file(tmp_path / "books", path).imported
    assert done.part.edition
    assert (done.part.edition.effective, done.part.edition.expires) == (
        date(2030, 10, 1),
        date(2031, 9, 30),
    )
    assert done.taken == len(sections_of(TEXT.splitlines()))
    assert verify(tmp_path / "books") == ()
    (again,) = preview(path, tmp_path / "books").parts
    assert again.replaces


def test_guidelines_that_break_off_or_are_of_no_year_are_refused(tmp_path: Path):
    for name, text, says in (
        ("a", TEXT[: len(TEXT) // 2], "breaks off"),
        ("b", TEXT.replace("2030", "").replace("2031", ""), "year"),
        ("c", TEXT + "x" * 30_000, "longer"),
    ):
        found = paper(tmp_path, name, text)
        layout = format_of(found)
        assert layout
        with pytest.raises(CoderDeskError, match=says):
            layout.read(found, context(tmp_path))


def test_the_real_guidelines_hold_the_sections_that_edits_cite(real_data: Path):
    (path,) = (real_data / "guidelines").glob("*FY2026*.txt")
    (found,) = papers_of(path)
    sections = {one.number: one for one in sections_of(found.lines())}
    for number, title in (
        ("I.A.15", "“With”"),
        ("I.B.14", "Documentation by Clinicians Other than the Patient's Provider"),
        ("I.C.9.a", "Hypertension"),
        ("I.C.16.a.2", "Principal Diagnosis for Birth Record"),
        ("I.C.19.a", "Application of 7th Characters in Chapter 19"),
        ("I.C.19.e.5.c", "Underdosing"),
        ("I.C.21.c.11", "Encounters for Obstetrical and Reproductive Services"),
        ("IV.H", "Uncertain diagnosis"),
    ):
        assert sections[number].title == title, number
    assert len(sections) > 450
