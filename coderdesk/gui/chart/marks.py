"""What lies over the words of a page: evidence, finds, the selection; the page is never altered."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from coderdesk.gui.parts import rich
from coderdesk.gui.theme import look


class MarkKind(Enum):
    """Why words are marked."""

    EVIDENCE = auto()  # a thin solid line; the code stands in the margin
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


@dataclass(frozen=True, slots=True)
class Paper:
    """How marks lie on a kind of page.

    ``washes`` multiply on white paper as a highlighter does; on dark paper they lie thinly over it.
    ``here``: the keyboard is in this view.
    """

    light: bool
    here: bool = False


def wash(painter: QPainter, rects: Sequence[QRectF], colour: QColor, paper: Paper) -> None:
    """Lay colour over words without hiding them."""
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
        _underline(painter, rects, "good", 1.2)
    else:
        _hit(painter, rects, paper, current=mark.current)


def draw_selection(painter: QPainter, rects: Sequence[QRectF], paper: Paper) -> None:
    """Draw the selection: where the keyboard is, and grey when it is elsewhere."""
    colour = look().colour("accent" if paper.here else "edge", 0.30)
    for rect in rects:
        painter.fillRect(rect, colour)


def draw_code(painter: QPainter, code: str, x: float, middle: float, *, boxed: bool) -> None:
    """Write a code in the margin, a short line leading to it; ``boxed`` where it hides words."""
    label = rich(code, "code-plain")
    left = x + look().px(11)
    if boxed:
        box = QRectF(
            left - look().px(4), middle - label.height / 2, label.width + look().px(8), label.height
        )
        painter.setPen(QPen(look().colour("good", 0.55), 1))
        painter.setBrush(look().colour("surface"))
        painter.drawRoundedRect(box, 3, 3)
    else:
        painter.fillRect(QRectF(x, round(middle), look().px(7), 1), look().colour("good"))
    label.draw(painter, left, middle - label.height / 2, "good")


def code_width(code: str) -> float:
    """How wide a code in the margin is, with what leads to it."""
    return float(rich(code, "code-plain").width) + look().px(18)


def draw_page_number(painter: QPainter, text: str, right: float, bottom: float) -> None:
    """Write the page's number at the foot of a page."""
    font = look().font("micro")
    painter.setFont(font)
    painter.setPen(look().colour("paper_ink2"))
    width = QFontMetricsF(font).horizontalAdvance(text)
    painter.drawText(QPointF(right - width, bottom), text)


def _hit(painter: QPainter, rects: Sequence[QRectF], paper: Paper, *, current: bool) -> None:
    if not current:
        wash(painter, rects, look().colour("line" if paper.light else "edge"), paper)
        _underline(painter, rects, "edge", 2.0)
        return
    wash(painter, rects, look().colour("place" if paper.here else "rest"), paper)
    painter.setPen(QPen(look().colour("accent" if paper.here else "edge"), 2 if paper.here else 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for rect in rects:
        painter.drawRoundedRect(rect.adjusted(-3, 0, 3, 2), 3, 3)


def _underline(painter: QPainter, rects: Sequence[QRectF], tone: str, width: float) -> None:
    pen = QPen(look().colour(tone), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    for rect in rects:
        y = round(rect.bottom() - look().px(1.5)) + 0.5
        painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))
