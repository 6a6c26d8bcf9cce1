"""The terms of the installed indexes as more names of the codes they lead to."""

from collections import Counter
from collections.abc import Iterator

from coderdesk.codebook.alphabetic import essential
from coderdesk.codebook.lists import InstalledList, Lists
from coderdesk.domain.code import Edition
from coderdesk.domain.index_book import IndexKind

# The drug table is left out: its forty thousand cells would name half a chapter six times over.
NAMING = (IndexKind.DISEASES, IndexKind.CAUSES, IndexKind.NEOPLASMS, IndexKind.PROCEDURES)
MOST = 40  # names of one code
Name = tuple[str, str, str]
"""A code with its dot, the index that names it, and the name."""


def names_for(lists: Lists, edition: Edition) -> Iterator[Name]:
    """What the indexes nearest to an edition call its codes."""
    counted: Counter[str] = Counter()
    for kind in NAMING:
        one = lists.nearest(kind, edition.expires or edition.effective)
        if one is None or kind.system is not edition.system:
            continue
        for code, name in _named(lists, one):
            counted[code] += 1
            if counted[code] <= MOST:
                yield code, kind.label, name


def _named(lists: Lists, one: InstalledList) -> Iterator[tuple[str, str]]:
    path: list[str] = []
    rows = lists.ask(one, "SELECT depth, title, code, manif, cells FROM entry ORDER BY id")
    for depth, title, code, manifestation, cells in rows:
        path[int(str(depth)) :] = [essential(str(title))]
        name = ", ".join(part for part in path if part)
        for found in (code, manifestation):
            yield from _usable(str(found), name)
        for head, cell in zip(one.texts[1:], str(cells).split("\t"), strict=False):
            yield from _usable(cell, f"{name}, {head}")


def _usable(code: str, name: str) -> Iterator[tuple[str, str]]:
    """A code without its dash, with its name; the beginnings of procedure codes name no code."""
    plain = code.rstrip("-").rstrip(".")
    if plain and name:
        yield plain, name
