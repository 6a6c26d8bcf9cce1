"""Changes to an encounter: what each does, and what none may break."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coderdesk.domain.changes import (
    ApplyMend,
    Assign,
    Change,
    DropEvidence,
    GiveEvidence,
    LeaveEdit,
    LeaveMention,
    Move,
    Remove,
    ReopenEdit,
    ReplaceCode,
    SetDate,
    SetField,
    SetModifiers,
    SetNote,
    SetPlace,
    SetPoa,
    SetPointers,
    SetProvider,
    SetSetting,
    SetStatus,
    SetUnits,
    TakeUpMention,
    Together,
    TogglePointer,
)
from coderdesk.domain.chart import Passage
from coderdesk.domain.code import System
from coderdesk.domain.edit import Edit, Mend, MendKind, Part, Severity
from coderdesk.domain.encounter import (
    Diagnosis,
    Encounter,
    NotCoded,
    Override,
    Procedure,
    Service,
    Setting,
    Status,
)
from coderdesk.domain.lines import Line, lines_of

QUOTE = Passage("Discharge summary", 2, "hypokalemia was repleted", 10, 34)
DAY = dt.date(2026, 9, 21)


def stay() -> Encounter:
    return Encounter(
        diagnoses=(
            Diagnosis("I50.33", "Y", 1, evidence=(QUOTE,)),
            Diagnosis("I10", "Y", 2),
            Diagnosis("E87.6", "", 3),
        ),
        procedures=(Procedure("5A09357", id=4),),
        services=(Service("99213", pointers=(2, 3), id=5), Service("73110", pointers=(1,), id=6)),
        service_date=DAY,
        place="11",
    )


def codes(encounter: Encounter) -> list[str]:
    return [line.code for line in encounter.diagnoses]


# --- assigning ----------------------------------------------------------------------------------------
def test_a_code_is_assigned_at_the_end_with_a_new_id():
    after = Assign("J44.1", edition="FY2026 April").apply(stay())
    assert codes(after) == ["I50.33", "I10", "E87.6", "J44.1"]
    assert after.diagnoses[-1].id == 7
    assert after.diagnoses[-1].edition == "FY2026 April"


def test_a_code_is_assigned_as_principal():
    assert codes(Assign("I13.0", principal=True).apply(stay()))[0] == "I13.0"


def test_a_diagnosis_on_already_is_not_put_on_twice_but_takes_the_evidence():
    after = Assign("i10", evidence=(QUOTE,)).apply(stay())
    assert codes(after) == codes(stay())
    assert after.diagnoses[1].evidence == (QUOTE,)


def test_a_diagnosis_on_already_moves_to_the_front_as_principal():
    assert codes(Assign("E876", principal=True).apply(stay())) == ["E87.6", "I50.33", "I10"]


def test_each_system_has_its_own_list():
    after = Assign("0W9G3ZZ", System.ICD10PCS).apply(Assign("Q4010", System.HCPCS).apply(stay()))
    assert [line.code for line in after.procedures] == ["5A09357", "0W9G3ZZ"]
    assert [line.code for line in after.services] == ["99213", "73110", "Q4010"]


def test_a_new_service_line_begins_with_date_and_place_of_the_visit():
    line = Assign("99214", System.CPT).apply(stay()).services[-1]
    assert (line.date, line.place, line.units) == (DAY, "11", 1)


# --- lines --------------------------------------------------------------------------------------------
def test_a_line_moves_and_pointers_follow_it():
    after = Move(3, 1).apply(stay())
    assert codes(after) == ["E87.6", "I50.33", "I10"]
    assert [after.position(one) for one in after.services[0].pointers] == [3, 1]


@pytest.mark.parametrize("to", [0, -4])
def test_a_move_before_the_first_line_is_the_first(to: int):
    assert codes(Move(3, to).apply(stay()))[0] == "E87.6"


def test_a_move_beyond_the_last_line_is_the_last():
    assert codes(Move(1, 99).apply(stay()))[-1] == "I50.33"


def test_pointers_vanish_with_their_diagnosis():
    after = Remove((2,)).apply(stay())
    assert codes(after) == ["I50.33", "E87.6"]
    assert after.services[0].pointers == (3,)
    assert after.services[1].pointers == (1,)


def test_several_lines_of_any_list_are_removed_at_once():
    after = Remove((1, 4, 6)).apply(stay())
    assert codes(after) == ["I10", "E87.6"]
    assert after.procedures == ()
    assert [line.id for line in after.services] == [5]


def test_a_replaced_code_keeps_the_evidence_and_pointers_of_its_line():
    after = ReplaceCode(1, "I50.43", "FY2026 April").apply(stay())
    assert after.diagnoses[0] == Diagnosis("I50.43", "Y", 1, "FY2026 April", evidence=(QUOTE,))
    assert after.services[1].pointers == (1,)


def test_poa_is_set_on_several_diagnoses_and_on_nothing_else():
    after = SetPoa((1, 3, 4, 5), "N").apply(stay())
    assert [line.poa for line in after.diagnoses] == ["N", "Y", "N"]
    assert after.procedures == stay().procedures


def test_status_note_and_evidence_are_set_on_their_line():
    after = SetStatus((2,), Status.QUERY).apply(SetNote(2, "  ask the surgeon ").apply(stay()))
    assert after.diagnoses[1].status is Status.QUERY
    assert after.diagnoses[1].note == "ask the surgeon"
    given = GiveEvidence(4, (QUOTE, QUOTE)).apply(after)
    assert given.procedures[0].evidence == (QUOTE,)
    assert DropEvidence(4, QUOTE).apply(given) == after


# --- service lines ------------------------------------------------------------------------------------
def test_modifiers_are_capitals_once_each_in_order():
    after = SetModifiers(5, ("25", " lt", "", "LT")).apply(stay())
    assert after.services[0].modifiers == ("25", "LT")


@pytest.mark.parametrize(("asked", "kept"), [(3, 3), (-1, 0), (None, None)])
def test_units_are_never_below_zero_and_may_be_blank(asked: int | None, kept: int | None):
    assert SetUnits(5, asked).apply(stay()).services[0].units == kept


def test_a_pointer_turns_on_at_the_end_and_off():
    on = TogglePointer(5, 1).apply(stay())
    assert on.services[0].pointers == (2, 3, 1)
    assert TogglePointer(5, 2).apply(on).services[0].pointers == (3, 1)


def test_pointers_to_no_diagnosis_are_not_kept():
    base = stay()
    stray = replace(base, services=(replace(base.services[0], stray_pointers=(9,)),))
    line = SetPointers(5, (1, 77, 1, 5)).apply(stray).services[0]
    assert (line.pointers, line.stray_pointers) == ((1,), ())


def test_date_place_and_provider_are_set_on_their_lines():
    dated = SetDate(4, DAY).apply(SetDate(5, None).apply(stay()))
    assert dated.procedures[0].date == DAY
    assert dated.services[0].date is None
    placed = SetPlace((5, 6), "22").apply(stay())
    assert [line.place for line in placed.services] == ["22", "22"]
    assert SetProvider(4, "Hale").apply(stay()).procedures[0].provider == "Hale"
    assert SetDate(1, DAY).apply(stay()) == SetProvider(1, "Hale").apply(stay()) == stay()


# --- the visit ----------------------------------------------------------------------------------------
def test_fields_of_the_visit_and_of_the_patient_are_set():
    after = SetField("payer", "Medicare").apply(SetField("birth_date", DAY).apply(stay()))
    assert (after.payer, after.patient.birth_date) == ("Medicare", DAY)


@pytest.mark.parametrize("name", ["diagnoses", "overrides", "id", "nothing"])
def test_what_is_no_field_of_the_visit_is_refused(name: str):
    with pytest.raises(ValueError, match="no visit field"):
        SetField(name, "x")


def test_a_change_of_setting_loses_nothing():
    there = SetSetting(Setting.PROFESSIONAL).apply(stay())
    assert there.setting is Setting.PROFESSIONAL
    assert SetSetting(Setting.INPATIENT).apply(there) == stay()


def test_an_edit_is_left_with_a_reason_and_taken_up_again():
    left = LeaveEdit("excludes1:A,B", "first").apply(stay())
    left = LeaveEdit("excludes1:A,B", " unrelated ").apply(left)
    assert left.overrides == (Override("excludes1:A,B", "unrelated"),)
    assert ReopenEdit("excludes1:A,B").apply(left) == stay()


# --- mends --------------------------------------------------------------------------------------------
def edit(*mends: Mend, part: Part = Part.DIAGNOSES, line: int = 2) -> Edit:
    return Edit("a-rule", Severity.WARNING, "Message.", "Source", ("I10",), (line,), part, mends=mends)


def taken(mend: Mend, encounter: Encounter | None = None, **more: str) -> Encounter:
    return ApplyMend(edit(mend, part=mend.part), 0, **more).apply(encounter or stay())


def test_each_kind_of_mend_does_what_it_says():
    assert codes(taken(Mend(MendKind.ADD, "", code="N18.32", to=2)))[1] == "N18.32"
    assert codes(taken(Mend(MendKind.REPLACE, "", 2, "I13.0", to=1)))[0] == "I13.0"
    assert codes(taken(Mend(MendKind.REPLACE, "", code="I13.0")))[1] == "I13.0"
    assert codes(taken(Mend(MendKind.REMOVE, "", 3))) == ["I50.33", "I10"]
    assert codes(taken(Mend(MendKind.MOVE, "", 3, to=1)))[0] == "E87.6"
    assert taken(Mend(MendKind.POA, "", 3, value="W")).diagnoses[2].poa == "W"
    assert taken(Mend(MendKind.SEARCH, "", value="edema")) == stay()
    pointed = taken(Mend(MendKind.POINTER, "", 2, to=3, part=Part.SERVICES))
    assert pointed.services[1].pointers == (1, 3)


def test_a_mend_adds_to_the_list_it_names_and_keeps_the_edition():
    after = taken(Mend(MendKind.ADD, "", code="0W9G3ZZ", part=Part.PROCEDURES), edition="FY2026")
    assert after.procedures[-1] == Procedure("0W9G3ZZ", id=7, edition="FY2026")


def test_an_edit_is_not_left_without_a_reason():
    mend = Mend(MendKind.LEAVE, "Leave as it is")
    assert taken(mend, reason="  ") == stay()
    assert taken(mend, reason="unrelated").overrides == (Override("a-rule:I10", "unrelated"),)


@pytest.mark.parametrize("kind", [MendKind.REPLACE, MendKind.REMOVE, MendKind.MOVE, MendKind.POA])
def test_a_mend_for_a_line_that_is_gone_changes_nothing(kind: MendKind):
    assert taken(Mend(kind, "", 9, "A00", "Y", 1)) == stay()


# --- what they say ------------------------------------------------------------------------------------
def test_changes_tell_what_they_do_in_short_verb_phrases():
    told = {
        change.describe(stay())
        for change in (
            Assign("J44.1"), Assign("J44.1", principal=True), Assign("I10", evidence=(QUOTE,)),
            Remove((2,)), Remove((1, 2)), Move(3, 1), Move(3, 2), ReplaceCode(2, "I13.0"),
            SetPoa((3,), "Y"), TogglePointer(5, 1), SetField("name", "Example, Rosa"),
            LeaveEdit("excludes1:I10,R03.0", "r"), ReopenEdit("poa-missing:"),
            Together((Remove((2,)), Move(3, 1))), Together((Remove((2,)),), "swapped two lines"),
        )
    }  # fmt: skip
    assert told == {
        "assigned J44.1", "assigned J44.1 as principal", "gave evidence for I10",
        "removed I10", "removed 2 lines", "made E87.6 first", "moved E87.6 to 2",
        "replaced I10 by I13.0", "set POA of E87.6 to Y", "pointed 99213 to BCA", "set the patient",
        "left excludes1 on I10, R03.0 as it is", "opened poa-missing again",
        "removed I10, made E87.6 first", "swapped two lines",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (SetStatus((2,), Status.FINAL), "marked I10 final"),
        (SetNote(2, "x"), "noted on I10"),
        (SetNote(2, " "), "took the note off I10"),
        (GiveEvidence(2, (QUOTE,)), "gave evidence for I10"),
        (DropEvidence(2, QUOTE), "took evidence off I10"),
        (Assign("I10"), "kept I10"),
        (SetPoa((1, 2), ""), "set POA of 2 lines to blank"),
        (SetDate(4, DAY), "dated 5A09357"),
        (SetDate(4, None), "took the date off 5A09357"),
        (SetProvider(4, "Hale"), "set the provider of 5A09357"),
        (SetModifiers(5, ("25", "LT")), "set modifiers of 99213 to 25 LT"),
        (SetUnits(5, None), "set units of 99213 to blank"),
        (SetPlace((5, 6), "11"), "set the place of 2 lines to 11"),
        (SetPointers(5, ()), "pointed 99213 to nothing"),
        (SetSetting(Setting.OUTPATIENT), "set the setting to outpatient"),
        (SetField("payer", ""), "cleared the payer"),
        (Remove((77,)), "removed a line"),
        (LeaveMention(QUOTE, "resolved"), "left a mention without a code"),
        (TakeUpMention(QUOTE), "took a mention up again"),
    ],
)
def test_every_change_has_a_phrase(change: Change, told: str):
    assert change.describe(stay()) == told


def test_a_change_can_be_told_without_the_encounter():
    assert Remove((2,)).describe() == "removed a line"
    assert TogglePointer(5, 1).describe() == "turned a pointer"


def test_a_mention_left_twice_has_the_last_reason_and_can_be_taken_up():
    left = LeaveMention(QUOTE, "why").apply(LeaveMention(QUOTE, "first").apply(stay()))
    assert left.not_coded == (NotCoded(QUOTE, "why"),)
    assert TakeUpMention(QUOTE).apply(left) == stay()


# --- what no change may break -------------------------------------------------------------------------
IDS = st.integers(0, 12)
MENDS = st.builds(
    Mend,
    st.sampled_from(MendKind),
    st.just("label"),
    IDS,
    st.sampled_from(["I10", "E11.22", "99213"]),
    st.sampled_from(["Y", "N", ""]),
    IDS,
    st.sampled_from(Part),
)
CHANGES: st.SearchStrategy[Change] = st.one_of(
    st.builds(
        Assign,
        st.sampled_from(["I10", "E11.22", "N18.32", "5A09357", "99213"]),
        st.sampled_from(System),
        principal=st.booleans(),
        evidence=st.sampled_from([(), (QUOTE,)]),
    ),
    st.builds(Remove, st.tuples(IDS, IDS)),
    st.builds(Move, IDS, st.integers(-2, 14)),
    st.builds(ReplaceCode, IDS, st.sampled_from(["I13.0", "99214"])),
    st.builds(SetPoa, st.tuples(IDS, IDS), st.sampled_from("YNUWE")),
    st.builds(GiveEvidence, IDS, st.just((QUOTE,))),
    st.builds(DropEvidence, IDS, st.just(QUOTE)),
    st.builds(LeaveMention, st.just(QUOTE), st.sampled_from(["resolved", " "])),
    st.builds(TakeUpMention, st.just(QUOTE)),
    st.builds(TogglePointer, IDS, IDS),
    st.builds(SetPointers, IDS, st.tuples(IDS, IDS, IDS)),
    st.builds(SetSetting, st.sampled_from(Setting)),
    st.builds(lambda mend: ApplyMend(edit(mend), 0, reason="r"), MENDS),
)


def every_line(encounter: Encounter) -> list[Line]:
    return [line for part in Part for line in lines_of(encounter, part)]


def evidence_of(encounter: Encounter) -> dict[int, tuple[Passage, ...]]:
    return {line.id: line.evidence for line in every_line(encounter)}


@given(st.lists(CHANGES, max_size=12))
def test_any_sequence_of_changes_keeps_ids_unique_and_pointers_at_diagnoses(changes: list[Change]):
    encounter = stay()
    for change in changes:
        change.describe(encounter)
        encounter = change.apply(encounter)
        ids = [line.id for line in every_line(encounter)]
        assert len(set(ids)) == len(ids)
        held = {line.id for line in encounter.diagnoses}
        for service in encounter.services:
            assert set(service.pointers) <= held
            assert len(set(service.pointers)) == len(service.pointers)
        positions = [encounter.position(line.id) for line in encounter.diagnoses]
        assert positions == list(range(1, len(positions) + 1))


@given(st.lists(st.builds(Move, IDS, st.integers(-2, 14)), max_size=12))
def test_moves_lose_no_line_and_evidence_and_pointers_follow(moves: list[Move]):
    before = Assign("N18.32", evidence=(QUOTE,)).apply(stay())
    after = Together(tuple(moves)).apply(before)
    assert evidence_of(after) == evidence_of(before)
    assert sorted(codes(after)) == sorted(codes(before))
    pointed = {line.id: line.pointers for line in before.services}
    assert {line.id: line.pointers for line in after.services} == pointed
