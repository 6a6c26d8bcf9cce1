"""Pregnancy and delivery: sequence, weeks, trimester, outcome (Guidelines I.C.15, I.C.21.c.11)."""

import re
from collections.abc import Iterator

from coderdesk.domain.edit import Edit, Severity
from coderdesk.edits import mends
from coderdesk.edits.case import Case, Dx

SECOND, THIRD = 14, 28  # completed weeks at which these trimesters begin
UNDER, OVER = 7, 43  # what Z3A.01 (less than 8) and Z3A.49 (greater than 42) stand for
TRIMESTERS = ("first trimester", "second trimester", "third trimester")
_NO_WEEKS = ("O00", "O01", "O02", "O03", "O04", "O07", "O08", "Z332")
_AFTER_BIRTH = ("O85", "O86", "O87", "O89", "O90", "O91", "O92", "O94")
_TAKES_WEEKS = ("Z34", "Z331", "Z36", "Z037", "Z320")
# Not sequenced before other chapters: O94 follows what it caused; Z codes that stand first by rule.
_FIRST_BY_RULE = ("Z33", "Z34", "Z36", "Z39", "Z318", "Z037")
_DELIVERED = ("O601", "O602", "O68", "O69", "O70", "O77")
_AT_LEAST = re.compile(r"(?:at or after|after) (\d\d) completed weeks")
_BEFORE = re.compile(r"(?:before|less than) (\d\d) (?:completed )?weeks")
# What the classification means by these words, in completed weeks.
_SPANS = {"O80": (37, OVER), "O60": (20, 36), "O480": (40, 42), "O481": (42, OVER)}


def obstetric_first(case: Case) -> Iterator[Edit]:
    """A chapter-15 code behind a code of another chapter."""
    first = case.first
    chapter = [dx for dx in case.starting("O") if not dx.bare.startswith("O94")]
    if first is None or not chapter or first.bare.startswith(("O", *_FIRST_BY_RULE)):
        return
    lead = chapter[0]
    yield Edit(
        "obstetric-first",
        Severity.ERROR,
        f"{lead.name} goes before {first.name}: chapter 15 codes have priority over those of "
        "other chapters.",
        "Guidelines I.C.15.a.1",
        (lead.name, first.name),
        (lead.at, first.at),
        exception="Where the provider documents the pregnancy as incidental, Z33.1 replaces "
        "chapter 15 codes.",
        mends=(mends.move(lead.at, lead.name, 1),),
    )


def maternal_record(case: Case) -> Iterator[Edit]:
    """Codes of the mother's record and of the newborn's on one encounter."""
    mother = [dx for dx in case.dx if dx.bare.startswith(("O", "Z37", "Z3A", "Z34"))]
    child = [dx for dx in case.dx if dx.bare.startswith(("P", "Z38"))]
    if mother and child:
        one, other = mother[0], child[0]
        yield Edit(
            "maternal-record",
            Severity.ERROR,
            f"{one.name} belongs on the mother's record and {other.name} on the newborn's; "
            "never both on one.",
            "Guidelines I.C.15.a.2, I.C.16.a.1, I.C.16.a.2",
            (one.name, other.name),
            (one.at, other.at),
            mends=(mends.remove(other.at, other.name), mends.remove(one.at, one.name)),
        )


def normal_delivery(case: Case) -> Iterator[Edit]:
    """O80 with what rules a normal delivery out."""
    for dx in case.starting("O80"):
        if dx.at != 1:
            yield _normal(dx, dx, f"{dx.name} is always the {case.principal} diagnosis.", "I.C.15.n.1")
        other = next((one for one in case.starting("O") if one.bare != dx.bare), None)
        if other:
            text = f"{dx.name} is not coded with {other.name}, a complication of this delivery."
            yield _normal(dx, other, text, "I.C.15.n.1")
        outcome = next((one for one in case.starting("Z37") if one.bare != "Z370"), None)
        if outcome:
            yield _normal(
                dx,
                outcome,
                f"With {dx.name} the only outcome is Z37.0, not {outcome.name}.",
                "I.C.15.n.3",
            )


def _normal(dx: Dx, other: Dx, text: str, section: str) -> Edit:
    apart = (mends.remove(dx.at, dx.name), mends.remove(other.at, other.name))
    ways = (mends.move(dx.at, dx.name, 1),) if other is dx else apart
    return Edit(
        "normal-delivery",
        Severity.ERROR,
        text,
        f"Guidelines {section}",
        tuple(dict.fromkeys((dx.name, other.name))),
        tuple(dict.fromkeys((dx.at, other.at))),
        mends=ways,
    )


def delivery_outcome(case: Case) -> Iterator[Edit]:
    """A delivery without its outcome."""
    if case.starting("Z37", "O80", "O82"):  # O80 and O82 ask for it in a note of their own
        return
    delivered = next((dx for dx in case.starting("O") if _says_delivery(dx)), None)
    if delivered:
        yield Edit(
            "use-additional",
            Severity.WARNING,
            f"{delivered.name} says that a delivery occurred; a Z37 code for its outcome goes with it.",
            "Guidelines I.C.15.b.5",
            (delivered.name,),
            (delivered.at,),
            mends=(mends.add("Z37.0"), mends.search("outcome of delivery", delivered.at)),
        )


def _says_delivery(dx: Dx) -> bool:
    return dx.bare.startswith(_DELIVERED) or "complicating childbirth" in dx.title.lower()


def gestation_weeks(case: Case) -> Iterator[Edit]:
    """Weeks of gestation where there are none, or that do not fit the trimester."""
    weeks = case.starting("Z3A")
    chapter = case.starting("O")
    if weeks:
        yield from _weeks_misplaced(case, weeks[0], chapter)
        yield from _weeks_against(case, weeks[0])
    else:
        yield from _weeks_absent(chapter)


def _weeks_misplaced(case: Case, weeks: Dx, chapter: list[Dx]) -> Iterator[Edit]:
    ended = case.starting(*_NO_WEEKS)
    after = [dx for dx in chapter if not dx.bare.startswith(_AFTER_BIRTH)]
    if ended:
        text = (
            f"{weeks.name} is not coded with {ended[0].name}; weeks do not apply to abortive outcomes."
        )
        yield _weeks_edit(weeks, ended[0], text)
    elif not chapter and not case.starting(*_TAKES_WEEKS):
        text = f"{weeks.name} goes with an obstetric diagnosis, and none is coded."
        yield _weeks_edit(weeks, None, text)
    elif chapter and not after and not case.starting("Z37", *_TAKES_WEEKS):
        text = f"{weeks.name} does not apply after delivery ({chapter[0].name})."
        yield _weeks_edit(weeks, chapter[0], text)


def _weeks_against(case: Case, weeks: Dx) -> Iterator[Edit]:
    number = _number(weeks)
    if number is None:
        return
    for dx in case.starting("O", "Z34"):
        low, high = _span(dx)
        if low <= number <= high:
            continue
        yield _weeks_edit(
            weeks,
            dx,
            f"{weeks.name} does not fit {dx.name} {dx.title}.",
            "During a stay that runs into another trimester, the trimester is that in which "
            "the complication "
            "developed (I.C.15.a.4).",
        )


def _weeks_absent(chapter: list[Dx]) -> Iterator[Edit]:
    dx = next(
        (one for one in chapter if _trimester(one.title) or one.bare.startswith(("O80", "O82"))), None
    )
    if dx:
        yield Edit(
            "gestation-weeks",
            Severity.INFO,
            f"{dx.name} may take a Z3A code for the week of the pregnancy, if it is known.",
            "Tabular Chapter 15, use additional code; Guidelines I.C.21.c.11",
            (dx.name,),
            (dx.at,),
            mends=(mends.search("Z3A weeks of gestation", dx.at),),
        )


def _weeks_edit(weeks: Dx, other: Dx | None, text: str, exception: str = "") -> Edit:
    return Edit(
        "gestation-weeks",
        Severity.WARNING,
        text,
        "Guidelines I.C.21.c.11; I.C.15.a.3; Tabular Chapter 15, notes",
        (weeks.name, other.name) if other else (weeks.name,),
        (weeks.at, other.at) if other else (weeks.at,),
        exception=exception,
        mends=(mends.remove(weeks.at, weeks.name), mends.search("Z3A weeks of gestation", weeks.at)),
    )


def _number(weeks: Dx) -> int | None:
    """Completed weeks; none for Z3A.00, weeks not specified."""
    digits = weeks.bare[3:]
    if not digits.isdigit() or digits == "00":
        return None
    return {"01": UNDER, "49": OVER}.get(digits, int(digits))


def _trimester(title: str) -> int:
    lowered = title.lower()
    return next((at for at, words in enumerate(TRIMESTERS, 1) if words in lowered), 0)


def _span(dx: Dx) -> tuple[int, int]:
    """The completed weeks that a code allows."""
    for prefix, span in _SPANS.items():
        if dx.bare.startswith(prefix):
            return span
    lowered = dx.title.lower()
    found = _AT_LEAST.search(lowered)
    if found:
        return int(found[1]), OVER
    found = _BEFORE.search(lowered)
    if found:
        return 0, int(found[1]) - 1
    return ((0, OVER), (0, SECOND - 1), (SECOND, THIRD - 1), (THIRD, OVER))[_trimester(dx.title)]
