"""Putting another work file in place without ever losing the one that is there.

The new files are laid into a folder first and checked. Naming that folder ``restore-ready`` decides:
from then on each step is a rename that can be done again after a crash, until the new files are in
place and the old ones lie, openable, in a folder of their own.
"""

import json
from pathlib import Path

from coderdesk.errors import CoderDeskError
from coderdesk.storage.disk import disk_plainly, flush_file, flush_folder, private_folder, write_whole
from coderdesk.storage.home import (
    BACKUPS,
    TAILS,
    VAULT,
    WORK,
    backups_folder,
    vault_copy,
    vault_file,
)
from coderdesk.storage.stamps import free_name, stamp

STAGE = "restore.part"
READY = "restore-ready"
PLAN = "plan.json"
NOTE = "brought-back.json"
MOST_TOLD = 100


def stage_folder(home: Path) -> Path:
    """An empty folder to lay the new files into; a killed program's is swept out at the next start."""
    private_folder(home)
    stage = home / STAGE
    if stage.exists():
        for child in stage.iterdir():
            child.unlink()
    return private_folder(stage)


def commit_stage(home: Path, told: str, *, same_vault: bool) -> Path:
    """Decide for the files laid ready, and put them in place; the answer is where the old ones lie.

    Backups made under another vault go along with the old files, for only its vault opens them.
    ``told`` is what the journal shall say of it at the next unlock; it holds no name.
    """
    stage = home / STAGE
    safe = free_name(home, f"replaced-{stamp()}")
    plan = {"safe": safe.name, "backups": not same_vault, "told": told}
    write_whole(stage / PLAN, json.dumps(plan).encode())
    with disk_plainly():
        for child in stage.iterdir():
            flush_file(child)
        flush_folder(stage)
        stage.replace(home / READY)
        flush_folder(home)
    finish_restore(home)
    return safe


def finish_restore(home: Path) -> None:
    """Go on with a restore that has been decided for, from wherever it was cut short."""
    ready = home / READY
    if not ready.is_dir():
        return
    plan = _plan(ready)
    safe = private_folder(home / str(plan["safe"]))
    with disk_plainly():
        _swap(home, ready, safe)
        if plan["backups"]:
            for copy in sorted(backups_folder(home).glob("work-*.db")):
                _move(copy, private_folder(safe / BACKUPS))
        flush_folder(home)
        _copy_vault(home, safe)
        _note(home, str(plan["told"]))
        (ready / PLAN).unlink(missing_ok=True)
        ready.rmdir()
        if not any(safe.iterdir()):
            safe.rmdir()
        flush_folder(home)


def restores_untold(home: Path) -> tuple[str, ...]:
    """What was put in place since the journal was last written to, the oldest first."""
    try:
        said = json.loads((home / NOTE).read_bytes())
        return tuple(str(one) for one in said["restored"])[-MOST_TOLD:]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return ()


def restores_told(home: Path) -> None:
    """The journal tells of them now; called after it is written, so that none is lost."""
    with disk_plainly():
        (home / NOTE).unlink(missing_ok=True)


def _note(home: Path, told: str) -> None:
    """Leave word for the journal, which is locked as yet; once, though the restore was cut short."""
    had = restores_untold(home)
    if told and told not in had[-1:]:
        write_whole(home / NOTE, json.dumps({"restored": [*had, told]}).encode())


def _swap(home: Path, ready: Path, safe: Path) -> None:
    """Move the old files out and the new ones in; what has been moved is passed over."""
    if (ready / WORK).exists():
        for tail in TAILS:
            _move(home / f"{WORK}{tail}", safe)
    for name in (WORK, VAULT):
        if (ready / name).exists():
            _move(home / name, safe)
            (ready / name).replace(home / name)


def _copy_vault(home: Path, safe: Path) -> None:
    """Renew the second copy of the vault, and leave one with the old work file, if it has none."""
    if vault_file(home).exists():
        data = vault_file(home).read_bytes()
        private_folder(backups_folder(home))
        write_whole(vault_copy(home), data)
        if (safe / WORK).exists() and not (safe / VAULT).exists():
            write_whole(safe / VAULT, data)


def _plan(ready: Path) -> dict[str, object]:
    try:
        plan = json.loads((ready / PLAN).read_bytes())
        safe, told = Path(str(plan["safe"])).name, str(plan.get("told", ""))
        return {"safe": safe, "backups": plan["backups"] is True, "told": told}
    except FileNotFoundError:
        if any((ready / name).exists() for name in (WORK, VAULT)):
            raise _unclear() from None
        return {"safe": f"replaced-{stamp()}", "backups": False, "told": ""}  # all is in place already
    except (OSError, ValueError, KeyError, TypeError):
        raise _unclear() from None


def _unclear() -> CoderDeskError:
    message = "A restore was cut short and cannot go on."
    hint = f"Move “{READY}” out of your CoderDesk folder and restore the archive again."
    return CoderDeskError(message, hint)


def _move(path: Path, folder: Path) -> None:
    if path.exists():
        path.replace(folder / path.name)
