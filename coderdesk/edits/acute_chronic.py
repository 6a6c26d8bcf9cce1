"""Acute and chronic forms of one condition (Guidelines I.B.8, I.B.9)."""

from collections.abc import Iterator

from coderdesk.domain.edit import Edit, Severity
from coderdesk.edits import mends
from coderdesk.edits.case import Case, Dx
from coderdesk.edits.facts import Row


def acute_and_chronic(case: Case) -> Iterator[Edit]:
    """Both forms coded where one code holds them, or the chronic one first."""
    for dx in case.dx:
        for row in case.facts.acute_chronic.of(dx.bare):
            for chronic in case.named(row.targets("chronic")):
                if row["combined"]:
                    yield _combined(dx, chronic, row)
                elif chronic.at < dx.at:
                    yield _order(dx, chronic, row)


def _combined(acute: Dx, chronic: Dx, row: Row) -> Edit:
    return Edit(
        "combination-code",
        Severity.WARNING,
        f"{acute.name} and {chronic.name} are one code, {row['combined']}.",
        row.source,
        (acute.name, chronic.name),
        (acute.at, chronic.at),
        mends=(mends.replace(acute.at, row["combined"]), mends.remove(chronic.at, chronic.name)),
    )


def _order(acute: Dx, chronic: Dx, row: Row) -> Edit:
    return Edit(
        "acute-before-chronic",
        Severity.WARNING,
        f"{acute.name} goes before {chronic.name}: the acute form is sequenced first.",
        row.source,
        (acute.name, chronic.name),
        (acute.at, chronic.at),
        mends=(mends.move(acute.at, acute.name, chronic.at),),
    )
