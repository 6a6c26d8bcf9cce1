"""A trip into the journal: wrong passphrases, written down as soon as somebody has the key."""

from pathlib import Path

from coderdesk.domain.work import Act
from coderdesk.storage.attempts import attempts_on
from coderdesk.storage.journal import Journal


def tell_failures(home: Path, journal: Journal, who: str) -> None:
    """Let the journal tell of the failed attempts that it does not tell of yet."""
    attempts = attempts_on(home)
    if attempts.untold:
        wrong = "attempt" if attempts.untold == 1 else "attempts"
        journal.record(Act.UNLOCK_FAILED, who, detail=f"{attempts.untold} {wrong}")
        attempts.told()
