"""What the notes of one code say of other codes, read once and remembered."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from coderdesk.domain.code import Code, Note, NoteKind
from coderdesk.edits.lookup import Lookup
from coderdesk.edits.targets import Target, targets_of

KEPT = 4096  # codes remembered
LEADS = "leads a list"
_CONDITIONS = (
    "if applicable",
    "where applicable",
    "if known",
    "if present",
    "any associated",
    "any applicable",
    "when specified",
    "if drug-induced",
    "if necessary",
    "if code",
)
_OPEN = ("such as", "including", "like")
_CHOICE = ("if applicable", "where applicable", "if known", "if present", "when specified")


@dataclass(frozen=True, slots=True)
class Said:
    """A line of a note, with the line that leads its list, if it stands in one."""

    note: Note
    lead: str = ""

    @property
    def quote(self) -> str:
        """The book's own words."""
        return f"{self.lead} {self.note.text}" if self.lead else self.note.text

    @property
    def place(self) -> str:
        """Where the note stands: a code, section or chapter."""
        return self.note.place


@dataclass(frozen=True, slots=True)
class Instruction:
    """A block of code-first, use-additional or code-also lines at one place.

    ``conditional`` when the block asks for a partner only if there is one; ``open`` when it names
    examples or words without codes, so that a partner may be one it does not list.
    """

    kind: NoteKind
    place: str
    text: str
    named: Lookup[Said]
    conditional: bool
    open: bool

    def partner(self, code: str) -> Said | None:
        """The line that names a code (without its dot), if any does."""
        return next(iter(self.named.of(code)), None)


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes of one code by what they do, own and inherited; Excludes2 from categories down."""

    excludes1: Lookup[Said]
    excludes2: Lookup[Said]
    code_first: tuple[Instruction, ...]
    use_additional: tuple[Instruction, ...]
    code_also: tuple[Instruction, ...]


_remembered: dict[tuple[str, str], tuple[Code, Notes]] = {}


def notes_of(code: Code) -> Notes:
    """The notes of a code; remembered, since a code meets many encounters."""
    key = (code.edition, code.code)
    kept = _remembered.get(key)
    if kept is not None and kept[0].notes is code.notes:
        return kept[1]
    found = Notes(
        Lookup(_said(code, NoteKind.EXCLUDES1)),
        Lookup(pair for pair in _said(code, NoteKind.EXCLUDES2) if not _is_of_block(pair[1])),
        tuple(_instructions(code, NoteKind.CODE_FIRST)),
        tuple(_instructions(code, NoteKind.USE_ADDITIONAL)),
        tuple(_instructions(code, NoteKind.CODE_ALSO)),
    )
    if len(_remembered) >= KEPT:
        _remembered.clear()
    _remembered[key] = (code, found)
    return found


def unparsed(code: Code) -> tuple[tuple[Note, str], ...]:
    """The notes of a code that a coder has to read, since no program can: each with the reason."""
    kinds = (NoteKind.EXCLUDES1, NoteKind.EXCLUDES2, NoteKind.CODE_FIRST, NoteKind.USE_ADDITIONAL)
    told = ((note, why_unparsed(note.text)) for note in code.notes_of(*kinds))
    return tuple((note, reason) for note, reason in told if reason and reason != LEADS)


def is_loose(quote: str) -> bool:
    """Whether even the order depends on the two conditions belonging together."""
    lowered = quote.lower()
    return any(words in lowered for words in _CHOICE)


def why_unparsed(text: str) -> str:
    """Why a note names no code that a program could look for; empty when it names one."""
    if targets_of(text):
        return ""
    if text.endswith(":"):
        return LEADS
    lowered = text.lower()
    if "see " in lowered or "code to" in lowered or "code the" in lowered:
        return "points to the index or to other words"
    return "says it in words only"


def _is_of_block(said: Said) -> bool:
    # What the head of a chapter or block names beside it says nothing about a pair of codes.
    return said.place.startswith("Chapter") or "-" in said.place


def _blocks(code: Code, kind: NoteKind) -> Iterator[tuple[str, list[Said]]]:
    for place, notes in groupby(code.notes_of(kind), key=lambda note: note.place):
        lead = ""
        lines = []
        for note in notes:
            if note.text.endswith(":") and not targets_of(note.text):
                lead = note.text
                lines.append(Said(note))
            else:
                lines.append(Said(note, lead))
        yield place, lines


def _said(code: Code, kind: NoteKind) -> Iterator[tuple[Target, Said]]:
    for _place, lines in _blocks(code, kind):
        for said in lines:
            for target in targets_of(said.note.text):
                yield target, said


def _instructions(code: Code, kind: NoteKind) -> Iterator[Instruction]:
    for place, lines in _blocks(code, kind):
        words = " ".join(said.note.text for said in lines).lower()
        bare_words = any(why_unparsed(said.note.text) not in {"", LEADS} for said in lines)
        yield Instruction(
            kind=kind,
            place=place,
            text="; ".join(said.note.text for said in lines),
            named=Lookup((target, said) for said in lines for target in targets_of(said.note.text)),
            conditional=any(condition in words for condition in _CONDITIONS),
            open=bare_words or any(word in words for word in _OPEN),
        )
