"""The search over all books: one box, understood as a coder means it."""

import threading
import time
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import islice

from coderdesk.codebook.library import Library
from coderdesk.codebook.search_find import Result, find_words
from coderdesk.codebook.search_hits import Hits, without_doubles
from coderdesk.codebook.search_shelf import Shelf
from coderdesk.codebook.search_store import load_shelf
from coderdesk.codebook.understand import Query, understand
from coderdesk.domain.code import Answer, Edition, Hit, System, Why

_SYSTEMS = (System.ICD10CM, System.ICD10PCS, System.HCPCS, System.CPT)
_OTHERS_AFTER, _CODE_LENGTH, _NEAREST = 6, 3, 8


class Searcher:
    """Searches every installed book; one per library, safe to use from any thread."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._lock = threading.Lock()
        self._shelves: dict[str, Shelf] = {}

    def warm(self) -> None:
        """Loads what the first keystroke needs."""
        self.find("a", limit=1)

    def find(
        self,
        words: str,
        *,
        systems: tuple[System, ...] = (),
        day: date | None = None,
        limit: int = 50,
        billable_only: bool = False,
        picks: Mapping[str, Mapping[str, int]] | None = None,
        own: Mapping[str, str] | None = None,
    ) -> Answer:
        """The codes that the words mean, best first, from the editions in force on a day.

        ``picks`` counts what this coder chose for which words, ``own`` are the coder's own words for
        words or codes; both raise what they name. Any text at all is answered.
        """
        began = time.perf_counter()
        query = understand(words)
        hits: list[tuple[float, int, Hit]] = []
        results: list[tuple[Shelf, Result]] = []
        for system in systems or _SYSTEMS:
            edition, _covers = self._library.in_force(system, day)
            if edition is None:
                continue
            shelf = self._shelf(edition)
            for number, hit in enumerate(_code_hits(shelf, edition, query, limit)):
                hits.append((10.0 - number * 1e-4, len(hits), hit))
            result = find_words(shelf, query)
            results.append((shelf, result))
            for score, hit in _word_hits(shelf, edition, result, limit):
                hits.append((score, len(hits), hit))
        hits.sort(key=lambda one: (-one[0], one[1]))
        shown = without_doubles((hit for _, _, hit in hits if hit.billable or not billable_only), limit)
        nearest = () if shown else _nearest(results, query)
        ms = (time.perf_counter() - began) * 1000
        return Answer(words, tuple(shown), query.understood, nearest, ms)

    def _shelf(self, edition: Edition) -> Shelf:
        with self._lock:
            shelf = self._shelves.get(edition.key)
            if shelf is None:
                shelf = self._shelves[edition.key] = load_shelf(self._library.book(edition))
            return shelf


def _code_hits(shelf: Shelf, edition: Edition, query: Query, limit: int) -> Iterator[Hit]:
    """The code that was typed and everything under it, in book order."""
    code = query.code
    if not code:
        return
    makes = Hits(shelf, edition, ())
    ranks = shelf.ranks_under(code)
    why = Why("code", code)
    for rank in islice(ranks, limit):
        yield from makes.family(rank, why)
    if not ranks and len(code) > _CODE_LENGTH:
        stem = code[:6].rstrip("X") if len(code) == 7 else code.rstrip("X")  # noqa: PLR2004
        rank = shelf.rank_of(stem)
        if rank is not None:
            yield from makes.family(rank, why, code[6:])


def _word_hits(
    shelf: Shelf, edition: Edition, result: Result, limit: int
) -> Iterator[tuple[float, Hit]]:
    makes = Hits(shelf, edition, [one for one in result.found if one.loose_far])
    for number, scored in enumerate(result.scored[:limit]):
        yield scored.score, makes.of(scored)
        if number == 0:
            last = result.scored[min(_OTHERS_AFTER, len(result.scored) - 1)].score
            why = Why("7th character", "another seventh character")
            for step, hit in enumerate(makes.others(scored, why)):
                yield last - 1e-6 * (step + 1), hit


def _nearest(results: list[tuple[Shelf, Result]], query: Query) -> tuple[str, ...]:
    """Words of the books that stand where the unknown words would."""
    found: list[str] = []
    for shelf, _ in results:
        for slot in query.slots:
            at = bisect_left(shelf.lexicon, slot.literal or slot.text)
            found += shelf.lexicon[max(0, at - 2) : at + 3]
    return tuple(dict.fromkeys(found))[:_NEAREST]
