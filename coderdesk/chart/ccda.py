"""C-CDA R1.1 and R2.1: the narrative as its author meant it, section by section, and what lies inside.

Sources: CDA R2 (HL7), section 4.3.5 for the narrative block; C-CDA R2.1, volume 2, for the header and
for documents with an unstructured body.
"""

import base64
import binascii
from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from coderdesk.chart.ccda_header import Header, read_header
from coderdesk.chart.composing import Composer
from coderdesk.chart.intake import Intake
from coderdesk.chart.limits import MAX_DEPTH
from coderdesk.chart.narrative import Narrative
from coderdesk.chart.note import Facts, composed_note
from coderdesk.chart.stated import stated_by_cda, stating
from coderdesk.domain.chart import Document
from coderdesk.errors import CoderDeskError

NS = "{urn:hl7-org:v3}"
_SHOWN_MEDIA = ("image/", "application/pdf", "text/", "application/rtf")


def read_cda(intake: Intake) -> tuple[Document, ...]:
    """The reader of C-CDA documents; PDF and pictures inside become documents of their own."""
    root = _parse(intake.data)
    document = next(root.iter(f"{NS}ClinicalDocument"), None)
    if document is None:
        raise CoderDeskError(
            "This XML holds no clinical document.", "Ask the sender for a C-CDA or a PDF."
        )
    header = read_header(document)
    facts = Facts(header.title, header.kind, header.date, header.author)
    body = document.find(f"{NS}component/{NS}nonXMLBody")
    if body is not None:
        first, *others = _unstructured(body, intake, facts)
        return (stating(first, stated_by_cda(root)), *others)
    to = Composer()
    _write_head(header, to)
    for component in document.iterfind(f"{NS}component/{NS}structuredBody/{NS}component"):
        _write_section(component.find(f"{NS}section"), to, 0)
    whole = stating(composed_note(to.finish(), intake, facts), stated_by_cda(root))
    return (whole, *_media(document, intake))


def _parse(data: bytes) -> Element:
    try:
        root: Element = fromstring(data.lstrip(b" \t\r\n"), forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        raise CoderDeskError(
            "This C-CDA is damaged and cannot be read.", "Ask the sender to send it again."
        ) from None
    return root


def _write_head(header: Header, to: Composer) -> None:
    to.line(header.title)
    for line in header.lines:
        to.line(line)


def _write_section(section: Element | None, to: Composer, depth: int) -> None:
    if section is None:
        return
    if depth > MAX_DEPTH:
        raise _too_deep()
    code = section.find(f"{NS}code")
    named = code.get("displayName", "") if code is not None else ""
    title = section.find(f"{NS}title")
    words = "".join(title.itertext()).strip() if title is not None else ""
    to.head(words or named)
    text = section.find(f"{NS}text")
    if text is not None:
        narrative = Narrative(to)
        _write(text, narrative, 0)
        to.end_line()
    for component in section.iterfind(f"{NS}component"):
        _write_section(component.find(f"{NS}section"), to, depth + 1)


def _write(element: Element, narrative: Narrative, depth: int) -> None:
    """An element of the narrative block with all in it; what was struck out is said to be."""
    if depth > MAX_DEPTH:
        raise _too_deep()
    tag = element.tag.rsplit("}", 1)[-1]
    if tag == "renderMultiMedia":
        narrative.words(" [picture] ")
    narrative.start(tag, element.attrib)
    if element.get("revised") == "delete":
        narrative.words(" [struck out: ")
    narrative.words(element.text or "")
    for child in element:
        _write(child, narrative, depth + 1)
        narrative.words(child.tail or "")
    if element.get("revised") == "delete":
        narrative.words("] ")
    narrative.end(tag)


def _unstructured(body: Element, intake: Intake, facts: Facts) -> tuple[Document, ...]:
    """A body that is a file: the documents in it, named by the header around it."""
    text = body.find(f"{NS}text")
    if text is None or text.find(f"{NS}reference") is not None:
        raise CoderDeskError(
            "This C-CDA only points to another file, which is not in it.", "Open that file instead."
        )
    found = intake.inner(_bytes_of(text), intake.name)
    return tuple(
        replace(
            each,
            title=facts.title or each.title,
            kind=facts.kind or each.kind,
            date=facts.date or each.date,
            author=facts.author or each.author,
        )
        for each in found
    )


def _media(document: Element, intake: Intake) -> Iterator[Document]:
    """PDF and pictures among the entries of the sections."""
    for media in document.iter(f"{NS}observationMedia"):
        value = media.find(f"{NS}value")
        if value is not None and value.get("mediaType", "").startswith(_SHOWN_MEDIA) and value.text:
            yield from intake.inner(_bytes_of(value), "Picture")


def _bytes_of(value: Element) -> bytes:
    """The bytes in an ED element: in base 64, or as text (HL7 data types R1, ED)."""
    text = "".join(value.itertext())
    if value.get("representation") != "B64":
        return text.strip().encode()
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        raise CoderDeskError(
            "The file inside this C-CDA is damaged.", "Ask the sender to send it again."
        ) from None


def _too_deep() -> CoderDeskError:
    return CoderDeskError("This C-CDA is nested too deeply to be read.", "Ask the sender for a PDF.")
