"""Days of procedures and services against the days of the encounter."""

from collections.abc import Iterator
from datetime import date, timedelta

from coderdesk.domain.edit import Edit, Part, Severity
from coderdesk.edits.case import Case

WINDOW = timedelta(days=3)


def date_order(case: Case) -> Iterator[Edit]:
    """An encounter that ends before it begins, or a birth after it."""
    encounter = case.encounter
    start = case.start
    end, born = encounter.discharge_date, encounter.patient.birth_date
    begun = "admission" if case.inpatient else "date of service"
    if start and end and end < start:
        left = "discharge" if case.inpatient else "last day"
        text = f"The {left} ({end.isoformat()}) lies before the {begun} ({start.isoformat()})."
        yield _of_visit(text, "Claims Processing Manual ch. 25 §75 (FL 6, FL 12); MCE, invalid dates")
    first = min((day for day in (start, end) if day), default=None)
    if born and first and born > first:
        text = f"The birth date ({born.isoformat()}) lies after the {begun} ({first.isoformat()})."
        yield _of_visit(text, "Claims Processing Manual ch. 25 §75 (FL 10); MCE, invalid age")


def _of_visit(text: str, source: str) -> Edit:
    return Edit("date-order", Severity.ERROR, text, source, part=Part.VISIT)


def date_outside_encounter(case: Case) -> Iterator[Edit]:
    """A procedure or service on a day that the encounter does not hold."""
    start, end = _span(case)
    if (start is None and end is None) or (start and end and end < start):
        return  # nothing to go by, or `date_order` says it
    lines = [
        (Part.PROCEDURES, at, line.code, line.date)
        for at, line in enumerate(case.encounter.procedures, 1)
    ]
    lines += [
        (Part.SERVICES, at, line.code, line.date) for at, line in enumerate(case.encounter.services, 1)
    ]
    for part, at, code, day in lines:
        if day is None:
            continue
        if start and day < start:
            yield _early(case, (part, at, code), day, start)
        elif end and day > end:
            text = f"{code} is dated {day.isoformat()}, after the encounter ends on {end.isoformat()}."
            yield _edit((part, at, code), text, Severity.ERROR)


def _span(case: Case) -> tuple[date | None, date | None]:
    encounter = case.encounter
    days = [
        day for day in (encounter.admit_date, encounter.service_date, encounter.discharge_date) if day
    ]
    if case.inpatient:
        return encounter.admit_date or encounter.service_date, encounter.discharge_date
    return (min(days), max(days)) if days else (None, None)


def _early(case: Case, line: tuple[Part, int, str], day: date, start: date) -> Edit:
    text = f"{line[2]} is dated {day.isoformat()}, before the encounter begins on {start.isoformat()}."
    if case.inpatient and start - day <= WINDOW:
        return _edit(
            line,
            text,
            Severity.WARNING,
            "Services of the same hospital in the three days before admission go on the "
            "inpatient claim.",
        )
    return _edit(line, text, Severity.ERROR)


def _edit(line: tuple[Part, int, str], text: str, severity: Severity, exception: str = "") -> Edit:
    part, at, code = line
    return Edit(
        "date-outside-encounter",
        severity,
        text,
        "Claims Processing Manual ch. 25 §75 (FL 6, FL 74); ch. 3 §40.3",
        (code,),
        (at,),
        part,
        exception=exception,
    )
