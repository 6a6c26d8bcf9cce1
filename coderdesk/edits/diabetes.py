"""Diabetes and what the classification presumes it caused (Guidelines I.C.4.a, I.A.15)."""

from collections.abc import Iterator

from coderdesk.domain.code import bare
from coderdesk.domain.edit import Edit, Mend, Severity
from coderdesk.edits import mends
from coderdesk.edits.case import Case, Dx
from coderdesk.edits.facts import Row
from coderdesk.edits.hypertension import UNLESS
from coderdesk.edits.notes import notes_of

TYPES = ("E08", "E09", "E10", "E11", "E13")
_PLAIN = ("9", "A")  # without complications; presymptomatic or in remission
_TEMPORARY = ("Z794", "Z7984", "Z7985")


def diabetes_combination(case: Case) -> Iterator[Edit]:
    """Diabetes beside a complication that a diabetes code would name."""
    diabetes = case.starting(*TYPES)
    if not diabetes:
        return
    main = diabetes[0]
    yield from _contradiction(case)
    for dx in case.dx:
        for row in case.facts.diabetes_with.of(dx.bare):
            if not any(_holds(other, row) for other in diabetes):
                yield _with_edit(main, dx, row)
                break


def _holds(dx: Dx, row: Row) -> bool:
    """Whether a diabetes code names this complication."""
    return dx.bare[3:].startswith(tuple(row["suffix"].split()))


def _with_edit(main: Dx, dx: Dx, row: Row) -> Edit:
    wanted = f"{main.bare[:3]}.{row['suffix'].split()[0]}"
    first = _first_mend(main, dx, wanted)
    return Edit(
        "diabetes-combination",
        Severity.WARNING,
        f"{main.name} and {dx.name}: {row['condition']} is presumed to be diabetic, which "
        f"{wanted} says.",
        row.source,
        (main.name, dx.name),
        (main.at, dx.at),
        exception=UNLESS,
        mends=(first, mends.leave("documented as unrelated", dx.at)),
    )


def _first_mend(main: Dx, dx: Dx, wanted: str) -> Mend:
    if dx.code is not None and notes_of(dx.code).excludes1.of(bare(wanted)):
        return mends.replace(dx.at, wanted)  # the manifestation code is for other diseases
    if main.bare[3:4] in _PLAIN:
        return mends.replace(main.at, wanted)
    return mends.add(wanted, min(main.at + 1, dx.at))


def _contradiction(case: Case) -> Iterator[Edit]:
    """A code for diabetes without complications beside one with."""
    for category in TYPES:
        own = case.starting(category)
        plain = [dx for dx in own if dx.bare[3:4] in _PLAIN]
        others = [dx for dx in own if dx.bare[3:4] not in _PLAIN and len(dx.bare) > len(category)]
        if plain and others:
            yield Edit(
                "diabetes-combination",
                Severity.WARNING,
                f"{plain[0].name} says “without complications”, but {others[0].name} names one.",
                f"Guidelines I.C.4.a; Tabular {plain[0].name}",
                (plain[0].name, others[0].name),
                (plain[0].at, others[0].at),
                mends=(mends.remove(plain[0].at, plain[0].name),),
            )


def gestational_diabetes_drug(case: Case) -> Iterator[Edit]:
    """Long-term drug codes beside gestational diabetes, whose codes name the treatment."""
    gestational = case.starting("O244")
    for dx in case.starting(*_TEMPORARY) if gestational else ():
        yield Edit(
            "gestational-diabetes-drug",
            Severity.WARNING,
            f"{dx.name} is not coded with {gestational[0].name}, which says how the diabetes "
            "is controlled.",
            "Guidelines I.C.15.i",
            (dx.name, gestational[0].name),
            (dx.at, gestational[0].at),
            mends=(mends.remove(dx.at, dx.name),),
        )
