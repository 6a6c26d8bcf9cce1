"""The yearly list of diagnoses exempt from present-on-admission reporting.

Source: CMS, ``POAexemptCodes<year>.txt``: order number, code with its dot, description, by tabs.
"""

import re

from coderdesk.codebook.importers.dates import fiscal, fiscal_of
from coderdesk.codebook.importers.opening import Paper
from coderdesk.codebook.importers.values import Context, Format, Reading, Refused
from coderdesk.codebook.lists import ListContent, ListTable
from coderdesk.codebook.manifest import manifest_of
from coderdesk.domain.code import Edition, System, bare
from coderdesk.errors import CoderDeskError

FLAG = "poa-exempt"
_HEAD = re.compile(r"^Order\s*(\d{4})?\tPOA ?exempt ?code", re.IGNORECASE)
_CODE = re.compile(r"[A-Z][0-9A-Z]{2}(\.?[0-9A-Z]{1,4})?")
COLUMNS = 3


def recognises(paper: Paper) -> bool:
    """Whether the heads are those of the list."""
    return bool(_HEAD.match(paper.first_line))


def read(paper: Paper, context: Context) -> Reading:
    """Reads the list; its year stands in the first head."""
    lines = paper.lines()
    found: dict[str, None] = {}
    refused: list[Refused] = []
    for number, line in enumerate(lines[1:], 2):
        if not line.strip():
            continue
        cells = line.split("\t")
        code = cells[1].strip().upper() if len(cells) == COLUMNS else ""
        if not _CODE.fullmatch(code):
            refused.append(
                Refused(paper.name, number, "is not an order number, a code and a description")
            )
        elif bare(code) in found:
            refused.append(Refused(paper.name, number, f"{code} stands twice"))
        else:
            found[bare(code)] = None
    head = _HEAD.match(paper.first_line)
    day = context.options.effective
    if not day and not (head and head[1]):
        raise CoderDeskError(
            f"{paper.name} does not tell its year.", "Give the first day it is in force."
        )
    span = fiscal_of(day) if day else fiscal(int(head[1]))  # type: ignore[index]
    licence = manifest_of(System.ICD10CM).licence
    edition = Edition(System.ICD10CM, span.name, span.effective, span.expires, paper.name, "", licence)
    content = ListContent("poa-exempt", ListTable.MEMBER, [(FLAG, code) for code in found])
    counts = (("exempt codes", len(found)),)
    return Reading(
        edition, counts, len(found) + len(refused), len(found), content=content, refused=refused
    )


FORMATS = (Format("poa-exempt", "Codes exempt from POA reporting", recognises, read),)
