"""Finds the entries of one shelf that a query may mean, best first."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_

from coderdesk.codebook.ranking import Scored, Scorer, lowest
from coderdesk.codebook.search_match import Found, add_misspelt, find_slot
from coderdesk.codebook.search_shelf import Shelf
from coderdesk.codebook.understand import Query

_PER_TIER, MOST, _ENOUGH = 32, 64, 12


@dataclass(frozen=True, slots=True)
class Matched:
    """How the slots of a query match on one shelf; ``found`` leaves out those that match nowhere."""

    every: list[Found]
    found: list[Found]
    whole: bool


def match(shelf: Shelf, query: Query, known: frozenset[str] = frozenset()) -> Matched:
    """Matches every slot; ``whole`` says that some entry has all that is required."""
    every = [find_slot(shelf, slot, known=slot.literal in known) for slot in query.slots]
    return _matched(every)


def respelt(shelf: Shelf, matched: Matched) -> Matched:
    """The same with words taken for misspelt that only begin like some other word (``hart attack``)."""
    for one in matched.every:
        if one.slot.required and not one.slot.meanings:
            add_misspelt(shelf, one)
    return _matched(matched.every)


def _matched(every: list[Found]) -> Matched:
    found = [one for one in every if one.loose_far]
    required = [one for one in every if one.slot.required] or every
    whole = bool(required) and reduce(and_, (one.loose_far for one in required)) != 0
    return Matched(every, found, whole)


def rank(shelf: Shelf, found: Sequence[Found], within: int = -1, most: int = MOST) -> list[Scored]:
    """Ranks the entries of a shelf; ``within`` restricts them, ``most`` is how many are looked at."""
    return Scorer(shelf, found).score(candidates(shelf, found, within, most)) if found else []


def candidates(shelf: Shelf, found: Sequence[Found], within: int, most: int) -> list[int]:
    """The entries worth scoring: the most probable of each tier, tightest tier first."""
    required = [one for one in found if one.slot.required] or list(found)
    helps = reduce(and_, (one.loose_far for one in found if one not in required), within & shelf.every)
    tiers = (
        reduce(and_, (one.near for one in required)),
        reduce(and_, (one.loose_near for one in required)),
        reduce(and_, (one.far for one in required)),
        reduce(and_, (one.loose_far for one in required)),
    )
    taken = 0
    ranks: list[int] = []
    for tier in tiers:
        for wanted in (tier & helps & shelf.brief(len(required)), tier & helps, tier & within):
            fresh = wanted & ~taken
            if fresh and len(ranks) < most:
                some = lowest(fresh, min(_PER_TIER, most - len(ranks)))
                taken |= shelf.bits_of(some)
                ranks += some
    if len(ranks) < _ENOUGH and len(required) > 1:
        ranks += _partial(required, within & ~taken)
    return ranks


def _partial(required: Sequence[Found], within: int) -> list[int]:
    """Entries that miss some of the words, those that miss fewest first."""
    levels = [0] * (len(required) + 1)
    for one in required:
        carry = one.loose_far & within
        for level, held in enumerate(levels):
            levels[level], carry = held | carry, held & carry
            if not carry:
                break
    ranks: list[int] = []
    taken = 0
    for bits in reversed(levels):
        fresh = bits & ~taken
        taken |= bits
        ranks += lowest(fresh, _PER_TIER)
        if len(ranks) >= _PER_TIER:
            break
    return ranks
