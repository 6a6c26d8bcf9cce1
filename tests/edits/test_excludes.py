"""Excludes notes, walked over the whole tabular list."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from coderdesk.domain.code import Code, Note, NoteKind, bare
from coderdesk.domain.edit import Edit, MendKind, Severity
from coderdesk.domain.encounter import Diagnosis, Encounter
from coderdesk.edits.case import case_of
from coderdesk.edits.claim_tables import NO_TABLES
from coderdesk.edits.excludes import excludes1
from coderdesk.edits.facts import shipped_facts
from coderdesk.edits.notes import LEADS, notes_of, why_unparsed
from coderdesk.edits.targets import Target, targets_of
from tests.edits.conftest import Checker
from tests.edits.whole_book import WholeBook

# What the April 2026 tabular list holds; a new edition changes these numbers knowingly.
# Five more lines stand at V00-V99, a block that holds blocks and no codes.
LINES, PARSED, LEAD_LINES, ELSEWHERE, WORDS = 5402, 5275, 54, 60, 13
UNREACHED = "V00-V99"
FULL = 7


@dataclass
class Tabular:
    """The ICD-10-CM book as these tests walk it."""

    book: WholeBook
    names: list[str]
    holders: dict[str, str]
    notes: list[Note]

    def code(self, name: str) -> Code:
        found = self.book.code(name)
        assert found is not None, name
        return found

    def named_by(self, target: Target) -> Iterator[str]:
        start = bisect_left(self.names, target.first)
        for name in self.names[start:]:
            if name[: len(target.last)] > target.last:
                return
            if target.names(name):
                yield name


@pytest.fixture(scope="module")
def tabular(book: WholeBook) -> Tabular:
    holders: dict[str, str] = {}  # for each place that has a note, a billable code that inherits it
    notes: dict[str, list[Note]] = {}
    for name in book.bases():
        code = book.code(name)
        assert code is not None
        own = code.notes_of(NoteKind.EXCLUDES1)
        for place in {note.place for note in own} - notes.keys():
            notes[place] = [note for note in own if note.place == place]
        billable = (
            name
            if code.billable
            else next((bare(one.code) for one in code.children if one.billable), "")
        )
        if billable:
            for place in {note.place for note in own} - holders.keys():
                holders[place] = billable
    notes.pop(UNREACHED, None)
    every = [note for at in notes.values() for note in at]
    return Tabular(book, sorted(book), holders, every)


def test_every_excludes1_line_is_parsed_or_counted_with_its_reason(tabular: Tabular) -> None:
    reasons = Counter(why_unparsed(note.text) for note in tabular.notes)
    assert len(tabular.notes) == LINES
    assert reasons == {
        "": PARSED,
        LEADS: LEAD_LINES,
        "points to the index or to other words": ELSEWHERE,
        "says it in words only": WORDS,
    }


def test_every_line_with_a_trailing_dash_is_parsed(tabular: Tabular) -> None:
    dashed = [note.text for note in tabular.notes if "-)" in note.text]
    assert len(dashed) > 1000
    assert [text for text in dashed if why_unparsed(text)] == []


def test_every_code_that_a_note_names_stands_in_the_book(tabular: Tabular) -> None:
    dead = [
        (note.place, note.text)
        for note in tabular.notes
        for target in targets_of(note.text)
        if next(tabular.named_by(target), None) is None
    ]
    assert dead == []


def test_every_stated_pair_is_found_from_both_sides(tabular: Tabular) -> None:
    tried = 0
    for note in tabular.notes:
        holder = tabular.holders[note.place]
        for target in targets_of(note.text):
            other = next(
                (name for name in tabular.named_by(target) if tabular.book.is_billable(name)), None
            )
            if not holder or other is None or target.names(holder):
                continue
            tried += 1
            one, two = tabular.code(holder), tabular.code(other)
            assert _excluded(one, two), (note, holder, other)
            assert _excluded(two, one), (note, holder, other)
    assert tried > 5000


def test_no_code_excludes_itself(tabular: Tabular) -> None:
    for name in tabular.names:
        if not tabular.book.is_billable(name) or len(name) == FULL:
            continue
        code = tabular.code(name)
        lookup = notes_of(code).excludes1
        assert all(target.names(name) for target, _said in lookup.found(name)), name
        assert not _excluded(code, code)


def _excluded(one: Code, other: Code) -> list[Edit]:
    encounter = Encounter(diagnoses=(Diagnosis(one.code, "Y", 1), Diagnosis(other.code, "Y", 2)))
    codes = {one.code: one, other.code: other}
    return list(excludes1(case_of(encounter, codes, {}, shipped_facts(), NO_TABLES)))


def test_the_edit_quotes_the_note_and_says_where_it_is_inherited_from(check_it: Checker) -> None:
    [edit] = [edit for edit in check_it(_pair("E11.65", "E10.9")) if edit.rule == "excludes1"]
    assert edit.severity is Severity.ERROR
    assert edit.quote == "type 1 diabetes mellitus (E10.-)"
    assert "inherits from E11" in edit.message
    assert edit.source == "Guidelines I.A.12.a; Tabular E11, Excludes1"
    assert "unrelated" in edit.exception
    assert [mend.kind for mend in edit.mends] == [MendKind.REMOVE, MendKind.REMOVE, MendKind.LEAVE]


def test_a_line_of_a_list_is_quoted_with_the_line_that_leads_it(check_it: Checker) -> None:
    [edit] = [edit for edit in check_it(_pair("N39.0", "N30.00")) if edit.rule == "excludes1"]
    assert edit.quote == "urinary tract infection of specified site, such as: cystitis (N30.-)"


def test_the_guidelines_own_example_of_unrelated_conditions_is_only_a_warning(
    check_it: Checker,
) -> None:
    for one, other in (("F45.8", "G47.63"), ("G47.63", "F45.8")):
        [edit] = [edit for edit in check_it(_pair(one, other)) if edit.rule == "excludes1"]
        assert edit.severity is Severity.WARNING


def test_notes_are_read_once_and_remembered(tabular: Tabular) -> None:
    code = tabular.code("E1165")
    assert notes_of(code) is notes_of(code)


def _pair(one: str, other: str) -> Encounter:
    return Encounter(diagnoses=(Diagnosis(one, "Y", 1), Diagnosis(other, "Y", 2)))
