"""Making a text document: pages, sections, and what the text says of itself where nothing else does."""

import datetime as dt
import hashlib
import re
from dataclasses import dataclass, replace

from coderdesk.chart.about import About, about
from coderdesk.chart.composing import Composed
from coderdesk.chart.headings import as_title
from coderdesk.chart.intake import Intake
from coderdesk.chart.kinds import NOTE
from coderdesk.chart.sections import find_sections
from coderdesk.chart.text import clean, decode, pages_between, paginate
from coderdesk.domain.chart import Document, Media
from coderdesk.domain.shown import shown_name
from coderdesk.errors import CoderDeskError


@dataclass(frozen=True, slots=True)
class Facts:
    """What a format states outright; what is empty is taken from the text instead."""

    title: str = ""
    kind: str = ""
    date: dt.date | None = None
    author: str = ""


def read_text(intake: Intake) -> tuple[Document, ...]:
    """The reader of plain text in any usual encoding."""
    text = decode(intake.data)
    if text is None:
        raise not_a_chart()
    return (note(text, intake),)


def note(text: str, intake: Intake, facts: Facts | None = None) -> Document:
    """A text document out of plain words, its sections found by their headings."""
    plain, pages = paginate(clean(text))
    return _document(Composed(plain, find_sections(plain)), pages, intake, facts or Facts())


def composed_note(composed: Composed, intake: Intake, facts: Facts | None = None) -> Document:
    """A text document out of what a reader composed; headings it does not name are looked for."""
    if not composed.sections:
        composed = replace(composed, sections=find_sections(composed.text))
    pages = pages_between(composed.text, composed.breaks)
    return _document(composed, pages, intake, facts or Facts())


def _document(
    composed: Composed, pages: tuple[tuple[int, int], ...], intake: Intake, facts: Facts
) -> Document:
    said = about(composed.text, intake.name)
    return Document(
        title=facts.title or title_for(said, intake.name),
        kind=facts.kind or said.kind,
        media=Media.TEXT,
        text=composed.text,
        pages=pages,
        sections=composed.sections,
        date=facts.date or said.date,
        author=facts.author or said.author,
        sha256=digest(intake.data),
        synthetic=said.synthetic,
        styles=composed.styles,
    )


def title_for(said: About, name: str) -> str:
    """What a document is called in the list: its own heading, its kind, or its file's name."""
    if said.title:
        return shown_name(as_title(said.title))
    if said.kind != NOTE:
        return said.kind
    stem = name.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return shown_name(re.sub(r"[_\s]+", " ", stem).strip()) or NOTE


def digest(data: bytes) -> str:
    """The SHA-256 of a file, by which it is known again."""
    return hashlib.sha256(data).hexdigest()


def not_a_chart() -> CoderDeskError:
    """The refusal of a file that is no text and no format the readers know."""
    return CoderDeskError(
        "This file is neither text nor a chart format CoderDesk reads.",
        "It reads PDF, text, RTF, Word (.docx), pictures and TIFF, C-CDA, FHIR R4 and HL7 v2.",
    )
