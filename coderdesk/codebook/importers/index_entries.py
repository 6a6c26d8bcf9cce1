"""The lines of an index on their way from an official file to the shelf."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from coderdesk.codebook.alphabetic import folded
from coderdesk.codebook.importers.dates import Span, fiscal, fiscal_of, named
from coderdesk.codebook.importers.opening import Paper, guarded
from coderdesk.codebook.importers.values import Context, Reading, Refused
from coderdesk.codebook.lists import ListContent, ListTable
from coderdesk.codebook.manifest import manifest_of
from coderdesk.domain.code import Edition
from coderdesk.domain.index_book import IndexKind
from coderdesk.errors import CoderDeskError

DEEPEST = 20  # levels; the official files have nine
LONGEST = 1000  # characters of one text; official ones stay below 300
EXPECTED = 80_000  # lines of the longest index, for its progress
_CODES = re.compile(r"[A-Z0-9.\-, ]{0,40}")
_AGAIN = "Download the file again from the publisher."


@dataclass(frozen=True, slots=True)
class Term:
    """One ``mainTerm`` or ``term``, without what stands under it."""

    title: str
    code: str = ""
    manifestation: str = ""
    see: str = ""
    also: str = ""
    cells: tuple[str, ...] = ()

    @property
    def problem(self) -> str:
        """Why it cannot be taken; empty when it can."""
        if not (self.title or self.see or self.code):
            return "has neither a title nor a code nor a reference"
        if max(map(len, (self.title, self.see, self.also))) > LONGEST:
            return f"has a text of more than {LONGEST:,} characters"
        wrong = next(
            (one for one in (self.code, self.manifestation, *self.cells) if not _CODES.fullmatch(one)),
            "",
        )
        return f"names “{wrong[:40]}”, which is no code" if wrong else ""


TermOf: TypeAlias = Callable[[Element], Term]
Placed: TypeAlias = tuple[int, int, Term]
"""A term, the place of the one above it within its main term (-1: none), and its depth."""


@dataclass(slots=True)
class Lines:
    """The lines read so far; ``main`` counts the main terms among them."""

    paper: Paper
    term_of: TermOf
    version: str = ""
    heads: list[str] = field(default_factory=list)
    main: int = 0
    read: int = 0
    rows: list[tuple[object, ...]] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    seen: set[Term] = field(default_factory=set)

    def take(self, element: Element) -> None:
        """Take a main term with all that stands under it, or refuse it whole."""
        placed = list(self._under(element))
        first = self.read + 1
        self.read += len(placed)
        problems = [
            (n, term.problem) for n, (_above, _depth, term) in enumerate(placed) if term.problem
        ]
        main = placed[0][2]
        if not problems and main in self.seen:
            problems = [(0, f"“{main.title[:60]}” stands twice")]
        if problems:
            at, why = problems[0]
            self.refused += [
                Refused(
                    self.paper.name,
                    first + n,
                    why if n == at else f"stands with entry {first + at}, which {why}",
                )
                for n in range(len(placed))
            ]
            return
        self.seen.add(main)
        self.main += 1
        self._put(placed)

    def _under(self, element: Element) -> Iterator[Placed]:
        """The term and all below it, in the order of the book."""
        waiting = [(element, -1, 0)]
        count = 0
        while waiting:
            one, above, depth = waiting.pop()
            if depth > DEEPEST:
                raise CoderDeskError(
                    f"{self.paper.name} nests its terms deeper than any index does.", _AGAIN
                )
            yield above, depth, self.term_of(one)
            waiting += [(child, count, depth + 1) for child in reversed(one.findall("term"))]
            count += 1

    def _put(self, placed: list[Placed]) -> None:
        start = len(self.rows)
        last = list(range(len(placed)))
        for n in range(len(placed) - 1, 0, -1):
            above = placed[n][0]
            last[above] = max(last[above], last[n])
        for n, (above, depth, term) in enumerate(placed):
            self.rows.append(
                (
                    start + n,
                    start + above if above >= 0 else -1,
                    start + last[n],
                    depth,
                    term.title,
                    term.code,
                    term.manifestation,
                    term.see,
                    term.also,
                    "\t".join(term.cells),
                    folded(term.title or term.see or term.code),
                )
            )


def parse(paper: Paper, context: Context, term_of: TermOf) -> Lines:
    """Reads every main term with all that stands under it.

    Raises:
        CoderDeskError: the file breaks off, declares entities, or nests deeper than any index.
    """
    lines = Lines(paper, term_of)
    try:
        with guarded(paper.name), paper.open() as stream:
            for _event, element in iterparse(stream, events=("end",), forbid_dtd=True):
                if element.tag == "version" and not lines.version:
                    lines.version = (element.text or "").strip()
                elif element.tag == "head":
                    lines.heads.append(text_of(element))
                elif element.tag == "mainTerm":
                    lines.take(element)
                    element.clear()
                    context.step(lines.read, max(EXPECTED, lines.read))
    except DefusedXmlException as problem:
        raise CoderDeskError(
            f"{paper.name} declares entities or a document type; published files never do.", _AGAIN
        ) from problem
    except (ParseError, LookupError, UnicodeError, ValueError) as problem:
        raise CoderDeskError(f"{paper.name} breaks off or is damaged.", _AGAIN) from problem
    return lines


def reading_of(lines: Lines, kind: IndexKind, context: Context, words: tuple[str, str]) -> Reading:
    """What the import gives back; ``words`` name main terms and the terms below them."""
    span = _span(lines, context)
    licence = manifest_of(kind.system).licence
    edition = Edition(
        kind.system, span.name, span.effective, span.expires, lines.paper.name, "", licence
    )
    content = ListContent(kind, ListTable.ENTRY, lines.rows, tuple(lines.heads))
    counts = ((words[0], lines.main), (words[1], len(lines.rows) - lines.main))
    return Reading(edition, counts, lines.read, len(lines.rows), content=content, refused=lines.refused)


def _span(lines: Lines, context: Context) -> Span:
    """The dates: as the user says, or by the version (which holds the year only) and the name."""
    if context.options.effective:
        return fiscal_of(context.options.effective)
    year, span = lines.version[:4], named(lines.paper.name)
    if year.isdigit():
        return span if span and span.name.startswith(f"FY{year}") else fiscal(int(year))
    if span is None:
        raise CoderDeskError(
            f"{lines.paper.name} does not tell its year.", "Give the first day it is in force."
        )
    return span


def text_of(element: Element | None) -> str:
    """All text of an element, its inner elements set off by blanks."""
    return " ".join(" ".join(element.itertext()).split()) if element is not None else ""
