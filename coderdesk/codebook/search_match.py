"""Matches the slots of a query on one shelf: bitsets of entries, and what each word is worth there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import reduce
from operator import and_

from coderdesk.codebook.search_shelf import Shelf
from coderdesk.codebook.understand import Slot
from coderdesk.codebook.understand_spelling import nearest_words
from coderdesk.codebook.understand_words import Meaning, vocabulary

EXACT, FORM, TENSE, CUT, LONGER = 1.0, 0.97, 0.93, 0.88, 0.78
_BESIDE_LITERAL = 0.95
_SHORTEST_CUT, _FEW = 2, 50
_LEAST_WEIGHT = 0.25
_ENDINGS = (("ing", "ed"), ("ed", "ing"))
_SHORTEST_STEM = 3


@dataclass(slots=True)
class Found:
    """Where one slot matches: ``near`` in the entry itself, ``far`` also in the lines above it.

    ``loose`` also holds longer words that begin like the typed one; ``longer`` are their numbers and
    ``longer_quality`` what they are worth. ``words`` maps the numbers of the other words to (share of
    the slot, quality).
    """

    slot: Slot
    near: int = 0
    far: int = 0
    loose_near: int = 0
    loose_far: int = 0
    words: dict[int, tuple[float, float]] = field(default_factory=dict)
    weight: float = _LEAST_WEIGHT
    spelling: str = ""
    longer: range = range(0)
    longer_quality: float = 0.0


def knows(shelf: Shelf, slot: Slot) -> bool:
    """Whether the shelf holds a slot's word as typed, or a longer one that begins so."""
    return bool(slot.literal) and " " not in slot.literal and bool(shelf.words_starting(slot.literal))


def find_slot(shelf: Shelf, slot: Slot, *, known: bool = False) -> Found:
    """Matches one slot with everything it may mean; a word known elsewhere is not misspelt here."""
    found = Found(slot)
    literal = slot.literal.split()
    # What the book or the coders call by these very words is meant before what they may stand for.
    by_name = len(literal) > 1 and _add_meaning(shelf, found, Meaning(tuple(literal)))
    for meaning in slot.meanings:
        _add_meaning(shelf, found, meaning, _BESIDE_LITERAL if by_name else EXACT)
    if len(literal) == 1:
        _add_literal(shelf, found, literal[0], known=known)
    found.loose_near |= found.near
    found.loose_far |= found.far | found.loose_near
    telling = found.words or found.longer[:_FEW]
    best = max((shelf.weights[number] for number in telling), default=EXACT)
    found.weight = max(_LEAST_WEIGHT, best)
    return found


def forms(shelf: Shelf, word: str) -> dict[int, float]:
    """The word, its singular or plural and its tenses, as far as the shelf knows them."""
    known: dict[int, float] = {}
    for number, form in enumerate(_forms(word)):
        at = shelf.number_of.get(form)
        if at is not None:
            known[at] = EXACT if number == 0 else FORM
    for form in _tenses(word):
        at = shelf.number_of.get(form)
        if at is not None:
            known.setdefault(at, TENSE)
    return known


def _tenses(word: str) -> Iterator[str]:
    """Other tenses of a verb that ends in ``-ing`` or ``-ed``: ``skipping`` gives ``skipped``."""
    for ending, other in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _SHORTEST_STEM:
            yield stem + other
            yield stem
            if stem[-1] == stem[-2]:  # skipp-ing
                yield stem[:-1]
                yield stem[:-1] + "s"
            else:
                yield stem + "e"
                yield stem + "s"


def _forms(word: str) -> Iterator[str]:
    yield word
    if len(word) > 3 and not word.isdigit():  # noqa: PLR2004 - "as", "is" have no singular
        yield word + "s"
        yield word + "es"
        if word.endswith("y"):
            yield word[:-1] + "ies"
        if word.endswith("ies"):
            yield word[:-3] + "y"
        if word.endswith("es"):
            yield word[:-2]
            yield word[:-2] + "is"
        if word.endswith("is"):
            yield word[:-2] + "es"
        if word.endswith("s") and not word.endswith("ss"):
            yield word[:-1]


def _fields(shelf: Shelf, words: Iterable[int]) -> tuple[int, int]:
    """Entries with any of the words: in title or terms, and anywhere."""
    near = far = 0
    for word in words:
        one_near, one_far = shelf.bits(word)
        near |= one_near
        far |= one_far
    return near, far


def _add_meaning(shelf: Shelf, found: Found, meaning: Meaning, worth: float = EXACT) -> bool:
    """Adds where a meaning matches; says whether any entry holds it itself."""
    within = shelf.every
    if meaning.ranges:
        within = 0
        for first, last in meaning.ranges:
            within |= shelf.between(first, last)
    per_word = [forms(shelf, word) for word in meaning.words]
    if not all(per_word) or not within:
        return False
    pairs = [_fields(shelf, words) for words in per_word]
    near_all: int = reduce(and_, (near for near, _ in pairs), within)
    found.near |= near_all
    found.far |= reduce(and_, (far for _, far in pairs), within)
    telling = [max(shelf.weights[word] for word in words) for words in per_word]
    total = sum(telling) or 1.0
    for words, telling_one in zip(per_word, telling, strict=True):
        for word, quality in words.items():
            _keep(found, word, telling_one / total, quality * meaning.quality * worth)
    return near_all != 0


def _keep(found: Found, word: int, share: float, quality: float) -> None:
    before = found.words.get(word)
    if before is None or before[0] * before[1] < share * quality:
        found.words[word] = (share, quality)


def _add_literal(shelf: Shelf, found: Found, word: str, *, known: bool) -> None:
    exact = forms(shelf, word)
    near, far = _fields(shelf, exact)
    for number, quality in exact.items():
        _keep(found, number, 1.0, quality)
    loose_near = loose_far = 0
    if found.slot.cut or len(word) >= _SHORTEST_CUT:
        loose_near, loose_far = shelf.starting(word)
        found.longer = shelf.words_starting(word)
        found.longer_quality = LONGER if exact else CUT
    if not (loose_far or exact or found.far or known):
        near, far = loose_near, loose_far = _add_misspelt(shelf, found, word, cut=found.slot.cut)
    elif not exact and not found.near:
        near, far = loose_near, loose_far
    found.near |= near
    found.far |= far
    found.loose_near |= loose_near
    found.loose_far |= loose_far


def add_misspelt(shelf: Shelf, found: Found) -> None:
    """Adds what a slot's word may have been meant to be."""
    word = found.slot.literal
    if " " not in word and word not in shelf.number_of and not found.spelling:
        near, far = _add_misspelt(shelf, found, word, cut=found.slot.cut)
        found.near |= near
        found.far |= far | near
        found.loose_near |= near
        found.loose_far |= far | near


def _add_misspelt(shelf: Shelf, found: Found, word: str, *, cut: bool) -> tuple[int, int]:
    near = far = 0
    for number, quality in nearest_words(shelf, word, cut=cut):
        for form, worth in forms(shelf, shelf.lexicon[number]).items():
            one_near, one_far = shelf.bits(form)
            near |= one_near
            far |= one_far
            _keep(found, form, 1.0, quality * worth)
        for meaning in vocabulary().related(shelf.lexicon[number]):
            _add_meaning(shelf, found, meaning, quality)
        found.spelling = found.spelling or shelf.lexicon[number]
    return near, far
