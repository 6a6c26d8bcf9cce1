"""Codes that cannot stand first, and codes that can stand nowhere else."""

from collections.abc import Iterator

from coderdesk.domain.edit import Edit, Severity
from coderdesk.edits import mends
from coderdesk.edits.case import Case, Dx
from coderdesk.edits.external_cause import is_external_cause
from coderdesk.edits.poisoning import is_underdosing

FLAG = "mce-unacceptable-principal"
NEEDS_SECOND = "mce-principal-needs-secondary"
THERAPY = ("Z510", "Z511")  # may stand together, one of them second (I.C.2.e.2)
ONLY_ALONE = "Z5189"


def principal_not_allowed(case: Case) -> Iterator[Edit]:
    """A principal or first-listed diagnosis that only goes with another."""
    first = case.first
    if first is None or is_external_cause(first) or is_underdosing(first):
        return
    flags = first.code.flags if case.inpatient and first.code else frozenset()
    needs_second = first.bare == ONLY_ALONE or NEEDS_SECOND in flags
    rows = [
        row
        for row in case.facts.unacceptable_principal.of(first.bare)
        if row["setting"] == "any" or case.inpatient
    ]
    if case.inpatient and needs_second and len(case.dx) == 1:
        yield _not_allowed(
            case, first, "it needs a second diagnosis", "MCE, principal requires a secondary diagnosis"
        )
    elif rows:
        guideline = next((row for row in rows if row["setting"] == "any"), rows[0])
        yield _not_allowed(case, first, guideline["reason"], guideline.source)
    elif FLAG in flags:
        yield _not_allowed(
            case, first, "Medicare does not accept it as principal", "Medicare Code Editor"
        )


def _not_allowed(case: Case, first: Dx, reason: str, source: str) -> Edit:
    others = [dx for dx in case.dx[1:] if not is_external_cause(dx)]
    better = next((dx for dx in others if not case.facts.unacceptable_principal.of(dx.bare)), None)
    ways = (
        (mends.move(better.at, better.name, 1),) if better else (mends.search("reason for admission"),)
    )
    return Edit(
        "principal-not-allowed",
        Severity.ERROR,
        f"{first.name} cannot be the {case.principal} diagnosis: {reason}.",
        source,
        (first.name,),
        (first.at,),
        mends=ways,
    )


def first_listed_only(case: Case) -> Iterator[Edit]:
    """A Z code that may only stand first, further down."""
    first = case.first
    for dx in case.dx[1:]:
        if first and first.bare.startswith(THERAPY) and dx.bare.startswith(THERAPY):
            continue
        for row in case.facts.first_listed_only.of(dx.bare):
            yield Edit(
                "first-listed-only",
                Severity.WARNING,
                f"{dx.name} ({row['reason']}) may only be the {case.principal} diagnosis, but "
                f"stands on line {dx.at}.",
                row.source,
                (dx.name,),
                (dx.at,),
                exception="Except when there are multiple encounters on the same day and the "
                "medical records "
                "for the encounters are combined.",
                mends=(
                    mends.move(dx.at, dx.name, 1),
                    mends.remove(dx.at, dx.name),
                    mends.leave("encounters of one day were combined", dx.at),
                ),
            )
