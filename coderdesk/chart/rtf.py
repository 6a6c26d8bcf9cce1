"""RTF, as dictation systems send it: through striprtf, with pages and table cells kept apart."""

import re
from collections.abc import Callable

from striprtf import striprtf

from coderdesk.chart.intake import Intake
from coderdesk.chart.limits import MAX_TEXT
from coderdesk.chart.note import note
from coderdesk.domain.chart import Document
from coderdesk.errors import CoderDeskError

# striprtf draws a bar at a cell's end and forgets pages; what it is given instead it passes on.
_TO_TEXT: Callable[..., str] = striprtf.rtf_to_text
_PAGE = re.compile(r"\\(?:page|pagebb|sbkpage)(?![a-z])")
_CELL = re.compile(r"\\(?:nestcell|cell)(?![a-z])")
_NOTE = re.compile(r"\\(footnote|annotation)(?![a-z])")
_BINARY = re.compile(r"\\bin(\d+) ?")
_LINK = re.compile(r"HYPERLINK", re.IGNORECASE)
_LAST_TAB = re.compile(r"\t+(?=\n|$)")


def read_rtf(intake: Intake) -> tuple[Document, ...]:
    """The reader of RTF files."""
    source = _without_binaries(intake.data.decode("latin-1"))
    source = _PAGE.sub(r"\\'0c", source)
    source = _CELL.sub(r"\\tab", source)
    source = _NOTE.sub("", source)  # else their words would be left out
    source = _LINK.sub("LINK", source)  # the address of a link is no word of the note
    try:
        text = _TO_TEXT(source, errors="replace")
    except (ValueError, IndexError, KeyError, TypeError, LookupError, RecursionError):
        raise CoderDeskError(
            "This RTF file is damaged and cannot be read.", "Fetch it again from where it came."
        ) from None
    if len(text) > MAX_TEXT:
        raise CoderDeskError(
            "This RTF file holds more text than can be shown.", "Split it at its source."
        )
    return (note(_LAST_TAB.sub("", text), intake),)


def _without_binaries(source: str) -> str:
    """The source without pictures in raw bytes, which may hold braces."""
    pieces, at = [], 0
    for match in _BINARY.finditer(source):
        if match.start() >= at:
            pieces.append(source[at : match.start()])
            at = match.end() + int(match.group(1)[:10])
    return "".join([*pieces, source[at:]])
