"""Scrolling that glides: at most a tenth of a second, and not at all where motion is unwanted."""

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation
from PySide6.QtWidgets import QScrollBar, QStyle

_MS = 100


class Glide(QObject):
    """Moves a scroll bar to a value; a new aim while moving is taken up at once."""

    def __init__(self, bar: QScrollBar) -> None:
        super().__init__(bar)
        self._bar = bar
        self._aim = bar.value()
        self._moving = QVariantAnimation(self)
        self._moving.setDuration(_MS)
        self._moving.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._moving.valueChanged.connect(self._on_value)

    def by(self, pixels: int) -> None:
        """Go on by so many pixels from where it is going."""
        moving = self._moving.state() is QVariantAnimation.State.Running
        self.to((self._aim if moving else self._bar.value()) + pixels)

    def to(self, value: int) -> None:
        """Go to a value."""
        self._aim = max(self._bar.minimum(), min(self._bar.maximum(), value))
        self._moving.stop()
        wanted = self._bar.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration)
        if wanted <= 0 or not self._bar.window().isVisible():
            self._bar.setValue(self._aim)
            return
        self._moving.setStartValue(self._bar.value())
        self._moving.setEndValue(self._aim)
        self._moving.start()

    def _on_value(self, value: int) -> None:
        self._bar.setValue(value)

    def stop(self) -> None:
        """Stay here."""
        self._moving.stop()
