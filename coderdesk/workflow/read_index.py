"""A trip within the indexes: by words, by place, by reference, and from a code back to its terms."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from coderdesk.codebook.alphabetic import Alphabet
from coderdesk.domain.code import CATEGORY_LENGTH, System
from coderdesk.domain.index_book import IndexKind, IndexLeaf
from coderdesk.errors import CoderDeskError
from coderdesk.workflow.codebooks import Codebooks

# How a reference to another index begins.
ELSEWHERE = (
    ("table of drugs", IndexKind.DRUGS),
    ("table of neoplasm", IndexKind.NEOPLASMS),
    ("neoplasm table", IndexKind.NEOPLASMS),
    ("index to diseases", IndexKind.DISEASES),
    ("alphabetic index", IndexKind.DISEASES),
    ("external cause", IndexKind.CAUSES),
    ("index to external", IndexKind.CAUSES),
)


@dataclass(frozen=True, slots=True)
class _Open:
    """One index, open at the edition of a day."""

    kind: IndexKind
    index: Alphabet
    in_force: bool
    shelf: tuple[IndexKind, ...]

    def leaf(self) -> IndexLeaf:
        """A leaf with nothing on it yet."""
        one = self.index.one
        return IndexLeaf(self.kind, self.shelf, one.edition, self.in_force, heads=one.texts)

    def around(self, number: int) -> IndexLeaf:
        """The lines around one, as the book has them."""
        entries = self.index.around(number)
        if not entries:
            return self.leaf()
        return replace(
            self.leaf(),
            entries=entries,
            at=next((n for n, entry in enumerate(entries) if entry.number == number), 0),
            above=self.index.above(entries[0]),
            earlier=entries[0].number > 0,
            later=entries[-1].number < self.index.count - 1,
        )

    def narrowed(self, numbers: Iterable[int]) -> IndexLeaf:
        """Some lines, each under those above it; the first one of them is stood on."""
        found = tuple(numbers)
        shown: dict[int, None] = {}
        for number in found:
            entry = self.index.entry(number)
            above = self.index.above(entry) if entry else ()
            shown |= dict.fromkeys([*(one.number for one in above), number])
        entries = self.index.entries(tuple(shown))
        at = next((n for n, entry in enumerate(entries) if entry.number == found[0]), 0)
        return replace(self.leaf(), entries=entries, at=at, fitting=frozenset(found))


class Indexes:
    """The installed indexes; safe to call from any thread."""

    def __init__(self, books: Codebooks) -> None:
        self._books = books

    def shelf(self) -> tuple[IndexKind, ...]:
        """Which indexes are installed, in the order of the book."""
        kinds = {one.kind for one in self._books.library.lists.installed()}
        return tuple(kind for kind in IndexKind if kind in kinds)

    def find(self, kind: IndexKind, words: str, day: date | None) -> IndexLeaf:
        """The terms that fit words; without words, or where none fits, the place in the alphabet.

        Of an index that is not installed, the next one is taken; with none, the leaf is empty.
        """
        shelf = self.shelf()
        if not shelf:
            return IndexLeaf(kind)
        opened = self._open(kind if kind in shelf else shelf[0], day)
        found = opened.index.find(words)
        if found.lines:
            entries = opened.index.entries(found.lines)
            at = next(n for n, entry in enumerate(entries) if entry.number == found.best)
            return replace(opened.leaf(), entries=entries, at=at, words=words, fitting=found.fitting)
        at = opened.index.nearest(words) if words.strip() else 0
        return replace(opened.around(at), words=words, nearest=len(words.strip()) > 1)

    def at(self, kind: IndexKind, number: int, day: date | None) -> IndexLeaf:
        """The index at a line, with the lines before and after it."""
        return self._open(kind, day).around(number)

    def follow(self, kind: IndexKind, reference: str, day: date | None) -> IndexLeaf:
        """The place that a reference sends to, in another index where it names one.

        Of several targets (``Fracture; Injury, by site``) the first that an installed index has.

        Raises:
            CoderDeskError: no installed index has the term.
        """
        targets = [target for part in reference.split(";") if (target := part.strip())]
        for target in targets or [reference]:
            leaf = self._sent_to(kind, target, day)
            if leaf:
                return leaf
        raise CoderDeskError(
            f"No index here has the term “{reference[:80]}”.",
            "Type its first word, or import the index that it sends to.",
        )

    def _sent_to(self, kind: IndexKind, reference: str, day: date | None) -> IndexLeaf | None:
        for one in self._candidates(kind, reference):
            target = _term_of(one, reference)
            opened = self._open(one, day)
            number = opened.index.term(target) if target or one is kind else 0
            if number < 0 and one is IndexKind.NEOPLASMS:  # all of it stands under one main term
                number = opened.index.term(f"Neoplasm, {target}") or -1
            if number >= 0:
                return opened.around(number)
        return None

    def naming(self, system: System, code: str, day: date | None) -> IndexLeaf:
        """The terms that lead to a code, or else to the code that it stands under.

        Raises:
            CoderDeskError: no term of an installed index does.
        """
        names = [code[:size].rstrip(".") for size in range(len(code), CATEGORY_LENGTH - 1, -1)]
        kinds = [kind for kind in self.shelf() if kind.system is system]
        for name in dict.fromkeys(names):
            for kind in kinds:
                opened = self._open(kind, day)
                found = opened.index.naming(name)
                if found:
                    return opened.narrowed(found)
        raise CoderDeskError(
            f"No index here leads to {code}.",
            "Type the condition, or import the official index.",
        )

    def _open(self, kind: IndexKind, day: date | None) -> _Open:
        lists = self._books.library.lists
        one = lists.nearest(kind, day)
        if one is None:
            raise CoderDeskError(
                f"{kind.label} is not installed.", "Drop its official file on the window."
            )
        day = day or date.today()  # noqa: DTZ011 - the coder's own day
        return _Open(kind, Alphabet(lists, one), one.edition.covers(day), self.shelf())

    def _candidates(self, kind: IndexKind, reference: str) -> list[IndexKind]:
        """The indexes that a reference may mean, likeliest first."""
        folded = reference.casefold()
        named = [one for start, one in ELSEWHERE if folded.startswith(start)]
        also = [IndexKind.NEOPLASMS] if folded.startswith("neoplasm") else []
        others = [one for one in IndexKind if one.system is kind.system and not one.is_table]
        installed = self.shelf()
        return [one for one in dict.fromkeys([*named, *also, kind, *others]) if one in installed]


def _term_of(kind: IndexKind, reference: str) -> str:
    """The term that a reference names within the index it sends to."""
    folded = reference.casefold()
    if any(folded.startswith(start) for start, one in ELSEWHERE if one is kind):
        return reference.partition(",")[2].strip()
    return reference
