"""The worklist in the work file: points brought up to date, order and filter as lists of numbers.

A list of a hundred thousand is never read whole. An order is the numbers of all encounters from one
index; a filter is the numbers that pass; the two are laid over one another, and only the rows in
sight are read. Both are remembered until `forget`, so that a change of one costs only that one.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from coderdesk.domain.encounter import Setting
from coderdesk.domain.work import WorkStatus
from coderdesk.domain.worklist import (
    NORMS,
    OPEN,
    BillHold,
    Norm,
    SortBy,
    Urgency,
    WorkFilter,
    WorkKind,
    WorkRow,
    day_out,
    priority,
)
from coderdesk.storage.database import WorkFile, tx
from coderdesk.storage.driver import Connection

_COLUMNS = (
    "number, id, status, kind, setting, account, mrn, patient, payer, out, due, weight, points,"
    " documents, late, diagnoses, owner, reason, until, changed, off"
)
_DATES = (9, 10, 18)
_ORDERS = {
    SortBy.PRIORITY: "points DESC, due, number",
    SortBy.PATIENT: "patient COLLATE NOCASE, number",
    SortBy.ACCOUNT: "account, number",
    SortBy.KIND: "kind, number",
    SortBy.PAYER: "payer COLLATE NOCASE, number",
    SortBy.OUT: "out NULLS LAST, number",
    SortBy.DUE: "due NULLS LAST, number",
    SortBy.WEIGHT: "weight, number",
    SortBy.DOCUMENTS: "documents, number",
    SortBy.STATUS: "status, turn",
    SortBy.OWNER: "owner COLLATE NOCASE, number",
}
_ALL = ("off = ''", ())  # what `_where` makes of no filter
_MANY = 500  # rows read at once
AT_ONCE = 1000  # rows worked out while somebody waits; more are the business of `catch_up`
_OPEN = ", ".join(f"'{status.value}'" for status in OPEN)
_FACTS = (
    "SELECT number, status, setting, stated, guessed, payer, discharge_date, service_date, until, late,"
    " kind, out, due, weight, points FROM encounters WHERE "
)
_STALE = _FACTS + "counted IS NULL"
_OF_ANOTHER_DAY = (
    _FACTS.replace("encounters", "encounters INDEXED BY encounters_status")
    + f"counted <> ? AND status IN ({_OPEN})"
)
_OLD = _FACTS + f"(counted IS NULL OR (counted <> ? AND status IN ({_OPEN})))"


class Roll:
    """Orders, filters and counts encounters without opening them."""

    def __init__(self, db: WorkFile) -> None:
        self._db = db
        self._day: dt.date | None = None  # for which all points were worked out
        self._catching = False
        self._orders: dict[SortBy, list[int]] = {}
        self._passing: tuple[tuple[str, tuple[object, ...]], set[int]] | None = None

    def forget(self) -> None:
        """Something has changed: read orders and filters again."""
        self._orders.clear()
        self._passing = None

    def renew(
        self, today: dt.date, holds: Mapping[str, BillHold], norms: Mapping[WorkKind, Norm]
    ) -> int:
        """Work out kind, due day, weight and points where they no longer hold; how many did not.

        Where they are more than `AT_ONCE`, they are left as they were: see `behind`.
        """
        stale = [] if self._catching else self._stale(today, AT_ONCE + 1)
        if len(stale) > AT_ONCE or self._catching:
            return len(stale)
        if stale:
            with tx(self._db) as conn:
                _keep(conn, [(row, _counted(row, today, holds, norms)) for row in stale], today)
            self.forget()
        self._day = today
        return len(stale)

    def behind(self, today: dt.date) -> bool:
        """Whether so many are to be worked out that `catch_up` must do it, or does it now."""
        return self._catching or len(self._stale(today, AT_ONCE + 1)) > AT_ONCE

    def catch_up(
        self,
        today: dt.date,
        holds: Mapping[str, BillHold],
        norms: Mapping[WorkKind, Norm],
        step: Callable[[int, int], None],
    ) -> int:
        """Work out what no longer holds, some rows a time, on any thread; how many they were.

        Each batch is read and written in one change, so that nothing done meanwhile is overrun; the
        list can be read all the time. What `step` raises ends it: what was written stays.
        """
        done, last, total = 0, -1, self._count_stale(today)
        self._catching = True
        try:
            while True:
                with tx(self._db) as conn:
                    some = conn.execute(*self._asked(today, _MANY, last)).fetchall()
                    _keep(conn, [(row, _counted(row, today, holds, norms)) for row in some], today)
                if not some:
                    return done
                done, last = done + len(some), some[-1][0]
                step(done, max(done, total))
        finally:
            self._catching = False

    def _asked(self, today: dt.date, most: int, after: int = -1) -> tuple[str, tuple[object, ...]]:
        """What reads the rows that no longer hold, in the order of their numbers, after one."""
        end = " AND number > ? ORDER BY number LIMIT ?"
        if self._day == today:
            return _STALE + end, (after, most)
        return _OLD + end, (today.isoformat(), after, most)

    def _stale(self, today: dt.date, most: int) -> list[tuple[Any, ...]]:
        found = list(self._db.rows(f"{_STALE} LIMIT ?", (most,)))
        if self._day != today and len(found) < most:  # by the index of statuses: few of many are open
            found += self._db.rows(f"{_OF_ANOTHER_DAY} LIMIT ?", (today.isoformat(), most))
        return found

    def _count_stale(self, today: dt.date) -> int:
        sql, values = self._asked(today, -1)
        found = self._db.row(f"SELECT count(*) FROM ({sql})", values)  # noqa: S608 - our own
        return int(found[0]) if found else 0

    def unsettle(self) -> None:
        """A rule has changed: everything is to be worked out again."""
        with tx(self._db) as conn:
            conn.execute("UPDATE encounters SET counted = NULL WHERE counted IS NOT NULL")
        self.forget()

    def numbers(
        self, passing: WorkFilter, sort: SortBy, today: dt.date, *, descending: bool = False
    ) -> list[int]:
        """The encounters that pass a filter, in order, by their numbers."""
        order = self._orders.get(sort)
        if order is None:
            sql = f"SELECT number FROM encounters ORDER BY {_ORDERS[sort]}"  # noqa: S608 - our own
            order = self._orders[sort] = [row[0] for row in self._db.rows(sql)]
        found = self._let_through(passing, today, order)
        numbers = order if len(found) == len(order) else [one for one in order if one in found]
        return numbers[::-1] if descending else list(numbers)

    def _let_through(self, passing: WorkFilter, today: dt.date, order: list[int]) -> set[int]:
        asked = _where(passing, today)
        if self._passing is None or self._passing[0] != asked:
            there = asked == _ALL  # then the few that are off the list are read, not the many
            sql = f"SELECT number FROM encounters WHERE {'off > ?' if there else asked[0]}"  # noqa: S608
            found = {row[0] for row in self._db.rows(sql, ("",) if there else asked[1])}
            self._passing = asked, set(order).difference(found) if there else found
        return self._passing[1]

    def rows(self, numbers: Sequence[int]) -> tuple[WorkRow, ...]:
        """The rows of some numbers, in their order; one that is gone is left out."""
        found: dict[int, WorkRow] = {}
        for at in range(0, len(numbers), _MANY):
            some = numbers[at : at + _MANY]
            sql = f"SELECT {_COLUMNS} FROM encounters WHERE number IN ({', '.join('?' * len(some))})"  # noqa: S608
            found.update((row[0], _row(row)) for row in self._db.rows(sql, some))
        return tuple(found[number] for number in numbers if number in found)

    def row(self, encounter_id: str) -> WorkRow | None:
        """The row of one encounter."""
        found = self._db.row(f"SELECT {_COLUMNS} FROM encounters WHERE id = ?", (encounter_id,))  # noqa: S608
        return _row(found) if found else None

    def numbers_of(self, ids: Sequence[str]) -> list[int]:
        """The numbers of some encounters."""
        found: list[int] = []
        for at in range(0, len(ids), _MANY):
            some = ids[at : at + _MANY]
            sql = f"SELECT number FROM encounters WHERE id IN ({', '.join('?' * len(some))})"  # noqa: S608
            found += [row[0] for row in self._db.rows(sql, some)]
        return found

    def count(self, passing: WorkFilter, today: dt.date) -> int:
        """How many pass a filter."""
        where, values = _where(passing, today)
        found = self._db.row(f"SELECT count(*) FROM encounters WHERE {where}", values)  # noqa: S608
        return int(found[0]) if found else 0

    def put(self, numbers: Iterable[int], column: str, value: str) -> None:
        """Set what only the worklist keeps: ``owner``, ``stated`` or ``off``."""
        if column not in {"owner", "stated", "off"}:
            raise ValueError(column)
        with tx(self._db) as conn:
            conn.executemany(
                f"UPDATE encounters SET {column} = ? WHERE number = ?",  # noqa: S608 - checked above
                [(value, number) for number in numbers],
            )
        self.forget()


def _counted(
    row: tuple[Any, ...],
    today: dt.date,
    holds: Mapping[str, BillHold],
    norms: Mapping[WorkKind, Norm],
) -> tuple[object, ...]:
    """Kind, day out, due day, weight and points of a row as they are on a day."""
    _number, status, setting, stated, guessed, payer, discharged, served, until, late = row[:10]
    kind = WorkKind(stated or guessed or WorkKind.DIAGNOSTIC)
    hold = holds.get(payer.casefold()) or holds.get("") or BillHold()
    out = day_out(Setting(setting), _day(discharged), _day(served))
    due = out + dt.timedelta(hold.days) if out else None
    weight = (norms.get(kind) or _DEFAULT[kind]).weight
    urgency = Urgency(WorkStatus(status), kind, weight, due, _day(until), late, hold)
    return kind.value, _iso(out), _iso(due), weight, priority(urgency, today).total


Told: TypeAlias = tuple[tuple[Any, ...], tuple[object, ...]]  # a row as kept, and what holds today


def _keep(conn: Connection, told: Sequence[Told], today: dt.date) -> None:
    """Write what has changed, and no more: an index that a column does not touch is left alone."""
    day = today.isoformat()
    facts = [(row, new) for row, new in told if row[10:14] != new[:4]]
    points = [(row, new) for row, new in told if row[10:14] == new[:4] and row[14] != new[4]]
    conn.executemany(
        "UPDATE encounters SET kind = ?, out = ?, due = ?, weight = ? WHERE number = ?",
        [(*new[:4], row[0]) for row, new in facts],
    )
    conn.executemany(
        "UPDATE encounters SET points = ? WHERE number = ?",
        [(new[4], row[0]) for row, new in (*facts, *points)],
    )
    conn.executemany(
        "UPDATE encounters SET counted = ? WHERE number = ?", [(day, row[0]) for row, _new in told]
    )


def _where(passing: WorkFilter, today: dt.date) -> tuple[str, tuple[object, ...]]:
    tests: list[tuple[str, tuple[object, ...]]] = [("off <> ''" if passing.off else "off = ''", ())]
    tests += [
        (f"{column} IN ({', '.join('?' * len(wanted))})", tuple(choice.value for choice in wanted))
        for column, wanted in (("status", passing.statuses), ("kind", passing.kinds))
        if wanted
    ]
    tests += [
        (f"{column} = ? COLLATE NOCASE", (_storable(name),))
        for column, name in (("payer", passing.payer), ("owner", passing.owner))
        if name
    ]
    tests += [
        (f"{column} {how} ?", ((today + dt.timedelta(days)).isoformat(),))
        for column, how, days in (
            ("due", "<=", passing.due_in),
            ("due", "<", 0 if passing.over else None),
            ("changed", ">=", None if passing.done_in is None else -passing.done_in),
        )
        if days is not None
    ]
    if passing.late:
        tests.append(("late > 0", ()))
    tests += [("instr(words, ?)", (_storable(word),)) for word in passing.words.casefold().split()]
    return " AND ".join(test for test, _ in tests), tuple(
        value for _, values in tests for value in values
    )


def _row(row: tuple[Any, ...]) -> WorkRow:
    cells = list(row)
    cells[2], cells[3] = WorkStatus(cells[2]), WorkKind(cells[3] or WorkKind.DIAGNOSTIC)
    cells[4] = Setting(cells[4])
    for at in _DATES:
        cells[at] = _day(cells[at])
    return WorkRow(*cells)


_DEFAULT = {norm.kind: norm for norm in NORMS}


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _storable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
