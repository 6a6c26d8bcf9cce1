"""ICD-10-PCS tables, definitions and codes files."""

from datetime import date
from pathlib import Path

import pytest

from coderdesk.codebook.importers import pcs_codes, pcs_definitions, pcs_tables
from coderdesk.codebook.importers.importing import format_of, import_file
from coderdesk.codebook.importers.opening import papers_of
from coderdesk.codebook.importers.values import Context, Options
from coderdesk.codebook.library import Library
from coderdesk.codebook.pcs_builder import Value, next_axis
from coderdesk.errors import CoderDeskError
from tests.codebook.importers.papers import context, paper


def axis(position: int, title: str, **labels: str) -> str:
    inner = "".join(f'<label code="{char[1:]}">{text}</label>' for char, text in labels.items())
    return f'<axis pos="{position}" values="{len(labels)}"><title>{title}</title>{inner}</axis>'


TABLES = f"""<?xml version="1.0" encoding="utf-8"?>
<ICD10PCS.tabular><version>2031</version><title>Tables</title><pcsTable>
<axis pos="1"><title>Section</title><label code="0">Medical and Surgical</label></axis>
<axis pos="2"><title>Body System</title><label code="0">Central Nervous System</label></axis>
<axis pos="3"><title>Operation</title><label code="1">Bypass</label>
<definition>Going another way</definition></axis>
<pcsRow codes="4">{axis(4, "Body Part", _6="Cerebral Ventricle")}
{axis(5, "Approach", _0="Open", _3="Percutaneous")}{axis(6, "Device", _7="Tissue", _J="Synthetic")}
{axis(7, "Qualifier", _0="Nasopharynx")}</pcsRow>
<pcsRow codes="1">{axis(4, "Body Part", _U="Spinal Canal")}{axis(5, "Approach", _0="Open")}
{axis(6, "Device", _Z="No Device")}{axis(7, "Qualifier", _Z="No Qualifier")}</pcsRow>
</pcsTable></ICD10PCS.tabular>"""

DEFINITIONS = """<ICD10PCS.definitions><version>2031</version><section code="0"><title>Medical</title>
<axis pos="3"><title>Operation</title><terms><title>Bypass</title><title>Detour</title>
<definition>Going another way</definition><includes>One</includes><includes>Two</includes></terms>
</axis></section></ICD10PCS.definitions>"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    path = tmp_path / "t.xml"
    path.write_text(TABLES)
    import_file(tmp_path / "books", path)
    return Library(tmp_path / "books")


def test_every_legal_code_is_made_with_a_title(library: Library):
    (edition,) = library.editions()
    assert (edition.name, edition.billable) == ("FY2031", 5)
    assert "put together" in edition.source
    code = library.book(edition).code("001607 0".replace(" ", ""))
    assert code
    assert code.title == "Bypass: Cerebral Ventricle, Tissue, Open, Nasopharynx"
    assert [note.text for note in code.notes] == ["Going another way"]
    plain = library.book(edition).code("001U0ZZ")
    assert plain
    assert plain.title == "Bypass: Spinal Canal, Open"


def test_the_builder_offers_only_legal_values(library: Library):
    book = library.book(library.editions()[0])
    first = next_axis(book, "")
    assert first
    assert first.values == (Value("0", "Medical and Surgical"),)
    part = next_axis(book, "001")
    assert part
    assert (part.title, [value.char for value in part.values]) == ("Body Part", ["6", "U"])
    approach = next_axis(book, "001U")
    assert approach
    assert approach.values == (Value("0", "Open"),)
    device = next_axis(book, "00163")
    assert device
    assert [value.label for value in device.values] == ["Tissue", "Synthetic"]
    assert next_axis(book, "0019") is None
    assert next_axis(book, "0016070") is None


def test_the_builder_works_from_codes_alone(default_library: Library):
    edition = next(one for one in default_library.editions() if one.system == "icd10pcs")
    found = next_axis(default_library.book(edition), "001")
    assert found
    assert [value.char for value in found.values][:2] == ["6", "U"]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('codes="4"', 'codes="5"', "says 5"),
        ('<label code="1">', '<label code="1I">', "one character"),
        ('pos="7"', 'pos="6"', "axes 4 to 7"),
        ("</pcsTable></ICD10PCS.tabular>", "", "breaks off"),
        ("<version>2031</version>", "<version/>", "year"),
        ("<ICD10PCS.tabular>", '<!DOCTYPE a [<!ENTITY b "c">]><ICD10PCS.tabular>', "entities"),
    ],
)
def test_spoiled_tables_are_refused(tmp_path: Path, old: str, new: str, says: str):
    path = tmp_path / "t.xml"
    path.write_text(TABLES.replace(old, new, 1))
    with pytest.raises(CoderDeskError, match=says):
        import_file(tmp_path / "books", path)


def test_definitions_become_a_list(tmp_path: Path):
    reading = pcs_definitions.read(paper(tmp_path, "d.xml", DEFINITIONS), context(tmp_path))
    assert reading.content
    assert list(reading.content.rows) == [
        ("0", 3, "Bypass", "Going another way", "", "One; Two"),
        ("0", 3, "Detour", "Going another way", "", "One; Two"),
    ]


def test_a_codes_file_names_its_bad_rows(tmp_path: Path):
    text = "0016070 Bypass one\n0016071 Bypass two\n0016070 Again\n001607I Letter I\n"
    found = paper(tmp_path, "icd10pcs_codes_2031.txt", text)
    layout = format_of(found)
    assert layout
    assert layout.kind == "icd10pcs-codes"
    reading = pcs_codes.read(found, context(tmp_path))
    assert [row.line for row in reading.refused] == [3, 4]
    assert reading.edition.effective == date(2030, 10, 1)
    with pytest.raises(CoderDeskError):
        pcs_codes.read(paper(tmp_path, "codes.txt", text), context(tmp_path))
    options = Options(effective=date(2030, 10, 1))
    dated = pcs_codes.read(paper(tmp_path, "codes.txt", text), context(tmp_path, options))
    assert dated.edition.name == "FY2031"


def test_the_real_tables_of_2025_hold_their_codes(default_library: Library, real_data: Path):
    (found,) = papers_of(real_data / "icd10pcs" / "icd10pcs_tables_FY2025.xml.gz")
    reading = pcs_tables.read(found, Context(default_library, Options(), lambda *_: None))
    assert dict(reading.counts) == {"tables": 908, "rows": 2_661, "billable codes": 78_948}
    titles = {line.name: line.title for line in reading.lines}
    assert titles["0016070"].startswith("Bypass Cerebral Ventricle to Nasopharynx")
