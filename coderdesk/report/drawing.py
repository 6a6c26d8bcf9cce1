"""A paper drawn as PDF: black and two greys, no meaning in colour, every face embedded, tagged."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from coderdesk.report.blocks import CUT_HEIGHT, INDENT, MEASURE, PAGE_HEIGHT, PAGE_WIDTH, Block, Line
from coderdesk.report.faces import Face, advance, forget, tidy
from coderdesk.report.frame import draw_foot, draw_running, draw_title
from coderdesk.report.layout import Page, Placed, lay_out
from coderdesk.report.paper import Paper, Voice
from coderdesk.report.pen import FULL, Pen
from coderdesk.report.tagging import TaggedPage
from coderdesk.report.voices import INK, LINE, TYPES, WHITE

SQUARE = 14.0
SIGN_LENGTHS = (270.0, 120.0)

_turn = threading.Lock()


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Hold the faces for one file, as reportlab asks, and let go of its words afterwards."""
    with _turn:
        try:
            yield
        finally:
            forget()


def draw(paper: Paper) -> bytes:
    """The paper as a PDF file; the same paper gives the same bytes."""
    with one_at_a_time():
        pages = lay_out(paper)
        stream = BytesIO()
        size = (PAGE_WIDTH, PAGE_HEIGHT)
        tagged = TaggedPage(stream, size, Face.SANS.value, paper.card.made)
        tagged.canvas.setTitle(tidy(paper.card.title))
        tagged.canvas.setAuthor(tidy(paper.card.author))
        tagged.canvas.setSubject(tidy(paper.card.subject))
        tagged.canvas.setCreator("CoderDesk")
        pen = Pen(tagged)
        for number, page in enumerate(pages, 1):
            if number == 1:
                draw_title(pen, paper)
            else:
                draw_running(pen, paper)
            _draw_page(pen, page)
            draw_foot(pen, paper, f"Page {number} of {len(pages)}", lacking=page.lacking)
            tagged.end_page()
        tagged.save()
        return stream.getvalue()


def _draw_page(pen: Pen, page: Page) -> None:
    """The blocks of a page; those of one part as one table."""
    at = 0
    while at < len(page.placed):
        end = at + 1
        part = page.placed[at].block.part
        while part >= 0 and end < len(page.placed) and page.placed[end].block.part == part:
            end += 1
        if part >= 0:
            _draw_part(pen, page.placed[at:end])
        else:
            _draw_single(pen, page.placed[at])
        at = end


def _draw_single(pen: Pen, item: Placed) -> None:
    """A row of the head's grid, or the lines to sign on."""
    for cell in item.block.cells:
        with pen.page.element("P"):
            pen.cell(cell, item.top)
    if item.block.kind == "sign":
        for cell, length in zip(item.block.cells, SIGN_LENGTHS, strict=False):
            left = cell[0].x
            pen.rule(item.top - cell[0].down + 9, 0.6, INK, (left, left + length))


def _draw_part(pen: Pen, items: tuple[Placed, ...]) -> None:
    """A part's head and its rows on this page, as a heading and a table."""
    head = items[0]
    if head.block.kind == "head" and not head.block.again and head.block.cells[0][0].text:
        with pen.page.element("H2"):
            pen.cell(head.block.cells[0], head.top)
    with pen.page.element("Table"):
        for item in items:
            if item.block.kind == "head":
                _draw_head(pen, item)
            else:
                _draw_row(pen, item)


def _draw_head(pen: Pen, item: Placed) -> None:
    """The heads of the columns and the line below; a repeated head is no second heading."""
    titles = item.block.cells[1:]
    if item.block.again:
        with pen.page.artifact("Pagination"):
            for cell in item.block.cells:
                pen.lines(cell, item.top)
    else:
        with pen.page.element("TR"):
            for cell in titles:
                with pen.page.element("TH", "Column", cell[0].spoken):
                    pen.cell(cell, item.top)
    pen.rule(item.top - item.block.height, 0.9, INK, FULL)


def _draw_row(pen: Pen, item: Placed) -> None:
    """A row of a part, under its dashed line where one stands."""
    block = item.block
    if block.cut:
        _draw_cut(pen, block, item.top)
    with pen.page.element("TR"):
        for at, cell in enumerate(block.cells):
            with pen.page.element("TD"):
                if block.first and at == 0 and cell:
                    _draw_first(pen, cell[0], item.top)
                else:
                    pen.cell(cell, item.top)
    if block.ruled:
        pen.rule(item.top - block.height, 0.35, LINE, (block.edge, MEASURE))


def _draw_first(pen: Pen, line: Line, top: float) -> None:
    """The number of the principal line, white in a black square."""
    y = top - line.down
    pen.square(0, y - 3, (SQUARE, 12), INK)
    setting = TYPES[Voice.STRONG]
    left = (SQUARE - advance(line.text, setting.face, setting.size)) / 2
    number = Line(left, line.down, line.text, Voice.STRONG, spoken=line.spoken)
    with pen.page.content():
        pen.lines((number,), top, grey=WHITE)


def _draw_cut(pen: Pen, block: Block, top: float) -> None:
    """The dashed line from which on nothing fits the claim, after its caption."""
    setting = TYPES[Voice.SOFT]
    after = INDENT + advance(block.cut, setting.face, setting.size) + 6
    down = CUT_HEIGHT - 3
    with pen.page.element("TR"), pen.page.element("TD"):
        pen.cell((Line(INDENT, down, block.cut, Voice.SOFT),), top)
    pen.dashes(top - down + 2.5, 0.6, INK, (after, MEASURE))
