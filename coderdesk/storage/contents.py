"""What a copy of the work file holds, told without changing it."""

from contextlib import closing
from pathlib import Path

from coderdesk.domain.work import Contents
from coderdesk.storage.driver import keyed, plainly


def contents(path: Path, key: bytes) -> Contents:
    """Count what is in a copy; raises DamagedWork when it cannot be read."""
    with plainly(saving=False), closing(keyed(path, key)) as conn:
        conn.execute("PRAGMA query_only=ON")
        count, changed = conn.execute(
            "SELECT count(*), max(changed) FROM encounters WHERE status <> 'erased'"
        ).fetchone()
        documents = conn.execute("SELECT count(*) FROM documents WHERE removed IS NULL").fetchone()[0]
    return Contents(int(count), int(documents), str(changed or ""))
