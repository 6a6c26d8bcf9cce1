"""Sequelae: the residual condition first, then what it comes from (Guidelines I.B.10)."""

from collections.abc import Iterator

from coderdesk.domain.edit import Edit, Severity
from coderdesk.edits import mends
from coderdesk.edits.case import Case, Dx
from coderdesk.edits.external_cause import is_external_cause

# Categories whose codes say "sequela" without a seventh character; I69 holds the residual itself.
_CATEGORIES = ("B90", "B91", "B92", "B94", "E64", "E68", "G09", "G65", "O94")
_BURNS = ("T20", "T21", "T22", "T23", "T24", "T25", "T26", "T27", "T28")


def is_sequela(dx: Dx) -> bool:
    """Whether a code names the cause of a residual condition."""
    return dx.bare.startswith(_CATEGORIES) or (dx.seventh == "S" and dx.bare[:1] in "MST")


def sequela_order(case: Case) -> Iterator[Edit]:
    """A sequela code before, or without, the condition that remains."""
    for dx in case.dx:
        if not is_sequela(dx):
            continue
        conditions = [other for other in case.dx if _is_condition(other)]
        if conditions and conditions[0].at < dx.at:
            continue
        if conditions:
            text = (
                f"{conditions[0].name} goes before {dx.name}: the condition first, then "
                "what it is a sequela of."
            )
            ways = (mends.move(conditions[0].at, conditions[0].name, dx.at),)
        else:
            text = f"{dx.name} needs the condition that remains, coded before it."
            ways = (mends.search("residual condition", dx.at),)
        yield Edit(
            "sequela-order",
            Severity.ERROR,
            text,
            "Guidelines I.B.10; I.C.19.a",
            (dx.name, conditions[0].name) if conditions else (dx.name,),
            (dx.at, conditions[0].at) if conditions else (dx.at,),
            exception="Not where a manifestation code follows, or where the code itself "
            "holds the residual.",
            mends=ways,
        )
        break
    yield from _acute_and_sequela(case)


def _is_condition(dx: Dx) -> bool:
    current_injury = dx.bare.startswith("S") or "T07" <= dx.bare[:3] <= "T34"
    return not (is_sequela(dx) or is_external_cause(dx) or current_injury or dx.bare.startswith("Z"))


def _acute_and_sequela(case: Case) -> Iterator[Edit]:
    """The acute injury and its sequela at once."""
    for dx in case.dx:
        if dx.seventh != "S" or dx.bare[:1] not in "ST" or dx.bare.startswith(_BURNS):
            continue
        acute = next(
            (
                other
                for other in case.dx
                if other.bare[:6] == dx.bare[:6] and other.seventh not in {"S", ""}
            ),
            None,
        )
        if acute:
            yield Edit(
                "sequela-order",
                Severity.ERROR,
                f"{acute.name} and {dx.name}: the acute injury is never coded with its own sequela.",
                "Guidelines I.B.10",
                (acute.name, dx.name),
                (acute.at, dx.at),
                mends=(mends.remove(acute.at, acute.name), mends.remove(dx.at, dx.name)),
            )
