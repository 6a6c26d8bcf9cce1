"""One edition's compiled search tables in memory: words to bitsets, ranks to lines."""

import marshal
import struct
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from coderdesk.codebook.understand_spelling import Near

FORMAT = 24
FIELDS = ("title", "terms", "path", "seventh")
# What a phrase of an entry is.
OWN_TITLE, INCLUSION, AUTHORED, HEADER, INDEXED = range(5)
# A phrase is closed by its kind, from here up, and by a thousandth-share of what its words tell in all.
KINDS, TOLD = 0xFFF0, 1000
_HEAD = struct.Struct("<II")
_MOST_PREFIX_WORDS = 3000

Sevenths = tuple[tuple[str, str], ...]


class ShelfUnfit(ValueError):  # noqa: N818 - says what the shelf is
    """The block is damaged, of another format, or compiled from something else."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown of an entry.

    ``phrases`` are the texts of its phrases in order; ``spans`` the words of its title: number, start,
    number, start and so on.
    """

    code: str
    title: str
    billable: bool
    header_of: int
    sevenths: Sevenths
    phrases: tuple[str, ...]
    spans: tuple[int, ...]


class _Field:
    """The postings of one field: ranks by word number, frequent words as bitsets apart."""

    __slots__ = ("_numbers", "at", "frequent", "ranks")

    def __init__(self, at: bytes, ranks: bytes, frequent: dict[int, bytes]) -> None:
        self.at, self.ranks = _array("I", at), memoryview(ranks).cast("I")
        self.frequent = frequent
        self._numbers = sorted(frequent)

    def frequent_within(self, start: int, stop: int) -> list[int]:
        """The frequent words from one number up to another."""
        low = bisect_left(self._numbers, start)
        return self._numbers[low : bisect_left(self._numbers, stop, low)]


class _Postings:
    """Which entries hold a word; apart from the shelf, so that what it remembers holds no shelf."""

    def __init__(
        self,
        count: int,
        lexicon: list[str],
        fields: list[_Field],
        starts: dict[str, tuple[bytes, bytes]],
    ) -> None:
        self._count, self._lexicon, self._fields, self._starts = count, lexicon, fields, starts

    def words_starting(self, prefix: str) -> range:
        """The numbers of all words that begin so."""
        low = bisect_left(self._lexicon, prefix)
        return range(low, bisect_left(self._lexicon, prefix + "\uffff", low))

    def bits(self, word: int) -> tuple[int, int]:
        """The entries that hold a word: in title or terms, and anywhere, as bitsets by rank."""
        return self._between(word, word + 1)

    def starting(self, prefix: str) -> tuple[int, int]:
        """The entries with a word that begins so: in title or terms, and anywhere, as bitsets."""
        ready = self._starts.get(prefix)
        if ready:
            return int.from_bytes(ready[0], "little"), int.from_bytes(ready[1], "little")
        words = self.words_starting(prefix)
        return self._between(words.start, words.stop)

    def bits_of(self, ranks: Sequence[int]) -> int:
        """A bitset of ranks."""
        if not len(ranks):
            return 0
        found = bytearray((self._count >> 3) + 1)
        for rank in ranks:
            found[rank >> 3] |= 1 << (rank & 7)
        return int.from_bytes(found, "little")

    def _between(self, start: int, stop: int) -> tuple[int, int]:
        bits = []
        for field in self._fields:
            some = self.bits_of(field.ranks[field.at[start] : field.at[stop]])
            for word in field.frequent_within(start, stop):
                some |= int.from_bytes(field.frequent[word], "little")
            bits.append(some)
        near = bits[0] | bits[1]
        return near, near | bits[2] | bits[3]


class Shelf:
    """The compiled tables of one edition; reading is thread-safe."""

    def __init__(self, block: bytes, seal: str, digest: str) -> None:
        if len(block) < _HEAD.size:
            raise ShelfUnfit
        version, checksum = _HEAD.unpack_from(block)
        if version != FORMAT or zlib.crc32(memoryview(block)[_HEAD.size :]) != checksum:
            raise ShelfUnfit
        data: dict[str, Any] = marshal.loads(memoryview(block)[_HEAD.size :])  # noqa: S302 - checksummed
        if data["seal"] != seal or data["digest"] != digest:
            raise ShelfUnfit
        self._made_from = seal, digest
        self.count: int = data["count"]
        self.every = (1 << self.count) - 1
        self.lexicon: list[str] = data["lexicon"]
        self.pairs: dict[str, int] = {
            pair: int.from_bytes(bits, "little") for pair, bits in data["pairs"].items()
        }
        self.sounds: dict[str, tuple[int, ...]] = data["sounds"]
        self.number_of = {word: number for number, word in enumerate(self.lexicon)}
        self.weights: list[float] = _array("f", data["weights"]).tolist()
        self.prior: list[float] = _array("f", data["prior"]).tolist()
        self.groups = {name: int.from_bytes(bits, "little") for name, bits in data["groups"].items()}
        self.codes: list[str] = data["codes"]
        fields = [_Field(*data["fields"][name]) for name in FIELDS]
        self._phrase_at, self._phrases = (
            _array("I", data["phrase_at"]),
            memoryview(data["phrases"]).cast("H"),
        )
        self._lines_at, self._lines = _array("I", data["lines_at"]), memoryview(data["lines"])
        self._code_ranks = _array("I", data["code_ranks"])
        postings = _Postings(self.count, self.lexicon, fields, data["starts"])
        self.words_starting, self.bits_of = postings.words_starting, postings.bits_of
        self.bits = lru_cache(maxsize=4096)(postings.bits)
        self.starting = lru_cache(maxsize=1024)(postings.starting)
        self.slips: dict[tuple[str, bool], Near] = {}

    def belongs(self, seal: str, digest: str) -> bool:
        """Whether it was compiled from this index, these tables and names."""
        return self._made_from == (seal, digest)

    def forget(self) -> None:
        """Forget what was typed."""
        self.starting.cache_clear()
        self.slips.clear()

    def brief(self, words: int) -> int:
        """The entries that can be named in so many words, or one more."""
        return self.groups[f"brief {min(4, words + 1)}"]

    def phrases(self, rank: int) -> list[int]:
        """The phrases of an entry: word numbers, kind, what they tell in all, and so on."""
        return self._phrases[self._phrase_at[rank] : self._phrase_at[rank + 1]].tolist()

    def shown(self, rank: int) -> Shown:
        """What is shown of an entry."""
        return Shown(*marshal.loads(self._lines[self._lines_at[rank] : self._lines_at[rank + 1]]))  # noqa: S302

    def ranks_under(self, code: str) -> list[int]:
        """The ranks of all entries whose code (without dot) begins so, in book order."""
        low = bisect_left(self.codes, code)
        return self._code_ranks[low : bisect_left(self.codes, code + "\uffff", low)].tolist()

    def rank_of(self, code: str) -> int | None:
        """The rank of one code (without dot)."""
        at = bisect_left(self.codes, code)
        return self._code_ranks[at] if at < len(self.codes) and self.codes[at] == code else None

    def between(self, first: str, last: str) -> int:
        """The entries from one category to another, both included, as a bitset."""
        low, high = bisect_left(self.codes, first), bisect_left(self.codes, last + "\uffff")
        return self.bits_of(self._code_ranks[low:high])


def _array(kind: str, data: bytes) -> "array[Any]":
    found: array[Any] = array(kind)
    found.frombytes(data)
    return found
