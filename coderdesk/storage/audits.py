"""Reviews of an audit, each with both codings as they were compared."""

from coderdesk.domain.audit import Review
from coderdesk.errors import CoderDeskError
from coderdesk.storage.codec import from_json, to_json
from coderdesk.storage.database import WorkFile, tx


class AuditStore:
    """Keeps reviews; each change can be taken back, one after another."""

    def __init__(self, db: WorkFile) -> None:
        self._db = db

    def begin(self, review: Review) -> Review:
        """Keep a new review; the answer has its number."""
        with tx(self._db) as conn:
            number = conn.execute(
                "INSERT INTO audits (encounter_id, sample, state) VALUES (?, ?, ?)",
                (review.encounter_id, review.sample, to_json(review)),
            ).lastrowid
            kept = Review(**{**_fields(review), "id": number})
            conn.execute("UPDATE audits SET state = ? WHERE id = ?", (to_json(kept), number))
            return kept

    def keep(self, review: Review) -> None:
        """Keep a review after a change; what stood before can be taken back to."""
        with tx(self._db) as conn:
            row = conn.execute("SELECT state FROM audits WHERE id = ?", (review.id,)).fetchone()
            if row is None:
                message = "This review is no longer in the work file."
                raise CoderDeskError(message, "Choose another from the list.")
            conn.execute(
                "INSERT INTO audit_history (audit_id, state) VALUES (?, ?)", (review.id, row[0])
            )
            conn.execute("UPDATE audits SET state = ? WHERE id = ?", (to_json(review), review.id))

    def take_back(self, review_id: int) -> Review | None:
        """Let the review stand as before its last change; None at the first."""
        with tx(self._db) as conn:
            row = conn.execute(
                "SELECT id, state FROM audit_history WHERE audit_id = ? ORDER BY id DESC LIMIT 1",
                (review_id,),
            ).fetchone()
            if row is None:
                return None
            conn.execute("DELETE FROM audit_history WHERE id = ?", (row[0],))
            conn.execute("UPDATE audits SET state = ? WHERE id = ?", (row[1], review_id))
            return from_json(Review, row[1])

    def listing(self) -> tuple[Review, ...]:
        """All reviews, the newest first."""
        rows = self._db.rows("SELECT state FROM audits ORDER BY id DESC")
        return tuple(from_json(Review, row[0]) for row in rows)


def _fields(review: Review) -> dict[str, object]:
    return {name: getattr(review, name) for name in review.__slots__}
