"""The names of conditions, kept beside their book."""

import pytest

from coderdesk.codebook.terms_store import TERMS, load_terms
from coderdesk.domain.code import System


@pytest.fixture
def book(default_library):
    edition, _covers = default_library.in_force(System.ICD10CM, None)
    return default_library.book(edition)


def test_names_are_made_once_and_read_back_alike(book):
    made = load_terms(book)
    path = book.index_folder / TERMS
    before = path.stat().st_mtime_ns
    assert load_terms(book) == made
    assert path.stat().st_mtime_ns == before
    assert ("heart", "failure") in made.phrases["heart"]
    assert "pneumonia" in made.heads
    assert "htn" in made.phrases


def test_a_damaged_file_is_made_anew(book):
    made = load_terms(book)
    path = book.index_folder / TERMS
    path.write_bytes(path.read_bytes()[:-9])
    assert load_terms(book) == made
