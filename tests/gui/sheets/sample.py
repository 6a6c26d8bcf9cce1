"""Values for sheets: invented, as short as they can be."""

import datetime as dt
from dataclasses import dataclass, field

from coderdesk.domain.code import Edition, System
from coderdesk.domain.code_set import CodeSet, Prior, SetLine
from coderdesk.domain.encounter import Diagnosis, Encounter, Setting
from coderdesk.domain.grouping import Alternate, Category, Drg, Grouping, Risk, Severe
from coderdesk.domain.visit_level import Choice, Family
from coderdesk.edits.visit_tables import visit_tables
from coderdesk.gui.sheets.last_look import LookGroup, LookLine, LookOver

CODE = "0A1B2-C3D4E-5F6G7-H8J9K-M0N1P-2Q3R4-S5T6V"
GOOD = "four words nobody guesses"


@dataclass(frozen=True)
class Judged:
    score: int
    enough: bool
    sentence: str


def judge(text: str) -> Judged:
    """Long is good."""
    enough = len(text) >= len(GOOD)
    return Judged(4 if enough else min(2, len(text) // 4), enough, "Good." if enough else "Too short.")


OVER = LookOver(
    "A1001 · inpatient 09/12 – 09/18/2026",
    (
        LookGroup(
            "Edits",
            "1 error",
            (
                LookLine(
                    "mark-error", "error", "Line 5 `J18.9`: present on admission is missing", "line 5"
                ),
                LookLine("mark-done", "good", "Line 2 `I13.0` replaced `I10`"),
            ),
        ),
        LookGroup(
            "Chart",
            "1 of 3 read",
            (LookLine("document", "ink2", "Nutrition assessment: not opened", "doc 3"),),
        ),
    ),
    "**UB-04**  9 of 25 diagnoses. Nothing falls off.",
    "Locks revision 1.",
    needs_reason=True,
)


@dataclass(frozen=True)
class Refused:
    line: int
    reason: str


@dataclass(frozen=True)
class Part:
    title: str
    file: str
    edition: Edition | None = None
    counts: tuple[tuple[str, int], ...] = ()
    replaces: Edition | None = None
    refused: tuple[Refused, ...] = ()
    needs_licence: str = ""
    problem: str = ""
    extra: dict[str, str] = field(default_factory=dict)


def parts() -> tuple[Part, ...]:
    """A good part, a licensed one with refused rows, and one that cannot be taken."""
    addenda = Edition(System.ICD10CM, "FY2027", dt.date(2026, 10, 1), None, "cms.gov", "x", "public")
    cpt = Edition(System.CPT, "2027", dt.date(2027, 1, 1), dt.date(2027, 12, 31), "AMA", "x", "yours")
    return (
        Part("ICD-10-CM order addenda", "addenda.txt", addenda, (("added", 190), ("deleted", 30)), cpt),
        Part(
            "CPT",
            "cpt.txt",
            cpt,
            (("codes", 11_163),),
            None,
            (Refused(14, "six characters"),),
            "the AMA",
        ),
        Part("HCPCS", "hcpcs.txt", problem="It ends in the middle of row 4,221."),
    )


DIABETES = (
    SetLine("E11.9", System.ICD10CM),
    SetLine("Z79.4", System.ICD10CM),
    SetLine("99213", System.CPT, ("25",), 1, ("E11.9",), "11"),
)
SETS = (CodeSet("Diabetes visit", DIABETES, 1), CodeSet("Wound check", DIABETES[:1], 2))
VISIT = Encounter(setting=Setting.PROFESSIONAL, diagnoses=(Diagnosis("Z79.4", id=1),))
PRIORS = (
    Prior("b", dt.date(2026, 5, 2), Setting.PROFESSIONAL, "A2", DIABETES),
    Prior("a", dt.date(2026, 2, 1), Setting.PROFESSIONAL, "A1", DIABETES[:1]),
)


def levels() -> tuple[tuple[Family, ...], tuple[tuple[Choice, ...], tuple[Choice, ...]], int]:
    """What the sheet of visit levels is given."""
    tables = visit_tables()
    return tables.on(dt.date(2026, 5, 1)), (tables.problems, tables.risks), 1


GROUPED = Grouping(
    Drg(
        "291",
        "Heart Failure and Shock with MCC",
        "Diseases and Disorders of the Circulatory System",
        "v43.1",
        (Severe("I50.33", "MCC", counts=True), Severe("N17.9", "CC"), Severe("I10")),
        (Alternate("N17.9", "682", "Renal Failure with MCC"),),
        ("age conflict",),
    ),
    Risk(
        1.336,
        0.395,
        "CMS-HCC Model V28",
        (Category("224", "Acute on Chronic Heart Failure", ("I50.33",), 0.36),),
        (("DIABETES HF V28", 0.112),),
    ),
)
