"""Several conditions in one query: cuts it into them, and finds the code that joins them.

Source: ``codebooks/search/combinations.tsv`` (Official Guidelines I.C and the tabular list).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import combinations, permutations
from operator import and_

from coderdesk.codebook.ranking import Scored, Scorer, lowest
from coderdesk.codebook.search_match import Found
from coderdesk.codebook.search_shelf import Shelf
from coderdesk.codebook.search_tables import tables

_MOST_SLOTS, _FEW = 7, 8
_GOOD, _CUT_COST = 0.5, 0.35


@dataclass(frozen=True, slots=True)
class Parts:
    """A query cut into conditions: the best entry of each, and the entry that joins some of them."""

    joined: Scored | None
    single: tuple[Scored, ...]


def parts(shelf: Shelf, found: Sequence[Found], breaks: Sequence[int]) -> Parts | None:
    """Cuts a query into conditions where that explains it better than one entry does."""
    if not 1 < len(found) <= _MOST_SLOTS:
        return None
    cut = _Cutter(shelf, found, breaks).best()
    if cut is None or len(cut) < 2:  # noqa: PLR2004 - one condition needs no joining
        return None
    return Parts(_join(shelf, cut), tuple(cut))


class _Cutter:
    """Tries every way to cut the slots into conditions, each well named by one entry."""

    def __init__(self, shelf: Shelf, found: Sequence[Found], breaks: Sequence[int]) -> None:
        self._shelf = shelf
        self._found = found
        self._breaks = set(breaks)

    def best(self) -> list[Scored] | None:
        """The best cut, or nothing when some words fit nowhere."""
        ways: list[tuple[float, list[Scored]] | None] = [(0.0, [])]
        for end in range(1, len(self._found) + 1):
            best: tuple[float, list[Scored]] | None = None
            for start in range(end):
                before = ways[start]
                top = self._top(start, end) if before is not None else None
                if before is None or top is None:
                    continue
                worth = before[0] + top.meeting * (end - start)
                if start:
                    worth -= _CUT_COST * (0.3 if start in self._breaks else 1.0)
                if best is None or worth > best[0]:
                    best = (worth, [*before[1], top])
            ways.append(best)
        last = ways[-1]
        return last[1] if last else None

    def _top(self, start: int, end: int) -> Scored | None:
        """The entry that these slots name, if one does."""
        some = self._found[start:end]
        required = [one for one in some if one.slot.required]
        if all(one.slot.role == "frame" for one in required):
            return None
        if len(some) == 1 and some[0].slot.kind == "number":
            return next((Scored(rank, 1.0, meeting=1.0) for rank in lowest(some[0].near, 1)), None)
        near = reduce(and_, (one.near for one in required)) or reduce(
            and_, (one.loose_near for one in required)
        )
        brief = near & self._shelf.brief(len(required))
        ranks = dict.fromkeys([*lowest(brief, _FEW), *lowest(near, _FEW)])
        scored = Scorer(self._shelf, some).score(ranks)
        return scored[0] if scored and scored[0].meeting >= _GOOD else None


def _join(shelf: Shelf, cut: Sequence[Scored]) -> Scored | None:
    """The entry that joins conditions, most of them first."""
    codes = [shelf.shown(one.rank).code for one in cut]
    joined: str | None = None
    for one, other in combinations(range(len(codes)), 2):
        found = _joining(codes[one], codes[other])
        if found:
            rest = [code for at, code in enumerate(codes) if at not in {one, other}]
            joined = (
                next((more for code in rest if (more := _joining(found, code))), None)
                or joined
                or found
            )
    rank = shelf.rank_of(joined.replace(".", "")) if joined else None
    return None if rank is None else Scored(rank, 0.0)


def replaces(joined: str, code: str) -> bool:
    """Whether a joined code stands in for one of its conditions: the two are not coded together.

    The same category does, and hypertensive disease (I11-I13) does for hypertension alone.
    """
    return code[:3] == joined[:3] or (code == "I10" and joined[:3] in {"I11", "I12", "I13"})


def _joining(one: str, other: str) -> str | None:
    """The authored code for two codes, by their longest known beginnings, in either order."""
    known = tables().combinations
    best: tuple[int, str] | None = None
    for first, second in permutations((one, other)):
        for a in range(len(first), 2, -1):
            for b in range(len(second), 2, -1):
                together = known.get((first[:a], second[:b]))
                if together and (best is None or a + b > best[0]):
                    best = (a + b, together)
    return best[1] if best else None
