"""The coder's work as it is kept: lists, timelines, finds, the desk itself and its checks."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from coderdesk.domain.chart import Document, Media
from coderdesk.domain.encounter import Setting


class WorkStatus(StrEnum):
    """How far the work on an encounter has come."""

    WAITING = "waiting"
    WORKING = "in work"
    HOLD = "on hold"
    QUERY = "query open"
    DONE = "done"
    AUDIT = "under audit"

    @property
    def is_settled(self) -> bool:
        """Whether an encounter of this status takes no change."""
        return self in (WorkStatus.DONE, WorkStatus.AUDIT)


@dataclass(frozen=True, slots=True)
class EncounterRow:
    """One encounter of the worklist, without its codes.

    ``day`` is the day whose edition is in force; ``reason`` and ``until`` say why it is on hold and
    when it returns; ``created`` and ``changed`` are UTC, ISO 8601.
    """

    id: str
    status: WorkStatus
    setting: Setting
    account: str = ""
    mrn: str = ""
    patient: str = ""
    payer: str = ""
    facility: str = ""
    admit_date: date | None = None
    discharge_date: date | None = None
    service_date: date | None = None
    day: date | None = None
    diagnoses: int = 0
    procedures: int = 0
    services: int = 0
    overrides: int = 0
    documents: int = 0
    reason: str = ""
    until: date | None = None
    created: str = ""
    changed: str = ""


class Order(StrEnum):
    """What a list of encounters is sorted by."""

    CHANGED = "changed"
    CREATED = "created"
    DAY = "day"
    PATIENT = "patient"
    ACCOUNT = "account"
    PAYER = "payer"
    STATUS = "status"


@dataclass(frozen=True, slots=True)
class Listing:
    """Which encounters to list; nothing named means all.

    ``words`` are looked for in patient, account and MRN.
    """

    statuses: tuple[WorkStatus, ...] = ()
    settings: tuple[Setting, ...] = ()
    payer: str = ""
    words: str = ""
    order: Order = Order.CHANGED
    descending: bool = True
    limit: int = 500
    skip: int = 0


class Deed(StrEnum):
    """What happened to an encounter on its timeline."""

    CREATED = "created"
    CHANGED = "changed"
    UNDONE = "undone"
    REDONE = "redone"
    RESTORED = "restored"
    STATUS = "status"


@dataclass(frozen=True, slots=True)
class Revision:
    """One kept state of an encounter.

    ``at`` is UTC, ISO 8601; ``what`` a short verb phrase without chart text.
    """

    id: int
    encounter_id: str
    parent: int | None
    at: str
    who: str
    what: str


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of an encounter's timeline; ``revision`` is the state that stood after it."""

    at: str
    who: str
    deed: Deed
    what: str
    revision: int
    status: WorkStatus | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document of a chart as listed, without text or bytes.

    ``seen`` are the pages looked at, from 1, in order; ``bookmark`` a page, 0 for none; ``size`` bytes.
    """

    id: int
    encounter_id: str
    title: str
    kind: str
    media: Media
    date: date | None
    author: str
    pages: int
    sha256: str
    size: int
    synthetic: bool = False
    added: str = ""
    late: bool = False
    seen: tuple[int, ...] = ()
    bookmark: int = 0


@dataclass(frozen=True, slots=True)
class Added:
    """What became of documents given to a chart: those kept, and those it had already."""

    kept: tuple[Document, ...] = ()
    known: tuple[Document, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """Words found in a chart: ``start``, ``end`` in the document's text, ``marks`` in the snippet."""

    document_id: int
    title: str
    page: int
    start: int
    end: int
    snippet: str
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class DeskState:
    """What lay on the desk, so that it can be laid out again.

    ``selection`` is a span of the document's text; ``scroll`` the place in the page, 0 to 1; ``shares``
    the widths of the panes; ``words`` what stood in the search box; ``line`` the coding line in hand.
    """

    encounter_id: str = ""
    document_id: int = 0
    page: int = 1
    scroll: float = 0.0
    zoom: float = 0.0
    rotation: int = 0
    selection: tuple[int, int] | None = None
    shares: tuple[float, ...] = ()
    pane: str = ""
    words: str = ""
    code: str = ""
    line: int = 0


class Act(StrEnum):
    """What the journal records."""

    UNLOCKED = "unlocked"
    UNLOCK_FAILED = "unlock failed"
    LOCKED = "locked"
    PASSPHRASE = "passphrase changed"  # noqa: S105 - what happened, not the word itself
    RECOVERY = "recovery code made"
    VIEWED = "viewed"
    ASSIGNED = "assigned"
    CHANGED = "changed"
    OVERRODE = "overrode an edit"
    FINISHED = "finished"
    REOPENED = "reopened"
    IMPORTED = "imported"
    REMOVED = "removed"
    ERASED = "erased"
    QUERIED = "queried a physician"
    EXPORTED = "exported"
    PRINTED = "printed"
    COPIED = "copied"
    BACKED_UP = "backed up"
    RESTORED = "restored"


@dataclass(frozen=True, slots=True)
class JournalListing:
    """Which lines of the journal to list; nothing named means all.

    ``since`` and ``before`` are UTC, ISO 8601, compared as text.
    """

    encounter_id: str = ""
    who: str = ""
    acts: tuple[Act, ...] = ()
    since: str = ""
    before: str = ""
    limit: int = 1000
    skip: int = 0


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One line of the journal of who did what when.

    ``hash`` covers this line and, through ``previous``, all before it.
    """

    id: int
    at: str
    who: str
    act: Act
    encounter_id: str
    detail: str
    previous: str
    hash: str


class Gravity(StrEnum):
    """How bad a finding about the work file is."""

    BAD = "bad"  # something is lost or wrong
    WORRY = "worry"  # it still works, but should be put right


@dataclass(frozen=True, slots=True)
class Finding:
    """One result of checking the work file: what was looked at, what is so, and what to do."""

    what: str
    gravity: Gravity
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class BackupCopy:
    """One dated copy of the work file; ``at`` is UTC, ``why`` what it was made for, ``size`` bytes."""

    path: Path
    at: datetime
    why: str
    size: int


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What was got out of a damaged work file: rows kept and rows lost, by table."""

    path: Path
    kept: tuple[tuple[str, int], ...]
    lost: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """What a copy holds; ``changed`` is the last change in UTC, ISO 8601, or empty."""

    encounters: int
    documents: int
    changed: str
