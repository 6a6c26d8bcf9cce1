"""How conditions stand in a note, and where they are named."""

import datetime as dt
import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coderdesk.chart.lens import stances
from coderdesk.chart.lens_cues import cues
from coderdesk.chart.lens_terms import find_terms
from coderdesk.chart.sections import find_sections
from coderdesk.domain.mention import Stance, Terms, is_provider, post_of
from tests.chart.lens_cases import STANCES, by_lens, by_negex, held_apart, note_of, scores

NEGATION, OTHERS, FEWEST = 0.92, 0.85, 600
TERMS = Terms(
    phrases={
        "heart": (("heart", "failure"),),
        "dvt": (("dvt",),),
        "ms": (("ms",),),
        "chronic": (("chronic", "kidney", "disease"),),
    },
    heads=frozenset({"pain", "fracture", "pneumonia"}),
    modifiers=frozenset({"chest", "acute", "chronic", "left"}),
    places=frozenset({"femur", "neck"}),
    ordinary=frozenset({"ms"}),
    shorts=frozenset({"dvt", "ms"}),
)


def named(text):
    return [" ".join(text[a:b].split()) for a, b in find_terms(text, TERMS)]


def stands(marked, day=None):
    note = note_of(marked)
    return [one.stance for one in stances(note.text, find_sections(note.text), note.spans, day)]


def test_the_held_apart_set_is_large_and_has_every_stance():
    wanted = [one for note in held_apart() for one in note.wanted]
    assert len(wanted) >= FEWEST
    assert set(wanted) == set(STANCES.values())


def test_the_lens_tells_stances_apart_in_mentions_it_was_not_made_for():
    lens, plain = scores(held_apart(), by_lens), scores(held_apart(), by_negex)
    for stance, score in lens.items():
        sys.stdout.write(f"{stance.value:<12} {score.f1:.3f}, NegEx {plain[stance].f1:.3f}\n")
        assert score.f1 >= (NEGATION if stance is Stance.NEGATED else OTHERS), stance
        assert score.f1 > plain[stance].f1


def test_every_cue_has_a_reason():
    for found in cues().by_words.values():
        assert all(cue.reason and cue.words for cue in found)


def test_an_answer_names_the_words_it_rests_on():
    note = note_of("She denies {n|chest pain}.")
    (found,) = stances(note.text, (), note.spans)
    assert note.text[slice(*found.cue)] == "denies"
    assert found.why.startswith("“denies”: ")
    assert found.words == "chest pain"


def test_a_section_speaks_where_no_cue_does_and_lasting_conditions_still_stand():
    past = "PAST MEDICAL HISTORY:\n{h|Pneumonia}\n{a|Type 2 diabetes}\n"
    found = stands(f"{past}FAMILY HISTORY:\n{{f|Gout}}")
    assert found == [Stance.HISTORICAL, Stance.AFFIRMED, Stance.FAMILY]


def test_the_year_of_the_note_is_not_the_past():
    assert stands("{a|Shingles} 2026.", dt.date(2026, 11, 1)) == [Stance.AFFIRMED]
    assert stands("{h|Shingles} 2018.", dt.date(2026, 11, 1)) == [Stance.HISTORICAL]


def test_a_new_statement_ends_what_was_denied():
    assert stands("No {n|fever} or {n|chills}, but {a|cough}.") == [
        Stance.NEGATED, Stance.NEGATED, Stance.AFFIRMED,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Acute heart failure today", ["Acute heart failure"]),
        ("fracture of the left neck of femur, old", ["fracture of the left neck of femur"]),
        ("chronic kidney disease stage 3b", ["chronic kidney disease stage 3b"]),
        ("DVT and dvt; 5 ms later, MS", ["DVT", "dvt", "MS"]),
        ("chest\n\npain", ["pain"]),
        ("the pains and pneumonias", ["pains", "pneumonias"]),
        ("", []),
    ],
)
def test_conditions_are_found_with_the_words_that_belong_to_them(text, found):
    assert named(text) == found


def test_letters_after_a_name_say_who_may_diagnose():
    assert is_provider("S. Okafor, MD")
    assert is_provider("")
    assert not is_provider("A. Stone, RN")
    assert post_of("A. Stone, RN") == "RN"


@given(st.text(alphabet="no fever pain, heart failure. ?-+;:\n()denies 2019 mother", max_size=400))
def test_any_text_is_read_without_an_end_or_a_mention_lost(text):
    spans = find_terms(text, TERMS)
    assert all(a < b for a, b in spans)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
    found = stances(text, find_sections(text), spans)
    assert [(one.start, one.end) for one in found] == list(spans)


@given(st.text(max_size=300))
def test_any_letters_at_all_are_read(text):
    spans = find_terms(text, TERMS)
    assert len(stances(text, find_sections(text), spans)) == len(spans)
