"""Reads the rows of an XLSX spreadsheet as plain text, without a spreadsheet library.

Source: ECMA-376 part 1, SpreadsheetML: shared strings, and cells whose type says what their value is.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from functools import lru_cache
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring, iterparse

from coderdesk.codebook.importers.opening import Paper, check_members, guarded
from coderdesk.errors import CoderDeskError

SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MOST_COLUMNS = 1000
HEAD_ROWS = 20
_COLUMN = re.compile(r"[A-Z]+")
_WHOLE = re.compile(r"(-?\d+)\.0+")
_AGAIN = "Save it again as XLSX, or download it again."


def is_xlsx(paper: Paper) -> bool:
    """Whether a file is a zip that holds a spreadsheet."""
    if not paper.head.startswith(b"PK"):
        return False
    return b"[Content_Types].xml" in paper.head or b"xl/" in paper.head


@lru_cache(maxsize=8)
def head_rows(paper: Paper) -> tuple[tuple[str, ...], ...]:
    """The first rows of the first sheet; none when it cannot be read."""
    found: list[tuple[str, ...]] = []
    try:
        for _number, row in rows_of(paper):
            found.append(row)
            if len(found) == HEAD_ROWS:
                break
    except CoderDeskError:
        return ()
    return tuple(found)


def rows_of(paper: Paper) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Number and cells of each row of the first sheet that holds anything.

    Raises:
        CoderDeskError: it is no spreadsheet, is damaged, or is built to do harm.
    """
    with guarded(paper.name):
        try:
            with zipfile.ZipFile(io.BytesIO(paper.data())) as archive:
                check_members(paper.name, archive.infolist())
                shared = _shared(archive)
                with archive.open(_first_sheet(archive)) as stream:
                    yield from _rows(
                        iterparse(stream, events=("start", "end"), forbid_dtd=True), shared
                    )
        except DefusedXmlException as problem:
            raise CoderDeskError(
                f"{paper.name} declares entities, which no spreadsheet does.", _AGAIN
            ) from problem
        except (ParseError, KeyError, IndexError, ValueError) as problem:
            raise CoderDeskError(f"{paper.name} is damaged or no spreadsheet.", _AGAIN) from problem


def _first_sheet(archive: zipfile.ZipFile) -> str:
    book = fromstring(archive.read("xl/workbook.xml"), forbid_dtd=True)
    sheet = book.find(f"{{{SHEET}}}sheets/{{{SHEET}}}sheet")
    links = fromstring(archive.read("xl/_rels/workbook.xml.rels"), forbid_dtd=True)
    wanted = sheet.get(f"{{{RELATED}}}id") if sheet is not None else None
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    target = targets[wanted]
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def _shared(archive: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in archive.namelist():
        return []
    found = []
    with archive.open("xl/sharedStrings.xml") as stream:
        for _event, element in iterparse(stream, forbid_dtd=True):
            if element.tag == f"{{{SHEET}}}si":
                found.append(_text(element))
                element.clear()
    return found


def _text(element: Element) -> str:
    """The text of a string, its phonetic hints left out."""
    parts = [element.findtext(f"{{{SHEET}}}t") or ""]
    parts += [run.findtext(f"{{{SHEET}}}t") or "" for run in element.findall(f"{{{SHEET}}}r")]
    return "".join(parts)


def _rows(
    events: Iterator[tuple[str, Element]], shared: list[str]
) -> Iterator[tuple[int, tuple[str, ...]]]:
    cells: dict[int, str] = {}
    number = 0
    for element in _closed(events):
        if element.tag == f"{{{SHEET}}}c":
            value = _value(element, shared)
            if value:
                cells[_column(element.get("r", ""), len(cells))] = value
        elif element.tag == f"{{{SHEET}}}row":
            number = int(element.get("r", number + 1))
            if cells:
                yield number, tuple(cells.get(at, "") for at in range(max(cells) + 1))
            cells = {}


def _closed(events: Iterator[tuple[str, Element]]) -> Iterator[Element]:
    """Each element as it closes; rows are let go of after use, for a sheet may be large."""
    holder: Element | None = None
    for event, element in events:
        if event == "start" and element.tag == f"{{{SHEET}}}sheetData":
            holder = element
        elif event == "end":
            yield element
            if element.tag == f"{{{SHEET}}}row" and holder is not None:
                holder.clear()


def _value(cell: Element, shared: list[str]) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        inner = cell.find(f"{{{SHEET}}}is")
        return _text(inner) if inner is not None else ""
    value = cell.findtext(f"{{{SHEET}}}v") or ""
    if kind == "s":
        return shared[int(value)] if value else ""
    whole = _WHOLE.fullmatch(value)
    return whole[1] if whole else value


def _column(reference: str, fallback: int) -> int:
    found = _COLUMN.match(reference)
    if not found:
        return fallback
    number = 0
    for letter in found[0]:
        number = number * 26 + ord(letter) - ord("A") + 1
    if number > MOST_COLUMNS:
        raise ValueError(reference)
    return number - 1
