"""What this coder has taught the search: codes picked for words, and own words for words or codes."""

import math
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, takewhile

from coderdesk.codebook.ranking import Scored
from coderdesk.codebook.search_shelf import Shelf
from coderdesk.codebook.search_words import FULL_LENGTH
from coderdesk.codebook.understand import tokens_of

# What was picked for these very words comes first, the more often the higher; what was picked for words
# that begin so only rises.
_SAME, _BEGUN, _PER_DOUBLING, _MOST, _MOST_BEGUN = 0.5, 0.25, 0.12, 1.7, 0.49
_JOINS = 0.3


@dataclass(frozen=True, slots=True)
class Picks:
    """How often each code was picked for which words; ``keys`` are those words, folded and in order."""

    keys: tuple[str, ...] = ()
    codes: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, counts: Mapping[str, Mapping[str, int]]) -> "Picks":
        """Picks by their words as typed."""
        codes: dict[str, dict[str, int]] = {}
        for words, picked_ in counts.items():
            kept = codes.setdefault(learned_key(words), {})
            for code, times in picked_.items():
                kept[code] = kept.get(code, 0) + times
        codes.pop("", None)
        return cls(tuple(sorted(codes)), codes)

    def beginning(self, typed: str) -> Iterator[str]:
        """The words that begin as typed; alone a single letter must be all of them."""
        if len(typed) == 1:
            yield from (typed,) if typed in self.codes else ()
            return
        later = islice(self.keys, bisect_left(self.keys, typed), None)
        yield from takewhile(lambda key: key.startswith(typed), later)


def learned_key(words: str) -> str:
    """The words of a query as picks are kept under: folded, in order, one space apart."""
    return " ".join(tokens_of(words))


def picked(words: str, picks: Picks | None) -> dict[str, float]:
    """How much each code rises for these words; codes without dots, seventh characters folded in."""
    worth: dict[str, float] = {}
    typed = learned_key(words) if picks and picks.keys else ""
    if not picks or not typed:
        return worth
    for key in picks.beginning(typed):
        start = _SAME if key == typed else _BEGUN
        for code, times in picks.codes[key].items():
            if times > 0:
                plain = code.replace(".", "").upper()
                most = _MOST if key == typed else _MOST_BEGUN
                rise = min(most, start + _PER_DOUBLING * math.log2(times))
                worth[plain] = max(rise, worth.get(plain, 0.0))
    return worth


def picked_ranks(shelf: Shelf, worth: Mapping[str, float]) -> dict[int, float]:
    """How much each entry of a shelf rises."""
    ranks: dict[int, float] = {}
    for code, rise in worth.items():
        rank = shelf.rank_of(code)
        if rank is None and len(code) == FULL_LENGTH:
            rank = shelf.rank_of(code[: FULL_LENGTH - 1].rstrip("X"))
        if rank is not None:
            ranks[rank] = max(rise, ranks.get(rank, 0.0))
    return ranks


def raised(scored: Sequence[Scored], ranks: Mapping[int, float]) -> list[Scored]:
    """The ranking with picked entries raised; one that was not ranked joins near the top."""
    best = scored[0].score if scored else 1.0
    known = {one.rank for one in scored}
    every = [_risen(one, ranks.get(one.rank, 0.0), best) for one in scored]
    every += [_risen(Scored(r, best - _JOINS), ranks[r], best) for r in ranks if r not in known]
    return sorted(every, key=lambda one: (-one.score, one.rank))


def _risen(one: Scored, rise: float, best: float) -> Scored:
    start = max(one.score, best) if rise >= _SAME else one.score
    return replace(one, score=start + rise)
