"""The definitions of ICD-10-PCS in XML: what its operations, approaches and other values mean.

Source: CMS, ``icd10pcs_definitions.xsd``: ``section(@code)/axis(@pos)/terms`` with titles, definition,
explanation and includes.
"""

from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from coderdesk.codebook.importers.dates import fiscal, fiscal_of
from coderdesk.codebook.importers.opening import Paper
from coderdesk.codebook.importers.values import Context, Format, Reading
from coderdesk.codebook.lists import ListContent, ListTable
from coderdesk.codebook.manifest import manifest_of
from coderdesk.domain.code import Edition, System
from coderdesk.errors import CoderDeskError

ROOT = "ICD10PCS.definitions"
_AGAIN = "Download it again."


def recognises(paper: Paper) -> bool:
    """Whether a file opens as the definitions do."""
    return f"<{ROOT}" in paper.opening[:4096]


def read(paper: Paper, context: Context) -> Reading:
    """Reads the definitions."""
    try:
        root = fromstring(paper.data(), forbid_dtd=True)
    except DefusedXmlException as problem:
        raise CoderDeskError(
            f"{paper.name} declares entities or a document type; published files never do.", _AGAIN
        ) from problem
    except (ParseError, LookupError, UnicodeError, ValueError) as problem:
        raise CoderDeskError(f"{paper.name} breaks off or is damaged.", _AGAIN) from problem
    rows = _rows(root)
    version = (root.findtext("version") or "").strip()[:4]
    day = context.options.effective
    if not day and not version.isdigit():
        raise CoderDeskError(
            f"{paper.name} does not tell its year.", "Give the first day it is in force."
        )
    span = fiscal_of(day) if day else fiscal(int(version))
    licence = manifest_of(System.ICD10PCS).licence
    edition = Edition(System.ICD10PCS, span.name, span.effective, span.expires, paper.name, "", licence)
    content = ListContent("pcs-definitions", ListTable.TERM, list(rows.values()))
    counts = (("definitions", len(rows)),)
    return Reading(edition, counts, len(rows), len(rows), content=content)


def _rows(root: Element) -> dict[tuple[str, int, str], tuple[str, int, str, str, str, str]]:
    rows: dict[tuple[str, int, str], tuple[str, int, str, str, str, str]] = {}
    for section in root.iter("section"):
        for axis in section.iter("axis"):
            for terms in axis.iter("terms"):
                texts = [_all(terms, tag) for tag in ("definition", "explanation", "includes")]
                position = int(axis.get("pos", "0"))
                for title in terms.findall("title"):
                    name = " ".join((title.text or "").split())
                    key = (section.get("code", ""), position, name)
                    rows[key] = (*key, texts[0], texts[1], texts[2])
    return rows


def _all(terms: Element, tag: str) -> str:
    return "; ".join(" ".join("".join(found.itertext()).split()) for found in terms.findall(tag))


FORMATS = (Format("icd10pcs-definitions", "ICD-10-PCS definitions", recognises, read),)
