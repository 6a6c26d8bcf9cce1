"""NCCI pairs, units and add-on codes; all codes but the excerpts' are invented."""

from datetime import date
from pathlib import Path

import pytest

from coderdesk.codebook.importers import ncci_mue, ncci_ptp
from coderdesk.codebook.importers.importing import format_of, import_file
from coderdesk.codebook.importers.opening import papers_of
from coderdesk.codebook.importers.values import Options
from coderdesk.codebook.library import Library
from coderdesk.codebook.ncci import claim_tables
from coderdesk.domain.encounter import Setting
from coderdesk.edits.claim_tables import ClaimTables, Indicator, Mue
from coderdesk.errors import CoderDeskError
from tests.codebook.importers.papers import context, paper
from tests.codebook.importers.test_hcpcs import cell

PTP = """Notice of the holder of the rights\t\t\t\t\t\t
Column1/Column2 Edits\t\t\t\t\t\t
Column 1\tColumn 2\t*=in existence\tEffective\tDeletion\tModifier\tPTP Edit Rationale
\t\tprior to 1996\tDate\tDate\t0=not allowed\t
\t\t\t\t*=no data\t1=allowed\t
\t\t\t\t\t9=not applicable\t
X0001\tX0002\t\t20310101\t*\t1\tOne is part of the other
X0001\tX0002\t\t20250101\t20291231\t0\tOne is part of the other
X0001\tX0003\t*\t19960101\t19960101\t9\tNever meant
X0004\tX0005\t\t20310701\t*\t0\tStrange pair
"""
MUE = """"Notice of the holder

Of the rights, over lines.",,,
"HCPCS/
CPT Code",Practitioner Services MUE Values,MUE Adjudication Indicator,MUE Rationale
X0001,1,2 Date of Service Edit: Policy,Because
X0002,12,3 Date of Service Edit: Clinical,"Because, too"
"""
NAME = "ccipra-v372r0-f2.txt"  # third quarter of 2031


@pytest.fixture
def library(tmp_path: Path) -> Library:
    for name, content in (
        (NAME, PTP),
        ("MCR_MUE_Eff_07-01-2031.csv", MUE),
        ("aoc_2031Q3.xlsx", addons()),
    ):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("latin-1"))
        import_file(tmp_path / "books", path)
    return Library(tmp_path / "books")


def addons() -> bytes:
    from tests.codebook.importers import test_hcpcs  # noqa: PLC0415

    rows = [
        ["Add-On Code", "Primary Code", "AOC Edit Type", "AOC Edit Eff DT", "AOC Edit Del DT", "Note"],
        ["X0009", "X0001", "1", "2031001", "", ""],
        ["X0009", "X0002", "1", "2025001", "2030365", ""],
        ["X0008", "CCCCC", "2", "2031001", "9999365", ""],
    ]
    heads, test_hcpcs.HEADS = test_hcpcs.HEADS, rows[0]
    try:
        return test_hcpcs.xlsx(rows[1:], 1)
    finally:
        test_hcpcs.HEADS = heads


def test_a_claim_gets_the_tables_of_its_codes(library: Library):
    day = date(2031, 8, 1)
    found = claim_tables(library.lists, ["x0001", "X0002", "X0003"], Setting.PROFESSIONAL, day)
    assert set(found.pairs) == {("X0001", "X0002"), ("X0001", "X0003")}
    newest, oldest = found.pairs["X0001", "X0002"]
    assert newest.indicator is Indicator.WITH_MODIFIER
    assert newest.holds(day)
    assert newest.rationale == "One is part of the other"
    assert oldest.until == date(2029, 12, 31)
    assert not found.pairs["X0001", "X0003"][0].holds(day)
    assert found.mues == {"X0001": Mue(1, 2, "Because"), "X0002": Mue(12, 3, "Because, too")}
    assert found.edition == "2031 July"


def test_add_on_codes_name_their_primaries_of_the_day(library: Library):
    now = claim_tables(library.lists, ["X0009", "X0008"], Setting.PROFESSIONAL, date(2031, 8, 1))
    assert now.addons == {"X0009": frozenset({"X0001"}), "X0008": frozenset()}
    before = claim_tables(library.lists, ["X0009"], Setting.PROFESSIONAL, date(2029, 8, 1))
    assert before.addons == {"X0009": frozenset({"X0002"})}


def test_tables_of_another_setting_stay_out(library: Library):
    found = claim_tables(library.lists, ["X0001", "X0002"], Setting.OUTPATIENT, date(2031, 8, 1))
    assert (found.pairs, found.mues) == ({}, {})
    assert claim_tables(library.lists, ["X0001"], Setting.INPATIENT, None) == ClaimTables()


def test_bad_pairs_are_refused_with_their_line(tmp_path: Path):
    spoiled = PTP + "X0004\tX0005\t\t20310701\t*\t0\tAgain\nX1\tX2\t\t20310701\t*\t0\t\nX0001\tcut\n"
    reading = ncci_ptp.read(paper(tmp_path, NAME, spoiled), context(tmp_path))
    assert [row.line for row in reading.refused] == [11, 12, 13]
    assert reading.taken == 4


def test_a_doubled_file_is_refused_whole(tmp_path: Path):
    path = tmp_path / NAME
    rows = PTP.split("applicable\t\n")[1]
    path.write_text(PTP + rows)
    with pytest.raises(CoderDeskError, match="twice"):
        import_file(tmp_path / "books", path)
    assert Library(tmp_path / "books").lists.installed() == ()


def test_what_only_the_name_tells_is_asked_for(tmp_path: Path):
    with pytest.raises(CoderDeskError, match="practitioners or hospitals"):
        ncci_ptp.read(paper(tmp_path, "pairs.txt", PTP), context(tmp_path))
    with pytest.raises(CoderDeskError, match="quarter"):
        ncci_mue.read(paper(tmp_path, "mue.csv", MUE), context(tmp_path))
    reading = ncci_mue.read(
        paper(tmp_path, "mue.csv", MUE), context(tmp_path, Options(effective=date(2031, 7, 1)))
    )
    assert reading.content
    assert reading.content.kind == "mue-practitioner"


def test_bad_units_are_refused(tmp_path: Path):
    spoiled = MUE + "X0001,3,1 Line Edit,again\nX0003,many,1 Line Edit,x\nshort\n"
    reading = ncci_mue.read(paper(tmp_path, "MUE_Eff_07-01-2031.csv", spoiled), context(tmp_path))
    assert len(reading.refused) == 3


def test_the_real_excerpts_are_known_and_read_whole(real_data: Path, tmp_path: Path):
    counts = {}
    for path in sorted((real_data / "ncci").glob("*EXCERPT*")):
        (found,) = papers_of(path)
        layout = format_of(found)
        if layout:
            reading = layout.read(found, context(tmp_path))
            assert reading.refused == []
            counts[layout.kind] = (reading.taken, reading.edition.name)
    assert counts == {
        "ncci-ptp": (10, "2026 July"),
        "ncci-mue": (4, "2026 July"),
        "fee-schedule": (2, "2026 July"),
    }


def test_cells_are_written_as_the_reader_expects():
    assert cell(0, 1, "") == '<c r="A1"/>'
