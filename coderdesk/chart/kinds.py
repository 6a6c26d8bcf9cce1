"""The kinds of document that a chart holds, in the order in which coders read them.

The LOINC codes are those that C-CDA R2.1 (HL7, volume 2, document templates) and the US Core value sets
for clinical notes and diagnostic reports give to documents; the order puts the discharge summary first,
then what the stay was for.
"""

import re
from dataclasses import dataclass

NOTE = "Note"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document: its trade name, how headings say it (a space is any gap), its LOINC codes."""

    name: str
    says: str
    loinc: tuple[str, ...] = ()


KINDS: tuple[Kind, ...] = (
    Kind(
        "Discharge summary",
        r"discharge (?:summary|note|summarization) | hospital discharge | d/?c summary",
        ("18842-5", "11490-0", "28655-9"),
    ),
    Kind("Death summary", r"death (?:summary|note)"),
    Kind("Transfer summary", r"transfer (?:summary|note)", ("18761-7",)),
    Kind(
        "History and physical",
        r"history (?:and|&) physical | \bh (?:&|and) p\b | \bh&p\b | admission (?:note|history)",
        ("34117-2",),
    ),
    Kind(
        "Operative note",
        r"operative (?:note|report|record) | operation (?:note|report) | \bop note\b | surgical report",
        ("11504-8", "34137-0"),
    ),
    Kind(
        "Procedure note",
        r"procedure (?:note|report) | (?:colonoscopy|endoscopy|bronchoscopy)(?: (?:note|report))?$ | "
        r"catheterization (?:note|report)",
        ("28570-0",),
    ),
    Kind("Anesthesia record", r"ana?esthesia (?:record|note|report)"),
    Kind("Consultation", r"consult (?:note|report) | consult$ | \bconsultation\b", ("11488-4",)),
    Kind(
        "Emergency department note",
        r"emergency (?:department|room)\b.{0,20}\b(?:note|report|record|visit) | "
        r"emergency (?:department|room)$ | \bed (?:provider )?note",
        ("34111-5",),
    ),
    Kind("Delivery note", r"delivery (?:note|summary|record) | labor and delivery"),
    Kind("Progress note", r"progress note | daily note | soap note | hospital day \d", ("11506-3",)),
    Kind(
        "Visit note",
        r"(?:office|clinic|outpatient|follow-?up|annual|wellness|telehealth)\b.{0,24}\b"
        r"(?:visit|note) | "
        r"\bvisit note | encounter note | evaluation and management",
        ("34108-1",),
    ),
    Kind(
        "Pathology report", r"patholog(?:y|ical) report | surgical pathology | cytology", ("11526-1",)
    ),
    Kind(
        "Imaging report",
        r"(?:radiology|diagnostic imaging|imaging) (?:report|study) | echocardiogram | "
        r"^(?:ct|mri?|x-?ray|xr|ultrasound|us|mammogra\w+|pet)\b.{0,50}(?:report|views?|contrast|$)",
        ("18748-4",),
    ),
    Kind(
        "Laboratory report", r"lab(?:oratory)? (?:report|results?) | cumulative results", ("11502-2",)
    ),
    Kind("Nutrition assessment", r"nutrition(?:al)? (?:assessment|note|consult) | dietitian note"),
    Kind("Wound care note", r"wound (?:care|assessment)"),
    Kind(
        "Nursing note",
        r"nurs(?:e|ing) (?:note|assessment|record|admission) | triage note",
        ("34746-8",),
    ),
    Kind("Therapy note", r"(?:physical|occupational|speech|respiratory) therapy"),
    Kind("Social work note", r"social work | case management"),
    Kind(
        "Medication record",
        r"medication (?:administration|list|record|reconciliation) | \bmar\b",
    ),
    Kind("Orders", r"(?:physician|provider|admission) orders?"),
    Kind("Referral note", r"referral (?:note|letter)", ("57133-1",)),
    Kind("Care plan", r"care plan | plan of care (?:note|document)", ("52521-2",)),
    Kind(
        "Continuity of care document",
        r"continuity of care | summary of (?:care|episode) | health summary | \bccd\b",
        ("34133-9",),
    ),
    Kind(
        "Advance directive",
        r"advance (?:\w+ )?directive | living will | \bpolst\b",
        ("42348-3", "81334-5"),
    ),
    Kind("Face sheet", r"face ?sheet | registration | admission record"),
    Kind("Consent", r"informed consent | consent (?:form|for)"),
)

_SAYS = tuple(
    (kind.name, re.compile(kind.says.replace(" | ", "|").replace(" ", r"\s+"), re.IGNORECASE))
    for kind in KINDS
)
_BY_LOINC = {code: kind.name for kind in KINDS for code in kind.loinc}
_RANK = {kind.name: rank for rank, kind in enumerate(KINDS)}


def kind_said(words: str) -> str:
    """The kind that a heading names, or an empty string."""
    return next((name for name, says in _SAYS if says.search(words)), "")


def kind_coded(loinc: str) -> str:
    """The kind that a LOINC document code names, or an empty string."""
    return _BY_LOINC.get(loinc.strip(), "")


def rank(kind: str) -> int:
    """Where a kind stands in the order of reading; notes of no known kind stand with progress notes."""
    return _RANK.get(kind, _RANK["Progress note"])
