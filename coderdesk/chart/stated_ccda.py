"""Problems and procedures that a C-CDA states in its coded entries.

Source: C-CDA R2.1, volume 2: Problem Observation (22.4.4), Problem Status (22.4.6), Procedure Activity
Act, Observation and Procedure (22.4.12 to 22.4.14). R1.1 has the same templates.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from coderdesk.chart.code_names import best_coding, system_named
from coderdesk.chart.fhir_json import shown
from coderdesk.domain.stated import StatedKind, StatedLine

NS = "{urn:hl7-org:v3}"
_ROOT = "2.16.840.1.113883.10.20."
_PROBLEMS = frozenset([f"{_ROOT}22.4.4", f"{_ROOT}1.28"])
_STATUS = frozenset([f"{_ROOT}22.4.6", f"{_ROOT}1.50"])
_PROCEDURES = frozenset(f"{_ROOT}{end}" for end in ("22.4.12", "22.4.13", "22.4.14", "1.29"))
_DAY = 8  # figures of a date, yyyymmdd


def lines_of_cda(document: Element) -> Iterator[StatedLine]:
    """The problems and procedures of a clinical document, in its order."""
    named = {one.get("ID", ""): one for one in document.iter() if one.get("ID")}
    for entry in document.iter():
        kinds = {one.get("root", "") for one in entry.findall(f"{NS}templateId")}
        if kinds & _PROBLEMS:
            yield _problem(entry, named)
        elif kinds & _PROCEDURES and entry.get("moodCode", "EVN") == "EVN":
            yield _procedure(entry, named)


def _problem(entry: Element, named: dict[str, Element]) -> StatedLine:
    value = entry.find(f"{NS}value")
    code, system = _coded(value)
    return StatedLine(
        StatedKind.PROBLEM,
        _said(value, entry, named),
        code,
        system,
        _status(entry),
        _when(entry),
        absent=entry.get("negationInd", "").casefold() == "true",
    )


def _procedure(entry: Element, named: dict[str, Element]) -> StatedLine:
    held = entry.find(f"{NS}code")
    code, system = _coded(held)
    status = entry.find(f"{NS}statusCode")
    return StatedLine(
        StatedKind.PROCEDURE,
        _said(held, entry, named),
        code,
        system,
        status.get("code", "") if status is not None else "",
        _when(entry),
        absent=entry.get("negationInd", "").casefold() == "true",
    )


def _coded(value: Element | None) -> tuple[str, str]:
    """The code that a claim can carry, among the value and its translations."""
    if value is None:
        return "", ""
    held = [value, *value.findall(f"{NS}translation")]
    return best_coding([(one.get("code", ""), _system(one)) for one in held])


def _system(one: Element) -> str:
    return system_named(one.get("codeSystem", "")) or one.get("codeSystemName", "").strip()[:40]


def _said(value: Element | None, entry: Element, named: dict[str, Element]) -> str:
    """What it is called: its display, the words it refers to, or its original text."""
    if value is not None:
        for one in (value, *value.findall(f"{NS}translation")):
            if one.get("displayName", "").strip():
                return " ".join(one.get("displayName", "").split())
        said = _referred(value.find(f"{NS}originalText"), named)
        if said:
            return said
    return _referred(entry.find(f"{NS}text"), named)


def _referred(text: Element | None, named: dict[str, Element]) -> str:
    if text is None:
        return ""
    at = text.find(f"{NS}reference")
    target = named.get(at.get("value", "").removeprefix("#")) if at is not None else text
    return " ".join("".join(target.itertext()).split())[:200] if target is not None else ""


def _status(entry: Element) -> str:
    for one in entry.iterfind(f"{NS}entryRelationship/{NS}observation"):
        if {each.get("root", "") for each in one.findall(f"{NS}templateId")} & _STATUS:
            value = one.find(f"{NS}value")
            if value is not None and value.get("displayName"):
                return value.get("displayName", "").casefold()
    time = entry.find(f"{NS}effectiveTime/{NS}high")
    return "resolved" if time is not None and time.get("value") else ""


def _when(entry: Element) -> str:
    time = entry.find(f"{NS}effectiveTime")
    if time is None:
        return ""
    low = time.find(f"{NS}low")
    raw = (time.get("value") or (low.get("value", "") if low is not None else "") or "")[:_DAY]
    return shown("-".join(part for part in (raw[:4], raw[4:6], raw[6:8]) if part))
