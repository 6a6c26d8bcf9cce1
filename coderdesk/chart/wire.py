"""Documents as frames on a pipe between the window and the process that reads charts.

A frame is two lengths, words in JSON and bytes. Nothing that arrives can name a class or run anything:
whoever reads hostile files may itself have been taken over.
"""

import datetime as dt
import json
import struct
from dataclasses import asdict, replace
from typing import IO, Any

from coderdesk.chart.limits import MAX_DOCUMENTS, MAX_FILE, MAX_TEXT
from coderdesk.domain.chart import Document, Media, Section, Style, StyleKind
from coderdesk.domain.stated import Stated, StatedKind, StatedLine

_LENGTHS = struct.Struct(">QQ")
MAX_WORDS = 8 * MAX_TEXT
Words = dict[str, Any]


class BrokenFrame(Exception):  # noqa: N818 - it says what is wrong
    """The other end is gone, or says what nobody sound would say."""


def send(pipe: IO[bytes], words: Words, data: bytes = b"") -> None:
    """Write one frame."""
    said = json.dumps(words).encode("ascii")
    pipe.write(_LENGTHS.pack(len(said), len(data)))
    pipe.write(said)
    pipe.write(data)
    pipe.flush()


def receive(pipe: IO[bytes]) -> tuple[Words, bytes]:
    """Read one frame; raises BrokenFrame at the end of the pipe or beyond the limits."""
    said, held = _LENGTHS.unpack(_exactly(pipe, _LENGTHS.size))
    if said > MAX_WORDS or held > MAX_FILE * 4:
        raise BrokenFrame
    try:
        words = json.loads(_exactly(pipe, said))
    except (ValueError, RecursionError):
        raise BrokenFrame from None
    if not isinstance(words, dict):
        raise BrokenFrame
    return words, _exactly(pipe, held)


def pack(documents: tuple[Document, ...], given: bytes) -> tuple[Words, bytes]:
    """Documents as words and the bytes of all; bytes that the asker gave are not sent back."""
    rows, parts = [], []
    for document in documents:
        same = bool(document.data) and document.data == given
        rows.append(_row(document) | {"same": same, "size": 0 if same else len(document.data)})
        parts.append(b"" if same else document.data)
    return {"documents": rows}, b"".join(parts)


def unpack(words: Words, data: bytes, given: bytes) -> tuple[Document, ...]:
    """The documents of a frame; raises BrokenFrame unless every value is of its kind."""
    found, at = [], 0
    try:
        for row in words["documents"][:MAX_DOCUMENTS]:
            size = int(row["size"])
            if size < 0:
                raise BrokenFrame
            held = given if row["same"] is True else data[at : at + size]
            found.append(replace(_document(row), data=held))
            at += size
    except (KeyError, ValueError, TypeError, AttributeError):
        raise BrokenFrame from None
    return tuple(found)


def _row(document: Document) -> Words:
    return {
        "title": document.title,
        "kind": document.kind,
        "media": document.media.value,
        "text": document.text,
        "pages": document.pages,
        "sections": [(one.title, one.start, one.end) for one in document.sections],
        "date": document.date.isoformat() if document.date else None,
        "author": document.author,
        "sha256": document.sha256,
        "synthetic": document.synthetic,
        "styles": [(one.kind.value, one.start, one.end) for one in document.styles],
        "id": document.id,
        "stated": asdict(document.stated) if document.stated else None,
    }


def _document(row: Words) -> Document:
    return Document(
        title=_text(row["title"]),
        kind=_text(row["kind"]),
        media=Media(row["media"]),
        text=_text(row["text"]),
        pages=tuple((int(start), int(end)) for start, end in row["pages"]),
        sections=tuple(Section(_text(name), int(a), int(b)) for name, a, b in row["sections"]),
        date=dt.date.fromisoformat(row["date"]) if row["date"] else None,
        author=_text(row["author"]),
        sha256=_text(row["sha256"]),
        synthetic=row["synthetic"] is True,
        styles=tuple(Style(StyleKind(kind), int(a), int(b)) for kind, a, b in row["styles"]),
        id=int(row["id"]),
        stated=_stated(row["stated"]) if row["stated"] else None,
    )


def _stated(row: Words) -> Stated:
    fields = tuple((_text(name), _text(value)) for name, value in row["fields"])
    return Stated(fields, tuple(_line(one) for one in row["lines"]))


def _line(row: Words) -> StatedLine:
    names = ("name", "code", "system", "status", "date", "poa")
    name, code, system, status, date, poa = (_text(row[each]) for each in names)
    absent = row["absent"] is True
    return StatedLine(StatedKind(row["kind"]), name, code, system, status, date, poa, absent)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise BrokenFrame
    return value


def _exactly(pipe: IO[bytes], count: int) -> bytes:
    data = pipe.read(count)
    if len(data) != count:
        raise BrokenFrame
    return data
