"""The seventh character: every legal one as a key, the chosen one, and what it means."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from coderdesk.gui.parts import literal, look, rich

Choice = tuple[str, str]
STEP, SIDE, TOP, SAYS = 25, 21, 4, 17  # pixels at 100 %


class SeventhPicker(QWidget):
    """Choose a seventh character by its own key, by arrows or by pointer."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._choices: tuple[Choice, ...] = ()
        self._at = -1  # the one that the code has
        self._aim = -1  # the one that the keyboard is at
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Seventh character")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The characters offered, with their meanings."""
        return self._choices

    def show_choices(self, choices: tuple[Choice, ...], taken: str) -> None:
        """Offer these characters; ``taken`` is the one the code already has, or empty."""
        self._choices = choices
        self._at = next((n for n, (key, _) in enumerate(choices) if key == taken), -1)
        self._aim = max(0, self._at)
        self.setVisible(bool(choices))
        self._say()
        self.updateGeometry()
        self.update()

    def take_look(self) -> None:
        """Measure again."""
        self.updateGeometry()

    def _say(self) -> None:
        means = self._choices[self._at] if self._at >= 0 else None
        text = f"{means[0]}, {means[1]}" if means else "none chosen yet"
        self.setAccessibleDescription(text)

    def _columns(self, width: int) -> int:
        return max(1, (width + look().px(STEP - SIDE)) // look().px(STEP))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        rows = -(-len(self._choices) // self._columns(width))
        return look().px(TOP + SAYS + 1) + rows * look().px(STEP)

    @override
    def sizeHint(self) -> QSize:
        width = max(self.width(), look().px(200))
        return QSize(look().px(STEP) * len(self._choices), self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(120), look().px(TOP + STEP + SAYS))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        typed = next(
            (n for n, (char, _) in enumerate(self._choices) if char == event.text().upper()), -1
        )
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key, 0)
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if typed >= 0:
            self._take(typed)
        elif step and self._choices and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._aim = max(0, min(len(self._choices) - 1, self._aim + step))
            self.setAccessibleDescription(", ".join(self._choices[self._aim]))
            self.update()
        elif enter and self._choices and self._aim != self._at:
            self._take(self._aim)
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        for number in range(len(self._choices)):
            if self._box(number).adjusted(-1, -1, 2, 2).contains(event.position()):
                self._take(number)
                return

    def _take(self, number: int) -> None:
        self._at = self._aim = number
        self._say()
        self.update()
        self.chosen.emit(self._choices[number][0])

    def _box(self, number: int) -> QRectF:
        line, at = divmod(number, self._columns(self.width()))
        side = look().px(SIDE)
        return QRectF(look().px(STEP) * at + 1, look().px(TOP) + look().px(STEP) * line, side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, (key, _means) in enumerate(self._choices):
            self._paint_key(painter, number, key)
        line = rich(self._words(), "small", self.width(), 1)
        line.draw(painter, 0, self.height() - line.height - 1, "ink2")
        painter.end()

    def _words(self) -> str:
        shown = self._aim if self.hasFocus() else self._at
        if shown < 0:
            return "~Needs its seventh character:~ type one of these"
        key, means = self._choices[shown]
        return f"**{key}**  {literal(means)}  ~type another key~"

    def _paint_key(self, painter: QPainter, number: int, key: str) -> None:
        on, here = number == self._at, number == self._aim and self.hasFocus()
        box = self._box(number)
        pen = look().colour("accent" if here else "ink" if on else "edge", 1 if on or here else 0.6)
        painter.setPen(QPen(pen, 2 if on or here else 1))
        painter.setBrush(look().colour("rest") if on else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 3, 3)
        painter.setFont(look().font("code" if on else "code-plain"))
        painter.setPen(look().colour("ink" if on else "ink2"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)
