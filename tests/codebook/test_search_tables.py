import pytest

from coderdesk.codebook.library import Library
from coderdesk.codebook.search_tables import NAMES, rows_of, tables
from coderdesk.codebook.understand_words import meaning, pieces
from coderdesk.domain.code import System

COLUMNS = {
    "abbreviations": 3,
    "combinations": 4,
    "drugs": 6,
    "everyday": 4,
    "frames": 4,
    "lay": 3,
    "synonyms": 2,
}


@pytest.fixture(scope="module")
def codes(default_library: Library) -> frozenset[str]:
    edition, _ = default_library.in_force(System.ICD10CM, None)
    assert edition
    return frozenset(row.code for row in default_library.book(edition).rows())


@pytest.mark.parametrize("name", NAMES)
def test_every_row_is_whole_and_gives_its_reason(name: str):
    for row in rows_of(name):
        assert len(row) == COLUMNS[name], row
        assert len(row[-1]) > 3, row
        assert row[0].strip(), row


def test_every_everyday_code_is_in_the_book(codes: frozenset[str]):
    assert set(tables().everyday) <= codes


def test_every_weight_is_between_one_and_five():
    assert all(1 <= one.weight <= 5 for one in tables().everyday.values())


def test_every_joining_code_is_billable_or_a_line_of_the_book(codes: frozenset[str]):
    assert set(tables().combinations.values()) <= codes


def test_every_drug_class_stands_at_codes_of_the_book(codes: frozenset[str]):
    for drugs in tables().drugs:
        for begin in (*drugs.poisoning, *drugs.long_term, *drugs.allergy):
            assert any(code.startswith(begin) for code in codes), begin


def test_no_abbreviation_is_listed_twice():
    shorts = [pieces(short) for row in rows_of("abbreviations") for short in row[0].split(";")]
    assert len(shorts) == len(set(shorts))


def test_a_meaning_may_name_codes():
    assert meaning("status @Z89-Z99", 1.0).ranges == (("Z89", "Z99"),)
    assert meaning("@Z79", 1.0).ranges == (("Z79", "Z79"),)
