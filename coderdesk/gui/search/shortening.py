"""Titles of hits that do not fit: words from the middle go, but not those that matched."""

from functools import lru_cache
from itertools import groupby

from PySide6.QtGui import QFontMetricsF

from coderdesk.gui.parts import Rich, literal, look, looks, rich

GAP = "…"
RAGGED = (0.93, 0.86, 0.78)  # how much of the width words fill when they wrap
# What tells a code from its neighbours goes last, even after what matched.
TELLING = {
    *("with", "without", "not", "no", "nor", "except", "other", "unspecified", "left", "right"),
    *("bilateral", "initial", "subsequent", "sequela", "acute", "chronic", "open", "closed"),
}
Marks = tuple[tuple[int, int], ...]
Word = tuple[str, bool]
"""A word and whether some of it matched."""


@lru_cache(maxsize=4096)
def lines_of(title: str, marks: Marks, width: int) -> int:
    """How many lines of at most two a title takes; most are told without laying them out."""
    if QFontMetricsF(look().font("strong")).horizontalAdvance(title) <= width:
        return 1
    if QFontMetricsF(look().font("body")).horizontalAdvance(title) > width:
        return 2
    return title_of(title, marks, width, 2).count


@lru_cache(maxsize=2048)
def title_of(title: str, marks: Marks, width: int, lines: int) -> Rich:
    """A title laid out in so many lines, its matched parts bold."""
    whole = rich(_marked(title, marks), "body", width, lines)
    if not whole.cut:
        return whole
    for filled in RAGGED if lines > 1 else (1.0,):
        short = rich(_shortened(title, marks, int(width * lines * filled)), "body", width, lines)
        if not short.cut:
            return short
    return rich(literal(title), "body", width, lines, middle=True)


def _marked(title: str, marks: Marks) -> str:
    pieces, at = [], 0
    for start, end in sorted(marks):
        if start < at or end <= start:
            continue
        pieces += [literal(title[at:start]), "**", literal(title[start:end]), "**"]
        at = end
    return "".join([*pieces, literal(title[at:])])


@lru_cache(maxsize=2048)
def _shortened(title: str, marks: Marks, room: int) -> str:
    words = _words(title, marks)
    plain, bold = QFontMetricsF(look().font("body")), QFontMetricsF(look().font("strong"))
    wide = [(bold if hit else plain).horizontalAdvance(word + " ") for word, hit in words]
    gap = plain.horizontalAdvance(GAP + " ")
    middle = len(words) / 2
    order = sorted(range(1, len(words) - 1), key=lambda at: (_weight(*words[at]), abs(at - middle)))
    gone: set[int] = set()
    for at in order:
        runs = sum(1 for dropped, _run in groupby(n in gone for n in range(len(words))) if dropped)
        if sum(wide[n] for n in range(len(words)) if n not in gone) + runs * gap <= room:
            break
        gone.add(at)
    kept = [(GAP, False) if n in gone else word for n, word in enumerate(words)]
    return _joined(kept)


def _weight(word: str, matched: bool) -> int:  # noqa: FBT001 - the two halves of a word
    return 2 if word.strip(",;()").lower() in TELLING else int(matched)


def _joined(words: list[Word]) -> str:
    said: list[str] = []
    for word, hit in words:
        if word == GAP and said[-1:] == [GAP]:
            continue
        said.append(f"**{literal(word)}**" if hit else literal(word))
    return " ".join(said)


def _words(title: str, marks: Marks) -> list[Word]:
    found, at = [], 0
    for word in title.split():
        at = title.index(word, at)
        end = at + len(word)
        found.append((word, any(start < end and at < stop for start, stop in marks)))
        at = end
    return found


looks().forgotten.connect(_shortened.cache_clear)
looks().forgotten.connect(title_of.cache_clear)
looks().forgotten.connect(lines_of.cache_clear)
