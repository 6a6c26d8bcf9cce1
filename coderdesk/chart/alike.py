"""Documents that say nearly the same: a fax sent twice, a note filed again with another head or date.

Texts are compared by sketches of their runs of words (bottom-k MinHash; A. Broder, "On the
resemblance and containment of documents", 1997). Numbers are left out, for dates, times and page
numbers are what differs between two prints of one note.
"""

import heapq
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from zlib import crc32

RUN = 5  # words in a row
KEPT = 128  # runs kept of a text
ENOUGH = 0.7  # share of runs that both have
LEAST = 40  # words; what is shorter resembles much
_WORD = re.compile(r"[^\W\d_]+")


def nearly_same(texts: Iterable[tuple[int, str]]) -> dict[int, int]:
    """For each document that repeats one before it as a whole, the one it resembles most.

    ``texts`` are ids with texts, the earliest first; a document that is like no other is left out.
    """
    sketches: dict[int, frozenset[int]] = {}
    having: defaultdict[int, list[int]] = defaultdict(list)
    found: dict[int, int] = {}
    for number, text in texts:
        sketch = _sketch(text)
        common = Counter(other for run in sketch for other in having[run])
        best = max(common, key=lambda other: _alike(sketch, sketches[other]), default=None)
        if best is not None and _alike(sketch, sketches[best]) >= ENOUGH:
            found[number] = best
        sketches[number] = sketch
        for run in sketch:
            having[run].append(number)
    return found


def _sketch(text: str) -> frozenset[int]:
    words = _WORD.findall(text.casefold())
    if len(words) < LEAST:
        return frozenset()
    runs = {crc32(" ".join(words[at : at + RUN]).encode()) for at in range(len(words) - RUN + 1)}
    return frozenset(heapq.nsmallest(KEPT, runs))


def _alike(one: frozenset[int], other: frozenset[int]) -> float:
    """Which share of the runs of both stands in each: 0 to 1."""
    least = heapq.nsmallest(KEPT, one | other)
    return sum(run in one and run in other for run in least) / max(1, len(least))
