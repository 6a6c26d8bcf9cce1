"""Invented encounters on real code titles, for the tests of the encounter pane and for its pictures."""

import datetime as dt

from coderdesk.domain.chart import Passage
from coderdesk.domain.code import Code, Edition, EditionInForce, System
from coderdesk.domain.coding import CodingState
from coderdesk.domain.edit import Edit, Mend, MendKind, Part, Severity
from coderdesk.domain.encounter import (
    Diagnosis,
    Encounter,
    Override,
    Patient,
    Procedure,
    Service,
    Setting,
    Status,
)

CM = Edition(
    System.ICD10CM,
    "FY2026 April",
    dt.date(2026, 4, 1),
    dt.date(2026, 9, 30),
    "made for tests",
    "0" * 64,
    "public domain",
)
TITLES = {
    "I50.33": "Acute on chronic diastolic (congestive) heart failure",
    "I10": "Essential (primary) hypertension",
    "N18.32": "Chronic kidney disease, stage 3b",
    "J44.1": "Chronic obstructive pulmonary disease with (acute) exacerbation",
    "J18.9": "Pneumonia, unspecified organism",
    "E87.6": "Hypokalemia",
    "R06.02": "Shortness of breath",
    "Z87.891": "Personal history of nicotine dependence",
    "S52.502D": "Unspecified fracture of the lower end of left radius, subsequent encounter for closed"
    " fracture with routine healing",
}
LEAVE = Mend(MendKind.LEAVE, "Leave as it is, with a reason…")


def cm(name: str, **more: object) -> Code:
    return Code(System.ICD10CM, name, TITLES[name], billable=True, edition="FY2026 April", **more)  # type: ignore[arg-type]


CODES = {
    **{name: cm(name) for name in TITLES},
    "Z87.891": cm("Z87.891", flags=frozenset({"poa-exempt"})),
    "5A09357": Code(
        System.ICD10PCS,
        "5A09357",
        "Assistance with Respiratory Ventilation, Less than 24 Consecutive Hours, Continuous Positive"
        " Airway Pressure",
        billable=True,
    ),
    "Q4010": Code(
        System.HCPCS,
        "Q4010",
        "Cast supplies, short arm cast, adult (11 years +), fiberglass",
        billable=True,
    ),
    "99213": Code(System.CPT, "99213", "Office visit, established", billable=True),
    "73110": Code(System.CPT, "73110", "Wrist films, 3 views", billable=True),
    "29075": Code(System.CPT, "29075", "Short arm cast", billable=True),
}
DS1 = Passage("Discharge summary", 1, "acute on chronic diastolic heart failure (EF 60 %)", 310, 360)
DS2 = Passage("Discharge summary", 2, "Acute on chronic diastolic heart failure", 900, 940)


def ds(*pages: int) -> tuple[Passage, ...]:
    return tuple(Passage("Discharge summary", page, f"words on page {page}") for page in pages)


def stay_edits() -> tuple[Edit, ...]:
    return (
        Edit(
            "hypertension-combination",
            Severity.WARNING,
            "Hypertension with heart failure and chronic kidney disease is one code, I13.0;"
            " I50.33 and N18.32 follow it.",
            "Guidelines I.C.9.a.3",
            ("I10", "I50.33", "N18.32"),
            (2, 1, 3),
            exception="It stands only if the provider says they are unrelated.",
            mends=(
                Mend(MendKind.REPLACE, "Replace I10 by I13.0 and put it first", 2, "I13.0", to=1),
                LEAVE,
            ),
        ),
        Edit(
            "poa-missing",
            Severity.ERROR,
            "Present on admission is missing.",
            "Guidelines, Appendix I",
            ("J18.9",),
            (5,),
            exception="J18.9 is not on the exempt list.",
            mends=(
                Mend(MendKind.POA, "Present when admission was ordered", 5, value="Y"),
                Mend(MendKind.POA, "Not present", 5, value="N"),
                Mend(MendKind.POA, "Documentation insufficient", 5, value="U"),
                Mend(MendKind.POA, "Provider cannot determine", 5, value="W"),
            ),
        ),
        Edit(
            "uncertain-term",
            Severity.INFO,
            "“Probable” at discharge: for an inpatient, code it as if established.",
            "Guidelines II.H, III.C",
            ("J18.9",),
            (5,),
        ),
        Edit(
            "symptom-with-diagnosis",
            Severity.WARNING,
            "A symptom that belongs to I50.33 and J44.1 is not coded beside them.",
            "Guidelines I.B.5",
            ("R06.02", "I50.33", "J44.1"),
            (7, 1, 4),
            quote="Codes that describe symptoms are not for use once a diagnosis is confirmed.",
            mends=(Mend(MendKind.REMOVE, "Remove R06.02", 7), LEAVE),
        ),
    )


def stay() -> CodingState:
    """The stay of the mock: eight diagnoses, one procedure, four edits."""
    lines = (
        ("I50.33", "Y", (DS1, DS2)),
        ("I10", "Y", ds(1, 2)),
        ("N18.32", "Y", ds(1)),
        ("J44.1", "Y", ds(1, 2)),
        ("J18.9", "", ds(1, 2)),
        ("E87.6", "N", ds(1, 2)),
        ("R06.02", "Y", ds(1)),
        ("Z87.891", "", ()),
    )
    encounter = Encounter(
        "e1",
        Setting.INPATIENT,
        "A1001",
        Patient("004417", "Example, Rosa", dt.date(1958, 2, 3), "F"),
        "Medicare",
        "Lakemont",
        "Okafor, S., MD",
        dt.date(2026, 9, 12),
        dt.date(2026, 9, 18),
        "01",
        admitting_diagnosis="R06.02",
        diagnoses=tuple(
            Diagnosis(code, poa, at, evidence=held) for at, (code, poa, held) in enumerate(lines, 1)
        ),
        procedures=(Procedure("5A09357", dt.date(2026, 9, 12), id=9, evidence=ds(1)),),
        admission_type="1",
        admission_source="1",
    )
    return CodingState(
        encounter,
        CODES,
        stay_edits(),
        editions={System.ICD10CM: EditionInForce(CM, covers=True)},
        can_undo=True,
        saved_at=dt.datetime(2026, 9, 20, 14, 2, 7),  # noqa: DTZ001 - local time, as shown
        revision=12,
    )


def visit() -> CodingState:
    """The professional visit of the mock: two diagnoses, four service lines, one without a pointer."""
    day = dt.date(2026, 9, 21)
    note = (Passage("Visit note", 1, "New fiberglass short arm cast applied today"),)
    encounter = Encounter(
        "e2",
        Setting.PROFESSIONAL,
        "P7791",
        Patient("118204", "Sample, Ben", dt.date(1992, 5, 30), "M"),
        "Commercial",
        "Northfield Bone and Joint",
        "Hale, P., MD",
        service_date=day,
        place="11",
        accident="fall 08/31/2026",
        diagnoses=(
            Diagnosis("S52.502D", "", 1, evidence=note),
            Diagnosis("I10", "", 2, evidence=note),
        ),
        services=(
            Service("99213", ("25",), 1, (1, 2), day, "11", id=3, evidence=note),
            Service("73110", ("LT",), 1, (1,), day, "11", id=4, evidence=note),
            Service("29075", ("LT",), 1, (1,), day, "11", id=5, evidence=note),
            Service("Q4010", (), 1, (), day, "11", id=6, evidence=note),
        ),
    )
    edit = Edit(
        "pointer-missing",
        Severity.ERROR,
        "This line points to no diagnosis.",
        "CMS-1500 item 24E; Claims Processing Manual ch. 26 §10.4",
        ("Q4010",),
        (4,),
        Part.SERVICES,
        mends=(
            Mend(MendKind.POINTER, "Point to A, S52.502D, as line 3 does", 4, to=1, part=Part.SERVICES),
            Mend(MendKind.POINTER, "Point to B, I10", 4, to=2, part=Part.SERVICES),
        ),
    )
    return CodingState(
        encounter,
        CODES,
        (edit,),
        editions={System.ICD10CM: EditionInForce(CM, covers=True)},
        revision=4,
    )


def crowded() -> CodingState:
    """Twenty-five diagnoses, every second with an edit, one left as it is, several states of a line."""
    base = stay()
    names = [name for name in TITLES if name != "S52.502D"]
    diagnoses = tuple(
        Diagnosis(
            names[at % len(names)],
            "YNUWE"[at % 5] if at % 6 else "",
            at + 1,
            note="ask the surgeon about the side" if at == 3 else "",
            status=(Status.WORKING, Status.FINAL, Status.QUERY)[at % 3],
            evidence=ds(*range(1, at % 4 + 1)),
        )
        for at in range(25)
    )
    edits = tuple(
        Edit(
            "excludes1",
            Severity.WARNING if at % 3 else Severity.ERROR,
            f"{names[at % len(names)]} and J44.1 exclude one another; line {at + 1} and line 4.",
            "Tabular list, category J18, Excludes1",
            (f"X{at}", "J44.1"),
            (at + 1, 4),
            quote="abscess of lung with pneumonia (J85.1); aspiration pneumonia due to solids",
            exception="Both may stand where the two conditions are unrelated (I.A.12.a).",
            mends=(Mend(MendKind.REMOVE, f"Remove {names[at % len(names)]}", at + 1), LEAVE),
        )
        for at in range(0, 25, 2)
    )
    left = edits[3]
    encounter = base.encounter.with_(
        diagnoses=diagnoses, overrides=(Override(left.key, "two unrelated conditions, see page 2"),)
    )
    return CodingState(
        encounter,
        CODES,
        tuple(edit for edit in edits if edit is not left),
        (left,),
        base.editions,
        revision=40,
    )
