"""What an edit check has to say about an encounter."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How loudly an edit speaks."""

    ERROR = "error"  # the claim would be wrong
    WARNING = "warning"  # look again; may stand with a reason
    INFO = "info"


class Part(StrEnum):
    """The list of the encounter that a line stands in."""

    DIAGNOSES = "diagnoses"
    PROCEDURES = "procedures"
    SERVICES = "services"
    VISIT = "visit"


class MendKind(StrEnum):
    """What taking a mend does."""

    ADD = "add"  # put code on as a new line at position `to`, or (0) at the end
    REPLACE = "replace"  # the line's code becomes `code`
    REMOVE = "remove"  # take the line off
    MOVE = "move"  # the line goes to position `to`
    POA = "poa"  # the line's POA becomes `value`
    SEARCH = "search"  # look `value` up in the codebook
    POINTER = "pointer"  # the service line points to diagnosis line `to`
    MODIFIER = "modifier"  # the service line takes the modifier `value`
    LEAVE = "leave"  # leave as it is, with a reason


@dataclass(frozen=True, slots=True)
class Mend:
    """One way to settle an edit, taken only when the coder chooses it. Lines count from 1."""

    kind: MendKind
    label: str
    line: int = 0
    code: str = ""
    value: str = ""
    to: int = 0
    part: Part = Part.DIAGNOSES


@dataclass(frozen=True, slots=True)
class Edit:
    """One finding: a value, never an exception.

    ``lines`` count from 1 within ``part``, the first being where the edit is shown (none: the visit
    itself); ``source`` cites guideline, tabular line or manual; ``quote`` is the book's own text and
    ``exception`` the rule's stated exception, where there is one.
    """

    rule: str
    severity: Severity
    message: str
    source: str
    codes: tuple[str, ...] = ()
    lines: tuple[int, ...] = ()
    part: Part = Part.DIAGNOSES
    quote: str = ""
    exception: str = ""
    mends: tuple[Mend, ...] = ()

    @property
    def key(self) -> str:
        """What stays the same while the lines move: the rule and its codes."""
        return f"{self.rule}:{','.join(sorted(self.codes))}"
