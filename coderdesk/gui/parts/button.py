"""Buttons that show their key, and one choice of a few."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMoveEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget
from typing_extensions import override

from coderdesk.gui.actions import FACES, Command, key_map, spoken
from coderdesk.gui.parts.caps import Keyed, caps_width, chord, draw_caps
from coderdesk.gui.theme import dress, look

SEGMENT = "segment"


class KeyButton(QPushButton):
    """A button with its key at the right edge.

    ``kind`` is empty (outlined), ``primary`` (what Enter does), ``quiet`` or ``segment``. A button
    without words is named by its command or its icon.
    """

    def __init__(
        self, text: str, keyed: Keyed | None = None, kind: str = "", icon: str = "", tone: str = "ink2"
    ) -> None:
        super().__init__(text)
        self._keyed, self._kind = keyed or "", kind
        self._icon, self._tone = icon, tone
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        name = text or (FACES[keyed].text if isinstance(keyed, Command) else icon)
        self.setAccessibleName(name.replace("&", ""))
        if kind:
            dress(self, kind=kind)
        self.toggled.connect(self.take_look)
        key_map().changed.connect(self.take_look)
        self.take_look()

    def show_icon(self, icon: str, tone: str = "ink2") -> None:
        """Show another icon."""
        self._icon, self._tone = icon, tone
        self.take_look()

    def show_keyed(self, text: str, keyed: Keyed) -> None:
        """Say something else on it, done by another key."""
        self._keyed = keyed
        self.show_words(text)

    def show_words(self, text: str) -> None:
        """Say something else on it."""
        self.setText(text)
        self.setAccessibleName(text)
        self.take_look()

    @Slot()
    def take_look(self) -> None:
        """Measure and tint again."""
        if self._icon:
            tone = "surface" if self._kind == "primary" else self._tone
            self.setIcon(look().icon(self._icon, tone))
            self.setIconSize(QSize(look().px(16), look().px(16)))
        segment = self._kind == SEGMENT
        role = ("small-strong" if self.isChecked() else "small") if segment else "body"
        self.setFont(look().font(role))
        self.setFixedHeight(look().px(24 if segment else look().s.control))
        keys = chord(self._keyed)
        tip = FACES[self._keyed].tip if isinstance(self._keyed, Command) else ""
        self.setToolTip("  ".join(part for part in (tip or self.accessibleName(), keys) if part))
        self.setAccessibleDescription(f"key {spoken(keys)}" if keys else "")
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        widest = look().font("small-strong") if self._kind == SEGMENT else self.font()
        text = QFontMetricsF(widest).horizontalAdvance(self.text().replace("&", ""))
        icon = 0 if self.icon().isNull() else look().px(16) + (6 if self.text() else 0)
        keys = caps_width(self._keyed) + (8 if self.text() else 2) if chord(self._keyed) else 0
        pad = look().px(16 if self._kind == "quiet" else 24)
        if self._kind == SEGMENT:
            pad = min(pad, 24)  # large text takes the room: a row of choices has to stand in a pane
        return QSize(int(text + pad + icon + keys) + 2, self.minimumHeight())

    @override
    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        after = self.x() > 0
        if self._kind == SEGMENT and bool(self.property("after")) is not after:
            dress(self, after=after)  # one line between two segments, not two

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier
        ):
            self.click()  # Enter on a button is this button, on every platform
            return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not chord(self._keyed):
            return
        painter = QPainter(self)
        primary = self._kind == "primary" and self.isEnabled()
        tone = "surface" if primary else "ink2" if self.isEnabled() else "ink3"
        pad = look().px(8 if self._kind == "quiet" else 9)
        left = self.width() - pad - caps_width(self._keyed)
        draw_caps(painter, self._keyed, left, self.height() / 2, tone, tone if primary else "edge")
        painter.end()


class Segments(QWidget):
    """One choice of a few, side by side; the chosen one is filled and semibold."""

    chosen = Signal(int)

    def __init__(self, name: str, choices: Sequence[str], at: int = 0) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._buttons: list[KeyButton] = []
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for number, text in enumerate(choices):
            button = KeyButton(text, kind=SEGMENT)
            button.setAccessibleName(f"{name}: {text}")
            button.setCheckable(True)
            button.clicked.connect(lambda _on, at=number: self._on_click(at))
            layout.addWidget(button)
            self._buttons.append(button)
        self.at = at
        self.choose(at)

    def choose(self, number: int) -> None:
        """Show a choice as the chosen one, without a signal."""
        self.at = number
        for at, button in enumerate(self._buttons):
            button.setChecked(at == number)
            button.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if at == number else Qt.FocusPolicy.ClickFocus
            )

    def rename(self, choices: Sequence[str]) -> None:
        """Call the same choices something else, such as by another count."""
        for button, text in zip(self._buttons, choices, strict=True):
            button.show_words(text)
            button.setAccessibleName(f"{self.accessibleName()}: {text}")

    def step(self, by: int = 1) -> None:
        """Go on to the next choice, round and round."""
        self._on_click((self.at + by) % len(self._buttons))

    def _on_click(self, number: int) -> None:
        had = any(button.hasFocus() for button in self._buttons)
        self.choose(number)
        if had:
            self._buttons[number].setFocus(Qt.FocusReason.OtherFocusReason)
        self.chosen.emit(number)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if by:
            self.step(by)
        else:
            super().keyPressEvent(event)
