"""A trip to the shelf: what changed between two editions, and what of it touches this coder's work."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, combinations
from pathlib import Path

from coderdesk.codebook.diff import BookDiff, Revision
from coderdesk.codebook.diff import diff as compare
from coderdesk.domain.book_change import BookChange, ChangeKind
from coderdesk.domain.code import Edition, bare
from coderdesk.domain.csv_cells import csv_text
from coderdesk.workflow.codebooks import Codebooks
from coderdesk.workflow.desk import Desk
from coderdesk.workflow.export_summary import put_file

HEADS = ("Code", "What", "Before", "After", "Instead", "Touches")
OwnCodes = Mapping[str, tuple[str, ...]]
"""Codes without dots, each with what of the coder's own it is."""


def pairs(books: Codebooks) -> tuple[tuple[Edition, Edition], ...]:
    """Every two editions of one system, older first, the newest neighbours at the head."""
    editions = books.library.editions()  # newest first
    found = [
        (abs(editions.index(new) - editions.index(old)), old, new)
        for new, old in combinations(editions, 2)
        if new.system is old.system
    ]
    found.sort(key=lambda one: one[0])
    return tuple((old, new) for _apart, old, new in found)


def changes(books: Codebooks, old: Edition, new: Edition, own: OwnCodes) -> tuple[BookChange, ...]:
    """All changes in the order of codes, each with what of the coder's own it touches; a second or two.

    Raises:
        BookDamaged: one of the books does not answer.
    """
    library = books.library
    found = sorted(
        _listed(compare(library.book(old), library.book(new))), key=lambda one: bare(one.code)
    )
    return tuple(_with_reasons(one, own) for one in found)


def own_codes(desk: Desk) -> OwnCodes:
    """The codes of favourites, bookmarks, notes, of what was used last and of open encounters."""
    found: dict[str, dict[str, None]] = {}
    marks = desk.own_book.marks
    for words, codes in (
        ("favourite", marks.favourites),
        ("bookmark", marks.bookmarks),
        ("my note", marks.notes),
        ("used lately", desk.own_book.used_lately()),
    ):
        for _system, code in codes:
            found.setdefault(bare(code), {})[words] = None
    for account, encounter in desk.open_encounters():
        for _any, code in encounter.names:
            found.setdefault(bare(code), {})[f"on {account or 'an open encounter'}"] = None
    return {code: tuple(words) for code, words in found.items() if code}


def export_changes(found: Sequence[BookChange], path: Path) -> Path:
    """Write changes as CSV (UTF-8 with a mark); whole or not at all."""
    rows = (
        (
            one.code,
            f"{one.kind}, {one.note}" if one.note else one.kind,
            one.before,
            one.after,
            " ".join(one.instead),
            ", ".join(one.because),
        )
        for one in found
    )
    return put_file(csv_text(HEADS, rows).encode("utf-8-sig", "replace"), path)


def _with_reasons(change: BookChange, own: OwnCodes) -> BookChange:
    touched = (words for code, words in own.items() if change.touches(code))
    because = tuple(dict.fromkeys(chain.from_iterable(touched)))
    return replace(change, because=because) if because else change


def _listed(found: BookDiff) -> Iterator[BookChange]:
    instead = {code: tuple(place.code for place in places) for code, places in found.replacements}
    for place in found.added:
        yield BookChange(ChangeKind.NEW, place.code, after=place.title)
    for place in found.deleted:
        yield BookChange(ChangeKind.DELETED, place.code, before=place.title)
    for one in found.revised:
        before, after = one.before.title, one.after.title
        yield BookChange(
            _kind(one), one.after.code, before, after, instead=instead.get(one.after.code, ())
        )
    for note in found.notes_added:
        text = note.text.lstrip(" ,")
        yield BookChange(ChangeKind.NOTE_NEW, note.place, after=text, note=str(note.kind))
    for note in found.notes_deleted:
        text = note.text.lstrip(" ,")
        yield BookChange(ChangeKind.NOTE_GONE, note.place, before=text, note=str(note.kind))


def _kind(one: Revision) -> ChangeKind:
    if one.became_header:
        return ChangeKind.HEADER
    if one.after.billable and not one.before.billable:
        return ChangeKind.BILLABLE
    return ChangeKind.REVISED
