"""The coder's code sets: named groups of codes, kept in the encrypted work file."""

from dataclasses import dataclass, replace

from coderdesk.domain.code_set import CodeSet, SetLine
from coderdesk.errors import CoderDeskError
from coderdesk.storage.codec import from_json, to_json
from coderdesk.storage.database import WorkFile, tx
from coderdesk.storage.revisions import now


@dataclass(frozen=True, slots=True)
class _Kept:
    """The lines of a set as they are written down."""

    lines: tuple[SetLine, ...]


class CodeSetStore:
    """Keeps, lists, changes and removes code sets."""

    def __init__(self, db: WorkFile) -> None:
        self._db = db

    def listing(self) -> tuple[CodeSet, ...]:
        """Every set, by name."""
        rows = self._db.rows("SELECT id, name, lines FROM code_sets ORDER BY name COLLATE NOCASE, id")
        return tuple(CodeSet(name, from_json(_Kept, lines).lines, key) for key, name, lines in rows)

    def keep(self, one: CodeSet) -> CodeSet:
        """Keep a set, new or changed; the answer has its id.

        Raises:
            CoderDeskError: another set has its name.
        """
        row = self._db.row("SELECT id FROM code_sets WHERE name = ? COLLATE NOCASE", (one.name,))
        if row is not None and row[0] != one.id:
            raise CoderDeskError(
                f"There is a code set called {one.name} already.", "Give this one another name."
            )
        text = to_json(_Kept(one.lines))
        with tx(self._db) as conn:
            if one.id:
                conn.execute(
                    "UPDATE code_sets SET name = ?, lines = ?, at = ? WHERE id = ?",
                    (one.name, text, now(), one.id),
                )
                return one
            made = conn.execute(
                "INSERT INTO code_sets (name, lines, at) VALUES (?, ?, ?)", (one.name, text, now())
            )
            return replace(one, id=int(made.lastrowid or 0))

    def remove(self, key: int) -> None:
        """Take a set away."""
        with tx(self._db) as conn:
            conn.execute("DELETE FROM code_sets WHERE id = ?", (key,))
