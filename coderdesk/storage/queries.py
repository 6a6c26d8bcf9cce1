"""Physician queries: each as it stands, and an append-only history of what became of it.

A draft is overwritten while it is written; every deed (begun, sent, answered …) adds a line with the
whole query as it was, so that the last deed can be taken back and nothing said is lost.
"""

from datetime import date

from coderdesk.domain.query import Query, QueryDeed, QueryRow, QueryStatus, QueryTemplate
from coderdesk.errors import CoderDeskError
from coderdesk.storage.codec import from_json, to_json
from coderdesk.storage.database import WorkFile, tx
from coderdesk.storage.driver import Connection
from coderdesk.storage.revisions import now


class QueryStore:
    """Keeps, lists and tells the history of queries and the user's own templates."""

    def __init__(self, db: WorkFile) -> None:
        self._db = db

    def begin(self, query: Query, who: str, what: str) -> Query:
        """Keep a new query; the answer has its number."""
        with tx(self._db) as conn:
            number = conn.execute(
                "INSERT INTO queries (encounter_id, status, sent, state) VALUES (?, ?, ?, ?)",
                (query.encounter_id, query.status.value, None, to_json(query)),
            ).lastrowid
            kept = query.with_(id=number)
            _stand(conn, kept)
            _tell(conn, kept, who, what)
            return kept

    def keep(self, query: Query) -> None:
        """Keep a draft as it is written, without a line of history."""
        with tx(self._db) as conn:
            _insist(conn, query.id)
            _stand(conn, query)

    def settle(self, query: Query, who: str, what: str) -> None:
        """Keep a query after a deed, and the deed in its history."""
        with tx(self._db) as conn:
            _insist(conn, query.id)
            _stand(conn, query)
            _tell(conn, query, who, what)

    def take_back(self, query_id: int, who: str) -> Query | None:
        """Let the query stand as before its last deed, which is a deed too; None at the first."""
        with tx(self._db) as conn:
            rows = conn.execute(
                "SELECT what, state FROM query_history WHERE query_id = ? ORDER BY id DESC", (query_id,)
            ).fetchall()
            states = _standing(rows)
            if len(states) < 2:  # noqa: PLR2004 - the last and the one before
                return None
            before = from_json(Query, states[1])
            _stand(conn, before)
            _tell(conn, before, who, TAKEN_BACK)
            return before

    def load(self, query_id: int) -> Query:
        """One query; CoderDeskError when there is none."""
        row = self._db.row("SELECT state FROM queries WHERE id = ?", (query_id,))
        if row is None:
            raise _gone()
        return from_json(Query, row[0])

    def of(self, encounter_id: str) -> tuple[Query, ...]:
        """The queries of an encounter, the newest first."""
        rows = self._db.rows(
            "SELECT state FROM queries WHERE encounter_id = ? ORDER BY id DESC", (encounter_id,)
        )
        return tuple(from_json(Query, row[0]) for row in rows)

    def listing(self) -> tuple[QueryRow, ...]:
        """All queries, unanswered ones first, each from the oldest sent to the newest."""
        rows = self._db.rows(
            "SELECT q.state, e.patient, e.account FROM queries q"
            " JOIN encounters e ON e.id = q.encounter_id"
            " ORDER BY q.status IN ('completed', 'withdrawn'), q.sent IS NULL, q.sent, q.id"
        )
        return tuple(QueryRow(from_json(Query, row[0]), row[1], row[2]) for row in rows)

    def unanswered_since(self, day: date) -> int:
        """How many were sent on a day or before and still wait for an answer."""
        row = self._db.row(
            "SELECT count(*) FROM queries WHERE status IN (?, ?) AND sent <= ?",
            (QueryStatus.SENT.value, QueryStatus.REASSIGNED.value, day.isoformat()),
        )
        return int(row[0]) if row else 0

    def history(self, query_id: int) -> tuple[QueryDeed, ...]:
        """All that happened to a query, oldest first."""
        rows = self._db.rows(
            "SELECT at, who, what, status FROM query_history WHERE query_id = ? ORDER BY id",
            (query_id,),
        )
        return tuple(QueryDeed(at, who, what, QueryStatus(status)) for at, who, what, status in rows)

    def templates(self) -> tuple[QueryTemplate, ...]:
        """The user's own templates, by name."""
        rows = self._db.rows("SELECT state FROM query_templates ORDER BY name")
        return tuple(from_json(QueryTemplate, row[0]) for row in rows)

    def write_template(self, template: QueryTemplate) -> None:
        """Keep a template under its name, in the place of one that had it."""
        with tx(self._db) as conn:
            conn.execute("DELETE FROM query_templates WHERE name = ?", (template.name,))
            conn.execute(
                "INSERT INTO query_templates (name, state) VALUES (?, ?)",
                (template.name, to_json(template)),
            )

    def remove_template(self, name: str) -> None:
        """Take a template of the user's own away."""
        with tx(self._db) as conn:
            conn.execute("DELETE FROM query_templates WHERE name = ?", (name,))


TAKEN_BACK = "last deed taken back"


def _standing(rows: list[tuple[str, str]]) -> list[str]:
    """The states that stand, newest first: a deed taken back counts no more, nor does its taking."""
    kept: list[str] = []
    skip = 0
    for what, state in rows:
        if what == TAKEN_BACK:
            skip += 1
        elif skip:
            skip -= 1
        else:
            kept.append(state)
    return kept


def _stand(conn: Connection, query: Query) -> None:
    conn.execute(
        "UPDATE queries SET status = ?, sent = ?, state = ? WHERE id = ?",
        (
            query.status.value,
            query.sent.isoformat() if query.sent else None,
            to_json(query),
            query.id,
        ),
    )


def _tell(conn: Connection, query: Query, who: str, what: str) -> None:
    conn.execute(
        "INSERT INTO query_history (query_id, encounter_id, at, who, what, status, state)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (query.id, query.encounter_id, now(), who, what, query.status.value, to_json(query)),
    )


def _insist(conn: Connection, query_id: int) -> None:
    if conn.execute("SELECT 1 FROM queries WHERE id = ?", (query_id,)).fetchone() is None:
        raise _gone()


def _gone() -> CoderDeskError:
    return CoderDeskError("This query is no longer in the work file.", "Choose another from the list.")
