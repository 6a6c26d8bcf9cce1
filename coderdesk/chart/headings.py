"""The headings that notes carry, by the matter under them; authored from the usual layouts of notes.

The order of a note and its usual headings follow the section lists of C-CDA R2.1 (HL7), volume 2; the
short forms are those that dictated and typed notes use for them.
"""

import re

_NAMES = {
    "complaint": """
        chief complaint; chief complaints; cc; reason for visit; reason for admission; reason for
        consultation; reason for referral; presenting complaint; reason for exam; clinical history;
        indication; indications; indication for procedure; reason for encounter; admitting complaint""",
    "present illness": """
        history of present illness; hpi; present illness; interval history; subjective; interim
        history; history; clinical course; events overnight; overnight events; 24 hour events""",
    "past history": """
        past medical history; pmh; pmhx; medical history; past history; past surgical history; psh;
        pshx; surgical history; past medical and surgical history; past medical/surgical history;
        birth history; obstetric history; gynecologic history; ob/gyn history; psychiatric history;
        past psychiatric history; past and family history""",
    "family history": "family history; fh; fhx; family medical history",
    "social history": """
        social history; sh; shx; substance use; substance use history; tobacco use""",
    "allergies": """
        allergies; allergy; drug allergies; allergies and intolerances; allergies and adverse
        reactions; allergies, adverse reactions, alerts; medication allergies""",
    "medications": """
        medications; medication; meds; current medications; home medications; discharge medications;
        admission medications; medications on admission; medications at discharge; outpatient
        medications; inpatient medications; medications administered; hospital discharge medications""",
    "problems": """
        problem list; problems; active problems; active problem list; resolved problems""",
    "review of systems": "review of systems; ros; systems review",
    "vitals": "vitals; vital signs; vitals reviewed; vs",
    "examination": """
        physical exam; physical examination; exam; examination; objective; pe; physical findings;
        general examination; mental status exam; mental status examination; examination and films;
        discharge physical exam; admission physical exam""",
    "results": """
        results; labs; laboratory data; laboratory results; lab results; laboratory studies;
        laboratory; imaging; imaging results; radiology; diagnostic studies; diagnostics; studies;
        pertinent results; data; findings; microbiology; pathology; ecg; ekg; relevant results;
        comparison; technique; test results; data reviewed""",
    "hospital course": """
        hospital course; brief hospital course; course in hospital; ed course; emergency department
        course; hospital course by problem; hospital course by issue; medical decision making; mdm;
        postoperative course""",
    "diagnoses": """
        discharge diagnosis; discharge diagnoses; admission diagnosis; admission diagnoses;
        admitting diagnosis; admitting diagnoses; principal diagnosis; secondary diagnoses;
        secondary diagnosis; final diagnosis; final diagnoses; diagnosis; diagnoses; preoperative
        diagnosis; postoperative diagnosis; pre-operative diagnosis; post-operative diagnosis;
        preoperative diagnoses; postoperative diagnoses; hospital discharge diagnosis; working
        diagnosis; encounter diagnoses; visit diagnoses; preprocedure diagnosis; postprocedure
        diagnosis; clinical impression; ed diagnosis; differential diagnosis; other diagnoses;
        comorbidities""",
    "assessment": """
        assessment; assessment and plan; assessment & plan; assessment/plan; a/p; a&p; ap;
        impression; impression and plan; impression/plan; plan; plan of care; plan of treatment;
        recommendations; conclusion; conclusions; discussion; summary; problem-based plan; treatment
        plan; disposition and plan""",
    "procedure": """
        procedure; procedures; procedure performed; procedures performed; operation; operation
        performed; operations performed; operative procedure; description of procedure; procedure
        description; procedure in detail; details of procedure; operative findings; intraoperative
        findings; procedure findings; estimated blood loss; ebl; complications; specimens; specimens
        removed; anesthesia; implants; surgeon; assistant; assistants; disposition of specimen;
        drains; title of procedure; consent; surgery description; procedure details; gross
        description; microscopic description; specimen""",
    "instructions": """
        instructions; discharge instructions; patient instructions; follow-up; follow up; followup;
        follow-up instructions; disposition; discharge disposition; discharge condition; condition
        at discharge; condition on discharge; discharge plan; activity; diet; code status; pending
        results; goals; advance directives; immunizations; encounters; functional status;
        attestation; time spent; consults; consultations; consultants; nutrition; payers; medical
        equipment; health concerns; interventions; reason for discharge""",
}
MATTERS: dict[str, tuple[str, ...]] = {
    matter: tuple(" ".join(names.split()).split("; ")) for matter, names in _NAMES.items()
}
_MATTER_OF = {name: matter for matter, names in MATTERS.items() for name in names}
_SHORT_FORMS = """
    A/P A&P AP CC CT DVT EBL ECG ED EKG ER FH FHX GI GU HEENT HPI ICU IV LLE LUE MDM MRI MSK OB/GYN OR
    PACU PE PMH PMHX PSH PSHX RLE ROS RUE SH SHX VS
"""
_SHORT = 5
_ABBREVIATIONS = frozenset(_SHORT_FORMS.split())


def matter_of(title: str) -> str:
    """What stands under a heading (``family history``), or an empty string for a heading not known."""
    return _MATTER_OF.get(_plain(title), "")


def as_title(heading: str) -> str:
    """A heading as the outline shows it: ``HOSPITAL COURSE:`` becomes ``Hospital course``."""
    words = heading.strip().strip("*#=-_ ").rstrip(":").strip()
    if words != words.upper():
        return words
    if len(words) <= _SHORT and " " not in words and not matter_of(words):
        return words  # an abbreviation nobody has told us of: BMP, CBC
    kept = _ABBREVIATIONS
    lowered = [word if word.strip(",.()") in kept else word.lower() for word in words.split()]
    joined = " ".join(lowered)
    return joined[:1].upper() + joined[1:]


def _plain(heading: str) -> str:
    return re.sub(r"\s+", " ", heading.strip().strip("*#=-_ ").rstrip(":").strip().lower())
