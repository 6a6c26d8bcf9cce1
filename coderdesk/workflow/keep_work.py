"""A trip for safety's sake: back the work up, restore it, check that it is whole."""

from pathlib import Path

from coderdesk.domain.work import Finding, Salvaged
from coderdesk.errors import CoderDeskError
from coderdesk.storage import vault
from coderdesk.storage.archive import restore_archive, write_archive
from coderdesk.storage.database import open_database
from coderdesk.storage.home import HomeState, work_file
from coderdesk.storage.lock import HomeLock
from coderdesk.storage.ready import make_ready
from coderdesk.storage.salvage import salvage
from coderdesk.storage.vault_file import home_state
from coderdesk.storage.verify import verify_work


def back_up_work(home: Path, passphrase: str, target: Path) -> Path:
    """Write the whole work, still encrypted, into one file; raises CoderDeskError when it cannot be."""
    _insist_on_work(home)
    key = vault.unlock(home, passphrase)
    with HomeLock(home):
        make_ready(home)
        work = open_database(work_file(home), key)
        try:
            return write_archive(work, target)
        finally:
            work.close()


def restore_work(home: Path, archive: Path) -> Path:
    """Put an archive's work in place; the folder with what was there before is the answer."""
    with HomeLock(home):
        make_ready(home)
        return restore_archive(home, archive)


def verify_home(home: Path, passphrase: str | None) -> tuple[Finding, ...]:
    """What is wrong with the work of a home; without a passphrase only what shows from outside."""
    _insist_on_work(home)
    key = vault.unlock(home, passphrase) if passphrase else None
    return verify_work(home, key)


def salvage_home(home: Path, passphrase: str, target: Path) -> Salvaged:
    """Write all that can still be read of a damaged work file into a new one; the old one stays."""
    _insist_on_work(home)
    if not work_file(home).is_file():
        message = "The work file is missing."
        raise CoderDeskError(message, "Restore the newest copy from the backups folder.")
    key = vault.unlock(home, passphrase)
    with HomeLock(home):
        return salvage(work_file(home), key, target)


def _insist_on_work(home: Path) -> None:
    if home_state(home) is HomeState.NEW:
        raise CoderDeskError(
            f"There is no work in “{home}” yet.", "Open the desk once, or name another --home."
        )
