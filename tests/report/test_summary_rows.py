import datetime as dt
from dataclasses import replace

import pytest

from coderdesk.domain.code import EditionInForce, System
from coderdesk.domain.edit import Edit, Severity
from coderdesk.domain.encounter import Diagnosis, Override, Patient, Procedure, Service, Status
from coderdesk.report.summary import Variant, summary_rows
from coderdesk.report.telling import NONE, age
from tests.report.cases import EDITIONS, SYMPTOM, UNCERTAIN, emergency, given, stay, visit


def part(paper, title):
    return next(part for part in paper.parts if part.title == title)


def column(paper, title, at):
    """The words of one column of a part, row by row."""
    return [" ".join(words.text for words in row.cells[at]) for row in part(paper, title).rows]


def fields(paper):
    return {field.label: f"{field.code} {field.value}".strip() for row in paper.fields for field in row}


def rest(paper):
    return {row.cells[0][0].text: row.cells[1][0].text for row in part(paper, "Not on this claim").rows}


def test_the_head_of_a_stay():
    assert fields(summary_rows(given(stay()))) == {
        "Patient": "Example, Rosa",
        "Born": "02/03/1958, 68 y",
        "Sex": "F",
        "MRN": "004417",
        "Account": "A1001",
        "Admitted": "09/12/2026",
        "Discharged": "09/18/2026, 6 days",
        "Type, source": "1, 1",
        "Disposition": "01 Home",
        "Payer": "Medicare",
        "Attending": "Okafor, S., MD",
        "Admitting diagnosis": "R06.02 Shortness of breath",
        "Coder": "R. Tester, CCS",
        "Coded": "09/22/2026, final",
    }


def test_the_parts_stand_in_their_order():
    paper = summary_rows(given(stay()))
    assert [one.title for one in paper.parts] == [
        "Diagnoses",
        "Procedures",
        "Edits left with a reason",
        "Open edits",
        "Not on this claim",
    ]


def test_poa_is_a_letter_and_exempt_and_missing_are_words():
    marks = column(summary_rows(given(stay())), "Diagnoses", 3)
    assert marks == ["Y"] * 7 + ["N", "exempt", "exempt", "not given"]


def test_the_evidence_is_the_quote_then_where_it_stands():
    assert column(summary_rows(given(stay())), "Diagnoses", 4)[3] == (
        "“Type 2 diabetes with CKD 3b” Discharge summary, page 2, 09/18"
    )


def test_a_line_without_evidence_says_so():
    assert column(summary_rows(given(stay())), "Diagnoses", 4)[-1] == "no passage kept"


def test_the_first_line_is_marked_and_spoken():
    paper = summary_rows(given(stay()))
    first, second = part(paper, "Diagnoses").rows[:2]
    assert (first.first, first.cells[0][0].spoken) == (True, "1, principal")
    assert (second.first, second.cells[0][0].spoken) == (False, "")


def test_a_visit_letters_its_diagnoses_and_points_with_them():
    paper = summary_rows(given(visit(), edits=()))
    assert column(paper, "Diagnoses", 0) == ["A", "B"]
    assert part(paper, "Diagnoses").rows[0].cells[0][0].spoken == "A, first-listed"
    assert column(paper, "Service lines", 6) == ["A B", "A", "A", "none"]
    assert column(paper, "Service lines", 4) == ["25", "LT", "LT", ""]
    assert part(paper, "Service lines").tail == "4 lines, 1 form of 6"


def test_a_pointer_to_nothing_keeps_its_number():
    line = Service("99213", pointers=(1, 77), stray_pointers=(9,), id=3)
    paper = summary_rows(given(replace(visit(), services=(line,))))
    assert column(paper, "Service lines", 6) == ["A 9?"]


def test_pointers_follow_a_line_that_moved():
    encounter = visit()
    moved = replace(encounter, diagnoses=encounter.diagnoses[::-1])
    assert column(summary_rows(given(moved)), "Service lines", 6) == ["B A", "B", "B", "none"]


def test_units_nobody_gave_are_a_dash():
    line = Service("99213", units=None, id=3)
    assert column(summary_rows(given(replace(visit(), services=(line,)))), "Service lines", 5) == [NONE]


def test_a_facility_visit_has_no_poa_and_no_pointers():
    paper = summary_rows(given(emergency(), edits=()))
    assert [one.head for one in part(paper, "Diagnoses").columns] == ["", "", "", "Evidence"]
    assert [one.head for one in part(paper, "Service lines").columns][3:] == [
        "Date",
        "Modifiers",
        "Units",
        "Evidence",
    ]
    assert fields(paper)["Reason for visit"] == "R06.02 Shortness of breath"


@pytest.mark.parametrize(("encounter", "limit"), [(stay(), 25), (emergency(), 25), (visit(), 12)])
def test_a_line_is_cut_where_the_claim_is_full(encounter, limit):
    lines = tuple(Diagnosis("I10", id=at) for at in range(1, limit + 4))
    paper = summary_rows(given(replace(encounter, diagnoses=lines, services=())))
    cuts = [row.cut for row in part(paper, "Diagnoses").rows]
    assert cuts[limit] == f"The claim holds {limit}"
    assert not any(cuts[:limit] + cuts[limit + 1 :])
    assert rest(paper)["Diagnoses"] == f"{limit + 1} to {limit + 3}: the claim holds {limit}"
    assert part(paper, "Diagnoses").tail == f"{limit + 3}, of which {limit} fit the claim"


def test_past_the_twelfth_letter_come_numbers():
    lines = tuple(Diagnosis("I10", id=at) for at in range(1, 15))
    paper = summary_rows(given(replace(visit(), diagnoses=lines)))
    assert column(paper, "Diagnoses", 0)[-3:] == ["L", "13", "14"]


def test_an_empty_list_says_none():
    paper = summary_rows(given(replace(stay(), diagnoses=(), procedures=())))
    assert column(paper, "Diagnoses", 2) == ["none"]
    assert column(paper, "Procedures", 2) == ["none"]


def test_edits_left_carry_their_reason_and_open_ones_are_told_apart():
    paper = summary_rows(given(stay()))
    assert column(paper, "Edits left with a reason", 0) == ["J18.9 note"]
    assert column(paper, "Edits left with a reason", 2) == [
        "Treated five days; right lower lobe opacity on the film of 09/12."
    ]
    assert column(paper, "Open edits", 0) == ["R06.02 I50.33 warning"]
    assert "Guidelines I.B.5" in column(paper, "Open edits", 1)[0]


def test_a_reason_for_an_edit_that_no_longer_stands_is_not_printed():
    encounter = replace(stay(), overrides=(Override("gone:A00", "why"),))
    titles = [one.title for one in summary_rows(given(encounter, edits=())).parts]
    assert "Edits left with a reason" not in titles
    assert "Open edits" not in titles


def test_a_note_nobody_answered_is_not_an_open_edit():
    titles = [one.title for one in summary_rows(given(stay(), edits=(UNCERTAIN,))).parts]
    assert "Open edits" not in titles


def test_the_marks_of_the_window_are_not_printed():
    edit = Edit("x", Severity.ERROR, "`I10` needs `I13.0`.", "Guidelines", codes=("I10",))
    assert column(summary_rows(given(stay(), edits=(edit,))), "Open edits", 1) == [
        "I10 needs I13.0. Guidelines"
    ]


def test_an_edit_may_name_a_whole_code_system():
    edit = Edit("edition-missing", Severity.WARNING, "Not here.", "45 CFR", codes=("icd10pcs",))
    paper = summary_rows(given(stay(), edits=(edit,)))
    assert column(paper, "Open edits", 0) == ["ICD-10-PCS warning"]


def test_a_note_and_an_open_query_stand_under_the_title():
    line = Diagnosis("I10", "Y", id=1, note="asked twice", status=Status.QUERY)
    paper = summary_rows(given(replace(stay(), diagnoses=(line,))))
    assert column(paper, "Diagnoses", 2) == [
        "Essential (primary) hypertension Query open Note: asked twice"
    ]


def test_what_the_claim_has_no_room_for_is_named():
    wrong = replace(
        visit(),
        procedures=(Procedure("5A09357", id=20),),
        admitting_diagnosis="R06.02",
        visit_reasons=("R06.02",),
        diagnoses=(Diagnosis("I10", "Y", id=1),),
    )
    assert rest(summary_rows(given(wrong, remarks=()))) == {
        "Admitting diagnosis": "R06.02: inpatient claims only",
        "Reason for visit": "R06.02: outpatient facility claims only",
        "External cause": "none",
        "Present on admission": "marks of the lines above: inpatient claims only",
        "Procedures": "1 ICD-10-PCS code: inpatient claims only",
    }


def test_service_lines_of_a_stay_are_printed_and_said_to_be_off_the_claim():
    encounter = replace(stay(), services=(Service("99213", id=20),))
    paper = summary_rows(given(encounter))
    assert part(paper, "Service lines").tail == "not on this claim"
    assert rest(paper)["Service lines"] == "1 line: no CPT or HCPCS code on an inpatient claim"


def test_an_external_cause_on_the_list_is_not_missing():
    assert "External cause" not in rest(summary_rows(given(emergency())))


def test_a_complete_claim_says_nothing_is_missing():
    paper = summary_rows(given(emergency(), remarks=()))
    assert column(paper, "Not on this claim", 0) == ["nothing"]


def test_a_fourth_reason_for_visit_has_no_box():
    encounter = replace(emergency(), visit_reasons=("R06.02", "R07.9", "R11.0", "R42"))
    assert rest(summary_rows(given(encounter)))["Reason for visit"] == "R42: the form holds 3"


def test_the_foot_tells_the_editions_and_whether_they_cover_the_day():
    editions = EDITIONS | {
        System.ICD10PCS: EditionInForce(EDITIONS[System.ICD10PCS].edition, covers=False)
    }
    [note] = summary_rows(given(stay(), editions=editions)).foot.notes
    assert note == (
        "Synthetic patient. Codes: ICD-10-CM FY2026 April, in force 04/01 to 09/30/2026; "
        "ICD-10-PCS FY2026 (10/01/2025 to 09/30/2026), not in force on 09/18/2026."
    )


def test_the_foot_tells_the_books_that_are_not_at_hand():
    [note] = summary_rows(given(visit(), synthetic=False)).foot.notes
    assert note.endswith("HCPCS Level II, no edition at hand; CPT, no edition at hand.")


def test_the_stamp_tells_the_time_as_a_clock_does():
    assert summary_rows(given(stay())).foot.stamp == (
        "CoderDesk, printed 09/22/2026 9:40 AM, revision 1"
    )


@pytest.mark.parametrize(
    ("born", "told"),
    [
        (dt.date(1958, 9, 12), "68 y"),
        (dt.date(1958, 9, 13), "67 y"),
        (dt.date(2024, 9, 12), "2 y"),
        (dt.date(2024, 9, 13), "23 months"),
        (dt.date(2026, 8, 13), "30 days"),
        (dt.date(2026, 9, 11), "1 day"),
        (dt.date(2026, 9, 12), "0 days"),
        (dt.date(2026, 9, 13), NONE),
    ],
)
def test_an_age_is_told_in_the_unit_that_matters(born, told):
    assert age(born, dt.date(2026, 9, 12)) == told


def said_anywhere(paper):
    words = [paper.house, *paper.running, paper.card.title, str(paper.card.made), *paper.foot.notes]
    words += [paper.foot.stamp, *(f"{one.label} {one.value}" for row in paper.fields for one in row)]
    for one in paper.parts:
        words += [words.text for row in one.rows for cell in row.cells for words in cell]
    return " | ".join(words)


@pytest.mark.parametrize("encounter", [stay(), emergency(), visit()])
def test_without_the_person_nothing_of_it_is_left(encounter):
    encounter = replace(
        encounter,
        diagnoses=(
            replace(encounter.diagnoses[0], note=f"call {encounter.patient.name} back 09/14"),
            *encounter.diagnoses[1:],
        ),
    )
    said = said_anywhere(summary_rows(given(encounter, variant=Variant.DEIDENTIFIED)))
    for word in ("Rosa", "Example,", "Ben", "Sample,", "Okafor", "Hale", "004417", "118204", "A1001"):
        assert word not in said
    for word in ("Lakemont", "Northfield", "1958", "1992", "P7791", "E3302"):
        assert word not in said
    for day in ("09/12", "09/14", "09/18", "09/21", "08/31", "09/22"):
        assert day not in said


def test_without_the_person_the_stay_is_told_in_days():
    told = fields(summary_rows(given(stay(), variant=Variant.DEIDENTIFIED)))
    assert (told["Admitted"], told["Discharged"], told["Age"]) == ("day 1", "day 7, 6 days", "68 y")
    assert told["Coded"] == "final"


def test_the_oldest_are_one_class():
    old = replace(stay(), patient=Patient(birth_date=dt.date(1930, 1, 1)))
    assert fields(summary_rows(given(old, variant=Variant.DEIDENTIFIED)))["Age"] == "over 89 y"
    assert fields(summary_rows(given(old)))["Born"] == "01/01/1930, 96 y"


def test_an_encounter_with_nothing_in_it_is_a_paper_of_dashes():
    empty = replace(
        stay(), account="", patient=Patient(), payer="", facility="", attending="", admit_date=None,
        discharge_date=None, disposition="", admitting_diagnosis="", diagnoses=(), procedures=(),
        overrides=(), admission_type="", admission_source="",
    )  # fmt: skip
    paper = summary_rows(given(empty, coder="", coded=None, status="", edits=(SYMPTOM,)))
    assert set(fields(paper).values()) == {NONE}
    assert paper.running == ("Coding summary", "")


@pytest.mark.parametrize(("encounter", "at"), [(visit(), 8), (emergency(), 6)])
def test_charges_have_a_column_where_a_line_has_one(encounter, at):
    first, *others = encounter.services
    charged = replace(encounter, services=(replace(first, charge=1_234_550), *others))
    lines = part(summary_rows(given(charged)), "Service lines")
    assert lines.columns[at].head == "Charge"
    assert column(summary_rows(given(charged)), "Service lines", at)[:2] == ["$12,345.50", NONE]
    plain = part(summary_rows(given(encounter)), "Service lines")
    assert "Charge" not in [one.head for one in plain.columns]
