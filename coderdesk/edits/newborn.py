"""The birth record (Guidelines I.C.16)."""

from collections.abc import Iterator

from coderdesk.domain.edit import Edit, Severity
from coderdesk.edits import mends
from coderdesk.edits.case import Case, Dx

RULE = "newborn-principal"
PERINATAL = 28  # days; a professional claim may come from any of the visits at birth


def newborn_principal(case: Case) -> Iterator[Edit]:
    """Z38 where it is not principal, not the birth, or missing from the birth."""
    births = case.starting("Z38")
    if births:
        yield from _misplaced(case, births[0])
    elif case.inpatient and case.days_old == 0 and case.dx and not case.starting("P95", "O"):
        first = case.dx[0]
        yield Edit(
            RULE,
            Severity.WARNING,
            f"The patient was born on the day of admission: a Z38 code is principal, not {first.name}.",
            "Guidelines I.C.16.a.2",
            (first.name,),
            (first.at,),
            exception="Not at a hospital that received the newborn by transfer.",
            mends=(mends.search("liveborn infant"), mends.leave("received by transfer")),
        )


def _misplaced(case: Case, birth: Dx) -> Iterator[Edit]:
    if birth.at != 1:
        first = case.dx[0]
        yield Edit(
            RULE,
            Severity.ERROR,
            f"{birth.name} is the {case.principal} diagnosis of the birth record, before {first.name}.",
            "Guidelines I.C.16.a.2",
            (birth.name, first.name),
            (birth.at, first.at),
            mends=(mends.move(birth.at, birth.name, 1),),
        )
    elif case.days_old is not None and case.days_old > (1 if case.inpatient else PERINATAL):
        yield Edit(
            RULE,
            Severity.ERROR,
            f"{birth.name} is assigned once, at birth; this patient was {case.days_old} days "
            "old at admission.",
            "Guidelines I.C.16.a.2",
            (birth.name,),
            (birth.at,),
            mends=(mends.remove(birth.at, birth.name),),
        )
