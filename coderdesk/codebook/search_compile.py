"""Compiles the postings of an index and the authored tables into what a keystroke needs.

Entries are numbered by static rank, so that the lowest bits of a bitset are the most probable codes.
"""

import marshal
import math
import struct
import zlib
from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from coderdesk.codebook.index import SEVENTH, TERMS, TITLE, Entry, OpenIndex
from coderdesk.codebook.ranking_prior import prior
from coderdesk.codebook.search_defaults import Tree
from coderdesk.codebook.search_shelf import (
    AUTHORED,
    FIELDS,
    FORMAT,
    HEADER,
    INCLUSION,
    KINDS,
    OWN_TITLE,
    TOLD,
)
from coderdesk.codebook.search_tables import DrugClass, Tables
from coderdesk.codebook.search_words import stated_words, words_of
from coderdesk.codebook.understand_spelling import pack_pairs

TOP = 0xFFFF
MOST_PHRASES, LONGEST_BRIEF, LONGEST_START, MOST_LOOSE = 40, 4, 4, 1500
# Words that say nothing about which code is meant, and words that say little.
_EMPTY = frozenset(
    [
        "of",
        "the",
        "a",
        "an",
        "and",
        "or",
        "in",
        "to",
        "by",
        "for",
        "on",
        "at",
        "as",
        "from",
        "unspecified",
        "nos",
        "not",
        "nec",
        "s",
        "any",
        "is",
        "be",
        "mention",
    ]
)
_LIGHT = {
    "disease": 0.12, "diseases": 0.12, "disorder": 0.12, "disorders": 0.12, "condition": 0.1,
    "other": 0.18, "specified": 0.1, "without": 0.17, "complications": 0.15, "complication": 0.15,
    "site": 0.05, "part": 0.08, "type": 0.08, "with": 0.03, "due": 0.03, "encounter": 0.1,
    "initial": 0.1, "elsewhere": 0.1, "classified": 0.05, "accidental": 0.05, "unintentional": 0.05,
    "level": 0.15, "current": 0.05,
}  # fmt: skip


@dataclass(slots=True)
class _Phrase:
    kind: int
    text: str
    words: list[str]


@dataclass(slots=True)
class _Draft:
    """All that is known of the entries while they are compiled, in book order."""

    entries: list[Entry]
    tree: Tree
    phrases: list[list[_Phrase]] = field(default_factory=list)
    postings: dict[str, dict[str, list[int]]] = field(default_factory=dict)


def compile_shelf(index: OpenIndex, tables: Tables, digest: str) -> bytes:
    """The whole search shelf of one edition as one block of bytes, checksum first."""
    entries = list(index.entries())
    draft = _Draft(entries, Tree(entries, tables.everyday))
    draft.postings = {name: dict(index.postings(name)) for name in (TITLE, TERMS, SEVENTH)}
    draft.postings["path"] = _path_postings(draft, tables)
    draft.phrases = [_phrases(draft, number, tables) for number in range(len(entries))]
    _post_extra(draft, tables)
    body = marshal.dumps(_pack(draft, index.seal, digest))
    return struct.pack("<II", FORMAT, zlib.crc32(body)) + body


def _phrases(draft: _Draft, number: int, tables: Tables) -> list[_Phrase]:
    """What an entry is called: title, terms, authored names, and those of headers it stands for."""
    entry = draft.entries[number]
    found = [_Phrase(OWN_TITLE, entry.title, stated_words(entry.title))]
    found += [_Phrase(INCLUSION, text, words_of(text)) for text in entry.terms]
    found += [_Phrase(AUTHORED, text, words_of(text)) for text in _authored(draft, number, tables)]
    for header in draft.tree.stands_for(number):
        found += _header_phrases(draft, header, tables, ())
    side = draft.tree.side(number)
    if side:
        for header in (entry.parent, *draft.tree.stands_for(entry.parent)):
            found += _header_phrases(draft, header, tables, (side,))
    return found[:MOST_PHRASES]


def _authored(draft: _Draft, number: int, tables: Tables) -> tuple[str, ...]:
    everyday = tables.everyday.get(draft.entries[number].code)
    return everyday.phrases if everyday else ()


def _header_phrases(draft: _Draft, header: int, tables: Tables, more: tuple[str, ...]) -> list[_Phrase]:
    above = draft.entries[header]
    texts = (above.title, *above.terms, *_authored(draft, header, tables))
    return [_Phrase(HEADER, f"{above.code} {text}", [*stated_words(text), *more]) for text in texts]


def _path_postings(draft: _Draft, tables: Tables) -> dict[str, list[int]]:
    """The words above each entry: titles and terms of its ancestors."""
    above: list[frozenset[str]] = []
    found: dict[str, list[int]] = defaultdict(list)
    known: dict[tuple[int, tuple[str, ...]], frozenset[str]] = {}
    for number, entry in enumerate(draft.entries):
        key = (entry.parent, entry.above)
        words = known.get(key)
        if words is None:
            texts = list(entry.above)
            words = frozenset()
            if entry.parent >= 0:
                parent = draft.entries[entry.parent]
                texts += [parent.title, *parent.terms, *_authored(draft, entry.parent, tables)]
                words = above[entry.parent]
            words = known[key] = words.union(*(stated_words(text) for text in texts))
        above.append(words)
        for word in words:
            found[word].append(number)
    return dict(found)


def _post_extra(draft: _Draft, tables: Tables) -> None:
    """Adds to the index's own postings the words of authored phrases and of the drugs' names."""
    extra: dict[str, set[int]] = defaultdict(set)
    for number, phrases in enumerate(draft.phrases):
        for phrase in phrases:
            if phrase.kind in {AUTHORED, HEADER}:
                for word in phrase.words:
                    extra[word].add(number)
    for drugs in tables.drugs:
        _post_drugs(draft, drugs, extra)
    posted = draft.postings[TERMS]
    for word, numbers in extra.items():
        posted[word] = sorted(numbers.union(posted.get(word, ())))


def _post_drugs(draft: _Draft, drugs: DrugClass, extra: dict[str, set[int]]) -> None:
    """Puts the names of a class to its codes; long-term use is what the name alone means."""
    long_term = [n for code in drugs.long_term for n in draft.tree.below(code)]
    others = [n for code in (*drugs.poisoning, *drugs.allergy) for n in draft.tree.below(code)]
    for name in drugs.names:
        words = words_of(name)
        for word in words:
            extra[word].update(others, long_term)
        for number in long_term:
            draft.phrases[number].append(_Phrase(AUTHORED, name, words))


def _pack(draft: _Draft, seal: str, digest: str) -> dict[str, Any]:
    entries, tree = draft.entries, draft.tree
    priors = [prior(entry, tree.weight(n), tree.weight_near(n)) for n, entry in enumerate(entries)]
    order = sorted(range(len(entries)), key=lambda n: (-priors[n], n))
    rank = array("I", bytes(4 * len(entries)))
    for new, old in enumerate(order):
        rank[old] = new
    lexicon = sorted({word for postings in draft.postings.values() for word in postings})
    number_of = {word: number for number, word in enumerate(lexicon)}
    weights = _weights(draft, lexicon)
    phrase_at, phrases = _pack_phrases([draft.phrases[old] for old in order], number_of, weights)
    lines_at, lines = _pack_lines(draft, order)
    codes = sorted((entry.code.replace(".", ""), n) for n, entry in enumerate(entries))
    groups = dict(tree.groups()) | _brief(draft.phrases)
    return {
        "seal": seal, "digest": digest, "count": len(entries),
        "lexicon": lexicon, "pairs": pack_pairs(lexicon), "weights": weights.tobytes(),
        "fields": {name: _pack_field(draft.postings[name], lexicon, rank) for name in FIELDS},
        "starts": _pack_starts(draft, lexicon, rank),
        "prior": array("f", (priors[old] for old in order)).tobytes(),
        "phrase_at": phrase_at, "phrases": phrases, "lines_at": lines_at, "lines": lines,
        "codes": [code for code, _ in codes],
        "code_ranks": array("I", (rank[n] for _, n in codes)).tobytes(),
        "groups": {
            name: _bits((rank[n] for n in found), len(entries)) for name, found in groups.items()
        },
    }  # fmt: skip


def _brief(phrases: list[list[_Phrase]]) -> dict[str, list[int]]:
    """Entries that some phrase names in at most so many telling words."""
    found: dict[str, list[int]] = {f"brief {most}": [] for most in range(1, LONGEST_BRIEF + 1)}
    for number, every in enumerate(phrases):
        shortest = min(sum(word not in _EMPTY for word in phrase.words) for phrase in every)
        for most in range(max(1, shortest), LONGEST_BRIEF + 1):
            found[f"brief {most}"].append(number)
    return found


def _weights(draft: _Draft, lexicon: Iterable[str]) -> "array[float]":
    """How much each word tells, about 0 to 1, from how few entries hold it."""
    count = len(draft.entries)
    found = array("f")
    for word in lexicon:
        held = max(len(draft.postings[name].get(word, ())) for name in (TITLE, TERMS))
        weight = math.log((count + 1) / (held + 1)) / math.log(count + 1) if held else 0.5
        if word in _LIGHT:
            weight = _LIGHT[word]
        elif word in _EMPTY:
            weight = 0.0
        found.append(weight)
    return found


def _pack_field(
    postings: Mapping[str, list[int]], lexicon: list[str], rank: "array[int]"
) -> tuple[bytes, bytes]:
    """Postings of every word in order of the lexicon: offsets, then sorted ranks."""
    offsets, every = array("I", [0]), array("I")
    for word in lexicon:
        numbers = postings.get(word)
        if numbers:
            every.extend(rank[n] for n in numbers)
        offsets.append(len(every))
    return offsets.tobytes(), every.tobytes()


def _pack_starts(
    draft: _Draft, lexicon: list[str], rank: "array[int]"
) -> dict[str, tuple[bytes, bytes]]:
    """For beginnings of words that very many entries hold: those that hold it themselves, and all."""
    found: dict[str, tuple[bytes, bytes]] = {}
    count = len(draft.entries)
    for length in range(1, LONGEST_START + 1):
        for start, words in groupby(lexicon, lambda word: word[:length]):  # noqa: B023 - used at once
            near: set[int] = set()
            far: set[int] = set()
            for word in words:
                for name in FIELDS:
                    into = near if name in (TITLE, TERMS) else far
                    into.update(draft.postings[name].get(word, ()))
            if len(start) == length and len(near) + len(far) > MOST_LOOSE:
                far |= near
                found[start] = (
                    _bits((rank[n] for n in near), count),
                    _bits((rank[n] for n in far), count),
                )
    return found


def _pack_phrases(
    phrases: list[list[_Phrase]], number_of: Mapping[str, int], weights: "array[float]"
) -> tuple[bytes, bytes]:
    """For every entry its phrases as word numbers, each closed by its kind and what it tells in all."""
    offsets, every = array("I", [0]), array("H")
    for found in phrases:
        for phrase in found:
            words = [number_of[word] for word in phrase.words]
            every.extend(words)
            every.append(KINDS + phrase.kind)
            every.append(min(TOP, round(TOLD * sum(weights[word] for word in words))))
        offsets.append(len(every))
    return offsets.tobytes(), every.tobytes()


def _pack_lines(draft: _Draft, order: list[int]) -> tuple[bytes, bytes]:
    """What is shown of an entry, each as one marshalled tuple."""
    offsets, lines = array("I", [0]), bytearray()
    for old in order:
        entry = draft.entries[old]
        texts = tuple(phrase.text for phrase in draft.phrases[old])
        lines += marshal.dumps(
            (entry.code, entry.title, entry.billable, entry.header_of, entry.sevenths, texts)
        )
        offsets.append(len(lines))
    return offsets.tobytes(), bytes(lines)


def _bits(numbers: Iterable[int], count: int) -> bytes:
    found = bytearray((count >> 3) + 1)
    for number in numbers:
        found[number >> 3] |= 1 << (number & 7)
    return bytes(found)
