"""Reads the ICD-10-CM tabular list in the XML that CDC/NCHS publishes.

Source: the file itself and its ``icd10c-tabular.xsd``: chapters hold sections, sections hold ``diag``
elements, which nest; a note may stand at each of these levels.
"""

import re
from collections.abc import Iterator
from typing import IO
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from coderdesk.codebook.book_lines import Line, LineKind
from coderdesk.domain.code import NoteKind
from coderdesk.errors import CoderDeskError

NOTE_KINDS = {
    "inclusionTerm": NoteKind.INCLUSION,
    "includes": NoteKind.INCLUDES,
    "excludes1": NoteKind.EXCLUDES1,
    "excludes2": NoteKind.EXCLUDES2,
    "codeFirst": NoteKind.CODE_FIRST,
    "useAdditionalCode": NoteKind.USE_ADDITIONAL,
    "codeAlso": NoteKind.CODE_ALSO,
    "notes": NoteKind.NOTE,
    "sevenChrNote": NoteKind.SEVENTH,
}
LEVELS = {"chapter": LineKind.CHAPTER, "section": LineKind.SECTION, "diag": LineKind.CODE}
DEEPEST = 12  # the published book has eight levels; more than this is no tabular list
ROOT = "ICD10CM.tabular"
_TRAILING_RANGE = re.compile(r"\s*\([A-Z]\w\w(?:-[A-Z]\w\w)?\)\s*$")


def words(element: Element) -> str:
    """All text of an element on one line."""
    return " ".join("".join(element.itertext()).split())


class TabularReader:
    """Reads the lines of one tabular file, in book order, before seventh characters are added."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.version = ""
        self.diags = 0
        self._open: list[int] = []
        self._root = ""

    def read(self, stream: IO[bytes]) -> Iterator[int]:
        """Reads the file, giving the number of lines so far after each closed element of the book.

        Raises:
            CoderDeskError: the file is no tabular list, ends too early or holds forbidden XML.
        """
        try:
            for event, element in iterparse(stream, events=("start", "end"), forbid_dtd=True):
                if event == "start":
                    self._start(element)
                else:
                    self._end(element)
                    yield len(self.lines)
        except DefusedXmlException as problem:
            raise CoderDeskError(
                "The tabular XML declares entities or a document type; published files never do.",
                "Download it again from the publisher.",
            ) from problem
        except ParseError as problem:
            line, _column = problem.position
            raise CoderDeskError(
                f"The tabular XML breaks off or is damaged at line {line}.",
                "Download it again and import the new copy.",
            ) from problem
        except (LookupError, UnicodeError, ValueError) as problem:
            raise CoderDeskError(
                "The tabular XML is not in the encoding that it names.",
                "Download it again and import the new copy.",
            ) from problem

    def _start(self, element: Element) -> None:
        if not self._root:
            self._root = element.tag
            if self._root != ROOT:
                raise CoderDeskError(
                    f"This XML is a {self._root!r} file, not an ICD-10-CM tabular list.",
                    "Choose the tabular file of the release.",
                )
        kind = LEVELS.get(element.tag)
        if kind is None:
            return
        if len(self._open) >= DEEPEST:
            raise CoderDeskError(
                "The tabular XML nests deeper than the book ever does.", "Download it again."
            )
        parent = self._open[-1] if self._open else -1
        self._open.append(len(self.lines))
        self.lines.append(Line("", "", kind, parent))
        if kind is LineKind.SECTION:
            self.lines[-1].name = section_name(element.get("id", ""))

    def _end(self, element: Element) -> None:
        tag = element.tag
        if tag in LEVELS:
            line = self.lines[self._open.pop()]
            self._closed(line)
            element.clear()
        elif not self._open:
            if tag == "version":
                self.version = words(element)
        elif tag in {"name", "desc"}:
            self._named(tag, words(element))
        elif tag in NOTE_KINDS:
            kind = NOTE_KINDS[tag]
            self.lines[self._open[-1]].notes += [(kind, text) for text in map(words, element) if text]
        elif tag == "sevenChrDef":
            self._sevenths(element)
        elif tag == "visualImpairment":
            notes = self.lines[self._open[-1]].notes
            notes += [(NoteKind.NOTE, text) for text in _impairments(element)]

    def _named(self, tag: str, text: str) -> None:
        line = self.lines[self._open[-1]]
        if tag == "desc":
            line.title = _TRAILING_RANGE.sub("", text) if line.kind is LineKind.SECTION else text
        else:
            line.name = f"Chapter {text}" if line.kind is LineKind.CHAPTER else text.upper()

    def _sevenths(self, element: Element) -> None:
        line = self.lines[self._open[-1]]
        legal: list[tuple[str, str]] = []
        for child in element:
            text = words(child)
            if child.tag == "extension":
                legal.append((child.get("char", "").upper(), text))
            elif legal and text:  # a further meaning of the character just named
                line.notes.append((NoteKind.SEVENTH, f"{legal[-1][0]}: {text}"))
        if any(len(char) != 1 for char, _text in legal):
            raise CoderDeskError(
                f"{line.name} sets out a seventh character that is not one character.",
                "Download the tabular file again.",
            )
        line.defined += tuple(legal)

    def _closed(self, line: Line) -> None:
        if line.kind is LineKind.CODE:
            self.diags += 1
        if not line.name or not line.title:
            raise CoderDeskError(
                f"An entry of the tabular list near {line.name or line.title or 'its start'} "
                "has no name or no title.",
                "Download the tabular file again.",
            )


def section_name(text: str) -> str:
    """A section's range; one of a single category (``B20``) becomes ``B20-B20``, unlike its code."""
    plain = text.strip().upper()
    return plain if not plain or "-" in plain else f"{plain}-{plain}"


def _impairments(table: Element) -> Iterator[str]:
    """The visual-impairment table of H54.1 to H54.9 as one note a category."""
    for category in table.iter("visCategory"):
        value = category.find("value")
        if value is None:
            continue
        parts = []
        for limits in category.iter("visRange"):
            below, least = limits.find("visMax"), limits.find("visMin")
            bounds = [_below(words(below))] if below is not None else []
            bounds += [f"at least {words(least).lower()}"] if least is not None else []
            parts.append(" and ".join(bounds))
        text = "; ".join(part for part in parts if part)
        yield f"Visual impairment category {words(value)}: best corrected acuity {text}"


def _below(limit: str) -> str:
    return f"below {limit}" if limit[:1].isdigit() else limit.lower()
