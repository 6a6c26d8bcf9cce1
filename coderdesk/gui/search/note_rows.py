"""The rows that the notes of a page are shown as: grouped by where they stand, nearest first."""

from collections.abc import Iterator
from dataclasses import dataclass

from coderdesk.domain.code import NoteKind
from coderdesk.domain.page import NamedBy, NoteLine, Page
from coderdesk.gui.parts import literal
from coderdesk.gui.search.links import Link

LABELS = {
    NoteKind.INCLUSION: "Also here",
    NoteKind.INCLUDES: "Includes",
    NoteKind.EXCLUDES1: "Excludes 1",
    NoteKind.EXCLUDES2: "Excludes 2",
    NoteKind.CODE_FIRST: "Code first",
    NoteKind.USE_ADDITIONAL: "Use additional",
    NoteKind.CODE_ALSO: "Code also",
    NoteKind.NOTE: "Note",
    NoteKind.SEVENTH: "7th character",
}


@dataclass(frozen=True, slots=True)
class Group:
    """A head over the notes of one place; ``text`` is marked up."""

    text: str
    inert: bool = True

    @property
    def spoken(self) -> str:
        """The head as a screen reader says it."""
        return self.text.replace("`", "").replace("~", "").replace("\\", "")


@dataclass(frozen=True, slots=True)
class NoteRow:
    """One note; ``again`` when it goes on with the kind of the row above.

    ``carrier`` is the code that carries the note where the note is shown for another code's sake.
    """

    line: NoteLine
    again: bool = False
    carrier: str = ""
    inert: bool = False

    @property
    def text(self) -> str:
        """The words of the note; a comma that the book sets after the kind is left out."""
        return self.line.note.text.lstrip(" ,")

    @property
    def spans(self) -> tuple[Link, ...]:
        """The codes that the text names."""
        cut = len(self.line.note.text) - len(self.text)
        return tuple((start - cut, end - cut, code) for start, end, code in self.line.links)

    @property
    def links(self) -> tuple[Link, ...]:
        """The links that can be followed."""
        return () if self.carrier else self.spans

    @property
    def spoken(self) -> str:
        """The note as a screen reader says it."""
        said = f"{LABELS[self.line.note.kind]}: {self.text}"
        return f"{said}, {self.line.met}" if self.line.met else said


def rows_of(page: Page) -> Iterator[Group | NoteRow]:
    """The rows that show a page's notes, nearest first."""
    place, kind = "", None
    for line in page.notes:
        if line.note.place != place:
            place, kind = line.note.place, None
            yield Group(_head(place, page.code.code))
        yield NoteRow(line, again=line.note.kind is kind)
        kind = line.note.kind


def rows_naming(named: NamedBy) -> Iterator[Group | NoteRow]:
    """The rows that show which notes name a code."""
    count = len(named.lines)
    some = (
        "No note names"
        if not count
        else f"{count} note{'s' if count > 1 else ''} name{'' if count > 1 else 's'}"
    )
    yield Group(f"{some} `{named.code.code}`")
    before = None
    for place, line in named.lines:
        if place != before:
            yield Group(f"`{_place(place.code)}`  ~{literal(place.title)}~")
        again = place == before
        before = place
        yield NoteRow(line, again, carrier="" if is_wide(place.code) else place.code)


def is_wide(place: str) -> bool:
    """Whether a place is a chapter or a section, which has no page of its own."""
    return place.startswith("Chapter") or "-" in place


def _place(name: str) -> str:
    return name.replace("-", "–")


def _head(place: str, own: str) -> str:
    if place == own:
        return f"At `{place}`"
    if place.startswith("Chapter"):
        return f"Inherited from {place.lower()}"
    if "-" in place:
        return f"Inherited from section `{_place(place)}`"
    what = "" if "." in place else "category "
    return f"Inherited from {what}`{place}`"
