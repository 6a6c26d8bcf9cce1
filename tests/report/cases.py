"""Encounters of invented people that the paper is tried on, with the titles of their codes."""

import datetime as dt

from coderdesk.domain.chart import Passage
from coderdesk.domain.code import Code, Edition, EditionInForce, System
from coderdesk.domain.edit import Edit, Severity
from coderdesk.domain.encounter import (
    Diagnosis,
    Encounter,
    Override,
    Patient,
    Procedure,
    Service,
    Setting,
)
from coderdesk.report.summary import SummaryInput

LEFT = dt.date(2026, 9, 18)
TITLES = {
    "I13.0": "Hypertensive heart and chronic kidney disease with heart failure and stage 1 through "
    "stage 4 chronic kidney disease, or unspecified chronic kidney disease",
    "I50.33": "Acute on chronic diastolic (congestive) heart failure",
    "N18.32": "Chronic kidney disease, stage 3b",
    "E11.22": "Type 2 diabetes mellitus with diabetic chronic kidney disease",
    "J44.0": "Chronic obstructive pulmonary disease with (acute) lower respiratory infection",
    "J44.1": "Chronic obstructive pulmonary disease with (acute) exacerbation",
    "J18.9": "Pneumonia, unspecified organism",
    "E87.6": "Hypokalemia",
    "Z79.4": "Long term (current) use of insulin",
    "Z87.891": "Personal history of nicotine dependence",
    "R06.02": "Shortness of breath",
    "S52.502D": "Unspecified fracture of the lower end of left radius, subsequent encounter for closed "
    "fracture with routine healing",
    "I10": "Essential (primary) hypertension",
    "W10.9XXD": "Fall (on) (from) unspecified stairs and steps, subsequent encounter",
}
PCS = {
    "5A09357": "Assistance with Respiratory Ventilation, Less than 24 Consecutive Hours, Continuous "
    "Positive Airway Pressure"
}
HCPCS = {"Q4010": "Cast supplies, short arm cast, adult (11 years +), fiberglass"}
CM = Edition(System.ICD10CM, "FY2026 April", dt.date(2026, 4, 1), dt.date(2026, 9, 30), "", "", "")
EDITIONS = {
    System.ICD10CM: EditionInForce(CM, covers=True),
    System.ICD10PCS: EditionInForce(
        Edition(System.ICD10PCS, "FY2026", dt.date(2025, 10, 1), dt.date(2026, 9, 30), "", "", ""),
        covers=True,
    ),
}


def codes() -> dict[str, Code]:
    """What a book would know of the codes here."""
    found = {name: Code(System.ICD10CM, name, title, billable=True) for name, title in TITLES.items()}
    found |= {name: Code(System.ICD10PCS, name, title, billable=True) for name, title in PCS.items()}
    return found | {
        name: Code(System.HCPCS, name, title, billable=True) for name, title in HCPCS.items()
    }


def said(quote: str, page: int = 1, document: str = "Discharge summary") -> tuple[Passage, ...]:
    """One passage as evidence."""
    return (Passage(document, page, quote, date=LEFT),)


_STAY = (
    ("I13.0", "Y", "hypertension and chronic kidney disease stage 3b", 1),
    ("I50.33", "Y", "acute on chronic diastolic heart failure", 1),
    ("N18.32", "Y", "chronic kidney disease stage 3b", 1),
    ("E11.22", "Y", "Type 2 diabetes with CKD 3b", 2),
    ("J44.0", "Y", "COPD exacerbation … probable pneumonia", 1),
    ("J44.1", "Y", "COPD exacerbation", 1),
    ("J18.9", "Y", "Probable pneumonia, right lower lobe", 2),
    (
        "E87.6",
        "N",
        "On hospital day 2 potassium fell to 2.9 with diuresis; hypokalemia was repleted",
        1,
    ),
    ("Z79.4", "E", "insulin glargine 22 units nightly", 2),
    ("Z87.891", "E", "Former smoker, quit 2011", 1),
    ("R06.02", "", "", 1),
)
UNCERTAIN = Edit(
    "uncertain-diagnosis",
    Severity.INFO,
    "“Probable” at discharge is coded as if established.",
    "Guidelines II.H",
    codes=("J18.9",),
    lines=(7,),
)
SYMPTOM = Edit(
    "symptom-with-diagnosis",
    Severity.WARNING,
    "A symptom that belongs to I50.33 is not coded beside it.",
    "Guidelines I.B.5",
    codes=("R06.02", "I50.33"),
    lines=(11, 2),
)


def stay() -> Encounter:
    """An inpatient stay with eleven diagnoses and a procedure."""
    return Encounter(
        account="A1001",
        patient=Patient("004417", "Example, Rosa", dt.date(1958, 2, 3), "F"),
        payer="medicare",
        facility="Lakemont General Hospital (invented)",
        attending="Okafor, S., MD",
        admit_date=dt.date(2026, 9, 12),
        discharge_date=LEFT,
        disposition="01",
        admitting_diagnosis="R06.02",
        admission_type="1",
        admission_source="1",
        diagnoses=tuple(
            Diagnosis(code, poa, id=at, evidence=said(quote, page) if quote else ())
            for at, (code, poa, quote, page) in enumerate(_STAY, 1)
        ),
        procedures=(
            Procedure(
                "5A09357",
                dt.date(2026, 9, 12),
                "Okafor, S., MD",
                id=12,
                evidence=said("CPAP was needed for 9 hours on the first night"),
            ),
        ),
        overrides=(
            Override(
                UNCERTAIN.key, "Treated five days; right lower lobe opacity on the film of 09/12."
            ),
        ),
    )


def visit() -> Encounter:
    """A professional claim with two diagnoses and four lines, one of which points nowhere."""
    note = "Orthopedic follow-up"
    day = dt.date(2026, 9, 21)
    fracture = Passage(note, 1, "closed fracture of the left distal radius", date=day)
    return Encounter(
        setting=Setting.PROFESSIONAL,
        account="P7791",
        patient=Patient("118204", "Sample, Ben", dt.date(1992, 5, 30), "M"),
        payer="Commercial",
        facility="Northfield Bone and Joint (invented)",
        attending="Hale, P., MD",
        service_date=day,
        accident="fall 08/31/2026",
        diagnoses=(
            Diagnosis("S52.502D", id=1, evidence=(fracture,)),
            Diagnosis("I10", id=2, evidence=(Passage(note, 1, "Hypertension, not at goal", date=day),)),
        ),
        services=(
            Service("99213", ("25",), 1, (1, 2), day, "11", id=3),
            Service("73110", ("LT",), 1, (1,), day, "11", id=4),
            Service(
                "29075",
                ("LT",),
                1,
                (1,),
                day,
                "11",
                id=5,
                evidence=(Passage(note, 1, "New fiberglass short arm cast applied today", date=day),),
            ),
            Service("Q4010", (), 1, (), day, "11", id=6),
        ),
    )


def emergency() -> Encounter:
    """An outpatient facility visit."""
    day = dt.date(2026, 8, 31)
    return Encounter(
        setting=Setting.OUTPATIENT,
        account="E3302",
        patient=Patient("118204", "Sample, Ben", dt.date(1992, 5, 30), "M"),
        payer="Commercial",
        facility="Lakemont General Hospital (invented)",
        attending="Okafor, S., MD",
        service_date=day,
        disposition="01",
        visit_reasons=("R06.02",),
        diagnoses=(Diagnosis("S52.502D", id=1), Diagnosis("I10", id=2), Diagnosis("W10.9XXD", id=3)),
        services=(Service("99284", ("25",), 1, (), day, id=4), Service("Q4010", (), 1, (), day, id=5)),
    )


def given(encounter: Encounter, **changes: object) -> SummaryInput:
    """The input of a summary of an encounter, as the desk would give it."""
    values: dict[str, object] = {
        "encounter": encounter,
        "codes": codes(),
        "edits": (UNCERTAIN, SYMPTOM),
        "editions": EDITIONS,
        "printed": dt.datetime(2026, 9, 22, 9, 40),  # noqa: DTZ001 - the desk's local time
        "coder": "R. Tester, CCS",
        "coded": dt.date(2026, 9, 22),
        "status": "final",
        "synthetic": True,
        "remarks": (("Documents read", "3 of 3, to the end"),),
    }
    return SummaryInput(**(values | changes))  # type: ignore[arg-type]
