"""Use-additional notes: codes that are incomplete alone, and codes that go after another."""

from collections.abc import Iterator

from coderdesk.domain.edit import Edit, Severity
from coderdesk.edits import mends
from coderdesk.edits.case import Case, Dx
from coderdesk.edits.facts import Row
from coderdesk.edits.notes import notes_of

SHORT = 40  # characters of a list of codes worth reading in a sentence


def use_additional(case: Case) -> Iterator[Edit]:
    """A code without the second code that it always needs, or after it."""
    yield from _missing_partner(case)
    yield from _partner_first(case)


def _missing_partner(case: Case) -> Iterator[Edit]:
    for dx in case.dx:
        for row in case.facts.partners.of(dx.bare):
            if _there(case, dx, row):
                continue
            yield Edit(
                row["rule"],
                Severity.WARNING,
                f"{dx.name} takes a second code for {row['what']}{_short(row['partner'])}.",
                row.source,
                (dx.name,),
                (dx.at,),
                mends=(mends.search(row["what"].removeprefix("the "), dx.at),),
            )


def _short(partner: str) -> str:
    return f" ({partner})" if len(partner) <= SHORT else ""


def _there(case: Case, dx: Dx, row: Row) -> bool:
    return any(other.at != dx.at for other in case.named(row.targets("partner")))


def _told_by_code_first(first: Dx, dx: Dx) -> bool:
    """Whether the code-first note of the first diagnosis says the same already."""
    return first.code is not None and any(
        block.partner(dx.bare) for block in notes_of(first.code).code_first
    )


def _partner_first(case: Case) -> Iterator[Edit]:
    """The first diagnosis is one that a later one calls additional without an "if"."""
    first = case.first
    if first is None:
        return
    for dx in case.dx[1:]:
        if dx.code is None or dx.bare[:3] == first.bare[:3] or _told_by_code_first(first, dx):
            continue
        for block in notes_of(dx.code).use_additional:
            said = block.partner(first.bare)
            if said and not block.conditional and not block.open and "if" not in said.quote.split():
                yield Edit(
                    "use-additional",
                    Severity.WARNING,
                    f"{dx.name} goes before {first.name}, which the note at {block.place} "
                    "calls an additional code.",
                    f"Guidelines I.A.13, I.B.7; Tabular {block.place}, use additional code",
                    (dx.name, first.name),
                    (first.at, dx.at),
                    quote=said.quote,
                    exception="Where the two are unrelated, the reason for the encounter goes first.",
                    mends=(mends.move(dx.at, dx.name, 1),),
                )
                break
