"""Tabular lists of any year."""

from datetime import date
from pathlib import Path

import pytest

from coderdesk.codebook.importers import tabular_xml
from coderdesk.codebook.importers.importing import import_file, preview
from coderdesk.codebook.importers.opening import papers_of
from coderdesk.codebook.importers.values import Options
from coderdesk.codebook.library import Library
from coderdesk.errors import Cancelled, CoderDeskError
from tests.codebook.importers.papers import context, paper
from tests.codebook.small_books import TABULAR, TABULAR_BILLABLE, TABULAR_ENTRIES


@pytest.mark.parametrize(
    ("name", "options", "edition", "effective"),
    [
        ("tabular.xml", Options(), "FY2031", date(2030, 10, 1)),
        ("icd10c-tabular-April-1-2031.xml", Options(), "FY2031 April", date(2031, 4, 1)),
        ("icd10c-tabular-2025.xml", Options(), "FY2031", date(2030, 10, 1)),
        ("x.xml", Options(effective=date(2031, 1, 1)), "FY2031 January", date(2031, 1, 1)),
    ],
)
def test_the_edition_comes_from_the_file_and_its_name(
    tmp_path: Path, name: str, options: Options, edition: str, effective: date
):
    reading = tabular_xml.read(paper(tmp_path, name, TABULAR), context(tmp_path, options))
    assert (reading.edition.name, reading.edition.effective) == (edition, effective)
    assert reading.edition.expires == date(2031, 9, 30)


def test_a_preview_tells_everything_and_changes_nothing(small_shelf: Path, tmp_path: Path):
    path = tmp_path / "t.xml"
    path.write_text(TABULAR, encoding="utf-8")
    before = sorted(small_shelf.rglob("*"))
    (part,) = preview(path, small_shelf).parts
    assert dict(part.counts)["billable codes"] == TABULAR_BILLABLE
    assert dict(part.counts)["entries"] == TABULAR_ENTRIES
    assert part.replaces
    assert part.replaces.name == "FY2031"
    assert "replaces FY2031" in part.sentence
    assert sorted(small_shelf.rglob("*")) == before


def test_a_preview_names_what_is_wrong(tmp_path: Path):
    path = tmp_path / "t.xml"
    path.write_text(TABULAR[:-500], encoding="utf-8")
    (part,) = preview(path, tmp_path / "books").parts
    assert part.edition is None
    assert "breaks off" in part.sentence


def test_a_cancelled_import_leaves_the_old_book(small_shelf: Path, tmp_path: Path):
    path = tmp_path / "t.xml"
    path.write_text(TABULAR.replace("Mower", "Cutter"), encoding="utf-8")

    def stop(done: int, total: int) -> None:
        if done * 2 > total:
            raise Cancelled

    with pytest.raises(Cancelled):
        import_file(small_shelf, path, stop)
    library = Library(small_shelf)
    code = library.book(library.editions()[0]).code("B20")
    assert code
    assert code.title == "Mower's ear"
    assert not list(small_shelf.glob(".part-*"))


def test_codes_that_stand_twice_are_refused_and_named(tmp_path: Path):
    path = tmp_path / "t.xml"
    path.write_text(TABULAR.replace("<name>A00.9</name>", "<name>A00.0</name>"), encoding="utf-8")
    with pytest.raises(CoderDeskError, match=r"A00\.0 stands twice"):
        import_file(tmp_path / "books", path)


def test_the_real_april_2025_edition(real_data: Path, tmp_path: Path):
    (found,) = papers_of(real_data / "icd10cm" / "icd10cm-tabular-April-2025.xml.gz")
    reading = tabular_xml.read(found, context(tmp_path))
    assert dict(reading.counts)["billable codes"] == 74_260
    assert (reading.edition.effective, reading.edition.expires) == (date(2025, 4, 1), date(2025, 9, 30))
