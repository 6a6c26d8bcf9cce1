"""The columns of the worklist: what each says of a row, and how wide it is."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from coderdesk.domain.work import WorkStatus
from coderdesk.domain.worklist import OPEN, SortBy, WorkRow
from coderdesk.gui.actions import Command

STATES: dict[WorkStatus, tuple[str, str, str]] = {  # icon, tone, word
    WorkStatus.WAITING: ("document", "ink2", "Ready"),
    WorkStatus.WORKING: ("note", "ink2", "In work"),
    WorkStatus.HOLD: ("hold", "warning", "On hold"),
    WorkStatus.QUERY: ("query", "note", "Query open"),
    WorkStatus.DONE: ("finish", "good", "Done"),
    WorkStatus.AUDIT: ("audit", "late", "Under audit"),
}

GIVE_WAY = {  # the width at 100 % below which a button is left to its key
    Command.WORK_COLUMNS: 1450,
    Command.WORK_SORT: 1450,
    Command.WORK_HOLDS: 1200,
    Command.WORK_EXPORT: 1200,
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A row with the day it is looked at, and its place in the list, from 1."""

    row: WorkRow
    place: int
    today: dt.date

    @property
    def left(self) -> int | None:
        """Days left to bill; below 0 it is over."""
        return (self.row.due - self.today).days if self.row.due else None

    @property
    def open(self) -> bool:
        """Whether the bill still waits for the coder."""
        return self.row.status in OPEN


@dataclass(frozen=True, slots=True)
class WorkColumn:
    """A column: its head, its width in pixels at 100 % (0 takes a share of the rest), and its words."""

    name: str
    head: str
    width: int
    words: Callable[[Shown], str]
    sort: SortBy | None = None
    role: str = "body"
    tone: str = "ink"
    right: bool = False
    least: int = 0  # the width of the window, in pixels at 100 %, from which it is shown


def days_left(shown: Shown) -> str:
    """How long the bill can wait, in words."""
    left = shown.left
    if not shown.open:
        return ""
    if left is None:
        return "no date yet"
    if left < 0:
        return f"{-left} over"
    return "today" if not left else f"{left} day" + ("s" if left != 1 else "")


def waits_for(shown: Shown) -> str:
    """What the encounter waits for."""
    row = shown.row
    if row.status is WorkStatus.HOLD:
        back = f"; back {row.until:%m/%d}" if row.until else ""
        return f"{row.reason or 'no reason kept'}{back}"
    if row.status is WorkStatus.QUERY:
        return row.reason or "the physician's answer"
    if row.late:
        return "a look at " + (f"{row.late} late documents" if row.late > 1 else "a late document")
    return "you: begun" if row.status is WorkStatus.WORKING else ""


def documents(shown: Shown) -> str:
    """How many documents, and how many of them came late."""
    late = f", {shown.row.late} late" if shown.row.late else ""
    return f"{shown.row.documents}{late}"


def day(value: dt.date | None) -> str:
    """A day in a column."""
    return f"{value:%m/%d}" if value else "–"


COLUMNS = (
    WorkColumn("place", "", 36, lambda one: f"{one.place:,}", tone="ink3", role="small"),
    WorkColumn("patient", "Patient", 0, lambda one: one.row.patient or "No name yet", SortBy.PATIENT),
    WorkColumn("account", "Account", 102, lambda one: one.row.account, SortBy.ACCOUNT, "code"),
    WorkColumn("setting", "Setting", 92, lambda one: one.row.kind.shown, SortBy.KIND),
    WorkColumn("payer", "Payer", 96, lambda one: one.row.payer or "–", SortBy.PAYER),
    WorkColumn("out", "Out", 54, lambda one: day(one.row.out), SortBy.OUT),
    WorkColumn("left", "Days left to bill", 136, days_left, SortBy.DUE),
    WorkColumn(
        "weight", "Weight", 66, lambda one: f"{one.row.weight:g}", SortBy.WEIGHT, right=True, least=1500
    ),
    WorkColumn(
        "points", "Points", 72, lambda one: f"{one.row.points}", SortBy.PRIORITY, right=True, least=1500
    ),
    WorkColumn("documents", "Docs", 98, documents, SortBy.DOCUMENTS),
    WorkColumn("state", "State", 112, lambda one: STATES[one.row.status][2], SortBy.STATUS),
    WorkColumn("waits", "Waits for", 0, waits_for, role="small", tone="ink2", least=1500),
    WorkColumn("owner", "Whose", 110, lambda one: one.row.owner, SortBy.OWNER, least=1700),
)
