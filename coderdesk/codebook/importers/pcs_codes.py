"""The ICD-10-PCS codes file: a code, a blank, its title."""

import re

from coderdesk.codebook.importers.dates import fiscal_of, named
from coderdesk.codebook.importers.opening import Paper, lines_of
from coderdesk.codebook.importers.values import Context, Format, Reading, Refused
from coderdesk.codebook.manifest import manifest_of
from coderdesk.codebook.pcs import is_pcs, pcs_lines
from coderdesk.domain.code import Edition, System
from coderdesk.errors import CoderDeskError

_ROW = re.compile(r"([0-9A-Z]{7}) (\S.*)")
SAMPLE = 20


def recognises(paper: Paper) -> bool:
    """Whether the first rows are PCS codes with titles."""
    rows = [line for line in lines_of(paper.opening)[:SAMPLE] if line.strip()]
    return bool(rows) and all(
        (found := _ROW.match(row)) and is_pcs(found[1]) for row in rows[:-1] or rows
    )


def read(paper: Paper, context: Context) -> Reading:
    """Reads a codes file."""
    codes: dict[str, str] = {}
    refused: list[Refused] = []
    for number, line in enumerate(paper.lines(), 1):
        if not line.strip():
            continue
        found = _ROW.match(line)
        if not found or not is_pcs(found[1]):
            refused.append(Refused(paper.name, number, "is not an ICD-10-PCS code and its title"))
        elif found[1] in codes:
            refused.append(Refused(paper.name, number, f"{found[1]} stands twice"))
        else:
            codes[found[1]] = " ".join(found[2].split())
    day = context.options.effective
    span = fiscal_of(day) if day else named(paper.name)
    if span is None:
        raise CoderDeskError(
            f"{paper.name} lists ICD-10-PCS codes but does not tell its year.",
            "Name it as published, with the year, or give the first day it is in force.",
        )
    licence = manifest_of(System.ICD10PCS).licence
    edition = Edition(System.ICD10PCS, span.name, span.effective, span.expires, paper.name, "", licence)
    counts = (("billable codes", len(codes)),)
    lines = pcs_lines(codes.items())
    return Reading(edition, counts, len(codes) + len(refused), len(codes), lines, refused=refused)


FORMATS = (Format("icd10pcs-codes", "ICD-10-PCS codes and titles", recognises, read),)
