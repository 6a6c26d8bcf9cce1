"""A question to a physician about the record: its parts, its way there and back, what a linter says."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from coderdesk.domain.chart import Passage
from coderdesk.domain.edit import Severity

OTHER = "Other, please specify"
UNDETERMINED = "Unable to determine"


class Reason(StrEnum):
    """Why a coder may ask (AHIMA/ACDIS, Guidelines for Achieving a Compliant Query Practice, 2022)."""

    CONFLICT = "Conflicting documentation"
    INCOMPLETE = "Incomplete documentation"
    INDICATORS = "Indicators without a diagnosis"
    VALIDATION = "Diagnosis without indicators"
    SPECIFICITY = "Specificity"
    CAUSE = "Cause and effect"
    POA = "Present on admission"


class QueryForm(StrEnum):
    """How the answer is given."""

    OPEN = "open"
    CHOICE = "choice"
    YES_NO = "yes or no"


class QueryStatus(StrEnum):
    """How far a query has come."""

    DRAFT = "draft"
    SENT = "sent"
    REASSIGNED = "reassigned"  # sent on to somebody else, still unanswered
    RECEIVED = "response received"
    COMPLETED = "completed"
    WITHDRAWN = "withdrawn"

    @property
    def holds(self) -> bool:
        """Whether an encounter waits for it."""
        return self in (QueryStatus.SENT, QueryStatus.REASSIGNED, QueryStatus.RECEIVED)


@dataclass(frozen=True, slots=True)
class Query:
    """One question; ``indicators`` are quotes of this chart, ``line`` the coding line it is about.

    ``sent`` and ``answered`` are days; ``codes`` are the codes that the response changed, as a phrase
    each (``assigned N17.9``), told by the lines ``before`` it came. Payment, severity and DRG have no
    field here on purpose.
    """

    id: int = 0
    encounter_id: str = ""
    reason: Reason = Reason.INDICATORS
    form: QueryForm = QueryForm.CHOICE
    title: str = ""
    question: str = ""
    options: tuple[str, ...] = ()
    indicators: tuple[Passage, ...] = ()
    to: str = ""
    author: str = ""
    status: QueryStatus = QueryStatus.DRAFT
    written: date | None = None
    sent: date | None = None
    answered: date | None = None
    responder: str = ""
    response: str = ""
    before: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    line: int = 0
    why: str = ""  # why it was withdrawn or sent on

    def age(self, today: date) -> int:
        """Days since it was sent; 0 before."""
        return max(0, (today - self.sent).days) if self.sent else 0

    def with_(self, **changes: object) -> "Query":
        """The same query with some fields changed."""
        return replace(self, **changes)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class QueryTemplate:
    """A query to begin with; a blank that the desk cannot fill, as ``{finding}``, is the coder's."""

    name: str
    reason: Reason
    form: QueryForm
    title: str
    question: str
    options: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class QueryDeed:
    """One line of a query's history; ``at`` is UTC, ISO 8601."""

    at: str
    who: str
    what: str
    status: QueryStatus


@dataclass(frozen=True, slots=True)
class QueryRow:
    """A query as a list shows it, with whose record it is about."""

    query: Query
    patient: str = ""
    account: str = ""


@dataclass(frozen=True, slots=True)
class RecordPage:
    """What the record says in one document: all a linter may compare a query with."""

    sha256: str
    title: str
    date: date | None
    text: str


@dataclass(frozen=True, slots=True)
class Record:
    """The documents of one chart, and the days of the stay or visit."""

    pages: tuple[RecordPage, ...] = ()
    first: date | None = None
    last: date | None = None
    documented: frozenset[str] | None = None  # the diagnoses it holds, once they have been read


class QueryPart(StrEnum):
    """Where in a query a finding is."""

    TITLE = "title"
    QUESTION = "question"
    OPTION = "option"
    INDICATOR = "indicator"
    WHOLE = "query"


class QueryMendKind(StrEnum):
    """What taking a mend does."""

    CUT = "cut"  # take the words out
    RETITLE = "retitle"
    ADD_OPTION = "add option"
    DROP_OPTION = "drop option"
    DROP_INDICATOR = "drop indicator"
    RESHAPE = "reshape"  # ask in another form
    GO = "go"  # put the keyboard where it can be settled


@dataclass(frozen=True, slots=True)
class QueryMend:
    """One way to settle a finding, taken only when the coder chooses it."""

    kind: QueryMendKind
    label: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class QueryFinding:
    """What a rule says about a query.

    ``part`` and ``at`` (from 0) say where, ``start`` and ``end`` which characters of it; ``message`` is
    marked up as edits are, ``source`` the rule it rests on.
    """

    rule: str
    severity: Severity
    message: str
    source: str
    part: QueryPart = QueryPart.WHOLE
    at: int = 0
    start: int = 0
    end: int = 0
    mends: tuple[QueryMend, ...] = ()


def mended(query: Query, finding: QueryFinding, mend: QueryMend) -> Query:
    """The query after a mend; one that only points somewhere changes nothing."""
    kind = mend.kind
    if kind is QueryMendKind.RETITLE:
        return query.with_(title=mend.value)
    if kind is QueryMendKind.ADD_OPTION:
        return query.with_(options=(*query.options, mend.value))
    if kind is QueryMendKind.DROP_OPTION:
        return query.with_(options=_without(query.options, finding.at))
    if kind is QueryMendKind.DROP_INDICATOR:
        return query.with_(indicators=_without(query.indicators, finding.at))
    if kind is QueryMendKind.RESHAPE:
        return reshaped(query, QueryForm(mend.value))
    return _cut(query, finding) if kind is QueryMendKind.CUT else query


def reshaped(query: Query, form: QueryForm) -> Query:
    """The query in another form, with the options that form needs at least."""
    if form is QueryForm.OPEN:
        return query.with_(form=form, options=())
    if form is QueryForm.YES_NO:
        return query.with_(form=form, options=("Yes", "No", OTHER, UNDETERMINED))
    kept = tuple(option for option in query.options if option not in ("Yes", "No"))
    missing = tuple(option for option in (OTHER, UNDETERMINED) if option not in kept)
    return query.with_(form=form, options=(*kept, *missing))


def _without(items: tuple[object, ...], at: int) -> tuple[object, ...]:
    return items[:at] + items[at + 1 :]


def _cut(query: Query, finding: QueryFinding) -> Query:
    def cut(text: str) -> str:
        left = text[: finding.start].rstrip(" ,;:(")
        right = text[finding.end :].lstrip(" ,;)")
        gap = "" if not left or not right or right[0] in ".,;:?" else " "
        return f"{left}{gap}{right}".strip()

    if finding.part is QueryPart.TITLE:
        return query.with_(title=cut(query.title))
    if finding.part is QueryPart.QUESTION:
        return query.with_(question=cut(query.question))
    if finding.part is QueryPart.OPTION and finding.at < len(query.options):
        changed = list(query.options)
        changed[finding.at] = cut(changed[finding.at])
        return query.with_(options=tuple(changed))
    return query
