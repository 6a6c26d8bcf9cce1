"""The pages of an encrypted work file one by one, past SQLite: what those hold that are whole.

SQLCipher 4 seals and encrypts each page by itself (https://www.zetetic.net/sqlcipher/design/): AES-256
in CBC under the key, the initialisation vector and an HMAC-SHA512 in the last 80 bytes. Layout of pages
and cells after https://sqlite.org/fileformat2.html. Nothing decrypted leaves the memory. SQLCipher
overwrites what is deleted (`PRAGMA secure_delete`), so a page that is free has no rows and no kind.
"""

import hashlib
import hmac
import mmap
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, TypeAlias

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from coderdesk.storage.driver import PAGE, SALT_BYTES, salt_of

VECTOR, SEAL = 16, 64
USABLE = PAGE - VECTOR - SEAL
LEAF, INTERIOR = 13, 5  # of tables; 10 and 2 are those of indexes
HEADER = 100  # bytes of the file's own header on its first page
LOG_HEADER, FRAME_HEADER = 32, 24
LONGEST = 1 << 31
HELD = 4096  # pages kept decrypted
MORE = 0x80  # in a byte of a number: another one follows
SIZES = (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)  # of the kinds of cells; 8 and 9 are the numbers 0 and 1
REAL, ZERO, WORDS = 7, 8, 12  # from 12 on: even are bytes, odd are text
Cell: TypeAlias = int | float | str | bytes | None


class Row(NamedTuple):
    """One row of a table as it lies on a page."""

    number: int
    cells: tuple[Cell, ...]


class RawPages:
    """The pages of a file and its log; those whose seal is broken are none."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._key = key
        with path.open("rb") as file:
            size = path.stat().st_size
            self._data = mmap.mmap(file.fileno(), size, access=mmap.ACCESS_READ) if size else b""
        self._seal = hashlib.pbkdf2_hmac("sha512", key, bytes(b ^ 0x3A for b in salt_of(key)), 2, 32)
        self._logged = _frames(path.with_name(path.name + "-wal"))
        self._read: dict[int, bytes | None] = {}
        self.count = max(len(self._data) // PAGE, max(self._logged, default=0))

    def close(self) -> None:
        """Let go of the file and of what was decrypted."""
        self._read.clear()
        if isinstance(self._data, mmap.mmap):
            self._data.close()

    def page(self, number: int) -> bytes | None:
        """A page decrypted, or None where it is damaged or not there."""
        if number not in self._read:
            if len(self._read) > HELD:
                self._read.clear()
            at = (number - 1) * PAGE
            sealed = self._logged.get(number, self._data[at : at + PAGE])
            self._read[number] = self._opened(number, sealed)
        return self._read[number]

    def kind(self, number: int) -> int:
        """What a page is: `LEAF`, `INTERIOR`, another number, or 0 for a damaged one."""
        page = self.page(number)
        return page[_start(number)] if page else 0

    def children(self, number: int) -> tuple[int, ...]:
        """The pages below a page within a tree, of a table or of an index."""
        page, start = self.page(number), _start(number)
        if page is None or page[start] not in (INTERIOR, 2):
            return ()
        places = (_number(page, place, 4) for place in _places(page, start + 12, start))
        return (*places, _number(page, start + 8, 4))

    def rows(self, number: int) -> Iterator[Row]:
        """The rows of a leaf that are whole, the pages they run over to included."""
        page, start = self.page(number), _start(number)
        if page is None or page[start] != LEAF:
            return
        for place in _places(page, start + 8, start):
            try:
                row = self._row(page, place)
            except (IndexError, ValueError):
                continue
            if row is not None:
                yield row

    def runs_over(self, number: int) -> tuple[tuple[int, ...], ...]:
        """For each row of a leaf, the pages it runs over to."""
        page, start = self.page(number), _start(number)
        if page is None or page[start] != LEAF:
            return ()
        return tuple(self._overflow(page, place)[1] for place in _places(page, start + 8, start))

    def _opened(self, number: int, sealed: bytes) -> bytes | None:
        skip = SALT_BYTES if number == 1 else 0
        body, vector, seal = sealed[skip:USABLE], sealed[USABLE:-SEAL], sealed[-SEAL:]
        whole = hmac.digest(self._seal, body + vector + number.to_bytes(4, "little"), "sha512")
        if len(sealed) != PAGE or not hmac.compare_digest(whole, seal):
            return None
        opened = Cipher(AES(self._key), CBC(vector)).decryptor()
        return bytes(skip) + opened.update(body) + opened.finalize()

    def _row(self, page: bytes, place: int) -> Row | None:
        size, at = _varint(page, place)
        number, at = _varint(page, at)
        if not 0 <= size < LONGEST:
            return None
        payload, pages = self._overflow(page, place)
        missing = any(self.page(one) is None for one in pages) or len(payload) != size
        return None if missing else Row(number, tuple(_cells(payload)))

    def _overflow(self, page: bytes, place: int) -> tuple[bytes, tuple[int, ...]]:
        """A row's bytes, and the pages that they run over to, as far as these can be read."""
        size, at = _varint(page, place)
        _rowid, at = _varint(page, at)
        here = _kept_here(size)
        payload, pages = bytearray(page[at : at + here]), list[int]()
        after = _number(page, at + here, 4) if here < size else 0
        while after and len(payload) < size and after not in pages:
            pages.append(after)
            more = self.page(after)
            if more is None:
                break
            payload += more[4 : 4 + min(USABLE - 4, size - len(payload))]
            after = _number(more, 0, 4)
        return bytes(payload), tuple(pages)


def _frames(log: Path) -> dict[int, bytes]:
    """The newest committed page for each number in a log; https://sqlite.org/fileformat2.html, 4."""
    data = log.read_bytes() if log.is_file() else b""
    salts, found, waiting = data[16:24], dict[int, bytes](), dict[int, bytes]()
    for at in range(LOG_HEADER, len(data) - FRAME_HEADER - PAGE + 1, FRAME_HEADER + PAGE):
        if data[at + 8 : at + 16] != salts:
            break
        waiting[_number(data, at, 4)] = data[at + FRAME_HEADER : at + FRAME_HEADER + PAGE]
        if _number(data, at + 4, 4):  # the end of a change
            found |= waiting
            waiting = {}
    return found


def _start(number: int) -> int:
    return HEADER if number == 1 else 0


def _number(data: bytes, at: int, count: int) -> int:
    return int.from_bytes(data[at : at + count], "big")


def _places(page: bytes, at: int, start: int) -> Iterator[int]:
    """Where the cells of a page begin."""
    count = min(_number(page, start + 3, 2), USABLE // 2)
    places = (_number(page, at + 2 * one, 2) for one in range(count))
    return (place for place in places if place < USABLE)


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for one in range(8):
        value = value << 7 | data[at + one] & 0x7F
        if data[at + one] < MORE:
            return value, at + one + 1
    value = value << 8 | data[at + 8]
    return value - (1 << 64) if value >> 63 else value, at + 9


def _kept_here(size: int) -> int:
    """How much of a row of so many bytes lies on the leaf itself."""
    if size <= USABLE - 35:
        return size
    least = (USABLE - 12) * 32 // 255 - 23
    fits = least + (size - least) % (USABLE - 4)
    return fits if fits <= USABLE - 35 else least


def _cells(payload: bytes) -> Iterator[Cell]:
    end, at = _varint(payload, 0)
    body = end
    while at < end:
        kind, at = _varint(payload, at)
        size = SIZES[kind] if kind < len(SIZES) else (kind - WORDS) // 2
        data = payload[body : body + size]
        if len(data) != size:
            message = "no cell of SQLite's"
            raise ValueError(message)
        body += size
        yield _cell(kind, data)


def _cell(kind: int, data: bytes) -> Cell:
    if kind == 0:
        return None
    if kind >= WORDS:
        return data.decode("utf-8") if kind % 2 else data
    if kind >= ZERO:
        return kind - ZERO
    return struct.unpack(">d", data)[0] if kind == REAL else int.from_bytes(data, "big", signed=True)
