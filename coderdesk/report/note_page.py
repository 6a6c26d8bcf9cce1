"""A note of a chart printed as a hospital prints it: how the synthetic charts get their PDF."""

import datetime as dt
from io import BytesIO

from coderdesk.report.blocks import MARGIN, MEASURE, PAGE_HEIGHT, PAGE_WIDTH, Line
from coderdesk.report.drawing import one_at_a_time
from coderdesk.report.faces import Face, tidy
from coderdesk.report.paper import Voice
from coderdesk.report.pen import Pen
from coderdesk.report.tagging import TaggedPage
from coderdesk.report.voices import LINE, TYPES, wrap

SIDE = 32.0  # more margin than a report: a note is for reading
TOP = PAGE_HEIGHT - MARGIN - 8
BOTTOM = 74.0
GAPS = {Voice.RECORD_HEAD: 10.0, Voice.RECORD: 4.0, Voice.RECORD_META: 0.0, Voice.RECORD_TITLE: 0.0}
AFTER_META = 6.0
MOST_HEADING = 48
TAGS = {Voice.RECORD_TITLE: "H1", Voice.RECORD_HEAD: "H2"}

Paragraph = tuple[Voice, str]


def note_pdf(text: str, made: dt.datetime, foot: str) -> bytes:
    """A note as PDF: form feeds break pages, lines in capitals are heads; ``foot`` stands below each.

    The first lines up to a blank one are its title and what goes under it. The same note gives the
    same bytes.
    """
    with one_at_a_time():
        leaves = [leaf.strip("\n") for leaf in text.split("\f")]
        pages: list[list[Paragraph]] = []
        for at, leaf in enumerate(leaves):
            pages += _broken(_paragraphs(leaf, first=at == 0))
        stream = BytesIO()
        tagged = TaggedPage(stream, (PAGE_WIDTH, PAGE_HEIGHT), Face.SERIF.value, made)
        tagged.canvas.setTitle(tidy(leaves[0].partition("\n")[0]))
        tagged.canvas.setAuthor("")
        tagged.canvas.setSubject(tidy(foot))
        tagged.canvas.setCreator("CoderDesk")
        pen = Pen(tagged)
        for number, page in enumerate(pages, 1):
            _draw(pen, page)
            _foot(pen, foot, f"Page {number} of {len(pages)}")
            tagged.end_page()
        tagged.save()
        return stream.getvalue()


def _paragraphs(leaf: str, *, first: bool) -> list[Paragraph]:
    """Each line of the text as a paragraph in its voice; blank lines only part them."""
    found: list[Paragraph] = []
    head = first
    for line in leaf.splitlines():
        words = line.strip()
        head = head and bool(words)
        if not words:
            continue
        if head:
            found.append((Voice.RECORD_META if found else Voice.RECORD_TITLE, words))
        elif words == words.upper() and len(words) <= MOST_HEADING and words[:1].isalpha():
            found.append((Voice.RECORD_HEAD, words))
        else:
            found.append((Voice.RECORD, words))
    return found


def _height(paragraph: Paragraph) -> float:
    voice, words = paragraph
    return GAPS[voice] + TYPES[voice].leading * len(wrap(words, voice, MEASURE - 2 * SIDE))


def _broken(paragraphs: list[Paragraph]) -> list[list[Paragraph]]:
    """The paragraphs on as many pages as they need; a head goes with what stands under it."""
    pages: list[list[Paragraph]] = [[]]
    y = TOP
    for at, paragraph in enumerate(paragraphs):
        needed = _height(paragraph)
        if paragraph[0] is Voice.RECORD_HEAD and at + 1 < len(paragraphs):
            needed += _height(paragraphs[at + 1])
        if y - needed < BOTTOM and pages[-1]:
            pages.append([])
            y = TOP
        pages[-1].append(paragraph)
        y -= _height(paragraph)
    return pages


def _draw(pen: Pen, page: list[Paragraph]) -> None:
    y = TOP
    for at, (voice, words) in enumerate(page):
        y -= GAPS[voice]
        leading = TYPES[voice].leading
        texts = wrap(words, voice, MEASURE - 2 * SIDE)
        lines = tuple(
            Line(SIDE, leading * (number + 1), text, voice) for number, text in enumerate(texts)
        )
        with pen.page.element(TAGS.get(voice, "P")):
            pen.cell(lines, y)
        y -= leading * len(texts)
        following = page[at + 1][0] if at + 1 < len(page) else voice
        if voice is Voice.RECORD_META and following is not Voice.RECORD_META:
            y -= AFTER_META
            pen.rule(y, 0.5, LINE, (SIDE, MEASURE - SIDE))


def _foot(pen: Pen, foot: str, place: str) -> None:
    with pen.page.artifact("Pagination"):
        pen.lines((Line(SIDE, 0, foot, Voice.FOOT),), MARGIN)
        pen.lines((Line(MEASURE - SIDE, 0, place, Voice.FOOT, right=True),), MARGIN)
    pen.rule(MARGIN + 12, 0.5, LINE, (SIDE, MEASURE - SIDE))
