"""What lay on the desk, for each encounter and in all, so that reopening gives back the same desk."""

from coderdesk.domain.work import DeskState
from coderdesk.storage.codec import from_json, to_json
from coderdesk.storage.database import WorkFile, tx
from coderdesk.storage.revisions import now


class DeskStore:
    """Keeps the desk as it was left."""

    def __init__(self, db: WorkFile) -> None:
        self._db = db

    def save(self, state: DeskState) -> None:
        """Keep the desk; a desk without an encounter is kept as well."""
        with tx(self._db) as conn:
            conn.execute("DELETE FROM desk_states WHERE encounter_id = ?", (state.encounter_id,))
            conn.execute(
                "INSERT INTO desk_states (encounter_id, at, state) VALUES (?, ?, ?)",
                (state.encounter_id, now(), to_json(state)),
            )

    def load(self) -> DeskState:
        """The desk as it was left last; an empty one the first time."""
        return _state(self._db.row("SELECT state FROM desk_states ORDER BY id DESC LIMIT 1"))

    def load_for(self, encounter_id: str) -> DeskState:
        """The desk as it was left the last time this encounter lay on it."""
        row = self._db.row("SELECT state FROM desk_states WHERE encounter_id = ?", (encounter_id,))
        return _state(row) if row else DeskState(encounter_id)


def _state(row: tuple[str, ...] | None) -> DeskState:
    if row is None:
        return DeskState()
    try:
        return from_json(DeskState, row[0])
    except (ValueError, TypeError, KeyError, AttributeError):
        return DeskState()  # a desk can be laid out anew; it is not worth an error
