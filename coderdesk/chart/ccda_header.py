"""The header of a C-CDA: what the document is, whose, by whom, and of which encounter.

Source: C-CDA R2.1, volume 2, US Realm Header; the paths below are those of CDA R2.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from coderdesk.chart.kinds import kind_coded, kind_said

NS = "{urn:hl7-org:v3}"
_SEX = {"F": "female", "M": "male", "UN": "undifferentiated"}
_AUTHORS = (
    "author/assignedAuthor",
    "legalAuthenticator/assignedEntity",
    "authenticator/assignedEntity",
)
_DAY = 8  # figures of a date in HL7's form, yyyymmdd


@dataclass(frozen=True, slots=True)
class Header:
    """What the header says; ``lines`` are for the head of the text."""

    title: str
    kind: str
    date: dt.date | None
    author: str
    lines: tuple[str, ...]


def read_header(document: Element) -> Header:
    """The header of a clinical document."""
    code = document.find(f"{NS}code")
    coded = code.get("code", "") if code is not None else ""
    named = code.get("displayName", "") if code is not None else ""
    title = _words(document.find(f"{NS}title")) or named or "Clinical document"
    author = _author(document)
    day = _day(document.find(f"{NS}effectiveTime"))
    lines = [_patient(document), *_encounter(document), _written(document, author, day)]
    return Header(
        title=_own_title(title),
        kind=kind_coded(coded) or kind_said(title) or kind_said(named),
        date=day,
        author=author,
        lines=tuple(line for line in lines if line),
    )


def _own_title(title: str) -> str:
    """The title without the hospital's name before it: what differs is what counts."""
    place, colon, own = title.rpartition(": ")
    return own if colon and place and kind_said(own) else title


def _words(element: Element | None) -> str:
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def _value(element: Element | None, name: str = "value") -> str:
    return (element.get(name) or "").strip() if element is not None else ""


def _day(element: Element | None) -> dt.date | None:
    digits = _value(element)[:_DAY]
    try:
        return dt.date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None


def _shown(day: dt.date | None) -> str:
    return f"{day:%m/%d/%Y}" if day else ""


def _name(holder: Element | None) -> str:
    """A person's name: as written, or given, family and what follows it."""
    name = holder.find(f"{NS}name") if holder is not None else None
    if name is None:
        return ""
    parts = [(part.tag.rsplit("}", 1)[-1], _words(part)) for part in name]
    if not any(text for _tag, text in parts):
        return _words(name)
    before = [text for tag, text in parts if tag in ("given", "family") and text]
    after = [text for tag, text in parts if tag == "suffix" and text]
    return ", ".join([" ".join(before), *after])


def _patient(document: Element) -> str:
    role = document.find(f"{NS}recordTarget/{NS}patientRole")
    if role is None:
        return ""
    patient = role.find(f"{NS}patient")
    born = _shown(_day(patient.find(f"{NS}birthTime"))) if patient is not None else ""
    code = _value(patient.find(f"{NS}administrativeGenderCode"), "code") if patient is not None else ""
    number = next((_value(each, "extension") for each in role.findall(f"{NS}id")), "")
    said = [
        _name(patient),
        f"born {born}" if born else "",
        _SEX.get(code, ""),
        f"MRN {number}" if number else "",
    ]
    words = " \u00b7 ".join(part for part in said if part)
    return f"Patient: {words}" if words else ""


def _encounter(document: Element) -> Iterator[str]:
    visit = document.find(f"{NS}componentOf/{NS}encompassingEncounter")
    if visit is None:
        return
    time = visit.find(f"{NS}effectiveTime")
    if time is not None:
        begin = _day(time.find(f"{NS}low")) or _day(time)
        end = _day(time.find(f"{NS}high"))
        if begin:
            yield f"Encounter: {_shown(begin)}" + (f" to {_shown(end)}" if end and end != begin else "")
    kind = visit.find(f"{NS}code")
    named = _value(kind, "displayName")
    if named:
        yield f"Kind of encounter: {named}"
    disposition = visit.find(f"{NS}dischargeDispositionCode")
    left = _value(disposition, "displayName") or _value(disposition, "code")
    if left:
        yield f"Disposition: {left}"
    where = place_in(visit)
    if where:
        yield f"Place: {where}"


def place_in(visit: Element | None) -> str:
    """Where an encounter was, as its header names the facility."""
    at = f"{NS}location/{NS}healthCareFacility/{NS}location"
    return _name(visit.find(at)) if visit is not None else ""


def attending_in(visit: Element | None) -> str:
    """Who attended an encounter, else who was responsible for it."""
    holders = visit.findall(f"{NS}encounterParticipant") if visit is not None else []
    attending = [one for one in holders if one.get("typeCode") == "ATND"]
    responsible = visit.findall(f"{NS}responsibleParty") if visit is not None else []
    for holder in (*attending, *responsible):
        name = _name(holder.find(_path("assignedEntity/assignedPerson")))
        if name:
            return name
    return ""


def _author(document: Element) -> str:
    for path in _AUTHORS:
        for holder in document.iterfind(_path(path)):
            name = _name(holder.find(f"{NS}assignedPerson"))
            if name:
                return name
    return ""


def _written(document: Element, author: str, day: dt.date | None) -> str:
    keeper = document.find(_path("custodian/assignedCustodian/representedCustodianOrganization"))
    said = [author, _name(keeper), _shown(day)]
    words = " \u00b7 ".join(part for part in said if part)
    return f"Written by: {words}" if words else ""


def _path(path: str) -> str:
    return "/".join(f"{NS}{step}" for step in path.split("/"))
