"""The head of the summary: the person, the visit and the coder, as the setting needs them."""

import datetime as dt

from coderdesk.domain.claim_codes import DISPOSITIONS, PLACES, said
from coderdesk.domain.encounter import Encounter, Setting
from coderdesk.report.paper import Field, Voice
from coderdesk.report.summary_input import SummaryInput
from coderdesk.report.telling import NONE, Telling, age, counted, veiled_age


def head_fields(given: SummaryInput, telling: Telling) -> tuple[tuple[Field, ...], ...]:
    """The rows of the head's grid."""
    person = _person(given, telling)
    rows = {
        Setting.INPATIENT: _inpatient,
        Setting.OUTPATIENT: _outpatient,
        Setting.PROFESSIONAL: _professional,
    }[given.encounter.setting](given, telling)
    return tuple(row for row in (person, *rows) if row)


def _person(given: SummaryInput, telling: Telling) -> tuple[Field, ...]:
    """Who it is; without the person age and sex alone, and the coder beside them."""
    patient, day = given.encounter.patient, _first_day(given.encounter)
    born = patient.birth_date
    if given.veiled:
        years = veiled_age(born, day) if born and day else NONE
        return (
            Field("Age", years),
            Field("Sex", patient.sex or NONE),
            Field("", ""),
            *_coder(given, telling),
        )
    told = f"{telling.date(born)}, {age(born, day)}" if born and day else telling.date(born)
    return (
        Field("Patient", patient.name or NONE, voice=Voice.SUBJECT),
        Field("Born", told),
        Field("Sex", patient.sex or NONE),
        Field("MRN", patient.mrn or NONE),
        Field("Account", given.encounter.account or NONE, voice=Voice.SUBJECT),
    )


def _inpatient(given: SummaryInput, telling: Telling) -> tuple[tuple[Field, ...], ...]:
    encounter = given.encounter
    left = telling.date(encounter.discharge_date)
    stay = _stay(encounter)
    arrival = (encounter.admission_type, encounter.admission_source)
    admitting = (encounter.admitting_diagnosis,)
    return (
        (
            Field("Admitted", telling.date(encounter.admit_date)),
            Field("Discharged", f"{left}, {stay}" if stay else left),
            Field("Type, source", ", ".join(filter(None, arrival)) or NONE),
            Field("Disposition", _disposition(encounter)),
            Field("Payer", _payer(given)),
        ),
        (_code_field("Admitting diagnosis", admitting, given, span=5),)
        if given.veiled
        else (
            Field("Attending", encounter.attending or NONE),
            _code_field("Admitting diagnosis", admitting, given, span=2),
            *_coder(given, telling),
        ),
    )


def _outpatient(given: SummaryInput, telling: Telling) -> tuple[tuple[Field, ...], ...]:
    encounter = given.encounter
    visit = (
        _service_days(encounter, telling),
        _code_field("Reason for visit", encounter.visit_reasons, given, span=2),
        Field("Disposition", _disposition(encounter)),
        Field("Payer", _payer(given)),
    )
    if given.veiled:
        return (visit,)
    attending = Field("Attending", encounter.attending or NONE, span=3)
    return (visit, (attending, *_coder(given, telling)))


def _professional(given: SummaryInput, telling: Telling) -> tuple[tuple[Field, ...], ...]:
    encounter = given.encounter
    places = dict.fromkeys(line.place or encounter.place for line in encounter.services)
    told = ", ".join(said(one, PLACES) for one in places or (encounter.place,) if one)
    visit = (
        _service_days(encounter, telling),
        Field("Place of service", told or NONE),
        Field("Accident", telling.free(encounter.accident) or NONE, span=2),
        Field("Payer", _payer(given)),
    )
    if given.veiled:
        return (visit,)
    people = (
        Field("Rendering", encounter.attending or NONE),
        Field("Referring", encounter.referring or NONE, span=2),
    )
    return (visit, (*people, *_coder(given, telling)))


def _disposition(encounter: Encounter) -> str:
    return said(encounter.disposition, DISPOSITIONS) or NONE


def _coder(given: SummaryInput, telling: Telling) -> tuple[Field, ...]:
    """Who coded it, when, and how settled it is; the day of coding would tell the day of the stay."""
    coded = telling.date(given.coded) if given.coded and not given.veiled else ""
    settled = ", ".join(part for part in (coded, given.status) if part)
    return (Field("Coder", given.coder or NONE), Field("Coded", settled or NONE))


def _code_field(label: str, names: tuple[str, ...], given: SummaryInput, *, span: int) -> Field:
    """A code with its title; several codes stand as codes alone."""
    filled = [name for name in names if name]
    if len(filled) != 1:
        return Field(label, ", ".join(filled) or NONE, span=span)
    known = given.codes.get(filled[0])
    return Field(label, known.title if known else "", code=filled[0], span=span)


def _service_days(encounter: Encounter, telling: Telling) -> Field:
    """The day of service, or first and last day where they differ."""
    first, last = encounter.admit_date, encounter.discharge_date
    if encounter.service_date or not (first and last and first != last):
        return Field("Date of service", telling.date(encounter.service_date or first or last))
    return Field("Dates of service", f"{telling.date(first)} to {telling.date(last)}")


def _stay(encounter: Encounter) -> str:
    """The length of stay: midnights, one at least."""
    if not (encounter.admit_date and encounter.discharge_date):
        return ""
    days = (encounter.discharge_date - encounter.admit_date).days
    return counted(max(1, days), "day") if days >= 0 else ""


def _payer(given: SummaryInput) -> str:
    """The payer with a capital, however it was typed."""
    payer = given.encounter.payer
    return payer[:1].upper() + payer[1:] if payer else NONE


def _first_day(encounter: Encounter) -> dt.date | None:
    return encounter.admit_date or encounter.service_date or encounter.discharge_date
