"""Hypertension with heart disease and kidney disease: one combination code (Guidelines I.C.9.a)."""

from collections.abc import Iterator
from dataclasses import dataclass

from coderdesk.domain.edit import Edit, Mend, Severity
from coderdesk.edits import mends
from coderdesk.edits.case import Case, Dx

RULE = "hypertension-combination"
UNLESS = (
    "The relationship is presumed even in the absence of provider documentation linking the "
    "conditions, "
    "unless the documentation clearly states that they are unrelated."
)
INCLUDED = ("I515", "I517")  # no additional code beside I11 (I.C.9.a.1)
LATE_STAGES = ("N185", "N186")
# Heart failure with a cause of its own, which the presumption does not reach.
_OTHER_CAUSE = ("I0981", "I9713")


@dataclass(frozen=True, slots=True)
class Pressure:
    """What an encounter holds of hypertension, heart and kidney."""

    simple: Dx | None
    heart_code: Dx | None
    kidney_code: Dx | None
    both_code: Dx | None
    heart: Dx | None
    failure: bool
    kidney: Dx | None

    @property
    def held(self) -> list[Dx]:
        """The hypertension codes, in their order."""
        found = (self.simple, self.heart_code, self.kidney_code, self.both_code)
        return sorted((dx for dx in found if dx), key=lambda dx: dx.at)

    @property
    def late(self) -> bool:
        """Whether the kidney disease is stage 5 or end-stage."""
        return self.kidney is not None and self.kidney.bare.startswith(LATE_STAGES)


def hypertension_combination(case: Case) -> Iterator[Edit]:
    """Hypertension, heart and kidney disease apart, or in a combination code that does not fit."""
    pressure = _pressure(case)
    held = pressure.held
    if not held or case.starting("I15", "O10"):
        return
    wanted = _wanted(pressure)
    if len(held) == 1 and (not wanted or held[0].name == wanted or _is_heading(held[0])):
        return
    if not wanted:
        wanted = held[-1].name
    yield _edit(pressure, held, wanted)


def _pressure(case: Case) -> Pressure:
    def one(*prefixes: str) -> Dx | None:
        return next(iter(case.starting(*prefixes)), None)

    heart = None
    if not case.starting(*_OTHER_CAUSE):
        heart = next((dx for dx in case.dx if _part(case, dx).startswith("heart")), None)
    failure = heart is not None and bool(case.starting("I50"))
    kidney = next((dx for dx in case.dx if _part(case, dx) == "kidney"), None)
    return Pressure(one("I10"), one("I11"), one("I12"), one("I13"), heart, failure, kidney)


def _part(case: Case, dx: Dx) -> str:
    return next((row["part"] for row in case.facts.hypertension_with.of(dx.bare)), "")


def _wanted(pressure: Pressure) -> str:
    """The code that holds everything; empty when hypertension stands alone."""
    has_heart = (
        pressure.heart is not None or pressure.heart_code is not None or pressure.both_code is not None
    )
    has_kidney = (
        pressure.kidney is not None
        or pressure.kidney_code is not None
        or pressure.both_code is not None
    )
    failure = pressure.failure or _coded_failure(pressure)
    late = pressure.late or (pressure.kidney is None and _coded_late(pressure))
    if has_heart and has_kidney:
        if failure:
            return "I13.2" if late else "I13.0"
        return "I13.11" if late else "I13.10"
    if has_heart:
        return "I11.0" if failure else "I11.9"
    if has_kidney:
        return "I12.0" if late else "I12.9"
    return ""


def _coded_failure(pressure: Pressure) -> bool:
    codes = {dx.name for dx in pressure.held}
    return bool(codes & {"I11.0", "I13.0", "I13.2"})


def _coded_late(pressure: Pressure) -> bool:
    codes = {dx.name for dx in pressure.held}
    return bool(codes & {"I12.0", "I13.11", "I13.2"})


def _is_heading(dx: Dx) -> bool:
    """A heading is told off by another rule."""
    return dx.code is not None and not dx.code.billable


def _edit(pressure: Pressure, held: list[Dx], wanted: str) -> Edit:
    others = [dx for dx in (pressure.heart, pressure.kidney) if dx]
    shown = sorted([*held, *others], key=lambda dx: dx.at)
    keep = next((dx for dx in held if dx.name == wanted), held[0])
    ways: list[Mend] = []
    if keep.name != wanted:
        ways.append(mends.replace(keep.at, wanted))
    ways += [mends.remove(dx.at, dx.name) for dx in held if dx is not keep]
    if pressure.heart and pressure.heart.bare.startswith(INCLUDED):
        ways.append(mends.remove(pressure.heart.at, pressure.heart.name))
    ways.append(mends.leave("documented as unrelated", keep.at))
    names = [dx.name for dx in shown]
    together = " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else names[0]
    return Edit(
        RULE,
        Severity.WARNING,
        f"{together} are coded as one combination, {wanted}: hypertension is presumed to have caused "
        f"{_what(pressure)}.",
        "Guidelines I.C.9.a, I.A.15",
        tuple(dx.name for dx in shown),
        tuple(dx.at for dx in shown),
        exception=UNLESS,
        mends=tuple(ways),
    )


def _what(pressure: Pressure) -> str:
    heart = "heart failure" if pressure.failure else "the heart disease"
    if pressure.heart and pressure.kidney:
        return f"{heart} and the kidney disease"
    if pressure.kidney or pressure.kidney_code:
        return "the kidney disease"
    return heart
