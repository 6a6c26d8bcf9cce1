"""Keeps compiled shelves beside the index they come from, and makes them anew when they do not fit."""

import os
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from coderdesk.codebook.book import Book
from coderdesk.codebook.index_seal import seal_of
from coderdesk.codebook.search_shelf import Shelf, ShelfUnfit
from coderdesk.codebook.search_tables import digest

SHELF = "shelf.bin"


def load_shelf(book: Book) -> Shelf:
    """The compiled shelf of a book, from disk or made anew.

    Raises:
        IndexDamaged, IndexOutdated: the index itself must be built again.
    """
    return open_shelf(book.index_folder)


def open_shelf(folder: Path) -> Shelf:
    """The compiled shelf of an index folder."""
    seal = seal_of(folder)
    with suppress(OSError, ShelfUnfit, ValueError, EOFError, TypeError, KeyError):
        return Shelf((folder / SHELF).read_bytes(), seal, digest())
    return Shelf(compile_into(folder), seal, digest())


def compile_into(folder: Path) -> bytes:
    """Compiles the shelf of an index and keeps it there if the folder can be written."""
    from coderdesk.codebook.index import OpenIndex  # noqa: PLC0415 - Whoosh is slow to import at start
    from coderdesk.codebook.search_compile import compile_shelf  # noqa: PLC0415
    from coderdesk.codebook.search_tables import tables  # noqa: PLC0415

    index = OpenIndex(folder)
    try:
        block = compile_shelf(index, tables(), digest())
    finally:
        index.close()
    with suppress(OSError):
        _write(folder / SHELF, block)
    return block


def _write(path: Path, block: bytes) -> None:
    with NamedTemporaryFile(dir=path.parent, prefix=".shelf-", delete=False) as part:
        part.write(block)
        part.flush()
        os.fsync(part.fileno())
    os.replace(part.name, path)  # noqa: PTH105 - atomic on every platform
