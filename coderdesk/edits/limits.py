"""How many codes a claim holds (FL 67 and FL 74 of the UB-04, items 21 and 24 of the CMS-1500)."""

from collections.abc import Iterator

from coderdesk.domain.edit import Edit, Part, Severity
from coderdesk.domain.encounter import Setting
from coderdesk.edits.case import Case
from coderdesk.edits.external_cause import is_external_cause

FACILITY_DIAGNOSES = 25  # principal and 24 others, 837I
FACILITY_CAUSES = 12  # external causes have places of their own, 837I
PROFESSIONAL_DIAGNOSES = 12  # item 21 A to L; 837P
PROCEDURES = 25  # 837I
FORM_LINES = 6  # item 24 of one CMS-1500
ELECTRONIC_LINES = 50  # 837P


def too_many_diagnoses(case: Case) -> Iterator[Edit]:
    """More diagnoses than the claim of this setting holds."""
    if case.encounter.setting is Setting.PROFESSIONAL:
        if len(case.dx) > PROFESSIONAL_DIAGNOSES:
            yield _diagnoses(
                [dx.at for dx in case.dx[PROFESSIONAL_DIAGNOSES:]],
                f"A professional claim holds {PROFESSIONAL_DIAGNOSES} diagnoses; there are "
                f"{len(case.dx)}.",
                "Claims Processing Manual ch. 26 §10.4, item 21; 837P",
            )
        return
    causes = [dx for dx in case.dx if is_external_cause(dx)]
    others = [dx for dx in case.dx if not is_external_cause(dx)]
    for held, limit, what in (
        (others, FACILITY_DIAGNOSES, "diagnoses"),
        (causes, FACILITY_CAUSES, "external causes"),
    ):
        if len(held) > limit:
            yield _diagnoses(
                [dx.at for dx in held[limit:]],
                f"A facility claim holds {limit} {what}; there are {len(held)}.",
                "Claims Processing Manual ch. 25 §75 (FL 67, FL 72); 837I",
            )


def _diagnoses(lines: list[int], text: str, source: str) -> Edit:
    return Edit(
        "too-many-diagnoses", Severity.ERROR, f"{text} The last fall off.", source, lines=tuple(lines)
    )


def too_many_procedures(case: Case) -> Iterator[Edit]:
    """More ICD-10-PCS procedures than an inpatient claim holds."""
    count = len(case.encounter.procedures)
    if count > PROCEDURES:
        yield Edit(
            "too-many-procedures",
            Severity.ERROR,
            f"An inpatient claim holds {PROCEDURES} procedures; there are {count}. The last fall off.",
            "Claims Processing Manual ch. 25 §75 (FL 74); 837I",
            lines=tuple(range(PROCEDURES + 1, count + 1)),
            part=Part.PROCEDURES,
        )


def too_many_lines(case: Case) -> Iterator[Edit]:
    """More service lines than a professional claim holds."""
    count = len(case.encounter.services)
    if case.encounter.setting is not Setting.PROFESSIONAL or count <= FORM_LINES:
        return
    electronic = count > ELECTRONIC_LINES
    text = (
        f"An electronic professional claim holds {ELECTRONIC_LINES} lines; there are {count}."
        if electronic
        else f"One CMS-1500 holds {FORM_LINES} lines; the {count} lines here need a second "
        "form on paper."
    )
    limit = ELECTRONIC_LINES if electronic else FORM_LINES
    yield Edit(
        "too-many-lines",
        Severity.ERROR if electronic else Severity.WARNING,
        text,
        "Claims Processing Manual ch. 26 §10.4, item 24; 837P",
        lines=tuple(range(limit + 1, count + 1)),
        part=Part.SERVICES,
        exception="" if electronic else f"Sent electronically, a claim takes {ELECTRONIC_LINES} lines.",
    )
