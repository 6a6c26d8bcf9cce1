"""Poisoning, toxic effect, adverse effect and underdosing: what goes first (Guidelines I.C.19.e)."""

from collections.abc import Iterator

from coderdesk.domain.edit import Edit, Severity
from coderdesk.edits import mends
from coderdesk.edits.case import Case, Dx

ADVERSE, UNDERDOSING = "5", "6"
INTENTS = "1234"
LATER = ("D", "S")
# What guidelines put before a poisoning: pump failure, pregnancy, abuse.
_MAY_PRECEDE = ("T856", "O", "T74", "T76")


def drug_intent(dx: Dx) -> str:
    """The intent of a T36-T65 code: 1 to 4 poisoning, 5 adverse effect, 6 underdosing; else empty."""
    if not "T36" <= dx.bare[:3] <= "T65":
        return ""
    sixth = dx.bare[5:6]
    return sixth if sixth and sixth != "X" else dx.bare[4:5]


def is_drug(dx: Dx) -> bool:
    """Whether a code is one of T36-T50."""
    return "T36" <= dx.bare[:3] <= "T50"


def is_underdosing(dx: Dx) -> bool:
    """Whether a code says that too little of a drug was taken."""
    return is_drug(dx) and drug_intent(dx) == UNDERDOSING


def is_poisoning(dx: Dx) -> bool:
    """Whether a code is a poisoning or a toxic effect."""
    intent = drug_intent(dx)
    if is_drug(dx):
        return bool(intent) and intent in INTENTS
    return bool(intent)


def poisoning_first(case: Case) -> Iterator[Edit]:
    """A poisoning or toxic effect after what it caused."""
    for dx in case.dx[1:]:
        if not is_poisoning(dx) or dx.seventh in LATER or dx.poa == "N":
            continue
        before = [other for other in case.dx[: dx.at - 1] if _caused(other)]
        if not before or case.starting(*_MAY_PRECEDE):
            continue
        what = "poisoning" if is_drug(dx) else "toxic effect"
        section = "I.C.19.e.5.b" if is_drug(dx) else "I.C.19.e.5.d"
        yield Edit(
            "poisoning-first",
            Severity.ERROR,
            f"{dx.name} is a {what}; it goes before {before[0].name} and whatever else it caused.",
            f"Guidelines {section}",
            (dx.name, before[0].name),
            (dx.at, before[0].at),
            mends=(mends.move(dx.at, dx.name, before[0].at),),
        )
        return


def _caused(dx: Dx) -> bool:
    return dx.bare[:1] not in "STVWXYZ"


def adverse_effect_first(case: Case) -> Iterator[Edit]:
    """An adverse effect before, or without, what the drug did."""
    for dx in case.dx:
        if not (is_drug(dx) and drug_intent(dx) == ADVERSE) or dx.seventh in LATER:
            continue
        natures = [other for other in case.dx if _nature(other)]
        if natures and natures[0].at < dx.at:
            continue
        ways = (
            (mends.move(natures[0].at, natures[0].name, dx.at),)
            if natures
            else (mends.search("adverse effect"),)
        )
        yield Edit(
            "code-first",
            Severity.ERROR,
            f"{dx.name} names the drug; the nature of the adverse effect goes before it.",
            "Guidelines I.C.19.e.5.a; Tabular T36-T50, code first",
            (dx.name, natures[0].name) if natures else (dx.name,),
            (dx.at, natures[0].at) if natures else (dx.at,),
            mends=ways,
        )
        return


def _nature(dx: Dx) -> bool:
    return dx.bare[:1] not in "VWXYZ" and not is_drug(dx)


def underdosing_first(case: Case) -> Iterator[Edit]:
    """An underdosing code as the principal or first-listed diagnosis."""
    first = case.first
    if first is None or not is_underdosing(first):
        return
    better = next((dx for dx in case.dx if _nature(dx)), None)
    yield Edit(
        "underdosing-first",
        Severity.ERROR,
        f"{first.name} is an underdosing and never {case.principal}; the condition that was "
        "undertreated goes first.",
        "Guidelines I.C.19.e.5.c",
        (first.name,),
        (first.at,),
        mends=(mends.move(better.at, better.name, 1),) if better else (mends.search("condition"),),
    )
