"""What fits on a claim, and what a setting's claim has no room for.

Sources: Medicare Claims Processing Manual, chapter 25, section 75 (UB-04: a principal and 24 other
diagnoses, 25 procedures in the 837I) and chapter 26, section 10 (CMS-1500: item 21 holds twelve
diagnoses, A to L; item 24 six lines a form; the 837P fifty lines).
"""

from coderdesk.domain.encounter import Encounter, Setting
from coderdesk.report.telling import counted

DIAGNOSES = {Setting.INPATIENT: 25, Setting.OUTPATIENT: 25, Setting.PROFESSIONAL: 12}
PROCEDURES = 25
FORM_LINES = 6
CLAIM_LINES = {Setting.OUTPATIENT: 999, Setting.PROFESSIONAL: 50, Setting.INPATIENT: 0}
VISIT_REASONS = 3


def letter(position: int) -> str:
    """The name of a diagnosis on the CMS-1500, A to L; past the twelfth its number."""
    return (
        chr(ord("A") + position - 1)
        if 1 <= position <= DIAGNOSES[Setting.PROFESSIONAL]
        else str(position)
    )


def fits(count: int, limit: int) -> str:
    """How full the claim is: ``11 of 25``, or ``28, of which 25 fit the claim``."""
    return f"{count} of {limit}" if count <= limit else f"{count}, of which {limit} fit the claim"


def not_on_claim(encounter: Encounter) -> tuple[tuple[str, str], ...]:
    """What the encounter holds and its claim does not, and what the claim asks and nobody gave."""
    found = [*_visit(encounter), *_other_lines(encounter), *_past_limit(encounter)]
    return tuple(found)


def _visit(encounter: Encounter) -> list[tuple[str, str]]:
    """Codes of the visit itself, and the external cause."""
    found: list[tuple[str, str]] = []
    inpatient = encounter.setting is Setting.INPATIENT
    outpatient = encounter.setting is Setting.OUTPATIENT
    reasons = ", ".join(encounter.visit_reasons)
    if not inpatient and encounter.admitting_diagnosis:
        found.append(("Admitting diagnosis", f"{encounter.admitting_diagnosis}: inpatient claims only"))
    if reasons and not outpatient:
        found.append(("Reason for visit", f"{reasons}: outpatient facility claims only"))
    if outpatient and len(encounter.visit_reasons) > VISIT_REASONS:
        past = ", ".join(encounter.visit_reasons[VISIT_REASONS:])
        found.append(("Reason for visit", f"{past}: the form holds {VISIT_REASONS}"))
    if not any(line.code[:1].upper() in "VWXY" for line in encounter.diagnoses if line.code):
        found.append(("External cause", "none"))
    if not inpatient and any(line.poa for line in encounter.diagnoses):
        found.append(("Present on admission", "marks of the lines above: inpatient claims only"))
    return found


def _other_lines(encounter: Encounter) -> list[tuple[str, str]]:
    """Lines that only another setting's claim takes."""
    if encounter.setting is Setting.INPATIENT:
        count = len(encounter.services)
        told = f"{counted(count, 'line')}: no CPT or HCPCS code on an inpatient claim"
        return [("Service lines", told)] if count else []
    count = len(encounter.procedures)
    told = f"{counted(count, 'ICD-10-PCS code')}: inpatient claims only"
    return [("Procedures", told)] if count else []


def _past_limit(encounter: Encounter) -> list[tuple[str, str]]:
    """Lines past the last that fits."""
    setting = encounter.setting
    counts = [("Diagnoses", len(encounter.diagnoses), DIAGNOSES[setting])]
    if setting is Setting.INPATIENT:
        counts.append(("Procedures", len(encounter.procedures), PROCEDURES))
    else:
        counts.append(("Service lines", len(encounter.services), CLAIM_LINES[setting]))
    return [
        (
            name,
            f"{limit + 1} to {count}: the claim holds {limit}"
            if count > limit + 1
            else f"{count}: the claim holds {limit}",
        )
        for name, count, limit in counts
        if count > limit
    ]
