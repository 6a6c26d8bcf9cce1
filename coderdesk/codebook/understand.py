"""Understands what a coder types: words into slots, each with what it may mean."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from coderdesk.codebook.search_words import fold
from coderdesk.codebook.understand_numbers import number_phrase
from coderdesk.codebook.understand_words import Meaning, Vocabulary, with_own

MOST_LETTERS, MOST_TOKENS, LONGEST_PHRASE = 300, 16, 6
_TOKEN = re.compile(
    r"[a-z]\d[0-9a-z]\.[0-9a-z]{1,4}|\d+\.\d+|[a-z0-9]+(?:/[a-z0-9]+)+|[a-z]/|[a-z0-9]+|[+&]"
)
_GLUED = re.compile(r"([a-z]{2,})(\d{1,2}[a-d]?)|(\d{1,2})([a-z]{2,})")
_DENIALS = frozenset({"without", "w/o", "wo", "not"})
_FILLERS = frozenset({"my", "his", "her", "their", "very", "really", "some"})
CODE = re.compile(r"[a-z][0-9][0-9a-z](?:\.?[0-9a-z]{1,4})?\.?|[a-z][0-9]{1,2}\.?")
_WHOLE_CODE = re.compile(r"[a-z0-9]{2,8}")


@dataclass(frozen=True, slots=True)
class Slot:
    """One thing the coder said, and what it may mean, best first.

    ``literal`` are the words as typed ("" when they only make sense as understood); ``cut`` says
    that the last of them may be unfinished; ``role`` is how the slot acts (``word``, ``side``,
    ``seventh``, ``frame``, ``light``): only words and frames must match.
    """

    text: str
    kind: str
    role: str
    meanings: tuple[Meaning, ...]
    literal: str = ""
    cut: bool = False

    @property
    def required(self) -> bool:
        """Whether a code must match it."""
        return self.role in {"word", "frame"}


@dataclass(frozen=True, slots=True)
class Query:
    """A query as understood; ``code`` is set when the whole of it may be (the beginning of) a code."""

    text: str
    slots: tuple[Slot, ...] = ()
    code: str = ""
    breaks: tuple[int, ...] = ()

    @property
    def understood(self) -> tuple[tuple[str, str], ...]:
        """What was typed beside what it was taken for, where the two differ."""
        return tuple(
            (slot.text, slot.meanings[0].shown)
            for slot in self.slots
            if slot.kind != "words" and slot.meanings
        )


def tokens_of(text: str) -> list[str]:
    """The pieces of a query; ``w/`` and ``s/p`` stay whole."""
    return _TOKEN.findall(fold(text[:MOST_LETTERS]).replace("-", " "))[:MOST_TOKENS]


Own = tuple[tuple[str, str], ...]


@lru_cache(maxsize=512)
def understand(text: str, own: Own = ()) -> Query:
    """Understands a query, any text at all; ``own`` are the coder's words and what they mean."""
    known = with_own(own)
    folded = fold(text[:MOST_LETTERS]).strip()
    plain = re.sub(r"[\s.,_\-]", "", folded)
    code = plain.upper() if _WHOLE_CODE.fullmatch(plain) and any(c.isdigit() for c in plain) else ""
    open_end = bool(text) and not text[-1].isspace()
    slots, breaks = _slots(_split(tokens_of(text), known), known, open_end=open_end)
    return Query(text, tuple(slots), code, tuple(breaks))


def _split(tokens: list[str], known: Vocabulary) -> list[str]:
    """Cuts glued tokens the vocabulary does not know: ``ckd3b``, ``stage3``, ``htn/ckd``, ``32wks``."""
    found: list[str] = []
    for token in tokens:
        if token in _FILLERS:
            continue
        glued = _GLUED.fullmatch(token)
        if (token,) in known.phrases or token in _DENIALS:
            found.append(token)
        elif "/" in token:
            found.extend(part for part in token.split("/") if part)
        elif glued and not CODE.fullmatch(token):
            found.extend(part for part in glued.groups() if part)
        else:
            found.append(token)
    return found


def _slots(tokens: list[str], known: Vocabulary, *, open_end: bool) -> tuple[list[Slot], list[int]]:
    slots: list[Slot] = []
    breaks: list[int] = []
    at = 0
    while at < len(tokens):
        length, slot = _next(tokens, at, known)
        at += length
        if slot.role == "break":
            breaks.append(len(slots))
        elif slot.role != "drop":
            slots.append(replace(slot, cut=open_end and at == len(tokens)))
    return slots, sorted({one for one in breaks if 0 < one < len(slots)})


def _next(tokens: list[str], at: int, known: Vocabulary) -> tuple[int, Slot]:
    """The slot that begins here, and how many tokens it takes."""
    numbered = number_phrase(tokens, at)
    if numbered:
        text = " ".join(tokens[at : at + numbered[0]])
        return numbered[0], Slot(text, "number", "word", (numbered[1],))
    for length in range(min(LONGEST_PHRASE, len(tokens) - at), 0, -1):
        entry = known.phrase(tokens, at, length)
        if entry:
            text = " ".join(tokens[at : at + length])
            literal = text if entry.keeps_literal else ""
            return length, Slot(text, entry.kind, entry.role, entry.meanings, literal)
    if tokens[at] in _DENIALS and at + 1 < len(tokens):
        return 2, Slot(f"without {tokens[at + 1]}", "words", "word", (), f"-{tokens[at + 1]}")
    word = tokens[at]
    if CODE.fullmatch(word):
        code = word.replace(".", "").upper()
        meanings = (Meaning((), 1.0, ((code, code),), code), *known.related(word))
        return 1, Slot(word, "words", "word", meanings, word)
    return 1, Slot(word, "words", "word", known.related(word), word)
