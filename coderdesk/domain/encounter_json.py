"""Encounter JSON, version 1: how encounters come in from and go out to other programs.

The layout is a contract that other people's scripts rest on: unknown keys are refused by name, dates
are ISO 8601, the order of ``diagnoses`` is the sequence, and ``pointers`` name diagnoses by position
from 1.
"""

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any, NoReturn

from coderdesk.domain.code import bare, dotted
from coderdesk.domain.encounter import Diagnosis, Encounter, Patient, Procedure, Service, Setting
from coderdesk.domain.json_keys import Keys, only_once
from coderdesk.errors import CoderDeskError

VERSION = 1

_TOP = (
    "version", "setting", "account", "patient", "payer", "facility", "attending", "admit_date",
    "discharge_date", "disposition", "service_date", "admitting_diagnosis", "visit_reasons",
    "diagnoses", "procedures", "services",
)  # fmt: skip
_PATIENT = ("mrn", "name", "birth_date", "sex")
_DIAGNOSIS = ("code", "poa")
_PROCEDURE = ("code", "date")
_SERVICE = ("code", "modifiers", "units", "pointers", "date", "place")
_SEXES = ("F", "M", "X", "U")
_SHAPE = re.compile(r"[A-Z](?:\d|[A-Z]\d)")  # A00, C7A, QA0


def read_encounter(text: str) -> Encounter:
    """The encounter that a JSON text describes.

    Raises:
        CoderDeskError: naming the key and what is wrong with it.
    """
    top = Keys(_parsed(text), "")
    _check_version(top)
    top.known(_TOP)
    patient = top.inner("patient")
    diagnoses = tuple(
        _diagnosis(line, number) for number, line in enumerate(top.lines("diagnoses", _DIAGNOSIS), 1)
    )
    procedures = tuple(
        _procedure(line, len(diagnoses) + number)
        for number, line in enumerate(top.lines("procedures", _PROCEDURE), 1)
    )
    used = len(diagnoses) + len(procedures)
    services = tuple(
        _service(line, used + number, len(diagnoses))
        for number, line in enumerate(top.lines("services", _SERVICE), 1)
    )
    return Encounter(
        setting=_setting(top),
        account=top.text("account"),
        patient=_patient(patient),
        payer=top.text("payer"),
        facility=top.text("facility"),
        attending=top.text("attending"),
        admit_date=top.day("admit_date"),
        discharge_date=top.day("discharge_date"),
        disposition=top.text("disposition"),
        service_date=top.day("service_date"),
        admitting_diagnosis=diagnosis_name(top.text("admitting_diagnosis")),
        visit_reasons=tuple(diagnosis_name(code) for code in top.texts("visit_reasons")),
        diagnoses=diagnoses,
        procedures=procedures,
        services=services,
    )


def write_encounter(encounter: Encounter) -> str:
    """The encounter as contract JSON, empty keys left out."""
    return json.dumps(encounter_value(encounter), ensure_ascii=False, indent=2)


def encounter_value(encounter: Encounter) -> dict[str, Any]:
    """The encounter as the value that contract JSON holds."""
    patient = encounter.patient
    value: dict[str, Any] = {
        "version": VERSION,
        "setting": encounter.setting.value,
        "account": encounter.account,
        "patient": _filled(
            {
                "mrn": patient.mrn,
                "name": patient.name,
                "birth_date": _iso(patient.birth_date),
                "sex": patient.sex,
            }
        ),
        "payer": encounter.payer,
        "facility": encounter.facility,
        "attending": encounter.attending,
        "admit_date": _iso(encounter.admit_date),
        "discharge_date": _iso(encounter.discharge_date),
        "disposition": encounter.disposition,
        "service_date": _iso(encounter.service_date),
        "admitting_diagnosis": encounter.admitting_diagnosis,
        "visit_reasons": list(encounter.visit_reasons),
        "procedures": [
            _filled({"code": line.code, "date": _iso(line.date)}) for line in encounter.procedures
        ],
        "services": [_service_value(line, encounter) for line in encounter.services],
    }
    value["diagnoses"] = [_filled({"code": line.code, "poa": line.poa}) for line in encounter.diagnoses]
    kept = {"diagnoses": [], **_filled(value)}
    return {key: kept[key] for key in _TOP if key in kept}


def diagnosis_name(text: str) -> str:
    """A diagnosis code as the book writes it; what has no such shape stays as typed, in capitals."""
    typed = text.strip().upper()
    head, _dot, tail = typed.partition(".")
    if len(head) == len("A00") and "." not in tail:
        return dotted(typed)
    plain = bare(typed)
    return dotted(typed) if "." not in typed and _SHAPE.match(plain) else typed


def _parsed(text: str) -> Mapping[str, Any]:
    try:
        value = json.loads(
            text.removeprefix("\ufeff"), object_pairs_hook=only_once, parse_constant=_no_number
        )
    except json.JSONDecodeError as problem:
        raise CoderDeskError(
            f"The encounter is not valid JSON at line {problem.lineno}, column {problem.colno}.",
            "Correct the file and try again.",
        ) from problem
    except (RecursionError, ValueError) as problem:
        raise CoderDeskError(
            "The encounter holds a number or a nesting that no encounter has.", "Correct the file."
        ) from problem
    if not isinstance(value, dict):
        raise CoderDeskError(
            "The encounter must be one JSON object in braces.", "Correct the file and try again."
        )
    return value


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


def _check_version(top: Keys) -> None:
    if "version" not in top.values:
        top.fail("“version” is missing.", "Version 1 is the one this program reads.")
    version = top.whole("version")
    if version != VERSION:
        top.fail(
            f"“version” is {version}; this program reads version {VERSION}.",
            "Export the encounter in version 1.",
        )


def _setting(top: Keys) -> Setting:
    text = top.text("setting").strip().lower()
    try:
        return Setting(text)
    except ValueError:
        problem = "must be inpatient, outpatient or professional." if text else "is missing."
        top.fail(f"“setting” {problem}", "It decides which rules and limits apply.")


def _patient(keys: Keys) -> Patient:
    keys.known(_PATIENT)
    sex = keys.text("sex").strip().upper()
    if sex and sex not in _SEXES:
        keys.fail("“sex” in patient must be F, M, X or U.", "U stands for unknown.")
    return Patient(keys.text("mrn"), keys.text("name"), keys.day("birth_date"), sex)


def _diagnosis(keys: Keys, number: int) -> Diagnosis:
    return Diagnosis(diagnosis_name(keys.code()), keys.text("poa").strip().upper(), number)


def _procedure(keys: Keys, number: int) -> Procedure:
    return Procedure(keys.code().strip().upper(), keys.day("date"), id=number)


def _service(keys: Keys, number: int, diagnoses: int) -> Service:
    pointers = keys.wholes("pointers")
    return Service(
        code=keys.code().strip().upper(),
        modifiers=tuple(modifier.strip().upper() for modifier in keys.texts("modifiers")),
        units=keys.whole("units") if keys.has("units") else None,
        pointers=tuple(
            at for at in pointers if 1 <= at <= diagnoses
        ),  # a new line's id is its position
        date=keys.day("date"),
        place=keys.text("place"),
        id=number,
        stray_pointers=tuple(at for at in pointers if not 1 <= at <= diagnoses),
    )


def _service_value(line: Service, encounter: Encounter) -> dict[str, Any]:
    places = [encounter.position(pointer) for pointer in line.pointers]
    value = _filled(
        {
            "code": line.code,
            "modifiers": list(line.modifiers),
            "pointers": [place for place in places if place] + list(line.stray_pointers),
            "date": _iso(line.date),
            "place": line.place,
        }
    )
    if line.units is not None:
        value["units"] = line.units
    return {key: value[key] for key in _SERVICE if key in value}


def _filled(value: dict[str, Any]) -> dict[str, Any]:
    return {key: held for key, held in value.items() if held not in ("", None, [], {})}


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
