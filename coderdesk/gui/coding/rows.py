"""What the form shows, row by row, as values: heads, lines, edits, passages, notes, open points."""

from dataclasses import dataclass
from typing import TypeAlias

from coderdesk.domain.chart import Passage
from coderdesk.domain.edit import Edit, Mend, MendKind, Part, Severity
from coderdesk.domain.encounter import Status
from coderdesk.gui.keys.command import Command

VISIT = 0  # stands for the visit itself where a line's id is asked
MOST_NUMBERS = 9
NOT_REPORTED = "-"  # in place of a POA where a visit has none


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the keyboard is in the form: a line by its id, and what under it (empty: the line itself).

    It stays the same while lines move and edits come and go.
    """

    part: Part
    line: int
    under: str = ""

    @property
    def head(self) -> "Spot":
        """The line itself."""
        return Spot(self.part, self.line)


@dataclass(frozen=True, slots=True)
class PartHead:
    """The head of a part: title, how many of how many, and the commands offered there."""

    part: Part
    title: str
    count: str
    over: bool = False
    tools: tuple[tuple[str, Command], ...] = ()
    spot: None = None
    inert = True

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return f"{self.title}, {self.count}" if self.count else self.title


@dataclass(frozen=True, slots=True)
class ColumnHeads:
    """The names of the columns of a part; empty ones say nothing."""

    part: Part
    names: tuple[tuple[str, str], ...]  # column, its name
    spot: None = None
    inert = True

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return "Columns: " + ", ".join(name for _column, name in self.names if name)


@dataclass(frozen=True, slots=True)
class LineRow:
    """A diagnosis, procedure or service line.

    ``name`` is its number or letter; ``poa`` none where POA is not asked; ``points`` the letters a
    service line points to, ``strays`` positions that name no diagnosis; ``evidence`` the passages by
    document and page.
    """

    spot: Spot
    name: str
    code: str
    title: str
    known: bool = True
    principal: bool = False
    poa: str | None = None
    date: str = ""
    modifiers: str = ""
    units: str = ""
    points: tuple[str, ...] = ()
    strays: tuple[str, ...] = ()
    evidence: str = ""
    passages: int = 0
    status: Status = Status.WORKING
    noted: bool = False
    first: bool = False
    is_open: bool = False  # the keyboard is on it, or on what is under it
    mine: bool = False  # the title is the coder's own label

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        parts = [f"{_KIND[self.spot.part]} {self.name}", self.code, self.title]
        if self.poa is not None:
            parts.append(POA_SPOKEN.get(self.poa, f"POA {self.poa}"))
        parts += [f"on {self.date}"] if self.date else []
        parts += [f"modifiers {self.modifiers}"] if self.modifiers else []
        parts += [f"{self.units} unit{'s' * (self.units != '1')}"] if self.units else []
        parts += [f"points to {' '.join(self.points)}"] if self.points else []
        parts += [self.status.value] if self.status is not Status.WORKING else []
        parts += ["has a note"] if self.noted else []
        count = self.passages
        parts.append(f"{count} passage{'s' * (count != 1)} as evidence" if count else "no evidence")
        return ", ".join(part for part in parts if part)


_KIND = {Part.DIAGNOSES: "Diagnosis", Part.PROCEDURES: "Procedure", Part.SERVICES: "Service line"}
POA_SPOKEN = {
    "Y": "present on admission",
    "N": "not present on admission",
    "U": "POA unknown",
    "W": "POA clinically undetermined",
    "E": "POA exempt",
    "": "POA missing",
    NOT_REPORTED: "",
}


@dataclass(frozen=True, slots=True)
class EditRow:
    """An edit under its line; open under the current one.

    ``keys`` are the caps of its mends, empty where one has none; ``reason`` says why it was left as it
    is, and then there is one way only: to open it again. A ``guest`` is at home under another line and
    no stop for the arrow keys; a ``closed`` one stands in an encounter that takes no change.
    """

    spot: Spot
    edit: Edit
    is_open: bool = False
    keys: tuple[str, ...] = ()
    reason: str = ""
    guest: bool = False
    closed: bool = False

    @property
    def mends(self) -> tuple[Mend, ...]:
        """The ways offered; a warning can always be left as it is, and a closed edit has none."""
        return () if self.closed else mends_of(self.edit, left=bool(self.reason))

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        kind = "Left as it is" if self.reason else self.edit.severity.value.capitalize()
        parts = [f"{kind}: {self.edit.message}"]
        if self.is_open:
            parts += [self.reason, self.edit.source, self.edit.exception]
            named = zip(self.keys, self.mends, strict=False)
            parts += [f"{key or 'click'}: {mend.label}" for key, mend in named]
        elif self.mends and not self.reason:
            parts.append(mends_counted(self.mends))
        return ". ".join(part.rstrip(".") for part in parts if part)


REOPEN = (Mend(MendKind.LEAVE, "Open it again"),)
LEAVE = Mend(MendKind.LEAVE, "Leave as it is, with a reason…")


def mends_of(edit: Edit, *, left: bool) -> tuple[Mend, ...]:
    """The ways an edit offers; one that was left as it is only opens again."""
    if left:
        return REOPEN
    leaves = any(mend.kind is MendKind.LEAVE for mend in edit.mends)
    return edit.mends if leaves or edit.severity is not Severity.WARNING else (*edit.mends, LEAVE)


def mends_counted(mends: tuple[Mend, ...]) -> str:
    """How many mends there are."""
    return f"{len(mends)} mend{'s' * (len(mends) != 1)}"


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A passage of the chart under the line it supports."""

    spot: Spot
    passage: Passage

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return f"Evidence: {self.passage.quote}. {self.passage.document}, page {self.passage.page}"


@dataclass(frozen=True, slots=True)
class NoteRow:
    """The coder's own note on the current line."""

    spot: Spot
    text: str
    inert = True

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return f"Your note: {self.text}"


@dataclass(frozen=True, slots=True)
class AskRow:
    """Room for one line of typing, under the line or edit it is about."""

    spot: Spot
    prompt: str
    inert = True

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return self.prompt


@dataclass(frozen=True, slots=True)
class HintRow:
    """What to do next in a part that is empty."""

    part: Part
    text: str
    command: Command
    spot: None = None
    inert = True

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return self.text


@dataclass(frozen=True, slots=True)
class PointRow:
    """Something still open before the encounter is finished, and the way there."""

    spot: Spot
    text: str
    command: Command | None
    to: Spot

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return f"Before you finish: {self.text.replace('`', '')}"


Row: TypeAlias = (
    PartHead | ColumnHeads | LineRow | EditRow | PassageRow | NoteRow | AskRow | HintRow | PointRow
)
