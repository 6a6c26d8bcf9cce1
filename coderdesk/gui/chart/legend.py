"""Under the page: the legend of the lens, drawn as on the page, and the mention at hand."""

from collections.abc import Mapping, Set

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from coderdesk.domain.code import Hit
from coderdesk.domain.mention import Mention, Stance
from coderdesk.gui.actions import Command, keys_of
from coderdesk.gui.chart.lens_marks import TAGS, TONES, draw_stance
from coderdesk.gui.chart.marks import Paper
from coderdesk.gui.parts import Chip, KeyButton, Prose, column, literal, row
from coderdesk.gui.theme import dress, look

HEIGHT = 28
BAR = 4  # the stance that is drawn as a bar before its words keeps clear of its key
ROOMY = 700  # from here the names of the stances stand beside their tags


class LegendKey(QAbstractButton):
    """One stance: its tag, its name as it is marked, how many there are, and its key."""

    def __init__(self, stance: Stance, at: int) -> None:
        super().__init__()
        self.stance, self._at = stance, at
        self._count, self._named, self._counted = 0, True, True
        self.setCheckable(True)
        self.setChecked(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._tell()

    def show_count(self, count: int, *, named: bool, counted: bool = True) -> None:
        """How many mentions stand so in this document; the number is only spoken when not counted."""
        self._count, self._named, self._counted = count, named, counted
        self._tell()
        self.updateGeometry()
        self.update()

    def _tell(self) -> None:
        keys = keys_of(Command.LENS_CLASS)
        self._key = keys[self._at] if self._at < len(keys) else ""
        shown = "shown" if self.isChecked() else "hidden"
        self.setAccessibleName(f"{self.stance.value}, {self._count}")
        self.setAccessibleDescription(f"{shown}, key {self._key}")
        self.setToolTip(f"{self.stance.value.capitalize()}: {self._count}, {shown}  {self._key}")

    @override
    def nextCheckState(self) -> None:
        super().nextCheckState()
        self._tell()

    @property
    def _words(self) -> str:
        return self.stance.value if self._named else TAGS[self.stance]

    @property
    def _number(self) -> str:
        return str(self._count) if self._counted else ""

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(look().font("small"))
        text = metrics.horizontalAdvance(f"{self._key} {self._words} {self._number}")
        bar = BAR if self.stance is Stance.NOT_PROVIDER else 0
        sides = 18 if self._counted else 11
        return QSize(round(text) + look().px(sides + bar), look().px(HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = QFontMetricsF(look().font("small"))
        painter.setFont(look().font("small"))
        middle, on = self.height() / 2, self.isChecked()
        x = float(look().px(5))
        for text, tone in ((self._key, "ink3"), (self._words, "ink" if on else "ink3")):
            wide = metrics.horizontalAdvance(text)
            x += look().px(BAR) if text == self._words and self.stance is Stance.NOT_PROVIDER else 0
            box = QRectF(x, middle - metrics.height() / 2, wide, metrics.height())
            if text == self._words and on:
                draw_stance(painter, self.stance, [box], Paper(light=not look().dark))
            painter.setPen(look().colour(tone))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
            if text == self._words and not on:
                painter.fillRect(QRectF(box.left(), round(middle), wide, 1), look().colour(tone))
            x += wide + look().px(4)
        painter.setPen(look().colour("ink3"))
        rest = QRectF(x, 0, self.width() - x, self.height())
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, self._number)
        if self.hasFocus():
            painter.setPen(QPen(look().colour("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 2, -1, -2), 4, 4)


class Legend(QWidget):
    """Which stances are shown; a click or a figure shows or hides one."""

    toggled = Signal(object)  # Stance

    def __init__(self) -> None:
        super().__init__()
        dress(self, ground="surface", tall=HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # never widens a pane
        layout = QHBoxLayout(self)
        layout.setContentsMargins(6, 0, 6, 0)
        layout.setSpacing(0)
        self._counts: dict[Stance, int] = {}
        self.keys: dict[Stance, LegendKey] = {}
        for at, stance in enumerate(Stance):
            key = self.keys[stance] = LegendKey(stance, at)
            key.clicked.connect(lambda _on, which=stance: self.toggled.emit(which))
            layout.addWidget(key)
        layout.addStretch(1)

    def show_counts(self, counts: Mapping[Stance, int], hidden: Set[Stance]) -> None:
        """Say how many of each there are, and which are hidden."""
        self._counts = dict(counts)
        for stance, key in self.keys.items():
            key.setChecked(stance not in hidden)
        self._name()

    def _name(self) -> None:
        named = self.width() / look().scale >= ROOMY
        for stance, key in self.keys.items():
            key.show_count(self._counts.get(stance, 0), named=named)
        if sum(key.sizeHint().width() for key in self.keys.values()) > self.width() - 12:
            for stance, key in self.keys.items():
                key.show_count(self._counts.get(stance, 0), named=named, counted=False)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._name()


class MentionLine(QWidget):
    """The mention one has come to: how it stands and why, what that means here, and its keys."""

    asked = Signal(object)  # Command

    def __init__(self) -> None:
        super().__init__()
        dress(self, ground="surface")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._chip = Chip("")
        self._why = Prose("", "small", "ink2", lines=2)
        self._means = Prose("", "small", "ink3", lines=1)
        self._code = Prose("", "small", lines=1)
        self.assign = KeyButton("Assign", Command.ASSIGN_MENTION, "quiet")
        self.assign.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.assign.clicked.connect(lambda: self.asked.emit(Command.ASSIGN_MENTION))
        self.leave = KeyButton("Not coded", Command.NOT_CODED, "quiet")
        self.leave.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.leave.clicked.connect(lambda: self.asked.emit(Command.NOT_CODED))
        top = row(self._chip, (self._why, 1), gap=8)
        foot = row((self._code, 1), self.assign, self.leave, gap=8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(column(top, self._means, foot, gap=2, margins=(12, 6, 10, 2)))
        self.hide()

    def show_mention(self, mention: Mention | None, means: str, left: str = "") -> None:
        """Say how a mention stands, or why it is left without a code; None goes away."""
        self.setVisible(mention is not None)
        if mention is not None:
            self._chip.show_text(mention.stance.value, TONES[mention.stance])
            self._why.show_text(literal(mention.why or "No cue stands near it."))
            self._means.show_text(f"**Not coded.** {literal(left)}" if left else literal(means))
            self.leave.show_words("Take up again" if left else "Not coded")
            self.show_code(None)

    def show_code(self, hit: Hit | None, *, may: bool = True) -> None:
        """The code that the words lead to first; ``may``: it can be taken from here."""
        told = f"`{hit.code}` {literal(hit.title)}" if hit else ""
        self._code.show_text(told, "ink" if may else "ink3")
        self.assign.setVisible(hit is not None and may)
