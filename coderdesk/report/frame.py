"""What frames every page: the title on the first, the running head on the others, and the foot."""

from coderdesk.report.blocks import MEASURE, PAGE_HEIGHT, Line
from coderdesk.report.faces import advance, tidy
from coderdesk.report.paper import Foot, Paper, Voice
from coderdesk.report.pen import FULL, Pen
from coderdesk.report.voices import INK, LINE, TYPES, wrap

TOP = PAGE_HEIGHT - 38.0
TITLE_HEIGHT = 26.0
RUNNING_HEIGHT = 16.0
FOOT_RULE = 52.0
FOOT_GAP = 8.0
NOTE = 9.0
LOWEST = 31.0
AIR = 16.0
LACKING = "\u25a1 is a sign these fonts lack; the text of this file keeps it"


def _wide(text: str, voice: Voice) -> float:
    setting = TYPES[voice]
    return advance(tidy(text), setting.face, setting.size)


def house_lines(paper: Paper) -> tuple[tuple[str, Voice], ...]:
    """Whose paper it is, at the right of the title, wrapped beside it."""
    taken = _wide(paper.title, Voice.TITLE) + _wide(paper.subtitle, Voice.SUBTITLE) + 2 * AIR
    room = max(MEASURE - taken, MEASURE / 4)
    lines = [(line, Voice.HOUSE) for line in wrap(paper.house, Voice.HOUSE, room)]
    if paper.house_note:
        lines += [(line, Voice.TAIL) for line in wrap(paper.house_note, Voice.TAIL, room)]
    return tuple(lines)


def title_height(paper: Paper) -> float:
    """The height of the title with its rule."""
    return TITLE_HEIGHT + 11.0 * max(0, len(house_lines(paper)) - 2)


def note_lines(foot: Foot) -> tuple[str, ...]:
    """The notes of the foot, wrapped beside the stamp."""
    room = MEASURE - _wide(foot.stamp, Voice.FOOT) - AIR
    return tuple(line for note in foot.notes for line in wrap(note, Voice.FOOT, room))


def foot_height(paper: Paper) -> float:
    """How much of the page, from its lower edge, belongs to the foot."""
    return FOOT_RULE + FOOT_GAP + NOTE * max(0, len(note_lines(paper.foot)) - 1)


def draw_title(pen: Pen, paper: Paper) -> None:
    """The title, what kind of paper it is, and whose."""
    down = 12.0
    title = Line(0, down, paper.title, Voice.TITLE)
    kind = Line(_wide(paper.title, Voice.TITLE) + 12, down, paper.subtitle, Voice.SUBTITLE)
    with pen.page.element("H1"):
        pen.cell((title, kind), TOP)
    house = tuple(
        Line(MEASURE, 6.0 + 11.0 * at, text, voice, right=True)
        for at, (text, voice) in enumerate(house_lines(paper))
    )
    with pen.page.element("P"):
        pen.cell(house, TOP)
    pen.rule(TOP - title_height(paper), 0.9, INK, FULL)


def draw_running(pen: Pen, paper: Paper) -> None:
    """Whose pages these are, so that a page that fell out of the stack finds its way back."""
    left, right = (tidy(text) for text in paper.running)
    room = MEASURE - _wide(right, Voice.TAIL) - AIR
    if _wide(left, Voice.WARN) > room:
        while left and _wide(f"{left}…", Voice.WARN) > room:
            left = left[:-1]
        left = f"{left.rstrip()}…"
    with pen.page.artifact("Pagination"):
        pen.lines((Line(0, 7.0, left, Voice.WARN),), TOP)
        pen.lines((Line(MEASURE, 7.0, right, Voice.TAIL, right=True),), TOP)
    pen.rule(TOP - RUNNING_HEIGHT + 3.5, 0.5, LINE, FULL)


def draw_foot(pen: Pen, paper: Paper, place: str, *, lacking: bool) -> None:
    """Mark, editions, page and stamp, the same on every page."""
    foot = paper.foot
    notes = note_lines(foot)
    top = LOWEST + NOTE * max(0, len(notes) - 1) + 10.0
    with pen.page.artifact("Pagination"):
        pen.lines((Line(0, 0, foot.mark, Voice.WARN),), top)
        pen.lines((Line(MEASURE, 0, place, Voice.WARN, right=True),), top)
        if lacking:
            after = _wide(foot.mark, Voice.WARN) + AIR
            pen.lines((Line(after, 0, LACKING, Voice.FOOT),), top)
        for at, note in enumerate(notes, 1):
            pen.lines((Line(0, 1 + NOTE * at, note, Voice.FOOT),), top)
        stamp = 1 + NOTE * max(1, len(notes))
        pen.lines((Line(MEASURE, stamp, foot.stamp, Voice.FOOT, right=True),), top)
    pen.rule(top + 11.0, 0.5, LINE, FULL)
