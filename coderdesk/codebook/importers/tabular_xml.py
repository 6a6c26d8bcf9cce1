"""The ICD-10-CM tabular list in XML, of whatever year."""

import hashlib

from coderdesk.codebook.importers.dates import Span, fiscal, fiscal_of, named
from coderdesk.codebook.importers.opening import Paper, guarded
from coderdesk.codebook.importers.values import Context, Format, Reading
from coderdesk.codebook.manifest import Known, manifest_of
from coderdesk.codebook.tabular import ROOT, TabularReader
from coderdesk.codebook.tabular_sevenths import expanded
from coderdesk.domain.code import Edition, System
from coderdesk.errors import CoderDeskError

STEP_LINES = 2000


def recognises(paper: Paper) -> bool:
    """Whether a file opens as a tabular list does."""
    return f"<{ROOT}" in paper.opening[:4096]


def read(paper: Paper, context: Context) -> Reading:
    """Reads a tabular list with all its notes, and adds the seventh characters."""
    reader = TabularReader()
    data = paper.data()
    with guarded(paper.name), paper.open() as stream:
        for count in reader.read(stream):
            if count % STEP_LINES == 0:
                context.step(count, max(count, 50_000))
    lines = expanded(reader.lines)
    billable = sum(line.billable for line in lines)
    manifest = manifest_of(System.ICD10CM)
    digest = hashlib.sha256(data).hexdigest()
    known = next((one for one in manifest.editions if one.sha256 == digest), None)
    span = _span(known, reader.version, paper.name, context)
    edition = Edition(
        System.ICD10CM, span.name, span.effective, span.expires, paper.name, digest, manifest.licence
    )
    counts = (
        ("entries", reader.diags),
        ("notes", sum(len(line.notes) for line in lines)),
        ("billable codes", billable),
    )
    return Reading(edition, counts, reader.diags, reader.diags, lines)


def _span(known: Known | None, version: str, name: str, context: Context) -> Span:
    """The dates of a file: as the user says, as known by its hash, or by its version and name.

    The file itself holds its fiscal year only; that it is the April update only its name tells.
    """
    if context.options.effective:
        return fiscal_of(context.options.effective)
    if known:
        return Span(known.name, known.effective, known.expires)
    year = version.strip()[:4]
    span = named(name)
    if year.isdigit():
        return span if span and span.name.startswith(f"FY{year}") else fiscal(int(year))
    if span is None:
        raise CoderDeskError(f"{name} does not tell its year.", "Give the first day it is in force.")
    return span


FORMATS = (Format("icd10cm-tabular", "ICD-10-CM tabular list", recognises, read),)
