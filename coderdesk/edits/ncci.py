"""NCCI: pairs of codes and the most units of one, from the tables the user imported."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import permutations

from coderdesk.domain.edit import Edit, Mend, Part, Severity
from coderdesk.domain.encounter import Service, Setting
from coderdesk.edits import mends
from coderdesk.edits.case import Case
from coderdesk.edits.claim_tables import Indicator, Mue, Pair
from coderdesk.edits.modifiers import is_visit

# Modifiers that may set a pair aside (NCCI Policy Manual ch. I, E), the least specific last.
ANATOMIC = frozenset(
    (
        *("E1", "E2", "E3", "E4", "FA", "TA", "LT", "RT", "LC", "LD", "RC", "LM", "RI"),
        *(f"F{finger}" for finger in range(1, 10)),
        *(f"T{toe}" for toe in range(1, 10)),
    )
)
APART = ANATOMIC | frozenset(
    ("24", "25", "57", "58", "78", "79", "27", "59", "91", "XE", "XS", "XP", "XU")
)
PER_LINE, PER_DAY, CLINICAL = 1, 2, 3
_MANUAL = "NCCI Policy Manual ch. I"


def ncci_ptp(case: Case) -> Iterator[Edit]:
    """Two services of a day that NCCI does not pay together."""
    if case.encounter.setting is Setting.INPATIENT or not case.tables.pairs:
        return
    lines = list(enumerate(case.encounter.services, 1))
    for (one_at, one), (two_at, two) in permutations(lines, 2):
        pair = _pair(case, one, two)
        if pair is None:
            continue
        if pair.indicator is Indicator.WITH_MODIFIER and APART & {*one.modifiers, *two.modifiers}:
            continue
        never = pair.indicator is Indicator.NEVER
        how = (
            "no modifier sets them apart" if never else "they stand only with a modifier that says why"
        )
        yield Edit(
            "ncci-ptp",
            Severity.ERROR if never else Severity.WARNING,
            f"{two.code} is part of {one.code} on the same day; {how}.",
            f"{_MANUAL}, E; PTP indicator {pair.indicator}{_edition(case)}",
            (one.code, two.code),
            (two_at, one_at),
            Part.SERVICES,
            quote=pair.rationale,
            exception=""
            if never
            else "An anatomic modifier first; 25 on a visit; X{EPSU} or 59 only when "
            "nothing better fits.",
            mends=(*_ways(never, one_at, two_at, case), mends.remove(two_at, two.code, Part.SERVICES)),
        )


def _ways(never: bool, one_at: int, two_at: int, case: Case) -> Iterator[Mend]:  # noqa: FBT001
    """The modifiers that would set the pair apart, the least specific last."""
    if never:
        return
    visits = [at for at in (one_at, two_at) if is_visit(case.encounter.services[at - 1].code)]
    if len(visits) == 1:
        major = any(fee.days == "090" for fee in case.tables.fees.values())
        yield mends.modifier(visits[0], "57" if major else "25")
        return
    for name in ("RT", "LT", "XS", "XE", "XP", "59"):
        yield mends.modifier(two_at, name)


def _pair(case: Case, one: Service, two: Service) -> Pair | None:
    day = one.date or case.encounter.day
    if day != (two.date or case.encounter.day):
        return None
    history = case.tables.pairs.get((one.code, two.code), ())
    if day is None:
        return next(
            (
                pair
                for pair in history
                if pair.until is None and pair.indicator is not Indicator.DELETED
            ),
            None,
        )
    return next((pair for pair in history if pair.holds(day)), None)


def mue_units(case: Case) -> Iterator[Edit]:
    """More units than MUE allows, on a line or summed over a day."""
    if case.encounter.setting is Setting.INPATIENT or not case.tables.mues:
        return
    days: dict[tuple[str, date | None], list[tuple[int, Service]]] = defaultdict(list)
    for at, line in enumerate(case.encounter.services, 1):
        mue = case.tables.mues.get(line.code)
        if mue is None:
            continue
        if mue.mai != PER_LINE:
            days[line.code, line.date or case.encounter.day].append((at, line))
        elif (line.units or 0) > mue.units:
            yield _mue_edit(case, mue, line.code, [at], line.units or 0)
    for (code, _day), lines in days.items():
        units = sum(line.units or 0 for _at, line in lines)
        mue = case.tables.mues[code]
        if units > mue.units:
            yield _mue_edit(case, mue, code, [at for at, _line in lines], units)


def _mue_edit(case: Case, mue: Mue, code: str, lines: list[int], units: int) -> Edit:
    per = {PER_LINE: "on a line", PER_DAY: "a day", CLINICAL: "a day"}.get(mue.mai, "a day")
    exception = {
        PER_LINE: "A modifier may split the units over lines.",
        CLINICAL: "Units above it can be appealed with documentation.",
    }
    return Edit(
        "mue-units",
        Severity.ERROR if mue.mai == PER_DAY else Severity.WARNING,
        f"{code} has {units} units; at most {mue.units} {per}.",
        f"{_MANUAL}, V; MUE adjudication indicator {mue.mai}{_edition(case)}",
        (code,),
        tuple(lines),
        Part.SERVICES,
        quote=mue.rationale,
        exception=exception.get(mue.mai, ""),
    )


def _edition(case: Case) -> str:
    return f", {case.tables.edition}" if case.tables.edition else ""
