"""The index of ICD-10-PCS in XML.

Source: CMS, ``icd10pcs_index.xsd``: ``letter/mainTerm/term(@level)``; a term may have no title, and
leads on by ``see``, by ``use`` (the value that the tables have for it), by a whole ``code``, by the
beginning of one (``codes``) or by a table (``tab``).
"""

from xml.etree.ElementTree import Element

from coderdesk.codebook.importers.index_entries import Term, parse, reading_of, text_of
from coderdesk.codebook.importers.opening import Paper
from coderdesk.codebook.importers.values import Context, Format, Reading
from coderdesk.domain.index_book import IndexKind

ROOT = "ICD10PCS.index"
CODES = ("code", "codes", "tab")


def recognises(paper: Paper) -> bool:
    """Whether a file opens as the index does."""
    return f"<{ROOT}" in paper.opening[:4096]


def read(paper: Paper, context: Context) -> Reading:
    """Reads the index with all its terms."""
    lines = parse(paper, context, _term)
    return reading_of(lines, IndexKind.PROCEDURES, context, ("main terms", "subterms"))


def _term(element: Element) -> Term:
    see, use = element.find("see"), element.find("use")
    holders = [one for one in (element, see, use) if one is not None]
    codes = (text_of(one.find(tag)) for one in holders for tag in CODES)
    title = text_of(element.find("title"))
    if use is not None:
        title = ": ".join(part for part in (title, f"use {_own(use)}") if part)
    return Term(title, next((code for code in codes if code), ""), see=_own(see))


def _own(element: Element | None) -> str:
    """The text of an element without that of its inner elements."""
    if element is None:
        return ""
    pieces = [element.text or "", *(child.tail or "" for child in element)]
    return " ".join(" ".join(pieces).split()).rstrip(" ,")


FORMATS = (Format(IndexKind.PROCEDURES, IndexKind.PROCEDURES.label, recognises, read),)
