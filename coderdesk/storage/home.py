"""The home folder: what lies where in it, and making it ready at the start."""

import contextlib
import os
from enum import StrEnum
from pathlib import Path

from coderdesk.storage.disk import PART, private_folder

WORK = "work.db"
VAULT = "vault.json"
BACKUPS = "backups"
STRAY_TAILS = ("", "-wal", "-shm", "-journal")


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


def make_ready(home: Path) -> None:
    """Make the folder private and sweep out what a killed program left half-written."""
    private_folder(home)
    forbid_core_dumps()
    for folder in (home, backups_folder(home)):
        if folder.is_dir():
            for stray in folder.glob(f"*{PART}*"):
                if stray.is_file():
                    with contextlib.suppress(OSError):
                        stray.unlink()


def forbid_core_dumps() -> None:
    """Keep the key out of a core file, should the program crash."""
    if os.name == "posix":
        import resource  # noqa: PLC0415 - there is none on Windows

        _soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, hard))
