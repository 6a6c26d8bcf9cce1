"""A tick box with its key."""

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox
from typing_extensions import override

from coderdesk.gui.actions import key_map, spoken
from coderdesk.gui.parts.caps import Keyed, caps_width, chord, draw_caps
from coderdesk.gui.parts.marks import draw_icon
from coderdesk.gui.theme import look

BOX, PAD = 16, 4


class Toggle(QCheckBox):
    """On or off: a box, ticked or not, its words and its key."""

    def __init__(self, text: str, keyed: Keyed | None = None) -> None:
        super().__init__(text)
        self._keyed = keyed or ""
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        key_map().changed.connect(self.take_look)
        self.take_look()

    @Slot()
    def take_look(self) -> None:
        """Measure again."""
        keys = chord(self._keyed)
        self.setFont(look().font("body"))
        self.setAccessibleDescription(f"key {spoken(keys)}" if keys else "")
        self.setFixedSize(self.sizeHint())
        self.update()

    @override
    def sizeHint(self) -> QSize:
        text = QFontMetricsF(look().font("body")).horizontalAdvance(self.text())
        keys = caps_width(self._keyed) + 8 if chord(self._keyed) else 0
        wide = look().px(BOX + 2 * PAD) + look().px(8) + text + keys
        return QSize(round(wide) + look().px(PAD) + 2, look().px(look().s.control))

    @override
    def hitButton(self, pos: object) -> bool:
        return True

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, side = self.height() / 2, look().px(BOX)
        box = QRectF(look().px(PAD) + 0.5, round(middle - side / 2) + 0.5, side - 1, side - 1)
        on, tone = self.isChecked(), "ink" if self.isEnabled() else "ink3"
        painter.setPen(QPen(look().colour(tone if on else "edge"), 1))
        painter.setBrush(look().colour(tone) if on else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 3, 3)
        if on:
            draw_icon(painter, "tick", "surface", look().px(PAD) + 1, middle, BOX - 2)
        left = look().px(BOX + PAD + 8)
        painter.setFont(self.font())
        painter.setPen(look().colour(tone))
        rest = QRectF(left, 0, self.width() - left, self.height())
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, self.text())
        if chord(self._keyed):
            draw_caps(painter, self._keyed, self.width() - caps_width(self._keyed) - 2, middle)
        if self.hasFocus():
            painter.setPen(QPen(look().colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(box).adjusted(-2, -2, 2, 2), 4, 4)
        painter.end()
