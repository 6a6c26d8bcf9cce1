"""Icons, chips and the POA block: each meaning has its own shape, letter or word beside its colour."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from coderdesk.domain.edit import Severity
from coderdesk.gui.colours import MEANINGS
from coderdesk.gui.theme import look

SEVERITY: dict[Severity, tuple[str, str]] = {
    Severity.ERROR: ("mark-error", "error"),
    Severity.WARNING: ("mark-warning", "warning"),
    Severity.INFO: ("mark-note", "note"),
}
SEVERITY_WORD: dict[Severity, str] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "note",
}
_POA = {  # ground, border, letter
    "Y": ("good_soft", "good", "good"),
    "N": ("late", "late", "surface"),
    "U": ("warning_soft", "warning", "warning"),
    "W": ("note_soft", "note", "note"),
    "E": ("", "", "ink3"),
    "": ("", "error", "error"),
}
_POA_WORD = {"": "?", "E": "ex"}
POA_SPOKEN = {
    "Y": "present on admission, yes",
    "N": "not present on admission",
    "U": "present on admission unknown",
    "W": "present on admission cannot be determined",
    "E": "exempt from present on admission",
    "": "present on admission missing",
}


def draw_icon(  # noqa: PLR0913, PLR0917 - a painter is told its place in numbers
    painter: QPainter, name: str, tone: str, x: float, middle: float, size: int = 16
) -> None:
    """Draw an icon with its left edge at x, centred on middle; ``size`` is in pixels at 100 %."""
    pixmap = look().pixmap(name, tone, size, painter.device().devicePixelRatioF())
    painter.drawPixmap(QPointF(round(x), round(middle - look().px(size) / 2)), pixmap)


class Glyph(QWidget):
    """An icon or mark as a widget."""

    def __init__(self, name: str, tone: str = "ink2", size: int = 16) -> None:
        super().__init__()
        self._name, self._tone, self._size = name, tone, size
        self.take_look()

    def show_icon(self, name: str, tone: str = "ink2") -> None:
        """Show another icon of the same size."""
        self._name, self._tone = name, tone
        self.update()

    def take_look(self) -> None:
        """Measure again."""
        self.setFixedSize(look().px(self._size), look().px(self._size))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_icon(painter, self._name, self._tone, 0, self.height() / 2, self._size)
        painter.end()


def chip_width(text: str, icon: str = "") -> float:
    """How wide a chip is, in pixels."""
    advance = QFontMetricsF(look().font("micro")).horizontalAdvance(text)
    return advance + look().px(12) + (look().px(17) if icon else 0)


def draw_chip(  # noqa: PLR0913 - a painter is told its place in numbers
    painter: QPainter, text: str, tone: str = "ink2", icon: str = "", *, x: float, middle: float
) -> float:
    """Draw an outlined chip, left edge at x, centred on middle; the width comes back."""
    width, height = chip_width(text, icon), look().px(18)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(x + 0.5, round(middle - height / 2) + 0.5, width - 1, height - 1)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look().colour(tone if tone in MEANINGS else "edge", 0.55), 1))
    painter.drawRoundedRect(box, 3, 3)
    at = x + look().px(6)
    if icon:
        draw_icon(painter, icon, tone, x + look().px(4), middle, 13)
        at += look().px(15)
    painter.setFont(look().font("micro"))
    painter.setPen(look().colour(tone))
    painter.drawText(QRectF(at, box.top(), width, height - 1), Qt.AlignmentFlag.AlignVCenter, text)
    painter.restore()
    return width


class Chip(QWidget):
    """A short word with its mark, outlined."""

    def __init__(self, text: str, tone: str = "ink2", icon: str = "") -> None:
        super().__init__()
        self._text, self._tone, self._icon = text, tone, icon
        self.take_look()

    @property
    def text(self) -> str:
        """The word."""
        return self._text

    def show_text(self, text: str, tone: str = "ink2", icon: str | None = None) -> None:
        """Show another word; the icon stays unless one is given."""
        self._text, self._tone = text, tone
        self._icon = self._icon if icon is None else icon
        self.take_look()
        self.update()

    def take_look(self) -> None:
        """Measure again."""
        self.setAccessibleName(self._text)
        self.setFixedSize(self.sizeHint())

    @override
    def sizeHint(self) -> QSize:
        return QSize(int(chip_width(self._text, self._icon)) + 1, look().px(20))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_chip(painter, self._text, self._tone, self._icon, x=0, middle=self.height() / 2)
        painter.end()


def draw_poa(painter: QPainter, letter: str, x: float, middle: float) -> float:
    """Draw the POA block: letter, shape and colour say the same; its width comes back."""
    ground, edge, ink = _POA.get(letter, _POA[""])
    width, height = look().px(24), look().px(20)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(x + 0.5, round(middle - height / 2) + 0.5, width - 1, height - 1)
    pen = QPen(look().colour(edge), 1.5 if letter == "U" else 1) if edge else QPen(Qt.PenStyle.NoPen)
    if letter == "":
        pen.setWidthF(1.25)
        pen.setStyle(Qt.PenStyle.DashLine)
        pen.setDashPattern([2.5, 2])
    painter.setPen(pen)
    painter.setBrush(look().colour(ground) if ground else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, 3, 3)
    painter.setPen(look().colour(ink))
    painter.setFont(look().font("micro" if letter == "E" else "small-strong"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, _POA_WORD.get(letter, letter))
    painter.restore()
    return width
