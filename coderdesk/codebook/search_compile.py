"""Compiles the postings of an index and the authored tables into what a keystroke needs.

Entries are numbered by static rank, so that the lowest bits of a bitset are the most probable codes.
"""

import marshal
import math
import struct
import zlib
from array import array
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from coderdesk.codebook.index import TERMS, TITLE, OpenIndex
from coderdesk.codebook.ranking_prior import prior
from coderdesk.codebook.search_draft import Draft, Names, Phrase, gather_draft
from coderdesk.codebook.search_shelf import FIELDS, FORMAT, KINDS, TOLD
from coderdesk.codebook.search_tables import Tables
from coderdesk.codebook.search_words import word_spans
from coderdesk.codebook.understand_spelling import pack_pairs, pack_sounds

TOP = 0xFFFF
LONGEST_BRIEF, LONGEST_START, MOST_LOOSE, FREQUENT = 4, 4, 1500, 800
# Words that say nothing about which code is meant, and words that say little.
_SILENT = "of the a an and or in to by for on at as from unspecified nos not nec s any is be mention"
_EMPTY = frozenset(_SILENT.split())
_LIGHT = {
    "disease": 0.12, "diseases": 0.12, "disorder": 0.12, "disorders": 0.12, "condition": 0.1,
    "other": 0.18, "specified": 0.1, "without": 0.17, "complications": 0.15, "complication": 0.15,
    "site": 0.05, "part": 0.08, "type": 0.08, "with": 0.03, "due": 0.03, "encounter": 0.1,
    "initial": 0.1, "elsewhere": 0.1, "classified": 0.05, "accidental": 0.05, "unintentional": 0.05,
    "level": 0.15, "current": 0.05,
}  # fmt: skip


def compile_shelf(index: OpenIndex, tables: Tables, digest: str, names: Names | None = None) -> bytes:
    """The whole search shelf of one edition as one block of bytes, checksum first."""
    draft = gather_draft(index, tables, names or {})
    body = marshal.dumps(_pack(draft, index.seal, digest))
    return struct.pack("<II", FORMAT, zlib.crc32(body)) + body


def _pack(draft: Draft, seal: str, digest: str) -> dict[str, Any]:
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
    lines_at, lines = _pack_lines(draft, order, number_of)
    codes = sorted((entry.code.replace(".", ""), n) for n, entry in enumerate(entries))
    groups = dict(tree.groups()) | _brief(draft.phrases)
    return {
        "seal": seal, "digest": digest, "count": len(entries),
        "lexicon": lexicon, "pairs": pack_pairs(lexicon), "sounds": pack_sounds(lexicon),
        "weights": weights.tobytes(),
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


def _brief(phrases: list[list[Phrase]]) -> dict[str, list[int]]:
    """Entries that some phrase names in at most so many telling words."""
    found: dict[str, list[int]] = {f"brief {most}": [] for most in range(1, LONGEST_BRIEF + 1)}
    for number, every in enumerate(phrases):
        shortest = min(sum(word not in _EMPTY for word in phrase.words) for phrase in every)
        for most in range(max(1, shortest), LONGEST_BRIEF + 1):
            found[f"brief {most}"].append(number)
    return found


def _weights(draft: Draft, lexicon: Iterable[str]) -> "array[float]":
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
) -> tuple[bytes, bytes, dict[int, bytes]]:
    """Postings of every word in order of the lexicon: offsets, ranks, and bitsets of frequent words."""
    offsets, every = array("I", [0]), array("I")
    frequent: dict[int, bytes] = {}
    for at, word in enumerate(lexicon):
        numbers = postings.get(word, [])
        if len(numbers) > FREQUENT:
            frequent[at] = _bits((rank[n] for n in numbers), len(rank))
        else:
            every.extend(rank[n] for n in numbers)
        offsets.append(len(every))
    return offsets.tobytes(), every.tobytes(), frequent


def _pack_starts(
    draft: Draft, lexicon: list[str], rank: "array[int]"
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
    phrases: list[list[Phrase]], number_of: Mapping[str, int], weights: "array[float]"
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


def _pack_lines(draft: Draft, order: list[int], number_of: Mapping[str, int]) -> tuple[bytes, bytes]:
    """What is shown of an entry, each as one marshalled tuple."""
    offsets, lines = array("I", [0]), bytearray()
    for old in order:
        entry = draft.entries[old]
        texts = tuple(phrase.text for phrase in draft.phrases[old])
        spans = [
            at
            for word, start, _end in word_spans(entry.title)
            if word in number_of
            for at in (number_of[word], start)
        ]
        shown = (entry.code, entry.title, entry.billable, entry.header_of, entry.sevenths, texts)
        lines += marshal.dumps((*shown, tuple(spans)))
        offsets.append(len(lines))
    return offsets.tobytes(), bytes(lines)


def _bits(numbers: Iterable[int], count: int) -> bytes:
    found = bytearray((count >> 3) + 1)
    for number in numbers:
        found[number >> 3] |= 1 << (number & 7)
    return bytes(found)
