"""What the coder has taught the desk: codes picked for words, favourites, notes on codes, synonyms.

All of it can be listed and erased, and none of it leaves the file.
"""

from collections.abc import Iterable

from coderdesk.domain.code import System
from coderdesk.domain.taught import CodeNote, Favourite, Pick, Synonym
from coderdesk.storage.database import WorkFile, tx
from coderdesk.storage.revisions import now

LONGEST_WORDS = 200


class PickStore:
    """Which code the coder picked for which words."""

    def __init__(self, db: WorkFile) -> None:
        self._db = db

    def learn(self, words: str, system: System, code: str) -> None:
        """Count one more time that this code was picked for these words."""
        tidy = tidied(words)
        if tidy:
            with tx(self._db) as conn:
                conn.execute(
                    "INSERT INTO picks (words, system, code, times, last) VALUES (?, ?, ?, 1, ?)"
                    " ON CONFLICT (words, system, code) DO UPDATE"
                    " SET times = times + 1, last = excluded.last",
                    (tidy, system.value, code, now()),
                )

    def picked_for(self, words: str) -> tuple[Pick, ...]:
        """What was picked for these words, the most frequent first."""
        return self._picks("WHERE words = ?", (tidied(words),))

    def listing(self) -> tuple[Pick, ...]:
        """All that was learned, the most frequent first."""
        return self._picks("", ())

    def last_used(self, limit: int = 50) -> tuple[Pick, ...]:
        """The codes picked last, each once, newest first."""
        rows = self._db.rows(
            "SELECT words, system, code, sum(times), max(last) AS latest FROM picks"
            " GROUP BY system, code ORDER BY latest DESC, max(id) DESC LIMIT ?",
            (limit,),
        )
        return tuple(Pick(row[0], System(row[1]), *row[2:]) for row in rows)

    def forget(self, words: str, system: System | None = None, code: str = "") -> None:
        """Forget what was learned for these words, or only one code for them."""
        with tx(self._db) as conn:
            if system is None:
                conn.execute("DELETE FROM picks WHERE words = ?", (tidied(words),))
            else:
                conn.execute(
                    "DELETE FROM picks WHERE words = ? AND system = ? AND code = ?",
                    (tidied(words), system.value, code),
                )

    def put_back(self, picks: Iterable[Pick]) -> None:
        """Know again what was forgotten."""
        with tx(self._db) as conn:
            conn.executemany(
                "INSERT INTO picks (words, system, code, times, last) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT (words, system, code) DO UPDATE SET times = times + excluded.times",
                [(pick.words, pick.system.value, pick.code, pick.times, pick.last) for pick in picks],
            )

    def erase(self) -> None:
        """Forget everything that was learned."""
        with tx(self._db) as conn:
            conn.execute("DELETE FROM picks")

    def _picks(self, where: str, values: tuple[object, ...]) -> tuple[Pick, ...]:
        rows = self._db.rows(
            f"SELECT words, system, code, times, last FROM picks {where}"  # noqa: S608
            " ORDER BY times DESC, last DESC, code",
            values,
        )
        return tuple(Pick(row[0], System(row[1]), *row[2:]) for row in rows)


class Notebook:
    """The coder's favourites, notes on codes, and synonyms."""

    def __init__(self, db: WorkFile) -> None:
        self._db = db

    def favourites(self) -> tuple[Favourite, ...]:
        """All favourites, by group and then in the order they were put in."""
        rows = self._db.rows(
            "SELECT system, code, folder FROM favourites ORDER BY folder, position, id"
        )
        return tuple(Favourite(System(system), code, group) for system, code, group in rows)

    def add_favourite(self, favourite: Favourite) -> None:
        """Keep a code at hand, at the end of its group."""
        with tx(self._db) as conn:
            conn.execute(
                "INSERT INTO favourites (system, code, folder, position) VALUES (?, ?, ?,"
                " (SELECT coalesce(max(position), 0) + 1 FROM favourites))"
                " ON CONFLICT DO NOTHING",
                (favourite.system.value, favourite.code, favourite.group),
            )

    def remove_favourite(self, favourite: Favourite) -> None:
        """Take a code out of its group."""
        with tx(self._db) as conn:
            conn.execute(
                "DELETE FROM favourites WHERE system = ? AND code = ? AND folder = ?",
                (favourite.system.value, favourite.code, favourite.group),
            )

    def note_on(self, system: System, code: str) -> CodeNote | None:
        """The coder's own note on a code, if there is one."""
        row = self._db.row(
            "SELECT text, at FROM code_notes WHERE system = ? AND code = ?", (system.value, code)
        )
        return CodeNote(system, code, *row) if row else None

    def notes(self) -> tuple[CodeNote, ...]:
        """All own notes, by code."""
        rows = self._db.rows("SELECT system, code, text, at FROM code_notes ORDER BY system, code")
        return tuple(CodeNote(System(row[0]), *row[1:]) for row in rows)

    def write_note(self, system: System, code: str, text: str) -> None:
        """Write the note on a code; an empty one takes it away."""
        with tx(self._db) as conn:
            conn.execute("DELETE FROM code_notes WHERE system = ? AND code = ?", (system.value, code))
            if text.strip():
                conn.execute(
                    "INSERT INTO code_notes (system, code, text, at) VALUES (?, ?, ?, ?)",
                    (system.value, code, text, now()),
                )

    def synonyms(self) -> tuple[Synonym, ...]:
        """All own synonyms, by term."""
        rows = self._db.rows("SELECT term, meaning FROM synonyms ORDER BY term, meaning")
        return tuple(Synonym(*row) for row in rows)

    def add_synonym(self, synonym: Synonym) -> None:
        """Let a term mean something else as well."""
        term, meaning = tidied(synonym.term), tidied(synonym.meaning)
        if term and meaning:
            with tx(self._db) as conn:
                conn.execute(
                    "INSERT INTO synonyms (term, meaning) VALUES (?, ?) ON CONFLICT DO NOTHING",
                    (term, meaning),
                )

    def remove_synonym(self, synonym: Synonym) -> None:
        """Take a synonym away."""
        with tx(self._db) as conn:
            conn.execute(
                "DELETE FROM synonyms WHERE term = ? AND meaning = ?",
                (tidied(synonym.term), tidied(synonym.meaning)),
            )


def tidied(words: str) -> str:
    """Words as they are compared: small letters, single blanks, at most 200 characters."""
    small = " ".join(words.casefold().split())
    return small.encode("utf-8", "replace").decode("utf-8")[:LONGEST_WORDS].strip()
