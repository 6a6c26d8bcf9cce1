"""Codes, their notes and the editions they stand in."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from typing_extensions import override

CATEGORY_LENGTH = 3


class System(StrEnum):
    """A code system, named as the command line names it."""

    ICD10CM = "icd10cm"
    ICD10PCS = "icd10pcs"
    HCPCS = "hcpcs"
    CPT = "cpt"

    @property
    def heading(self) -> str:
        """Its name as a heading says it."""
        return _TITLES[self]


_TITLES = {
    System.ICD10CM: "ICD-10-CM",
    System.ICD10PCS: "ICD-10-PCS",
    System.HCPCS: "HCPCS Level II",
    System.CPT: "CPT",
}


class NoteKind(StrEnum):
    """The kinds of note in the tabular list (Guidelines I.A.10 to I.A.17)."""

    INCLUSION = "inclusion-term"
    INCLUDES = "includes"
    EXCLUDES1 = "excludes1"
    EXCLUDES2 = "excludes2"
    CODE_FIRST = "code-first"
    USE_ADDITIONAL = "use-additional"
    CODE_ALSO = "code-also"
    NOTE = "note"
    SEVENTH = "seventh-character"


@dataclass(frozen=True, slots=True)
class Note:
    """One note of the book and where it stands.

    ``place`` is the code (``E11.2``), section (``E08-E13``) or chapter (``Chapter 4``) that carries it.
    """

    kind: NoteKind
    text: str
    place: str


@dataclass(frozen=True, slots=True)
class Edition:
    """One published edition of one code system; ``expires`` is its last day in force, if known."""

    system: System
    name: str
    effective: date
    expires: date | None
    source: str
    sha256: str
    licence: str
    codes: int = 0
    billable: int = 0

    @property
    def key(self) -> str:
        """A stable name, fit for a folder: ``icd10cm-2026-04-01``."""
        return f"{self.system}-{self.effective.isoformat()}"

    @property
    def title(self) -> str:
        """The code system as the trade writes it."""
        return self.system.heading

    def covers(self, day: date) -> bool:
        """Whether the edition is in force on a day."""
        return self.effective <= day and (self.expires is None or day <= self.expires)


@dataclass(frozen=True, slots=True)
class EditionInForce:
    """The edition that codes of one system come from on a day, and whether it covers that day.

    ``edition`` is none when no edition of the system is installed; ``covers`` is false when the nearest
    one stands in.
    """

    edition: Edition | None
    covers: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A step in the tabular: a chapter, section, category or code above or below another."""

    code: str
    title: str
    billable: bool = False


@dataclass(frozen=True, slots=True)
class Code:
    """One entry of a codebook with all that the edits need, so that no edit looks anything up.

    ``parents`` runs from chapter to the nearest parent; ``notes`` from the code's own notes outward,
    inherited ones included; ``sevenths`` are the legal seventh characters with their meanings (empty
    when none apply); ``flags`` are memberships of imported lists, such as ``poa-exempt``.
    """

    system: System
    code: str
    title: str
    billable: bool
    edition: str = ""
    parents: tuple[Place, ...] = ()
    siblings: tuple[Place, ...] = ()
    children: tuple[Place, ...] = ()
    notes: tuple[Note, ...] = ()
    sevenths: tuple[tuple[str, str], ...] = ()
    flags: frozenset[str] = frozenset()

    def notes_of(self, *kinds: NoteKind) -> tuple[Note, ...]:
        """The notes of these kinds, nearest first."""
        return tuple(note for note in self.notes if note.kind in kinds)


@dataclass(frozen=True, slots=True)
class Why:
    """Why a hit matched: ``kind`` is one short chip (``abbreviation``), ``text`` the detail."""

    kind: str
    text: str = ""

    @override
    def __str__(self) -> str:
        """The reason as one line."""
        return f"{self.kind}: {self.text}" if self.text else self.kind


@dataclass(frozen=True, slots=True)
class Hit:
    """One answer to a search.

    ``marks`` are half-open character spans of ``title`` that the words matched; ``header_of`` counts
    the billable codes below a header.
    """

    system: System
    code: str
    title: str
    billable: bool
    edition: str
    why: Why
    marks: tuple[tuple[int, int], ...] = ()
    header_of: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one search: hits best first, and how each word was understood.

    ``understood`` holds pairs such as ``("t2dm", "type 2 diabetes mellitus")``; ``nearest`` the nearest
    terms when nothing matched; ``ms`` the time taken in milliseconds; ``unknown`` the words that no
    book and no table has, nor any that is near them.
    """

    query: str
    hits: tuple[Hit, ...] = ()
    understood: tuple[tuple[str, str], ...] = ()
    nearest: tuple[str, ...] = ()
    ms: float = 0.0
    unknown: tuple[str, ...] = ()


def bare(text: str) -> str:
    """A code without its dot, in capitals: ``e11.9`` becomes ``E119``."""
    return text.strip().upper().replace(".", "")


def dotted(text: str) -> str:
    """An ICD-10-CM code as the book writes it: ``e119`` becomes ``E11.9``."""
    plain = bare(text)
    if len(plain) <= CATEGORY_LENGTH:
        return plain
    return f"{plain[:CATEGORY_LENGTH]}.{plain[CATEGORY_LENGTH:]}"
