"""Keeps the names of conditions beside the index of their book."""

import hashlib
import marshal
import os
import threading
import zlib
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from coderdesk.codebook.book import Book
from coderdesk.codebook.index_seal import seal_of
from coderdesk.codebook.search_tables import digest, tables
from coderdesk.codebook.terms import make_terms
from coderdesk.domain.mention import Terms
from coderdesk.paths import shipped

TERMS = "terms.bin"
_FORMAT = 1
_CHECK = 4  # bytes of the checksum before the block
_making = threading.Lock()


def load_terms(book: Book) -> Terms:
    """The names of conditions of a book, from disk or, once, made anew in some seconds.

    Raises:
        IndexDamaged, IndexOutdated: the index itself must be built again.
    """
    state = f"{_FORMAT} {seal_of(book.index_folder)} {digest()} {_words()}"
    with _making:
        path = book.index_folder / TERMS
        kept = _read(path, state)
        if kept is None:
            kept = make_terms(book.rows(), tables())
            with suppress(OSError):
                _write(path, state, kept)
    return kept


def _words() -> str:
    return hashlib.sha256(shipped("resources", "lens", "words.tsv").read_bytes()).hexdigest()


def _read(path: Path, state: str) -> Terms | None:
    with suppress(OSError, ValueError, EOFError, TypeError, KeyError):
        block = path.read_bytes()
        if zlib.crc32(block[_CHECK:]) != int.from_bytes(block[:_CHECK], "little"):
            return None
        found: dict[str, Any] = marshal.loads(block[_CHECK:])  # noqa: S302 - checksummed
        if found["state"] == state:
            return Terms(
                found["phrases"], found["heads"], found["modifiers"], found["places"],
                found["ordinary"], found["shorts"],
            )  # fmt: skip
    return None


def _write(path: Path, state: str, terms: Terms) -> None:
    kept = {
        "state": state,
        "phrases": dict(terms.phrases),
        "heads": terms.heads,
        "modifiers": terms.modifiers,
        "places": terms.places,
        "ordinary": terms.ordinary,
        "shorts": terms.shorts,
    }
    block = marshal.dumps(kept)
    with NamedTemporaryFile(dir=path.parent, prefix=".terms-", delete=False) as part:
        part.write(zlib.crc32(block).to_bytes(_CHECK, "little") + block)
        part.flush()
        os.fsync(part.fileno())
    os.replace(part.name, path)  # noqa: PTH105 - atomic on every platform
