"""The lists of the Medicare Code Editor, as JSON with one list of codes per edit.

Source: CMS, Definitions of Medicare Code Edits, chapter 1; the names of the lists are as in
the file.
"""

import json
import re
from datetime import date

from coderdesk.codebook.importers.dates import Span, fiscal_of
from coderdesk.codebook.importers.opening import Paper
from coderdesk.codebook.importers.values import Context, Format, Reading, Refused
from coderdesk.codebook.lists import ListContent, ListTable
from coderdesk.codebook.manifest import manifest_of
from coderdesk.domain.code import Edition, System, bare
from coderdesk.errors import CoderDeskError

FLAGS = {
    "manifestation_not_pdx": "mce-manifestation",
    "unacceptable_pdx": "mce-unacceptable-principal",
    "unacceptable_pdx_unless_secondary": "mce-principal-needs-secondary",
    "age_newborn": "mce-newborn",
    "age_pediatric": "mce-pediatric",
    "age_maternity": "mce-maternity",
    "age_adult": "mce-adult",
    "sex_female": "mce-female",
    "sex_male": "mce-male",
}
_CODE = re.compile(r"[A-Z][0-9A-Z]{2,6}")
_AGAIN = "Download it again."


def recognises(paper: Paper) -> bool:
    """Whether the file is JSON that names one of the lists."""
    text = paper.opening.lstrip()
    return text.startswith("{") and ('"manifestation_not_pdx"' in text or '"unacceptable_pdx"' in text)


def read(paper: Paper, context: Context) -> Reading:
    """Reads the lists; the day they were taken over tells the fiscal year they hold for."""
    try:
        values = json.loads(paper.text())
        lists = {name: list(rows) for name, rows in values["codes"].items() if name in FLAGS}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as problem:
        raise CoderDeskError(
            f"{paper.name} is not a whole file of code-editor lists.", _AGAIN
        ) from problem
    rows: dict[tuple[str, str], None] = {}
    refused: list[Refused] = []
    for name, members in lists.items():
        for number, member in enumerate(members, 1):
            code = bare(str(member.get("code", ""))) if isinstance(member, dict) else ""
            row = (FLAGS[name], code)
            if not _CODE.fullmatch(code):
                refused.append(Refused(paper.name, number, f"list {name}: is not a code"))
            elif row in rows:
                refused.append(Refused(paper.name, number, f"list {name}: {code} stands twice"))
            else:
                rows[row] = None
    _compare(paper.name, values.get("counts"), lists)
    span = _span(paper.name, values.get("retrieved"), context)
    licence = manifest_of(System.ICD10CM).licence
    edition = Edition(System.ICD10CM, span.name, span.effective, span.expires, paper.name, "", licence)
    counts = tuple((FLAGS[name], sum(flag == FLAGS[name] for flag, _code in rows)) for name in lists)
    content = ListContent("mce", ListTable.MEMBER, list(rows))
    return Reading(
        edition, counts, len(rows) + len(refused), len(rows), content=content, refused=refused
    )


def _compare(name: str, counts: object, lists: dict[str, list[object]]) -> None:
    """Holds the lists against the counts that the file itself gives."""
    for key, members in lists.items():
        said = counts.get(key) if isinstance(counts, dict) else None
        if said is not None and said != len(members):
            raise CoderDeskError(
                f"{name} says that {key} has {said} codes but holds {len(members)}.", _AGAIN
            )


def _span(name: str, retrieved: object, context: Context) -> Span:
    if context.options.effective:
        return fiscal_of(context.options.effective)
    try:
        day = date.fromisoformat(str(retrieved))
    except ValueError as problem:
        raise CoderDeskError(
            f"{name} does not tell its year.", "Give the first day it is in force."
        ) from problem
    return fiscal_of(date(day.year - (day.month < 10), 10, 1))  # noqa: PLR2004 - October


FORMATS = (Format("mce", "Medicare Code Editor lists", recognises, read),)
