"""The sections of a note, found by its headings."""

import re
from dataclasses import dataclass
from itertools import pairwise

from coderdesk.chart.headings import as_title, matter_of
from coderdesk.domain.chart import Section

_LONGEST = 64
_MOST_WORDS = 8
_FEW_WORDS = 3  # so many words before a colon are a heading even in small letters
_FEWEST_LETTERS = 4
_LEADS_ON = frozenset(
    ["a", "an", "and", "are", "for", "if", "in", "is", "of", "or", "that", "the", "to", "with"]
)
_LINE = re.compile(r"[^\n]*\n?")
_INLINE = re.compile(r"\s*([A-Za-z][A-Za-z0-9 /&,()'-]{1,60}?)\s*(?::|\s[-\u2013\u2014]\s)\s*\S")
_ALONE = re.compile(r"[A-Za-z][A-Za-z0-9 /&,.()'\u2019-]*:?")
_NUMBERED = re.compile(r"\s*(?:[IVX]{1,4}|\d{1,2})[.)]\s+(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading line: where the line starts, and its words."""

    start: int
    words: str


def find_sections(text: str) -> tuple[Section, ...]:
    """The sections of a text in order; each runs from its heading to the next one.

    A heading is a line (or the words before a colon) that the authored list knows, a line in capitals,
    or a short line of its own that ends in a colon. Sentences are never headings.
    """
    shouting = _is_shouting(text)
    found: list[Heading] = []
    for match in _LINE.finditer(text):
        words = _heading(match.group(), shouting=shouting)
        if words:
            found.append(Heading(match.start(), words))
    starts = [heading.start for heading in found] + [len(text)]
    return tuple(
        Section(as_title(heading.words), start, end)
        for heading, (start, end) in zip(found, pairwise(starts), strict=True)
    )


def _heading(line: str, *, shouting: bool) -> str:
    """The words of the heading that a line is or opens with, or an empty string."""
    bare = line.strip()
    if not bare:
        return ""
    bare = _NUMBERED.sub("", bare, count=1).strip("*#=_ ")
    if matter_of(bare):
        return bare
    if len(bare) <= _LONGEST and _ALONE.fullmatch(bare) and _stands_alone(bare, shouting=shouting):
        return bare
    inline = _INLINE.match(bare)
    if inline and _known_inline(inline.group(1)):
        return inline.group(1)
    return ""


def _stands_alone(bare: str, *, shouting: bool) -> bool:
    words = bare.rstrip(":").split()
    letters = sum(map(str.isalpha, bare))
    if len(words) > _MOST_WORDS or letters < _FEWEST_LETTERS or bare.endswith((".", ",")):
        return False
    if words[-1].lower() in _LEADS_ON:
        return False
    if bare.endswith(":"):
        capitals = sum(word[0].isupper() for word in words)
        return bare[0].isupper() and (len(words) <= _FEW_WORDS or 2 * capitals >= len(words))
    return bare == bare.upper() and not shouting and letters >= _FEWEST_LETTERS + 2 and "," not in bare


def _known_inline(words: str) -> bool:
    """Whether the words before a colon are a heading: known, and written as one (not ``data: ...``)."""
    return bool(matter_of(words)) and words[0].isupper()


def _is_shouting(text: str) -> bool:
    """Whether the whole note is in capitals, so that capitals say nothing."""
    letters = [letter for letter in text[:4000] if letter.isalpha()]
    return bool(letters) and sum(map(str.isupper, letters)) > 0.6 * len(letters)
