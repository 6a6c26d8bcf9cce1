"""Present on admission (Guidelines, Appendix I)."""

from collections.abc import Iterator

from coderdesk.domain.edit import Edit, Severity
from coderdesk.edits import mends
from coderdesk.edits.case import Case, Dx
from coderdesk.edits.validity import unknown_code

REPORTED = ("Y", "N", "U", "W")
EXEMPT = ("E", "1")  # E in this program, 1 on claims of version 4010
# Flags of an imported yearly list: on it, or known and not on it.
FLAG_EXEMPT, FLAG_REPORTED = "poa-exempt", "poa-reported"
SOURCE = "Guidelines Appendix I"


def is_exempt(case: Case, dx: Dx) -> bool:
    """Whether a code takes no POA: by the imported list, else by the table that ships."""
    flags = dx.code.flags if dx.code else frozenset()
    if FLAG_EXEMPT in flags:
        return True
    return FLAG_REPORTED not in flags and bool(case.facts.poa_exempt.of(dx.bare))


def _known(case: Case) -> Iterator[Dx]:
    """The diagnoses without those that are no code: what they take can only be said of a code."""
    if all(dx.code for dx in case.dx):
        yield from case.dx
        return
    unknown = {edit.codes[0] for edit in unknown_code(case)}
    yield from (dx for dx in case.dx if dx.name not in unknown)


def poa_missing(case: Case) -> Iterator[Edit]:
    """No POA on a code of a hospital stay that needs one."""
    if not case.inpatient:
        return
    for dx in _known(case):
        if not dx.poa and not is_exempt(case, dx):
            yield Edit(
                "poa-missing",
                Severity.ERROR,
                f"{dx.name} has no POA, and it is not on the exempt list.",
                f"{SOURCE}, General Reporting Requirements",
                (dx.name,),
                (dx.at,),
                mends=tuple(mends.poa(dx.at, value) for value in REPORTED),
            )


def poa_invalid(case: Case) -> Iterator[Edit]:
    """A POA that does not exist, or "exempt" on a code that is not."""
    if not case.inpatient:
        return
    for dx in _known(case):
        if not dx.poa or dx.poa in REPORTED:
            continue
        if dx.poa in EXEMPT:
            if is_exempt(case, dx):
                continue
            text = f"{dx.name} is marked exempt from POA, but it is not on the exempt list."
        else:
            text = f"{dx.poa[:3]} on {dx.name} is no POA indicator; there are Y, N, U and W."
        yield Edit(
            "poa-invalid",
            Severity.ERROR,
            text,
            f"{SOURCE}, Reporting Options",
            (dx.name,),
            (dx.at,),
            mends=tuple(mends.poa(dx.at, value) for value in REPORTED),
        )


def poa_not_allowed(case: Case) -> Iterator[Edit]:
    """A POA outside a hospital stay, or on an exempt code."""
    for dx in case.dx:
        if not dx.poa:
            continue
        if not case.inpatient:
            severity = Severity.ERROR
            text = f"{dx.name} has POA {dx.poa[:3]}; POA is reported for inpatient stays only."
            source = f"{SOURCE}, General Reporting Requirements"
        elif dx.poa in REPORTED and is_exempt(case, dx):
            severity = Severity.WARNING
            text = f"{dx.name} is exempt from POA; the field stays blank."
            source = f"{SOURCE}, Condition is on the exempt list"
        else:
            continue
        yield Edit(
            "poa-not-allowed",
            severity,
            text,
            source,
            (dx.name,),
            (dx.at,),
            mends=(mends.poa(dx.at, ""),),
        )


def poa_principal(case: Case) -> Iterator[Edit]:
    """A principal diagnosis that was not there on admission."""
    first = case.first
    if first is None or not case.inpatient or first.poa != "N" or is_exempt(case, first):
        return
    yield Edit(
        "poa-principal",
        Severity.WARNING,
        f"{first.name} is principal, yet not present on admission.",
        f"Guidelines II; {SOURCE}, Codes That Contain Multiple Clinical Concepts",
        (first.name,),
        (first.at,),
        exception="N is right where the code holds several concepts and one of them arose "
        "during the stay.",
        mends=(
            mends.poa(first.at, "Y"),
            mends.leave("part of the combination arose during the stay", first.at),
        ),
    )
