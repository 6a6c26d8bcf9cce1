"""The worklist: what kind of work an encounter is, when it must be billed, and how urgent it is."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from coderdesk.domain.encounter import Encounter, Setting
from coderdesk.domain.work import WorkStatus

ED_PLACE, ASC_PLACE = "23", "24"  # CMS place-of-service codes
EMERGENCY = "1"  # UB-04 FL14
SURGERY = (10004, 69990)  # the surgery section of CPT; its numbers, not its words
OBSERVATION = frozenset({"G0378", "G0379"})
CPT_LONG = 5
OPEN = (WorkStatus.WAITING, WorkStatus.WORKING, WorkStatus.HOLD, WorkStatus.QUERY)
HOLD_DAYS = 5  # a bill hold of 3 to 5 days is usual; the coder sets the payer's own


class WorkKind(StrEnum):
    """What kind of work an encounter is; norms and weights go by it."""

    INPATIENT = "inpatient"
    SURGERY = "surgery"
    OBSERVATION = "observation"
    EMERGENCY = "emergency"
    DIAGNOSTIC = "diagnostic"
    PROFESSIONAL = "professional"

    @property
    def shown(self) -> str:
        """As it stands in a list."""
        return "ED" if self is WorkKind.EMERGENCY else self.value.capitalize()


def kind_of(encounter: Encounter) -> WorkKind:
    """The kind of work that an encounter looks like, from its setting, place and services."""
    if encounter.setting is Setting.INPATIENT:
        return WorkKind.INPATIENT
    if encounter.setting is Setting.PROFESSIONAL:
        return WorkKind.PROFESSIONAL
    return _visit_kind(encounter)


def _visit_kind(encounter: Encounter) -> WorkKind:
    codes = {line.code for line in encounter.services}
    places = {encounter.place, *(line.place for line in encounter.services)}
    numbers = [int(code) for code in codes if len(code) == CPT_LONG and code.isdigit()]
    if ED_PLACE in places or encounter.admission_type == EMERGENCY:
        return WorkKind.EMERGENCY
    if codes & OBSERVATION:
        return WorkKind.OBSERVATION
    operated = any(SURGERY[0] <= number <= SURGERY[1] for number in numbers)
    if ASC_PLACE in places or operated or encounter.procedures:
        return WorkKind.SURGERY
    return WorkKind.DIAGNOSTIC


def day_out(setting: Setting, discharged: dt.date | None, served: dt.date | None) -> dt.date | None:
    """The day from which the bill hold runs: the discharge of a stay, else the day of service."""
    if setting is Setting.INPATIENT:
        return discharged
    return served or discharged


@dataclass(frozen=True, slots=True)
class BillHold:
    """How many days a payer's bill is held, and what the coder adds to its priority.

    ``payer`` is compared without regard to case; the one without a name holds for all others.
    """

    payer: str = ""
    days: int = HOLD_DAYS
    points: int = 0


@dataclass(frozen=True, slots=True)
class Norm:
    """How many encounters of a kind the coder means to code in an hour, and how much one weighs."""

    kind: WorkKind
    per_hour: float
    weight: float
    source: str = ""


NORMS = (
    Norm(WorkKind.INPATIENT, 3, 1.0, "3 an hour, 24 a day: AHIMA survey of 2012; weight of 1"),
    Norm(WorkKind.SURGERY, 7, 0.75, "40 to 60 a day over 7 productive hours; weight as published"),
    Norm(WorkKind.OBSERVATION, 8, 0.5, "none published: set between surgery and ED; weight as ED"),
    Norm(WorkKind.EMERGENCY, 17, 0.5, "90 to 150 a day over 7 productive hours; weight as published"),
    Norm(WorkKind.DIAGNOSTIC, 37, 0.1, "250 to 275 a day over 7 productive hours; weight by its pace"),
    Norm(WorkKind.PROFESSIONAL, 12, 0.25, "E/M median of 12 an hour; weight by its pace"),
)
"""The defaults; published figures contradict one another, so the coder may set every one."""


@dataclass(frozen=True, slots=True)
class Urgency:
    """What the priority of one encounter rests on; ``hold`` is the rule of its payer."""

    status: WorkStatus
    kind: WorkKind
    weight: float
    due: dt.date | None
    until: dt.date | None = None
    late: int = 0
    hold: BillHold = BillHold()


@dataclass(frozen=True, slots=True)
class Part:
    """One reason for a priority, with its points; some take points away."""

    what: str
    points: int


@dataclass(frozen=True, slots=True)
class Priority:
    """How urgent an encounter is, and why."""

    parts: tuple[Part, ...] = ()

    @property
    def total(self) -> int:
        """All points together."""
        return sum(part.points for part in self.parts)


_SOON = {0: 35, 1: 25, 2: 15, 3: 10, 4: 5, 5: 5}  # days left, points
OVER, A_DAY_OVER, MOST_OVER = 40, 5, 90
A_LATE, MORE_LATE, MOST_LATE = 10, 5, 30
BEGUN, BACK, AWAY = 20, 20, -40
BY_WEIGHT = 10


def priority(of: Urgency, today: dt.date) -> Priority:
    """How urgent an encounter is on a day; one that is done or under audit is not urgent at all."""
    if of.status not in OPEN:
        return Priority()
    parts = [_due(of, today), _late(of.late), _standing(of, today)]
    weight = round(BY_WEIGHT * of.weight)
    parts.append(Part(f"{of.kind.shown}, weight {of.weight:g}", weight) if weight else None)
    if of.hold.points:
        parts.append(Part(f"{of.hold.payer or 'Every payer'}: your rule", of.hold.points))
    return Priority(tuple(part for part in parts if part is not None))


def days(count: int) -> str:
    """A number of days in words."""
    return f"{count} day" if count == 1 else f"{count} days"


def _due(of: Urgency, today: dt.date) -> Part | None:
    if of.due is None:
        return None
    left = (of.due - today).days
    if left < 0:
        points = min(MOST_OVER, OVER - A_DAY_OVER * left)
        return Part(f"{days(-left)} over the hold of {of.hold.days}", points)
    if left not in _SOON:
        return None
    return Part("Due today" if not left else f"{days(left)} left to bill", _SOON[left])


def _late(count: int) -> Part | None:
    if not count:
        return None
    word = "document" if count == 1 else "documents"
    return Part(f"{count} late {word}", min(MOST_LATE, A_LATE + MORE_LATE * (count - 1)))


def _standing(of: Urgency, today: dt.date) -> Part | None:
    if of.status is WorkStatus.WORKING:
        return Part("Begun: finish it", BEGUN)
    if of.status is WorkStatus.QUERY:
        return Part("Waits for the physician", AWAY)
    if of.status is not WorkStatus.HOLD:
        return None
    if of.until is not None and of.until <= today:
        return Part("Back from hold", BACK)
    when = f" until {of.until:%m/%d}" if of.until else ""
    return Part(f"On hold{when}", AWAY)


@dataclass(frozen=True, slots=True)
class WorkRow:
    """One encounter as the worklist shows it.

    ``number`` is its number in the work file; ``counted`` the day that ``points`` hold for.
    """

    number: int
    id: str
    status: WorkStatus
    kind: WorkKind
    setting: Setting
    account: str = ""
    mrn: str = ""
    patient: str = ""
    payer: str = ""
    out: dt.date | None = None
    due: dt.date | None = None
    weight: float = 1.0
    points: int = 0
    documents: int = 0
    late: int = 0
    diagnoses: int = 0
    owner: str = ""
    reason: str = ""
    until: dt.date | None = None
    changed: str = ""
    off: str = ""


class SortBy(StrEnum):
    """What the worklist is sorted by."""

    PRIORITY = "priority"
    PATIENT = "patient"
    ACCOUNT = "account"
    KIND = "setting"
    PAYER = "payer"
    OUT = "out"
    DUE = "days left"
    WEIGHT = "weight"
    DOCUMENTS = "documents"
    STATUS = "state"
    OWNER = "owner"


@dataclass(frozen=True, slots=True)
class WorkFilter:
    """Which encounters to show; nothing named means all that are not taken off.

    ``due_in`` asks for a bill due within so many days; ``over`` only for those past it; ``done_in`` for
    those finished within so many days; ``words`` are looked for in patient, account, MRN and payer.
    """

    statuses: tuple[WorkStatus, ...] = ()
    kinds: tuple[WorkKind, ...] = ()
    payer: str = ""
    owner: str = ""
    due_in: int | None = None
    over: bool = False
    late: bool = False
    done_in: int | None = None
    words: str = ""
    off: bool = False


@dataclass(frozen=True, slots=True)
class WorkView:
    """A saved way to look at the worklist."""

    name: str
    filter: WorkFilter
    sort: SortBy = SortBy.PRIORITY
    descending: bool = False
    own: bool = False  # made by the coder; the others ship


_OPEN = WorkFilter(statuses=OPEN)
VIEWS = (
    WorkView("All open", _OPEN),
    WorkView("Due today", WorkFilter(statuses=OPEN, due_in=0)),
    WorkView("Inpatient", WorkFilter(statuses=OPEN, kinds=(WorkKind.INPATIENT,))),
    WorkView("ED", WorkFilter(statuses=OPEN, kinds=(WorkKind.EMERGENCY,))),
    WorkView("Query open", WorkFilter(statuses=(WorkStatus.QUERY,))),
    WorkView("On hold", WorkFilter(statuses=(WorkStatus.HOLD,))),
    WorkView("Late documents", WorkFilter(late=True)),
    WorkView("Under audit", WorkFilter(statuses=(WorkStatus.AUDIT,))),
    WorkView("Done this week", WorkFilter(statuses=(WorkStatus.DONE,), done_in=7)),
)
TAKEN_OFF = WorkView("Taken off", WorkFilter(off=True))
