"""One character of an ICD-10-PCS code: its legal values, each with the key that takes it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coderdesk.domain.pcs import PcsAxis, PcsValue
from coderdesk.gui.parts import (
    Prose,
    Rich,
    Rows,
    draw_icon,
    dress,
    literal,
    look,
    rich,
    row,
    rule,
    words,
)

KEY, LABEL, LINE = 12, 38, 26  # pixels at 100 %


@dataclass(frozen=True, slots=True)
class ValueRow:
    """A value; ``chosen`` is the one the code has, ``quiet`` one that was passed over for it.

    ``shared`` counts the words that its label begins with as the one above does.
    """

    value: PcsValue
    chosen: bool = False
    quiet: bool = False
    shared: int = 0

    @property
    def spoken(self) -> str:
        """The value as a screen reader says it."""
        said = ", ".join(part for part in (self.value.char, self.value.label) if part)
        return f"{said}, chosen" if self.chosen else said


def _label(line: ValueRow, width: int, *, current: bool) -> Rich:
    """The label; the current one opens, the others lose what they share with the one above."""
    said = line.value.label or f"Value {line.value.char}"
    room = width - look().px(LABEL + (34 if line.chosen else 12))
    mark = "**" if line.chosen else ""
    whole = rich(f"{mark}{literal(said)}{mark}", "body", room, 2 if current else 1)
    if not whole.cut:
        return whole
    words = said.split()
    for gone in range(1, line.shared + 1):
        short = rich(f"{mark}{literal('… ' + ' '.join(words[gone:]))}{mark}", "body", room, 1)
        if not short.cut:
            return short
    return rich(f"{mark}{literal(said)}{mark}", "body", room, 2 if current else 1, middle=True)


def value_height(line: ValueRow, width: int, current: bool) -> int:  # noqa: FBT001 - the view's call
    """One line; the current value may need two."""
    return int(_label(line, width, current=current).height + look().px(LINE) - look().leading("body"))


def paint_value(painter: QPainter, rect: QRect, line: ValueRow, current: bool) -> None:  # noqa: FBT001 - the view's call
    """Paint a value: its key in a box, its label, a tick when it is chosen."""
    middle, side = rect.top() + look().px(LINE) / 2, look().px(16)
    box = QRectF(rect.left() + look().px(KEY) + 0.5, round(middle - side / 2) + 0.5, side - 1, side - 1)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look().colour("edge", 0.5 if line.quiet else 0.9), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, 3, 3)
    painter.setFont(look().font("key"))
    painter.setPen(look().colour("ink3" if line.quiet else "ink"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, line.value.char)
    tone = "ink3" if line.quiet or not line.value.label else "ink"
    text = _label(line, rect.width(), current=current)
    text.draw(painter, rect.left() + look().px(LABEL), middle - look().leading("body") / 2, tone)
    if line.chosen:
        draw_icon(painter, "mark-done", "good", rect.right() - look().px(26), middle, 14)


class PcsColumn(QWidget):
    """The values of one axis; Enter or a double click takes one."""

    taken = Signal(int, str)  # position, character
    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.axis: PcsAxis | None = None
        self._name = Prose("", "strong", lines=1)
        self._state = words("", "small", "ink3")
        self.values: Rows[ValueRow] = Rows("Values", paint_value, value_height)
        dress(self.values, ground="raised")
        self.values.activated.connect(lambda _index: self.take())
        self.values.chosen.connect(self.moved)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(row((self._name, 1), self._state, gap=8, margins=(12, 7, 12, 6)))
        layout.addWidget(rule())
        layout.addWidget(self.values, 1)

    @property
    def current(self) -> PcsValue | None:
        """The value that Enter takes."""
        line = self.values.current
        return line.value if line is not None else None

    def show_axis(self, axis: PcsAxis, *, here: bool) -> None:
        """Show an axis; ``here`` when its character is being chosen."""
        self.axis = axis
        self._name.show_text(f"{axis.position}  {literal(axis.title)}", "accent" if here else "ink")
        self._state.setText(_state(axis, here=here))
        lines = list(_lines(axis))
        at = next((n for n, line in enumerate(lines) if line.chosen), 0 if here and lines else -1)
        self.values.setAccessibleName(f"{axis.position} {axis.title}")
        policy = Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus
        self.values.setFocusPolicy(policy)
        self.values.show_rows(lines, at)

    def take(self) -> None:
        """Take the current value."""
        value = self.current
        if self.axis is not None and value is not None:
            self.taken.emit(self.axis.position, value.char)


def _lines(axis: PcsAxis) -> Iterator[ValueRow]:
    above: list[str] = []
    for value in axis.values:
        words = value.label.split()
        same = takewhile(
            lambda pair: pair[0].strip(",") == pair[1].strip(","), zip(words, above, strict=False)
        )
        shared = min(len(list(same)), max(0, len(words) - 1))
        chosen = value.char == axis.chosen
        yield ValueRow(value, chosen, bool(axis.chosen) and not chosen, shared)
        above = words


def _state(axis: PcsAxis, *, here: bool) -> str:
    if axis.chosen and not here:
        return "chosen"
    if not axis.values:
        return "to come"
    return f"{len(axis.values)} legal"
