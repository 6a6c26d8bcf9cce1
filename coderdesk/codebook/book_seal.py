"""The seal beside each book: what it is, and by what a damaged or outdated one is noticed."""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from coderdesk.codebook.index_seal import IndexDamaged, IndexOutdated, seal_of
from coderdesk.codebook.schema import SCHEMA_VERSION
from coderdesk.domain.code import Edition, System
from coderdesk.errors import CoderDeskError

BOOK = "book.db"
SEAL = "seal.json"
INDEX = "index"  # the search index's folder, within the edition's
INDEX_FILES = {".seg", ".toc", ".json"}  # what else lies there is made from these at need


@dataclass(frozen=True, slots=True)
class Source:
    """The file that a book was built from: its name, size in bytes and SHA-256."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Seal:
    """What stands in the seal.

    ``size`` (bytes), ``mtime_ns`` and ``sha256`` are those of the database file; ``index`` gives
    the size of each file of the search index, by name.
    """

    edition: Edition
    source: Source
    size: int
    mtime_ns: int
    sha256: str
    index: dict[str, int]
    schema: int = SCHEMA_VERSION


class BookDamaged(CoderDeskError):  # noqa: N818 - it names the state of the book
    """A book that cannot be used as it lies and must be built or imported again."""


def edition_json(edition: Edition) -> dict[str, object]:
    """An edition as plain JSON values."""
    values = asdict(edition)
    values["system"] = str(edition.system)
    values["effective"] = edition.effective.isoformat()
    values["expires"] = edition.expires.isoformat() if edition.expires else None
    return values


def edition_of(values: dict[str, object]) -> Edition:
    """An edition from plain JSON values; ValueError, TypeError or KeyError when they are not one."""
    given = dict(values)
    expires = given.pop("expires")
    return Edition(
        system=System(str(given.pop("system"))),
        effective=date.fromisoformat(str(given.pop("effective"))),
        expires=date.fromisoformat(str(expires)) if expires else None,
        **given,  # type: ignore[arg-type]
    )


def seal_book(folder: Path, edition: Edition, source: Source) -> None:
    """Writes the seal of the finished database in a folder."""
    book = folder / BOOK
    state = book.stat()
    index = {
        path.name: path.stat().st_size
        for path in sorted((folder / INDEX).glob("*"))
        if path.suffix in INDEX_FILES
    }
    seal = Seal(edition, source, state.st_size, state.st_mtime_ns, sha256_of(book), index)
    values = asdict(seal) | {"edition": edition_json(edition)}
    (folder / SEAL).write_text(json.dumps(values, indent=1), encoding="utf-8")


def read_seal(folder: Path) -> Seal:
    """The seal in an edition's folder.

    Raises:
        BookDamaged: there is none, it is damaged, or the book is of another version of CoderDesk.
    """
    hint = "Build or import this edition again."
    try:
        values = json.loads((folder / SEAL).read_text(encoding="utf-8"))
        if values["schema"] != SCHEMA_VERSION:
            raise BookDamaged(
                f"The book {folder.name} was built by another version of CoderDesk.", hint
            )
        values["edition"] = edition_of(values["edition"])
        values["source"] = Source(**values["source"])
        return Seal(**values)
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as problem:
        raise BookDamaged(f"The book {folder.name} has lost its seal.", hint) from problem


def check_seal(folder: Path, *, deep: bool = False) -> Seal:
    """Reads the seal and compares the database with it.

    The content is hashed only when its size or time changed since it was sealed, or when ``deep``.

    Raises:
        BookDamaged: the database is missing or not the one that was sealed.
    """
    seal = read_seal(folder)
    book = folder / BOOK
    try:
        state = book.stat()
        changed = state.st_size != seal.size
        if not changed and (deep or state.st_mtime_ns != seal.mtime_ns):
            changed = sha256_of(book) != seal.sha256
    except OSError as problem:
        raise BookDamaged(
            f"The book {folder.name} cannot be read.", "Build or import this edition again."
        ) from problem
    if changed:
        raise BookDamaged(f"The book {folder.name} is damaged.", "Build or import this edition again.")
    return seal


def index_stands(folder: Path, seal: Seal) -> bool:
    """Whether the search index is of this version and every file of it is there, in its size."""
    try:
        seal_of(folder / INDEX)
        sizes = {name: (folder / INDEX / name).stat().st_size for name in seal.index}
    except (OSError, IndexDamaged, IndexOutdated):
        return False
    return bool(sizes) and sizes == seal.index


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, read in pieces."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
