import pytest

from coderdesk.codebook.importers.opening import papers_of
from coderdesk.codebook.importers.pcs_tables import parse
from coderdesk.codebook.library import Library
from coderdesk.codebook.pcs_labels import axis_title, labels_of_titles
from coderdesk.codebook.pcs_table import first_axis, pcs_table
from tests.codebook.importers.papers import context
from tests.codebook.small_pcs import AXES, CODES, put_small_pcs


def book_of(folder, axes=()):
    put_small_pcs(folder / "books", axes=axes)
    library = Library(folder / "books")
    return library.book(library.editions()[0])


def values(axis):
    return {value.char: value.label for value in axis.values}


def test_the_first_three_axes_come_from_the_book_with_their_labels(tmp_path):
    book = book_of(tmp_path)
    assert values(first_axis(book, "")) == {"0": "Medical and Surgical", "B": "Imaging"}
    assert values(first_axis(book, "0")) == {"2": "Heart and Great Vessels"}
    operations = first_axis(book, "02")
    assert (operations.title, values(operations)) == ("Operation", {"7": "Dilation", "B": "Excision"})
    assert first_axis(book, "B2").title == "Type"
    assert first_axis(book, "9") is None


def test_labels_are_those_of_the_rows_that_agree_with_the_code_so_far(tmp_path):
    table = pcs_table(book_of(tmp_path, AXES), "027")
    assert table.official
    assert table.definition == "Making wider"
    assert values(table.axis(7, "027")) == {"6": "Bifurcation", "Z": "No Qualifier / Nothing More"}
    assert values(table.axis(7, "027034")) == {"6": "Bifurcation", "Z": "No Qualifier"}
    assert values(table.axis(7, "02700Z")) == {"Z": "Nothing More"}


def test_only_values_of_codes_that_begin_so_are_legal(tmp_path):
    table = pcs_table(book_of(tmp_path, AXES), "027034Z")
    assert list(values(table.axis(5, "027F"))) == ["0", "3"]
    assert list(values(table.axis(6, "02700"))) == ["Z"]
    assert table.beginning("02703") == 3
    assert table.beginning("0279") == 0


def test_without_tables_labels_are_read_off_the_titles(tmp_path):
    table = pcs_table(book_of(tmp_path), "027")
    assert not table.official
    assert values(table.axis(4, "027")) == {
        "0": "Coronary Artery, One Artery",
        "1": "Coronary Artery, Two Arteries",
        "F": "Aortic Valve",
    }
    assert values(table.axis(5, "027")) == {"0": "Open", "3": "Percutaneous"}
    assert values(table.axis(6, "027")) == {"4": "Coated Tube", "Z": "No Device"}
    assert values(table.axis(7, "027")) == {"6": "Bifurcation", "Z": "No Qualifier"}


@pytest.mark.parametrize("prefix", ["", "0", "02", "02Z", "ZZZ", "%%%"])
def test_what_names_no_table_has_none(tmp_path, prefix):
    assert pcs_table(book_of(tmp_path), prefix) is None


def test_a_value_alone_on_its_axis_has_nothing_to_be_told_from():
    found = labels_of_titles([("B211ZZZ", CODES["B211ZZZ"])])
    assert found == {(4, "1"): "", (5, "Z"): "", (6, "Z"): "None", (7, "Z"): "None"}


def test_strange_titles_give_no_labels_and_no_trouble():
    found = labels_of_titles([("0270000", ""), ("0271000", ",,, of of"), ("0272000", "of")])
    assert set(found) == {(4, "0"), (4, "1"), (4, "2"), (5, "0"), (6, "0"), (7, "0")}


def test_axes_are_called_as_the_official_tables_call_them(real_data, tmp_path):
    (paper,) = papers_of(real_data / "icd10pcs" / "icd10pcs_tables_FY2025.xml.gz")
    tables = parse(paper, context(tmp_path))
    called = {(prefix[0], position, title) for _row, prefix, position, title, *_ in tables.axes}
    assert [one for one in called if axis_title(one[0], one[1]) != one[2]] == []
