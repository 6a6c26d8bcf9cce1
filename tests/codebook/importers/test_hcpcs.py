"""HCPCS Level II, as text records and as spreadsheet."""

import io
import zipfile
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from coderdesk.codebook.importers import hcpcs_text, hcpcs_xlsx
from coderdesk.codebook.importers.importing import format_of, import_file
from coderdesk.codebook.importers.opening import papers_of
from coderdesk.codebook.library import Library
from coderdesk.domain.code import NoteKind
from coderdesk.errors import CoderDeskError
from tests.codebook.importers.papers import context, paper

HEADS = [
    *("HCPC", "SEQNUM", "RECID", "LONG DESCRIPTION", "SHORT DESCRIPTION"),
    *("XREF1", "COV", "ADD DT", "ACT EFF DT", "TERM DT"),
]
RIDE = "Wheelbarrow ride, outside the"
ROWS = [
    ["   LT", "0010", "7", "Left spade", "Left spade", "", "C", "19840101", "19970101", ""],
    ["A0021", "0010", "3", RIDE, "Barrow ride", "A0030", "I", "19850101", "20310401", ""],
    ["A0021", "0020", "4", "garden, per mile", "", "", "", "", "", ""],
    ["A0030", "0010", "3", "Old barrow", "Old barrow", "", "S", "19850101", "", "20301231"],
    ["E0100", "0010", "3", "x" * 250 + " long", "Stick", "", "D", "20310401", "20310401", ""],
]
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BOOK = (
    f'<workbook xmlns="{SHEET}" xmlns:r="{RELATED}">'
    '<sheets><sheet name="A" r:id="r7"/></sheets></workbook>'
)
LINKS = '<Relationships><Relationship Id="r7" Target="worksheets/sheet9.xml"/></Relationships>'
STRINGS = (
    f'<sst xmlns="{SHEET}"><si><t>no</t></si><si><r><t>Old </t></r><r><t>barrow</t></r></si></sst>'
)


def record(row: list[str]) -> str:
    code, sequence, kind, text, short, see, coverage, added, effective, ended = row
    line = f"{code:>5}{sequence}0"[:10] + kind + f"{text[:80]:<80}{short:<28}"
    line = line.ljust(204) + f"{see:<5}"
    line = line.ljust(229) + coverage
    return line.ljust(268) + f"{added:<8}{effective:<8}{ended:<8}N".ljust(52)


def text(rows: list[list[str]] = ROWS) -> str:
    return "\r\n".join(["***Disclaimers\t\t", "*Nothing is covered.", "", *map(record, rows), "\x1a"])


def cell(at: int, row: int, value: str) -> str:
    name = f"{chr(65 + at)}{row}"
    return (
        f'<c r="{name}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
        if value
        else f'<c r="{name}"/>'
    )


def xlsx(rows: list[list[str]], head_row: int = 5) -> bytes:
    """A spreadsheet, its heads in some row, a number and a shared string among its cells."""
    heads = "".join(cell(at, head_row, head) for at, head in enumerate(HEADS))
    lines = [f'<row r="{head_row}">{heads}</row>']
    for number, row in enumerate(rows, head_row + 1):
        cells = "".join(cell(at, number, value) for at, value in enumerate(row))
        cells = cells.replace(cell(2, number, "3"), f'<c r="C{number}"><v>3.0</v></c>')
        cells = cells.replace(cell(4, number, "Old barrow"), f'<c r="E{number}" t="s"><v>1</v></c>')
        lines.append(f'<row r="{number}">{cells}</row>')
    sheet = f'<worksheet xmlns="{SHEET}"><sheetData>{"".join(lines)}</sheetData></worksheet>'
    parts = {
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.xml": BOOK,
        "xl/_rels/workbook.xml.rels": LINKS,
        "xl/sharedStrings.xml": STRINGS,
        "xl/worksheets/sheet9.xml": sheet,
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


@pytest.mark.parametrize("kind", ["text", "xlsx"])
def test_both_layouts_give_the_same_book(tmp_path: Path, kind: str):
    path = tmp_path / "file"
    path.write_bytes(text().encode("cp1252") if kind == "text" else xlsx(ROWS))
    report = import_file(tmp_path / "books", path)
    assert (report.imported[0].read, report.imported[0].taken, report.imported[0].merged) == (5, 4, 1)
    library = Library(tmp_path / "books")
    (edition,) = library.editions()
    assert (edition.name, edition.effective, edition.expires) == (
        "2031 April",
        date(2031, 4, 1),
        date(2031, 6, 30),
    )
    assert edition.billable == 2
    book = library.book(edition)
    ride = book.code("a0021")
    assert ride
    assert ride.title == "Wheelbarrow ride, outside the garden, per mile"
    assert ride.notes_of(NoteKind.INCLUSION)[0].text == "Barrow ride"
    assert [note.text for note in ride.notes_of(NoteKind.NOTE)] == [
        "Coverage I: Not payable by Medicare",
        "See A0030",
        "Added 1985-01-01",
    ]
    assert ride.flags == {"coverage-i"}
    old = book.code("A0030")
    assert old
    assert not old.billable
    assert "terminated" in old.flags
    assert old.title == "Old barrow"
    left = book.code("LT")
    assert left
    assert [place.code for place in book.modifiers()] == ["LT"]
    assert [place.code for place in left.parents] == ["Modifiers"]
    assert library.codes([(None, "A0021")], None)["A0021"].code == "A0021"


def test_very_long_texts_are_cut_in_the_title_only(tmp_path: Path):
    reading = hcpcs_xlsx.read(paper(tmp_path, "h.xlsx", xlsx(ROWS)), context(tmp_path))
    line = next(line for line in reading.lines if line.name == "E0100")
    assert line.title.endswith("…")
    assert (NoteKind.INCLUSION, "x" * 250 + " long") in line.notes


def test_rows_that_fit_nowhere_are_refused(tmp_path: Path):
    bad = [
        ["A9999", "0020", "4", "goes on", "", "", "", "", "", ""],
        ["A0021", "0010", "3", "Again", "", "", "", "", "", ""],
        ["99213", "0010", "3", "Not level II", "", "", "", "", "", ""],
        ["A0040", "0010", "3", "Ends never", "", "", "", "", "", "20319999"],
        ["A0041", "0010", "9", "Odd", "", "", "", "", "", ""],
        ["A0042", "0010", "3", "", "", "", "", "", "", ""],
    ]
    reading = hcpcs_xlsx.read(paper(tmp_path, "h.xlsx", xlsx(ROWS + bad)), context(tmp_path))
    assert [row.line for row in reading.refused] == [11, 12, 13, 14, 15, 16]
    assert reading.taken == 4


def test_a_spoiled_spreadsheet_is_refused(tmp_path: Path):
    data = xlsx(ROWS)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet9.xml"]
    spoils = [
        {"xl/worksheets/sheet9.xml": sheet[:-40]},
        {"xl/worksheets/sheet9.xml": sheet.replace(b"<v>1</v>", b"<v>999</v>")},
        {"xl/worksheets/sheet9.xml": sheet.replace(b'r="A6"', b'r="ZZZZZ6"')},
        {"xl/_rels/workbook.xml.rels": b"<Relationships/>"},
        {"xl/sharedStrings.xml": b'<!DOCTYPE a [<!ENTITY b "c">]>' + parts["xl/sharedStrings.xml"]},
    ]
    for number, spoil in enumerate(spoils):
        path = tmp_path / f"{number}.xlsx"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in (parts | spoil).items():
                archive.writestr(name, content)
        with pytest.raises(CoderDeskError):
            import_file(tmp_path / "books", path)


def test_a_release_is_imported_once_though_it_holds_text_and_spreadsheet(tmp_path: Path):
    path = tmp_path / "release.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("HCPC2031.txt", text())
        archive.writestr("HCPC2031.xlsx", xlsx(ROWS))
        archive.writestr("notes.txt", "PROCESSING NOTES\n")
    report = import_file(tmp_path / "books", path)
    assert len(report.imported) == 1
    assert report.ignored == ("notes.txt", "HCPC2031.xlsx")


@pytest.mark.parametrize(
    ("file", "counts", "effective"),
    [
        ("HCPC2025_OCT_ANWEB_resaved_header_row1.xlsx", (8_463, 7_258, 383), date(2025, 10, 1)),
        ("HCPC2020_04-quarter_ANWEB.xlsx", (6_728, 6_122, 369), date(2020, 4, 1)),
        ("HCPC2020_07-quarter_ANWEB.xlsx", (6_789, 6_174, 369), date(2020, 7, 1)),
        ("CMS_2019-Alpha-Numeric-HCPCS-File.zip", (6_440, 5_934, 360), date(2019, 1, 1)),
    ],
)
def test_the_real_files_hold_their_codes(
    real_data: Path, tmp_path: Path, file: str, counts: tuple[int, int, int], effective: date
):
    papers = papers_of(real_data / "hcpcs" / file)
    found, layout = next((one, known) for one in papers if (known := format_of(one)))
    assert layout in (*hcpcs_text.FORMATS, *hcpcs_xlsx.FORMATS)
    reading = layout.read(found, context(tmp_path))
    assert tuple(dict(reading.counts).values()) == counts
    assert reading.refused == []
    assert reading.edition.effective == effective
