"""A trip within the chart: what its files state in coded parts, offered to the form one by one."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from coderdesk.domain.change_visit import FIELDS, PERSON, FieldValue
from coderdesk.domain.changes import Change, SetField, SetSetting
from coderdesk.domain.chart import Document, Passage
from coderdesk.domain.code import System
from coderdesk.domain.encounter import Encounter, Setting
from coderdesk.domain.lines import held_as
from coderdesk.domain.stated import SETTING, StatedLine
from coderdesk.domain.work import DocumentRow
from coderdesk.errors import CoderDeskError
from coderdesk.workflow.codebooks import Codebooks

_SYSTEMS = {
    "ICD-10-CM": System.ICD10CM,
    "ICD-10-PCS": System.ICD10PCS,
    "HCPCS": System.HCPCS,
    "CPT": System.CPT,
}
_QUALIFIER = re.compile(r"\s*\([a-z /]+\)\s*$")  # SNOMED CT ends its names so: (disorder)


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing a file states: a change of the visit, a code to assign, or words to look up."""

    title: str
    below: str
    does: str
    change: Change | None = None
    code: str = ""
    system: System | None = None
    words: str = ""
    passage: Passage | None = None


def offer_stated(
    rows: Iterable[DocumentRow],
    load: Callable[[int], Document],
    encounter: Encounter,
    books: Codebooks,
) -> tuple[Offer, ...]:
    """Visit fields that the form still lacks, then problems and procedures that are not on it."""
    documents = [load(row.id) for row in rows]
    found: dict[tuple[str, str], Offer] = {}
    for document in documents:
        for offer in _fields(document, encounter):
            found.setdefault((offer.title, ""), offer)
    for document in documents:
        for line in document.stated.lines if document.stated else ():
            if not line.absent:
                one = _line(document, line, encounter, books)
                if one is not None:
                    found.setdefault((one.title, one.below), one)
    return tuple(found.values())


def _fields(document: Document, encounter: Encounter) -> Iterator[Offer]:
    stay = encounter.setting is Setting.INPATIENT
    for name, value in document.stated.fields if document.stated else ():
        if name == SETTING:
            setting = Setting(value)
            inside = encounter.setting is Setting.INPATIENT
            if inside != (setting is Setting.INPATIENT):
                yield Offer(f"Setting: {value}", document.title, "Choose it", SetSetting(setting))
            continue
        if name == "discharge_date" and not stay:
            continue
        key = "service_date" if name == "admit_date" and not stay else name
        held = getattr(encounter.patient if key in PERSON else encounter, key)
        if held:
            continue
        typed: FieldValue = dt.date.fromisoformat(value) if key.endswith("_date") else value
        said = f"{typed:%m/%d/%Y}" if isinstance(typed, dt.date) else value
        word = FIELDS.get(key) or PERSON[key]
        title = f"{word[0].upper()}{word[1:]}: {said}"
        yield Offer(title, document.title, "Put it in", SetField(key, typed))


def _line(document: Document, line: StatedLine, encounter: Encounter, books: Codebooks) -> Offer | None:
    """A code that the book of the day has is assigned; anything else is looked up by its name."""
    about = " · ".join(
        part
        for part in (
            f"{line.system} {line.code}".strip(),
            line.status,
            line.date,
            f"POA {line.poa}" if line.poa else "",
            document.title,
        )
        if part
    )
    words = _QUALIFIER.sub("", line.name)
    title = line.name or line.code
    passage = _passage(document, words)
    system = _SYSTEMS.get(line.system)
    code = _billable(books, system, line.code, encounter.day)
    if system is None or not code:
        searched = words or line.code
        return Offer(title, about, "Look it up", words=searched, passage=passage)
    others = {one.code for one in encounter.procedures}
    others |= {one.code for one in encounter.services}
    if held_as(encounter, code) is not None or code in others:
        return None
    return Offer(title, about, f"Assign {code}", code=code, system=system, passage=passage)


def _billable(books: Codebooks, system: System | None, name: str, day: dt.date | None) -> str:
    if system is None or not name:
        return ""
    try:
        code = books.code(name, system, day)
    except CoderDeskError:
        return ""
    return code.code if code.billable else ""


def _passage(document: Document, words: str) -> Passage | None:
    """Where the words stand in the document: there they prove the code."""
    at = document.text.casefold().find(words.casefold()) if words else -1
    if at < 0:
        return None
    end = at + len(words)
    quote, page = document.text[at:end], document.page_of(at)
    return Passage(document.title, page, quote, at, end, document.sha256, document.date)
