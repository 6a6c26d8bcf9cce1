"""Etiology and manifestation: which of two codes comes first (Guidelines I.A.13, I.A.17, I.B.7)."""

from collections.abc import Iterator

from coderdesk.domain.code import NoteKind
from coderdesk.domain.edit import Edit, Mend, Severity
from coderdesk.edits import mends
from coderdesk.edits.case import Case, Dx
from coderdesk.edits.notes import Instruction, is_loose, notes_of

ELSEWHERE = ("in diseases classified elsewhere", "in other diseases classified elsewhere")
FLAG = "mce-manifestation"
# Read by other rules, which know adverse effects, weeks of gestation and severe sepsis better.
_LEFT_TO_OTHERS = ("T36-T50", "Z3A")
_NOT_A_DISEASE = tuple("RVWXYZ")


def is_manifestation(case: Case, dx: Dx) -> bool:
    """Whether a code only ever follows the disease it comes from."""
    if dx.code and FLAG in dx.code.flags:
        return True
    return dx.title.lower().endswith(ELSEWHERE) or bool(case.facts.manifestations.of(dx.bare))


def manifestation_first(case: Case) -> Iterator[Edit]:
    """A manifestation code as the principal or first-listed diagnosis."""
    first = case.first
    if first is None or not is_manifestation(case, first):
        return
    partner = _first_partner(case, first)
    ways: tuple[Mend, ...] = (mends.search("underlying disease"),)
    if partner:
        ways = (mends.move(partner.at, partner.name, 1),)
    yield Edit(
        "manifestation-first",
        Severity.ERROR,
        f"{first.name} is a manifestation code and never {case.principal}; the disease it "
        "comes from goes first.",
        "Guidelines I.A.13; Medicare Code Editor, manifestation as principal",
        (first.name, partner.name) if partner else (first.name,),
        (first.at, partner.at) if partner else (first.at,),
        quote=_first_text(first),
        mends=ways,
    )


def code_first(case: Case) -> Iterator[Edit]:
    """A code before the one that its code-first note puts ahead of it, or without it."""
    for dx in case.dx:
        if dx.code is None:
            continue
        blocks = [block for block in notes_of(dx.code).code_first if block.place not in _LEFT_TO_OTHERS]
        for block in blocks:
            late = _late_partner(case, dx, block)
            if late:
                yield _order_edit(case, dx, late, block)
                break
        else:
            yield from _missing(case, dx, blocks)


def _order_edit(case: Case, dx: Dx, late: Dx, block: Instruction) -> Edit:
    said = block.partner(late.bare)
    quote = said.quote if said else block.text
    loose = is_loose(quote) and not is_manifestation(case, dx)
    exception = "The order stands where the two are not related." if loose else ""
    return Edit(
        "code-first",
        Severity.WARNING if loose else Severity.ERROR,
        f"{late.name} goes before {dx.name}: “code first {quote.lstrip(', ')}”"
        f"{'' if block.place == dx.name else f' (from {block.place})'}.",
        f"Guidelines I.A.13, I.B.7; Tabular {block.place}, code first",
        (dx.name, late.name),
        (dx.at, late.at),
        quote=quote,
        exception=exception,
        mends=(mends.move(late.at, late.name, dx.at),),
    )


def _late_partner(case: Case, dx: Dx, block: Instruction) -> Dx | None:
    """The first partner after a code, when none stands before it."""
    partners = [
        other for other in case.dx if other.bare != dx.bare and block.partner(other.bare) is not None
    ]
    if not partners or partners[0].at < dx.at:
        return None
    return partners[0]


def _missing(case: Case, dx: Dx, blocks: list[Instruction]) -> Iterator[Edit]:
    """A manifestation whose underlying disease is not on the encounter at all."""
    if not is_manifestation(case, dx):
        return
    others = [other for other in case.dx if other.at != dx.at]
    if any(block.partner(other.bare) for block in blocks for other in others):
        return
    plausible = [
        other
        for other in others
        if not other.bare.startswith(_NOT_A_DISEASE) and not is_manifestation(case, other)
    ]
    closed = bool(blocks) and all(not block.open and not block.conditional for block in blocks)
    if plausible and not closed:
        return  # "such as": the disease may be one that the note does not list
    text = blocks[0].text if blocks else ""
    yield Edit(
        "code-first",
        Severity.ERROR,
        f"{dx.name} needs the disease it comes from, coded before it.",
        f"Guidelines I.A.13; Tabular {blocks[0].place if blocks else dx.name}, code first",
        (dx.name,),
        (dx.at,),
        quote=text,
        mends=(mends.search("underlying disease", dx.at),),
    )


def _first_partner(case: Case, first: Dx) -> Dx | None:
    if first.code is None:
        return None
    for block in notes_of(first.code).code_first:
        for other in case.dx[1:]:
            if block.partner(other.bare):
                return other
    return next(
        (
            other
            for other in case.dx[1:]
            if not other.bare.startswith(_NOT_A_DISEASE) and not is_manifestation(case, other)
        ),
        None,
    )


def _first_text(first: Dx) -> str:
    notes = first.code.notes_of(NoteKind.CODE_FIRST) if first.code else ()
    return notes[0].text if notes else ""
