"""Lists beside the books: POA-exempt, code editor, place of service."""

import json
from datetime import date
from pathlib import Path

import pytest

from coderdesk.codebook.importers import mce, place_of_service, poa_exempt
from coderdesk.codebook.importers.importing import format_of, import_file
from coderdesk.codebook.importers.opening import papers_of
from coderdesk.codebook.importers.values import Options
from coderdesk.codebook.library import Library
from coderdesk.codebook.verify import recount, verify
from coderdesk.errors import CoderDeskError
from tests.codebook.importers.papers import context, paper

POA = "Order2031\tPOAexemptCode\tDescription\r\n00001\tB20\tMower's ear\r\n00002\tA00.0\tSore knee\r\n"
MCE = {
    "retrieved": "2031-02-03",
    "counts": {"manifestation_not_pdx": 1},
    "codes": {
        "manifestation_not_pdx": [{"code": "A000", "description": "x"}],
        "age_newborn": [{"code": "B20", "description": "y"}],
        "something_else": [{"code": "Q99", "description": "z"}],
    },
}
POS = (
    "pos_code\tpos_type\tpos_name\tpos_description\n"
    "11\tNon-Facility\tOffice\tA room.\n27-30\t\tUnassigned\t\n"
)


def put(shelf: Path, folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    import_file(shelf, path)


def test_lists_set_the_flags_of_codes(small_shelf: Path, tmp_path: Path):
    library = Library(small_shelf)
    edition = library.editions()[0]
    assert library.codes([(None, "B20")], None)["B20"].flags == frozenset()
    put(small_shelf, tmp_path, "p.txt", POA)
    put(small_shelf, tmp_path, "m.json", json.dumps(MCE))
    library.refresh()
    flags = {name: library.book(edition).code(name) for name in ("B20", "A00.0", "A00.9")}
    assert flags["B20"]
    assert flags["B20"].flags == {"poa-exempt", "mce-newborn"}
    assert flags["A00.0"]
    assert flags["A00.0"].flags == {"poa-exempt", "mce-manifestation"}
    assert flags["A00.9"]
    assert flags["A00.9"].flags == frozenset()


def test_the_list_nearest_to_the_edition_counts(small_shelf: Path, tmp_path: Path):
    put(small_shelf, tmp_path, "a.txt", POA)
    later = POA.replace("Order2031", "Order2033").replace("B20", "A00.9")
    put(small_shelf, tmp_path, "b.txt", later)
    library = Library(small_shelf)
    assert library.codes([(None, "B20")], None)["B20"].flags == {"poa-exempt"}
    assert [one.edition.name for one in library.lists.installed()] == ["FY2033", "FY2031"]
    library.lists.remove(library.lists.installed()[1])
    library.refresh()
    assert library.codes([(None, "B20")], None)["B20"].flags == frozenset()


def test_a_list_takes_the_place_of_its_older_copy(small_shelf: Path, tmp_path: Path):
    put(small_shelf, tmp_path, "a.txt", POA)
    put(small_shelf, tmp_path, "b.txt", POA + "00003\tA00.9\tx\n")
    (one,) = Library(small_shelf).lists.installed()
    assert one.rows == 3
    assert verify(small_shelf) == ()
    assert len(recount(small_shelf)) == 2


def test_a_damaged_list_is_found(small_shelf: Path, tmp_path: Path):
    put(small_shelf, tmp_path, "a.txt", POA)
    path = next((small_shelf / "lists").glob("*.db"))
    path.write_bytes(path.read_bytes()[:2000])
    assert Library(small_shelf).lists.installed() == ()
    assert "cannot be read" in str(verify(small_shelf)[0])


def test_places_of_service_leave_out_unassigned_values(small_shelf: Path, tmp_path: Path):
    put(small_shelf, tmp_path, "pos_2031-02.tsv", POS)
    (place,) = Library(small_shelf).lists.places()
    assert (place.code, place.kind, place.name) == ("11", "Non-Facility", "Office")
    with pytest.raises(CoderDeskError, match="month"):
        place_of_service.read(paper(tmp_path, "pos.tsv", POS), context(tmp_path))


def test_bad_rows_are_named(tmp_path: Path):
    reading = poa_exempt.read(
        paper(tmp_path, "p.txt", POA + "x\n00001\tB20\tagain\n00009\t!!\tz\n"), context(tmp_path)
    )
    assert [row.line for row in reading.refused] == [4, 5, 6]
    codes = MCE["codes"] | {"age_newborn": [{"code": "B20"}, {"code": "B20"}, {"no": 1}, "Q"]}  # type: ignore[operator]
    reading = mce.read(paper(tmp_path, "m.json", json.dumps(MCE | {"codes": codes})), context(tmp_path))
    assert [row.reason for row in reading.refused] == [
        "list age_newborn: B20 stands twice",
        "list age_newborn: is not a code",
        "list age_newborn: is not a code",
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (json.dumps(MCE)[:-9], "not a whole"),
        (json.dumps(MCE | {"counts": {"manifestation_not_pdx": 5}}), "has 5 codes but holds 1"),
        (json.dumps(MCE | {"retrieved": "soon"}), "year"),
        (
            json.dumps({"codes": 5, "x": "manifestation_not_pdx"}).replace(
                ' "x": ', ' "unacceptable_pdx":'
            ),
            "whole",
        ),
    ],
)
def test_spoiled_lists_are_refused(tmp_path: Path, text: str, says: str):
    with pytest.raises(CoderDeskError, match=says):
        mce.read(paper(tmp_path, "m.json", text), context(tmp_path))


def test_a_list_without_a_year_asks_for_the_day(tmp_path: Path):
    found = paper(tmp_path, "p.txt", POA.replace("Order2031", "Order"))
    with pytest.raises(CoderDeskError, match="year"):
        poa_exempt.read(found, context(tmp_path))
    reading = poa_exempt.read(found, context(tmp_path, Options(effective=date(2030, 10, 1))))
    assert reading.edition.name == "FY2031"


def test_the_real_lists_hold_their_codes(real_data: Path, tmp_path: Path):
    (found,) = papers_of(next((real_data / "mce").glob("mce_*.gz")))
    layout = format_of(found)
    assert layout
    counts = dict(layout.read(found, context(tmp_path)).counts)
    assert counts["mce-manifestation"] == 422
    assert counts["mce-unacceptable-principal"] == 2_656
    assert counts["mce-newborn"] == 42
    assert counts["mce-pediatric"] == 125
    assert counts["mce-maternity"] == 2_543
    assert counts["mce-adult"] == 856
    (found,) = papers_of(next((real_data / "mce").glob("POA*.gz")))
    assert poa_exempt.read(found, context(tmp_path)).taken == 37_075
    (found,) = papers_of(next((real_data / "hcpcs").glob("place*.tsv")))
    reading = place_of_service.read(found, context(tmp_path))
    assert (reading.taken, reading.merged, reading.refused) == (52, 47, [])
