"""HL7 v2: each message of a file as a document, and files inside messages as documents of their own.

Sources: HL7 v2.5.1, chapters 3 (ADT), 7 (observations), 9 (medical records; table 0270).
"""

import base64
import binascii
import datetime as dt
from collections.abc import Iterator

from coderdesk.chart.composing import Composer
from coderdesk.chart.hl7_message import Message, Segment, messages_in
from coderdesk.chart.hl7_parts import day_of, person, write_parts
from coderdesk.chart.intake import Intake
from coderdesk.chart.kinds import kind_said
from coderdesk.chart.limits import MAX_DOCUMENTS
from coderdesk.chart.note import Facts, composed_note, not_a_chart
from coderdesk.chart.stated import stated_by_message, stating
from coderdesk.chart.text import decode
from coderdesk.domain.chart import Document, Media
from coderdesk.errors import CoderDeskError

# Table 0270; the kinds are those of `kinds`.
_DOCUMENT_TYPES = {
    "CN": "Consultation",
    "PC": "Consultation",
    "DI": "Imaging report",
    "CD": "Imaging report",
    "DS": "Discharge summary",
    "ED": "Emergency department note",
    "HP": "History and physical",
    "PH": "History and physical",
    "OP": "Operative note",
    "PN": "Procedure note",
    "PR": "Progress note",
    "SP": "Pathology report",
    "TS": "Transfer summary",
}
# Table 0074, diagnostic service sections that are not the laboratory.
_IMAGING = frozenset(["RAD", "RUS", "CT", "NMR", "NMS", "CUS", "RX", "EC", "XRC", "VUS"])
_NAMED_BY_ORDER = frozenset(["Imaging report", "Procedure note", "Pathology report"])
_TITLES = {
    "ADT": "Registration",
    "BAR": "Billing account",
    "DFT": "Charges",
    "SIU": "Appointment",
    "REF": "Referral",
    "VXU": "Immunizations",
    "PPR": "Problems",
    "PC1": "Problems",
}
_PICTURES = frozenset(["im", "image"])  # table 0191
_ORDERS = frozenset(["ORM", "OMG", "OML", "RDE", "RDS", "OMP", "RAS"])
_RESULTS = frozenset(["ORU", "OUL"])


def read_hl7(intake: Intake) -> tuple[Document, ...]:
    """The reader of HL7 v2 files: batches, several messages, any line ends, byte-order marks."""
    text = decode(intake.data)
    if text is None:
        raise not_a_chart()
    found: list[Document] = []
    for message in messages_in(text):
        found += _documents(message, intake)
        if len(found) >= MAX_DOCUMENTS:
            break
    if not found:
        raise CoderDeskError("This HL7 file holds no message.", "Check the export at its source.")
    return tuple(found)


def _documents(message: Message, intake: Intake) -> Iterator[Document]:
    facts = _facts(message)
    to = Composer()
    to.line(facts.title)
    inner: list[Document] = []
    write_parts(message, to, lambda segment: _attached(segment, intake, facts, inner))
    its = Intake(message.source.encode(), intake.name, intake.inner)
    yield stating(composed_note(to.finish(), its, facts), stated_by_message(message))
    yield from inner


def _facts(message: Message) -> Facts:
    head, kind = message.first("MSH"), message.kind.split(" ")[0]
    if kind == "MDM":
        return _of_document(message)
    if kind in _RESULTS:
        return _of_results(message)
    title = _TITLES.get(kind, "Orders" if kind in _ORDERS else "Message")
    return Facts(
        title=f"{title} ({message.kind})" if title != "Orders" else _order_title(message),
        kind="Orders" if title == "Orders" else "Referral note" if kind == "REF" else "Face sheet",
        date=day_of(message.first("EVN").part(2)) or day_of(head.part(7)),
    )


def _of_document(message: Message) -> Facts:
    about, order = message.first("TXA"), message.first("OBR")
    coded = about.part(2).upper()
    named = about.part(2, 2) or order.words(4)
    kind = _DOCUMENT_TYPES.get(coded) or kind_said(named) or kind_said(about.part(2))
    return Facts(
        title=about.part(2, 2) or (named if kind in _NAMED_BY_ORDER else kind) or named or "Document",
        kind=kind,
        date=day_of(about.part(4)) or day_of(about.part(6)) or day_of(message.first("EVN").part(2)),
        author=person(about, 9) or person(about, 5) or person(about, 22),
    )


def _of_results(message: Message) -> Facts:
    order = message.first("OBR")
    named = order.words(4)
    imaging = order.part(24).upper() in _IMAGING or kind_said(named) == "Imaging report"
    return Facts(
        title=named or "Results",
        kind="Imaging report" if imaging else "Laboratory report",
        date=_result_day(message),
        author=person(order, 32),
    )


def _result_day(message: Message) -> dt.date | None:
    order = message.first("OBR")
    for raw in (order.part(7), order.part(22), message.first("MSH").part(7)):
        day = day_of(raw)
        if day:
            return day
    return None


def _order_title(message: Message) -> str:
    named = (
        message.first("OBR").words(4) or message.first("RXO").words(1) or message.first("RXE").words(2)
    )
    return f"Order: {named}" if named else "Order"


def _attached(segment: Segment, intake: Intake, facts: Facts, inner: list[Document]) -> str:
    """Read the file in an OBX of type ED; what to say in its place comes back."""
    kind, coding, data = segment.part(5, 2), segment.part(5, 4).casefold(), segment.part(5, 5)
    if not data.strip():
        return f"[attached {kind or 'file'}: not sent]"
    try:
        raw = base64.b64decode("".join(data.split())) if coding == "base64" else data.encode()
        found = intake.inner(raw, segment.words(3) or facts.title)
        if kind.casefold() in _PICTURES and found[0].media is Media.TEXT:
            raise not_a_chart()
        inner.extend(found)
    except (CoderDeskError, binascii.Error, ValueError):
        return f"[attached {kind or 'file'}: it could not be read]"
    return f"[attached {kind or 'file'}: see the next document]"
