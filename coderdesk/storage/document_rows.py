"""The rows behind a chart's documents. What writes here runs inside a transaction of the caller's."""

import hashlib
import re
from dataclasses import replace
from datetime import date
from typing import Any

from coderdesk.domain.chart import Document, Media
from coderdesk.domain.work import DocumentRow
from coderdesk.errors import CoderDeskError
from coderdesk.storage.codec import from_json, to_json
from coderdesk.storage.database import WorkFile
from coderdesk.storage.driver import Connection
from coderdesk.storage.page_ranges import from_ranges
from coderdesk.storage.revisions import now

LARGEST = 512 * 1024 * 1024  # bytes; SQLite holds no more than twice this in one row
_HALVES = re.compile("[\ud800-\udfff]")  # which SQLite cannot hold


def begun(conn: Connection, encounter_id: str) -> bool:
    """Whether coding has begun; CoderDeskError when there is no such encounter."""
    row = conn.execute(
        "SELECT head > (SELECT min(id) FROM revisions WHERE encounter_id = e.id)"
        " FROM encounters e WHERE id = ?",
        (encounter_id,),
    ).fetchone()
    if row is None:
        message = "This encounter is not in your work file."
        raise CoderDeskError(message, "It may have been erased.")
    return bool(row[0])


def fit_to_keep(document: Document) -> Document:
    """The document as it can be kept, with its SHA-256."""
    if len(document.data) > LARGEST or len(document.text) > LARGEST:
        message = "A document is larger than 512 MB."
        raise CoderDeskError(message, "Split it into smaller files and add those.")
    text = storable(document.text)
    whole = replace(document, text=text)
    return replace(whole, sha256=document.sha256 or digest(whole))


def digest(document: Document) -> str:
    """By what a document is known again: the SHA-256 of its bytes, or of its text where it has none."""
    return hashlib.sha256(document.data or document.text.encode()).hexdigest()


def number_of(conn: Connection, encounter_id: str, document: Document) -> int:
    """The number of a document that the chart has already; 0 when it has not."""
    row = conn.execute(
        "SELECT id FROM documents WHERE encounter_id = ? AND digest = ? AND removed IS NULL",
        (encounter_id, digest(document)),
    ).fetchone()
    return int(row[0]) if row else 0


def insert(conn: Connection, encounter_id: str, document: Document, *, late: bool) -> int:
    """Keep a document with its bytes and its words; the answer is its number."""
    kept = {
        "encounter_id": encounter_id,
        "title": storable(document.title),
        "kind": storable(document.kind),
        "media": document.media.value,
        "date": document.date.isoformat() if document.date else None,
        "author": storable(document.author),
        "page_count": document.page_count,
        "sha256": document.sha256,
        "digest": digest(document),
        "size": len(document.data) or len(document.text.encode()),
        "synthetic": int(document.synthetic),
        "late": int(late),
        "added": now(),
        "shape": shape(document),
        "text": document.text,
    }
    marks = ", ".join("?" * len(kept))
    number: int = conn.execute(
        f"INSERT INTO documents ({', '.join(kept)}) VALUES ({marks})",  # noqa: S608 - our own names
        tuple(kept.values()),
    ).lastrowid
    if document.data:
        conn.execute("INSERT INTO document_data VALUES (?, ?)", (number, document.data))
    index(conn, number, document)
    return number


def index(conn: Connection, number: int, document: Document) -> None:
    """Make the words of each page findable."""
    text = storable(document.text)
    for page, (start, end) in enumerate(document.pages, 1):
        row = conn.execute("INSERT INTO pages (document_id, number) VALUES (?, ?)", (number, page))
        conn.execute(
            "INSERT INTO page_words (rowid, text) VALUES (?, ?)", (row.lastrowid, text[start:end])
        )


def mark_removed(conn: Connection, document_id: int, at: str | None) -> None:
    """Note when a document was taken out of its chart, or that it is back."""
    row = conn.execute("SELECT encounter_id FROM documents WHERE id = ?", (document_id,)).fetchone()
    if row is None:
        raise gone()
    conn.execute("UPDATE documents SET removed = ? WHERE id = ?", (at, document_id))
    count(conn, row[0])


def count(conn: Connection, encounter_id: str) -> None:
    """Count the documents beside the encounter, and the late ones that nobody has looked at."""
    conn.execute(
        "UPDATE encounters SET documents = (SELECT count(*) FROM documents"
        " WHERE encounter_id = encounters.id AND removed IS NULL),"
        " late = (SELECT count(*) FROM documents d LEFT JOIN reading r ON r.document_id = d.id"
        " WHERE d.encounter_id = encounters.id AND removed IS NULL AND d.late"
        " AND coalesce(r.seen, '') = '') WHERE id = ?",
        (encounter_id,),
    )


def recount(conn: Connection, document_id: int) -> None:
    """Count again beside the encounter of a late document, which has just been looked at."""
    row = conn.execute(
        "SELECT encounter_id, late FROM documents WHERE id = ?", (document_id,)
    ).fetchone()
    if row is not None and row[1]:
        count(conn, row[0])


def listed(row: tuple[Any, ...]) -> DocumentRow:
    """A document as listed."""
    cells = list(row)
    cells[4] = Media(cells[4])
    cells[5] = date.fromisoformat(cells[5]) if cells[5] else None
    cells[10], cells[12] = bool(cells[10]), bool(cells[12])
    cells[13] = from_ranges(cells[13])
    return DocumentRow(*cells)


def document(row: tuple[Any, ...]) -> Document:
    """A document with its text, from its number, shape and text."""
    number, shaped, text = row
    return replace(from_json(Document, shaped), text=text, id=number)


def shape(document: Document) -> str:
    """All of a document that is neither its text nor its bytes."""
    return to_json(replace(document, text="", data=b"", id=0))


def storable(text: str) -> str:
    """The text with halves of characters replaced one for one, so that spans stay right."""
    return _HALVES.sub("\ufffd", text)


def gone() -> CoderDeskError:
    """What to say about a document that is not there."""
    return CoderDeskError("This document is not in the chart any more.", "Choose another one.")


def same_bytes(db: WorkFile, number: int) -> bool:
    """Whether a document's bytes are still those that came."""
    row = db.row(
        "SELECT d.digest, b.data FROM document_data b JOIN documents d ON d.id = b.document_id"
        " WHERE b.document_id = ?",
        (number,),
    )
    return row is not None and hashlib.sha256(row[1]).hexdigest() == row[0]
