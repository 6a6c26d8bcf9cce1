"""CPT from the user's own files; every code's text here is invented."""

import zipfile
from datetime import date
from pathlib import Path

import pytest

from coderdesk.codebook.importers.cpt_table import sample_of
from coderdesk.codebook.importers.importing import format_of, import_file, preview
from coderdesk.codebook.importers.values import Options
from coderdesk.codebook.library import Library
from coderdesk.domain.code import NoteKind
from coderdesk.errors import CoderDeskError
from tests.codebook.importers.papers import paper

NOTICE = "Notice of the holder of the rights,\nover some lines, with a year: 2030.\n\n"
TEXTS = {
    "00100": "Watering the roses",
    "99213": "Visit to the greenhouse, short",
    "0042T": "Weeding by robot",
}
LONG_TAB = NOTICE + "".join(f"{code}\t{text}\n" for code, text in TEXTS.items())
FIXED = NOTICE + (
    "00100001 Watering the\n00100002 roses\n"
    "99213001 Visit to the greenhouse, short\n0042T001 Weeding by robot\n"
)
OLD_FIXED = NOTICE + (
    "0010001  Watering the\n0010002  roses\n"
    "9921301  Visit to the greenhouse, short\n0042T01  Weeding by robot\n"
)
MEDIUM = (
    NOTICE + "00100 WATERING ROSES\n99213 VISIT TO THE GREENHOUSE, RATHER SHORT\n0042T ROBOT WEEDING\n"
)
SHORT = NOTICE + "00100 ROSES\n99213 GREENHOUSE\n0042T ROBOT\n"
CLINICIAN = (
    "Concept Id\tCPT Code\tClinician Descriptor Id\tClinician Descriptor\n1\t00100\t7\tRose care\n"
)
CONSUMER = "Concept Id\tCPT Code\tConsumer Friendly Descriptor\n1\t00100\tYour roses get water\n"
AGREED = Options(licence="held by the office, agreed on 2031-01-02")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (LONG_TAB, "cpt-long"),
        (FIXED, "cpt-long"),
        (OLD_FIXED, "cpt-long"),
        (MEDIUM, "cpt-medium"),
        (SHORT, "cpt-short"),
        (CLINICIAN, "cpt-clinician"),
        (CONSUMER, "cpt-consumer"),
    ],
)
def test_each_layout_is_known_by_its_content(tmp_path: Path, text: str, kind: str):
    found = format_of(paper(tmp_path, "x", text))
    assert found
    assert found.kind == kind
    assert found.needs_licence


@pytest.mark.parametrize("text", [LONG_TAB, FIXED, OLD_FIXED])
def test_long_texts_become_the_titles(tmp_path: Path, text: str):
    path = tmp_path / "LONGU_2031.txt"
    path.write_text(text, encoding="cp1252")
    import_file(tmp_path / "books", path, options=AGREED)
    library = Library(tmp_path / "books")
    (edition,) = library.editions()
    assert (edition.billable, edition.effective) == (3, date(2031, 1, 1))
    assert "agreed on 2031-01-02" in edition.licence
    codes = {code: library.codes([(None, code)], None)[code] for code in TEXTS}
    assert {code: found.title for code, found in codes.items()} == TEXTS
    assert codes["99213"].parents[0].title == "Visits and management"


def test_nothing_is_imported_without_a_licence(tmp_path: Path):
    path = tmp_path / "LONGULT_2031.txt"
    path.write_text(LONG_TAB)
    (part,) = preview(path, tmp_path / "books").parts
    assert part.needs_licence == "the American Medical Association"
    with pytest.raises(CoderDeskError, match="licence"):
        import_file(tmp_path / "books", path)
    assert Library(tmp_path / "books").editions() == ()


def test_the_files_of_a_delivery_make_one_book(tmp_path: Path):
    path = tmp_path / "delivery.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in (
            ("SHORTU", SHORT),
            ("MEDU", MEDIUM),
            ("LONGULT", LONG_TAB),
            ("Clin", CLINICIAN),
        ):
            archive.writestr(f"{name}_2031.txt", text)
    report = import_file(tmp_path / "books", path, options=AGREED)
    assert len(report.imported) == 4
    library = Library(tmp_path / "books")
    code = library.codes([(None, "00100")], None)["00100"]
    assert code.title == "Watering the roses"
    assert [note.text for note in code.notes_of(NoteKind.INCLUSION)] == [
        "ROSES",
        "WATERING ROSES",
        "Rose care",
    ]


def test_other_tables_are_read_by_chosen_columns(tmp_path: Path):
    path = tmp_path / "own.csv"
    path.write_text("My list\nnumber;what;price\n99213;Greenhouse visit;5\n00100;Roses;7\nx;y;z\n")
    options = Options(date(2031, 1, 1), AGREED.licence, (("code", "number"), ("title", "what")))
    assert sample_of(paper(tmp_path, "own.csv", path.read_bytes()))[1] == ("number", "what", "price")
    report = import_file(tmp_path / "books", path, options=options)
    assert (report.imported[0].taken, len(report.imported[0].part.refused)) == (2, 1)
    wrong = Options(date(2031, 1, 1), AGREED.licence, (("code", "number"), ("title", "nothing")))
    with pytest.raises(CoderDeskError, match="no columns"):
        import_file(tmp_path / "books", path, options=wrong)


def test_a_file_without_a_year_asks_for_the_day(tmp_path: Path):
    path = tmp_path / "LONGULT.txt"
    path.write_text(LONG_TAB)
    with pytest.raises(CoderDeskError, match="year"):
        import_file(tmp_path / "books", path, options=AGREED)
