"""Sequences that chapter guidelines fix: sepsis, burns, birth weight."""

from collections.abc import Iterator

from coderdesk.domain.edit import Edit, Severity
from coderdesk.edits import mends
from coderdesk.edits.case import Case, Dx

_SEPSIS = ("A40", "A41", "B377", "A427", "A227")
_LOCAL = (
    "J12", "J13", "J14", "J15", "J16", "J18", "J69", "N10", "N30", "N390", "L03", "L02", "K35", "K65",
    "K80", "K81", "K83", "M86", "M00", "G00", "I33", "J85", "J86",
)  # fmt: skip
_BURN_SITES = ("T20", "T21", "T22", "T23", "T24", "T25")
_CORROSION = 4  # fourth character: 0 to 3 burns by degree, 4 to 7 corrosions by degree
_NOT_BURNT_NOW = ("D", "S")


def sepsis_first(case: Case) -> Iterator[Edit]:
    """A localized infection before the sepsis that was there on admission with it."""
    first = case.first
    if first is None or not case.inpatient or not first.bare.startswith(_LOCAL) or first.poa == "N":
        return
    sepsis = next((dx for dx in case.starting(*_SEPSIS) if dx.poa in {"Y", "W"}), None)
    if sepsis:
        yield Edit(
            "sepsis-first",
            Severity.WARNING,
            f"{sepsis.name} was present on admission, so it goes before the localized "
            f"infection {first.name}.",
            "Guidelines I.C.1.d.4",
            (sepsis.name, first.name),
            (sepsis.at, first.at),
            exception="Where the sepsis developed after admission, its POA is N and the "
            "localized infection "
            "stays first.",
            mends=(mends.move(sepsis.at, sepsis.name, 1), mends.poa(sepsis.at, "N")),
        )


def burn_order(case: Case) -> Iterator[Edit]:
    """A burn before one of a higher degree, or two degrees at one site."""
    burns = [(dx, _degree(dx)) for dx in case.dx if _degree(dx) and dx.seventh not in _NOT_BURNT_NOW]
    for at, (before, degree) in enumerate(burns):
        for after, higher in burns[at + 1 :]:
            if _site(before) == _site(after) and degree != higher:
                low, high = (before, after) if degree < higher else (after, before)
                text = f"{low.name} and {high.name} burn one site; only the higher degree is coded."
                yield _burn(low, high, text, "I.C.19.d.2")
            elif higher > degree and before.at == burns[0][0].at:
                text = f"{after.name} is the higher degree and goes before {before.name}."
                yield _burn(before, after, text, "I.C.19.d.1")


def _degree(dx: Dx) -> int:
    """The degree of an external burn or corrosion; 0 when it is none or unspecified."""
    digit = dx.bare[3:4]
    if not dx.bare.startswith(_BURN_SITES) or not digit.isdigit():
        return 0
    return int(digit) % _CORROSION


def _site(dx: Dx) -> tuple[str, str]:
    return dx.bare[:3], dx.bare[4:6]


def _burn(low: Dx, high: Dx, text: str, section: str) -> Edit:
    same = _site(low) == _site(high)
    way = mends.remove(low.at, low.name) if same else mends.move(high.at, high.name, low.at)
    return Edit(
        "burn-order",
        Severity.WARNING,
        text,
        f"Guidelines {section}",
        (low.name, high.name),
        (low.at, high.at),
        mends=(way,),
    )


def birth_weight_first(case: Case) -> Iterator[Edit]:
    """Gestational age of a newborn before the birth weight."""
    ages, weights = case.starting("P072", "P073"), case.starting("P070", "P071")
    if ages and weights and ages[0].at < weights[0].at:
        yield Edit(
            "birth-weight-first",
            Severity.WARNING,
            f"{weights[0].name} (birth weight) goes before {ages[0].name} (gestational age).",
            "Guidelines I.C.16.d; Tabular P07, note",
            (weights[0].name, ages[0].name),
            (weights[0].at, ages[0].at),
            mends=(mends.move(weights[0].at, weights[0].name, ages[0].at),),
        )
