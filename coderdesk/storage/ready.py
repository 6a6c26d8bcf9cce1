"""Make a home ready at the start, before anything in it is read."""

import contextlib
import os
import shutil
from pathlib import Path

from coderdesk.storage.disk import PART, private_folder
from coderdesk.storage.home import backups_folder
from coderdesk.storage.restoring import finish_restore
from coderdesk.storage.vault_file import settle_copies


def make_ready(home: Path) -> None:
    """Make the folder private, end what was cut short, sweep out what was half-written.

    The caller holds the home's lock.
    """
    private_folder(home)
    forbid_core_dumps()
    finish_restore(home)
    settle_copies(home)
    for folder in (home, backups_folder(home)):
        for stray in folder.glob(f"*{PART}*"):
            with contextlib.suppress(OSError):
                if stray.is_dir():
                    shutil.rmtree(stray)
                else:
                    stray.unlink()


def forbid_core_dumps() -> None:
    """Keep the key out of a core file, should the program crash."""
    if os.name == "posix":
        import resource  # noqa: PLC0415 - there is none on Windows

        _soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, hard))
