"""What this coder has taught the search: codes picked for words, and own words for words or codes."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from coderdesk.codebook.ranking import Scored
from coderdesk.codebook.search_shelf import Shelf
from coderdesk.codebook.search_words import FULL_LENGTH
from coderdesk.codebook.understand import tokens_of

# A pick for these very words weighs as much as an exact name, and more the more often it was made.
_SAME, _BEGUN, _PER_DOUBLING, _MOST = 0.5, 0.25, 0.12, 1.2

Picks = Mapping[str, Mapping[str, int]]


def learned_key(words: str) -> str:
    """The words of a query as picks are kept under: folded, in order, one space apart."""
    return " ".join(tokens_of(words))


def picked(words: str, picks: Picks | None) -> dict[str, float]:
    """How much each code rises for these words; codes without dots, seventh characters folded in."""
    typed = learned_key(words)
    worth: dict[str, float] = {}
    if not picks or not typed:
        return worth
    for key, codes in picks.items():
        kept = learned_key(key)
        begun = len(typed) > 1 and kept.startswith(typed)
        if kept != typed and not begun:
            continue
        start = _SAME if kept == typed else _BEGUN
        for code, times in codes.items():
            if times > 0:
                plain = code.replace(".", "").upper()
                rise = min(_MOST, start + _PER_DOUBLING * math.log2(times))
                worth[plain] = max(rise, worth.get(plain, 0.0))
    return worth


def raised(shelf: Shelf, scored: Sequence[Scored], worth: Mapping[str, float]) -> list[Scored]:
    """The ranking with picked codes raised; one that was not ranked joins at the top score."""
    ranks: dict[int, float] = {}
    for code, rise in worth.items():
        rank = shelf.rank_of(code)
        if rank is None and len(code) == FULL_LENGTH:
            rank = shelf.rank_of(code[: FULL_LENGTH - 1].rstrip("X"))
        if rank is not None:
            ranks[rank] = max(rise, ranks.get(rank, 0.0))
    if not ranks:
        return list(scored)
    best = scored[0].score if scored else 1.0
    known = {one.rank for one in scored}
    every = [replace(one, score=one.score + ranks.get(one.rank, 0.0)) for one in scored]
    every += [Scored(rank, best + rise - _SAME) for rank, rise in ranks.items() if rank not in known]
    return sorted(every, key=lambda one: (-one.score, one.rank))
