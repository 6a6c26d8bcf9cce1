"""Active time, kept in the encrypted file beside the encounters it was spent on."""

import datetime as dt
from typing import Any

from coderdesk.domain.pace import PaceRow, PaceTask
from coderdesk.domain.worklist import WorkKind
from coderdesk.storage.database import WorkFile, tx


class SpellStore:
    """Adds seconds, and lists them by encounter and day."""

    def __init__(self, db: WorkFile) -> None:
        self._db = db

    def add(self, encounter_id: str, day: dt.date, task: PaceTask, seconds: float) -> None:
        """Add active seconds to what a task has had on a day."""
        with tx(self._db) as conn:
            conn.execute(
                "INSERT INTO spells (encounter_id, day, task, seconds)"
                " SELECT id, ?, ?, ? FROM encounters WHERE id = ?"
                " ON CONFLICT (encounter_id, day, task)"
                " DO UPDATE SET seconds = seconds + excluded.seconds",
                (day.isoformat(), task.value, seconds, encounter_id),
            )

    def rows(self, since: dt.date, until: dt.date) -> tuple[PaceRow, ...]:
        """The time from one day to another, newest first.

        An encounter counts as done on its last day of work.
        """
        found = self._db.rows(
            "SELECT s.day, e.kind, e.account, e.weight, e.status IN ('done', 'under audit') AND s.day ="
            " (SELECT max(day) FROM spells WHERE encounter_id = e.id),"
            " group_concat(s.task || '=' || s.seconds, ';')"
            " FROM spells s JOIN encounters e ON e.id = s.encounter_id WHERE s.day BETWEEN ? AND ?"
            " GROUP BY e.id, s.day ORDER BY s.day DESC, e.number",
            (since.isoformat(), until.isoformat()),
        )
        return tuple(_row(row) for row in found)


def _row(row: tuple[Any, ...]) -> PaceRow:
    day, kind, account, weight, done, told = row
    parts = (part.partition("=") for part in told.split(";"))
    seconds = tuple((PaceTask(task), float(value)) for task, _sign, value in parts)
    return PaceRow(
        dt.date.fromisoformat(day),
        WorkKind(kind or WorkKind.DIAGNOSTIC),
        account,
        weight,
        bool(done),
        seconds,
    )
