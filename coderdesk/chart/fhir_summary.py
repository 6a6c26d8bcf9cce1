"""What a FHIR file says in figures and codes, as tables: problems, procedures, visits, drugs, results.

The fields are those of FHIR R4 (4.0.1): Condition, Procedure, Encounter, MedicationRequest,
AllergyIntolerance, Immunization, DiagnosticReport and Observation.
"""

from collections.abc import Callable
from dataclasses import dataclass

from coderdesk.chart.composing import Composer
from coderdesk.chart.fhir_json import Bundle, Resource, codes, concept, each, name, shown, words
from coderdesk.domain.chart import StyleKind

Cell = Callable[[Resource], str]
_DRUG = "medicationCodeableConcept"


@dataclass(frozen=True, slots=True)
class Table:
    """One kind of resource as a table: its title, and head and content of each column."""

    title: str
    kinds: tuple[str, ...]
    columns: tuple[tuple[str, Cell], ...]


def _code(path: str) -> Cell:
    return lambda one: ", ".join(code for code in codes(one, path) if code)


def _when(moment: str, period: str) -> Cell:
    return lambda one: shown(words(one, moment), words(one, period, "start"))


def _display(one: Resource, reference: str) -> str:
    return words(one, reference, "display")


TABLES = (
    Table("Problems", ("Condition",), (
        ("Condition", lambda one: concept(one, "code")),
        ("Code", _code("code")),
        ("Status", lambda one: concept(one, "clinicalStatus")),
        ("Certainty", lambda one: concept(one, "verificationStatus")),
        ("Since", lambda one: shown(words(one, "onsetDateTime"), words(one, "recordedDate"))),
        ("Until", lambda one: shown(words(one, "abatementDateTime"))),
    )),
    Table("Procedures", ("Procedure",), (
        ("Procedure", lambda one: concept(one, "code")),
        ("Code", _code("code")),
        ("Date", _when("performedDateTime", "performedPeriod")),
        ("Reason", lambda one: _display(one, "reasonReference") or concept(one, "reasonCode")),
    )),
    Table("Encounters", ("Encounter",), (
        ("Encounter", lambda one: concept(one, "type")),
        ("Kind", lambda one: words(one, "class", "display") or words(one, "class", "code")),
        ("From", lambda one: shown(words(one, "period", "start"))),
        ("To", lambda one: shown(words(one, "period", "end"))),
        ("Reason", lambda one: concept(one, "reasonCode")),
        ("Disposition", lambda one: concept(one, "hospitalization", "dischargeDisposition")),
    )),
    Table("Medications", ("MedicationRequest", "MedicationStatement", "MedicationAdministration"), (
        ("Drug", lambda one: concept(one, _DRUG) or _display(one, "medicationReference")),
        ("Directions", lambda one: words(one, "dosageInstruction", "text")),
        ("Status", lambda one: words(one, "status")),
        ("Date", lambda one: shown(words(one, "authoredOn"), words(one, "effectiveDateTime"))),
    )),
    Table("Allergies", ("AllergyIntolerance",), (
        ("Allergy", lambda one: concept(one, "code")),
        ("Reaction", lambda one: concept(one, "reaction", "manifestation")),
        ("Severity", lambda one: words(one, "reaction", "severity")),
        ("Status", lambda one: concept(one, "clinicalStatus")),
    )),
    Table("Immunizations", ("Immunization",), (
        ("Vaccine", lambda one: concept(one, "vaccineCode")),
        ("Date", lambda one: shown(words(one, "occurrenceDateTime"))),
        ("Status", lambda one: words(one, "status")),
    )),
)  # fmt: skip


def write_summary(bundle: Bundle, to: Composer) -> bool:
    """Write the tables; whether there was anything to write."""
    for line in map(_person, bundle.of("Patient")):
        to.line(line)
    wrote = False
    for table in TABLES:
        rows = [[say(one) for _head, say in table.columns] for one in bundle.of(*table.kinds)]
        wrote = _write_rows(table.title, [head for head, _say in table.columns], rows, to) or wrote
    return wrote


def write_results(bundle: Bundle, to: Composer) -> bool:
    """Write reports with their results, then the other observations; whether there were any."""
    told: set[int] = set()
    wrote = False
    for report in bundle.of("DiagnosticReport"):
        results = [found for one in each(report, "result") if (found := bundle.found(one)) is not None]
        when = shown(words(report, "effectiveDateTime"), words(report, "issued"))
        title = ", ".join(part for part in (concept(report, "code"), when) if part)
        wrote = _write_observations(title, results, to) or wrote
        told.update(map(id, results))
    others = [one for one in bundle.of("Observation") if id(one) not in told]
    return _write_observations("Other observations", others, to) or wrote


def _person(patient: Resource) -> str:
    born = shown(words(patient, "birthDate"))
    said = (name(patient), f"born {born}" if born else "", words(patient, "gender"))
    return "Patient: " + " \u00b7 ".join(part for part in said if part)


def _write_observations(title: str, observations: list[Resource], to: Composer) -> bool:
    rows = []
    for one in observations:
        when = shown(words(one, "effectiveDateTime"), words(one, "effectivePeriod", "start"))
        parts = list(each(one, "component"))
        if parts:
            rows += [_result(part, when, concept(one, "code")) for part in parts]
        else:
            rows.append(_result(one, when, ""))
    return _write_rows(title, ["Observation", "Value", "Unit", "Range", "Flag", "Date"], rows, to)


def _result(one: Resource, when: str, of: str) -> list[str]:
    said = concept(one, "code")
    low, high = (
        words(one, "referenceRange", "low", "value"),
        words(one, "referenceRange", "high", "value"),
    )
    ranged = words(one, "referenceRange", "text") or "-".join(part for part in (low, high) if part)
    value = words(one, "valueQuantity", "value") or concept(one, "valueCodeableConcept")
    value = (
        value or words(one, "valueString") or words(one, "valueInteger") or words(one, "valueDateTime")
    )
    unit = words(one, "valueQuantity", "unit")
    flag = concept(one, "interpretation")
    return [f"{of}: {said}" if of and of != said else said, value, unit, ranged, flag, when]


def _write_rows(title: str, heads: list[str], rows: list[list[str]], to: Composer) -> bool:
    rows = [row for row in rows if row[0] or row[1]]
    if not rows:
        return False
    used = [column for column in range(len(heads)) if any(row[column] for row in rows)]
    to.head(title)
    to.row([heads[column] for column in used], StyleKind.HEAD)
    for row in rows:
        to.row([row[column] for column in used])
    return True
