"""The notes of a code as lines to read: links, the lists they stand in, what the encounter meets."""

import re
from collections.abc import Iterable, Iterator

from coderdesk.domain.code import Note, NoteKind, bare, dotted
from coderdesk.domain.encounter import Encounter
from coderdesk.domain.page import NoteLine
from coderdesk.edits.targets import targets_of

_CODE = re.compile(
    r"(?<![A-Za-z0-9.])(?<!vitamin )((?:[A-Z]\d[0-9A-Z]|QA\d)(?:\.[0-9A-Z]{1,4})?)(?![0-9A-Za-z])"
    r"(\.?-(?![A-Z0-9]))?"
)
# In these lists the lines of one lead stand in alphabetical order, and so do the lines after them.
_SORTED = {NoteKind.EXCLUDES1, NoteKind.EXCLUDES2, NoteKind.INCLUDES, NoteKind.INCLUSION}
_SAYS_NOTHING_OF_OTHERS = {NoteKind.SEVENTH, NoteKind.NOTE, NoteKind.INCLUSION, NoteKind.INCLUDES}


def note_lines(
    notes: Iterable[Note], own: str = "", encounter: Encounter | None = None
) -> Iterator[NoteLine]:
    """The notes of a code, nearest first, as lines.

    ``own`` is the code itself, which is no partner to its own notes.
    """
    on = (
        [(number, line.code) for number, line in enumerate(encounter.diagnoses, 1)] if encounter else []
    )
    lines = enumerate(encounter.diagnoses, 1) if encounter else ()
    on = [(number, line.code) for number, line in lines if bare(line.code) != bare(own)]
    block: tuple[str, NoteKind] | None = None
    leading, before = False, ""
    for note in notes:
        if (note.place, note.kind) != block:
            block, leading = (note.place, note.kind), False
        if _leads(note.text):
            leading, before = True, ""
            yield NoteLine(note, links_of(note.text))
            continue
        leading = leading and not _ends_list(note, before)
        before = note.text.casefold()
        yield NoteLine(note, links_of(note.text), _met(note, on), item=leading)


def links_of(text: str) -> tuple[tuple[int, int, str], ...]:
    """The codes that a text names: half-open spans, with a dash that stands for what is below."""
    return tuple((hit.start(), hit.end(), hit.group(1)) for hit in _CODE.finditer(text))


def _leads(text: str) -> bool:
    return text.endswith(":") and not targets_of(text)


def _ends_list(note: Note, before: str) -> bool:
    """Whether a line goes on after the list: an instruction of its own, or the order begins anew."""
    if note.kind in _SORTED:
        return note.text.casefold() < before
    return note.text.startswith(("code ", "code(s)"))


def _met(note: Note, on: list[tuple[int, str]]) -> str:
    """The first line of the encounter that the note names, itself or by its family."""
    if note.kind in _SAYS_NOTHING_OF_OTHERS or not on:
        return ""
    targets = targets_of(note.text)
    for number, code in on:
        if any(target.names(bare(code)) for target in targets):
            return f"{dotted(code)} is on line {number}"
    return ""
