"""Make one desk again of the rows that were salvaged: let each encounter stand again."""

import secrets
import zlib
from typing import Any

from coderdesk.domain.chart import Document, Media
from coderdesk.domain.encounter import Encounter, Patient, Setting
from coderdesk.domain.work import Deed, WorkStatus
from coderdesk.storage import document_rows, revisions
from coderdesk.storage.driver import Connection
from coderdesk.storage.encounter_rows import columns
from coderdesk.storage.revisions import Moment, now, unpacked

WHO = "CoderDesk"
WHAT = "salvaged from a damaged file"


def mend(conn: Connection) -> None:
    """Put right what the lost rows have left open, inside the caller's transaction.

    Foreign keys are off meanwhile, and hold again when this has ended.
    """
    _mend_parents(conn)
    for encounter_id in _without_row(conn):
        _bring_back(conn, encounter_id)
    for row in _without_head(conn):
        _stand_on_newest(conn, *row)
    _house_orphans(conn)
    _mend_from_history(conn)
    conn.execute("DELETE FROM reading WHERE document_id NOT IN (SELECT id FROM documents)")
    for row in conn.execute("SELECT id, shape, text FROM documents WHERE removed IS NULL").fetchall():
        document_rows.index(conn, row[0], document_rows.document(row))
    conn.execute(
        "UPDATE encounters SET documents = (SELECT count(*) FROM documents"
        " WHERE encounter_id = encounters.id AND removed IS NULL)"
    )


def _mend_from_history(conn: Connection) -> None:
    """Let a query or a review whose own row is lost stand as its history says."""
    conn.execute(
        "INSERT INTO queries (id, encounter_id, status, sent, state)"
        " SELECT query_id, encounter_id, status, json_extract(state, '$.sent'), state"
        " FROM query_history h WHERE query_id NOT IN (SELECT id FROM queries)"
        " AND id = (SELECT max(id) FROM query_history WHERE query_id = h.query_id)"
    )
    conn.execute(
        "INSERT INTO audits (id, encounter_id, sample, state)"
        " SELECT audit_id, json_extract(state, '$.encounter_id'),"
        " ifnull(json_extract(state, '$.sample'), ''), state"
        " FROM audit_history h WHERE audit_id NOT IN (SELECT id FROM audits)"
        " AND id = (SELECT max(id) FROM audit_history WHERE audit_id = h.audit_id)"
        " AND json_extract(state, '$.encounter_id') IN (SELECT id FROM encounters)"
    )
    conn.execute("DELETE FROM audit_history WHERE audit_id NOT IN (SELECT id FROM audits)")


def _mend_parents(conn: Connection) -> None:
    """Let a state follow the newest one left before it, where its own parent is lost."""
    orphans = conn.execute(
        "SELECT id, encounter_id, at, who, what, state FROM revisions r WHERE parent IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM revisions p WHERE p.id = r.parent)"
    ).fetchall()
    if not orphans:
        return
    trigger = conn.execute("SELECT sql FROM sqlite_master WHERE name = 'revisions_stay'").fetchone()[0]
    conn.execute("DROP TRIGGER revisions_stay")
    conn.execute(
        "UPDATE revisions SET parent = (SELECT max(p.id) FROM revisions p"
        " WHERE p.encounter_id = revisions.encounter_id AND p.id < revisions.id)"
        " WHERE parent IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM revisions p WHERE p.id = revisions.parent)"
    )
    conn.execute(trigger)


def _without_row(conn: Connection) -> list[str]:
    rows = conn.execute(
        "SELECT encounter_id FROM revisions UNION SELECT encounter_id FROM timeline"
        " UNION SELECT encounter_id FROM documents UNION SELECT encounter_id FROM queries"
        " UNION SELECT encounter_id FROM query_history UNION SELECT encounter_id FROM audits"
        " UNION SELECT encounter_id FROM spells EXCEPT SELECT id FROM encounters"
    ).fetchall()
    return [row[0] for row in rows]


def _bring_back(conn: Connection, encounter_id: str) -> None:
    """Make the worklist row again that was lost, from the newest state left or from nothing."""
    head, encounter = _newest(conn, encounter_id)
    moment = Moment(now(), WHO, WHAT)
    if encounter is None:
        revisions.insert(conn, Encounter(encounter_id), moment, WorkStatus.WORKING)
        return
    kept = columns(encounter) | {"id": encounter_id, "head": head, "changed": moment.at}
    kept |= {"status": WorkStatus.WORKING.value, "created": moment.at, "turn": head}
    marks = ", ".join("?" * len(kept))
    conn.execute(
        f"INSERT INTO encounters ({', '.join(kept)}) VALUES ({marks})",  # noqa: S608 - our own names
        tuple(kept.values()),
    )


def _without_head(conn: Connection) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = conn.execute(
        "SELECT id, setting, account, mrn, patient, payer, facility FROM encounters e WHERE NOT EXISTS"
        " (SELECT 1 FROM revisions r WHERE r.id = e.head AND r.encounter_id = e.id)"
    ).fetchall()
    return found


def _stand_on_newest(conn: Connection, encounter_id: str, *told: str) -> None:
    """Let an encounter stand at the newest state left, or at what its worklist row says."""
    head, encounter = _newest(conn, encounter_id)
    if encounter is None:
        setting, account, mrn, patient, payer, facility = told
        encounter = Encounter(
            encounter_id,
            Setting(setting),
            account,
            Patient(mrn, patient),
            payer,
            facility,
        )
        revisions.add(conn, encounter, None, Moment(now(), WHO, WHAT), Deed.RESTORED)
        return
    kept = columns(encounter) | {"head": head}
    conn.execute(
        f"UPDATE encounters SET {' = ?, '.join(kept)} = ? WHERE id = ?",  # noqa: S608 - our own names
        (*kept.values(), encounter_id),
    )


def _newest(conn: Connection, encounter_id: str) -> tuple[int, Encounter | None]:
    rows = conn.execute(
        "SELECT id, state FROM revisions WHERE encounter_id = ? ORDER BY id DESC", (encounter_id,)
    )
    for number, state in rows:
        try:
            return number, unpacked(state)
        except (ValueError, TypeError, KeyError, AttributeError, zlib.error):
            continue
    return 0, None


def _house_orphans(conn: Connection) -> None:
    """Give bytes whose document row is lost a document, in an encounter of their own."""
    orphans = conn.execute(
        "SELECT document_id, substr(data, 1, 5) FROM document_data"
        " WHERE document_id NOT IN (SELECT id FROM documents)"
    ).fetchall()
    if not orphans:
        return
    house = Encounter(secrets.token_hex(8), account="SALVAGED")
    revisions.insert(conn, house, Moment(now(), WHO, WHAT), WorkStatus.WAITING)
    # Out of the way first: a new document may be given the number of another lost one.
    conn.execute(
        "UPDATE document_data SET document_id = -document_id"
        " WHERE document_id NOT IN (SELECT id FROM documents)"
    )
    for number, begins in orphans:
        media = Media.PDF if bytes(begins) == b"%PDF-" else Media.IMAGE
        document = Document(f"Salvaged {number}", "", media, "", ())
        put = document_rows.insert(conn, house.id, document, late=False)
        (data,) = conn.execute(
            "UPDATE document_data SET document_id = ? WHERE document_id = ? RETURNING data",
            (put, -number),
        ).fetchone()
        digest = document_rows.digest(Document("", "", media, "", (), data=data))
        conn.execute(
            "UPDATE documents SET digest = ?, sha256 = ?, size = ? WHERE id = ?",
            (digest, digest, len(data), put),
        )
