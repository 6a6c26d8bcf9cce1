"""The single-file archive: the work file, its vault and a list of both, to keep somewhere else.

It is a zip without compression. Everything of the coder's in it is encrypted as it lies in the home,
and the passphrase or recovery code of that day opens it.
"""

import hashlib
import json
import shutil
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from coderdesk.errors import CoderDeskError
from coderdesk.storage.appearing import appearing
from coderdesk.storage.copying import copy_to
from coderdesk.storage.database import WorkFile
from coderdesk.storage.disk import PART, disk_plainly, empty_private_file
from coderdesk.storage.home import VAULT, WORK, vault_file
from coderdesk.storage.restoring import commit_stage, stage_folder
from coderdesk.storage.revisions import now
from coderdesk.storage.vault_file import from_bytes, parse

FORMAT = 1
LIST = "manifest.json"
SUFFIX = ".coderdesk"
ARCHIVED = "archived"
PIECE = 1 << 20
LARGEST_LIST = 64 * 1024


@dataclass(frozen=True, slots=True)
class ArchiveNote:
    """When an archive was made (UTC, ISO 8601), and the SHA-256 and size of its members."""

    made: str
    sums: Mapping[str, str]
    sizes: Mapping[str, int]


def write_archive(db: WorkFile, target: Path) -> Path:
    """Write the open work file and its vault into one file, checked, then named.

    Raises CoderDeskError when the disk refuses, or when the target is some other file than an archive.
    """
    _refuse_stranger(target)
    home = db.path.parent
    copy = home / f"{ARCHIVED}{PART}"  # where the next start sweeps it out after a kill
    try:
        copy_to(db.path, db.key, copy, db.bytes_at)
        with disk_plainly(), appearing(target) as (stream, meanwhile):
            with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
                members = {VAULT: vault_file(home), WORK: copy}
                note = {
                    "format": FORMAT,
                    "made": now(),
                    "sums": {name: _sum(path) for name, path in members.items()},
                    "sizes": {name: path.stat().st_size for name, path in members.items()},
                }
                archive.writestr(LIST, json.dumps(note, indent=1))
                for name, path in members.items():
                    archive.write(path, name)
            stream.flush()
            read_archive(meanwhile)
    finally:
        with suppress(OSError):
            copy.unlink(missing_ok=True)
    return target


def read_archive(path: Path) -> ArchiveNote:
    """Read an archive through; CoderDeskError when a byte of it is missing or wrong."""
    with _opened(path) as archive:
        note = _note(archive)
        for name, told in note.sums.items():
            with archive.open(name) as member:
                if _sum_of(member) != told:
                    raise _damaged(path)
    return note


def restore_archive(home: Path, path: Path) -> Path:
    """Put the work of an archive in place; the answer is the folder with what was there before.

    The archive is read through and checked first. The work file must be closed and the home locked by
    the caller. Raises CoderDeskError, with nothing changed, when the archive is not sound.
    """
    note = read_archive(path)
    need = sum(note.sizes.values())
    stage = stage_folder(home)
    if shutil.disk_usage(home).free < need + PIECE:
        message = f"Restoring needs {need // 1_000_000 + 1} MB of free space."
        raise CoderDeskError(message, "Make some space and try again; nothing has been changed.")
    with _opened(path) as archive:
        for name in (VAULT, WORK):
            empty_private_file(stage / name)
            with disk_plainly(), archive.open(name) as member, (stage / name).open("wb") as laid:
                shutil.copyfileobj(member, laid, PIECE)
        if any(_sum(stage / name) != note.sums[name] for name in (VAULT, WORK)):
            raise _damaged(path)
    same = _same_vault(home, (stage / VAULT).read_bytes())
    return commit_stage(home, f"an archive made {note.made}", same_vault=same)


def _same_vault(home: Path, other: bytes) -> bool:
    try:
        return parse(vault_file(home)).id == from_bytes(other).id
    except CoderDeskError:
        return False


def _refuse_stranger(target: Path) -> None:
    if not target.parent.is_dir():
        message = f"The folder for “{target.name}” is not there."
        raise CoderDeskError(message, "Choose a folder that exists.")
    if target.exists():
        try:
            with _opened(target) as archive:
                _note(archive)
        except CoderDeskError:
            message = f"“{target.name}” is there already and is no CoderDesk archive."
            raise CoderDeskError(message, "Choose another name.") from None


def _opened(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except FileNotFoundError:
        message = f"The archive “{path.name}” is not there."
        raise CoderDeskError(message, "Check the name and the folder.") from None
    except (zipfile.BadZipFile, IsADirectoryError, ValueError, EOFError):
        raise _damaged(path) from None
    except OSError:
        message = f"The archive “{path.name}” cannot be read."
        raise CoderDeskError(message, "Check that the disk is connected.") from None


def _note(archive: zipfile.ZipFile) -> ArchiveNote:
    path = Path(archive.filename or "")
    try:
        sizes = {info.filename: info.file_size for info in archive.infolist()}
        plain = all(info.compress_type == zipfile.ZIP_STORED for info in archive.infolist())
        if sorted(sizes) != sorted((LIST, VAULT, WORK)) or not plain or sizes[LIST] > LARGEST_LIST:
            raise _damaged(path)
        said = json.loads(archive.read(LIST))
        if said["format"] > FORMAT:
            message = f"“{path.name}” was written by a newer CoderDesk."
            raise CoderDeskError(message, "Install that version to restore it.")
        note = ArchiveNote(str(said["made"]), dict(said["sums"]), dict(said["sizes"]))
        if any(note.sizes[name] != sizes[name] or name not in note.sums for name in (VAULT, WORK)):
            raise _damaged(path)
    except (KeyError, ValueError, TypeError, zipfile.BadZipFile, EOFError):
        raise _damaged(path) from None
    return note


def _sum(path: Path) -> str:
    with path.open("rb") as stream:
        return _sum_of(stream)


def _sum_of(stream: IO[bytes]) -> str:
    told = hashlib.sha256()
    try:
        while piece := stream.read(PIECE):
            told.update(piece)
    except (zipfile.BadZipFile, EOFError):
        return ""
    return told.hexdigest()


def _damaged(path: Path) -> CoderDeskError:
    message = f"“{path.name}” is not a whole CoderDesk archive."
    return CoderDeskError(message, "Use another archive; nothing has been changed.")
