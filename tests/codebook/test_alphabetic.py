"""Terms are found by words, by place in the alphabet, and by what sends to them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coderdesk.codebook.alphabetic import Alphabet, essential, folded
from coderdesk.codebook.importers.importing import import_file
from coderdesk.codebook.lists import Lists
from coderdesk.domain.index_book import IndexKind
from tests.codebook.importers import small_indexes


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Alphabet]:
    path = tmp_path / "i.xml"
    path.write_text(small_indexes.DISEASES)
    import_file(tmp_path / "books", path)
    lists = Lists(tmp_path / "books" / "lists")
    lists.refresh()
    one = lists.nearest(IndexKind.DISEASES, None)
    assert one
    yield Alphabet(lists, one)
    lists.close()


def titles(index: Alphabet, words: str) -> list[str]:
    return [entry.title for entry in index.entries(index.find(words).lines)]


def best(index: Alphabet, words: str) -> str:
    entry = index.entry(index.find(words).best)
    return entry.title if entry else ""


def test_words_may_be_cut_and_stand_in_the_lines_above(index: Alphabet):
    assert best(index, "droop rain") == "rain, heavy"
    assert best(index, "heav dro") == "rain, heavy"
    assert titles(index, "droop rain") == ["Droop (early) (late (very)) NEC", "in", "rain, heavy"]


def test_a_main_term_comes_with_the_lines_right_under_it(index: Alphabet):
    assert titles(index, "droops") == ["Droop (early) (late (very)) NEC", "in", "of the gardener"]


def test_a_main_term_comes_before_a_line_that_only_says_the_word(index: Alphabet):
    assert best(index, "shiver") == "Shiver, shivering"
    assert best(index, "winter") == "winter"


def test_modifiers_are_found_and_are_not_essential(index: Alphabet):
    assert best(index, "early droop") == "Droop (early) (late (very)) NEC"
    assert essential("Droop (early) (late (very)) NEC") == "Droop NEC"


def test_without_a_fit_the_place_in_the_alphabet_is_known(index: Alphabet):
    assert index.find("dross").lines == ()
    entry = index.entry(index.nearest("dross"))
    assert entry
    assert entry.title == "Drought"
    last = index.entry(index.nearest("zz"))
    assert last
    assert last.title == "Sore"


@pytest.mark.parametrize(
    ("reference", "title"),
    [
        ("Shiver, winter", "winter"),
        ("Sore, knee, by side", "knee"),
        ("shivering", ""),
        ("Droop, in, rain", "rain, heavy"),
        ("Droop; Sore", "Droop (early) (late (very)) NEC"),
        ("", ""),
        (",", ""),
    ],
)
def test_a_reference_leads_to_the_line_that_it_names(index: Alphabet, reference: str, title: str):
    entry = index.entry(index.term(reference))
    assert (entry.title if entry else "") == title


def test_the_lines_that_lead_to_a_code_are_found_with_and_without_its_dash(index: Alphabet):
    assert [entry.title for entry in index.entries(index.naming("S06.9"))] == ["of the gardener"]
    assert [entry.title for entry in index.entries(index.naming("B11.1"))] == ["rain, heavy"]
    assert index.naming("Z99") == ()


def test_the_book_at_a_place_goes_on_in_its_order(index: Alphabet):
    assert [entry.number for entry in index.around(3, 4)] == [2, 3, 4, 5]
    assert [entry.number for entry in index.around(10, 4)] == [7, 8, 9, 10]
    assert len(index.around(5, 1000)) == index.count


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=120, deadline=None)
@given(words=st.text(max_size=60))
def test_any_words_are_answered(index: Alphabet, words: str):
    found = index.find(words)
    assert found.fitting <= set(found.lines)
    assert (found.best in found.lines) is bool(found.lines)
    assert -1 <= index.term(words) < index.count
    assert 0 <= index.nearest(words) < index.count
    assert folded(words) == folded(folded(words))
