"""What changed from one edition to another: codes and notes."""

from collections.abc import Iterator
from dataclasses import dataclass

from coderdesk.codebook.book import Book
from coderdesk.domain.code import Edition, Note, NoteKind, Place

_CODES = "SELECT name, title, billable FROM line WHERE kind>=2 ORDER BY id"
_NOTES = "SELECT name, note.kind, text FROM note JOIN line ON id=line ORDER BY line, at"


@dataclass(frozen=True, slots=True)
class Revision:
    """A code whose title changed, or that became or ceased to be billable."""

    before: Place
    after: Place

    @property
    def became_header(self) -> bool:
        """Whether codes below it are to be used now."""
        return self.before.billable and not self.after.billable


@dataclass(frozen=True, slots=True)
class BookDiff:
    """The changes from edition ``old`` to ``new``, in book order.

    ``replacements`` names, for a code that became a header, the new codes below it, which is all the
    books themselves tell. ``notes_compared`` is False where one of the editions has no notes.
    """

    old: Edition
    new: Edition
    added: tuple[Place, ...]
    deleted: tuple[Place, ...]
    revised: tuple[Revision, ...]
    replacements: tuple[tuple[str, tuple[Place, ...]], ...]
    notes_added: tuple[Note, ...] = ()
    notes_deleted: tuple[Note, ...] = ()
    notes_compared: bool = True

    @property
    def billable_added(self) -> int:
        """How many codes are billable that were not before."""
        became = sum(one.after.billable and not one.before.billable for one in self.revised)
        return sum(place.billable for place in self.added) + became

    @property
    def billable_deleted(self) -> int:
        """How many codes are no longer billable."""
        became = sum(one.became_header for one in self.revised)
        return sum(place.billable for place in self.deleted) + became

    def touches(self, code: str) -> bool:
        """Whether anything changed at a code as the book writes it, its notes included."""
        return code in self._touched()

    def lines(self) -> Iterator[str]:
        """The changes as lines to print."""
        counts = f"+{self.billable_added} -{self.billable_deleted} billable codes"
        yield f"{self.old.name} to {self.new.name}: {counts}"
        yield from (f"+ {place.code}  {place.title}" for place in self.added)
        yield from (f"- {place.code}  {place.title}" for place in self.deleted)
        for one in self.revised:
            yield f"~ {one.after.code}  {_revision(one)}"
        yield from (f"+ note at {note.place}, {note.kind}: {note.text}" for note in self.notes_added)
        yield from (f"- note at {note.place}, {note.kind}: {note.text}" for note in self.notes_deleted)
        if not self.notes_compared:
            yield "Notes are not compared: one of the editions has none."

    def as_json(self) -> dict[str, object]:
        """The changes as plain JSON values."""
        return {
            "old": self.old.key,
            "new": self.new.key,
            "billable_added": self.billable_added,
            "billable_deleted": self.billable_deleted,
            "added": [_place_json(place) for place in self.added],
            "deleted": [_place_json(place) for place in self.deleted],
            "revised": [
                {"before": _place_json(one.before), "after": _place_json(one.after)}
                for one in self.revised
            ],
            "replacements": {
                code: [place.code for place in places] for code, places in self.replacements
            },
            "notes_added": [_note_json(note) for note in self.notes_added],
            "notes_deleted": [_note_json(note) for note in self.notes_deleted],
            "notes_compared": self.notes_compared,
        }

    def _touched(self) -> frozenset[str]:
        codes = {place.code for place in (*self.added, *self.deleted)}
        codes |= {one.after.code for one in self.revised}
        return frozenset(codes | {note.place for note in (*self.notes_added, *self.notes_deleted)})


def diff(old: Book, new: Book) -> BookDiff:
    """Compares two installed editions; takes about a second.

    Raises:
        BookDamaged: one of them does not answer.
    """
    before, after = _places(old), _places(new)
    added = tuple(place for code, place in after.items() if code not in before)
    revised = tuple(
        Revision(before[code], place)
        for code, place in after.items()
        if code in before and before[code] != place
    )
    notes_before, notes_after = _notes(old), _notes(new)
    compared = bool(notes_before) and bool(notes_after)
    return BookDiff(
        old.edition,
        new.edition,
        added,
        tuple(place for code, place in before.items() if code not in after),
        revised,
        tuple(
            (
                one.after.code,
                tuple(place for place in new.children(one.after.code) if place.code not in before),
            )
            for one in revised
            if one.became_header
        ),
        tuple(note for note in notes_after if compared and note not in notes_before),
        tuple(note for note in notes_before if compared and note not in notes_after),
        compared,
    )


def _places(book: Book) -> dict[str, Place]:
    return {code: Place(code, title, bool(billable)) for code, title, billable in book.ask(_CODES)}


def _notes(book: Book) -> dict[Note, None]:
    return {Note(NoteKind(kind), text, place): None for place, kind, text in book.ask(_NOTES)}


def _revision(one: Revision) -> str:
    if one.became_header:
        return f"{one.after.title} (now a header)"
    if one.after.billable and not one.before.billable:
        return f"{one.after.title} (now billable)"
    return f"{one.before.title} -> {one.after.title}"


def _place_json(place: Place) -> dict[str, object]:
    return {"code": place.code, "title": place.title, "billable": place.billable}


def _note_json(note: Note) -> dict[str, str]:
    return {"kind": str(note.kind), "text": note.text, "from": note.place}
