"""Excludes1 and Excludes2: codes that the tabular list keeps apart."""

from collections.abc import Iterator
from itertools import combinations

from coderdesk.domain.code import CATEGORY_LENGTH, Code, Note, NoteKind
from coderdesk.domain.edit import Edit, Severity
from coderdesk.edits import mends
from coderdesk.edits.case import Case, Dx
from coderdesk.edits.manifestation import ELSEWHERE
from coderdesk.edits.notes import Said, notes_of

UNRELATED = (
    "An exception to the Excludes1 definition is the circumstance when the two conditions "
    "are unrelated "
    "to each other. If it is not clear whether the two conditions involving an Excludes1 note are "
    "related or not, query the provider."
)
_CHAPTER = "Chapter"  # the list of other chapters at the head of one says nothing of a pair
SEVERAL = 2  # inclusion terms of a residual code that may be unrelated to the one excluded


def excludes1(case: Case) -> Iterator[Edit]:
    """Two codes that an Excludes1 note, own or inherited, keeps apart."""
    for one, other in _pairs(case):
        found = _between(one, other, NoteKind.EXCLUDES1) or _implied(case, one, other)
        if found:
            yield _excludes1_edit(one, other, found)


def excludes2(case: Case) -> Iterator[Edit]:
    """Two codes that an Excludes2 note tells apart: both may stand."""
    for one, other in _pairs(case):
        found = [
            (holder, said)
            for holder, said in _between(one, other, NoteKind.EXCLUDES2)
            if not said.place.startswith(_CHAPTER)
        ]
        if not found or _between(one, other, NoteKind.EXCLUDES1):
            continue
        holder, said = found[0]
        yield Edit(
            "excludes2",
            Severity.INFO,
            f"{one.name} and {other.name} are different conditions by the Excludes2 note"
            f"{_at(holder, said)}; both may be coded when the patient has both.",
            f"Guidelines I.A.12.b; Tabular {said.place}, Excludes2",
            (one.name, other.name),
            (one.at, other.at),
            quote=said.quote,
        )


def _pairs(case: Case) -> Iterator[tuple[Dx, Dx]]:
    known = {dx.bare: dx for dx in reversed(case.dx) if dx.code is not None}
    return combinations(sorted(known.values(), key=lambda dx: dx.at), 2)


def _between(one: Dx, other: Dx, kind: NoteKind) -> list[tuple[Dx, Said]]:
    """The notes that keep two codes apart, each with the code that has it."""
    found: list[tuple[Dx, Said]] = []
    for holder, against in ((one, other), (other, one)):
        if holder.code is None:
            continue
        notes = notes_of(holder.code)
        lookup = notes.excludes1 if kind is NoteKind.EXCLUDES1 else notes.excludes2
        found += [
            (holder, said)
            for target, said in lookup.found(against.bare)
            if not target.names(holder.bare)  # a note never keeps a code from itself
        ]
    return found


def _implied(case: Case, one: Dx, other: Dx) -> list[tuple[Dx, Said]]:
    """A line that names no code, but leaves no doubt which it means."""
    return [
        (holder, Said(Note(NoteKind.EXCLUDES1, row["quote"], row["place"])))
        for holder, against in ((one, other), (other, one))
        for row in case.facts.implied_excludes.of(holder.bare)
        if any(target.names(against.bare) for target in row.targets("other"))
    ]


def _excludes1_edit(one: Dx, other: Dx, found: list[tuple[Dx, Said]]) -> Edit:
    holder, said = found[0]
    choice = any(held.code is not None and _leaves_a_choice(held.code, line) for held, line in found)
    ask = (
        "Unless the two are unrelated, only one is coded."
        if choice
        else "Only one of the two is coded."
    )
    return Edit(
        "excludes1",
        Severity.WARNING if choice else Severity.ERROR,
        f"{one.name} and {other.name} are kept apart by the Excludes1 note{_at(holder, said)}: "
        f"“{said.quote}”. {ask}",
        f"Guidelines I.A.12.a; Tabular {said.place}, Excludes1",
        (one.name, other.name),
        (one.at, other.at),
        quote=said.quote,
        exception=UNRELATED,
        mends=(
            *(mends.remove(dx.at, dx.name) for dx in _weaker_first(one, other)),
            mends.leave("the two conditions are unrelated", one.at),
        ),
    )


def _weaker_first(one: Dx, other: Dx) -> tuple[Dx, Dx]:
    """The symptom, status or manifestation before the diagnosis; else the later line before the earlier."""
    return (one, other) if _is_weak(one) and not _is_weak(other) else (other, one)


def _is_weak(dx: Dx) -> bool:
    return dx.bare.startswith(("R", "Z")) or dx.title.lower().endswith(ELSEWHERE)


def _at(holder: Dx, said: Said) -> str:
    if said.place == holder.name:
        return f" at {holder.name}"
    return f" that {holder.name} inherits from {said.place}"


def _leaves_a_choice(code: Code, said: Said) -> bool:
    """Whether the exclusion may concern only part of what the code stands for.

    The guideline's own example is F45.8, an "other" code with many inclusion terms, one of which is
    excluded; the others are unrelated to it.
    """
    if " unless " in said.note.text:
        return True
    own = said.place == code.code or said.place[:CATEGORY_LENGTH] == code.code[:CATEGORY_LENGTH]
    terms = [note for note in code.notes_of(NoteKind.INCLUSION) if note.place == code.code]
    return own and code.title.startswith("Other ") and len(terms) >= SEVERAL
