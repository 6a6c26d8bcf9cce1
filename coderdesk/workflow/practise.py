"""A trip for learning: code a synthetic encounter on the desk, and be scored by its key."""

import datetime as dt
import tomllib
from functools import cache
from typing import Any

from coderdesk.chart.reader import read_document
from coderdesk.domain.chart import Document
from coderdesk.domain.encounter import Diagnosis, Encounter, Patient, Procedure, Service, Setting
from coderdesk.domain.practice import PracticeCase
from coderdesk.paths import shipped

MARKED = "PRACTICE"  # how the account of a practice encounter begins
TIMED = "practice, timed"  # the payer of a practice encounter against the clock
HEAD = "Synthetic: no such patient, no such hospital"


@cache
def practice_cases() -> tuple[PracticeCase, ...]:
    """Every practice encounter that ships, by setting and then by number."""
    return tuple(
        _case(setting, row)
        for setting in Setting
        for row in tomllib.loads(
            shipped("resources", "practice", f"{setting}.toml").read_text("utf-8")
        )["case"]
    )


def case_of(encounter: Encounter) -> PracticeCase | None:
    """The practice case that an encounter was begun from, if it was."""
    begins, _blank, name = encounter.account.partition(" ")
    if begins != MARKED:
        return None
    return next((case for case in practice_cases() if case.id == name), None)


def chart_of(case: PracticeCase) -> tuple[Document, ...]:
    """The chart of a case, marked synthetic, as the readers give it."""
    return read_document(f"{HEAD}\n{case.chart}".encode(), f"{case.title}.txt")


def _case(setting: Setting, row: dict[str, Any]) -> PracticeCase:
    bare = Encounter(
        setting=setting,
        account=f"{MARKED} {row['id']}",
        patient=Patient(f"P-{row['id']}", "Synthetic, Practice", row["born"], row["sex"]),
        payer="practice",
        admit_date=row.get("admit"),
        discharge_date=row.get("discharge"),
        service_date=row.get("service"),
        visit_reasons=tuple(row.get("reasons", ())),
        place=row.get("place", ""),
    )
    diagnoses = tuple(
        Diagnosis(line[0], line[1] if setting is Setting.INPATIENT else "", id=number)
        for number, line in enumerate(row["dx"], 1)
    )
    procedures = tuple(
        Procedure(code, day, id=50 + number)
        for number, (code, day, _why) in enumerate(row.get("px", ()), 1)
    )
    services = tuple(
        Service(
            code,
            tuple(modifiers),
            row.get("units", {}).get(code, 1),
            tuple(points),
            row["service"],
            row.get("place", ""),
            id=70 + number,
        )
        for number, (code, modifiers, points, _why) in enumerate(row.get("lines", ()), 1)
    )
    lines = (*row["dx"], *row.get("px", ()), *row.get("lines", ()))
    return PracticeCase(
        id=row["id"],
        title=row["title"],
        level=row["level"],
        minutes=row["minutes"],
        bare=bare,
        key=bare.with_(diagnoses=diagnoses, procedures=procedures, services=services),
        chart=row["chart"].strip(),
        why={line[0]: line[-1] for line in lines},
        first=tuple(row.get("first", ())),
    )


def minutes_since(began: dt.datetime, now: dt.datetime) -> float:
    """How long a try has taken, in minutes; never less than none when the clock is set back."""
    return max(0.0, (now - began).total_seconds() / 60)
