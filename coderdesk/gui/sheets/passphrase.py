"""Fields for secrets: hidden, told of Caps Lock, and for a new one a word on its strength."""

from collections.abc import Callable
from typing import Protocol, TypeAlias

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from coderdesk.gui.parts import Glyph, Prose, look, row, words
from coderdesk.gui.theme import dress

LONGEST = 1024
BLOCKS = 4


class Strength(Protocol):
    """How strong a passphrase is: 0 to 4, whether that is enough, and one sentence."""

    @property
    def score(self) -> int:
        """From 0 to 4."""

    @property
    def enough(self) -> bool:
        """Whether it may lock a desk."""

    @property
    def sentence(self) -> str:
        """What the score means."""


Judge: TypeAlias = Callable[[str], Strength]


class SecretEdit(QLineEdit):
    """One hidden line that notices Caps Lock as it is typed into."""

    caps_noticed = Signal(bool)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(LONGEST)
        self._caps = False
        dress(self, tall=36)

    def show_secret(self, *, on: bool) -> None:
        """Show the words, or hide them."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)

    def take(self) -> str:
        """The words; the field is empty afterwards."""
        text = self.text()
        self.clear()
        return text

    def _notice(self, *, caps: bool) -> None:
        if caps is not self._caps:
            self._caps = caps
            self.caps_noticed.emit(caps)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if Qt.Key(event.key()) is Qt.Key.Key_CapsLock:
            self._notice(caps=not self._caps)  # until the next letter tells for sure
        elif len(text) == 1 and text.upper() != text.lower():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._notice(caps=text.isupper() is not shift)
        super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._notice(caps=False)


class Told(QWidget):
    """A mark and a sentence under a field; a roomy one keeps its room while it says nothing."""

    def __init__(self, lines: int = 1, *, roomy: bool = True) -> None:
        super().__init__()
        self._roomy = roomy
        self._mark = Glyph("mark-warning", "warning", 14)
        self.said = Prose("", "small", "ink2", lines=lines)
        self._lines = lines
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(row(self._mark, (self.said, 1), gap=6))
        self.take_look()
        self.say("")

    def say(self, text: str, mark: str = "mark-warning", tone: str = "warning") -> None:
        """Say something, or nothing."""
        self._mark.show_icon(mark, tone)
        self._mark.setVisible(bool(text))
        self.said.show_text(text)
        self.make_room(on=self._roomy)

    def make_room(self, *, on: bool) -> None:
        """Keep its room while it says nothing, or not."""
        self._roomy = on
        shown = on or bool(self.said.plain)
        if not shown or self.parentWidget() is not None:  # alone, it would show as a window
            self.setVisible(shown)

    def take_look(self) -> None:
        """Measure again."""
        self.setFixedHeight(max(look().leading("small") * self._lines, look().px(18)))


class _Meter(QWidget):
    """Four blocks, as many of them solid as the score says."""

    def __init__(self) -> None:
        super().__init__()
        self._score = 0
        self.take_look()

    def show_score(self, score: int) -> None:
        """Fill so many blocks."""
        self._score = score
        self.update()

    def take_look(self) -> None:
        """Measure again."""
        self.setFixedSize(QSize(look().px(80), look().px(8)))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, cell = QPainter(self), self.width() / BLOCKS
        for at in range(BLOCKS):
            box = QRectF(at * cell, 0, cell - 2, self.height())
            solid = at < self._score
            painter.setPen(Qt.PenStyle.NoPen if solid else look().colour("edge"))
            painter.setBrush(look().colour("ink2") if solid else Qt.BrushStyle.NoBrush)
            painter.drawRect(box if solid else box.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()


class NewPassphrase(QWidget):
    """A new passphrase, typed twice, with its strength; `ready` when both agree and it is enough."""

    changed = Signal()
    submitted = Signal()

    def __init__(self, judge: Judge) -> None:
        super().__init__()
        self._judge = judge
        self._enough = False
        self.one = SecretEdit("New passphrase")
        self.two = SecretEdit("New passphrase again")
        self.meter = _Meter()
        self.strength = Prose("", "small", "ink2", lines=1)
        self.told = Told()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(words("Passphrase", "micro", "ink3"))
        layout.addWidget(self.one)
        layout.addWidget(row(self.meter, (self.strength, 1), gap=8))
        layout.addSpacing(4)
        layout.addWidget(words("The same again", "micro", "ink3"))
        layout.addWidget(self.two)
        layout.addWidget(self.told)
        self.one.textChanged.connect(self._on_first)
        self.two.textChanged.connect(self._on_typed)
        self.one.returnPressed.connect(lambda: self.two.setFocus(Qt.FocusReason.TabFocusReason))
        self.two.returnPressed.connect(self.submitted.emit)
        for edit in (self.one, self.two):
            edit.caps_noticed.connect(self._on_caps)
        self._on_first("")

    @property
    def ready(self) -> bool:
        """Whether it can be taken."""
        return self._enough and self.one.text() == self.two.text()

    def take(self) -> str:
        """The passphrase; both fields are empty afterwards."""
        self.two.clear()
        return self.one.take()

    def _on_first(self, text: str) -> None:
        strength = self._judge(text)
        self._enough = bool(text) and strength.enough
        self.meter.show_score(strength.score)
        self.strength.show_text(strength.sentence)
        self._on_typed()

    def _on_typed(self, _text: str = "") -> None:
        one, two = self.one.text(), self.two.text()
        if two and one == two and self._enough:
            self.told.say("Both are the same.", "mark-done", "good")
        elif two and not one.startswith(two):
            self.told.say("The two are not the same.")
        else:
            self.told.say("")
        self.changed.emit()

    def _on_caps(self, caps: bool) -> None:  # noqa: FBT001 - a slot
        if caps:
            self.told.say("Caps Lock is on.")
        else:
            self._on_typed()
