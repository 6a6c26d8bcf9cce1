"""Word files (.docx): paragraphs, headings, lists and tables of the main text, and notes at its foot.

The parts and elements are those of ECMA-376, Part 1, chapter 17. Deleted words of tracked changes are
left out, inserted ones kept, as Word shows them when changes are accepted.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from coderdesk.chart.archive import member, open_zip
from coderdesk.chart.composing import Composer
from coderdesk.chart.intake import Intake
from coderdesk.chart.limits import MAX_DEPTH
from coderdesk.chart.note import composed_note
from coderdesk.domain.chart import Document, StyleKind
from coderdesk.errors import CoderDeskError

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MAIN = "word/document.xml"
_OTHER_PARTS = ("word/footnotes.xml", "word/endnotes.xml", "word/comments.xml")
_STYLES = ((f"{_W}b", StyleKind.BOLD), (f"{_W}i", StyleKind.ITALIC), (f"{_W}u", StyleKind.UNDERLINE))
_BREAKS = frozenset([f"{_W}br", f"{_W}cr", f"{_W}lastRenderedPageBreak"])
_OFF = frozenset(["0", "false", "none", "off"])
_LEFT_OUT = frozenset([f"{_W}del", f"{_W}moveFrom", f"{_MC}Fallback", f"{_W}instrText", f"{_W}delText"])


def read_docx(intake: Intake) -> tuple[Document, ...]:
    """The reader of Word files; other zip archives are refused by what they are."""
    with open_zip(intake.data) as packed:
        main = member(packed, _MAIN)
        if main is None:
            raise _other_archive(packed.namelist())
        others = [found for name in _OTHER_PARTS if (found := member(packed, name)) is not None]
    writer = _Writer()
    body = _parse(main)
    writer.blocks(body, 0)
    for other in others:
        writer.composer.blank_line()
        writer.blocks(_parse(other), 0)
    return (writer.document(intake),)


def _parse(data: bytes) -> Element:
    try:
        root: Element = fromstring(data, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError):
        raise CoderDeskError(
            "This Word file is damaged and cannot be read.", "Save it again from Word, or as PDF."
        ) from None
    return root


def _other_archive(names: list[str]) -> CoderDeskError:
    if any(name.startswith("xl/") for name in names):
        return CoderDeskError(
            "This is an Excel workbook.", "Save the sheet as PDF to read it as a chart."
        )
    if any(name.startswith("ppt/") for name in names):
        return CoderDeskError("This is a PowerPoint file.", "Save it as PDF to read it as a chart.")
    return CoderDeskError("This is a zip archive.", "Unpack it first, then open the files inside.")


class _Writer:
    """Walks the parts and composes; page breaks cut the text into leaves."""

    def __init__(self) -> None:
        self.composer = Composer()

    def document(self, intake: Intake) -> Document:
        return composed_note(self.composer.finish(), intake)

    def blocks(self, holder: Element, depth: int) -> None:
        """The paragraphs and tables in an element, and what wraps them."""
        if depth > MAX_DEPTH:
            raise CoderDeskError("This Word file is nested too deeply to be read.", "Save it as PDF.")
        for child in holder:
            if child.tag == f"{_W}p":
                self._paragraph(child, depth)
            elif child.tag == f"{_W}tbl":
                self._table(child, depth)
            elif child.tag not in _LEFT_OUT:
                self.blocks(child, depth + 1)

    def _paragraph(self, paragraph: Element, depth: int) -> None:
        to = self.composer
        to.end_line()
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        name = (style.get(f"{_W}val") or "" if style is not None else "").casefold()
        if name.startswith(("heading", "title")):
            to.head("".join(_letters(paragraph, depth)))
            return
        if paragraph.find(f"{_W}pPr/{_W}numPr") is not None:
            to.say("\u2022 ")
        start = to.at
        self._inline(paragraph, depth)
        if to.at == start:
            to.blank_line()
        to.end_line()

    def _inline(self, holder: Element, depth: int) -> None:
        """The runs of a paragraph, through links, insertions and content controls."""
        if depth > MAX_DEPTH:
            return
        for child in holder:
            if child.tag == f"{_W}r":
                self._run(child, depth + 1)
            elif child.tag not in _LEFT_OUT:
                self._inline(child, depth + 1)

    def _run(self, run: Element, depth: int) -> None:
        kinds = tuple(kind for tag, kind in _STYLES if _is_on(run.find(f"{_W}rPr/{tag}")))
        for child in run:
            if child.tag == f"{_W}t":
                self.composer.say(child.text or "", *kinds)
            elif child.tag in (f"{_W}tab", f"{_W}ptab"):
                self.composer.say("  ")
            elif child.tag == f"{_W}noBreakHyphen":
                self.composer.say("-")
            elif child.tag in _BREAKS:
                self._break(child)
            elif child.tag not in _LEFT_OUT:
                for box in child.iter(f"{_W}txbxContent"):
                    self.blocks(box, depth + 1)

    def _break(self, child: Element) -> None:
        """A line ends, or a page: by the author's will, or where Word last broke it."""
        if child.tag.endswith("lastRenderedPageBreak") or child.get(f"{_W}type") == "page":
            self.composer.end_page()
        else:
            self.composer.end_line()

    def _table(self, table: Element, depth: int) -> None:
        self.composer.blank_line()
        for row in _held(table, f"{_W}tr"):
            self.composer.begin_row()
            for number, cell in enumerate(_held(row, f"{_W}tc")):
                if number:
                    self.composer.end_cell()
                self.blocks(cell, depth + 1)
            self.composer.end_row()
        self.composer.blank_line()


def _held(holder: Element, tag: str) -> Iterator[Element]:
    """The rows of a table or cells of a row, through content controls, not those of inner tables."""
    for child in holder:
        if child.tag == tag:
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml"):
            yield from _held(child, tag)


def _letters(holder: Element, depth: int) -> Iterator[str]:
    if depth > MAX_DEPTH:
        return
    for child in holder:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in (f"{_W}tab", f"{_W}br"):
            yield " "
        elif child.tag not in _LEFT_OUT:
            yield from _letters(child, depth + 1)


def _is_on(style: Element | None) -> bool:
    return style is not None and (style.get(f"{_W}val") or "on").casefold() not in _OFF
