"""How the stance of a mention is drawn: a line and a tag besides its colour."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from coderdesk.domain.mention import Mention, Stance
from coderdesk.gui.chart.marks import Mark, MarkKind, Paper, Rects, draw_mark, underline, wash
from coderdesk.gui.parts import rich
from coderdesk.gui.theme import look

TAGS = {
    Stance.AFFIRMED: "+",
    Stance.UNCERTAIN: "?",
    Stance.NEGATED: "no",
    Stance.HISTORICAL: "hx",
    Stance.FAMILY: "fam",
    Stance.PLANNED: "plan",
    Stance.NOT_PROVIDER: "RN",
}
TONES = {
    Stance.AFFIRMED: "note",
    Stance.UNCERTAIN: "warning",
    Stance.NEGATED: "ink3",
    Stance.HISTORICAL: "late",
    Stance.FAMILY: "late",
    Stance.PLANNED: "ink3",
    Stance.NOT_PROVIDER: "ink3",
}
_WASHED = {Stance.AFFIRMED: "note_soft", Stance.UNCERTAIN: "warning_soft"}
_LINES = {
    Stance.UNCERTAIN: Qt.PenStyle.DashLine,
    Stance.NEGATED: Qt.PenStyle.DotLine,
    Stance.FAMILY: Qt.PenStyle.DotLine,
    Stance.PLANNED: Qt.PenStyle.DashDotLine,
}
_ORDER = tuple(Stance)  # what still wants a decision comes first where a line has several

Label = tuple[float, str]


def lens_marks(
    mentions: Iterable[Mention], on_pages: Callable[[int, int], Iterable[tuple[int, int, int]]]
) -> list[Mark]:
    """Mentions as marks, page by page."""
    return [
        Mark(page, first, last, MarkKind.LENS, stance=mention.stance)
        for mention in mentions
        for page, first, last in on_pages(mention.start, mention.end)
    ]


def draw_marks(
    painter: QPainter, marks: Sequence[Mark], rects: Rects, paper: Paper
) -> tuple[list[Label], list[tuple[float, Stance]]]:
    """Draw marks; the codes for the right margin and the stances for the left one come back."""
    codes: list[Label] = []
    tags: list[tuple[float, Stance]] = []
    for mark in marks:
        if mark.kind is MarkKind.COPIED:
            continue
        places = rects(mark.start, mark.end)
        if mark.stance is None:
            draw_mark(painter, mark, places, paper)
        else:
            draw_stance(painter, mark.stance, places, paper)
        if places and mark.label:
            codes.append((places[0].center().y(), mark.label))
        elif places and mark.stance is not None:
            tags.append((places[0].center().y(), mark.stance))
    return codes, tags


def draw_stance(painter: QPainter, stance: Stance, rects: Sequence[QRectF], paper: Paper) -> None:
    """Draw one mention as its stance is drawn."""
    tone = paper.colour(TONES[stance])
    if stance in _WASHED:
        wash(painter, rects, paper.colour(_WASHED[stance]), paper)
    if stance is Stance.NOT_PROVIDER:
        for rect in rects:
            painter.fillRect(QRectF(rect.left() - 3, rect.top() + 2, 2, rect.height() - 4), tone)
        return
    underline(painter, rects, tone, 1.4, _LINES.get(stance, Qt.PenStyle.SolidLine))
    if stance is Stance.HISTORICAL:
        lifted = [rect.translated(0, -look().px(2.5)) for rect in rects]
        underline(painter, lifted, tone, 1.0)


def draw_tags(
    painter: QPainter, tags: Sequence[tuple[float, Stance]], right: float, paper: Paper
) -> None:
    """Write the tags beside their lines, ending at ``right``; one a line, the most urgent."""
    rows: dict[int, tuple[float, Stance]] = {}
    for middle, stance in sorted(tags, key=lambda tag: _ORDER.index(tag[1])):
        rows.setdefault(round(middle), (middle, stance))
    for middle, stance in rows.values():
        label = rich(TAGS[stance], "micro")
        painter.setPen(paper.colour(TONES[stance]))
        label.layout.draw(painter, QPointF(right - label.width, middle - label.height / 2))
