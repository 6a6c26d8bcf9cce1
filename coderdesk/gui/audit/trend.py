"""How a score went from review to review: a line with its values, sharp in both themes."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from coderdesk.domain.audit import Review
from coderdesk.domain.audit_scores import score
from coderdesk.gui.parts import look, rich

TALL, MOST, GOAL, FEWEST = 128, 12, 0.95, 2


@dataclass(frozen=True, slots=True)
class Point:
    """A day as it is shown, and a score from 0 to 1."""

    day: str
    value: float


class Trend(QWidget):
    """The last twelve finished reviews against the usual goal of 95 %; hidden before the second."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self.points: tuple[Point, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.take_look()
        self.hide()

    def take_look(self) -> None:
        """Measure again."""
        self.setFixedHeight(look().px(TALL))

    def show_points(self, points: Sequence[Point]) -> None:
        """Show scores, oldest first."""
        self.points = tuple(points)[-MOST:]
        said = ", ".join(f"{one.day} {100 * one.value:.0f} %" for one in self.points)
        self.setAccessibleName(f"{self._title}: {said}" if said else self._title)
        self.setVisible(len(self.points) >= FEWEST)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pad = look().px(14)
        rich(f"**{self._title}**", "body").draw(painter, pad, look().px(4))
        box = QRectF(pad, look().px(46), self.width() - 2 * pad, self.height() - look().px(72))
        low = min(0.8, *(one.value for one in self.points)) if self.points else 0.8
        places = [self._place(box, at, low) for at in range(len(self.points))]
        goal = round(self._height(box, GOAL, low)) + 0.5
        painter.setPen(QPen(look().colour("edge"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(box.left(), goal), QPointF(box.right(), goal))
        painter.setPen(QPen(look().colour("ink2"), 2))
        painter.drawPolyline(places)
        painter.setBrush(look().colour("ink"))
        painter.setPen(Qt.PenStyle.NoPen)
        every = max(1, -(-len(places) // 6))  # six labels fit the width
        for at, place in enumerate(places):
            painter.drawEllipse(place, look().px(3), look().px(3))
            if (len(places) - 1 - at) % every == 0:
                self._label(painter, place, box, self.points[at])
        painter.end()

    def _place(self, box: QRectF, at: int, low: float) -> QPointF:
        inset = look().px(14)
        wide = box.width() - 2 * inset
        across = box.left() + inset + wide * at / max(1, len(self.points) - 1)
        return QPointF(across, self._height(box, self.points[at].value, low))

    @staticmethod
    def _height(box: QRectF, value: float, low: float) -> float:
        return box.bottom() - box.height() * (value - low) / max(0.01, 1 - low)

    @staticmethod
    def _label(painter: QPainter, place: QPointF, box: QRectF, point: Point) -> None:
        value = rich(f"{100 * point.value:.0f}", "small")
        value.draw(painter, place.x() - value.width / 2, place.y() - value.height - look().px(4))
        day = rich(point.day, "small")
        day.draw(painter, place.x() - day.width / 2, box.bottom() + look().px(7), "ink3")


def point_of(review: Review) -> Point:
    """A finished review as a point of the trend."""
    value = score([review]).overall[0].value
    return Point(f"{dt.date.fromisoformat(review.done):%m/%d}", 1.0 if value is None else value)
