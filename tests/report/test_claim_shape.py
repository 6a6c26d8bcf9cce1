"""What goes in which box of the claim, and what falls off in which order."""

from dataclasses import replace
from datetime import date

from coderdesk.domain.claim_shape import Fate
from coderdesk.domain.encounter import Diagnosis, Encounter, Procedure, Service, Setting
from coderdesk.report.claim_shape import claim_shape

DAY = date(2026, 5, 1)


def stay(count: int, procedures: int = 0) -> Encounter:
    return Encounter(
        admit_date=DAY,
        discharge_date=date(2026, 5, 5),
        admitting_diagnosis="R07.9",
        diagnoses=tuple(Diagnosis(f"I{at:02}", "Y", at) for at in range(1, count + 1)),
        procedures=tuple(Procedure(f"0DTJ4Z{at % 10}", DAY, id=100 + at) for at in range(procedures)),
    )


def boxes(encounter: Encounter, title: str) -> list[str]:
    [group] = [one for one in claim_shape(encounter).groups if one.title.startswith(title)]
    return [slot.box for slot in group.slots]


def test_a_stay_fills_67_and_its_letters_and_69() -> None:
    assert boxes(stay(3), "Diagnoses") == ["FL 67", "FL 67A", "FL 67B"]
    assert "FL 69" in boxes(stay(1), "Head")
    assert claim_shape(stay(18)).sentences == ()


def test_paper_holds_18_and_the_electronic_claim_25() -> None:
    shape = claim_shape(stay(27))
    assert shape.sentences == (
        "On paper these fall off, the last first: I27, I26, I25, I24, I23, I22, I21, I20, I19.",
        "Everywhere these fall off, the last first: I27, I26.",
    )
    assert [slot.code for slot in shape.fallen] == ["I26", "I27"]


def test_external_causes_have_boxes_of_their_own() -> None:
    encounter = replace(stay(25), diagnoses=(*stay(25).diagnoses, Diagnosis("W19.XXXA", "", 90)))
    assert boxes(encounter, "External") == ["FL 72a"]
    assert not claim_shape(encounter).fallen


def test_six_procedures_fit_paper_and_25_the_837() -> None:
    shape = claim_shape(stay(1, 26))
    [group] = [one for one in shape.groups if one.title == "Procedures"]
    fates = [slot.fate for slot in group.slots]
    assert fates.count(Fate.BOTH) == 6
    assert fates.count(Fate.NOWHERE) == 1
    assert group.slots[1].box == "FL 74a"


def test_an_outpatient_claim_has_three_reasons_and_lines_with_units() -> None:
    encounter = Encounter(
        setting=Setting.OUTPATIENT,
        service_date=DAY,
        visit_reasons=("R07.9", "R05.9", "R50.9"),
        diagnoses=(Diagnosis("J18.9", "", 1),),
        services=(Service("71046", (), 1, date=DAY, id=2), Service("J1885", ("JW",), 2, id=3)),
    )
    assert "FL 70c" in boxes(encounter, "Head")
    [lines] = [one for one in claim_shape(encounter).groups if one.title == "Service lines"]
    assert lines.slots[1].code == "J1885-JW"
    assert "units 2" in lines.slots[1].remark


def test_a_1500_holds_twelve_diagnoses_and_six_lines_a_form() -> None:
    visit = Encounter(
        setting=Setting.PROFESSIONAL,
        service_date=DAY,
        diagnoses=tuple(Diagnosis(f"I{at:02}", "", at) for at in range(1, 14)),
        services=tuple(Service("99213", (), 1, (1, 2), DAY, "11", id=50 + at) for at in range(7)),
    )
    shape = claim_shape(visit)
    assert shape.sentences == ("Everywhere these fall off, the last first: I13.",)
    assert boxes(visit, "Service")[-1] == "24 line 1, form 2"
    assert "AB" in shape.groups[-1].slots[0].remark
    medicare = claim_shape(replace(visit, payer="Medicare"))
    assert "A on paper, AB electronically" in medicare.groups[-1].slots[0].remark


def test_an_empty_encounter_has_no_boxes() -> None:
    for setting in Setting:
        shape = claim_shape(Encounter(setting=setting))
        assert shape.groups == ()
        assert shape.sentences == ()
