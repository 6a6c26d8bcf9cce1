"""Encounters: every state ever saved, and the one that stands now.

Nothing is overwritten. A save adds a revision, undo and redo move the head along the chain of
revisions, and each of these is a line of the timeline.
"""

import secrets
from datetime import date

from coderdesk.domain.encounter import Encounter
from coderdesk.domain.work import Deed, Happening, Revision, WorkStatus
from coderdesk.errors import CoderDeskError
from coderdesk.storage import revisions
from coderdesk.storage.database import tx
from coderdesk.storage.encounter_rows import Worklist
from coderdesk.storage.revisions import Moment, SettledEncounter, now

__all__ = ["EncounterStore", "SettledEncounter"]

_WITH_IT = ("timeline", "revisions", "documents", "desk_states", "query_history", "queries", "audits")


class EncounterStore(Worklist):
    """Saves, loads, undoes, settles and lists encounters."""

    def create(
        self, encounter: Encounter, who: str, status: WorkStatus = WorkStatus.WORKING
    ) -> Encounter:
        """Keep a new encounter; the answer has its id."""
        return self.create_all((encounter,), who, status)[0]

    def create_all(
        self, encounters: tuple[Encounter, ...], who: str, status: WorkStatus = WorkStatus.WAITING
    ) -> tuple[Encounter, ...]:
        """Keep many new encounters at once, all or none."""
        made = tuple(encounter.with_(id=secrets.token_hex(8)) for encounter in encounters)
        with tx(self._db) as conn:
            for encounter in made:
                revisions.insert(conn, encounter, Moment(now(), who, "opened"), status)
        return made

    def save(self, encounter: Encounter, what: str, who: str) -> Revision:
        """Keep a change in one transaction; a save that changes nothing adds nothing.

        ``what`` is a short verb phrase for the timeline (``assigned E11.9``), never chart text. Raises
        SettledEncounter for a final encounter.
        """
        with tx(self._db) as conn:
            head = revisions.open_head(conn, encounter.id)
            added = revisions.add(conn, encounter, head, Moment(now(), who, what), Deed.CHANGED)
            return revisions.revision(conn, added)

    def load(self, encounter_id: str) -> Encounter:
        """The encounter as it stands; CoderDeskError when there is none."""
        found = self._db.row(
            "SELECT state FROM revisions WHERE id = (SELECT head FROM encounters WHERE id = ?)",
            (encounter_id,),
        )
        if found is None:
            raise revisions.gone()
        return revisions.unpacked(found[0])

    def at_revision(self, revision: int) -> Encounter:
        """The encounter as one revision kept it."""
        found = self._db.row("SELECT state FROM revisions WHERE id = ?", (revision,))
        if found is None:
            raise revisions.gone()
        return revisions.unpacked(found[0])

    def undo(self, encounter_id: str, who: str = "") -> Encounter | None:
        """Step back to the state before; None when there is none."""
        with tx(self._db) as conn:
            head = revisions.open_head(conn, encounter_id)
            parent, what = conn.execute(
                "SELECT parent, what FROM revisions WHERE id = ?", (head,)
            ).fetchone()
            if parent is None:
                return None
            return revisions.move(conn, encounter_id, parent, Moment(now(), who, what), Deed.UNDONE)

    def redo(self, encounter_id: str, who: str = "") -> Encounter | None:
        """Step forward again, to the newest of the states that followed; None when none did."""
        with tx(self._db) as conn:
            head = revisions.open_head(conn, encounter_id)
            child = conn.execute(
                "SELECT id, what FROM revisions WHERE parent = ? ORDER BY id DESC LIMIT 1", (head,)
            ).fetchone()
            if child is None:
                return None
            return revisions.move(
                conn, encounter_id, child[0], Moment(now(), who, child[1]), Deed.REDONE
            )

    def restore(self, encounter_id: str, revision: int, who: str) -> Encounter:
        """Make an earlier state stand again, as a new revision that can itself be undone."""
        with tx(self._db) as conn:
            head = revisions.open_head(conn, encounter_id)
            encounter = revisions.state_of(conn, encounter_id, revision)
            moment = Moment(now(), who, "restored an earlier state")
            revisions.add(conn, encounter, head, moment, Deed.RESTORED)
            return encounter

    def can_undo(self, encounter_id: str) -> tuple[str, str]:
        """What undo would undo and redo would redo, as verb phrases; empty where nothing."""
        found = self._db.row(
            "SELECT r.parent, r.what, (SELECT c.what FROM revisions c WHERE c.parent = r.id"
            " ORDER BY c.id DESC LIMIT 1) FROM encounters e JOIN revisions r ON r.id = e.head"
            " WHERE e.id = ?",
            (encounter_id,),
        )
        if found is None:
            return "", ""
        return (found[1] if found[0] is not None else ""), found[2] or ""

    def timeline(self, encounter_id: str) -> tuple[Happening, ...]:
        """All that happened to an encounter, oldest first."""
        rows = self._db.rows(
            "SELECT at, who, deed, what, revision, status, reason FROM timeline"
            " WHERE encounter_id = ? ORDER BY id",
            (encounter_id,),
        )
        return tuple(
            Happening(
                at, who, Deed(deed), what, revision, WorkStatus(status) if status else None, reason
            )
            for at, who, deed, what, revision, status, reason in rows
        )

    def status(self, encounter_id: str) -> WorkStatus:
        """How far the work has come."""
        found = self._db.row("SELECT status FROM encounters WHERE id = ?", (encounter_id,))
        if found is None:
            raise revisions.gone()
        return WorkStatus(found[0])

    def set_status(
        self,
        encounter_id: str,
        status: WorkStatus,
        who: str,
        why: tuple[str, date | None] = ("", None),
    ) -> None:
        """Note how far the work has come, why, and until when; to leave a final one, `reopen` it."""
        with tx(self._db) as conn:
            if not status.is_settled:
                revisions.open_head(conn, encounter_id)
            revisions.settle(conn, encounter_id, status, Moment(now(), who, status.value), why)

    def hold(self, encounter_id: str, who: str, reason: str, until: date | None = None) -> None:
        """Put the encounter on hold, with the reason and the day it returns."""
        self.set_status(encounter_id, WorkStatus.HOLD, who, (reason, until))

    def finish(
        self, encounter_id: str, who: str, last: tuple[Encounter, str] | None = None
    ) -> Revision:
        """Make the encounter final; the revision that stands is locked, and is the answer.

        ``last`` is a change that goes with it in the same transaction, and its verb phrase.
        """
        with tx(self._db) as conn:
            head = revisions.open_head(conn, encounter_id)
            if last is not None:
                after, what = last
                head = revisions.add(conn, after, head, Moment(now(), who, what), Deed.CHANGED)
            revisions.settle(conn, encounter_id, WorkStatus.DONE, Moment(now(), who, "finished"))
            return revisions.revision(conn, head)

    def reopen(self, encounter_id: str, reason: str, who: str) -> None:
        """Take a final encounter in work again; it needs a reason."""
        if not reason.strip():
            message = "Reopening a final encounter needs a reason."
            raise CoderDeskError(message, "Write in a few words why it is opened again.")
        with tx(self._db) as conn:
            moment = Moment(now(), who, "reopened")
            revisions.settle(conn, encounter_id, WorkStatus.WORKING, moment, (reason, None))

    def erase(self, encounter_id: str) -> None:
        """Take an encounter, its revisions and its chart out of the file for good."""
        with tx(self._db) as conn:
            conn.execute("UPDATE encounters SET status = 'erased' WHERE id = ?", (encounter_id,))
            for table in _WITH_IT:
                conn.execute(f"DELETE FROM {table} WHERE encounter_id = ?", (encounter_id,))  # noqa: S608
            conn.execute("DELETE FROM encounters WHERE id = ?", (encounter_id,))
