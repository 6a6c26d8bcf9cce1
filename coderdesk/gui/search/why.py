"""What edits a code would raise if it were assigned now."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coderdesk.domain.edit import Edit
from coderdesk.gui.actions import Command
from coderdesk.gui.parts import (
    SEVERITY,
    SEVERITY_WORD,
    Keys,
    Rich,
    Rows,
    draw_icon,
    dress,
    literal,
    look,
    rich,
    row,
    words,
)

LEFT, TEXT = 12, 32  # pixels at 100 %
LEAST, TALLEST = 48, 168


@dataclass(frozen=True, slots=True)
class WhyRow:
    """One edit that would be raised."""

    edit: Edit

    @property
    def spoken(self) -> str:
        """Severity, message and source."""
        return f"{SEVERITY_WORD[self.edit.severity]}. {self.edit.message}. {self.edit.source}"


def _blocks(row_: WhyRow, width: int) -> tuple[Rich, Rich]:
    room = width - look().px(TEXT + 12)
    message = rich(literal(row_.edit.message), "small", room)
    return message, rich(literal(row_.edit.source), "small", room, 1)


def why_height(row_: WhyRow, width: int, _current: bool) -> int:  # noqa: FBT001 - the view's call
    """The message and its source."""
    return sum(block.height for block in _blocks(row_, width)) + look().px(8)


def paint_why(painter: QPainter, rect: QRect, row_: WhyRow, _current: bool) -> None:  # noqa: FBT001 - the view's call
    """Paint one edit: its mark, what it says, where that is written."""
    message, source = _blocks(row_, rect.width())
    icon, tone = SEVERITY[row_.edit.severity]
    top = rect.top() + look().px(4)
    draw_icon(painter, icon, tone, rect.left() + look().px(LEFT), top + look().px(8), 14)
    message.draw(painter, rect.left() + look().px(TEXT), top, "ink")
    source.draw(painter, rect.left() + look().px(TEXT), top + message.height, "ink3")


class WhyList(QWidget):
    """The edits under the buttons; hidden until they are asked for."""

    def __init__(self) -> None:
        super().__init__()
        dress(self, ground="sunken")
        self._says = words("", "small-strong", "ink2")
        self.edits: Rows[WhyRow] = Rows("Edits it would raise", paint_why, why_height)
        dress(self.edits, ground="sunken")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(row(self._says, None, Keys(Command.WHY_NOT), gap=8, margins=(12, 4, 10, 4)))
        layout.addWidget(self.edits)
        self.hide()

    def show_edits(self, edits: Sequence[Edit]) -> None:
        """Show what would be raised; nothing is good news, and said too."""
        self._says.setText(_says(len(edits)))
        self.edits.show_rows([WhyRow(edit) for edit in edits])
        self.show()
        self.take_look()

    def take_look(self) -> None:
        """Measure again."""
        self.edits.setVisible(bool(self.edits.rows))
        high = min(self.edits.full_height() + 2, look().px(TALLEST))
        self.edits.setMinimumHeight(min(high, look().px(LEAST)))
        self.edits.setMaximumHeight(high)


def _says(count: int) -> str:
    if not count:
        return "Assigned now, it would raise no edit."
    return f"Assigned now, it would raise {count} edit{'s' if count > 1 else ''}:"
