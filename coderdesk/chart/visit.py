"""Whose visit a file tells of, as its coded parts say: HL7 v2 PID and PV1, FHIR, the C-CDA header.

Sources: HL7 v2.5.1 chapter 3; FHIR R4 Patient, Encounter; C-CDA R2.1 US Realm Header.
"""

import datetime as dt
import json
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from coderdesk.chart.archive import gunzip
from coderdesk.chart.ccda_header import attending_in, place_in
from coderdesk.chart.fhir_json import Bundle, Resource, concept, day, each, name, words
from coderdesk.chart.hl7_message import Message, messages_in
from coderdesk.chart.hl7_parts import day_of, person
from coderdesk.chart.recognise import Format, recognise
from coderdesk.chart.text import decode

NS = "{urn:hl7-org:v3}"
_SEXES = {"male": "M", "female": "F", "m": "M", "f": "F", "un": "U", "unknown": "U", "other": "X"}
_DAY = 8


@dataclass(frozen=True, slots=True)
class Visit:
    """The facts of one visit; ``patient_class`` is a code of HL7 table 0004 (I, O, E …).

    ``data`` is the part of the file that tells of it.
    """

    account: str = ""
    mrn: str = ""
    patient: str = ""
    born: dt.date | None = None
    sex: str = ""
    patient_class: str = ""
    admitted: dt.date | None = None
    discharged: dt.date | None = None
    attending: str = ""
    payer: str = ""
    facility: str = ""
    data: bytes = b""


def visits_in(data: bytes) -> tuple[Visit, ...]:
    """The visits that a file's coded parts tell of; one without facts for a note that has none."""
    kind = recognise(data)
    if kind is Format.GZIP:
        return visits_in(gunzip(data))
    if kind is Format.HL7:
        text = decode(data) or ""
        return tuple(visit_of_message(message) for message in messages_in(text)) or (Visit(data=data),)
    if kind is Format.FHIR:
        return (_bundle_visit(data),)
    if kind is Format.CDA:
        return (_cda_visit(data),)
    return (Visit(data=data),)


def visit_of_message(message: Message) -> Visit:
    """The visit of an HL7 v2 message."""
    pid, pv1 = message.first("PID"), message.first("PV1")
    family, given = (" ".join(pid.part(5, at).split()) for at in (1, 2))
    return Visit(
        account=pid.part(18).strip() or pv1.part(19).strip(),
        mrn=pid.part(3).strip() or pid.part(2).strip(),
        patient=", ".join(part for part in (family, given) if part),
        born=day_of(pid.part(7)),
        sex=_SEXES.get(pid.part(8).strip().casefold(), ""),
        patient_class=pv1.part(2).strip().upper()[:1],
        admitted=day_of(pv1.part(44)),
        discharged=day_of(pv1.part(45)),
        attending=person(pv1, 7),
        payer=message.first("IN1").part(4).strip(),
        facility=message.first("MSH").part(4).strip(),
        data=message.source.encode(),
    )


def _bundle_visit(data: bytes) -> Visit:
    try:
        bundle = Bundle(json.loads(decode(data) or ""))
    except (ValueError, RecursionError):
        return Visit(data=data)
    return replace(visit_of_bundle(bundle), data=data)


def visit_of_bundle(bundle: Bundle) -> Visit:
    """The last visit of a FHIR file."""
    patient: Resource = next(bundle.of("Patient"), {})
    stays = sorted(bundle.of("Encounter"), key=lambda one: words(one, "period", "start"))
    last: Resource = stays[-1] if stays else {}
    named = next(each(patient, "name"), {})
    family = words(named, "family")
    given = name({"name": [{**named, "family": "", "suffix": []}]}) if named else ""
    mrn = next((words(one, "value") for one in each(patient, "identifier") if words(one, "value")), "")
    cover = next(bundle.of("Coverage"), {})
    return Visit(
        account=words(last, "identifier", "value") or words(last, "id"),
        mrn=mrn or words(patient, "id"),
        patient=", ".join(part for part in (family, given) if part),
        born=day(words(patient, "birthDate")),
        sex=_SEXES.get(words(patient, "gender").casefold(), ""),
        patient_class={"IMP": "I", "ACUTE": "I", "EMER": "E"}.get(words(last, "class", "code"), "O"),
        admitted=day(words(last, "period", "start")),
        discharged=day(words(last, "period", "end")),
        payer=words(cover, "payor", "display") or concept(cover, "type"),
        facility=words(last, "serviceProvider", "display"),
        attending=words(last, "participant", "individual", "display"),
    )


def _cda_visit(data: bytes) -> Visit:
    try:
        root = fromstring(data.lstrip(b" \t\r\n"), forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        return Visit(data=data)
    return replace(visit_of_cda(root), data=data)


def visit_of_cda(root: Element) -> Visit:
    """The visit in the header of a C-CDA."""
    path = f".//{NS}recordTarget/{NS}patientRole"
    found = root.find(path)
    who = found.find(f"{NS}patient") if found is not None else None
    stay = root.find(f".//{NS}componentOf/{NS}encompassingEncounter")

    def text(holder: object, at: str) -> str:
        one = holder.find(at) if hasattr(holder, "find") else None
        return " ".join("".join(one.itertext()).split()) if one is not None else ""

    def value(holder: object, at: str, attribute: str = "value") -> str:
        one = holder.find(at) if hasattr(holder, "find") else None
        return (one.get(attribute) or "").strip() if one is not None else ""

    family = text(who, f"{NS}name/{NS}family")
    given = text(who, f"{NS}name/{NS}given")
    sex = value(who, f"{NS}administrativeGenderCode", "code").casefold()
    return Visit(
        account=value(stay, f"{NS}id", "extension"),
        mrn=value(found, f"{NS}id", "extension"),
        patient=", ".join(part for part in (family, given) if part),
        born=day_of(value(who, f"{NS}birthTime")[:_DAY]),
        sex=_SEXES.get(sex, ""),
        patient_class={"IMP": "I", "EMER": "E"}.get(value(stay, f"{NS}code", "code"), "O"),
        admitted=day_of(value(stay, f"{NS}effectiveTime/{NS}low")[:_DAY])
        or day_of(value(stay, f"{NS}effectiveTime")[:_DAY]),
        discharged=day_of(value(stay, f"{NS}effectiveTime/{NS}high")[:_DAY]),
        attending=attending_in(stay),
        facility=place_in(stay),
    )
