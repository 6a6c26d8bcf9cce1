"""Finds the words of a book nearest to a misspelt one: pairs of letters first, then edit distance."""

import re
from collections.abc import Sequence
from typing import Protocol

_SHORTEST, _TWO_EDITS_FROM, _LONG = 4, 6, 8
_MOST_CHECKED, _MOST_KEPT, _AS_GOOD, _HEARD_EDITS, _AS_NEAR = 60, 6, 0.98, 1.6, 0.3
_OTHER_START, _MOVED = 0.4, 1.2
_MOST_REMEMBERED = 512

Near = tuple[tuple[int, float], ...]
"""Numbers of words with a quality of 0 to 1 each."""
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_SILENT_START = re.compile(r"^(?:p(?=[nst])|k(?=n)|w(?=r)|g(?=n)|m(?=n))(.)")
_HEARD = (("ph", "f"), ("ck", "k"), ("sc", "s"), ("ce", "se"), ("ci", "si"), ("cy", "sy"), ("c", "k"),
          ("q", "k"), ("z", "s"), ("x", "ks"), ("th", "t"))  # fmt: skip
_UNHEARD = re.compile(r"[aeiouyhw]")
_DOUBLE = re.compile(r"(.)\1+")


class Lexicon(Protocol):
    """What the spelling needs of a shelf: its words, how much they tell, and their pairs of letters.

    ``slips`` are the words looked for lately; they lie with the shelf, so that they go when it goes.
    """

    lexicon: list[str]
    weights: list[float]
    pairs: dict[str, int]
    sounds: dict[str, tuple[int, ...]]
    slips: dict[tuple[str, bool], Near]


def distance(typed: str, word: str, limit: int, *, cut: bool = False) -> int:
    """Edits (insert, delete, change, swap of neighbours) from one word to another, at most limit + 1.

    With ``cut``, the typed word may stop before the other one ends.
    """
    if abs(len(typed) - len(word)) > limit and not (cut and len(word) > len(typed)):
        return limit + 1
    before: list[int] = []
    row = list(range(len(word) + 1))
    for i, letter in enumerate(typed, 1):
        older, before = before, row
        row = [i]
        for j, other in enumerate(word, 1):
            cost = before[j - 1] + (letter != other)
            cost = min(cost, before[j] + 1, row[j - 1] + 1)
            if i > 1 and j > 1 and letter == word[j - 2] and typed[i - 2] == other:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return min(row[max(0, len(typed) - limit) :], default=limit + 1) if cut else row[-1]


def _pairs_of(word: str) -> set[str]:
    framed = f"^{word}$"
    return {framed[at : at + 2] for at in range(len(framed) - 1)}


def pack_pairs(lexicon: Sequence[str]) -> dict[str, bytes]:
    """For every pair of letters the words that hold it, as a bitset over the lexicon."""
    size = (len(lexicon) >> 3) + 1
    found: dict[str, bytearray] = {}
    for number, word in enumerate(lexicon):
        if len(word) >= _SHORTEST - 1 and word.isalpha():
            for pair in _pairs_of(word):
                bits = found.get(pair) or found.setdefault(pair, bytearray(size))
                bits[number >> 3] |= 1 << (number & 7)
    return {pair: bytes(bits) for pair, bits in found.items()}


def _sharing(shelf: Lexicon, word: str) -> list[int]:
    """Words that share most pairs of letters with this one, those that share most first."""
    known = shelf.pairs
    levels = [0] * (len(word) + 2)
    for pair in _pairs_of(word):
        carry = known.get(pair, 0)
        for level, held in enumerate(levels):
            levels[level], carry = held | carry, held & carry
            if not carry:
                break
    found: list[int] = []
    taken = 0
    for bits in reversed(levels):
        fresh = bits & ~taken
        taken |= bits
        while fresh and len(found) < _MOST_CHECKED:
            low = fresh & -fresh
            found.append(low.bit_length() - 1)
            fresh ^= low
        if len(found) >= _MOST_CHECKED:
            break
    return found


def sound(word: str) -> str:
    """A word as it sounds, roughly: ``hemroids`` and ``hemorrhoids`` give the same.

    Silent beginnings go, letters that sound alike become one, and vowels, ``h`` and doubles drop out.
    """
    plain = _SILENT_START.sub(r"\1", word)
    for written, heard in _HEARD:
        plain = plain.replace(written, heard)
    kept = plain[:1] + _UNHEARD.sub("", plain[1:])
    return _DOUBLE.sub(r"\1", kept)


def pack_sounds(lexicon: Sequence[str]) -> dict[str, tuple[int, ...]]:
    """The numbers of the words by their sound."""
    found: dict[str, tuple[int, ...]] = {}
    for number, word in enumerate(lexicon):
        if len(word) >= _SHORTEST and word.isalpha():
            heard = sound(word)
            found[heard] = (*found.get(heard, ()), number)
    return found


def nearest_words(shelf: Lexicon, word: str, *, cut: bool) -> Near:
    """The nearest words of the shelf with a quality of 0 to 1, nearest and most telling first."""
    found = shelf.slips.get((word, cut))
    if found is None:
        if len(shelf.slips) >= _MOST_REMEMBERED:
            shelf.slips.clear()
        found = shelf.slips[word, cut] = _nearest(shelf, word, cut=cut)
    return found


def _may_begin(typed: str, word: str) -> bool:
    """Whether a word may have been meant though it begins with another letter.

    It may when the first letter was left out, added, changed places with the second, sounds the same
    or lies beside the one that was meant; ``zebra`` is no slip for ``hebra``.
    """
    if typed[:1] == word[1:2] or typed[1:2] == word[:1] or sound(typed)[:1] == sound(word)[:1]:
        return True
    return any(
        abs(row.index(typed[0]) - row.index(word[0])) == 1
        for row in _ROWS
        if typed[0] in row and word[0] in row
    )


def _slips(typed: str, word: str, limit: int, *, cut: bool) -> float | None:
    """How many slips lead from what was meant to what was typed; none where another word was meant."""
    whole = distance(typed, word, limit)
    edits = whole if whole <= limit else distance(typed, word, limit, cut=cut) + 0.5
    if edits > limit:
        return None
    if typed[0] != word[0]:
        return edits + _OTHER_START if _may_begin(typed, word) else None
    if edits > _MOVED and sorted(typed) == sorted(word):
        return _MOVED
    # Two slips in a short word that also sounds otherwise: another word.
    short = whole > 1 and len(typed) < _LONG
    return None if short and sorted(sound(typed)) != sorted(sound(word)) else edits


def _nearest(shelf: Lexicon, word: str, *, cut: bool) -> Near:
    if len(word) < _SHORTEST or not word.isalpha():
        return ()
    limit = 2 if len(word) >= _TWO_EDITS_FROM else 1
    found = []
    for number in _sharing(shelf, word):
        edits = _slips(word, shelf.lexicon[number], limit, cut=cut)
        if edits is not None:
            found.append((edits, shelf.weights[number], number))
    heard = shelf.sounds.get(sound(word), ()) if len(sound(word)) >= _SHORTEST - 1 else ()
    alike = max(2, min(4, len(word) // 2))
    for number in heard:
        other = shelf.lexicon[number]
        if distance(word, other, alike) <= alike:
            odd = 0.1 * abs(len(other) - len(word))
            found.append((_HEARD_EDITS + odd, shelf.weights[number], number))
    found.sort()
    # The nearest are as good as what was typed; how far off they are only orders them.
    best = found[0][0] if found else 0.0
    near = [one for one in found[:_MOST_KEPT] if one[0] <= best + _AS_NEAR]
    return tuple((number, _AS_GOOD - 0.12 * (edits - best)) for edits, _, number in near)
