import pytest

from coderdesk.domain.code import Note, NoteKind
from coderdesk.domain.encounter import Diagnosis, Encounter
from coderdesk.workflow.note_lines import links_of, note_lines

USE, FIRST, EX1, EX2 = (
    NoteKind.USE_ADDITIONAL,
    NoteKind.CODE_FIRST,
    NoteKind.EXCLUDES1,
    NoteKind.EXCLUDES2,
)


def lines(kind, *texts, on=()):
    encounter = Encounter(diagnoses=tuple(Diagnosis(code) for code in on))
    return list(note_lines([Note(kind, text, "E11") for text in texts], "E11.9", encounter))


def items(kind, *texts):
    return [line.item for line in lines(kind, *texts)]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("stage (N18.1-N18.6)", ["N18.1", "N18.6"]),
        ("sugar (E08.-), (E13.-)", ["E08.-", "E13.-"]),
        ("pregnant (O24.4-)", ["O24.4-"]),
        ("wrecked (V00-V99)", ["V00", "V99"]),
        ("vitamin B12 and an X-ray of 2019", []),
        ("influenza (J10.-) or COVID-19 (U07.1)", ["J10.-", "U07.1"]),
        ("nothing", []),
    ],
)
def test_codes_in_a_note_are_links_with_their_dash(text, named):
    assert [text[start:end] for start, end, _code in links_of(text)] == named


def test_a_link_leads_to_the_code_without_the_dash():
    assert links_of("sugar (E08.-)")[0][2] == "E08"


def test_lines_after_a_lead_stand_in_its_list():
    assert items(USE, "code to identify control using:", "insulin (Z79.4)", "tablets (Z79.84)") == [
        False,
        True,
        True,
    ]


def test_an_instruction_of_its_own_ends_the_list():
    assert items(USE, "code for drugs, such as:", "one (T43.1X5)", "code for shock (R57.-)") == [
        False,
        True,
        False,
    ]


def test_lists_of_exclusions_end_where_the_alphabet_begins_anew():
    texts = ("pain by site, such as:", "back pain (M54.9)", "tooth pain (K08.8)", "migraine (G43.-)")
    assert items(EX1, *texts) == [False, True, True, False]
    assert items(FIRST, *texts) == [False, True, True, True]


def test_a_list_ends_with_its_kind_and_place():
    notes = [
        Note(USE, "code for:", "E11"),
        Note(USE, "insulin (Z79.4)", "E11"),
        Note(USE, "sugar", "E08-E13"),
        Note(EX1, "salt", "E08-E13"),
    ]
    assert [line.item for line in note_lines(notes)] == [False, True, False, False]


@pytest.mark.parametrize(
    ("kind", "text", "met"),
    [
        (USE, "stage (N18.1-N18.6)", "N18.32 is on line 2"),
        (EX1, "type 1 (E10.-)", "E10.9 is on line 3"),
        (EX2, "other (A00-A09)", ""),
        (NoteKind.NOTE, "see N18.32", ""),
        (USE, "itself (E11.-)", ""),
    ],
)
def test_a_note_says_which_line_of_the_encounter_it_speaks_of(kind, text, met):
    assert lines(kind, text, on=("E11.9", "n1832", "E109"))[0].met == met


def test_without_an_encounter_nothing_is_met():
    assert next(note_lines([Note(USE, "stage (N18.1)", "E11")])).met == ""
