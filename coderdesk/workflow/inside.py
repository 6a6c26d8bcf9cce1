"""What lies behind the door: the vault opened, the work file keyed, the desk laid ready."""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from coderdesk.domain.work import Act
from coderdesk.settings import load_settings
from coderdesk.storage import vault
from coderdesk.storage.archive import restore_archive
from coderdesk.storage.backup import restore_copy
from coderdesk.storage.cost import Cost
from coderdesk.storage.database import open_database
from coderdesk.storage.home import work_file
from coderdesk.storage.journal import Journal
from coderdesk.storage.restoring import restores_told, restores_untold
from coderdesk.workflow.codebooks import Codebooks
from coderdesk.workflow.desk import Desk
from coderdesk.workflow.go_back import Way
from coderdesk.workflow.tell_failures import tell_failures


class Inside:
    """Opens the home that the door stands before."""

    def __init__(self, home: Path, books: Callable[[], Codebooks]) -> None:
        self._home, self._books = home, books

    def found(self, passphrase: str, cost: Cost) -> tuple[Desk, str]:
        """Make the vault and the work file of a new home; the recovery code comes with the desk."""
        key, code = vault.create(self._home, passphrase, cost)
        return self._desk(key), code

    def open(self, passphrase: str) -> Desk:
        """Open the desk; raises WrongPassphrase or what is wrong with vault or work file."""
        return self._desk(vault.unlock(self._home, passphrase))

    def open_with_code(self, code: str, passphrase: str) -> Desk:
        """Open the desk with the recovery code and put a new passphrase in place."""
        key = vault.unlock_with_recovery(self._home, code)
        vault.set_passphrase(self._home, key, passphrase)
        return self._desk(key)

    def go_back(self, way: Way) -> Desk | None:
        """Put a copy in place and open it; None for an archive, which asks for its own passphrase."""
        if not way.key:
            restore_archive(self._home, way.path)
            return None
        restore_copy(self._home, way.path, way.key)
        return self._desk(way.key)

    def _desk(self, key: bytes) -> Desk:
        who = load_settings(self._home).signature
        work = open_database(work_file(self._home), key)
        with ExitStack() as back:
            back.callback(work.close)  # a desk that cannot be made leaves no open file behind
            tell_failures(self._home, Journal(work), who)
            desk = Desk(self._home, work, self._books(), who)
            for restored in restores_untold(self._home):
                desk.record(Act.RESTORED, detail=restored)
            restores_told(self._home)
            back.pop_all()
        return desk
