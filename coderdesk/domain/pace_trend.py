"""The pace over time: days, weeks, months or years, each with what was finished and how right."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from coderdesk.domain.pace import HOUR, PaceRow
from coderdesk.domain.worklist import Norm

BY_DAY, BY_WEEK, BY_MONTH = 14, 100, 731  # so many days at most are told so; more by the year
DECEMBER = 12
Days = tuple[dt.date, dt.date]  # the first and the last, both among them


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some days that belong together; ``norm_hours`` is what was finished, at the own norms.

    ``accuracy`` is a share of 1 from audits; None says that none is known.
    """

    begins: dt.date
    ends: dt.date
    done: int = 0
    hours: float = 0.0
    norm_hours: float = 0.0
    accuracy: float | None = None

    @property
    def of_norm(self) -> float | None:
        """The pace as a share of the own norms; None where no time was spent."""
        return self.norm_hours / self.hours if self.hours else None

    @property
    def shown(self) -> str:
        """Its days as they stand under a chart."""
        if self.begins == self.ends:
            return f"{self.begins:%m/%d}"
        days = (self.ends - self.begins).days
        if days < BY_DAY:
            return f"from {self.begins:%m/%d}"
        return f"{self.begins:%m/%Y}" if days < BY_WEEK else f"{self.begins:%Y}"


def stretches(since: dt.date, until: dt.date) -> tuple[Days, ...]:
    """The days from one to another, cut into days, weeks from Monday, months or years."""
    count = (until - since).days + 1
    found = []
    begins = since
    while begins <= until:
        ends = min(_last(begins, count), until)
        found.append((begins, ends))
        begins = ends + dt.timedelta(1)
    return tuple(found)


def _last(day: dt.date, count: int) -> dt.date:
    if count <= BY_DAY:
        return day
    if count <= BY_WEEK:
        return day + dt.timedelta(6 - day.weekday())
    if count <= BY_MONTH and day.month < DECEMBER:
        return day.replace(month=day.month + 1, day=1) - dt.timedelta(1)
    return day.replace(month=DECEMBER, day=31)


def over_time(
    rows: Iterable[PaceRow],
    norms: Sequence[Norm],
    days: Sequence[Days],
    right: Sequence[float | None],
) -> tuple[Stretch, ...]:
    """What was finished in each stretch, with its accuracy."""
    pace = {norm.kind: norm.per_hour for norm in norms}
    held = list(rows)
    found = []
    for (begins, ends), accuracy in zip(days, right, strict=True):
        mine = [row for row in held if begins <= row.day <= ends]
        finished = [row for row in mine if row.done]
        hours = sum(row.total for row in mine) / HOUR
        norm_hours = sum(1 / pace[row.kind] for row in finished)
        found.append(Stretch(begins, ends, len(finished), hours, norm_hours, accuracy))
    return tuple(found)
