"""Where conditions are named in a text: known names, and nouns with what belongs to them."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from coderdesk.domain.mention import Terms

_WORD = re.compile(r"[a-z0-9\u00c0-\u024f]+(?:['\u2019.&][a-z0-9\u00c0-\u024f]+)*|\S", re.IGNORECASE)
_MOST_BEFORE, _MOST_PLACE = 4, 5
_LEVELS = frozenset({"type", "stage", "grade", "class", "degree"})
_LEVEL = re.compile(r"(?:\d{1,2}[a-d]?|i{1,3}v?|iv|v|one|two|three|four)")
_IN_PLACE = frozenset(
    {"the", "left", "right", "both", "his", "her", "upper", "lower", "bilateral", "of"}
)
_SIDES = frozenset({"left", "right", "bilateral", "severe", "mild", "moderate", "worsening"})
_PAIR = 2  # letters; an abbreviation of two counts only in capitals
_SHORT = 3


class _Text:
    """The words of a text with their places, and the singular of each."""

    def __init__(self, text: str) -> None:
        found = list(_WORD.finditer(text))
        self.spans = [match.span() for match in found]
        self.words = [_folded(match.group()) for match in found]
        self.capital = [match.group().isupper() for match in found]
        self.single = [_singular(word) for word in self.words]
        self.lines = [0] * len(found)
        line = 0
        for at in range(1, len(found)):
            gap = text[self.spans[at - 1][1] : self.spans[at][0]]
            line += gap.count("\n") > 1
            self.lines[at] = line


def find_terms(text: str, terms: Terms) -> tuple[tuple[int, int], ...]:
    """The half-open spans of the conditions named in a text, in order and apart."""
    read = _Text(text)
    spans: list[tuple[int, int]] = []  # in words
    at = 0
    while at < len(read.words):
        length = _name_at(read, at, terms)
        if not length:
            at += 1
            continue
        start = _with_modifiers(read, at, terms, spans[-1][1] if spans else 0)
        end = _with_place(read, at + length, terms)
        if spans and spans[-1][1] == start and read.lines[start] == read.lines[spans[-1][0]]:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
        at = end
    return tuple((read.spans[first][0], read.spans[last - 1][1]) for first, last in spans)


def _name_at(read: _Text, at: int, terms: Terms) -> int:
    """How many words the name that begins here has; 0 for none."""
    word, single = read.words[at], read.single[at]
    for key in dict.fromkeys((word, single)):
        for phrase in terms.phrases.get(key, ()):
            if _fits(read, at, phrase) and (len(phrase) > 1 or _is_meant(read, at, terms)):
                return len(phrase)
    return 1 if word in terms.heads or single in terms.heads else 0


def _is_meant(read: _Text, at: int, terms: Terms) -> bool:
    """Whether a single word is the name that it looks like."""
    word = read.words[at]
    if word in terms.shorts:
        return read.capital[at] or (len(word) > _PAIR and word not in terms.ordinary)
    return word not in terms.ordinary


def _fits(read: _Text, at: int, phrase: Sequence[str]) -> bool:
    end = at + len(phrase)
    if end > len(read.words) or read.lines[end - 1] != read.lines[at]:
        return False
    for step, wanted in enumerate(phrase):
        if wanted not in (read.words[at + step], read.single[at + step]):
            return False
    return True


def _with_modifiers(read: _Text, at: int, terms: Terms, least: int) -> int:
    """Where the words that belong to a name before it begin."""
    start = at
    while start > max(least, at - _MOST_BEFORE):
        before = read.words[start - 1]
        if before == "-" and start - 2 >= least and read.words[start - 2] in terms.modifiers:
            start -= 2
            continue
        known = before in terms.modifiers or before in _SIDES
        if not known or read.lines[start - 1] != read.lines[at] or before in terms.ordinary:
            break
        start -= 1
    return start


def _with_place(read: _Text, end: int, terms: Terms) -> int:
    """Where the words that belong to a name after it end: a stage, or the place it is said of."""
    words, count = read.words, len(read.words)
    if end + 1 < count and words[end] in _LEVELS and _LEVEL.fullmatch(words[end + 1]):
        return end + 2
    if end + 1 >= count or words[end] != "of":
        return end
    last, found = end + 1, end
    while last < count and last - end <= _MOST_PLACE and read.lines[last] == read.lines[end]:
        if words[last] in terms.places and words[last] not in _IN_PLACE:
            found = last + 1
        elif words[last] not in _IN_PLACE and words[last] not in terms.modifiers:
            break
        last += 1
    return found


def _folded(word: str) -> str:
    word = word.casefold().replace("\u2019", "'").removesuffix("'s").removesuffix("'")
    if word.isascii():
        return word
    plain = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in plain if not unicodedata.combining(letter)) or word


def _singular(word: str) -> str:
    if len(word) <= _SHORT or not word.endswith("s") or word.endswith(("ss", "is", "us")):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(("ses", "xes", "ches", "shes")) else word[:-1]


def spans_in(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[str]:
    """The words of each span."""
    for start, end in spans:
        yield " ".join(text[start:end].split())
