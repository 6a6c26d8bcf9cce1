"""The fee schedule's indicators; all codes but the excerpt's are invented."""

from datetime import date
from pathlib import Path

import pytest

from coderdesk.codebook.importers import fee_schedule
from coderdesk.codebook.importers.importing import format_of, import_file
from coderdesk.codebook.importers.opening import papers_of
from coderdesk.codebook.library import Library
from coderdesk.codebook.ncci import claim_tables
from coderdesk.domain.encounter import Setting
from coderdesk.edits.claim_tables import Fee
from coderdesk.errors import CoderDeskError
from tests.codebook.importers.papers import context, paper

HEAD = """,,2031 National Physician Fee Schedule Relative Value File July Release{gap}
,,Notice of the holder{gap}
,,,STATUS,MEDICARE,WORK,NON-FAC,NA,FACILITY,NA,MP,NON-FACILITY,FACILITY,PCTC,GLOB{more}
HCPCS,MOD,DESCRIPTION,CODE,PAYMENT,RVU,PE RVU,INDICATOR,PE RVU,INDICATOR,RVU,TOTAL,TOTAL,IND,DAYS,\
OP,OP,OP,PROC,SURG,SURG,SURG,SURG,IND,BASE,FACTOR,PROCEDURES,FLAG,INDICATOR,AMOUNT,AMOUNT,AMOUNT
""".format(gap="," * 29, more="," * 17)


def row(code: str, modifier: str = "", parts: str = "0", days: str = "010", sides: str = "1") -> str:
    cells = [code, modifier, "", "A", *[""] * 9, parts, days, *[""] * 4, sides, "2", *[""] * 11]
    return ",".join(cells)


FILE = HEAD + "\n".join([row("X0001"), row("X0002", "26", "1", "XXX"), row("X0002", "", "1", "XXX")])


def test_the_indicators_of_a_code_reach_the_edits(tmp_path: Path) -> None:
    path = tmp_path / "PPRRVU2031_Jul.csv"
    path.write_text(FILE)
    report = import_file(tmp_path / "books", path)
    assert report.imported[0].taken == 3
    found = claim_tables(
        Library(tmp_path / "books").lists, ["X0001", "X0009"], Setting.PROFESSIONAL, date(2031, 8, 1)
    )
    assert found.fees == {"X0001": Fee("010", "0", "1", "2")}


def test_rows_that_are_no_codes_or_stand_twice_are_named(tmp_path: Path) -> None:
    text = FILE + "\n" + row("X0001") + "\n" + row("Y1") + "\n" + row("X0003", days="12")
    reading = fee_schedule.read(paper(tmp_path, "PPRRVU.csv", text), context(tmp_path))
    assert [refused.reason for refused in reading.refused] == [
        "X0001  stands twice",
        "is not a code with its indicators",
        "is not a code with its indicators",
    ]
    assert reading.read == reading.taken + len(reading.refused)


def test_a_file_without_the_heads_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CoderDeskError, match="other columns"):
        fee_schedule.read(paper(tmp_path, "PPRRVU.csv", "Relative Value File"), context(tmp_path))


def test_the_published_layout_is_recognised(real_data: Path) -> None:
    [path] = (real_data / "ncci").glob("PPRRVU*")
    [one] = papers_of(path)
    found = format_of(one)
    assert found is not None
    assert found.kind == "fee-schedule"
    reading = found.read(one, context(path.parent))
    assert reading.edition.effective == date(2026, 7, 1)
    assert reading.taken == reading.read > 0
