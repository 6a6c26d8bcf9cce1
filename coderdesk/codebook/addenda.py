"""Applies order addenda to a book: what one edition adds, deletes and retitles.

Source: the yearly ``icd10cm_order_addenda_<year>.txt`` and ``icd10pcs_order_addenda_<year>.txt``, which
end with the number of codes before and after.
"""

from dataclasses import dataclass

from coderdesk.codebook.order import Entry, Outline
from coderdesk.errors import CoderDeskError

_HINT = "Import the edition that these addenda begin from, and its own addenda."


@dataclass(frozen=True, slots=True)
class Change:
    """One row of addenda: ``before`` is missing for an addition, ``after`` for a deletion."""

    line: int
    before: Entry | None
    after: Entry | None


@dataclass(frozen=True, slots=True)
class Totals:
    """What the addenda say at their end: codes before and after, and the file of the new edition."""

    before: int
    after: int
    file: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How many additions, deletions and revisions of billable codes there were."""

    adds: int
    deletes: int
    revisions: int


def counts_of(changes: list[Change]) -> Counts:
    """Counts the changes of billable codes, as the end of the file does."""
    added = [one.after for one in changes if one.after and not one.before]
    deleted = [one.before for one in changes if one.before and not one.after]
    revised = [one.after for one in changes if one.before and one.after]
    return Counts(*(sum(entry.billable for entry in part) for part in (added, deleted, revised)))


def apply_changes(outline: Outline, changes: list[Change]) -> None:
    """Lays the changes over a book; a code that is deleted and added again keeps its notes.

    Raises:
        CoderDeskError: a change does not fit the book, named with its line.
    """
    added = {one.after.code for one in changes if one.after and not one.before}
    deleted = set()
    for one in changes:
        if one.before and not outline.has(one.before.code):
            raise _misfit(one.line, one.before.code, "is not in the book that it is changed in")
        if one.before and not one.after:
            _match(outline, one.before, one.line)
            deleted.add(one.before.code)
            if one.before.code not in added:
                outline.take(one.before.code)
    for one in changes:
        if one.after:
            if not one.before and outline.has(one.after.code) and one.after.code not in deleted:
                raise _misfit(one.line, one.after.code, "is added but stands in the book already")
            outline.put(one.after)


def _match(outline: Outline, entry: Entry, line: int) -> None:
    if outline.billable(entry.code) != entry.billable:
        kind = "billable code" if entry.billable else "header"
        raise _misfit(line, entry.code, f"is deleted as a {kind}, which it is not in the book")


def _misfit(line: int, code: str, why: str) -> CoderDeskError:
    return CoderDeskError(f"Line {line}: {code} {why}.", _HINT)
