"""What a note repeats from earlier notes, and where two notes differ.

Text is compared by its words, so that line ends, white space and punctuation make no difference. A
number that has changed breaks the repetition: what is new stands out.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from coderdesk.domain.compared import Compared, Span

RUN = 8  # words in a row that must stand in an earlier note
MOST_WORDS = 6000  # of a note that is compared word by word; the rest is left out
_WORD = re.compile(r"[^\W_]+(?:[.,/'\u2019-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a text, folded, with their places."""

    words: tuple[str, ...]
    spans: tuple[Span, ...]


def copied_spans(text: str, earlier: Iterable[str]) -> tuple[Span, ...]:
    """The half-open spans of a text that stand in an earlier one, in order and apart."""
    known = {run for one in earlier for run in _runs(_words(one).words)}
    read = _words(text)
    copied = [False] * len(read.words)
    for at, run in enumerate(_runs(read.words)):
        if run in known:
            copied[at : at + RUN] = [True] * RUN
    return _joined(read.spans, copied)


def compare(one: str, other: str) -> Compared:
    """Where two texts differ, word by word."""
    first, second = _words(one, MOST_WORDS), _words(other, MOST_WORDS)
    gone, new = [False] * len(first.words), [False] * len(second.words)
    matcher = SequenceMatcher(None, first.words, second.words, autojunk=len(first.words) > RUN**3)
    alike = 0
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            alike += b - a
        else:
            gone[a:b] = [True] * (b - a)
            new[c:d] = [True] * (d - c)
    return Compared(_joined(first.spans, gone), _joined(second.spans, new), alike, sum(gone), sum(new))


def _words(text: str, most: int | None = None) -> _Words:
    found = list(_WORD.finditer(text))[:most]
    return _Words(
        tuple(match.group().casefold() for match in found), tuple(match.span() for match in found)
    )


def _runs(words: Sequence[str]) -> Iterable[tuple[str, ...]]:
    return (tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def _joined(spans: Sequence[Span], marked: Sequence[bool]) -> tuple[Span, ...]:
    """Marked words as spans; neighbours become one."""
    found: list[Span] = []
    for at, (start, end) in enumerate(spans):
        if marked[at] and at and marked[at - 1] and found:
            found[-1] = (found[-1][0], end)
        elif marked[at]:
            found.append((start, end))
    return tuple(found)
