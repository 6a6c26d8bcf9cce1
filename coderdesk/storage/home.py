"""The home folder: what lies where in it."""

from enum import StrEnum
from pathlib import Path

WORK = "work.db"
VAULT = "vault.json"
BACKUPS = "backups"
KNOCK = "knock"  # a second start writes to it
TAILS = ("-wal", "-shm", "-journal")  # what SQLite lays beside a file


class HomeState(StrEnum):
    """What a home folder holds."""

    NEW = "new"  # nothing yet: a passphrase is to be chosen
    READY = "ready"
    NO_VAULT = "no vault"  # a work file, and nothing that opens it
    NO_WORK = "no work file"  # a vault that once had a work file


def work_file(home: Path) -> Path:
    """The encrypted work file."""
    return home / WORK


def vault_file(home: Path) -> Path:
    """The vault that holds the key of the work file, locked."""
    return home / VAULT


def vault_copy(home: Path) -> Path:
    """The second copy of the vault, beside the backups that need it."""
    return home / BACKUPS / VAULT


def backups_folder(home: Path) -> Path:
    """Where the dated copies lie."""
    return home / BACKUPS
