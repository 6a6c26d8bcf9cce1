"""What the coder chose for the work itself: holds, norms, views, how a list's columns are read.

These lie in the encrypted file and not among the settings, for a payer's name or a saved filter may
tell something of a record.
"""

import json
from typing import Any

from coderdesk.storage.database import WorkFile, tx


class ChoiceStore:
    """Keeps values under names."""

    def __init__(self, db: WorkFile) -> None:
        self._db = db

    def load(self, name: str) -> Any:
        """The value kept under a name; None when there is none, or it cannot be read."""
        found = self._db.row("SELECT value FROM choices WHERE name = ?", (name,))
        try:
            return json.loads(found[0]) if found else None
        except ValueError:
            return None

    def save(self, name: str, value: object) -> None:
        """Keep a value, in the place of the one before."""
        with tx(self._db) as conn:
            conn.execute(
                "INSERT INTO choices (name, value) VALUES (?, ?)"
                " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                (name, json.dumps(value)),
            )
