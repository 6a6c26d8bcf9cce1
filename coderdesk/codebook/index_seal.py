"""The seal of an index: what was written, so that damage and age are noticed before it is read."""

import json
import zlib
from pathlib import Path
from typing import Any

from coderdesk.errors import CoderDeskError

VERSION = 6
_SEAL = "sealed.json"
_HINT = "Build the index again; the book itself stays as it is."


class IndexDamaged(CoderDeskError):  # noqa: N818 - named for what the coder reads
    """The index on disk is not what was written; it can be built again from the book."""


class IndexOutdated(CoderDeskError):  # noqa: N818 - named for what the coder reads
    """The index was written by another version of CoderDesk; it can be built again from the book."""


def damaged(folder: Path) -> IndexDamaged:
    """The error for a folder whose index cannot be used."""
    return IndexDamaged(f"The search index of {folder.parent.name} is damaged or incomplete.", _HINT)


def break_seal(folder: Path) -> None:
    """Marks an index as unfinished while it is written."""
    (folder / _SEAL).unlink(missing_ok=True)


def seal(folder: Path, entries: int) -> None:
    """Seals a finished index."""
    content = {"version": VERSION, "entries": entries, "files": _files(folder)}
    (folder / _SEAL).write_text(json.dumps(content, sort_keys=True), encoding="utf-8")


def seal_of(folder: Path) -> str:
    """The text that names exactly this index; it changes whenever the index is built again.

    Raises:
        IndexDamaged: the folder holds no finished index.
        IndexOutdated: another version of CoderDesk wrote it.
    """
    try:
        text = (folder / _SEAL).read_text(encoding="utf-8")
        version = json.loads(text)["version"]
    except (OSError, ValueError, KeyError, TypeError) as trouble:
        raise damaged(folder) from trouble
    if version != VERSION:
        message = f"The search index of {folder.parent.name} was made by another version of CoderDesk."
        raise IndexOutdated(message, _HINT)
    return text


def check(folder: Path) -> str:
    """Compares the files with the seal and gives it.

    Raises:
        IndexDamaged: a file is missing or not as it was written.
        IndexOutdated: another version of CoderDesk wrote it.
    """
    text = seal_of(folder)
    try:
        expected: dict[str, Any] = json.loads(text)
        whole = _files(folder) == expected["files"]
    except (OSError, KeyError) as trouble:
        raise damaged(folder) from trouble
    if not whole:
        raise damaged(folder)
    return text


def _files(folder: Path) -> dict[str, list[int]]:
    """Size and checksum of every file that Whoosh wrote."""
    found = {}
    for path in sorted(folder.iterdir()):
        if path.suffix in {".seg", ".toc"}:
            content = path.read_bytes()
            found[path.name] = [len(content), zlib.crc32(content)]
    return found
