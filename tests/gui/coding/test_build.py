"""From a state to the rows of the form."""

from dataclasses import replace

from coderdesk.domain.changes import Remove, SetSetting
from coderdesk.domain.chart import Passage
from coderdesk.domain.coding import CodingState
from coderdesk.domain.edit import Edit, Mend, MendKind, Part, Severity
from coderdesk.domain.encounter import Diagnosis, Encounter, Service, Setting
from coderdesk.gui.coding.asks import Ask, Asked
from coderdesk.gui.coding.build import Shown, rows_of
from coderdesk.gui.coding.lines import evidence_names, initials
from coderdesk.gui.coding.rows import (
    AskRow,
    ColumnHeads,
    EditRow,
    HintRow,
    LineRow,
    NoteRow,
    PartHead,
    PassageRow,
    PointRow,
    Row,
    Spot,
)
from coderdesk.gui.coding.told import offered, told
from tests.gui.coding.sample import crowded, stay, visit

NOWHERE = Shown()


def on(line: int, part: Part = Part.DIAGNOSES, under: str = "", **more: object) -> Shown:
    return Shown(Spot(part, line, under), **more)  # type: ignore[arg-type]


def lines(rows: tuple[Row, ...], part: Part = Part.DIAGNOSES) -> list[LineRow]:
    return [row for row in rows if isinstance(row, LineRow) and row.spot.part is part]


def edits(rows: tuple[Row, ...]) -> list[EditRow]:
    return [row for row in rows if isinstance(row, EditRow)]


def heads(rows: tuple[Row, ...]) -> list[str]:
    return [f"{row.title}: {row.count}" for row in rows if isinstance(row, PartHead)]


# --- lists --------------------------------------------------------------------------------------------
def test_a_stay_shows_diagnoses_and_procedures_with_their_limits():
    assert heads(rows_of(stay(), NOWHERE)) == [
        "Diagnoses: 8 of 25",
        "Procedures: 1 of 25",
        "Before you finish: nothing here stops you",
    ]


def test_a_professional_claim_names_its_diagnoses_by_letter_and_points_to_them():
    rows = rows_of(visit(), NOWHERE)
    assert heads(rows)[:2] == ["Diagnoses: 2 of 12, A to L", "Service lines: 4 of 6 on the form"]
    assert [row.name for row in lines(rows)] == ["A", "B"]
    assert [row.points for row in lines(rows, Part.SERVICES)] == [("A", "B"), ("A",), ("A",), ()]
    assert all(row.poa is None for row in lines(rows))


def test_an_outpatient_claim_shows_service_lines_and_keeps_procedures_in_sight():
    state = stay()
    there = replace(state, encounter=SetSetting(Setting.OUTPATIENT).apply(state.encounter))
    rows = rows_of(there, NOWHERE)
    assert [text.split(":")[0] for text in heads(rows)] == [
        "Diagnoses", "Procedures", "Service lines", "Before you finish",
    ]  # fmt: skip
    assert [row.poa for row in lines(rows)][3:6] == ["Y", "-", "N"]  # what is there is shown


def test_more_than_fits_is_said():
    state = visit()
    many = tuple(Diagnosis("I10", "", at) for at in range(1, 14))
    rows = rows_of(replace(state, encounter=state.encounter.with_(diagnoses=many)), NOWHERE)
    head = next(row for row in rows if isinstance(row, PartHead))
    assert (head.count, head.over) == ("13 of 12, A to L", True)
    assert lines(rows)[12].name == "13"


def test_an_empty_encounter_says_what_to_do_in_each_part():
    rows = rows_of(CodingState(Encounter()), NOWHERE)
    assert [row.part for row in rows if isinstance(row, HintRow)] == [Part.DIAGNOSES, Part.PROCEDURES]
    assert not any(isinstance(row, ColumnHeads) for row in rows)
    assert heads(rows)[-1] == "Before you finish: nothing is open"


def test_the_first_diagnosis_is_the_principal_and_an_exempt_code_shows_so():
    rows = lines(rows_of(stay(), NOWHERE))
    assert [row.principal for row in rows] == [True] + [False] * 7
    assert [row.poa for row in rows] == ["Y", "Y", "Y", "Y", "", "N", "Y", "E"]


def test_a_blank_poa_is_exempt_unless_the_rule_asks_for_it_even_if_that_was_left():
    state = stay()
    poa = next(edit for edit in state.edits if edit.rule == "poa-missing")
    others = tuple(edit for edit in state.edits if edit is not poa)
    assert lines(rows_of(replace(state, edits=others), NOWHERE))[4].poa == "E"
    assert lines(rows_of(replace(state, edits=others, overridden=(poa,)), NOWHERE))[4].poa == ""


def test_a_code_that_no_book_knows_keeps_its_line():
    state = stay()
    rows = lines(rows_of(replace(state, codes={}), NOWHERE))
    assert len(rows) == 8
    assert not rows[0].known


def test_a_pointer_to_no_diagnosis_stays_in_sight():
    service = Service("99213", pointers=(1,), stray_pointers=(7,), id=2)
    encounter = Encounter(
        setting=Setting.PROFESSIONAL, diagnoses=(Diagnosis("I10", id=1),), services=(service,)
    )
    row = lines(rows_of(CodingState(encounter), NOWHERE), Part.SERVICES)[0]
    assert (row.points, row.strays) == (("A",), ("7",))


# --- evidence -----------------------------------------------------------------------------------------
def test_evidence_stands_by_document_and_page_where_there_is_room():
    row = lines(rows_of(stay(), Shown(wide=True)))[0]
    assert row.evidence == "DS 1, 2"
    assert lines(rows_of(stay(), NOWHERE))[0].evidence == ""
    assert row.passages == 2


def test_documents_are_named_by_their_initials():
    titles = ("History and physical", "Echo", "Nutrition assessment", "—")
    assert [initials(title) for title in titles] == ["HP", "Ec", "NA", "?"]
    passages = (Passage("Echo", 3, "a"), Passage("Discharge summary", 2, "b"), Passage("Echo", 1, "c"))
    assert evidence_names(passages) == "Ec 1, 3 · DS 2"


def test_the_passages_of_the_current_line_unfold():
    rows = rows_of(stay(), on(1, passages=True))
    assert [row.passage.page for row in rows if isinstance(row, PassageRow)] == [1, 2]
    assert not any(isinstance(row, PassageRow) for row in rows_of(stay(), on(2)))


# --- edits --------------------------------------------------------------------------------------------
def test_edits_stand_under_their_first_line_the_loudest_first():
    rows = rows_of(stay(), NOWHERE)
    under_five = [row for row in edits(rows) if row.spot.line == 5]
    assert [row.edit.severity for row in under_five] == [Severity.ERROR, Severity.INFO]
    assert not any(row.is_open for row in edits(rows))


def test_only_the_current_line_opens_its_edits():
    assert [row.is_open for row in edits(rows_of(stay(), on(2)))] == [True, False, False, False]


def test_an_edit_comes_to_the_line_in_hand_when_it_names_that_line():
    rows = [row for row in edits(rows_of(stay(), on(4))) if row.spot.line == 4]
    assert [row.edit.rule for row in rows] == ["symptom-with-diagnosis"]
    assert rows[0].guest
    assert rows[0].is_open
    assert len(edits(rows_of(stay(), on(4)))) == 4


def test_mends_are_numbered_on_through_the_line_and_letters_keep_their_own_key():
    state = stay()
    more = Edit("extra", Severity.WARNING, "More.", "Source", ("J18.9",), (5,), mends=(
        Mend(MendKind.ADD, "Add", code="J15.9"), Mend(MendKind.LEAVE, "Leave"),
    ))  # fmt: skip
    rows = edits(rows_of(replace(state, edits=(*state.edits, more, replace(more, rule="b"))), on(5)))
    keys = [row.keys for row in rows if row.spot.line == 5]
    assert keys == [("Y", "N", "U", "W"), ("1", "2"), ("3", "4"), ()]


def test_a_pointer_mend_has_the_letter_of_its_diagnosis():
    rows = edits(rows_of(visit(), on(6, Part.SERVICES)))
    assert rows[0].keys == ("A", "B")


def test_a_letter_is_no_key_for_a_mend_of_another_line():
    state = stay()
    far = Edit("far", Severity.ERROR, "Far.", "S", ("I10",), (2,), mends=(
        Mend(MendKind.POA, "On line 5", 5, value="Y"),
    ))  # fmt: skip
    rows = edits(rows_of(replace(state, edits=(far,)), on(2)))
    assert rows[0].keys == ("1",)


def test_beyond_nine_mends_numbers_begin_at_the_edit_the_keyboard_is_on():
    four = tuple(Mend(MendKind.SEARCH, f"way {at}", value="x") for at in range(4))
    found = tuple(
        Edit(f"r{at}", Severity.ERROR, "M", "S", ("I10",), (2,), mends=four) for at in range(3)
    )
    state = replace(stay(), edits=found)
    first = [row.keys for row in edits(rows_of(state, on(2)))]
    assert first[2] == ("9", "", "", "")
    last = [row.keys for row in edits(rows_of(state, on(2, under="edit:r2:I10")))]
    assert last == [("",) * 4, ("",) * 4, ("1", "2", "3", "4")]


def test_a_warning_can_always_be_left_as_it_is_and_an_error_only_where_its_rule_says_so():
    warning = Edit("w", Severity.WARNING, "M", "S", ("I10",), (2,))
    error = replace(warning, rule="e", severity=Severity.ERROR)
    rows = edits(rows_of(replace(stay(), edits=(warning, error)), on(2)))
    assert [[mend.kind for mend in row.mends] for row in rows] == [[], [MendKind.LEAVE]]
    assert [row.keys for row in rows] == [(), ("1",)]


def test_mends_that_a_letter_takes_are_worded_for_it():
    poa = Mend(MendKind.POA, "POA Y", 2, value="Y")
    pointer = Mend(MendKind.POINTER, "Point to 2 I10", 1, to=2, part=Part.SERVICES)
    assert offered(poa) == "Present on admission"
    assert offered(pointer) == "Point to B, I10"
    assert offered(replace(poa, label="It was there")) == "It was there"


def test_codes_in_a_sentence_are_set_in_mono_and_nothing_else_is_markup():
    said = told("I13.0 (not E08-E13), 99213 times `2`; I.C.9", ("99213",))
    assert said == r"`I13.0` (not `E08`-`E13`), `99213` times \`2\`; I.C.9".replace(
        chr(92) * 2, chr(92)
    )


def test_an_edit_left_as_it_is_shows_its_reason_and_one_way_back():
    rows = [row for row in edits(rows_of(crowded(), on(7))) if row.spot.line == 7]
    assert rows[0].reason == "two unrelated conditions, see page 2"
    assert [mend.label for mend in rows[0].mends] == ["Open it again"]
    assert rows[0].keys == ("1",)


def test_an_edit_of_the_visit_or_of_a_line_that_is_gone_stands_on_top():
    visit_edit = Edit("date-outside-encounter", Severity.ERROR, "Message.", "S", part=Part.VISIT)
    gone = Edit("excludes1", Severity.ERROR, "Message.", "S", ("A",), (99,))
    rows = rows_of(replace(stay(), edits=(visit_edit, gone)), NOWHERE)
    assert heads(rows)[0] == "Visit: "
    assert [row.spot.part for row in edits(rows)] == [Part.VISIT, Part.VISIT]


def test_two_edits_of_one_rule_and_codes_keep_different_spots():
    twin = stay().edits[1]
    rows = edits(rows_of(replace(stay(), edits=(twin, twin)), NOWHERE))
    assert rows[0].spot != rows[1].spot


# --- what is typed ------------------------------------------------------------------------------------
def test_a_field_to_type_in_stands_under_its_line_or_edit_and_takes_the_note_s_place():
    state = crowded()
    assert any(isinstance(row, NoteRow) for row in rows_of(state, on(4)))
    spot = Spot(Part.DIAGNOSES, 4)
    rows = rows_of(state, Shown(spot, ask=Ask(Asked.NOTE, spot)))
    assert not any(isinstance(row, NoteRow) for row in rows)
    asked = next(at for at, row in enumerate(rows) if isinstance(row, AskRow))
    assert rows[asked - 1].spot == spot
    edit = next(row for row in edits(rows_of(stay(), on(2))))
    rows = rows_of(stay(), Shown(edit.spot, ask=Ask(Asked.REASON, edit.spot)))
    asked = next(at for at, row in enumerate(rows) if isinstance(row, AskRow))
    assert rows[asked - 1].spot == edit.spot


# --- before you finish --------------------------------------------------------------------------------
def test_before_you_finish_lists_what_is_open_in_the_form():
    found = [row for row in rows_of(stay(), NOWHERE) if isinstance(row, PointRow)]
    assert [row.text for row in found] == [
        "1 error and 2 warnings to decide",
        "`J18.9` has no POA",
        "`Z87.891` has no evidence yet",
    ]
    assert found[1].to == Spot(Part.DIAGNOSES, 5)


def test_nothing_is_listed_twice_as_open_when_lines_go():
    state = stay()
    encounter = Remove((5, 8)).apply(state.encounter)
    found = rows_of(replace(state, encounter=encounter, edits=()), NOWHERE)
    assert not [row.text for row in found if isinstance(row, PointRow)]


# --- for the ear --------------------------------------------------------------------------------------
def test_every_row_says_itself_to_a_screen_reader():
    for state in (stay(), visit(), crowded(), CodingState(Encounter())):
        for row in rows_of(state, on(2, passages=True)):
            assert row.spoken.strip()
            assert "`" not in row.spoken


def test_a_line_is_spoken_with_all_that_its_cells_show():
    row = lines(rows_of(stay(), NOWHERE))[4]
    assert row.spoken == (
        "Diagnosis 5, J18.9, Pneumonia, unspecified organism, POA missing, 2 passages as evidence"
    )
    service = lines(rows_of(visit(), NOWHERE), Part.SERVICES)[0]
    assert "modifiers 25, 1 unit, points to A B" in service.spoken


def test_the_keyboard_stands_on_lines_edits_passages_and_points_only():
    rows = rows_of(stay(), on(1, passages=True))
    kinds = {type(row) for row in rows if not getattr(row, "inert", False)}
    assert kinds == {LineRow, EditRow, PassageRow, PointRow}
