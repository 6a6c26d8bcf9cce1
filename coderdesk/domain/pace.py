"""Pace, private to the coder: active time by task, encounters an hour against the own norms."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from coderdesk.domain.worklist import Norm, WorkKind

PRODUCTIVE_HOURS = 7.0  # of a day of eight, 13 % go to rest and delay
HOUR = 3600.0


class PaceTask(StrEnum):
    """What the time was spent on."""

    READING = "reading"
    SEARCHING = "searching"
    CODING = "coding"
    QUERY = "query"


class Span(StrEnum):
    """Which days the figures are of; the week begins on Monday."""

    TODAY = "Today"
    WEEK = "This week"
    MONTH = "This month"
    THIRTY = "30 days"
    CHOSEN = "From, to"

    def days(self, today: dt.date) -> int:
        """How many days it is on a day, that day among them."""
        return {Span.TODAY: 1, Span.WEEK: today.weekday() + 1, Span.MONTH: today.day}.get(self, 30)


@dataclass(frozen=True, slots=True)
class PaceRow:
    """The active time on one encounter on one day; ``seconds`` by task, idle time left out.

    ``done`` says whether it was finished that day.
    """

    day: dt.date
    kind: WorkKind
    account: str
    weight: float
    done: bool
    seconds: tuple[tuple[PaceTask, float], ...]

    @property
    def total(self) -> float:
        """All active seconds."""
        return sum(seconds for _task, seconds in self.seconds)


@dataclass(frozen=True, slots=True)
class KindPace:
    """One kind of work: how many were finished, in how many hours, against which norm.

    ``accuracy`` is a share of 1 from audits; None says that none is known.
    """

    kind: WorkKind
    done: int
    hours: float
    norm: float
    weight: float
    accuracy: float | None = None

    @property
    def per_hour(self) -> float:
        """Finished encounters an hour of active time; 0 before there is any."""
        return self.done / self.hours if self.hours else 0.0

    @property
    def weighted(self) -> float:
        """Finished work in units of one inpatient stay."""
        return self.done * self.weight


@dataclass(frozen=True, slots=True)
class Today:
    """What is due today, how long it takes at the norms, and how much of the day is left, in hours."""

    due: int
    needed: float
    left: float
    kinds: tuple[tuple[WorkKind, int, float], ...] = ()  # how many of each, and their hours

    @property
    def fits(self) -> bool:
        """Whether what is due fits into what is left."""
        return self.needed <= self.left


def by_kind(
    rows: Iterable[PaceRow], norms: Sequence[Norm], scores: Mapping[WorkKind, float]
) -> tuple[KindPace, ...]:
    """Each kind of work that time was spent on, in the order of the norms."""
    done: dict[WorkKind, int] = {}
    hours: dict[WorkKind, float] = {}
    for row in rows:
        done[row.kind] = done.get(row.kind, 0) + row.done
        hours[row.kind] = hours.get(row.kind, 0.0) + row.total / HOUR
    return tuple(
        KindPace(
            norm.kind,
            done[norm.kind],
            hours[norm.kind],
            norm.per_hour,
            norm.weight,
            scores.get(norm.kind),
        )
        for norm in norms
        if norm.kind in hours
    )


def by_task(rows: Iterable[PaceRow]) -> tuple[tuple[PaceTask, float], ...]:
    """The hours of each task."""
    total = dict.fromkeys(PaceTask, 0.0)
    for row in rows:
        for task, seconds in row.seconds:
            total[task] += seconds / HOUR
    return tuple(total.items())


def today_of(
    due: Mapping[WorkKind, int], norms: Sequence[Norm], worked: float, hours: float = PRODUCTIVE_HOURS
) -> Today:
    """Whether what is due fits; ``worked`` are the active hours of today already spent."""
    pace = {norm.kind: norm.per_hour for norm in norms}
    kinds = tuple((kind, due[kind], due[kind] / pace[kind]) for kind in pace if kind in due)
    needed = sum(one for _kind, _count, one in kinds)
    return Today(sum(due.values()), needed, max(0.0, hours - worked), kinds)


def hours_said(hours: float) -> str:
    """Hours in words: ``5 h 10 min``."""
    minutes = round(hours * 60)
    whole, rest = divmod(minutes, 60)
    return f"{whole} h {rest} min" if whole else f"{rest} min"
