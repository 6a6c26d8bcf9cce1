"""A trip at the start of the day: make a home ready, open it, close it."""

from pathlib import Path

from coderdesk.domain.work import Act
from coderdesk.settings import load_settings
from coderdesk.storage import vault
from coderdesk.storage.archive import restore_archive
from coderdesk.storage.backup import restore_copy
from coderdesk.storage.database import open_database
from coderdesk.storage.home import HomeState, work_file
from coderdesk.storage.lock import HomeLock
from coderdesk.storage.passphrase import Strength, strength
from coderdesk.storage.ready import make_ready
from coderdesk.storage.vault_file import home_state
from coderdesk.workflow.codebooks import Codebooks
from coderdesk.workflow.desk import Desk
from coderdesk.workflow.go_back import Way

__all__ = ["LIGHT", "Door", "HomeState", "judge"]

LIGHT = vault.Cost(memory=8 * 1024, passes=1, lanes=1)  # for throw-away desks that hold no record


def judge(passphrase: str) -> Strength:
    """How strong a passphrase is, in a score and a sentence."""
    return strength(passphrase)


class Door:
    """The way into a home; one program at a time goes through it."""

    def __init__(self, home: Path, books: Codebooks) -> None:
        self.home = home
        self._books = books
        self._lock = HomeLock(home)
        self._taken = False

    def take(self) -> None:
        """Keep other programs out of this home; raises HomeInUse when one is in it."""
        self._lock.take()
        self._taken = True
        make_ready(self.home)

    def leave(self) -> None:
        """Let other programs in."""
        if self._taken:
            self._lock.release()
            self._taken = False

    @property
    def state(self) -> HomeState:
        """Whether a passphrase is to be chosen, asked for, or something is missing."""
        return home_state(self.home)

    def found(self, passphrase: str, cost: vault.Cost = vault.COST) -> tuple[Desk, str]:
        """Make the vault and the work file of a new home; the recovery code comes with the desk."""
        key, code = vault.create(self.home, passphrase, cost)
        return self._desk(key), code

    def open(self, passphrase: str) -> Desk:
        """Open the desk; raises WrongPassphrase or what is wrong with vault or work file."""
        return self._desk(vault.unlock(self.home, passphrase))

    def open_with_code(self, code: str, passphrase: str) -> Desk:
        """Open the desk with the recovery code and put a new passphrase in place."""
        key = vault.unlock_with_recovery(self.home, code)
        vault.set_passphrase(self.home, key, passphrase)
        return self._desk(key)

    def go_back(self, way: Way) -> Desk | None:
        """Put a copy in place and open it; None for an archive, which asks for its own passphrase.

        The desk must be closed. Raises CoderDeskError, with nothing changed, for an unsound copy.
        """
        if not way.key:
            restore_archive(self.home, way.path)
            return None
        restore_copy(self.home, way.path, way.key)
        desk = self._desk(way.key)
        desk.record(Act.RESTORED, detail=way.path.name)
        return desk

    def _desk(self, key: bytes) -> Desk:
        who = load_settings(self.home).signature
        return Desk(self.home, open_database(work_file(self.home), key), self._books, who)
