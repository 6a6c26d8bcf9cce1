"""The tree of a book as ranking sees it: which line stands for a header whose words do not decide."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping

from coderdesk.codebook.index import Entry
from coderdesk.codebook.search_tables import Everyday

_SIDE = re.compile(r"\b(right|left|bilateral|unilateral)\b")
_OF_SIDED = 0.9
_TWO = 2  # sides make a choice of side
_PLAIN = re.compile(r"uncomplicated|without (?:mention of )?complications?\b")


class Tree:
    """Parents, children and defaults of a book's entries, by their number in book order."""

    def __init__(self, entries: list[Entry], everyday: Mapping[str, Everyday]) -> None:
        self._entries = entries
        self._children: dict[int, list[int]] = {}
        self._sided: dict[int, bool] = {}
        for number, entry in enumerate(entries):
            self._children.setdefault(entry.parent, []).append(number)
        self._own = [everyday[e.code].weight if e.code in everyday else 0.0 for e in entries]
        self._best = list(self._own)
        for number in range(len(entries) - 1, -1, -1):
            parent = entries[number].parent
            if parent >= 0:
                self._best[parent] = max(self._best[parent], self._best[number] * 0.98)
        self._codes = sorted((entry.code.replace(".", ""), n) for n, entry in enumerate(entries))
        self._stands: dict[int, list[int]] = {}
        for number in range(len(entries)):
            if number in self._children:
                default = self.default(number)
                if default != number:
                    self._stands.setdefault(default, []).append(number)

    def weight(self, number: int) -> float:
        """The authored weight of an entry; one that only adds a side has most of its header's."""
        parent = self._entries[number].parent
        inherited = _OF_SIDED * self._own[parent] if parent >= 0 and self.side(number) else 0.0
        return max(self._own[number], inherited)

    def weight_near(self, number: int) -> float:
        """The greatest authored weight below an entry, or, for a leaf, below its parent."""
        if number in self._children:
            return self._best[number]
        parent = self._entries[number].parent
        return self._best[parent] if parent >= 0 else 0.0

    def below(self, code: str) -> Iterator[int]:
        """Every entry whose code begins so."""
        plain = code.replace(".", "")
        at = bisect_left(self._codes, (plain, -1))
        while at < len(self._codes) and self._codes[at][0].startswith(plain):
            yield self._codes[at][1]
            at += 1

    def stands_for(self, number: int) -> list[int]:
        """The headers whose default is this entry, nearest first."""
        return sorted(self._stands.get(number, ()), reverse=True)

    def default(self, number: int) -> int:
        """The line that a header's words mean when they do not decide further."""
        while True:
            child = self._default_child(number)
            if child is None:
                return number
            number = child

    def _default_child(self, number: int) -> int | None:
        children = self._children.get(number)
        if not children or self._by_side(children):
            return None
        best = max(children, key=lambda child: (self._best[child], self._is_plain(child)))
        if self._best[best]:
            return best
        if len(children) == 1:
            return children[0]
        return self._plainest(children)

    def _is_plain(self, number: int) -> bool:
        title = self._entries[number].title.lower()
        return "unspecified" in title or bool(_PLAIN.search(title))

    def _plainest(self, children: list[int]) -> int | None:
        titles = {child: self._entries[child].title.lower() for child in children}
        for child, title in titles.items():
            if _PLAIN.search(title):
                return child
        for child, title in titles.items():
            if "unspecified" in title and self._entries[child].code[-1] in "09":
                return child
        return None

    def _by_side(self, children: list[int]) -> bool:
        """Whether the children differ in their side only."""
        first = children[0]
        if first not in self._sided:
            self._sided[first] = self._differ_by_side(children)
        return self._sided[first]

    def _differ_by_side(self, children: list[int]) -> bool:
        plain = {
            _SIDE.sub("", self._entries[c].title.lower()).replace("unspecified", "") for c in children
        }
        sided = sum(bool(_SIDE.search(self._entries[child].title.lower())) for child in children)
        return (
            sided >= _TWO
            and len({" ".join(title.split()) for title in plain}) <= len(children) - sided + 1
        )

    def side(self, number: int) -> str:
        """The side that an entry adds to the header above it, if it adds nothing else."""
        parent = self._entries[number].parent
        if parent < 0 or not self._by_side(self._children[parent]):
            return ""
        found = _SIDE.search(self._entries[number].title.lower())
        return found.group() if found else ""

    def groups(self) -> Iterator[tuple[str, list[int]]]:
        """Sets of entries that ranking treats alike."""
        entries = self._entries
        yield "billable", [n for n, e in enumerate(entries) if e.billable or e.sevenths]
        vague = []
        for children in self._children.values():
            sided = [n for n in children if _SIDE.search(entries[n].title.lower())]
            if len(sided) >= _TWO:
                vague += [
                    n for n in children if n not in sided and "unspecified" in entries[n].title.lower()
                ]
        yield "vague side", vague
        yield (
            "side header",
            [n for n, children in self._children.items() if n >= 0 and self._by_side(children)],
        )
        yield "sided", [n for n, e in enumerate(entries) if _SIDE.search(e.title.lower())]
