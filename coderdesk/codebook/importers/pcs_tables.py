"""The ICD-10-PCS tables in XML.

Source: CMS, ``icd10pcs_tables.xsd``: a ``pcsTable`` fixes the first three axes; each ``pcsRow`` lists
the values of the other four and counts its codes. The tables hold no titles of codes: those come from
another installed edition where it has the code, and are put together from the labels elsewhere.
"""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from coderdesk.codebook.book_write import AxisRow
from coderdesk.codebook.importers.dates import fiscal, fiscal_of
from coderdesk.codebook.importers.opening import Paper, guarded
from coderdesk.codebook.importers.values import Context, Format, Reading
from coderdesk.codebook.manifest import manifest_of
from coderdesk.codebook.pcs import ALPHABET, TABLE, pcs_lines
from coderdesk.domain.code import Edition, NoteKind, System
from coderdesk.errors import CoderDeskError

ROOT = "ICD10PCS.tabular"
POSITIONS = (4, 5, 6, 7)
NOTHING = {"No Device", "No Qualifier", "None"}
_AGAIN = "Download it again."


@dataclass(slots=True)
class Tables:
    """What the file holds: ``codes`` maps each code to the labels of its seven characters."""

    version: str = ""
    count: int = 0
    rows: int = 0
    codes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    axes: list[AxisRow] = field(default_factory=list)
    definitions: dict[str, str] = field(default_factory=dict)


def recognises(paper: Paper) -> bool:
    """Whether a file opens as the tables do."""
    start = paper.opening
    return f"<{ROOT}" in start[:4096] and "<pcsTable" in start


def read(paper: Paper, context: Context) -> Reading:
    """Reads the tables and every code that they allow."""
    tables = parse(paper, context)
    day = context.options.effective
    if not day and not tables.version[:4].isdigit():
        raise CoderDeskError(
            f"{paper.name} does not tell its year.", "Give the first day it is in force."
        )
    span = fiscal_of(day) if day else fiscal(int(tables.version[:4]))
    titles, source = _titles(paper.name, tables, context)
    lines = pcs_lines(titles.items())
    for line in lines:
        definition = tables.definitions.get(line.name)
        if definition:
            line.notes.append((NoteKind.NOTE, definition))
    licence = manifest_of(System.ICD10PCS).licence
    edition = Edition(System.ICD10PCS, span.name, span.effective, span.expires, source, "", licence)
    counts = (("tables", tables.count), ("rows", tables.rows), ("billable codes", len(titles)))
    return Reading(edition, counts, tables.rows, tables.rows, lines, tuple(tables.axes))


def parse(paper: Paper, context: Context) -> Tables:
    """The tables of a file.

    Raises:
        CoderDeskError: it is damaged, or a row has another number of codes than it says.
    """
    tables = Tables()
    try:
        with guarded(paper.name), paper.open() as stream:
            for _event, element in iterparse(stream, forbid_dtd=True):
                if element.tag == "version" and not tables.version:
                    tables.version = (element.text or "").strip()
                elif element.tag == "pcsTable":
                    _table(element, tables)
                    element.clear()
                    context.step(tables.count, max(1000, tables.count))
    except DefusedXmlException as problem:
        raise CoderDeskError(
            f"{paper.name} declares entities or a document type; published files never do.", _AGAIN
        ) from problem
    except (ParseError, LookupError, UnicodeError) as problem:
        raise CoderDeskError(f"{paper.name} breaks off or is damaged.", _AGAIN) from problem
    return tables


def _table(element: Element, tables: Tables) -> None:
    fixed = [_values(axis)[0] for axis in element.findall("axis")]
    prefix = "".join(char for char, _label in fixed)
    if len(prefix) != TABLE or not ALPHABET.issuperset(prefix):
        raise CoderDeskError(
            f"Table {prefix or 'without a name'} does not fix three characters.", _AGAIN
        )
    definition = element.findtext("axis[@pos='3']/definition")
    if definition:
        tables.definitions[prefix] = " ".join(definition.split())
    tables.count += 1
    for row in element.findall("pcsRow"):
        tables.rows += 1
        _row(prefix, fixed, row, tables)


def _row(prefix: str, fixed: list[tuple[str, str]], row: Element, tables: Tables) -> None:
    axes = row.findall("axis")
    if tuple(int(axis.get("pos", "0")) for axis in axes) != POSITIONS:
        raise CoderDeskError(f"A row of table {prefix} does not have the axes 4 to 7.", _AGAIN)
    values = [_values(axis) for axis in axes]
    labels = tuple(label for _char, label in fixed)
    before = len(tables.codes)
    for choice in itertools.product(*values):
        code = prefix + "".join(char for char, _label in choice)
        tables.codes[code] = (*labels, *(label for _char, label in choice))
    made = len(tables.codes) - before
    if str(made) != row.get("codes"):
        raise CoderDeskError(
            f"A row of table {prefix} gives {made} new codes but says {row.get('codes')}.", _AGAIN
        )
    for axis, choices in zip(axes, values, strict=True):
        title, position = axis.findtext("title") or "", int(axis.get("pos", "0"))
        tables.axes += [
            (tables.rows, prefix, position, title, char, label) for char, label in dict(choices).items()
        ]


def _values(axis: Element) -> list[tuple[str, str]]:
    found = [
        (label.get("code", ""), " ".join((label.text or "").split())) for label in axis.findall("label")
    ]
    if not found or any(len(char) != 1 for char, _label in found):
        raise CoderDeskError("An axis of the tables has no values of one character.", _AGAIN)
    return found


def _titles(name: str, tables: Tables, context: Context) -> tuple[dict[str, str], str]:
    known: dict[str, str] = {}
    lender = ""
    for edition in context.library.editions():
        if edition.system is System.ICD10PCS:
            rows = context.library.book(edition).ask("SELECT bare, title FROM line WHERE billable")
            known, lender = dict(rows), edition.name
            break
    composed = sum(code not in known for code in tables.codes)
    titles = {code: known.get(code) or composed_title(labels) for code, labels in tables.codes.items()}
    source = name
    if lender:
        source += f"; titles of {lender}"
    if composed:
        source += f"; {composed:,} titles put together from the tables"
    return titles, source


def composed_title(labels: tuple[str, ...]) -> str:
    """A title from the labels of seven characters, in the order in which official titles name them."""
    _section, system, operation, part, approach, device, qualifier = labels
    where = part if part not in NOTHING else system
    parts: Iterator[str] = (
        text for text in (where, device, approach, qualifier) if text and text not in NOTHING
    )
    return f"{operation}: {', '.join(parts)}"


FORMATS = (Format("icd10pcs-tables", "ICD-10-PCS tables", recognises, read),)
