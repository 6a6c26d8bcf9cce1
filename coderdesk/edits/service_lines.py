"""CPT and HCPCS lines: pointers, units, add-on codes."""

import re
from collections.abc import Iterator

from coderdesk.domain.edit import Edit, Mend, Part, Severity
from coderdesk.domain.encounter import Service, Setting
from coderdesk.edits import mends
from coderdesk.edits.case import Case

MOST_POINTERS = 4
MOST_DIAGNOSES = 12  # letters A to L
_POINTERS = "Claims Processing Manual ch. 26 §10.4, item 24E; NUCC 1500 manual"
_UNITS = "Claims Processing Manual ch. 26 §10.4, item 24G; ch. 25 §75, FL 46"
_ADDON_DAYS = "ZZZ"
_SPAN = re.compile(r"(\w{5})(?:-(\w{5}))?")


def pointer_missing(case: Case) -> Iterator[Edit]:
    """A professional line that points to no diagnosis."""
    if case.encounter.setting is not Setting.PROFESSIONAL:
        return
    for at, line in enumerate(case.encounter.services, 1):
        if not line.pointers and not line.stray_pointers:
            yield Edit(
                "pointer-missing",
                Severity.ERROR,
                f"{line.code} points to no diagnosis; a professional line names at least one.",
                _POINTERS,
                (line.code,),
                (at,),
                Part.SERVICES,
                mends=_pointers(case, at),
            )


def pointer_invalid(case: Case) -> Iterator[Edit]:
    """A pointer to no diagnosis of the claim, one twice, or more than four."""
    for at, line in enumerate(case.encounter.services, 1):
        problem = _pointer_problem(case, line)
        if problem:
            yield Edit(
                "pointer-invalid",
                Severity.ERROR,
                f"{line.code} {problem}.",
                _POINTERS,
                (line.code,),
                (at,),
                Part.SERVICES,
                mends=_pointers(case, at),
            )


def _pointers(case: Case, at: int) -> tuple[Mend, ...]:
    return tuple(mends.pointer(at, dx.at, dx.name) for dx in case.dx[:MOST_POINTERS])


def _pointer_problem(case: Case, line: Service) -> str:
    places = [case.encounter.position(pointer) for pointer in line.pointers]
    gone = [str(stray) for stray in line.stray_pointers] + ["a removed line" for at in places if not at]
    if gone:
        return f"points to {gone[0]}, where no diagnosis stands"
    if len(places) > MOST_POINTERS:
        return f"has {len(places)} pointers; a line takes {MOST_POINTERS}"
    if len(set(places)) < len(places):
        return "points to one diagnosis twice"
    if any(at > MOST_DIAGNOSES for at in places):
        return f"points past diagnosis {MOST_DIAGNOSES}, the last one a professional claim holds"
    return ""


def units_missing(case: Case) -> Iterator[Edit]:
    """A service line without units, or with none."""
    for at, line in enumerate(case.encounter.services, 1):
        if line.units is None or line.units < 1:
            yield Edit(
                "units-missing",
                Severity.ERROR,
                f"{line.code} has no units; a line takes at least 1.",
                _UNITS,
                (line.code,),
                (at,),
                Part.SERVICES,
            )


def addon_without_base(case: Case) -> Iterator[Edit]:
    """An add-on code without a code that it adds to."""
    codes = {line.code for line in case.encounter.services}
    for at, line in enumerate(case.encounter.services, 1):
        needed = _bases(case, line.code)
        if needed and not any(_within(needed, code) for code in codes - {line.code}):
            yield Edit(
                "addon-without-base",
                Severity.ERROR,
                f"{line.code} is an add-on code and goes with one of {needed}, none of which "
                "is on the claim.",
                case.facts.addons[line.code].source
                if line.code in case.facts.addons
                else "NCCI add-on file",
                (line.code,),
                (at,),
                Part.SERVICES,
                mends=(mends.remove(at, line.code, Part.SERVICES),),
            )
        elif not needed and _alone_by_schedule(case, line):
            yield Edit(
                "addon-without-base",
                Severity.WARNING,
                f"{line.code} is paid only beside another service, and none is on the claim that day.",
                "Fee schedule relative value file, global days ZZZ",
                (line.code,),
                (at,),
                Part.SERVICES,
            )


def _alone_by_schedule(case: Case, line: Service) -> bool:
    """Whether the fee schedule calls a code an add-on, and every other line of its day too."""
    fees = case.tables.fees
    fee = fees.get(line.code)
    if fee is None or fee.days != _ADDON_DAYS:
        return False
    others = [one for one in case.encounter.services if one.date == line.date]
    return all(one.code in fees and fees[one.code].days == _ADDON_DAYS for one in others)


def _bases(case: Case, code: str) -> str:
    if case.tables.addons:
        return ", ".join(sorted(case.tables.addons.get(code, ())))
    row = case.facts.addons.get(code)
    return row["bases"] if row else ""


def _within(spans: str, code: str) -> bool:
    return any(low <= code <= (high or low) for low, high in _SPAN.findall(spans))
