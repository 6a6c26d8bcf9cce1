"""The pace over time: a bar for each stretch of days, and its accuracy in the same column."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from coderdesk.domain.pace_trend import Stretch
from coderdesk.gui.parts import look, rich

TALL, NAME, LINE, WIDEST, FULL = 190, 110, 24, 34, 1.2  # pixels at 100 %; a bar's top is 120 %
NONE = "–"


class OverTime(QWidget):
    """Bars against a line at the own norm; below each its accuracy and its days."""

    def __init__(self) -> None:
        super().__init__()
        self.stretches: tuple[Stretch, ...] = ()
        self.setAccessibleName("Pace and accuracy over time")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.take_look()

    def take_look(self) -> None:
        """Measure again."""
        self.setFixedHeight(look().px(TALL))
        self.update()

    def show_stretches(self, stretches: Sequence[Stretch]) -> None:
        """Show other days, oldest first."""
        self.stretches = tuple(stretches)
        told = (f"{one.shown}: {pace_of(one)} of your norm, {right_of(one)} right" for one in stretches)
        self.setAccessibleDescription(". ".join(told))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(look().px(500), look().px(TALL))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        line, left = look().px(LINE), look().px(NAME)
        floor = self.height() - 2 * line - look().px(6)
        top = line
        most = max([FULL, *(one.of_norm or 0.0 for one in self.stretches)])
        norm = floor - round((floor - top) / most)
        painter.setPen(QPen(look().colour("edge"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(left, norm, self.width(), norm)
        rows = (("Your norm", norm), ("Accuracy", floor + line // 2 + look().px(4)))
        for text, middle in rows:
            name = rich(text, "small")
            name.draw(painter, 0, middle - name.height / 2, "ink2")
        wide = (self.width() - left) / max(1, len(self.stretches))
        last = -1.0
        for at, one in enumerate(self.stretches):
            box = QRect(round(left + at * wide), top, round(wide), floor - top)
            last = self._column(painter, one, box, most, last)
        painter.fillRect(QRect(left, floor, self.width() - left, 1), look().colour("line"))
        painter.end()

    @staticmethod
    def _column(painter: QPainter, one: Stretch, box: QRect, most: float, last: float) -> float:
        """Paint one stretch; words that would touch those ending at ``last`` are left out."""
        bar = min(look().px(WIDEST), max(3, box.width() * 6 // 10))
        middle = box.left() + box.width() / 2
        high = round(box.height() * (one.of_norm or 0.0) / most)
        place = QRect(round(middle - bar / 2), box.bottom() + 1 - high, bar, high)
        painter.fillRect(place, look().colour("ink2"))
        line = look().px(LINE)
        texts = (
            (pace_of(one), place.top() - look().px(19), "ink"),
            (right_of(one), box.bottom() + look().px(5), "ink" if one.accuracy is not None else "ink3"),
            (one.shown, box.bottom() + line + look().px(4), "ink3"),
        )
        drawn = [(rich(text, "small"), y, tone) for text, y, tone in texts]
        widest = max(words.width for words, _y, _tone in drawn)
        if middle - widest / 2 < last + look().px(4):
            return last
        for words, y, tone in drawn:
            words.draw(painter, middle - words.width / 2, y, tone)
        return middle + widest / 2


def pace_of(one: Stretch) -> str:
    """The pace as a share of the norms."""
    return NONE if one.of_norm is None else f"{one.of_norm:.0%}"


def right_of(one: Stretch) -> str:
    """The accuracy."""
    return NONE if one.accuracy is None else f"{one.accuracy:.0%}"
