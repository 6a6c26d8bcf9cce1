"""The answers offered: a numbered line each, with the box that the physician ticks."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from coderdesk.domain.query import QueryFinding, QueryPart
from coderdesk.gui.parts import SEVERITY, Glyph, dress, look, row, words
from coderdesk.gui.query.marked_edit import severest

MOST = 12
BEFORE_LASTING = 2  # "other" and "unable to determine" stay last


class OptionLine(QWidget):
    """One answer."""

    def __init__(self, number: int, text: str) -> None:
        super().__init__()
        self.edit = QLineEdit(text)
        self.edit.setAccessibleName(f"Option {number}")
        self.edit.setMaxLength(300)
        dress(self.edit, voice="body", flat=True, tall=24)
        self.sign = Glyph("mark-warning", "warning", 14)
        self.sign.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        number_ = dress(words(str(number), "figure", "ink3"), wide=16)
        dress(self, tall=26)
        layout.addWidget(row(number_, _Box(), (self.edit, 1), self.sign, 4, gap=6))

    def mark(self, found: Sequence[QueryFinding]) -> None:
        """Show what stands against this answer."""
        worst = severest(found)
        self.sign.setVisible(worst is not None)
        if worst is not None:
            self.sign.show_icon(*SEVERITY[worst])
        self.edit.setAccessibleDescription("; ".join(one.message.replace("*", "") for one in found))


class _Box(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.take_look()

    def take_look(self) -> None:
        """Measure again."""
        self.setFixedSize(look().px(16), look().px(24))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = look().px(12)
        top = (self.height() - side) / 2
        painter.setPen(QPen(look().colour("ink2"), 1.5))
        painter.drawRect(QRectF(1.5, round(top) + 0.5, side, side))
        painter.end()


class Options(QWidget):
    """The answers as they stand; each change is told."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[OptionLine] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(1)

    @property
    def texts(self) -> tuple[str, ...]:
        """The answers in their order."""
        return tuple(line.edit.text() for line in self.lines)

    @property
    def at(self) -> int:
        """The answer that has the keyboard, from 0; -1 for none."""
        return next((at for at, line in enumerate(self.lines) if line.edit.hasFocus()), -1)

    def show_texts(self, texts: Sequence[str], *, frozen: bool = False) -> None:
        """Show answers; lines that are the same stay under the keyboard."""
        if len(texts) != len(self.lines):
            for line in self.lines:
                line.hide()
                self._layout.removeWidget(line)
                line.deleteLater()
            self.lines = [OptionLine(at, text) for at, text in enumerate(texts, 1)]
            for line in self.lines:
                self._layout.addWidget(line)
                line.edit.textEdited.connect(lambda _text: self.edited.emit())
        for line, text in zip(self.lines, texts, strict=True):
            if line.edit.text() != text:
                line.edit.setText(text)
            line.edit.setReadOnly(frozen)

    def mark(self, found: Sequence[QueryFinding]) -> None:
        """Show what stands against each answer."""
        for at, line in enumerate(self.lines):
            line.mark(
                [one for one in found if one.part is QueryPart.OPTION and one.at == at and one.end]
            )

    def add(self, text: str = "") -> None:
        """Put in an answer, before the two that stay last, and the keyboard with it."""
        texts = list(self.texts)
        if len(texts) >= MOST:
            return
        at = self.at + 1 if self.at >= 0 else max(0, len(texts) - BEFORE_LASTING)
        texts.insert(at, text)
        self.show_texts(texts)
        self.edited.emit()
        self.lines[at].edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def drop(self, at: int) -> None:
        """Take an answer out; the keyboard goes to the next one."""
        texts = list(self.texts)
        if not 0 <= at < len(texts):
            return
        del texts[at]
        self.show_texts(texts)
        self.edited.emit()
        if self.lines:
            self.lines[min(at, len(self.lines) - 1)].edit.setFocus(Qt.FocusReason.OtherFocusReason)
