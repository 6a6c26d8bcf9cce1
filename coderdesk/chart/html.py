"""HTML, as notes are exported and FHIR carries them: words, lists, tables; nothing is fetched."""

import re
from html.parser import HTMLParser

from typing_extensions import override

from coderdesk.chart.composing import Composer
from coderdesk.chart.intake import Intake
from coderdesk.chart.narrative import Narrative
from coderdesk.chart.note import Facts, composed_note, not_a_chart
from coderdesk.chart.text import decode
from coderdesk.domain.chart import Document

_CELLS, _ROWS, _ITEMS = frozenset(["td", "th"]), frozenset(["tr"]), frozenset(["li"])
_TABLES, _LISTS = frozenset(["table"]), frozenset(["ul", "ol"])
_NOWHERE: frozenset[str] = frozenset()
# What closes itself when its like opens, unless one of the second set lies between.
_CLOSES = {
    "li": (_ITEMS, _LISTS),
    "tr": (_ROWS, _TABLES),
    "td": (_CELLS, _ROWS | _TABLES),
    "th": (_CELLS, _ROWS | _TABLES),
    "p": (frozenset(["p"]), _CELLS | _ITEMS | frozenset(["div", "section"])),
    "dt": (frozenset(["dt", "dd"]), frozenset(["dl"])),
    "dd": (frozenset(["dt", "dd"]), frozenset(["dl"])),
}
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([A-Za-z0-9_\-]+)", re.IGNORECASE)
_START = 2048


class _Parser(HTMLParser):
    def __init__(self, narrative: Narrative) -> None:
        super().__init__(convert_charrefs=True)
        self._narrative = narrative
        self.title = ""

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        tags, within = _CLOSES.get(tag, (_NOWHERE, _NOWHERE))
        if tags:
            self._narrative.close(tags, within)
        self._narrative.start(tag, dict(attrs))

    @override
    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._narrative.start(tag, dict(attrs))
        self._narrative.end(tag)

    @override
    def handle_endtag(self, tag: str) -> None:
        self._narrative.end(tag)

    @override
    def handle_data(self, data: str) -> None:
        self._narrative.words(data)


def compose_html(html: str, to: Composer) -> None:
    """Add the words of HTML to a text."""
    narrative = Narrative(to)
    parser = _Parser(narrative)
    parser.feed(html)
    parser.close()
    narrative.finish()
    to.end_line()


def read_html(intake: Intake) -> tuple[Document, ...]:
    """The reader of HTML files."""
    return (html_document(intake, Facts()),)


def html_document(intake: Intake, facts: Facts) -> Document:
    """An HTML file as a text document."""
    composer = Composer()
    compose_html(_text(intake.data), composer)
    return composed_note(composer.finish(), intake, facts)


def _text(data: bytes) -> str:
    named = _CHARSET.search(data[:_START])
    if named and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        try:
            return data.decode(named.group(1).decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass  # it says one thing and is another
    text = decode(data)
    if text is None:
        raise not_a_chart()
    return text
