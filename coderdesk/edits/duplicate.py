"""The same thing said twice."""

from collections.abc import Iterator

from coderdesk.domain.edit import Edit, Part, Severity
from coderdesk.domain.encounter import Setting
from coderdesk.edits import mends
from coderdesk.edits.case import Case, Dx


def duplicate(case: Case) -> Iterator[Edit]:
    """A diagnosis code on two lines."""
    seen: dict[str, Dx] = {}
    for dx in case.dx:
        before = seen.setdefault(dx.bare, dx)
        if before is not dx:
            yield Edit(
                "duplicate",
                Severity.ERROR,
                f"{dx.name} stands on line {before.at} already; a code is reported once for "
                "an encounter.",
                "Guidelines I.B.12",
                (dx.name,),
                (dx.at, before.at),
                mends=(mends.remove(dx.at, dx.name),),
            )


def duplicate_by_meaning(case: Case) -> Iterator[Edit]:
    """Two codes of a kind of which an encounter has one."""
    held: dict[str, tuple[Dx, str, str]] = {}
    for dx in case.dx:
        for row in case.facts.one_of_kind.of(dx.bare):
            before = held.setdefault(row["kind"], (dx, row["reason"], row.source))[0]
            if before.bare != dx.bare:
                yield Edit(
                    "duplicate",
                    Severity.WARNING,
                    f"{before.name} and {dx.name} both give a {row['kind']}: {row['reason']}.",
                    row.source,
                    (before.name, dx.name),
                    (dx.at, before.at),
                    mends=(mends.remove(dx.at, dx.name), mends.remove(before.at, before.name)),
                )


def unspecified_beside_specific(case: Case) -> Iterator[Edit]:
    """A condition left unspecified beside the code that specifies it."""
    for dx in case.dx:
        for row in case.facts.unspecified.of(dx.bare):
            other = next(iter(case.named(row.targets("specific"))), None)
            if other is not None:
                yield Edit(
                    "duplicate",
                    Severity.WARNING,
                    f"{dx.name} leaves the {row['condition']} unspecified, which {other.name} "
                    "specifies.",
                    row.source,
                    (dx.name, other.name),
                    (dx.at, other.at),
                    exception="Both stand where the patient has two such conditions.",
                    mends=(mends.remove(dx.at, dx.name), mends.leave("two conditions", dx.at)),
                )


def redundant_code(case: Case) -> Iterator[Edit]:
    """A code that says no more than another on the encounter."""
    for dx in case.dx:
        for row in case.facts.redundant.of(dx.bare):
            other = next(iter(case.named(row.targets("beside"))), None)
            if other is not None and other.bare != dx.bare:
                yield Edit(
                    "redundant-code",
                    Severity.WARNING,
                    f"{dx.name} is not coded beside {other.name}: {row['reason']}.",
                    row.source,
                    (dx.name, other.name),
                    (dx.at, other.at),
                    mends=(mends.remove(dx.at, dx.name),),
                )


def duplicate_service(case: Case) -> Iterator[Edit]:
    """The same service twice on a day with the same modifiers."""
    if case.encounter.setting is Setting.INPATIENT:
        return
    seen: dict[tuple[object, ...], int] = {}
    for at, line in enumerate(case.encounter.services, 1):
        key = (line.code, line.date, tuple(sorted(line.modifiers)))
        before = seen.setdefault(key, at)
        if before != at:
            yield Edit(
                "duplicate",
                Severity.WARNING,
                f"{line.code} stands on line {before} too, with the same day and modifiers; "
                "it reads as a "
                "duplicate unless units or a modifier tell the two apart.",
                "Claims Processing Manual ch. 1 §120 (duplicate claim lines)",
                (line.code,),
                (at, before),
                Part.SERVICES,
                mends=(mends.remove(at, line.code, Part.SERVICES),),
            )
