"""Keeps compiled shelves beside the index they come from, and makes them anew when they do not fit."""

import os
import zlib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from coderdesk.codebook.book import Book
from coderdesk.codebook.index_seal import seal_of
from coderdesk.codebook.search_shelf import FORMAT, Shelf, ShelfUnfit
from coderdesk.codebook.search_tables import digest

SHELF = "shelf.bin"
NOTE = "shelf.txt"
NAMES = "names.tsv"
PARTS = 3  # of a line of names


def write_names(folder: Path, names: Iterable[tuple[str, str, str]]) -> bool:
    """Gives the codes of an index folder more names: code, which index has it, name.

    False when they are those it has already.
    """
    lines = sorted({"\t".join(" ".join(part.split()) for part in name) for name in names})
    block = "\n".join(lines).encode()
    if block == _block(folder):
        return False
    _write(folder / NAMES, block)
    return True


def _block(folder: Path) -> bytes:
    try:
        return (folder / NAMES).read_bytes()
    except OSError:
        return b""


def _names(folder: Path) -> tuple[str, dict[str, tuple[tuple[str, str], ...]]]:
    """The further names in a folder by code, and what tells this state of them from any other."""
    block = _block(folder)
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for line in block.decode("utf-8", "replace").split("\n"):
        parts = line.split("\t")
        if len(parts) == PARTS:
            found[parts[0]] = (*found.get(parts[0], ()), (parts[1], parts[2]))
    return f"{digest()} {zlib.crc32(block)}" if found else digest(), found


def shelf_fits(folder: Path) -> bool:
    """Whether the shelf of an index folder was compiled from this index, these tables and names.

    Says it by a small note beside the shelf, without reading the shelf itself.
    """
    try:
        return (folder / NOTE).read_text("utf-8") == _note(folder)
    except OSError:
        return False


def _note(folder: Path) -> str:
    """What tells the shelf that belongs here from any other."""
    size = (folder / SHELF).stat().st_size
    return f"{FORMAT} {size} {seal_of(folder)} {_names(folder)[0]}"


def load_shelf(book: Book, at_hand: Shelf | None = None) -> Shelf:
    """The compiled shelf of a book: the one at hand where it still fits, from disk, or made anew.

    Raises:
        IndexDamaged, IndexOutdated: the index itself must be built again.
    """
    return open_shelf(book.index_folder, at_hand)


def open_shelf(folder: Path, at_hand: Shelf | None = None) -> Shelf:
    """The compiled shelf of an index folder."""
    seal, state = seal_of(folder), _names(folder)[0]
    if at_hand is not None and at_hand.belongs(seal, state):
        return at_hand
    with suppress(OSError, ShelfUnfit, ValueError, EOFError, TypeError, KeyError):
        return Shelf((folder / SHELF).read_bytes(), seal, state)
    return Shelf(compile_into(folder), seal, state)


def compile_into(folder: Path) -> bytes:
    """Compiles the shelf of an index and keeps it there if the folder can be written."""
    from coderdesk.codebook.index import OpenIndex  # noqa: PLC0415 - Whoosh is slow to import at start
    from coderdesk.codebook.search_compile import compile_shelf  # noqa: PLC0415
    from coderdesk.codebook.search_tables import tables  # noqa: PLC0415

    index = OpenIndex(folder)
    try:
        state, names = _names(folder)
        block = compile_shelf(index, tables(), state, names)
    finally:
        index.close()
    with suppress(OSError):
        _write(folder / SHELF, block)
        _write(folder / NOTE, _note(folder).encode())
    return block


def _write(path: Path, block: bytes) -> None:
    with NamedTemporaryFile(dir=path.parent, prefix=".shelf-", delete=False) as part:
        part.write(block)
        part.flush()
        os.fsync(part.fileno())
    os.replace(part.name, path)  # noqa: PTH105 - atomic on every platform
