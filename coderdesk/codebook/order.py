"""Orders codes and titles without a tabular list into a book, and lays changes over a book.

Source: the layout of the yearly order files: CMS, ``ICD10OrderFiles.pdf`` within the release.
"""

import re
from bisect import insort
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from coderdesk.codebook.book_lines import Line, LineKind, Sevenths
from coderdesk.codebook.tabular_sevenths import FULL, PLACEHOLDER
from coderdesk.domain.code import CATEGORY_LENGTH, NoteKind, bare, dotted
from coderdesk.paths import shipped

_RANGE = re.compile(r"([A-Z]\w\w)-([A-Z]\w\w)")
_EXTENSION_GLUE = ", "
_PLACE = "§"  # marks the key of a chapter or section, whose name may be a code's


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of an order file: a code without its dot, whether it is billable, and its long title."""

    code: str
    billable: bool
    title: str


@dataclass(slots=True)
class _Node:
    name: str
    title: str
    kind: LineKind
    billable: bool = False
    notes: list[tuple[NoteKind, str]] = field(default_factory=list)
    defined: Sevenths = ()
    below: list[str] = field(default_factory=list)  # keys in book order
    above: str = ""


class Outline:
    """A book as a tree of codes, in which entries are put, changed and taken away."""

    def __init__(self, lines: Iterable[Line] = ()) -> None:
        self._nodes: dict[str, _Node] = {"": _Node("", "", LineKind.CHAPTER)}
        self._places: list[str] = []  # chapters and sections, in book order
        keys: list[str] = []
        for line in lines:
            key = bare(line.name) if line.kind.is_code else _PLACE + line.name
            keys.append(key)
            above = keys[line.parent] if line.parent >= 0 else ""
            node = _Node(
                line.name, line.title, line.kind, line.billable, list(line.notes), line.defined
            )
            node.above = above
            self._nodes[key] = node
            self._nodes[above].below.append(key)
            if not line.kind.is_code:
                self._places.append(key)
        if not keys:
            self._put_chapters()

    def has(self, code: str) -> bool:
        """Whether a code (without its dot) stands in the book."""
        return code in self._nodes

    def billable(self, code: str) -> bool:
        """Whether a code of the book is billable."""
        return self._nodes[code].billable

    def title(self, code: str) -> str:
        """The title of a code of the book."""
        return self._nodes[code].title

    def put(self, entry: Entry) -> None:
        """Adds an entry under its nearest header, or changes the one that is there; notes stay."""
        found = self._nodes.get(entry.code)
        if found:
            found.title, found.billable = entry.title, entry.billable
            return
        kind = LineKind.EXPANSION if len(entry.code) == FULL else LineKind.CODE
        above = self._place_of(entry.code)
        node = _Node(dotted(entry.code), entry.title, kind, entry.billable, above=above)
        self._nodes[entry.code] = node
        siblings = self._nodes[above].below
        node.below = [key for key in siblings if key.startswith(entry.code)]
        for key in node.below:  # a new header takes in what it stands over
            self._nodes[key].above = entry.code
            siblings.remove(key)
        insort(siblings, entry.code, key=_position)

    def take(self, code: str) -> None:
        """Takes a code away; what stood below it moves up, for the file may take that away later."""
        node = self._nodes.pop(code)
        above = self._nodes[node.above]
        above.below.remove(code)
        for key in node.below:
            self._nodes[key].above = node.above
            insort(above.below, key, key=_position)

    def lines(self) -> list[Line]:
        """The book, in book order, chapters without a code left out."""
        lines: list[Line] = []
        stack = [(key, -1) for key in reversed(self._nodes[""].below)]
        while stack:
            key, parent = stack.pop()
            node = self._nodes[key]
            if node.kind is LineKind.CHAPTER and not node.below:
                continue
            at = len(lines)
            lines.append(
                Line(
                    node.name,
                    node.title,
                    node.kind,
                    parent,
                    node.billable,
                    node.notes,
                    self._sevenths(node),
                    node.defined,
                )
            )
            stack += [(inner, at) for inner in reversed(node.below)]
        return lines

    def _sevenths(self, node: _Node) -> Sevenths:
        """The seventh characters of a base code, as its expansions show them."""
        if node.kind is not LineKind.CODE:
            return ()
        inner = [self._nodes[key] for key in node.below]
        return tuple(
            (one.name[-1], one.title.removeprefix(node.title).removeprefix(_EXTENSION_GLUE))
            for one in inner
            if one.kind is LineKind.EXPANSION
        )

    def _place_of(self, code: str) -> str:
        stem = code[:-1]
        if len(code) == FULL:
            stem = stem.rstrip(PLACEHOLDER) if stem not in self._nodes else stem
        while len(stem) >= CATEGORY_LENGTH:
            if stem in self._nodes:
                return stem
            stem = stem[:-1]
        return self._range_of(code[:CATEGORY_LENGTH])

    def _range_of(self, category: str) -> str:
        """The section, or else the chapter, that a new category belongs to."""
        chapter = ""
        for key in self._places:
            node = self._nodes[key]
            if node.kind is LineKind.SECTION and _within(category, node.name):
                return key
            if node.kind is LineKind.CHAPTER and _within(category, node.title):
                chapter = key
        return chapter or self._chapter_before(category)

    def _chapter_before(self, category: str) -> str:
        """The chapter of the category before a new one that lies just outside every printed range."""
        before = [key for key in self._nodes if len(key) == CATEGORY_LENGTH and key < category]
        key = max(before, default="")
        while key and self._nodes[key].kind is not LineKind.CHAPTER:
            key = self._nodes[key].above
        return key

    def _put_chapters(self) -> None:
        for number, title in chapters():
            key = f"{_PLACE}Chapter {number}"
            self._nodes[key] = _Node(f"Chapter {number}", title, LineKind.CHAPTER)
            self._nodes[""].below.append(key)
            self._places.append(key)


def _position(key: str) -> str:
    """Where a code or section stands among its siblings."""
    return key.lstrip(_PLACE)


def _within(category: str, text: str) -> bool:
    found = _RANGE.search(text)
    return bool(found) and found[1] <= category <= found[2]  # type: ignore[index]


@cache
def chapters() -> tuple[tuple[int, str], ...]:
    """Number and title of each chapter, with its range of categories."""
    text = shipped("codebooks", "icd10cm", "chapters.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return tuple((int(number), title) for number, title in rows)
