"""The terms of the installed indexes as more names of the codes they lead to."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from coderdesk.codebook.alphabetic import essential
from coderdesk.codebook.lists import InstalledList, Lists
from coderdesk.codebook.search_draft import WORDS_ONLY
from coderdesk.codebook.search_words import words_of
from coderdesk.domain.code import Edition
from coderdesk.domain.index_book import IndexKind

NAMING = (IndexKind.DISEASES, IndexKind.CAUSES, IndexKind.NEOPLASMS, IndexKind.PROCEDURES)
MOST = 40  # names of one code
Name = tuple[str, str, str]
"""A code with its dot, the index that names it, and the name."""
Words = dict[str, dict[str, None]]
"""The words of each code, in the order they came."""


def names_for(lists: Lists, edition: Edition) -> Iterator[Name]:
    """What the indexes nearest to an edition call its codes.

    The substances of the drug table and nonessential modifiers come as words only: a name for each of
    forty thousand cells would name half a chapter hundreds of times, and a modifier may be left out.
    """
    counted: Counter[str] = Counter()
    more: Words = defaultdict(dict)
    for kind in IndexKind:
        one = lists.nearest(kind, edition.expires or edition.effective)
        if one is None or kind.system is not edition.system:
            continue
        if kind not in NAMING:
            _add_substances(lists, one, more)
            continue
        for code, name in _named(lists, one, more):
            counted[code] += 1
            if counted[code] <= MOST:
                yield code, kind.label, name
    for code, words in more.items():
        yield code, WORDS_ONLY, " ".join(words)


def _add_substances(lists: Lists, one: InstalledList, more: Words) -> None:
    """Gives the codes of every column the words of the substance they stand beside."""
    path: list[tuple[str, ...]] = []
    for depth, title, cells in lists.ask(one, "SELECT depth, title, cells FROM entry ORDER BY id"):
        path[int(str(depth)) :] = [tuple(words_of(str(title)))]
        words = dict.fromkeys(word for part in path for word in part)
        for cell in str(cells).split("\t"):
            for code, _ in _usable(cell, str(title)):
                more[code].update(words)


def _named(lists: Lists, one: InstalledList, more: Words) -> Iterator[tuple[str, str]]:
    """The names of one index; its nonessential modifiers go to ``more``."""
    path: list[str] = []
    modifiers: list[tuple[str, ...]] = []
    rows = lists.ask(one, "SELECT depth, title, code, manif, cells FROM entry ORDER BY id")
    for depth, title, code, manifestation, cells in rows:
        path[int(str(depth)) :] = [essential(str(title))]
        apart = set(words_of(path[-1]))
        modifiers[int(str(depth)) :] = [
            tuple(word for word in words_of(str(title)) if word not in apart)
        ]
        beside = [word for part in modifiers for word in part]
        name = ", ".join(part for part in path if part)
        for found in (code, manifestation):
            for plain, called in _usable(str(found), name):
                yield plain, called
                if beside:
                    more[plain].update(dict.fromkeys(beside))
        for head, cell in zip(one.texts[1:], str(cells).split("\t"), strict=False):
            yield from _usable(cell, f"{name}, {head}")


def _usable(code: str, name: str) -> Iterator[tuple[str, str]]:
    """A code without its dash, with its name; the beginnings of procedure codes name no code."""
    plain = code.rstrip("-").rstrip(".")
    if plain and name:
        yield plain, name
