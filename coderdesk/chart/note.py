"""Making a text document: pages, sections, and what the text says of itself where nothing else does."""

import datetime as dt
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from coderdesk.chart.about import About, about
from coderdesk.chart.headings import as_title
from coderdesk.chart.intake import Intake
from coderdesk.chart.kinds import NOTE
from coderdesk.chart.sections import find_sections
from coderdesk.chart.text import clean, decode, paginate
from coderdesk.domain.chart import Document, Media, Section, Style
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


def note(
    text: str,
    intake: Intake,
    facts: Facts | None = None,
    sections: Sequence[Section] | None = None,
    styles: Sequence[Style] = (),
) -> Document:
    """A text document out of words.

    ``sections`` and ``styles`` are spans of ``text`` as given; a text that brings them must come clean,
    without form feeds, and end in one newline.
    """
    plain, pages = paginate(clean(text))
    said, facts = about(plain, intake.name), facts or Facts()
    return Document(
        title=facts.title or title_for(said, intake.name),
        kind=facts.kind or said.kind,
        media=Media.TEXT,
        text=plain,
        pages=pages,
        sections=tuple(sections) if sections is not None else find_sections(plain),
        date=facts.date or said.date,
        author=facts.author or said.author,
        sha256=digest(intake.data),
        synthetic=said.synthetic,
        styles=tuple(styles),
    )


def title_for(said: About, name: str) -> str:
    """What a document is called in the list: its own heading, its kind, or its file's name."""
    if said.title:
        return as_title(said.title)
    if said.kind != NOTE:
        return said.kind
    stem = name.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return re.sub(r"[_\s]+", " ", stem).strip() or NOTE


def digest(data: bytes) -> str:
    """The SHA-256 of a file, by which it is known again."""
    return hashlib.sha256(data).hexdigest()


def not_a_chart() -> CoderDeskError:
    """The refusal of a file that is no text and no format the readers know."""
    return CoderDeskError(
        "This file is neither text nor a chart format CoderDesk reads.",
        "It reads PDF, text, RTF, Word (.docx), pictures and TIFF, C-CDA, FHIR R4 and HL7 v2.",
    )
