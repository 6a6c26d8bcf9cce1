"""Where words stand in a text: the exact half of finding, after the index has named the pages.

Words are looked for from their beginning (``insul`` finds ``insulin``), words in quotation marks whole
and in that order. Several words count as found where they stand near each other, in any order. Case and
accents make no difference.
"""

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

NEAR = 200  # characters that several words may be apart: about two lines
BEFORE, AFTER = 60, 90  # characters of a snippet around what was found
MOST_TERMS = 12
_TOKEN = re.compile(r"[^\W_]+")
_TERM = re.compile(r'"([^"]*)"|(\S+)')
_BLANK = re.compile(r"\s+")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_GAP = r"[\W_]+"


@dataclass(frozen=True, slots=True)
class Term:
    """One thing to find: folded tokens in a row; ``whole`` when the last must not run on."""

    tokens: tuple[str, ...]
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where all terms stand together: a span of the text and the spans of the terms in it."""

    start: int
    end: int
    marks: tuple[tuple[int, int], ...]


def terms_of(words: str) -> tuple[Term, ...]:
    """What a coder's words ask for; nothing where there is no letter or digit."""
    terms = []
    for quoted, word in _TERM.findall(words[:1000]):
        tokens = tuple(_TOKEN.findall(fold(quoted or word)))
        if tokens:
            terms.append(Term(tokens, whole=bool(quoted)))
    return tuple(dict.fromkeys(terms))[:MOST_TERMS]


def index_query(terms: tuple[Term, ...]) -> str:
    """The question to the index that every page with all terms answers; empty if too wide."""
    asked = []
    for term in terms:
        *first, last = term.tokens
        asked += [f'"{token}"' for token in first]
        if term.whole:
            asked.append(f'"{last}"')
        elif len(last) > 1:  # one letter would name nearly every page
            asked.append(f'"{last}"*')
    return " AND ".join(asked)


def places(text: str, terms: tuple[Term, ...]) -> tuple[Place, ...]:
    """Where the terms stand together in a text, first to last, never overlapping."""
    folded = fold(text)
    seen = [_occurrences(folded, term) for term in terms]
    if not terms or not all(seen):
        return ()
    if len(terms) == 1:
        return tuple(Place(start, end, ((start, end),)) for start, end in seen[0])
    return _together(seen)


def snippet(text: str, place: Place) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The words around a place on one line, and where in it the terms stand."""
    begin = max(0, place.start - BEFORE)
    finish = min(len(text), place.end + AFTER)
    while begin > 0 and begin < place.start and not text[begin - 1].isspace():
        begin += 1
    while finish < len(text) and finish > place.end and not text[finish].isspace():
        finish -= 1
    line = "… " if begin > 0 else ""
    marks = []
    at = begin
    for start, end in place.marks:
        line += _BLANK.sub(" ", text[at:start])
        marks.append((len(line), len(line) + len(_BLANK.sub(" ", text[start:end]))))
        line += _BLANK.sub(" ", text[start:end])
        at = end
    line += _BLANK.sub(" ", text[at:finish])
    return line + (" …" if finish < len(text) else ""), tuple(marks)


def fold(text: str) -> str:
    """The text in small letters without accents, each character in its place."""
    if not text.isascii():
        text = _BEYOND_ASCII.sub(lambda found: _folded(found[0]), text)
    return text.lower()


@cache
def _folded(sign: str) -> str:
    base = unicodedata.normalize("NFKD", sign)[0].lower()
    return base if len(base) == 1 and len(base.lower()) == 1 else sign


def _occurrences(folded: str, term: Term) -> list[tuple[int, int]]:
    first = term.tokens[0]
    rest = re.compile(_GAP.join(term.tokens)) if len(term.tokens) > 1 else None
    found = []
    at = folded.find(first)
    while at >= 0:
        end = at + len(first)
        if rest is not None:
            match = rest.match(folded, at)
            end = match.end() if match else -1
        starts = at == 0 or not folded[at - 1].isalnum()
        ends = not term.whole or end >= len(folded) or not folded[end].isalnum()
        if end > 0 and starts and ends:
            found.append((at, end))
        at = folded.find(first, at + 1)
    return found


def _together(seen: list[list[tuple[int, int]]]) -> tuple[Place, ...]:
    """The shortest spans that hold one occurrence of each term, shortest chosen first."""
    events = sorted((start, end, term) for term, spans in enumerate(seen) for start, end in spans)
    last: dict[int, tuple[int, int]] = {}
    spans = []
    for start, end, term in events:
        last[term] = (start, end)
        if len(last) == len(seen):
            marks = tuple(sorted(last.values()))
            whole = Place(marks[0][0], max(mark[1] for mark in marks), marks)
            if whole.end - whole.start <= NEAR and _apart(marks):
                spans.append(whole)
    chosen: list[Place] = []
    for span in sorted(spans, key=lambda span: (span.end - span.start, span.start)):
        at = bisect_left(chosen, span.start, key=lambda place: place.start)
        after = at == 0 or chosen[at - 1].end <= span.start
        if after and (at == len(chosen) or span.end <= chosen[at].start):
            chosen.insert(at, span)
    return tuple(chosen)


def _apart(marks: tuple[tuple[int, int], ...]) -> bool:
    return all(one[1] <= two[0] for one, two in pairwise(marks))
