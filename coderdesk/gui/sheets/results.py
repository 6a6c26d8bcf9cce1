"""The laboratory and vital results of a chart: the newest value, how it is flagged, and its trend."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPen, QPolygonF
from typing_extensions import override

from coderdesk.domain.result import Result, Series
from coderdesk.gui.actions import Command
from coderdesk.gui.parts import (
    FilterBox,
    KeyButton,
    Prose,
    Rows,
    Segments,
    chip_width,
    column,
    draw_chip,
    literal,
    rich,
    row,
)
from coderdesk.gui.sheets.sheet import Sheet
from coderdesk.gui.theme import dress, look

ROW, TREND = 44, 150
ORDERS = ("Abnormal first", "By name", "Newest first")
TONES = {"high": "error", "low": "error", "abnormal": "warning"}
EMPTY = "No document of this chart has a table of results. ORU, C-CDA and FHIR files bring them."


@dataclass(frozen=True, slots=True)
class ResultLine:
    """One test of the table."""

    series: Series

    @property
    def value(self) -> str:
        """The newest value with its unit."""
        return f"{self.series.last.value} {self.series.last.unit}".strip()

    @property
    def about(self) -> str:
        """When it was, what is normal, and how many values there are."""
        last = self.series.last
        count = len(self.series.results)
        parts = (
            f"{last.date:%m/%d/%Y}" if last.date else "no date",
            f"normal {last.range}" if last.range else "",
            f"{count} values, {self.series.abnormal} abnormal" if count > 1 else "",
        )
        return "  ·  ".join(part for part in parts if part)

    @property
    def spoken(self) -> str:
        """The line as a screen reader says it."""
        parts = (self.series.name, self.value, self.series.last.mark, self.about)
        return ", ".join(part for part in parts if part)


class ResultsSheet(Sheet):
    """Every test on a line; Enter goes to its newest value in the chart, where it can be quoted."""

    went = Signal(object)  # Result

    def __init__(self, series: Sequence[Series]) -> None:
        count = f"{len(series)} tests" if series else ""
        super().__init__("Results", "chart", count, size=(900, 680))
        self._series = tuple(series)
        self._order = 0
        self.filter = FilterBox("Filter the results", "Type to filter")
        self.order = Segments("Order", ORDERS, 0)
        self.list: Rows[ResultLine] = Rows("Results", _paint, _height)
        dress(self.list, ground="raised")
        self.put(column(row((self.filter, 1), self.order, gap=12), margins=(18, 10, 18, 8)))
        self._empty = column(Prose(EMPTY, "body", "ink3"), margins=(18, 4, 18, 8))
        self._empty.setVisible(not series)
        self.put(self._empty)
        self.put(self.list, 1)
        self.primary = KeyButton("Go to it in the chart", Command.SHEET_DO, "primary")
        hint = "There it is selected: evidence and query keys quote it."
        self.put_foot((Prose(hint, "small", "ink3", lines=1), 1), self.primary)
        self.first = self.filter if series else self.close_button
        self.primary.clicked.connect(self._take)
        self.filter.textChanged.connect(lambda _text: self._show())
        self.filter.moved.connect(self.list.step)
        self.order.chosen.connect(self._on_order)
        self.list.activated.connect(lambda _index: self.do())
        self._show()

    @Slot(int)
    def _on_order(self, at: int) -> None:
        self._order = at
        self._show()

    def _show(self) -> None:
        words = self.filter.text().casefold().split()
        found = [ResultLine(one) for one in self._series]
        found = [one for one in found if all(word in one.spoken.casefold() for word in words)]
        if self._order == 0:
            found.sort(key=lambda one: (not one.series.last.mark, not one.series.abnormal))
        elif self._order == len(ORDERS) - 1:
            found.sort(key=lambda one: str(one.series.last.date or ""), reverse=True)
        self.list.show_rows(tuple(found), 0 if found else -1)
        self.list.drive(on=True)
        self.primary_button.setEnabled(bool(found))

    @property
    def primary_button(self) -> KeyButton:
        """The dark button."""
        assert self.primary is not None  # noqa: S101 - made above
        return self.primary

    @Slot()
    def _take(self) -> None:
        line = self.list.current
        if line is not None:
            self.leave()
            self.went.emit(line.series.last)

    @override
    def take_look(self) -> None:
        super().take_look()
        self.list.viewport().update()


def _height(_line: ResultLine, _width: int, _current: bool) -> int:  # noqa: FBT001 - the view's call
    return look().px(ROW)


def _paint(painter: QPainter, rect: QRect, line: ResultLine, _current: bool) -> None:  # noqa: FBT001
    left, right = rect.left() + look().px(18), rect.right() - look().px(18)
    trend = QRectF(right - look().px(TREND), rect.top() + 8, look().px(TREND), rect.height() - 16)
    _draw_trend(painter, trend, line.series.results)
    right = round(trend.left()) - look().px(20)
    mark = line.series.last.mark
    if mark:
        right -= round(chip_width(mark))
        draw_chip(painter, mark, TONES[mark], x=right, middle=rect.top() + look().px(14))
        right -= look().px(10)
    value = rich(literal(line.value), "strong", look().px(220), 1)
    value.draw(painter, right - value.width, rect.top() + look().px(5), "ink")
    room = int(right - value.width - left - look().px(14))
    name = rich(literal(line.series.name), "body", room, 1, middle=True)
    name.draw(painter, left, rect.top() + look().px(5), "ink")
    about = rich(literal(line.about), "small", int(trend.left() - left - look().px(20)), 1)
    about.draw(painter, left, rect.top() + look().px(23), "ink3")
    painter.fillRect(QRect(left, rect.bottom(), rect.width(), 1), look().colour("line"))


def _draw_trend(painter: QPainter, rect: QRectF, results: Sequence[Result]) -> None:
    """A line through the values, a dot at each, a ring at what is abnormal."""
    known = [(number, bool(one.mark)) for one in results if (number := one.number) is not None]
    if len(known) < 2:  # noqa: PLR2004 - one value is no trend
        return
    low, high = min(number for number, _ in known), max(number for number, _ in known)
    points = []
    for at, (number, _mark) in enumerate(known):
        share = (number - low) / (high - low) if high > low else 0.5
        x = rect.left() + 4 + at * (rect.width() - 8) / (len(known) - 1)
        points.append(QPointF(x, rect.bottom() - 4 - share * (rect.height() - 8)))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look().colour("ink3"), 1.5))
    painter.drawPolyline(QPolygonF(points))
    for point, (_number, marked) in zip(points, known, strict=True):
        painter.setPen(QPen(look().colour("error" if marked else "ink2"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush if marked else look().colour("ink2"))
        painter.drawEllipse(point, 3.0 if marked else 2.0, 3.0 if marked else 2.0)
    painter.restore()
