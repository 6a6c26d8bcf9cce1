"""Looks things up in an installed index: by words, by place in the alphabet, by reference."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from coderdesk.codebook.lists import InstalledList, Lists
from coderdesk.domain.index_book import IndexEntry

LEAF, BEFORE = 160, 40  # lines shown at once, and how many of them before the one stood on
MOST_SHOWN, MOST_UNDER = 60, 40  # terms that fit the words, and lines right under the best of them
_COLUMNS = "id, above, last, depth, title, code, manif, see, also, cells"
_MODIFIERS = re.compile(r"\s*\((?:[^()]|\([^()]*\))*\)")
_BETWEEN = re.compile(r"[^0-9a-z]+")
_SHORT = 4  # letters up to which a word keeps its final s
_SILENT = frozenset(["a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to"])


def folded(text: str) -> str:
    """A text for looking up: small letters without accents, each word after one blank."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return " " + " ".join(word for word in _BETWEEN.split(plain) if word)


def essential(title: str) -> str:
    """A title without its nonessential modifiers."""
    return _MODIFIERS.sub("", title).strip(" ,") or title


@dataclass(frozen=True, slots=True)
class _Spans:
    """Stretches of lines that do not overlap, in order."""

    starts: list[int]
    ends: list[int]

    def hold(self, number: int) -> bool:
        """Whether a line lies in one of them."""
        at = bisect_right(self.starts, number) - 1
        return at >= 0 and number <= self.ends[at]


@dataclass(frozen=True, slots=True)
class Fitting:
    """The lines to show for some words, the best of them, and those that fit by themselves."""

    lines: tuple[int, ...] = ()
    best: int = -1
    fitting: frozenset[int] = frozenset()


class Alphabet:
    """One installed index; safe to use from any thread."""

    def __init__(self, lists: Lists, one: InstalledList) -> None:
        self._lists, self.one = lists, one

    @property
    def count(self) -> int:
        """How many lines it has."""
        return self.one.rows

    def entry(self, number: int) -> IndexEntry | None:
        """One line."""
        return next(self._entries("id=?", number), None)

    def around(self, number: int, size: int = LEAF) -> tuple[IndexEntry, ...]:
        """The lines around a place, as the book has them."""
        first = max(0, min(number - min(BEFORE, size // 4), self.count - size))
        return tuple(self._entries("id>=? AND id<?", first, first + size))

    def under(self, entry: IndexEntry) -> tuple[IndexEntry, ...]:
        """The lines right under a line."""
        return tuple(
            self._entries("id>? AND id<=? AND above=?", entry.number, entry.last, entry.number)
        )

    def above(self, entry: IndexEntry) -> tuple[IndexEntry, ...]:
        """The terms that a line stands under, main term first."""
        found: list[IndexEntry] = []
        up = entry.above
        while up >= 0 and (one := self.entry(up)) is not None:
            found.insert(0, one)
            up = one.above
        return tuple(found)

    def naming(self, code: str) -> tuple[int, ...]:
        """The lines that lead to a code (with its dot), in a column of a table too."""
        forms = (code, f"{code}-", f"{code}.-")
        in_cells = " OR ".join(["instr(char(9)||cells||char(9), char(9)||?||char(9))"] * len(forms))
        rows = self._rows(
            f"SELECT id FROM entry WHERE code IN (?,?,?) OR manif IN (?,?,?) OR {in_cells} "  # noqa: S608
            "ORDER BY id LIMIT ?",
            *forms,
            *forms,
            *forms,
            MOST_SHOWN,
        )
        return tuple(int(str(row[0])) for row in rows)

    def nearest(self, words: str) -> int:
        """The main term where words would stand in the alphabet."""
        wanted = folded(words)
        found = next((n for n, said in zip(*self._main, strict=True) if said >= wanted), None)
        numbers = self._main[0]
        return found if found is not None else numbers[-1] if numbers else 0

    def find(self, words: str) -> Fitting:
        """The lines that fit words, with those above them, the best main term first.

        A word may be cut, and may stand in the line itself or in one that it stands under.
        """
        wanted = _wanted(words)
        if not wanted or max(map(len, wanted)) == 1:
            return Fitting()
        holding = [self._holding(word) for word in wanted]
        spans = [_outermost(rows) for rows in holding]
        every = sorted({row for rows in holding for row in rows})
        found = [row for row in every if all(span.hold(row[0]) for span in spans)]
        ranked = sorted(found, key=lambda row: self._rank(row, wanted))[:MOST_SHOWN]
        if not ranked:
            return Fitting()
        blocks: dict[int, set[int]] = {}
        for entry in self.entries(tuple(row[0] for row in ranked)):
            above = [one.number for one in self.above(entry)]
            block = blocks.setdefault([*above, entry.number][0], set())
            block.update(above, [entry.number])
            if entry.number == ranked[0][0]:
                block.update(one.number for one in self.under(entry)[:MOST_UNDER])
        lines = tuple(number for block in blocks.values() for number in sorted(block))
        return Fitting(lines, ranked[0][0], frozenset(row[0] for row in ranked))

    def entries(self, numbers: tuple[int, ...]) -> tuple[IndexEntry, ...]:
        """Lines by their places, in the order asked for."""
        found: dict[int, IndexEntry] = {}
        for start in range(0, len(numbers), 500):
            some = numbers[start : start + 500]
            marks = ",".join("?" * len(some))
            found |= {one.number: one for one in self._entries(f"id IN ({marks})", *some)}
        return tuple(found[number] for number in numbers if number in found)

    def term(self, reference: str) -> int:
        """The line that a reference names (``Fracture, traumatic, ankle``); -1 when there is none.

        A reference that goes on to what no line says (``by site``) ends at the last line it names.
        """
        steps = [
            step
            for part in reference.split(";", maxsplit=1)[0].split(",")
            if (step := folded(part).strip())
        ]
        if not steps:
            return -1
        numbers, said = self._main
        mains = list(zip(numbers, said, strict=True))
        at, taken = -1, 0
        for size in range(len(steps), 0, -1):  # a title may hold commas itself
            at = _named(" ".join(steps[:size]), mains)
            taken = size
            if at >= 0:
                break
        for step in steps[taken:] if at >= 0 else ():
            entry = self.entry(at)
            below = self.under(entry) if entry else ()
            on = _named(step, [(one.number, folded(essential(one.title))) for one in below])
            if on < 0:
                break
            at = on
        return at

    @cached_property
    def _main(self) -> tuple[list[int], list[str]]:
        """All main terms: their places, and their titles without modifiers, folded."""
        rows = self._rows("SELECT id, title FROM entry WHERE depth=0 ORDER BY id")
        return [int(str(row[0])) for row in rows], [folded(essential(str(row[1]))) for row in rows]

    def _holding(self, word: str) -> list[tuple[int, int, int, str]]:
        """The lines with a word that begins so."""
        rows = self._rows(
            "SELECT id, last, depth, words FROM entry WHERE words LIKE ? ORDER BY id", f"% {word}%"
        )
        return [(int(str(a)), int(str(b)), int(str(c)), str(d)) for a, b, c, d in rows]

    def _rank(self, row: tuple[int, int, int, str], wanted: list[str]) -> tuple[object, ...]:
        """Lines whose main term begins with the first word first, then the least that says more."""
        number, _last, depth, words = row
        main = self._main[1][bisect_right(self._main[0], number) - 1]
        begins = any(main.startswith(f" {word}") for word in wanted)
        own = words.split()
        more = sum(not any(said.startswith(word) for word in wanted) for said in own)
        whole = sum(any(said == word for said in own) for word in wanted)
        return (not begins, not main.startswith(f" {wanted[0]}"), depth, more - whole, number)

    def _entries(self, where: str, *values: object) -> Iterator[IndexEntry]:
        query = f"SELECT {_COLUMNS} FROM entry WHERE {where} ORDER BY id"  # noqa: S608 - our own words
        for row in self._rows(query, *values):
            number, above, last, depth = (int(str(value)) for value in row[:4])
            title, code, manifestation, see, also, cells = map(str, row[4:])
            split = tuple(cells.split("\t")) if cells else ()
            yield IndexEntry(number, above, last, depth, title, code, manifestation, see, also, split)

    def _rows(self, query: str, *values: object) -> list[tuple[object, ...]]:
        return self._lists.ask(self.one, query, *values)


def _wanted(words: str) -> list[str]:
    """The beginnings of words to look for; plurals as the index writes them."""
    every = folded(words).split()
    telling = [word for word in every if word not in _SILENT] or every
    return [word[:-1] if len(word) > _SHORT and word.endswith("s") else word for word in telling][:8]


def _outermost(rows: list[tuple[int, int, int, str]]) -> _Spans:
    """The stretches that lines and all under them take; those within others are left out."""
    spans = _Spans([], [])
    for number, last, _depth, _words in rows:
        if not spans.ends or number > spans.ends[-1]:
            spans.starts.append(number)
            spans.ends.append(last)
    return spans


def _named(step: str, lines: list[tuple[int, str]]) -> int:
    """The line that is called so: exactly, else the first whose name begins so."""
    wanted = f" {step}"
    exact = next((number for number, said in lines if said == wanted), -1)
    if exact >= 0:
        return exact
    return next((number for number, said in lines if f"{said} ".startswith(f"{wanted} ")), -1)
