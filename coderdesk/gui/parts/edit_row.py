"""An edit beneath its line: folded to one line, or open with its source and its mends."""

from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from coderdesk.domain.edit import Severity
from coderdesk.gui.parts.caps import draw_caps
from coderdesk.gui.parts.cells import Spot
from coderdesk.gui.parts.marks import SEVERITY, SEVERITY_WORD, draw_icon
from coderdesk.gui.parts.rich import Rich, rich
from coderdesk.gui.theme import look

LEFT, FROM_BAR, MEND = 48, 29, 26  # pixels at 100 %


@dataclass(frozen=True, slots=True)
class EditRow:
    """One edit as a table shows it.

    ``message``, ``source`` and ``note`` (the book's words or the rule's exception) are marked up;
    ``mends`` are pairs of key and label.
    """

    severity: Severity
    message: str
    source: str = ""
    note: str = ""
    mends: tuple[tuple[str, str], ...] = ()
    under: bool = True  # belongs to the line above it
    inert: bool = False

    @property
    def spoken(self) -> str:
        """Severity, message, source and how many mends there are."""
        parts = [SEVERITY_WORD[self.severity], *(rich(text, "small").plain for text in self._texts())]
        return ". ".join([*parts, self._tail()] if self.mends else parts)

    def _texts(self) -> list[str]:
        return [text for text in (self.message, self.source, self.note) if text]

    def _tail(self) -> str:
        return f"{len(self.mends)} mend{'s' if len(self.mends) != 1 else ''}" if self.mends else ""

    def _blocks(self, width: int) -> list[Rich]:
        inner = width - look().px(LEFT + 34)
        return [rich(text, "small", inner) for text in self._texts()]

    def height(self, width: int, spot: Spot) -> int:
        """One tight line, or all of it."""
        if not spot.is_open:
            return look().px(24)
        tall = sum(block.height for block in self._blocks(width)) + look().px(14)
        return tall + (look().px(MEND) * len(self.mends) + look().px(2) if self.mends else 0)

    def paint(self, painter: QPainter, rect: QRect, spot: Spot) -> None:
        """Paint into its rectangle."""
        icon, tone = SEVERITY[self.severity]
        left = rect.left() + look().px(LEFT)
        top = 2 if spot.is_open else look().px(4)
        bar = QRect(left, rect.top() + top, 2, rect.height() - look().px(8))
        painter.fillRect(bar, look().colour(tone))
        if spot.is_open:
            draw_icon(painter, icon, tone, left + look().px(9), rect.top() + look().px(11), 14)
            self._paint_open(painter, rect)
        else:
            middle = rect.top() + rect.height() / 2 - 1
            draw_icon(painter, icon, tone, left + look().px(9), middle, 14)
            self._paint_folded(painter, rect, middle)

    def _paint_folded(self, painter: QPainter, rect: QRect, middle: float) -> None:
        tail = rich(self._tail(), "micro")
        room = rect.width() - look().px(LEFT + 34) - (tail.width + look().px(14) if self.mends else 0)
        line = rich(self.message, "small", room, 1)
        left = rect.left() + look().px(LEFT + FROM_BAR)
        line.draw(painter, left, middle - line.height / 2, "ink2")
        right = rect.right() - tail.width - look().px(12)
        tail.draw(painter, right, middle - tail.height / 2, "ink3")

    def _paint_open(self, painter: QPainter, rect: QRect) -> None:
        left, top = rect.left() + look().px(LEFT + FROM_BAR), rect.top() + look().px(3)
        for number, block in enumerate(self._blocks(rect.width())):
            block.draw(painter, left, top, "ink3" if number else "ink")
            top += block.height
        top += look().px(5)
        for key, label in self.mends:
            middle = top + look().px(MEND) / 2 - look().px(2)
            used = draw_caps(painter, key, left, middle)
            room = rect.width() - look().px(LEFT + 42) - used
            line = rich(label, "small", room, 1)
            line.draw(painter, left + used + look().px(7), middle - line.height / 2)
            top += look().px(MEND)


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A head among the lines."""

    text: str
    count: str = ""
    under: bool = False
    inert: bool = True

    @property
    def spoken(self) -> str:
        """The head and its count."""
        return f"{self.text}, {self.count}" if self.count else self.text

    def height(self, _width: int, _spot: Spot) -> int:
        """A little more than a line."""
        return look().px(30)

    def paint(self, painter: QPainter, rect: QRect, _spot: Spot) -> None:
        """Paint into its rectangle."""
        painter.fillRect(rect, look().colour("sunken"))
        text = f"**{self.text}**  ~{self.count}~" if self.count else f"**{self.text}**"
        line = rich(text, "small", rect.width() - look().px(20), 1)
        line.draw(painter, rect.left() + look().px(12), rect.top() + (rect.height() - line.height) / 2)
