"""The Alphabetic Index of ICD-10-CM in XML, its external-cause index, and the two tables beside it.

Source: CDC and CMS, ``icd10cm_index``, ``icd10cm_eindex``, ``icd10cm_neoplasm`` and ``icd10cm_drug``:
``letter/mainTerm/term(@level)`` with a title (its nonessential modifiers in ``nemod``), code, bracketed
manifestation, see and see also; the tables add ``indexHeading/head(@col)`` and ``cell(@col)``.
"""

from collections.abc import Callable
from functools import partial
from xml.etree.ElementTree import Element

from coderdesk.codebook.importers.index_entries import Term, parse, reading_of, text_of
from coderdesk.codebook.importers.opening import Paper
from coderdesk.codebook.importers.values import Context, Format, Reading
from coderdesk.domain.index_book import IndexKind
from coderdesk.errors import CoderDeskError

ROOT = "ICD10CM.index"
COLUMNS = 7  # the first is the term itself
FIRST_HEAD = {IndexKind.NEOPLASMS: "neoplasm", IndexKind.DRUGS: "substance"}
WORDS = {
    IndexKind.DISEASES: ("main terms", "subterms"),
    IndexKind.CAUSES: ("main terms", "subterms"),
    IndexKind.NEOPLASMS: ("main terms", "sites"),
    IndexKind.DRUGS: ("substances", "subterms"),
}


def kind_of(paper: Paper) -> IndexKind | None:
    """Which index a file is, by how it opens: the heads of a table, or its title."""
    start = paper.opening
    if f"<{ROOT}" not in start[:4096]:
        return None
    before = start.partition("<letter")[0].casefold()
    if "<head" in before:
        first = before.partition('col="1"')[2].partition("<")[0]
        return next((kind for kind, word in FIRST_HEAD.items() if word in first), None)
    return IndexKind.CAUSES if "external cause" in before else IndexKind.DISEASES


def _recognises(kind: IndexKind) -> Callable[[Paper], bool]:
    return lambda paper: kind_of(paper) is kind


def _read(paper: Paper, context: Context, kind: IndexKind) -> Reading:
    lines = parse(paper, context, _term)
    if kind.is_table and len(lines.heads) != COLUMNS:
        raise CoderDeskError(
            f"{paper.name} has {len(lines.heads)} columns where {kind.label} has {COLUMNS}.",
            "Download the file again from the publisher.",
        )
    return reading_of(lines, kind, context, WORDS[kind])


def _term(element: Element) -> Term:
    title, code = text_of(element.find("title")), text_of(element.find("code"))
    manifestation = text_of(element.find("manif"))
    if manifestation and not any(char.isdigit() for char in manifestation):
        title, manifestation = f"{title}, {manifestation}", ""  # words strayed into the file's column
    see = text_of(element.find("see"))
    category = text_of(element.find("seecat")) or text_of(element.find("subcat"))
    if category:
        code, see = code or category, see or f"category {category}"
    also = "; ".join(text_of(one) for one in element.findall("seeAlso"))
    return Term(title, code, manifestation, see, also, _cells(element))


def _cells(element: Element) -> tuple[str, ...]:
    found = {cell.get("col", ""): text_of(cell) for cell in element.findall("cell")}
    return tuple(found.get(str(at), "") for at in range(2, COLUMNS + 1)) if found else ()


FORMATS = tuple(
    Format(
        kind,
        f"ICD-10-CM {kind.label[0].lower()}{kind.label[1:]}"
        if kind is not IndexKind.DISEASES
        else f"ICD-10-CM {kind.label}",
        _recognises(kind),
        partial(_read, kind=kind),
    )
    for kind in WORDS
)
