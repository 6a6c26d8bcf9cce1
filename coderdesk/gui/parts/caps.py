"""Key caps: one box a key, two pixels apart, always from the table of commands."""

from typing import TypeAlias

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from coderdesk.gui.actions import Command, caps_of, key_map, keys_of
from coderdesk.gui.theme import look

Keyed: TypeAlias = Command | str
"""A command, or a chord of one: the letter of a family, as the table has it."""

GAP = 2
drawn: set[str] | None = None  # a test that asks which caps are shown puts a set here


def chord(keyed: Keyed) -> str:
    """The chord that stands on the cap; empty when the command has no key."""
    if isinstance(keyed, Command):
        return next(iter(keys_of(keyed)), "")
    return keyed


def caps_width(keyed: Keyed) -> float:
    """How wide the caps of a chord are, in pixels."""
    faces = _faces(keyed)
    return sum(_width(face) for face in faces) + GAP * max(0, len(faces) - 1)


def _faces(keyed: Keyed) -> tuple[str, ...]:
    keys = chord(keyed)
    return caps_of(keys) if keys else ()


def _width(face: str) -> float:
    advance = QFontMetricsF(look().font("key")).horizontalAdvance(face)
    return max(look().px(16), advance + look().px(8))


def draw_caps(  # noqa: PLR0913, PLR0917 - a painter is told its place in numbers
    painter: QPainter, keyed: Keyed, x: float, middle: float, tone: str = "ink2", edge: str = "edge"
) -> float:
    """Draw a chord as key caps, left edge at x, centred on middle; the width comes back."""
    if drawn is not None:
        drawn.add(chord(keyed))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(look().font("key"))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    height, at = look().px(16), x
    for face in _faces(keyed):
        width = _width(face)
        box = QRectF(at + 0.5, round(middle - height / 2) + 0.5, width - 1, height - 1)
        painter.setPen(QPen(look().colour(edge, 0.75), 1))
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(look().colour(tone))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, face)
        at += width + GAP
    painter.restore()
    return max(0.0, at - GAP - x)


class Keys(QWidget):
    """Key caps beside a control; they follow the key map."""

    def __init__(self, keyed: Keyed, tone: str = "ink2") -> None:
        super().__init__()
        self._keyed, self._tone = keyed, tone
        key_map().changed.connect(self.take_look)
        self.take_look()

    def show_keys(self, keyed: Keyed) -> None:
        """Show another chord."""
        self._keyed = keyed
        self.take_look()

    @Slot()
    def take_look(self) -> None:
        """Measure again."""
        self.setFixedSize(self.sizeHint())
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(caps_width(self._keyed)) + 2, look().px(18))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_caps(painter, self._keyed, 0, self.height() / 2, self._tone)
        painter.end()
