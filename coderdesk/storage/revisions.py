"""The rows behind an encounter: its states, the one that stands, and the timeline.

All of these run inside a transaction of the caller's.
"""

import zlib
from datetime import UTC, date, datetime
from typing import NamedTuple

from coderdesk.domain.encounter import Encounter
from coderdesk.domain.work import Deed, Revision, WorkStatus
from coderdesk.errors import CoderDeskError
from coderdesk.storage.codec import from_json, to_json
from coderdesk.storage.driver import Connection
from coderdesk.storage.encounter_rows import columns

_NO_CHANGE = {
    WorkStatus.DONE: (
        "This encounter is final and takes no change.",
        "Reopen it first, with a reason.",
    ),
    WorkStatus.AUDIT: (
        "This encounter is under audit and takes no change.",
        "Finish the review first.",
    ),
}


class SettledEncounter(CoderDeskError):  # noqa: N818 - it says what is wrong
    """The encounter is final or under audit, and takes no change meanwhile."""

    def __init__(self, status: WorkStatus) -> None:
        super().__init__(*_NO_CHANGE[status])


class Moment(NamedTuple):
    """When (UTC, ISO 8601), by whom, and what was done."""

    at: str
    who: str
    what: str


def now() -> str:
    """This moment in UTC, ISO 8601, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def insert(conn: Connection, encounter: Encounter, moment: Moment, status: WorkStatus) -> None:
    """Keep a new encounter with its first revision."""
    kept = columns(encounter) | {"id": encounter.id, "head": 0, "status": status.value}
    kept |= {"created": moment.at, "changed": moment.at, "turn": 0}
    marks = ", ".join("?" * len(kept))
    conn.execute(
        f"INSERT INTO encounters ({', '.join(kept)}) VALUES ({marks})",  # noqa: S608 - our own names
        tuple(kept.values()),
    )
    add(conn, encounter, None, moment, Deed.CREATED)


def add(conn: Connection, encounter: Encounter, parent: int | None, moment: Moment, deed: Deed) -> int:
    """Keep a state after its parent and let it stand; one that is its parent's is not kept again."""
    state = packed(encounter)
    if parent is not None and deed is Deed.CHANGED:
        before = conn.execute("SELECT state FROM revisions WHERE id = ?", (parent,)).fetchone()
        if before is not None and before[0] == state:
            return parent
    added: int = conn.execute(
        "INSERT INTO revisions (encounter_id, parent, at, who, what, state) VALUES (?, ?, ?, ?, ?, ?)",
        (encounter.id, parent, *moment, state),
    ).lastrowid
    _stand(conn, encounter, added, moment, deed)
    return added


def move(conn: Connection, encounter_id: str, to: int, moment: Moment, deed: Deed) -> Encounter:
    """Let another kept state stand."""
    encounter = state_of(conn, encounter_id, to)
    _stand(conn, encounter, to, moment, deed)
    return encounter


def settle(
    conn: Connection,
    encounter_id: str,
    status: WorkStatus,
    moment: Moment,
    why: tuple[str, date | None] = ("", None),
) -> None:
    """Note a status, its reason and the day it ends."""
    reason, until = why
    told = conn.execute(
        "INSERT INTO timeline (at, who, what, encounter_id, deed, revision, status, reason)"
        " SELECT ?, ?, ?, id, ?, head, ?, ? FROM encounters WHERE id = ?",
        (*moment, Deed.STATUS.value, status.value, reason, encounter_id),
    )
    if not told.rowcount:
        raise gone()
    day = until.isoformat() if until else None
    conn.execute(
        "UPDATE encounters SET status = ?, reason = ?, until = ?, changed = ?, turn = ? WHERE id = ?",
        (status.value, reason, day, moment.at, told.lastrowid, encounter_id),
    )


def open_head(conn: Connection, encounter_id: str) -> int:
    """The revision that stands; SettledEncounter when the encounter takes no change."""
    found = conn.execute("SELECT head, status FROM encounters WHERE id = ?", (encounter_id,)).fetchone()
    if found is None:
        raise gone()
    status = WorkStatus(found[1])
    if status.is_settled:
        raise SettledEncounter(status)
    return int(found[0])


def revision(conn: Connection, number: int) -> Revision:
    """A kept state's own line."""
    row = conn.execute(
        "SELECT id, encounter_id, parent, at, who, what FROM revisions WHERE id = ?", (number,)
    ).fetchone()
    return Revision(*row)


def state_of(conn: Connection, encounter_id: str, number: int) -> Encounter:
    """The encounter as one of its revisions kept it."""
    found = conn.execute(
        "SELECT state FROM revisions WHERE id = ? AND encounter_id = ?", (number, encounter_id)
    ).fetchone()
    if found is None:
        raise gone()
    return unpacked(found[0])


def packed(encounter: Encounter) -> bytes:
    """An encounter as it is kept; the same encounter always gives the same bytes."""
    return zlib.compress(to_json(encounter).encode("ascii"), 6)


def unpacked(state: bytes) -> Encounter:
    """The encounter that was kept."""
    return from_json(Encounter, zlib.decompress(state))


def gone() -> CoderDeskError:
    """What to say about an encounter that is not there."""
    return CoderDeskError("This encounter is not in your work file.", "It may have been erased.")


def _stand(conn: Connection, encounter: Encounter, head: int, moment: Moment, deed: Deed) -> None:
    told = conn.execute(
        "INSERT INTO timeline (at, who, what, encounter_id, deed, revision) VALUES (?, ?, ?, ?, ?, ?)",
        (*moment, encounter.id, deed.value, head),
    )
    kept = columns(encounter) | {"head": head, "changed": moment.at, "turn": told.lastrowid}
    conn.execute(
        f"UPDATE encounters SET {' = ?, '.join(kept)} = ? WHERE id = ?",  # noqa: S608 - our own names
        (*kept.values(), encounter.id),
    )
