"""The yearly order files of ICD-10-CM and ICD-10-PCS.

Source: ``ICD10OrderFiles.pdf`` within each release: columns 1-5 number, 7-13 code without its dot, 15
billable (1) or header (0), 17-76 short title, 78 on long title.
"""

import re
from dataclasses import replace

from coderdesk.codebook.book_lines import Line
from coderdesk.codebook.importers.dates import Span, fiscal_of, named
from coderdesk.codebook.importers.opening import Paper
from coderdesk.codebook.importers.values import Context, Format, Reading, Refused
from coderdesk.codebook.lines import lines_of_book
from coderdesk.codebook.manifest import manifest_of
from coderdesk.codebook.order import Entry, Outline
from coderdesk.codebook.pcs import is_pcs, pcs_lines
from coderdesk.domain.code import Edition, System
from coderdesk.errors import CoderDeskError

_ROW = re.compile(
    r"^(?P<number>\d{5}) (?P<code>[A-Z0-9]{3,7}) +(?P<flag>[01]) (?P<short>.{60}) (?P<long>.*\S)"
)
_CM_CODE = re.compile(r"[A-Z][0-9A-Z]{2,6}")
SAMPLE = 20


def row_of(line: str) -> Entry | None:
    """One row of an order file; None when the line has another layout."""
    found = _ROW.match(line)
    if not found or found.start("flag") != 14:  # noqa: PLR2004 - column 15
        return None
    return Entry(found["code"], found["flag"] == "1", " ".join(found["long"].split()))


class Recognises:
    """Tells the order file of one system by its first rows."""

    def __init__(self, system: System) -> None:
        self._system = system

    def __call__(self, paper: Paper) -> bool:
        """Whether most of the first rows have the layout, and their codes the form of the system."""
        lines = [line for line in paper.opening.splitlines()[:SAMPLE] if line.strip()]
        rows = [row for row in map(row_of, lines) if row]
        if len(rows) * 2 < len(lines) or not rows:
            return False
        return (rows[0].code[0].isdigit()) == (self._system is System.ICD10PCS)


def read_cm(paper: Paper, context: Context) -> Reading:
    """Reads an ICD-10-CM order file.

    Where the tabular list of the same edition is installed, its chapters, sections and notes stay.
    """
    entries, refused = _entries(paper, System.ICD10CM)
    edition = _edition(paper, context, System.ICD10CM)
    base = _same_edition(context, edition)
    outline = Outline(base)
    if base:
        edition = replace(edition, source=f"{paper.name}, with the notes of the tabular list")
        listed = {entry.code for entry in entries}
        for line in base:
            code = line.name.replace(".", "")
            if line.kind.is_code and code not in listed:
                outline.take(code)
    for entry in entries:
        outline.put(entry)
    return _reading(edition, outline.lines(), entries, refused)


def read_pcs(paper: Paper, context: Context) -> Reading:
    """Reads an ICD-10-PCS order file."""
    entries, refused = _entries(paper, System.ICD10PCS)
    edition = _edition(paper, context, System.ICD10PCS)
    lines = pcs_lines((entry.code, entry.title) for entry in entries if entry.billable)
    return _reading(edition, lines, entries, refused)


def _reading(
    edition: Edition, lines: list[Line], entries: list[Entry], refused: list[Refused]
) -> Reading:
    billable = sum(entry.billable for entry in entries)
    counts = (("codes and headers", len(entries)), ("billable codes", billable))
    taken = len(entries)
    return Reading(edition, counts, taken + len(refused), taken, lines, refused=refused)


def _entries(paper: Paper, system: System) -> tuple[list[Entry], list[Refused]]:
    found: dict[str, Entry] = {}
    refused: list[Refused] = []
    for number, line in enumerate(paper.lines(), 1):
        if not line.strip():
            continue
        entry = row_of(line)
        reason = "is not laid out as a row of an order file" if entry is None else ""
        if entry and not _fits(entry, system):
            reason = f"{entry.code} is not a code of this system"
        elif entry and entry.code in found:
            reason = f"{entry.code} stands twice"
        if entry and not reason:
            found[entry.code] = entry
        else:
            refused.append(Refused(paper.name, number, reason))
    return list(found.values()), refused


def _fits(entry: Entry, system: System) -> bool:
    if system is System.ICD10CM:
        return bool(_CM_CODE.fullmatch(entry.code))
    return is_pcs(entry.code) if entry.billable else True


def _edition(paper: Paper, context: Context, system: System) -> Edition:
    span: Span | None = (
        fiscal_of(context.options.effective) if context.options.effective else named(paper.name)
    )
    if span is None:
        raise CoderDeskError(
            f"{paper.name} is an order file but does not tell its year.",
            "Name it as published, with the year, or give the first day it is in force.",
        )
    manifest = manifest_of(system)
    return Edition(system, span.name, span.effective, span.expires, paper.name, "", manifest.licence)


def _same_edition(context: Context, edition: Edition) -> list[Line]:
    for installed in context.library.editions():
        if installed.key == edition.key:
            lines = lines_of_book(context.library.book(installed))
            return lines if any(line.notes for line in lines) else []
    return []


FORMATS = (
    Format("icd10cm-order", "ICD-10-CM order file", Recognises(System.ICD10CM), read_cm),
    Format("icd10pcs-order", "ICD-10-PCS order file", Recognises(System.ICD10PCS), read_pcs),
)
