"""The indexes of a home, as the codebook pane reads them."""

from datetime import date
from pathlib import Path

import pytest

from coderdesk.codebook.importers.importing import import_file
from coderdesk.codebook.importers.values import Options
from coderdesk.domain.code import System
from coderdesk.domain.index_book import IndexKind
from coderdesk.errors import CoderDeskError
from coderdesk.workflow.codebooks import Codebooks
from coderdesk.workflow.read_index import Indexes
from tests.codebook.importers.test_index_xml import FILES

DAY = date(2031, 2, 3)


@pytest.fixture
def indexes(tmp_path: Path) -> Indexes:
    for kind, text in FILES.items():
        path = tmp_path / f"{kind}.xml"
        path.write_text(text)
        import_file(tmp_path / "books", path)
    return Indexes(Codebooks(tmp_path))


def test_the_shelf_names_what_is_installed(indexes: Indexes, tmp_path: Path):
    assert indexes.shelf() == tuple(IndexKind)
    empty = Indexes(Codebooks(tmp_path / "other"))
    leaf = empty.find(IndexKind.DISEASES, "droop", DAY)
    assert (leaf.shelf, leaf.entries) == ((), ())
    with pytest.raises(CoderDeskError, match="not installed"):
        empty.at(IndexKind.DRUGS, 0, DAY)


def test_words_narrow_and_no_words_open_the_book_at_its_start(indexes: Indexes):
    leaf = indexes.find(IndexKind.DISEASES, "droop rain", DAY)
    assert leaf.entries[leaf.at].title == "rain, heavy"
    assert leaf.fitting == frozenset({2})
    assert [one.title for one in leaf.path(leaf.entries[leaf.at])] == [
        "Droop (early) (late (very)) NEC",
        "in",
        "rain, heavy",
    ]
    whole = indexes.find(IndexKind.DISEASES, "", DAY)
    assert (whole.at, whole.fitting, whole.earlier, whole.later) == (0, None, False, False)
    lost = indexes.find(IndexKind.DISEASES, "dross", DAY)
    assert lost.nearest
    assert lost.entries[lost.at].title == "Drought"


def test_a_reference_to_another_index_opens_that_one(indexes: Indexes):
    for kind, reference, where, title in (
        (IndexKind.DISEASES, "Shiver, winter", IndexKind.DISEASES, "winter"),
        (IndexKind.DISEASES, "Table of Drugs and Chemicals, water", IndexKind.DRUGS, "Water (clear)"),
        (IndexKind.DISEASES, "Table of Drugs and Chemicals", IndexKind.DRUGS, "2-water"),
        (IndexKind.DISEASES, "Neoplasm, knee, cap", IndexKind.NEOPLASMS, "cap"),
        (IndexKind.NEOPLASMS, "Shiver", IndexKind.DISEASES, "Shiver, shivering"),
        (IndexKind.CAUSES, "Index to Diseases and Injuries, Sore", IndexKind.DISEASES, "Sore"),
        (IndexKind.DRUGS, "Water", IndexKind.DRUGS, "Water (clear)"),
        (IndexKind.DISEASES, "Zebra, striped; Shiver, winter", IndexKind.DISEASES, "winter"),
        (IndexKind.DISEASES, "Sore, by site; Shiver", IndexKind.DISEASES, "Sore"),
    ):
        leaf = indexes.follow(kind, reference, DAY)
        assert (leaf.kind, leaf.entries[leaf.at].title) == (where, title), reference
    with pytest.raises(CoderDeskError, match="Zebra"):
        indexes.follow(IndexKind.DISEASES, "Zebra", DAY)


def test_a_code_leads_back_to_its_terms_or_to_those_of_the_code_above(indexes: Indexes):
    leaf = indexes.naming(System.ICD10CM, "S06.9XXA", DAY)
    assert leaf.entries[leaf.at].title == "of the gardener"
    cell = indexes.naming(System.ICD10CM, "C79.8", DAY)
    assert cell.kind is IndexKind.NEOPLASMS
    assert cell.entries[cell.at].title == "knee"
    pcs = indexes.naming(System.ICD10PCS, "001U0ZZ", DAY)
    assert pcs.entries[pcs.at].title == "Canal"
    with pytest.raises(CoderDeskError, match=r"Z99\.9"):
        indexes.naming(System.ICD10CM, "Z99.9", DAY)


def test_the_edition_of_the_day_is_read(indexes: Indexes, tmp_path: Path):
    path = tmp_path / "old.xml"
    path.write_text(FILES[IndexKind.CAUSES].replace("stepped on", "trodden on"))
    import_file(tmp_path / "books", path, options=Options(effective=date(2028, 10, 1)))
    fresh = Indexes(Codebooks(tmp_path))
    for day, title, covers in (
        (DAY, "stepped on", True),
        (date(2029, 1, 1), "trodden on", True),
        (date(2035, 1, 1), "stepped on", False),
    ):
        leaf = fresh.find(IndexKind.CAUSES, "rake", day)
        assert (leaf.entries[1].title, leaf.in_force) == (title, covers)
