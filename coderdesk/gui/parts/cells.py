"""What may stand in a cell of a table: frozen values that say, measure and paint themselves."""

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from coderdesk.gui.parts.marks import POA_SPOKEN, draw_chip, draw_icon, draw_poa
from coderdesk.gui.parts.rich import rich
from coderdesk.gui.theme import look

PAD = 8
OPEN_LINES = 3
MUCH_HIGHER = 1.6


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a cell is painted: whether its line is open, and the height of a plain line in pixels."""

    is_open: bool
    row: int

    def middle(self, rect: QRect) -> float:
        """The middle of the first line: in a line that unfolded, the short cells stay at its top."""
        height = self.row if rect.height() > self.row * MUCH_HIGHER else rect.height()
        return rect.top() + height / 2


class Cell(Protocol):
    """A value that a table can show."""

    @property
    def spoken(self) -> str:
        """What a screen reader says."""

    def height(self, width: int, spot: Spot) -> int:
        """The height it needs at a width, in pixels; 0 for a plain line."""

    def paint(self, painter: QPainter, rect: QRect, spot: Spot) -> None:
        """Paint into its rectangle."""


class OneLine:
    """A cell that needs no more than a plain line."""

    __slots__ = ()

    def height(self, _width: int, _spot: Spot) -> int:
        """No more than a plain line."""
        return 0


@dataclass(frozen=True, slots=True)
class Text:
    """Marked-up words; ``opens`` drops the middle of a long title until its line is current."""

    text: str
    role: str = "body"
    tone: str = "ink"
    icon: str = ""
    below: str = ""  # a second line, dim
    opens: bool = False
    right: bool = False

    @property
    def spoken(self) -> str:
        """The words without marks."""
        return ", ".join(rich(part, self.role).plain for part in (self.text, self.below) if part)

    def _lines(self, spot: Spot) -> int:
        return OPEN_LINES if self.opens and spot.is_open else 1

    def height(self, width: int, spot: Spot) -> int:
        """One line, or what the open title and the line below it take."""
        if not self.below and self._lines(spot) == 1:
            return 0
        room = width - look().px(2 * PAD)
        tall = rich(self.text, self.role, room, self._lines(spot)).height
        tall += rich(self.below, "small", room, 1).height if self.below else 0
        return tall + look().px(10)

    def paint(self, painter: QPainter, rect: QRect, spot: Spot) -> None:
        """Paint into its rectangle."""
        left, room = rect.left() + look().px(PAD), rect.width() - look().px(2 * PAD)
        if self.icon:
            draw_icon(painter, self.icon, self.tone, left, rect.top() + rect.height() / 2, 14)
            left, room = left + look().px(20), room - look().px(20)
        block = rich(self.text, self.role, room, self._lines(spot), middle=self.opens)
        under = rich(self.below, "small", room, 1) if self.below else None
        top = rect.top() + (rect.height() - block.height - (under.height if under else 0)) / 2
        shift = room - block.width if self.right else 0
        block.draw(painter, left + shift, top, self.tone)
        if under:
            under.draw(painter, left, top + block.height, "ink3")


@dataclass(frozen=True, slots=True)
class CodeText(OneLine):
    """A code in mono."""

    text: str
    tone: str = "ink"

    @property
    def spoken(self) -> str:
        """The code."""
        return self.text

    def paint(self, painter: QPainter, rect: QRect, spot: Spot) -> None:
        """Paint into its rectangle."""
        line = rich(self.text, "code", rect.width(), 1)
        line.draw(painter, rect.left() + look().px(PAD), spot.middle(rect) - line.height / 2, self.tone)


@dataclass(frozen=True, slots=True)
class Sequence(OneLine):
    """The number of a line; the principal's stands in a solid square."""

    text: str
    principal: bool = False

    @property
    def spoken(self) -> str:
        """The number, and whether it is the principal's."""
        return f"{self.text}, principal" if self.principal else self.text

    def paint(self, painter: QPainter, rect: QRect, spot: Spot) -> None:
        """Paint into its rectangle."""
        side = look().px(20)
        box = QRectF(rect.left() + look().px(10), round(spot.middle(rect) - side / 2), side, side)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look().font("small-strong" if self.principal else "small"))
        if self.principal:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look().colour("ink2"))
            painter.drawRoundedRect(box, 4, 4)
        painter.setPen(look().colour("surface" if self.principal else "ink3"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text)


@dataclass(frozen=True, slots=True)
class Poa(OneLine):
    """The present-on-admission indicator: Y N U W, E for exempt, empty for missing."""

    letter: str

    @property
    def spoken(self) -> str:
        """What the letter means."""
        return POA_SPOKEN.get(self.letter, f"present on admission {self.letter}")

    def paint(self, painter: QPainter, rect: QRect, spot: Spot) -> None:
        """Paint into its rectangle."""
        draw_poa(painter, self.letter, rect.left() + look().px(PAD), spot.middle(rect))


@dataclass(frozen=True, slots=True)
class Evidence(OneLine):
    """The passages that support a line: by name where there is room, else how many."""

    names: tuple[str, ...] = ()
    short: bool = False

    @property
    def spoken(self) -> str:
        """Which passages."""
        return f"evidence {', '.join(self.names)}" if self.names else "no evidence yet"

    def paint(self, painter: QPainter, rect: QRect, spot: Spot) -> None:
        """Paint into its rectangle."""
        middle, left = spot.middle(rect), rect.left() + look().px(PAD)
        draw_icon(painter, "evidence", "good" if self.names else "edge", left, middle, 14)
        if self.short:
            text = str(len(self.names)) if self.names else "–"
        else:
            text = ", ".join(self.names) or "none yet"
        line = rich(text, "small", rect.width() - look().px(30), 1)
        tone = "ink2" if self.names else "ink3"
        line.draw(painter, left + look().px(19), middle - line.height / 2, tone)


@dataclass(frozen=True, slots=True)
class Mark(OneLine):
    """A mark or icon, and a word."""

    icon: str
    tone: str
    text: str = ""
    name: str = ""  # what is said when there is no word

    @property
    def spoken(self) -> str:
        """The word."""
        return self.text or self.name

    def paint(self, painter: QPainter, rect: QRect, spot: Spot) -> None:
        """Paint into its rectangle."""
        middle = spot.middle(rect)
        draw_icon(painter, self.icon, self.tone, rect.left() + look().px(PAD), middle, 14)
        line = rich(self.text, "small", rect.width() - look().px(32), 1)
        line.draw(painter, rect.left() + look().px(28), middle - line.height / 2)


@dataclass(frozen=True, slots=True)
class Chips(OneLine):
    """Short words in outlined chips, each with its tone."""

    chips: tuple[tuple[str, str], ...]

    @property
    def spoken(self) -> str:
        """The words."""
        return ", ".join(text for text, _tone in self.chips)

    def paint(self, painter: QPainter, rect: QRect, spot: Spot) -> None:
        """Paint into its rectangle."""
        at = rect.left() + look().px(PAD)
        for text, tone in self.chips:
            at += round(draw_chip(painter, text, tone, x=at, middle=spot.middle(rect))) + look().px(4)


@dataclass(frozen=True, slots=True)
class Pointers(OneLine):
    """The diagnosis letters a service line points to, as boxes."""

    letters: str

    @property
    def spoken(self) -> str:
        """The letters."""
        return f"points to {' '.join(self.letters)}" if self.letters else "points to nothing"

    def paint(self, painter: QPainter, rect: QRect, spot: Spot) -> None:
        """Paint into its rectangle."""
        at, side = rect.left() + look().px(PAD), look().px(18)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look().font("micro"))
        for letter in self.letters:
            box = QRectF(at + 0.5, round(spot.middle(rect) - side / 2) + 0.5, side - 1, side - 1)
            painter.setPen(QPen(look().colour("edge"), 1))
            painter.drawRoundedRect(box, 3, 3)
            painter.setPen(look().colour("ink"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)
            at += look().px(21)
