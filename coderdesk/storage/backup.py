"""Dated copies of the work file, how long they are kept, and going back to one.

Seven days and four weeks are kept, counted by the copies themselves and not by today's date, so that a
wrong clock never throws a good copy away.
"""

import re
import shutil
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from coderdesk.domain.work import BackupCopy
from coderdesk.errors import CoderDeskError
from coderdesk.storage.copying import copy_to, dated_copy
from coderdesk.storage.database import WorkFile, recognised
from coderdesk.storage.driver import PAGE
from coderdesk.storage.home import VAULT, WORK, backups_folder, vault_file, work_file
from coderdesk.storage.restoring import commit_stage, stage_folder
from coderdesk.storage.stamps import moment

DAYS = 7
WEEKS = 4
SPECIAL = 2  # of those made before a migration or an import
MOST_BYTES = 20 * 1024**3
SLACK_S = 60  # so much later than now a copy may be, as on a disk with a clock of its own
DAILY = "closing"
_NAME = re.compile(r"work-(\d{8}-\d{6})-([a-z-]+)(?:\.\d+)?\.db")


def back_up(db: WorkFile, why: str = DAILY, most_bytes: int = MOST_BYTES) -> BackupCopy:
    """Keep a verified copy of the open work file, and let go of the copies that are due to go.

    Takes about 10 s a gigabyte; the work goes on meanwhile. Raises CoderDeskError when the disk
    refuses; the earlier copies are untouched then.
    """
    home = db.path.parent
    _insist_on_space(home, db.path.stat().st_size)
    made = _copy(dated_copy(db.path, db.key, home, why, db.bytes_at))
    if made is None:
        message = f"“{why}” is no reason for a backup"
        raise ValueError(message)
    thin_out(home, most_bytes, made)
    return made


def is_due(home: Path) -> bool:
    """Whether the work file has changed since the newest copy was made.

    Copies of the future are of a clock that went wrong, and tell nothing.
    """
    written = (copy.path.stat().st_mtime for copy in copies(home))
    work = work_file(home)
    if not work.exists():
        return False
    newest = max((at for at in written if at < time.time() + SLACK_S), default=0.0)
    log = work.with_name(f"{WORK}-wal")
    changed = max(path.stat().st_mtime for path in (work, log) if path.exists())
    return changed > newest


def copies(home: Path) -> tuple[BackupCopy, ...]:
    """The dated copies of a home, the newest first."""
    folder = backups_folder(home)
    found = (_copy(path) for path in folder.glob("work-*.db")) if folder.is_dir() else ()
    return tuple(sorted(filter(None, found), key=_age, reverse=True))


def _age(copy: BackupCopy) -> tuple[object, int]:
    """When a copy was made; two of one second by when they were written."""
    return copy.at, copy.path.stat().st_mtime_ns


def thin_out(
    home: Path, most_bytes: int = MOST_BYTES, made: BackupCopy | None = None
) -> tuple[Path, ...]:
    """Delete the copies that are due to go; the answer names them.

    The one just made stays, though a clock that was set back may call it the oldest.
    """
    had = copies(home)
    keep = {copy.path for copy in (*to_keep(had, most_bytes), *filter(None, [made]))}
    gone = tuple(copy.path for copy in had if copy.path not in keep)
    for path in gone:
        with suppress(OSError):
            path.unlink()
    return gone


def to_keep(had: Sequence[BackupCopy], most_bytes: int = MOST_BYTES) -> tuple[BackupCopy, ...]:
    """Which copies stay: the newest of 7 days and of 4 weeks, and two special ones.

    They are given and answered newest first. Where they take more than ``most_bytes`` together, the
    oldest go, but never the two newest.
    """
    days: dict[str, BackupCopy] = {}
    weeks: dict[str, BackupCopy] = {}
    special: list[BackupCopy] = []
    for copy in had:
        if copy.why != DAILY and len(special) < SPECIAL:
            special.append(copy)
        day = copy.at.strftime("%Y-%m-%d")
        if len(days) < DAYS or day in days:
            days.setdefault(day, copy)
        week = copy.at.strftime("%G-%V")
        if len(weeks) < WEEKS or week in weeks:
            weeks.setdefault(week, copy)
    wanted = {copy.path for copy in (*days.values(), *weeks.values(), *special)}
    kept: list[BackupCopy] = []
    room = most_bytes
    for copy in had:
        if copy.path in wanted and (len(kept) < 2 or copy.size <= room):  # noqa: PLR2004
            kept.append(copy)
            room -= copy.size
    return tuple(kept)


def restore_copy(home: Path, copy: Path, key: bytes) -> Path:
    """Put a dated copy in the place of the work file; the answer is the folder with the old one.

    The copy is read through and checked first. The work file must be closed and the home locked by the
    caller. Raises CoderDeskError, with nothing changed, when the copy is not sound.
    """
    if not copy.is_file():
        message = f"The copy “{copy.name}” is not there."
        raise CoderDeskError(message, "Choose another one from the backups folder.")
    _insist_on_space(home, copy.stat().st_size)
    stage = stage_folder(home)
    copy_to(copy, key, stage / WORK)
    recognised(stage / WORK, key).close()
    if vault_file(home).exists():
        shutil.copy2(vault_file(home), stage / VAULT)
    return commit_stage(home, copy.name if _copy(copy) else "a copy", same_vault=True)


def _copy(path: Path) -> BackupCopy | None:
    named = _NAME.fullmatch(path.name)
    at = moment(named[1]) if named else None
    if named is None or at is None:
        return None
    return BackupCopy(path, at, named[2], path.stat().st_size)


def _insist_on_space(home: Path, size: int) -> None:
    free = shutil.disk_usage(home).free
    if free < size + 64 * PAGE:
        message = f"A backup needs {size // 1_000_000 + 1} MB of free space."
        raise CoderDeskError(message, "Make some space and try again; your work itself is safe.")
