"""What files state in coded parts, gathered while they are read, for the form to be offered.

Sources: HL7 v2.5.1 chapter 3 (PV1), chapter 6 (DG1, PR1; table 0895 for POA), chapter 12 (PRB); FHIR
R4 Condition and Procedure; C-CDA by `stated_ccda`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from coderdesk.chart.code_names import best_coding, system_named
from coderdesk.chart.fhir_json import Bundle, Resource, at, concept, each, shown, words
from coderdesk.chart.hl7_message import Message, Segment
from coderdesk.chart.hl7_parts import shown as shown_stamp
from coderdesk.chart.stated_ccda import NS, lines_of_cda
from coderdesk.chart.visit import Visit, visit_of_bundle, visit_of_cda, visit_of_message
from coderdesk.domain.chart import Document
from coderdesk.domain.stated import SETTING, Stated, StatedKind, StatedLine

MOST = 1_000  # lines of one document; more is a lifetime's record that nobody takes line by line
_ABSENT = frozenset(["refuted", "entered-in-error", "not-done"])
_POA = {"Y": "Y", "N": "N", "U": "U", "W": "W", "E": "E", "1": "E"}
_SETTINGS = {"I": "inpatient", "O": "outpatient", "E": "outpatient", "R": "outpatient"}
_CLASSES = frozenset(["IMP", "EMER", "AMB"])  # of table ActCode
_DIAGNOSIS_TYPES = {"A": "admitting", "W": "working", "F": "final"}


def stating(document: Document, stated: Stated) -> Document:
    """The document with what its file states, if that is anything."""
    return replace(document, stated=stated) if stated else document


def stated_by_cda(root: Element) -> Stated:
    """What a C-CDA states."""
    fields = _fields(visit_of_cda(root))
    code = root.find(f".//{NS}componentOf/{NS}encompassingEncounter/{NS}code")
    if (
        code is None or code.get("code") not in _CLASSES
    ):  # the visit takes what says nothing for outpatient
        fields = tuple(one for one in fields if one[0] != SETTING)
    return Stated(fields, _kept(lines_of_cda(root)))


def stated_by_message(message: Message) -> Stated:
    """What an HL7 v2 message states."""
    return Stated(_fields(visit_of_message(message)), _kept(_lines_of_message(message)))


def stated_by_bundle(bundle: Bundle) -> Stated:
    """What a FHIR file states."""
    return Stated(_fields(visit_of_bundle(bundle)), _kept(_lines_of_bundle(bundle)))


def _fields(visit: Visit) -> tuple[tuple[str, str], ...]:
    told = {
        SETTING: _SETTINGS.get(visit.patient_class, ""),
        "account": visit.account,
        "mrn": visit.mrn,
        "name": visit.patient,
        "birth_date": visit.born.isoformat() if visit.born else "",
        "sex": visit.sex,
        "admit_date": visit.admitted.isoformat() if visit.admitted else "",
        "discharge_date": visit.discharged.isoformat() if visit.discharged else "",
        "attending": visit.attending,
        "facility": visit.facility,
        "payer": visit.payer,
    }
    return tuple((name, value.strip()) for name, value in told.items() if value.strip())


def _kept(lines: Iterable[StatedLine]) -> tuple[StatedLine, ...]:
    """Each line once, those without words or code left out."""
    found: dict[StatedLine, None] = {}
    for line in lines:
        if line.name or line.code:
            found.setdefault(line)
        if len(found) >= MOST:
            break
    return tuple(found)


def _lines_of_message(message: Message) -> Iterator[StatedLine]:
    for one in message.all("DG1"):
        code, system = _coded(one)
        kind = one.part(6).strip()
        yield StatedLine(
            StatedKind.PROBLEM,
            (one.part(3, 2) or one.text(4)).strip(),
            code,
            system or system_named(one.part(2)),
            _DIAGNOSIS_TYPES.get(kind.upper(), kind.casefold()),
            shown_stamp(one.part(5)),
            _POA.get(one.part(26).strip().upper(), ""),
        )
    for one in message.all("PRB"):
        code, system = _coded(one)
        name, day = one.words(3), shown_stamp(one.part(16)) or shown_stamp(one.part(2))
        yield StatedLine(StatedKind.PROBLEM, name, code, system, one.words(14).casefold(), day)
    for one in message.all("PR1"):
        code, system = _coded(one)
        name, day = (one.part(3, 2) or one.text(4)).strip(), shown_stamp(one.part(5))
        told = system or system_named(one.part(2))
        yield StatedLine(StatedKind.PROCEDURE, name, code, told, "", day)


def _coded(segment: Segment) -> tuple[str, str]:
    """The coded field 3 of DG1, PR1 and PRB: its code or its alternate, each with its system."""
    pairs = [(1, 3), (4, 6)]
    return best_coding(
        [(segment.part(3, a).strip(), system_named(segment.part(3, b))) for a, b in pairs]
    )


def _lines_of_bundle(bundle: Bundle) -> Iterator[StatedLine]:
    for one in bundle.of("Condition"):
        certainty = words(one, "verificationStatus", "coding", "code")
        status = concept(one, "clinicalStatus").casefold()
        yield _line(one, StatedKind.PROBLEM, status, certainty, "onsetDateTime", "recordedDate")
    for one in bundle.of("Procedure"):
        status = words(one, "status").casefold()
        yield _line(one, StatedKind.PROCEDURE, status, status, "performedDateTime", "performedPeriod")


def _line(one: Resource, kind: StatedKind, status: str, certainty: str, *dates: str) -> StatedLine:
    codings = [
        (words(coding, "code"), system_named(words(coding, "system")))
        for coding in each(at(one, "code"), "coding")
    ]
    code, system = best_coding(codings)
    day = shown(*(words(one, name) or words(one, name, "start") for name in dates))
    said = ", ".join(dict.fromkeys(part for part in (status, certainty) if part))
    return StatedLine(kind, concept(one, "code"), code, system, said, day, absent=certainty in _ABSENT)
