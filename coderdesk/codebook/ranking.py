"""Scores the few entries that may be shown: how query and title meet, and how probable the code is."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from typing_extensions import override

from coderdesk.codebook.search_match import Found
from coderdesk.codebook.search_shelf import (
    AUTHORED,
    HEADER,
    INCLUSION,
    INDEXED,
    KINDS,
    OWN_TITLE,
    TOLD,
    Shelf,
)

# Where a slot matches: in the entry or in the lines above it, by the word itself or one that begins so.
NEAR, FAR, LOOSE_NEAR, LOOSE_FAR = 1.0, 0.62, 0.82, 0.45
RELEVANCE, MEETING, PRIOR, MISSING_COST = 1.0, 0.75, 0.6, 0.5
EXACT, EXACT_BONUS, OPTIONAL = 0.97, 0.25, 0.12
RIGHT_SIDE, WRONG_SIDE, VAGUE_SIDE, HEADER_COST = 0.3, 0.25, 0.08, 0.05
_KIND_WORTH = {OWN_TITLE: 1.0, AUTHORED: 1.0, HEADER: 0.96, INCLUSION: 0.96, INDEXED: 0.96}
_OPTIONAL_SHARE = 0.4
_MOST_LONGER = 400
_WINDOW = 1024
_MASK = (1 << _WINDOW) - 1


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with its score.

    ``phrase`` is the number and ``kind`` the kind of the phrase that meets the words best, ``meeting``
    how well (0 to 1); ``missing`` counts the required slots that match nowhere.
    """

    rank: int
    score: float
    phrase: int = 0
    kind: int = OWN_TITLE
    missing: int = 0
    meeting: float = 0.0


def lowest(bits: int, most: int) -> list[int]:
    """The lowest set bits: the most probable entries."""
    found: list[int] = []
    base = 0
    while bits and len(found) < most:
        skip = (bits & -bits).bit_length() - 1
        bits >>= skip
        base += skip
        window = bits & _MASK
        while window and len(found) < most:
            low = window & -window
            found.append(base + low.bit_length() - 1)
            window ^= low
        bits >>= _WINDOW
        base += _WINDOW
    return found


Served = list[tuple[int, float, float]]


class _Lazily(dict[int, Served | None]):
    """The same as `_served`, for beginnings that very many words share: filled word by word."""

    def __init__(self, served: dict[int, Served], longer: list[tuple[int, range, float]]) -> None:
        super().__init__(served)
        self._longer = longer

    @override
    def get(self, word: int, default: object = None) -> Served | None:
        return self[word]

    def __missing__(self, word: int) -> Served | None:
        self[word] = [(n, 1.0, how) for n, longer, how in self._longer if word in longer] or None
        return self[word]


def _served(found: Sequence[Found]) -> Mapping[int, Served | None]:
    """For a word's number: the slots it serves, what share of each, and how well."""
    served: dict[int, Served] = {}
    for number, one in enumerate(found):
        for word, (share, quality) in one.words.items():
            served.setdefault(word, []).append((number, share, quality))
    many = []
    for number, one in enumerate(found):
        if len(one.longer) > _MOST_LONGER:
            many.append((number, one.longer, one.longer_quality))
            continue
        for word in one.longer:
            if word not in one.words:
                served.setdefault(word, []).append((number, 1.0, one.longer_quality))
    return _Lazily(served, many) if many else served


class _Level:
    """Where one required slot matches, as bytes, nearest first."""

    __slots__ = ("_far", "_loose_far", "_loose_near", "_near", "_weight")

    def __init__(self, one: Found, to_bytes: Callable[[int], bytes]) -> None:
        self._weight = one.weight
        self._near, self._far = to_bytes(one.near), to_bytes(one.far)
        self._loose_near, self._loose_far = to_bytes(one.loose_near), to_bytes(one.loose_far)

    def worth(self, byte: int, bit: int) -> float:
        """What the slot adds for the entry at a bit; nothing where it does not match."""
        if self._near[byte] & bit:
            return self._weight * NEAR
        if self._loose_near[byte] & bit:
            return self._weight * LOOSE_NEAR
        if self._far[byte] & bit:
            return self._weight * FAR
        return self._weight * LOOSE_FAR if self._loose_far[byte] & bit else 0.0


class Scorer:
    """Scores entries of one shelf against the slots of one query."""

    def __init__(self, shelf: Shelf, found: Sequence[Found]) -> None:
        self._shelf = shelf
        self._size = (shelf.count >> 3) + 1
        required = [one for one in found if one.slot.required]
        self._total = sum(one.weight for one in required) or 1.0
        self._levels = [_Level(one, self._bytes) for one in required]
        self._shifts = self._shifting(found)
        self._words = _served(found).get
        self._shares = [
            one.weight * (one.slot.required or _OPTIONAL_SHARE) * bool(one.words or one.longer)
            for one in found
        ]
        self._all_shares = sum(self._shares) or 1.0

    def _bytes(self, bits: int) -> bytes:
        return bits.to_bytes(self._size, "little")

    def _shifting(self, found: Sequence[Found]) -> list[tuple[float, bytes]]:
        """What sides, seventh characters and the kind of line add or take away, and where."""
        groups = self._shelf.groups
        shifts = [
            (RIGHT_SIDE if one.slot.role == "side" else OPTIONAL, one.far | one.loose_far)
            for one in found
            if not one.slot.required
        ]
        sides = [one.far for one in found if one.slot.role == "side"]
        if sides:
            # Where a side is said, the header that leaves it open is not what was meant either.
            elsewhere = groups["sided"] & ~sides[0]
            shifts.append((-WRONG_SIDE, elsewhere | groups["side header"]))
        shifts.append((-VAGUE_SIDE, groups["vague side"]))
        shifts.append((-HEADER_COST, self._shelf.every & ~groups["billable"]))
        return [(worth, self._bytes(bits)) for worth, bits in shifts]

    def score(self, ranks: Iterable[int]) -> list[Scored]:
        """Scores candidates, best first."""
        found = [self._score(rank) for rank in ranks]
        found.sort(key=lambda one: (-one.score, one.rank))
        return found

    def _score(self, rank: int) -> Scored:
        byte, bit = rank >> 3, 1 << (rank & 7)
        relevance, missing = 0.0, 0
        for level in self._levels:
            held = level.worth(byte, bit)
            relevance += held
            missing += not held
        relevance /= self._total
        meeting, phrase, kind = self._meet(rank)
        score = relevance * (RELEVANCE + PRIOR * self._shelf.prior[rank]) + MEETING * meeting
        for worth, where in self._shifts:
            if where[byte] & bit:
                score += worth
        if missing:
            score -= MISSING_COST * missing
        elif meeting > EXACT:
            score += EXACT_BONUS
        return Scored(rank, score, phrase, kind, missing, meeting)

    def _meet(self, rank: int) -> tuple[float, int, int]:
        """How well the best phrase and the query cover each other, the phrase's number and kind."""
        weights, words = self._shelf.weights, self._words
        best, best_number, best_kind, number = 0.0, 0, OWN_TITLE, 0
        covered = 0.0
        got: dict[int, float] = {}
        stream = iter(self._shelf.phrases(rank))
        for word in stream:
            if word < KINDS:
                entries = words(word)
                if entries:
                    most = 0.0
                    for slot, share, how in entries:
                        got[slot] = got.get(slot, 0.0) + share * how
                        most = max(how, most)
                    covered += weights[word] * most
                continue
            told = next(stream)
            if got:
                said = covered * TOLD / told if told else 0.0
                if 2 * said > best * (1 + said):  # could beat the best if all that was asked is in it
                    meet = self._meeting(got, said) * _KIND_WORTH[word - KINDS]
                    if meet > best:
                        best, best_number, best_kind = meet, number, word - KINDS
                covered = 0.0
                got = {}
            number += 1
        return best, best_number, best_kind

    def _meeting(self, got: dict[int, float], said: float) -> float:
        """The harmonic mean of how much was asked for and got, and how much of the phrase was said."""
        shares = self._shares
        asked = sum(shares[slot] * min(1.0, share) for slot, share in got.items()) / self._all_shares
        return 2 * asked * said / (asked + said) if said else 0.0
