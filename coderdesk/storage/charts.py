"""Charts: the documents of an encounter, with their bytes, text and how far they were read.

Everything lies inside the encrypted file, the index of the words as well.
"""

from collections.abc import Iterable
from dataclasses import replace

from coderdesk.domain.chart import Chart, Document
from coderdesk.domain.work import Added, DocumentRow, Found
from coderdesk.storage import document_rows
from coderdesk.storage.database import WorkFile, tx
from coderdesk.storage.findings import Place, index_query, places, snippet, terms_of
from coderdesk.storage.page_ranges import from_ranges, to_ranges
from coderdesk.storage.revisions import now

MOST_FOUND = 1000
_DOCUMENT = "id, shape, text"


class ChartStore:
    """Adds, loads, searches and removes the documents of encounters."""

    def __init__(self, db: WorkFile) -> None:
        self._db = db

    def add(self, encounter_id: str, documents: Iterable[Document]) -> Added:
        """Keep documents, all or none; one the chart has already is left as it is.

        Documents that come after coding has begun are marked late. Raises CoderDeskError when a
        document is larger than 512 MB or the disk refuses.
        """
        kept: list[Document] = []
        known: list[Document] = []
        with tx(self._db) as conn:
            late = document_rows.begun(conn, encounter_id)
            for document in documents:
                whole = document_rows.fit_to_keep(document)
                had = document_rows.number_of(conn, encounter_id, whole)
                if had:
                    known.append(replace(whole, id=had))
                else:
                    number = document_rows.insert(conn, encounter_id, whole, late=late)
                    kept.append(replace(whole, id=number))
            document_rows.count(conn, encounter_id)
        return Added(tuple(kept), tuple(known))

    def documents(self, encounter_id: str) -> tuple[DocumentRow, ...]:
        """The documents of a chart without text and bytes, in the order they came."""
        rows = self._db.rows(
            "SELECT d.id, d.encounter_id, title, kind, media, date, author, page_count, sha256, size,"
            " synthetic, added, late, coalesce(r.seen, ''), coalesce(r.bookmark, 0)"
            " FROM documents d LEFT JOIN reading r ON r.document_id = d.id"
            " WHERE encounter_id = ? AND removed IS NULL ORDER BY d.id",
            (encounter_id,),
        )
        return tuple(document_rows.listed(row) for row in rows)

    def chart(self, encounter_id: str) -> Chart:
        """All documents of an encounter with their text, without their bytes."""
        rows = self._db.rows(
            f"SELECT {_DOCUMENT} FROM documents"  # noqa: S608 - our own columns
            " WHERE encounter_id = ? AND removed IS NULL ORDER BY id",
            (encounter_id,),
        )
        return Chart(tuple(document_rows.document(row) for row in rows))

    def document(self, document_id: int) -> Document:
        """One document with its text, without its bytes; CoderDeskError when there is none."""
        row = self._db.row(
            f"SELECT {_DOCUMENT} FROM documents WHERE id = ? AND removed IS NULL",  # noqa: S608
            (document_id,),
        )
        if row is None:
            raise document_rows.gone()
        return document_rows.document(row)

    def data(self, document_id: int) -> bytes:
        """The bytes of a document as they came; none for plain text."""
        row = self._db.row("SELECT data FROM document_data WHERE document_id = ?", (document_id,))
        return bytes(row[0]) if row else b""

    def retell(self, document: Document) -> None:
        """Give a kept document another text, as after character recognition."""
        with tx(self._db) as conn:
            changed = conn.execute(
                "UPDATE documents SET text = ?, shape = ?, page_count = ? WHERE id = ?",
                (
                    document_rows.storable(document.text),
                    document_rows.shape(document),
                    document.page_count,
                    document.id,
                ),
            ).rowcount
            if not changed:
                raise document_rows.gone()
            conn.execute("DELETE FROM pages WHERE document_id = ?", (document.id,))
            document_rows.index(conn, document.id, document)

    def remove(self, document_id: int) -> None:
        """Take a document out of its chart; `put_back` undoes it."""
        with tx(self._db) as conn:
            document_rows.mark_removed(conn, document_id, now())
            conn.execute("DELETE FROM pages WHERE document_id = ?", (document_id,))

    def put_back(self, document_id: int) -> None:
        """Put a removed document back into its chart."""
        with tx(self._db) as conn:
            document_rows.mark_removed(conn, document_id, None)
        self.retell(self.document(document_id))

    def find(self, encounter_id: str, words: str, limit: int = MOST_FOUND) -> tuple[Found, ...]:
        """Where words stand in a chart, in reading order; see `coderdesk.storage.findings`."""
        terms = terms_of(words)
        if not terms:
            return ()
        found: list[Found] = []
        for document_id, pages in self._pages_with(encounter_id, index_query(terms)).items():
            document = self.document(document_id)
            for number in pages:
                start, end = document.pages[number - 1]
                text = document.text[start:end]
                found += [
                    _found(document, number, start, place, snippet(text, place))
                    for place in places(text, terms)
                ]
                if len(found) >= limit:
                    return tuple(found[:limit])
        return tuple(found)

    def mark_seen(self, document_id: int, pages: Iterable[int]) -> None:
        """Note that pages, from 1, have been looked at."""
        with tx(self._db) as conn:
            row = conn.execute(
                "SELECT seen FROM reading WHERE document_id = ?", (document_id,)
            ).fetchone()
            before = from_ranges(row[0]) if row else ()
            after = tuple(sorted({*before, *pages}))
            if after != before:
                conn.execute(
                    "INSERT INTO reading (document_id, seen, bookmark, at) VALUES (?, ?, 0, ?)"
                    " ON CONFLICT (document_id) DO UPDATE SET seen = excluded.seen, at = excluded.at",
                    (document_id, to_ranges(after), now()),
                )
            if not before:
                document_rows.recount(conn, document_id)

    def set_bookmark(self, document_id: int, page: int) -> None:
        """Lay the bookmark at a page; 0 takes it out."""
        with tx(self._db) as conn:
            conn.execute(
                "INSERT INTO reading (document_id, seen, bookmark, at) VALUES (?, '', ?, ?)"
                " ON CONFLICT (document_id) DO UPDATE SET bookmark = excluded.bookmark",
                (document_id, page, now()),
            )

    def _pages_with(self, encounter_id: str, query: str) -> dict[int, list[int]]:
        sql = (
            "SELECT d.id, p.number FROM pages p JOIN documents d ON d.id = p.document_id"
            " WHERE d.encounter_id = ? AND d.removed IS NULL"
        )
        values: list[object] = [encounter_id]
        if query:
            sql += " AND p.id IN (SELECT rowid FROM page_words WHERE page_words MATCH ?)"
            values.append(query)
        pages: dict[int, list[int]] = {}
        for document_id, number in self._db.rows(sql + " ORDER BY d.id, p.number", values):
            pages.setdefault(document_id, []).append(number)
        return pages


def _found(
    document: Document,
    page: int,
    start: int,
    place: Place,
    line: tuple[str, tuple[tuple[int, int], ...]],
) -> Found:
    return Found(
        document.id,
        document.title,
        page,
        start + place.start,
        start + place.end,
        *line,
    )
