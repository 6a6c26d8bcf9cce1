"""Scores the few entries that may be shown: how much of query and title meet, and how probable the code is."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from coderdesk.codebook.search_match import Found
from coderdesk.codebook.search_shelf import AUTHORED, GAP, HEADER, OWN_TITLE, Shelf

NEAR, FAR, LOOSE_NEAR, LOOSE_FAR = 1.0, 0.62, 0.82, 0.45
RELEVANCE, MEETING, PRIOR = 1.0, 0.75, 0.6
EXACT_BONUS, OPTIONAL, RIGHT_SIDE, WRONG_SIDE, VAGUE_SIDE, HEADER_COST = 0.25, 0.12, 0.3, 0.25, 0.08, 0.05
MISSING_COST = 0.5
_KIND_WORTH = {OWN_TITLE: 1.0, AUTHORED: 1.0, HEADER: 0.96}
_INCLUSION_WORTH = 0.96


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with its score; ``phrase`` is the number of the phrase that meets the words best,
    ``meeting`` how well (0 to 1), ``missing`` the number of required slots that match nowhere.
    """

    rank: int
    score: float
    phrase: int
    missing: int
    meeting: float


def lowest(bits: int, most: int) -> Iterator[int]:
    """The lowest set bits: the most probable entries."""
    while bits and most:
        low = bits & -bits
        yield low.bit_length() - 1
        bits ^= low
        most -= 1


class Scorer:
    """Scores entries of one shelf against the slots of one query."""

    def __init__(self, shelf: Shelf, found: Sequence[Found]) -> None:
        self._shelf = shelf
        self._found = found
        size = (shelf.count >> 3) + 1
        self._required = [f for f in found if f.slot.required]
        self._optional = [f for f in found if not f.slot.required]
        self._total = sum(f.weight for f in self._required) or 1.0
        self._levels = [
            (
                f.weight,
                [bits.to_bytes(size, "little") for bits in (f.near, f.loose_near, f.far, f.loose_far)],
            )
            for f in self._required
        ]
        self._helped = [
            (RIGHT_SIDE if f.slot.role == "side" else OPTIONAL, (f.far | f.loose_far).to_bytes(size, "little"))
            for f in self._optional
        ]
        self._words: dict[int, list[tuple[int, float, float]]] = {}
        for number, one in enumerate(found):
            for word, (share, quality) in one.words.items():
                self._words.setdefault(word, []).append((number, share, quality))
        self._shares = [f.weight if f.slot.required else f.weight * 0.4 for f in found]
        sides = [f.far for f in found if f.slot.role == "side"]
        self._wrong_side = shelf.groups["sided"] & ~sides[0] if sides else 0
        self._vague = shelf.groups["vague side"]
        self._billable = shelf.groups["billable"]

    def score(self, ranks: Iterable[int]) -> list[Scored]:
        """Scores candidates, best first."""
        found = [self._score(rank) for rank in ranks]
        found.sort(key=lambda one: (-one.score, one.rank))
        return found

    def _score(self, rank: int) -> Scored:
        byte, bit = rank >> 3, 1 << (rank & 7)
        relevance, missing = 0.0, 0
        for weight, (near, loose_near, far, loose_far) in self._levels:
            if near[byte] & bit:
                relevance += weight
            elif loose_near[byte] & bit:
                relevance += weight * LOOSE_NEAR
            elif far[byte] & bit:
                relevance += weight * FAR
            elif loose_far[byte] & bit:
                relevance += weight * LOOSE_FAR
            else:
                missing += 1
        meeting, phrase = self._meet(rank)
        score = RELEVANCE * relevance / self._total + MEETING * meeting + PRIOR * self._shelf.prior[rank]
        score += self._shifts(rank) - MISSING_COST * missing
        if meeting > 0.97 and not missing:  # noqa: PLR2004 - all but exactly the phrase
            score += EXACT_BONUS
        return Scored(rank, score, phrase, missing, meeting)

    def _shifts(self, rank: int) -> float:
        """What sides, seventh characters and the kind of line add or take away."""
        byte, bit = rank >> 3, 1 << (rank & 7)
        shift = sum(worth for worth, helped in self._helped if helped[byte] & bit)
        if self._wrong_side >> rank & 1:
            shift -= WRONG_SIDE
        if self._vague >> rank & 1:
            shift -= VAGUE_SIDE
        if not self._billable >> rank & 1:
            shift -= HEADER_COST
        return shift

    def _meet(self, rank: int) -> tuple[float, int]:
        """How well the best phrase of an entry and the query cover each other, and its number."""
        weights, words, shares = self._shelf.weights, self._words, self._shares
        best, best_number, number = 0.0, 0, 0
        total = covered = 0.0
        got: dict[int, float] = {}
        kind = -1
        all_shares = sum(shares) or 1.0
        for word in self._shelf.phrases(rank):
            if kind < 0:
                kind = word
                continue
            if word != GAP:
                weight = weights[word]
                total += weight
                entries = words.get(word)
                if entries:
                    quality = 0.0
                    for slot, share, how in entries:
                        got[slot] = got.get(slot, 0.0) + share * how
                        quality = max(quality, how)
                    covered += weight * quality
                continue
            if covered:
                asked = sum(shares[slot] * min(1.0, share) for slot, share in got.items()) / all_shares
                said = covered / total
                meet = 2 * asked * said / (asked + said) * _KIND_WORTH.get(kind, _INCLUSION_WORTH)
                if meet > best:
                    best, best_number = meet, number
            number += 1
            kind, total, covered = -1, 0.0, 0.0
            got.clear()
        return best, best_number
