"""Trip: see the own pace. Nothing of it leaves the machine but by an export that the coder asks for."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from coderdesk.domain.csv_cells import csv_text
from coderdesk.domain.pace import (
    HOUR,
    KindPace,
    PaceRow,
    PaceTask,
    Span,
    Today,
    by_kind,
    by_task,
    today_of,
)
from coderdesk.domain.pace_trend import Days, Stretch, over_time, stretches
from coderdesk.domain.worklist import OPEN, Norm, WorkFilter, WorkKind
from coderdesk.storage.database import WorkFile
from coderdesk.storage.spells import SpellStore
from coderdesk.workflow.export_summary import put_file
from coderdesk.workflow.worklist import Worklist

Scores = Mapping[WorkKind, float]
HEADS = (
    "Day",
    "Account",
    "Setting",
    "Weight",
    "Done",
    *(f"{task} min" for task in PaceTask),
    "All min",
)


def no_scores(_since: dt.date, _until: dt.date) -> Scores:
    """No audit is known yet; the part that audits puts its own function in this place."""
    return {}


def no_accuracy(days: Sequence[Days]) -> tuple[float | None, ...]:
    """No audit is known yet of any of these days."""
    return (None,) * len(days)


@dataclass(frozen=True, slots=True)
class PaceSeen:
    """The pace of some days, as it is shown and printed."""

    since: dt.date
    until: dt.date
    rows: tuple[PaceRow, ...]
    kinds: tuple[KindPace, ...]
    tasks: tuple[tuple[PaceTask, float], ...]
    now: Today
    over_time: tuple[Stretch, ...] = ()


class Pace:
    """The coder's own figures; ``scores`` gives the accuracy known from audits, by kind, 0 to 1."""

    def __init__(self, work: WorkFile, worklist: Worklist) -> None:
        self._spells = SpellStore(work)
        self._worklist = worklist
        self.scores: Callable[[dt.date, dt.date], Scores] = no_scores
        self.accuracy: Callable[[Sequence[Days]], tuple[float | None, ...]] = no_accuracy

    def add(self, encounter_id: str, task: PaceTask, seconds: float) -> None:
        """Note active time on an encounter."""
        self._spells.add(encounter_id, self._worklist.today(), task, seconds)

    def today(self) -> dt.date:
        """The day of the desk."""
        return self._worklist.today()

    def days(self, span: Span) -> Days:
        """The first and the last day of a span."""
        today = self.today()
        return today - dt.timedelta(span.days(today) - 1), today

    def seen(self, days: Days | None = None) -> PaceSeen:
        """The pace of some days, the last thirty if none are named, and whether what is due fits."""
        since, until = days or self.days(Span.THIRTY)
        norms = self._worklist.norms()
        self._worklist.numbers(WorkFilter())  # what is done is counted by its kind of today
        rows = self._spells.rows(since, until)
        kinds = by_kind(rows, norms, self.scores(since, until))
        cut = stretches(since, until)
        told = over_time(rows, norms, cut, self.accuracy(cut))
        return PaceSeen(since, until, rows, kinds, by_task(rows), self._now(norms), told)

    def _now(self, norms: Sequence[Norm]) -> Today:
        today = self.today()
        due: dict[WorkKind, int] = {}
        numbers = self._worklist.numbers(WorkFilter(statuses=OPEN, due_in=0))
        for row in self._worklist.rows(numbers):
            due[row.kind] = due.get(row.kind, 0) + 1
        worked = sum(row.total for row in self._spells.rows(today, today)) / HOUR
        return today_of(due, norms, worked)


def export_pace(seen: PaceSeen, path: Path, who: str) -> Path:
    """Write the figures as the file's name says: ``.pdf``, else CSV; whole or not at all."""
    if path.suffix.lower() == ".pdf":
        from coderdesk.report.drawing import draw  # noqa: PLC0415 - reportlab takes a quarter second
        from coderdesk.report.pace import pace_paper  # noqa: PLC0415

        made = dt.datetime.now().astimezone()
        told = (who, seen.since, seen.until, made)
        return put_file(draw(pace_paper(seen.rows, seen.kinds, told, seen.over_time)), path)
    lines = (_cells(row) for row in seen.rows)
    return put_file(csv_text(HEADS, lines).encode("utf-8-sig", "replace"), path)


def _cells(row: PaceRow) -> tuple[object, ...]:
    spent = dict(row.seconds)
    tasks = [f"{spent.get(task, 0) / 60:.1f}" for task in PaceTask]
    told = (row.day.isoformat(), row.account, row.kind.shown, f"{row.weight:g}")
    return (*told, "yes" if row.done else "no", *tasks, f"{row.total / 60:.1f}")
