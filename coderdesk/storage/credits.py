"""Certificates and the units of education earned for them, with their proofs."""

import datetime as dt
import json

from coderdesk.domain.learning import Certificate, Credit
from coderdesk.storage.database import WorkFile, tx
from coderdesk.storage.revisions import now


class CreditStore:
    """Keeps certificates, credits and the documents that prove them."""

    def __init__(self, db: WorkFile) -> None:
        self._db = db

    def certificates(self) -> tuple[Certificate, ...]:
        """Every certificate, the one whose cycle ends first at the top."""
        rows = self._db.rows(
            "SELECT name, issuer, begins, ends, units, id FROM certificates WHERE removed IS NULL"
            " ORDER BY ends IS NULL, ends, name"
        )
        return tuple(
            Certificate(name, issuer, _day(begins), _day(ends), units, key)
            for name, issuer, begins, ends, units, key in rows
        )

    def keep_certificate(self, one: Certificate) -> int:
        """Write a certificate, new or changed; the answer is its id."""
        values = (one.name, one.issuer, _text(one.begins), _text(one.ends), one.units)
        with tx(self._db) as conn:
            if one.id:
                conn.execute(
                    "UPDATE certificates SET name = ?, issuer = ?, begins = ?, ends = ?, units = ?"
                    " WHERE id = ?",
                    (*values, one.id),
                )
                return one.id
            made = conn.execute(
                "INSERT INTO certificates (name, issuer, begins, ends, units) VALUES (?, ?, ?, ?, ?)",
                values,
            )
            return int(made.lastrowid or 0)

    def credits(self) -> tuple[Credit, ...]:
        """Every credit, newest first."""
        rows = self._db.rows(
            "SELECT title, day, units, certificates, file, id FROM credits WHERE removed IS NULL"
            " ORDER BY day DESC, id DESC"
        )
        return tuple(
            Credit(title, dt.date.fromisoformat(day), units, tuple(json.loads(counts)), file, key)
            for title, day, units, counts, file, key in rows
        )

    def keep_credit(self, one: Credit, proof: bytes | None = None) -> int:
        """Write a credit, new or changed; a ``proof`` takes the place of the one before."""
        values = (one.title, one.day.isoformat(), one.units, json.dumps(one.certificates), one.file)
        with tx(self._db) as conn:
            if not one.id:
                made = conn.execute(
                    "INSERT INTO credits (title, day, units, certificates, file, data)"
                    " VALUES (?, ?, ?, ?, ?, ?)",
                    (*values, proof),
                )
                return int(made.lastrowid or 0)
            conn.execute(
                "UPDATE credits SET title = ?, day = ?, units = ?, certificates = ?, file = ?"
                " WHERE id = ?",
                (*values, one.id),
            )
            if proof is not None:
                conn.execute("UPDATE credits SET data = ? WHERE id = ?", (proof, one.id))
            return one.id

    def proof(self, key: int) -> bytes | None:
        """The document that proves a credit."""
        row = self._db.row("SELECT data FROM credits WHERE id = ?", (key,))
        return bytes(row[0]) if row and row[0] is not None else None

    def remove(self, table: str, key: int, *, gone: bool = True) -> None:
        """Take a certificate or a credit away, or put it back."""
        if table not in ("certificates", "credits"):
            raise ValueError(table)
        with tx(self._db) as conn:
            conn.execute(
                f"UPDATE {table} SET removed = ? WHERE id = ?",  # noqa: S608 - one of two names
                (now() if gone else None, key),
            )


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _text(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
