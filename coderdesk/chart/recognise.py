"""What a file is, told by its content: names lie."""

import re
from enum import StrEnum

from coderdesk.errors import CoderDeskError

_START = 1024  # PDFium, too, looks for the header within the first kilobyte
_SPACE = b" \t\r\n\x0b\x0c"
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_DICOM_AT = 128


class Format(StrEnum):
    """A format that a reader knows."""

    PDF = "PDF"
    RTF = "RTF"
    ZIP = "zip"
    GZIP = "gzip"
    IMAGE = "image"
    CDA = "C-CDA"
    FHIR = "FHIR"
    HL7 = "HL7 v2"
    HTML = "HTML"
    TEXT = "text"


_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n", b"II*\x00", b"MM\x00*", b"GIF87a", b"GIF89a")
_WEBP = re.compile(rb"RIFF.{4}WEBP", re.DOTALL)
_BITMAP = re.compile(rb"BM.{4}\x00{4}", re.DOTALL)
# Formats that come with charts and that no reader here knows, each with what to do about it.
_FOREIGN = (
    (b"\xd0\xcf\x11\xe0", "This is an old Office file (.doc, .xls).", "Save it as .docx or PDF first."),
    (b"7z\xbc\xaf", "This is a 7-Zip archive.", "Unpack it first, then open the files inside."),
    (b"Rar!", "This is a RAR archive.", "Unpack it first, then open the files inside."),
    (b"%!PS", "This is a PostScript file.", "Print it to PDF first."),
)
_CDA = re.compile(rb"<(?:\w+:)?ClinicalDocument\b")
_FHIR = re.compile(rb'"resourceType"\s*:')
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_HL7 = re.compile(rb"(?:FHS|BHS|MSH)[^\w\s]")


def recognise(data: bytes) -> Format:
    """The format of a file. Text is the last resort; whether it is text at all is its reader's to say.

    Raises `CoderDeskError` for formats that are known and not read.
    """
    found = _by_mark(data)
    if found is not None:
        return found
    for mark, message, hint in _FOREIGN:
        if data.startswith(mark):
            raise CoderDeskError(message, hint)
    if data[_DICOM_AT : _DICOM_AT + 4] == b"DICM":
        raise CoderDeskError(
            "This is a DICOM picture.", "Open it in an imaging viewer, or save it as PDF."
        )
    return _by_words(_narrow(data))


def _by_mark(data: bytes) -> Format | None:
    """Formats that open with marks of their own."""
    start = data[:_START]
    if b"%PDF-" in start:
        return Format.PDF
    if start.startswith(b"PK\x03\x04"):
        return Format.ZIP
    if start.startswith(b"\x1f\x8b"):
        return Format.GZIP
    if start.startswith(_PICTURES) or _WEBP.match(start) or _BITMAP.match(start):
        return Format.IMAGE
    return None


def _by_words(data: bytes) -> Format:
    """Formats that are text with a shape."""
    start = data.lstrip(_SPACE)
    if start.startswith(b"{\\rtf"):
        return Format.RTF
    if _HL7.match(start):
        return Format.HL7
    if start.startswith((b"{", b"[")) and _FHIR.search(start):
        return Format.FHIR
    if start.startswith(b"<"):
        return _by_tags(start)
    return Format.TEXT


def _by_tags(start: bytes) -> Format:
    if _CDA.search(start):
        return Format.CDA
    if _HTML.search(start[:_START]):
        return Format.HTML
    if b"http://hl7.org/fhir" in start[: 4 * _START]:
        raise CoderDeskError("This is FHIR in XML.", "Export it as JSON instead.")
    if start.startswith(b"<?xml"):
        raise CoderDeskError(
            "This XML is not a C-CDA document.", "Ask the sender for a C-CDA or a PDF."
        )
    return Format.TEXT


def _narrow(data: bytes) -> bytes:
    """The file with one byte a letter and no byte-order mark, good enough to recognise its shape."""
    for mark in _MARKS:
        if data.startswith(mark):
            data = data[len(mark) :]
            break
    else:
        if b"\x00" not in data[:_START]:
            return data
    return data.replace(b"\x00", b"") if b"\x00" in data[:_START] else data
