"""The Alphabetic Index, the external-cause index, the neoplasm and the drug table, the PCS index."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from coderdesk.codebook.importers.importing import format_of, import_file, preview
from coderdesk.codebook.importers.opening import papers_of
from coderdesk.codebook.importers.values import Options
from coderdesk.codebook.lists import Lists
from coderdesk.codebook.verify import recount, verify
from coderdesk.domain.index_book import IndexKind
from coderdesk.errors import Cancelled, CoderDeskError
from tests.codebook.importers import small_indexes
from tests.codebook.importers.papers import context, paper

FILES = {
    IndexKind.DISEASES: small_indexes.DISEASES,
    IndexKind.CAUSES: small_indexes.CAUSES,
    IndexKind.NEOPLASMS: small_indexes.NEOPLASMS,
    IndexKind.DRUGS: small_indexes.DRUGS,
    IndexKind.PROCEDURES: small_indexes.PROCEDURES,
}


def rows_of(tmp_path: Path, kind: IndexKind, text: str = "") -> list[tuple[object, ...]]:
    found = paper(tmp_path, "i.xml", text or FILES[kind])
    layout = format_of(found)
    assert layout
    assert layout.kind == kind
    reading = layout.read(found, context(tmp_path))
    assert reading.content
    return list(reading.content.rows)


def test_terms_keep_their_level_their_modifiers_and_where_they_lead(tmp_path: Path):
    rows = rows_of(tmp_path, IndexKind.DISEASES)
    assert [row[:4] for row in rows[:5]] == [
        (0, -1, 4, 0),
        (1, 0, 3, 1),
        (2, 1, 2, 2),
        (3, 1, 3, 2),
        (4, 0, 4, 1),
    ]
    assert rows[0][4:6] == ("Droop (early) (late (very)) NEC", "A00.9")
    assert rows[2][4:7] == ("rain, heavy", "A00.0", "B11.1")
    assert rows[3][7] == "Shiver, winter"
    assert rows[4][5:9] == ("S06.9-", "", "", "Sore, knee")
    assert rows[-1][5:8] == ("T71", "", "category T71")


def test_the_columns_of_a_table_keep_their_places(tmp_path: Path):
    rows = rows_of(tmp_path, IndexKind.NEOPLASMS)
    assert rows[1][9] == "C76.5-\tC79.8-\t-\tD36.7\t\tD49.89"
    assert rows[3][4:7] == ("rim, front and back", "", "")
    drugs = rows_of(tmp_path, IndexKind.DRUGS)
    assert str(drugs[0][9]).endswith("\t--\t--")


def test_the_pcs_index_leads_by_code_by_table_by_see_and_by_use(tmp_path: Path):
    rows = rows_of(tmp_path, IndexKind.PROCEDURES)
    assert [row[4:9] for row in rows] == [
        ("Detour", "", "", "", ""),
        ("Ventricle", "0016", "", "", ""),
        ("Canal", "001U0ZZ", "", "", ""),
        ("", "00QU", "", "Repair, Canal", ""),
        ("", "0016070", "", "", ""),
        ("Duct of the gardener: use Cerebral Ventricle", "", "", "", ""),
        ("Dig", "001", "", "", ""),
    ]


def test_the_name_of_a_file_tells_the_update_and_its_version_the_year(tmp_path: Path):
    for name, day in (
        ("icd10cm_index_2031.xml", date(2030, 10, 1)),
        ("icd10cm-index-April-1-2031.xml", date(2031, 4, 1)),
        ("icd10cm-index-2029.xml", date(2030, 10, 1)),
    ):
        (tmp_path / name).write_text(small_indexes.DISEASES)
        (part,) = preview(tmp_path / name, tmp_path / "books").parts
        assert part.edition
        assert part.edition.effective == day
    undated = small_indexes.DISEASES.replace("<version>2031</version>", "")
    found = paper(tmp_path, "index.xml", undated)
    layout = format_of(found)
    assert layout
    with pytest.raises(CoderDeskError, match="year"):
        layout.read(found, context(tmp_path))
    dated = layout.read(found, context(tmp_path, Options(effective=date(2031, 4, 1))))
    assert dated.edition.name == "FY2031 April"


@pytest.mark.parametrize("kind", FILES)
def test_an_index_is_put_on_the_shelf_counted_and_verified(tmp_path: Path, kind: IndexKind):
    path = tmp_path / "without-a-name"
    path.write_text(FILES[kind])
    (done,) = import_file(tmp_path / "books", path).imported
    lines = len(re.findall("<(?:mainTerm|term)[ >]", FILES[kind]))
    assert (done.read, done.taken) == (lines, lines)
    assert sum(number for _word, number in done.part.counts) == lines
    assert verify(tmp_path / "books") == ()
    (finding,) = recount(tmp_path / "books")
    assert finding.rows == lines
    (again,) = preview(path, tmp_path / "books").parts
    assert again.replaces


SPOILS: dict[str, tuple[Callable[[str], str], str]] = {
    "cut": (lambda text: text[: len(text) // 2], "breaks off"),
    "doubled": (lambda text: text + text, "breaks off"),
    "with entities": (
        lambda text: text.replace("<ICD10", '<!DOCTYPE a [<!ENTITY b "c">]>\n<ICD10', 1),
        "entities",
    ),
    "with a line of 5,000 characters": (
        lambda text: re.sub("(<mainTerm><title>)", r"\1" + "x" * 5000, text),
        "characters",
    ),
}


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize("spoil", SPOILS)
def test_a_spoiled_index_is_refused_and_the_old_one_stands(tmp_path: Path, kind: IndexKind, spoil: str):
    path, lists = tmp_path / "i.xml", tmp_path / "books" / "lists"
    path.write_text(FILES[kind])
    import_file(tmp_path / "books", path)
    before = {one: one.read_bytes() for one in lists.iterdir()}
    spoiled, says = SPOILS[spoil]
    path.write_text(spoiled(FILES[kind]))
    with pytest.raises(CoderDeskError, match=says):
        import_file(tmp_path / "books", path)
    assert {one: one.read_bytes() for one in lists.iterdir()} == before


def test_a_main_term_that_stands_twice_is_refused_with_all_under_it(tmp_path: Path):
    start = small_indexes.DISEASES.index("<mainTerm><title>Shiver")
    end = small_indexes.DISEASES.index("<mainTerm><title>Sore")
    term = small_indexes.DISEASES[start:end]
    found = paper(tmp_path, "i.xml", small_indexes.DISEASES[:end] + term + small_indexes.DISEASES[end:])
    layout = format_of(found)
    assert layout
    reading = layout.read(found, context(tmp_path))
    assert [row.line for row in reading.refused] == [9, 10]
    assert "twice" in reading.refused[0].reason
    assert reading.read == reading.taken + 2


def test_a_term_with_something_that_is_no_code_is_refused_with_its_reason(tmp_path: Path):
    found = paper(tmp_path, "i.xml", small_indexes.DISEASES.replace("R68.83", "R68<b>!</b>$"))
    layout = format_of(found)
    assert layout
    reading = layout.read(found, context(tmp_path))
    assert "no code" in reading.refused[0].reason


def test_terms_nested_without_end_are_refused(tmp_path: Path):
    deep = '<term level="1"><title>x</title>' * 5000 + "</term>" * 5000
    text = small_indexes.index(f"<letter><mainTerm><title>A</title>{deep}</mainTerm></letter>")
    found = paper(tmp_path, "i.xml", text)
    layout = format_of(found)
    assert layout
    with pytest.raises(CoderDeskError, match="deeper"):
        layout.read(found, context(tmp_path))


def test_a_table_with_other_columns_is_refused(tmp_path: Path):
    text = small_indexes.DRUGS.replace('<head col="7">Underdosing</head>', "")
    found = paper(tmp_path, "i.xml", text)
    layout = format_of(found)
    assert layout
    with pytest.raises(CoderDeskError, match="6 columns"):
        layout.read(found, context(tmp_path))


def test_a_stopped_import_leaves_the_shelf_as_it_was(tmp_path: Path):
    path = tmp_path / "i.xml"
    path.write_text(small_indexes.DISEASES)

    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        import_file(tmp_path / "books", path, stop)
    assert not list((tmp_path / "books").rglob("*.db"))


@pytest.mark.parametrize(
    ("name", "kind", "counts"),
    [
        ("icd10cm-drug-April-1-2026.xml.gz", IndexKind.DRUGS, (5_179, 2_251)),
        ("icd10cm-eindex-April-1-2026.xml.gz", IndexKind.CAUSES, (314, 7_776)),
        ("icd10cm-neoplasm-April-1-2026.xml.gz", IndexKind.NEOPLASMS, (1, 1_939)),
        ("icd10cm_index_2027_EXCERPT_first_main_terms.xml", IndexKind.DISEASES, (10, 12)),
    ],
)
def test_the_real_indexes_hold_what_was_published(
    real_data: Path, tmp_path: Path, name: str, kind: IndexKind, counts: tuple[int, int]
):
    (found,) = papers_of(real_data / "icd10cm" / name)
    layout = format_of(found)
    assert layout
    assert layout.kind == kind
    reading = layout.read(found, context(tmp_path))
    assert tuple(number for _word, number in reading.counts) == counts
    assert not reading.refused


def test_the_real_pcs_index_holds_what_was_published(real_data: Path, tmp_path: Path):
    import_file(tmp_path / "books", real_data / "icd10pcs" / "icd10pcs_index_FY2025.xml.gz")
    lists = Lists(tmp_path / "books" / "lists")
    lists.refresh()
    (one,) = lists.installed()
    assert (one.rows, one.edition.name) == (24_484, "FY2025")
    lists.close()
