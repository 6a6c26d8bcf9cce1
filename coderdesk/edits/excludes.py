"""Excludes1 and Excludes2: codes that the tabular list keeps apart."""

from collections.abc import Iterator

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
# Two lines, the earlier first, with the notes between them and the diagnosis that has each.
Pairs = dict[tuple[int, int], list[tuple[Dx, Said]]]
SEVERAL = 2  # inclusion terms of a residual code that may be unrelated to the one excluded


def excludes1(case: Case) -> Iterator[Edit]:
    """Two codes that an Excludes1 note, own or inherited, keeps apart."""
    pairs = _apart(case, NoteKind.EXCLUDES1)
    for pair, found in _implied(case).items():
        pairs.setdefault(pair, found)
    for one, other in sorted(pairs):
        yield _excludes1_edit(case.dx[one - 1], case.dx[other - 1], pairs[one, other])


def excludes2(case: Case) -> Iterator[Edit]:
    """Two codes that an Excludes2 note tells apart: both may stand."""
    pairs = _apart(case, NoteKind.EXCLUDES2)
    pure = _apart(case, NoteKind.EXCLUDES1) if pairs else {}
    for at, other_at in sorted(pairs.keys() - pure.keys()):
        one, other = case.dx[at - 1], case.dx[other_at - 1]
        holder, said = pairs[at, other_at][0]
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


def _apart(case: Case, kind: NoteKind) -> Pairs:
    """The lines that notes keep apart, each pair with its notes and the codes that have them."""
    first: dict[str, Dx] = {}
    for dx in case.dx:
        if dx.code is not None:
            first.setdefault(dx.bare, dx)
    by_category: dict[str, list[Dx]] = {}
    for dx in first.values():
        by_category.setdefault(dx.bare[:CATEGORY_LENGTH], []).append(dx)
    pairs: Pairs = {}
    for holder in first.values():
        for against, said in _kept_from(holder, by_category, kind):
            pairs.setdefault((min(holder.at, against.at), max(holder.at, against.at)), []).append(
                (holder, said)
            )
    return pairs


def _kept_from(
    holder: Dx, by_category: dict[str, list[Dx]], kind: NoteKind
) -> Iterator[tuple[Dx, Said]]:
    """The codes that the notes of one code keep away from it."""
    if holder.code is None:
        return
    notes = notes_of(holder.code)
    lookup = notes.excludes1 if kind is NoteKind.EXCLUDES1 else notes.excludes2
    for category in lookup.among(by_category.keys()):
        for against in by_category[category]:
            for target, said in lookup.found(against.bare):
                if not target.names(holder.bare):  # a note never keeps a code from itself
                    yield against, said


def _implied(case: Case) -> Pairs:
    """Lines kept apart by a note that names no code, but leaves no doubt which it means."""
    pairs: Pairs = {}
    for holder in case.dx:
        for row in case.facts.implied_excludes.of(holder.bare):
            said = Said(Note(NoteKind.EXCLUDES1, row["quote"], row["place"]))
            for against in case.named(row.targets("other")):
                key = (min(holder.at, against.at), max(holder.at, against.at))
                pairs.setdefault(key, []).append((holder, said))
    return pairs


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
    """Which of two to offer to remove first: a symptom, status or manifestation, else the later."""
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
