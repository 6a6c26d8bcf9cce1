"""Which facts of the visit each setting asks for, how they are shown, and how typing is understood."""

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from coderdesk.domain.changes import Change, SetField, SetPlace, Together
from coderdesk.domain.claim_codes import (
    ADMISSION_SOURCES,
    ADMISSION_TYPES,
    DISPOSITIONS,
    NEWBORN_SOURCES,
    PLACES,
    said,
)
from coderdesk.domain.encounter import Encounter, Setting
from coderdesk.domain.encounter_json import diagnosis_name
from coderdesk.gui.coding.typed import (
    Unreadable,
    read_date,
    read_number,
    read_sex,
    shown_age,
    shown_date,
    shown_stay,
)

MOST_REASONS = 3  # UB-04 FL70a-c
SEVERAL = "several"
GRID = 60  # what a row is divided by: into three, four or five, or unequally
_MOST = 5  # columns


@dataclass(frozen=True, slots=True)
class VisitField:
    """One field: its name, what it shows, and the change that typed text asks for.

    ``read`` is none for a field that is only shown; it raises `Unreadable` for text that is no value.
    ``aside`` stands beside the label, such as the age beside the birth date.
    """

    key: str
    label: str
    show: Callable[[Encounter], str]
    read: Callable[[str, Encounter], Change | None] | None = None
    aside: Callable[[Encounter], str] = lambda _encounter: ""
    span: int = 1
    mono: bool = False


Rows: TypeAlias = tuple[tuple[tuple[VisitField, int], ...], ...]


def rows_for(setting: Setting, across: int) -> tuple[Rows, Rows]:
    """The rows of visit fields of a setting, and those of the patient, with the sixtieths each takes.

    ``across`` is how many columns there is room for: five, four or three.
    """
    fields = (_ROOMY if across >= _MOST else _BRIEF)[setting]
    across = min(across, 4) if setting is Setting.PROFESSIONAL else across
    person = tuple(zip(_PERSON, (15, 6, 14, 11, 14), strict=True))
    return _rows(fields, across), (person,) if across == 4 else _rows(_PERSON, across)  # noqa: PLR2004


def _rows(fields: Sequence[VisitField], across: int) -> Rows:
    """The fields in rows, each as many columns wide as it spans."""
    rows: list[list[tuple[VisitField, int]]] = [[]]
    taken = 0
    for field in fields:
        if taken == across:
            rows.append([])
            taken = 0
        span = min(field.span, across - taken)
        rows[-1].append((field, GRID // across * span))
        taken += span
    return tuple(map(tuple, rows))


def remarks(encounter: Encounter) -> dict[str, str]:
    """What is kept but cannot be right, by field: one sentence each."""
    found: dict[str, str] = {}
    admitted, discharged = encounter.admit_date, encounter.discharge_date
    begin = admitted if encounter.setting is Setting.INPATIENT else encounter.service_date
    if begin and discharged and discharged < begin:
        word = "admission" if encounter.setting is Setting.INPATIENT else "date of service"
        found["discharge_date"] = f"This lies before the {word}, {shown_date(begin)}."
    born = encounter.patient.birth_date
    day = begin or discharged
    if born and day and day < born:
        found["birth_date"] = f"This lies after the visit began, {shown_date(day)}."
    return found


# --- the kinds of field -------------------------------------------------------------------------------
def _text(key: str, label: str, *, span: int = 1, mono: bool = False) -> VisitField:
    return VisitField(
        key,
        label,
        lambda encounter: str(_held(encounter, key)),
        lambda typed, _encounter: SetField(key, typed.strip()),
        span=span,
        mono=mono,
    )


def _held(encounter: Encounter, key: str) -> object:
    owner: object = encounter if hasattr(encounter, key) else encounter.patient
    return getattr(owner, key)


def _day(key: str, label: str, aside: Callable[[Encounter], str] = lambda _encounter: "") -> VisitField:
    def show(encounter: Encounter) -> str:
        day = _held(encounter, key)
        return shown_date(day) if isinstance(day, dt.date) else ""

    return VisitField(
        key,
        label,
        show,
        lambda typed, encounter: SetField(key, read_date(typed, encounter.day)),
        aside,
    )


def _number(key: str, label: str, names: dict[str, str], what: str) -> VisitField:
    return VisitField(
        key,
        label,
        lambda encounter: said(str(_held(encounter, key)), names),
        lambda typed, _encounter: SetField(key, read_number(typed, names, what)),
    )


def _code(key: str, label: str) -> VisitField:
    return VisitField(
        key,
        label,
        lambda encounter: str(_held(encounter, key)),
        lambda typed, _encounter: SetField(key, diagnosis_name(typed)),
        mono=True,
    )


# --- fields with a way of their own -------------------------------------------------------------------
def _read_reasons(typed: str, _encounter: Encounter) -> Change:
    names = tuple(diagnosis_name(part) for part in re.split(r"[,;\s]+", typed) if part)
    if len(names) > MOST_REASONS:
        message = f"A claim takes three reasons for the visit; here are {len(names)}."
        raise Unreadable(message)
    return SetField("visit_reasons", names)


def _sources(encounter: Encounter) -> dict[str, str]:
    newborn = encounter.admission_type == "4"
    return ADMISSION_SOURCES | NEWBORN_SOURCES if newborn else ADMISSION_SOURCES


def _read_source(typed: str, encounter: Encounter) -> Change:
    names = _sources(encounter)
    return SetField("admission_source", read_number(typed, names, "point of origin"))


def _show_both(encounter: Encounter) -> str:
    return ", ".join(held for held in (encounter.admission_type, encounter.admission_source) if held)


def _read_both(typed: str, encounter: Encounter) -> Change:
    first, _comma, second = typed.partition(",")
    change = SetField("admission_type", read_number(first, ADMISSION_TYPES, "admission type"))
    after = change.apply(encounter)
    return Together((change, _read_source(second, after)), "set the admission type and source")


def _show_place(encounter: Encounter) -> str:
    places = {line.place for line in encounter.services}
    if len(places) > 1:
        return SEVERAL
    return said(places.pop() if places else encounter.place, PLACES)


def _read_place(typed: str, encounter: Encounter) -> Change | None:
    """The place that new lines begin with, and the lines that went with it so far."""
    if typed.strip() == SEVERAL:
        return None
    place = read_number(typed, PLACES, "place of service")
    places = {line.place for line in encounter.services}
    along = ("", encounter.place, *(places if len(places) == 1 else ()))
    ids = tuple(line.id for line in encounter.services if line.place in along)
    change = SetField("place", place)
    what = f"set the place of service to {place or 'blank'}"
    return Together((change, SetPlace(ids, place)), what) if ids else change


_ADMITTED = _day("admit_date", "Admitted")
_DISCHARGED = _day("discharge_date", "Discharged")
_THROUGH = _day("discharge_date", "Through")
_SERVED = _day("service_date", "Date of service")


def _stay(encounter: Encounter) -> str:
    return shown_stay(encounter.admit_date, encounter.discharge_date)


def _days(encounter: Encounter) -> str:
    """The stay as short as a label has room for: ``6 d``."""
    return " ".join(part[:1] if part.isalpha() else part for part in _stay(encounter).split())


_STAY = VisitField("stay", "Stay", _stay)
_LEFT = _day("discharge_date", "Discharged", _days)  # where the stay has no field of its own
_DISPOSITION = _number("disposition", "Disposition", DISPOSITIONS, "disposition")
_PAYER = VisitField(
    "payer",
    "Payer",
    lambda encounter: encounter.payer[:1].upper() + encounter.payer[1:],  # files say medicare
    lambda typed, _encounter: SetField("payer", typed.strip()),
)
_FACILITY = _text("facility", "Facility")
_ADMITTING = _code("admitting_diagnosis", "Admitting dx")
_REASONS = VisitField(
    "visit_reasons",
    "Reasons for visit",
    lambda encounter: ", ".join(encounter.visit_reasons),
    _read_reasons,
    mono=True,
)
_ATTENDING = _text("attending", "Attending")
_RENDERING = _text("attending", "Rendering")
_REFERRING = _text("referring", "Referring")
_TYPE = _number("admission_type", "Type", ADMISSION_TYPES, "admission type")
_SOURCE = VisitField(
    "admission_source",
    "Source",
    lambda encounter: said(encounter.admission_source, _sources(encounter)),
    _read_source,
)
_BOTH = VisitField("type_source", "Type, source", _show_both, _read_both)
_PLACE = VisitField("place", "Place of service", _show_place, _read_place)
_ACCIDENT = _text("accident", "Accident", span=2)

_NAME = _text("name", "Patient")
_SEX = VisitField(
    "sex",
    "Sex",
    lambda encounter: encounter.patient.sex,
    lambda typed, _encounter: SetField("sex", read_sex(typed)),
)


def _age(encounter: Encounter) -> str:
    day = encounter.admit_date if encounter.setting is Setting.INPATIENT else encounter.service_date
    return shown_age(encounter.patient.birth_date, day or encounter.day)


_PERSON = (
    _NAME,
    _SEX,
    _day("birth_date", "Born", _age),
    _text("mrn", "MRN", mono=True),
    _text("account", "Account", mono=True),
)

_ROOMY: dict[Setting, tuple[VisitField, ...]] = {
    Setting.INPATIENT: (
        *(_ADMITTED, _DISCHARGED, _STAY, _DISPOSITION, _PAYER),
        *(_ADMITTING, _ATTENDING, _TYPE, _SOURCE, _FACILITY),
    ),
    Setting.OUTPATIENT: (
        *(_SERVED, _THROUGH, _REASONS, _DISPOSITION, _PAYER),
        *(_TYPE, _SOURCE, _ATTENDING, _REFERRING, _FACILITY),
    ),
    Setting.PROFESSIONAL: (
        *(_SERVED, _PLACE, _PAYER, _FACILITY),
        *(_RENDERING, _REFERRING, _ACCIDENT),
    ),
}
_BRIEF: dict[Setting, tuple[VisitField, ...]] = {
    Setting.INPATIENT: (
        *(_ADMITTED, _LEFT, _DISPOSITION, _PAYER),
        *(_ADMITTING, _ATTENDING, _BOTH, _FACILITY),
    ),
    Setting.OUTPATIENT: (
        *(_SERVED, _REASONS, _DISPOSITION, _PAYER),
        *(_THROUGH, _ATTENDING, _BOTH, _FACILITY),
    ),
    Setting.PROFESSIONAL: _ROOMY[Setting.PROFESSIONAL],
}
