import datetime as dt

import pytest

from coderdesk.codebook.library import Library
from coderdesk.domain.code import System
from coderdesk.errors import CoderDeskError
from coderdesk.workflow.map_columns import Mapping, import_mapped, sample

DAY = dt.date(2026, 1, 1)
ROWS = [f"{n};{90000 + n};Invented service {n} of a made-up list" for n in range(1, 9)]


def put(folder, text, name="ours.csv"):
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def nobody(_done, _total):
    return None


def test_the_likeliest_columns_are_found_with_their_heads(tmp_path):
    found = sample(put(tmp_path, "\n".join(["Nr;Service;Text", *ROWS])))
    assert (found.codes, found.texts) == (1, 2)
    assert found.heads == ("Nr", "Service", "Text")
    assert found.count(1) == 8


def test_a_table_without_heads_is_numbered(tmp_path):
    found = sample(put(tmp_path, "\n".join(ROWS)))
    assert found.heads == ("Column 1", "Column 2", "Column 3")


STRANGE = ("one\ntwo\nthree", "a;b\n99999;only one", "\x00\x01", ";;;\n;;;")


@pytest.mark.parametrize("text", STRANGE, ids=range(len(STRANGE)))
def test_what_holds_no_codes_is_no_table_of_codes(tmp_path, text):
    assert sample(put(tmp_path, text)) is None


@pytest.mark.parametrize("heads", [["Nr;Service;Text"], ["Text;Text;Text"], []])
def test_a_table_is_taken_in_by_the_places_of_its_columns(tmp_path, heads):
    path = put(tmp_path, "\n".join([*heads, *ROWS]))
    report = import_mapped(path, tmp_path, Mapping(1, 2, DAY, "held"), nobody)
    assert report.imported[0].taken == 8
    library = Library(tmp_path / "books")
    (edition,) = library.editions()
    assert edition.system is System.CPT
    assert "held" in edition.licence
    assert library.book(edition).code("90003").title == "Invented service 3 of a made-up list"
    library.close()


def test_columns_that_hold_no_codes_are_refused_in_one_sentence(tmp_path):
    path = put(tmp_path, "\n".join(ROWS))
    with pytest.raises(CoderDeskError):
        import_mapped(path, tmp_path, Mapping(2, 0, DAY, "held"), nobody)
    assert not list((tmp_path / "books").glob("cpt*"))


def test_a_licence_must_be_acknowledged(tmp_path):
    path = put(tmp_path, "\n".join(ROWS))
    with pytest.raises(CoderDeskError, match="licence"):
        import_mapped(path, tmp_path, Mapping(1, 2, DAY, ""), nobody)
