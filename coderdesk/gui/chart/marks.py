"""What lies over the words of a page: evidence, finds, the selection; the page is never altered."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from coderdesk.domain.mention import Stance
from coderdesk.gui.colours import DARK, LIGHT
from coderdesk.gui.parts import rich
from coderdesk.gui.theme import look

VEIL = 0.62  # of the paper over copied words: they can be read, and do not call
Rects = Callable[[int, int], list[QRectF]]


class MarkKind(Enum):
    """Why words are marked."""

    EVIDENCE = auto()  # a thin solid line; the code stands in the margin
    LENS = auto()  # a condition mentioned; its stance says how it is drawn
    COPIED = auto()  # repeated from an earlier note: dimmed
    HIT = auto()  # found words: a wash and a line; the current one framed


@dataclass(frozen=True, slots=True)
class Mark:
    """Marked letters of one page (from 0); ``label`` is the code that stands in the right margin."""

    page: int
    start: int
    end: int
    kind: MarkKind
    label: str = ""
    current: bool = False
    stance: Stance | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """What marks lie on: light paper takes the light theme's colours, whatever the desk wears.

    ``here``: the keyboard is in this view.
    """

    light: bool
    here: bool = False

    def colour(self, tone: str, alpha: float = 1.0) -> QColor:
        """A colour by its meaning, as it can be seen on this paper."""
        colour = QColor(getattr(LIGHT if self.light else DARK, tone))
        colour.setAlphaF(alpha)
        return colour


@dataclass(frozen=True, slots=True)
class Margin:
    """Where codes stand beside a page: from ``left``, a line each of ``row`` pixels.

    ``boxed`` where the page has words of its own there.
    """

    left: float
    row: float
    boxed: bool = False


def wash(painter: QPainter, rects: Sequence[QRectF], colour: QColor, paper: Paper) -> None:
    """Lay colour over words without hiding them: as a highlighter does, thinly on dark paper."""
    painter.save()
    if paper.light:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    else:
        colour = QColor(colour)
        colour.setAlphaF(0.45)
    for rect in rects:
        painter.fillRect(rect, colour)
    painter.restore()


def draw_mark(painter: QPainter, mark: Mark, rects: Sequence[QRectF], paper: Paper) -> None:
    """Draw a mark over or under its words."""
    if mark.kind is MarkKind.EVIDENCE:
        underline(painter, rects, paper.colour("good"), 1.2)
    elif mark.current:
        _frame(painter, rects, paper)
    else:
        wash(painter, rects, paper.colour("line" if paper.light else "edge"), paper)
        underline(painter, rects, paper.colour("edge"), 2.0)


def dim(painter: QPainter, marks: Sequence[Mark], rects: Rects, paper: Paper) -> None:
    """Lay thin paper over what is copied, after the words are drawn."""
    veil = QColor("#FFFFFF") if paper.light else paper.colour("paper")
    veil.setAlphaF(VEIL)
    for mark in marks:
        if mark.kind is MarkKind.COPIED:
            for rect in rects(mark.start, mark.end):
                painter.fillRect(rect.adjusted(-1, 0, 1, 1), veil)


def draw_selection(painter: QPainter, rects: Sequence[QRectF], paper: Paper) -> None:
    """Draw the selection: where the keyboard is, and grey when it is elsewhere."""
    colour = paper.colour("accent" if paper.here else "edge", 0.30)
    for rect in rects:
        painter.fillRect(rect, colour)


def draw_codes(
    painter: QPainter, codes: Sequence[tuple[float, str]], margin: Margin, paper: Paper
) -> None:
    """Write codes beside the lines they were proved on; pairs of a line's middle and a code.

    A code whose row is taken steps down to the next free one.
    """
    free = 0.0
    for middle, code in sorted(set(codes)):
        at = max(middle, free)
        free = at + margin.row
        _code(painter, code, (margin.left, at), margin, paper)


def codes_width(codes: Sequence[str]) -> float:
    """How wide the widest of these codes is in the margin, with what leads to it."""
    return max((rich(code, "code-plain").width for code in codes), default=0.0) + look().px(18)


def draw_page_number(painter: QPainter, text: str, right: float, bottom: float) -> None:
    """Write the page's number at the foot of a page."""
    font = look().font("micro")
    painter.setFont(font)
    painter.setPen(look().colour("paper_ink2"))
    width = QFontMetricsF(font).horizontalAdvance(text)
    painter.drawText(QPointF(right - width, bottom), text)


def _code(
    painter: QPainter, code: str, place: tuple[float, float], margin: Margin, paper: Paper
) -> None:
    x, middle = place
    label = rich(code, "code-plain")
    left, tone = x + look().px(11), paper.colour("good")
    if margin.boxed:
        pad = look().px(4)
        box = QRectF(left - pad, middle - label.height / 2, label.width + 2 * pad, label.height)
        painter.setPen(QPen(paper.colour("good", 0.55), 1))
        painter.setBrush(paper.colour("paper"))
        painter.drawRoundedRect(box, 3, 3)
    else:
        painter.fillRect(QRectF(x, round(middle), look().px(7), 1), tone)
    painter.setPen(tone)
    label.layout.draw(painter, QPointF(left, middle - label.height / 2))


def _frame(painter: QPainter, rects: Sequence[QRectF], paper: Paper) -> None:
    """The current find, framed as the place of the keyboard is."""
    wash(painter, rects, paper.colour("place" if paper.here else "rest"), paper)
    painter.setPen(QPen(paper.colour("accent" if paper.here else "edge"), 2 if paper.here else 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for rect in rects:
        painter.drawRoundedRect(rect.adjusted(-3, 0, 3, 2), 3, 3)


def underline(
    painter: QPainter,
    rects: Sequence[QRectF],
    colour: QColor,
    width: float,
    style: Qt.PenStyle = Qt.PenStyle.SolidLine,
) -> None:
    """Draw a line under words."""
    pen = QPen(colour, width, style)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    for rect in rects:
        y = round(rect.bottom() - look().px(1.5)) + 0.5
        painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))
