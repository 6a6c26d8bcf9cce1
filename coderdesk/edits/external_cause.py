"""External causes of morbidity: never first, and what goes with what (Guidelines I.C.20)."""

from collections.abc import Iterator
from itertools import pairwise

from coderdesk.domain.edit import Edit, Severity
from coderdesk.edits import mends
from coderdesk.edits.case import Case, Dx

CHAPTER = ("V", "W", "X", "Y")
_NOT_A_CAUSE = ("Y62", "Y63", "Y64", "Y65", "Y66", "Y69", "Y7", "Y8", "Y90", "Y92", "Y93", "Y95", "Y99")
_UNSPECIFIED = {"Y929": "place of occurrence", "Y939": "activity", "Y999": "external cause status"}
_ONCE = ("Y92", "Y93", "Y99")
INITIAL = "initial"
_INITIAL = ("A", "B", "C")
_RANKS = ("terrorism", "a cataclysm", "a transport accident", "another cause")


def is_external_cause(dx: Dx) -> bool:
    """Whether a code is one of chapter 20."""
    return dx.bare.startswith(CHAPTER)


def external_cause_first(case: Case) -> Iterator[Edit]:
    """An external cause as the principal or first-listed diagnosis."""
    first = case.first
    if first is None or not is_external_cause(first):
        return
    better = next((dx for dx in case.dx if not is_external_cause(dx)), None)
    ways = (mends.move(better.at, better.name, 1),) if better else (mends.search("injury"),)
    yield Edit(
        "external-cause-first",
        Severity.ERROR,
        f"{first.name} says what happened; it is never {case.principal}. The injury or "
        "condition goes first.",
        "Guidelines I.C.20.a.6",
        (first.name,),
        (first.at,),
        mends=ways,
    )


def external_cause_detail(case: Case) -> Iterator[Edit]:
    """Codes for place, activity, status and perpetrator where they do not belong."""
    for dx in case.dx:
        what = _UNSPECIFIED.get(dx.bare)
        if what:
            yield _detail(dx, f"{dx.name}: an unspecified {what} is not coded.", "I.C.20.b, c, k")
    causes = [dx for dx in case.dx if _is_cause(dx)]
    places = [dx for dx in case.dx if dx.bare.startswith("Y92") and dx.bare != "Y929"]
    for place in places:
        if causes and place.at < causes[0].at:
            text = (
                f"{place.name} says where it happened; it goes after {causes[0].name}, which says what."
            )
            yield _detail(place, text, "I.C.20.b, d")
    yield from _twice(case)
    yield from _of_another_encounter(case)
    suspected = case.starting("T76")
    for dx in case.starting("Y07") if suspected and not case.starting("T74") else ():
        text = (
            f"{dx.name} names a perpetrator; for suspected abuse ({suspected[0].name}) none is coded."
        )
        yield _detail(dx, text, "I.C.19.f")


def _twice(case: Case) -> Iterator[Edit]:
    """A second place, activity or status; a stay may add the place of an injury of its own."""
    for once, section in zip(_ONCE, ("b", "c", "k"), strict=True):
        held = case.starting(once)
        for dx in held[1:]:
            if case.inpatient and once == "Y92":
                continue
            text = f"{dx.name}: one code of {once} is given, and {held[0].name} stands already."
            yield _detail(dx, text, f"I.C.20.{section}")


def _of_another_encounter(case: Case) -> Iterator[Edit]:
    """Causes that are not of the encounter that the injuries are of (I.C.20.a.2, b, c, k)."""
    phases = {_phase(dx) for dx in case.dx if dx.bare[:1] in "ST" and dx.seventh}
    if not phases:
        return
    for dx in case.dx:
        if _is_cause(dx) and dx.seventh and _phase(dx) not in phases:
            text = f"The seventh character of {dx.name} does not match that of any injury here."
            yield _detail(dx, text, "I.C.20.a.2")
        elif dx.bare.startswith(_ONCE) and dx.bare not in _UNSPECIFIED and INITIAL not in phases:
            text = (
                f"{dx.name} is coded once, at the initial encounter; the injuries here are "
                "of a later one."
            )
            yield _detail(dx, text, "I.C.20.b, c, k")


def _phase(dx: Dx) -> str:
    """Initial, subsequent or sequela, whatever letter a fracture uses for it."""
    if dx.seventh in _INITIAL:
        return INITIAL
    return "sequela" if dx.seventh == "S" else "subsequent"


def _detail(dx: Dx, text: str, section: str) -> Edit:
    return Edit(
        "external-cause-detail",
        Severity.WARNING,
        text,
        f"Guidelines {section}",
        (dx.name,),
        (dx.at,),
        mends=(mends.remove(dx.at, dx.name),),
    )


def external_cause_order(case: Case) -> Iterator[Edit]:
    """Terrorism goes before cataclysms, these before transport accidents, these before the rest."""
    causes = [(dx, _rank(dx)) for dx in case.dx if _is_cause(dx)]
    for (before, rank), (after, higher) in pairwise(causes):
        if higher < rank:
            yield Edit(
                "external-cause-order",
                Severity.WARNING,
                f"{after.name} ({_RANKS[higher]}) goes before {before.name} ({_RANKS[rank]}).",
                "Guidelines I.C.20.f",
                (before.name, after.name),
                (before.at, after.at),
                exception="The first external cause is that of the most serious diagnosis.",
                mends=(mends.move(after.at, after.name, before.at),),
            )


def _is_cause(dx: Dx) -> bool:
    return is_external_cause(dx) and not dx.bare.startswith(_NOT_A_CAUSE)


def _rank(dx: Dx) -> int:
    if dx.bare.startswith("Y38"):
        return 0
    if "X34" <= dx.bare[:3] <= "X39":
        return 1
    return 2 if dx.bare.startswith("V") else 3
