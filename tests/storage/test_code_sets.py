"""Code sets are kept, changed, listed by name and taken away."""

import pytest

from coderdesk.domain.code import System
from coderdesk.domain.code_set import CodeSet, SetLine
from coderdesk.errors import CoderDeskError
from coderdesk.storage.code_sets import CodeSetStore

VISIT = CodeSet(
    "Diabetes visit",
    (
        SetLine("E11.9", System.ICD10CM),
        SetLine("99213", System.CPT, ("25",), 1, ("E11.9",), "11"),
    ),
)


def test_a_set_comes_back_as_it_was_kept(db):
    store = CodeSetStore(db)
    kept = store.keep(VISIT)
    assert store.listing() == (kept,)
    assert kept.lines == VISIT.lines


def test_a_set_is_changed_in_place_and_taken_away(db):
    store = CodeSetStore(db)
    kept = store.keep(VISIT)
    store.keep(CodeSet("Diabetes", VISIT.lines[:1], kept.id))
    assert [one.told for one in store.listing()] == ["E11.9"]
    store.remove(kept.id)
    assert store.listing() == ()


def test_two_sets_cannot_have_one_name(db):
    store = CodeSetStore(db)
    store.keep(VISIT)
    with pytest.raises(CoderDeskError, match="called DIABETES VISIT already"):
        store.keep(CodeSet("DIABETES VISIT", VISIT.lines))
