"""The notebook, the drills and the results of practice, in the encrypted work file."""

import datetime as dt
import json
from collections.abc import Iterable

from coderdesk.domain.learning import Drill, Entry, EntryKind, PracticeResult
from coderdesk.storage.database import WorkFile, tx
from coderdesk.storage.revisions import now


class EntryStore:
    """Keeps the notebook; what is taken away can be put back."""

    def __init__(self, db: WorkFile) -> None:
        self._db = db

    def listing(self) -> tuple[Entry, ...]:
        """Every entry, newest first."""
        rows = self._db.rows(
            "SELECT text, kind, codes, terms, id, at FROM notebook WHERE removed IS NULL"
            " ORDER BY at DESC, id DESC"
        )
        return tuple(
            Entry(text, EntryKind(kind), tuple(json.loads(codes)), tuple(json.loads(terms)), key, at)
            for text, kind, codes, terms, key, at in rows
        )

    def keep(self, entry: Entry) -> int:
        """Write an entry, new or changed; the answer is its id."""
        values = (entry.kind.value, json.dumps(entry.codes), json.dumps(entry.terms), entry.text)
        with tx(self._db) as conn:
            if entry.id:
                conn.execute(
                    "UPDATE notebook SET kind = ?, codes = ?, terms = ?, text = ? WHERE id = ?",
                    (*values, entry.id),
                )
                return entry.id
            made = conn.execute(
                "INSERT INTO notebook (kind, codes, terms, text, at) VALUES (?, ?, ?, ?, ?)",
                (*values, now()),
            )
            return int(made.lastrowid or 0)

    def remove(self, key: int) -> None:
        """Take an entry away."""
        with tx(self._db) as conn:
            conn.execute("UPDATE notebook SET removed = ? WHERE id = ?", (now(), key))

    def put_back(self, key: int) -> None:
        """Put an entry back that was taken away."""
        with tx(self._db) as conn:
            conn.execute("UPDATE notebook SET removed = NULL WHERE id = ?", (key,))


class DrillStore:
    """Keeps the drills, when each is due, and the results of practice."""

    def __init__(self, db: WorkFile) -> None:
        self._db = db

    def add(self, drills: Iterable[Drill]) -> None:
        """Keep drills; one that is there already keeps its memory, and takes the new words."""
        with tx(self._db) as conn:
            for drill in drills:
                conn.execute(
                    "INSERT INTO drills (key, front, back, due, memory, times)"
                    " VALUES (?, ?, ?, NULL, '', 0)"
                    " ON CONFLICT (key) DO UPDATE SET front = excluded.front, back = excluded.back",
                    (drill.key, drill.front, drill.back),
                )

    def drop(self, key: str) -> None:
        """Ask a drill no more."""
        with tx(self._db) as conn:
            conn.execute("DELETE FROM drills WHERE key = ?", (key,))

    def due(self, at: dt.datetime) -> tuple[Drill, ...]:
        """What is to be asked at a moment: what is overdue longest first, then what is new."""
        return self._drills(
            "WHERE due IS NULL OR due <= ? ORDER BY due IS NULL, due, rowid",
            (at.astimezone(dt.UTC).isoformat(),),
        )

    def all(self) -> tuple[Drill, ...]:
        """Every drill, the next due first."""
        return self._drills("ORDER BY due IS NULL, due, rowid", ())

    def remember(self, drill: Drill) -> None:
        """Keep when a drill is due again and how well it is known."""
        due = drill.due.astimezone(dt.UTC).isoformat() if drill.due else None
        with tx(self._db) as conn:
            conn.execute(
                "UPDATE drills SET due = ?, memory = ?, times = ? WHERE key = ?",
                (due, drill.memory, drill.times, drill.key),
            )

    def keep_result(self, result: PracticeResult) -> int:
        """Keep the result of a try; the answer is its id."""
        with tx(self._db) as conn:
            made = conn.execute(
                "INSERT INTO practice_results (case_id, right_points, total, minutes, timed, at)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (
                    result.case,
                    result.right,
                    result.total,
                    result.minutes,
                    int(result.timed),
                    result.at or now(),
                ),
            )
            return int(made.lastrowid or 0)

    def drop_result(self, key: int) -> None:
        """Drop the result of a try."""
        with tx(self._db) as conn:
            conn.execute("DELETE FROM practice_results WHERE id = ?", (key,))

    def results(self) -> tuple[PracticeResult, ...]:
        """Every try, oldest first."""
        rows = self._db.rows(
            "SELECT case_id, right_points, total, minutes, at, timed FROM practice_results ORDER BY id"
        )
        return tuple(
            PracticeResult(case, right, total, minutes, at, bool(timed))
            for case, right, total, minutes, at, timed in rows
        )

    def _drills(self, rest: str, values: tuple[object, ...]) -> tuple[Drill, ...]:
        rows = self._db.rows(
            f"SELECT key, front, back, due, memory, times FROM drills {rest}",  # noqa: S608
            values,
        )
        return tuple(
            Drill(key, front, back, dt.datetime.fromisoformat(due) if due else None, memory, times)
            for key, front, back, due, memory, times in rows
        )
