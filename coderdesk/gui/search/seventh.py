"""The seventh character: every legal one as a key, the chosen one, and what it means."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from coderdesk.gui.parts import look, rich

Choice = tuple[str, str]


class SeventhPicker(QWidget):
    """Choose a seventh character by its own key, by arrows or by pointer."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._choices: tuple[Choice, ...] = ()
        self._at = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Seventh character")

    def show_choices(self, choices: tuple[Choice, ...], taken: str) -> None:
        """Offer these characters; ``taken`` is the one the code already has, or empty."""
        self._choices = choices
        self._at = next((n for n, (key, _) in enumerate(choices) if key == taken), -1)
        self.setVisible(bool(choices))
        self.setFixedHeight(look().px(46))
        self._say()
        self.update()

    def _say(self) -> None:
        means = self._choices[self._at] if self._at >= 0 else None
        text = f"{means[0]}, {means[1]}" if means else "none chosen yet"
        self.setAccessibleDescription(text)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed = event.text().upper()
        for number, (key, _means) in enumerate(self._choices):
            if pressed and pressed == key:
                self._take(number)
                return
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step and self._choices:
            self._take(max(0, min(len(self._choices) - 1, self._at + step)))
            return
        super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = int(event.position().x() // look().px(25))
        if 0 <= number < len(self._choices):
            self._take(number)

    def _take(self, number: int) -> None:
        self._at = number
        self._say()
        self.update()
        self.chosen.emit(self._choices[number][0])

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, (key, _means) in enumerate(self._choices):
            self._paint_key(painter, number, key)
        if self._at >= 0:
            key, means = self._choices[self._at]
            text = f"**{key}**  {means}  ~type another letter~"
        else:
            text = "~This code needs its seventh character: type one of these letters~"
        rich(text, "small", self.width(), 1).draw(painter, 0, look().px(29), "ink2")
        painter.end()

    def _paint_key(self, painter: QPainter, number: int, key: str) -> None:
        on = number == self._at
        side = look().px(21)
        box = QRectF(look().px(25) * number + 1, look().px(4), side, side)
        place = on and self.hasFocus()
        pen = look().colour("accent" if place else "ink" if on else "edge", 1 if on else 0.6)
        painter.setPen(QPen(pen, 2 if on else 1))
        painter.setBrush(look().colour("rest") if on else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 3, 3)
        painter.setFont(look().font("code" if on else "code-plain"))
        painter.setPen(look().colour("ink" if on else "ink2"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)
