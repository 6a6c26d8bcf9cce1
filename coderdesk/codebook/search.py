"""The search over all books: one box, understood as a coder means it."""

import threading
import time
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from coderdesk.codebook.library import Library
from coderdesk.codebook.ranking import Scored
from coderdesk.codebook.search_combine import parts, replaces
from coderdesk.codebook.search_find import MOST, Matched, match, rank, respelt
from coderdesk.codebook.search_hits import Hits, without_doubles
from coderdesk.codebook.search_learned import Picks, picked, picked_ranks, raised
from coderdesk.codebook.search_match import knows
from coderdesk.codebook.search_shelf import Shelf
from coderdesk.codebook.search_store import load_shelf
from coderdesk.codebook.understand import Query, understand
from coderdesk.codebook.understand_words import vocabulary, with_own
from coderdesk.domain.code import Answer, Edition, Hit, System, Why

_SYSTEMS = (System.ICD10CM, System.ICD10PCS, System.HCPCS, System.CPT)
# A diagnosis is looked for far more often than a procedure; a code typed whole comes before any word.
_BIAS = {System.ICD10CM: 0.0, System.ICD10PCS: 0.45, System.HCPCS: 0.4, System.CPT: 0.4}
_CODE_FIRST, _CODE_AFTER, _JOINED = 20.0, 0.9, 10.0
_SHORTEST_CODE = {System.ICD10CM: 2, System.ICD10PCS: 3, System.HCPCS: 2, System.CPT: 3}
_YOURS = Why("yours", "you picked it for these words")
_FULL_LIST, _FEW_MORE = 30, 12
_OTHERS_AFTER, _WHOLE_CATEGORY, _FULL_CODE, _NEAREST = 6, 3, 7, 8


@dataclass(frozen=True, slots=True)
class _Place:
    """One edition that is searched."""

    edition: Edition
    shelf: Shelf
    bias: float


@dataclass(frozen=True, slots=True)
class _Row:
    """A hit still to be made: from which edition, which entry, why if that is settled."""

    score: float
    hits: Hits
    scored: Scored
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class _Asked:
    """What one search asks."""

    query: Query
    limit: int
    billable_only: bool
    picked: Mapping[str, float]


class Searcher:
    """Searches every installed book; one per library, safe to use from any thread."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._lock = threading.Lock()
        self._shelves: dict[str, Shelf] = {}
        self._before: dict[str, Shelf] = {}

    def refresh(self) -> None:
        """Takes notice of books that came or went; tables that still belong to their book stay."""
        here = {edition.key for edition in self._library.editions()}
        with self._lock:
            at_hand = self._before | self._shelves
            self._before = {key: shelf for key, shelf in at_hand.items() if key in here}
            self._shelves = {}

    def forget(self) -> None:
        """Forgets what was typed."""
        understand.cache_clear()
        with_own.cache_clear()
        with self._lock:
            for shelf in (*self._before.values(), *self._shelves.values()):
                shelf.forget()

    def warm(self) -> None:
        """Loads what the first keystroke needs."""
        self.find("a", limit=1)

    def find(  # noqa: PLR0913 - the one place where everything a search may ask comes together
        self,
        words: str,
        *,
        systems: tuple[System, ...] = (),
        day: date | None = None,
        limit: int = 50,
        billable_only: bool = False,
        picks: Picks | None = None,
        own: Mapping[str, str] | None = None,
    ) -> Answer:
        """The codes that the words mean, best first, from the editions in force on a day.

        Any text at all is answered. ``picks`` counts which codes this coder chose for which words,
        ``own`` are the coder's words and the words or code they stand for; both raise what they name.
        """
        began = time.perf_counter()
        query = understand(words, tuple(sorted(own.items())) if own else ())
        asked = _Asked(query, limit, billable_only, picked(words, picks))
        places = self._places(systems or _SYSTEMS, day)
        hits = [hit for place in places for hit in _code_hits(place, query, limit)]
        straight = bool(hits) and not _is_phrase(query)
        matches = [] if straight else _matches(places, query)
        rows = _word_rows(matches, asked)
        found = _made(rows, limit)
        hits = [*hits, *found] if straight else _merged(found, hits)
        shown = without_doubles((hit for hit in hits if hit.billable or not billable_only), limit)
        nearest = () if shown else _nearest(places, query)
        ms = (time.perf_counter() - began) * 1000
        return Answer(words, tuple(shown), query.understood, nearest, ms, _unknown(matches))

    def _places(self, systems: Sequence[System], day: date | None) -> list[_Place]:
        found = []
        for system in systems:
            edition, _covers = self._library.in_force(system, day)
            if edition is not None:
                bias = _BIAS[system] if len(systems) > 1 else 0.0
                found.append(_Place(edition, self._shelf(edition), bias))
        return found

    def _shelf(self, edition: Edition) -> Shelf:
        with self._lock:
            shelf = self._shelves.get(edition.key)
            if shelf is None:
                at_hand = self._before.pop(edition.key, None)
                shelf = load_shelf(self._library.book(edition), at_hand)
                self._shelves[edition.key] = shelf
            return shelf


def _is_phrase(query: Query) -> bool:
    """Whether the vocabulary knows the text as words, such as ``b12`` or ``dm2``."""
    return (query.text.strip().lower(),) in vocabulary().phrases


def _merged(found: list[Hit], codes: list[Hit]) -> list[Hit]:
    return [*found[:_OTHERS_AFTER], *codes, *found[_OTHERS_AFTER:]]


def _code_hits(place: _Place, query: Query, limit: int) -> Iterator[Hit]:
    """The code that was typed and everything under it, in book order."""
    code, shelf = query.code, place.shelf
    if len(code) < _SHORTEST_CODE[place.edition.system]:
        return
    makes = Hits(shelf, place.edition, ())
    ranks = shelf.ranks_under(code)
    why = Why("code", code)
    for rank_ in islice(ranks, limit):
        yield from makes.family(rank_, why)
    if not ranks and len(code) > _WHOLE_CATEGORY:
        stem = code[: _FULL_CODE - 1].rstrip("X")
        known = shelf.rank_of(stem)
        if known is not None:
            yield from makes.family(known, why, code[_FULL_CODE - 1 :])


def _matches(places: Sequence[_Place], query: Query) -> list[tuple[_Place, Matched]]:
    """How the words match in each edition; words are respelt where no edition has them together."""
    known = frozenset(
        slot.literal for slot in query.slots if any(knows(place.shelf, slot) for place in places)
    )
    matches = [(place, match(place.shelf, query, known)) for place in places]
    whole = any(matched.whole for _, matched in matches)
    if not whole and len(query.slots) > 1:
        respelled = [(place, respelt(place.shelf, matched)) for place, matched in matches]
        whole = any(matched.whole for _, matched in respelled)
        matches = (
            respelled if whole else [(place, match(place.shelf, query, known)) for place in places]
        )
    return matches


def _unknown(matches: Sequence[tuple[_Place, Matched]]) -> tuple[str, ...]:
    """The words that stand for nothing in any edition."""
    every = [[one for one in matched.every if not one.loose_far] for _, matched in matches]
    lost = set.intersection(*({one.slot.text for one in some} for some in every)) if every else set()
    first = every[0] if every else []
    return tuple(one.slot.text for one in first if one.slot.text in lost and one.slot.required)


def _word_rows(matches: Sequence[tuple[_Place, Matched]], asked: _Asked) -> list[_Row]:
    """The best entries of all editions; editions that miss words yield to those that do not."""
    query = asked.query
    whole = any(matched.whole for _, matched in matches)
    rows: list[_Row] = []
    for place, matched in matches:
        if matched.found and (matched.whole or not whole):
            within = place.shelf.groups["billable"] if asked.billable_only else -1
            makes = Hits(place.shelf, place.edition, matched.found)
            # Beside a full list of likelier hits, a few of the others are enough.
            most = MOST if len(rows) < _FULL_LIST else _FEW_MORE
            scored = rank(place.shelf, matched.found, within, most)
            mine = picked_ranks(place.shelf, asked.picked) if asked.picked else {}
            joined = []
            if place.edition.system is System.ICD10CM:
                joined = _joined_rows(place, query, matched, scored, makes)
            if mine:
                scored = raised(scored, mine)
            top = _JOINED if joined else 0.0
            rows += joined
            rows += [
                _Row(one.score + top - place.bias, makes, one, _YOURS)
                if one.rank in mine
                else _Row(one.score - place.bias, makes, one)
                for one in scored[: asked.limit]
            ]
    rows.sort(key=lambda row: -row.score)
    return rows


def _joined_rows(
    place: _Place, query: Query, matched: Matched, scored: Sequence[Scored], makes: Hits
) -> list[_Row]:
    """The code that joins the conditions of a query, and those conditions themselves."""
    if scored and not scored[0].missing and scored[0].meeting > 0.9:  # noqa: PLR2004 - one entry says it all
        return []
    cut = parts(place.shelf, matched.found, query.breaks)
    if cut is None:
        return []
    rows = []
    if cut.joined:
        rows.append(_Row(_JOINED, makes, cut.joined, Why("both words, one code", query.text.strip())))
    if cut.joined or not matched.whole:
        # A drug beside a condition is the lesser question.
        codes = {one.rank: place.shelf.shown(one.rank).code for one in cut.single}
        single = sorted(cut.single, key=lambda one: codes[one.rank].startswith("Z79"))
        if cut.joined:
            joined = place.shelf.shown(cut.joined.rank).code
            single = [one for one in single if not replaces(joined, codes[one.rank])]
        rows += [_Row(_JOINED - 0.1 * n, makes, one) for n, one in enumerate(single, 1)]
    return rows


def _made(rows: Sequence[_Row], limit: int) -> list[Hit]:
    """The hits of the best rows; the first one's other seventh characters follow the first few."""
    hits: list[Hit] = []
    others: list[Hit] = []
    for number, row in enumerate(rows[:limit]):
        hits.append(row.hits.of(row.scored, row.why))
        if number == 0:
            others = row.hits.others(row.scored, Why("7th character", "another seventh character"))
    return [*hits[:_OTHERS_AFTER], *others, *hits[_OTHERS_AFTER:]]


def _nearest(places: Sequence[_Place], query: Query) -> tuple[str, ...]:
    """Words of the books that stand where the unknown words would."""
    found: list[str] = []
    for place in places:
        lexicon = place.shelf.lexicon
        for slot in query.slots:
            at = bisect_left(lexicon, slot.literal or slot.text)
            found += lexicon[max(0, at - 2) : at + 3]
    return tuple(dict.fromkeys(found))[:_NEAREST]
