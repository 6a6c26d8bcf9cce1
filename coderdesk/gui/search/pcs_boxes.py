"""The seven characters of an ICD-10-PCS code as boxes: settled, being chosen, to come."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from coderdesk.domain.pcs import LENGTH, PcsAxis, PcsDraft
from coderdesk.gui.parts import literal, look, rich

GAP, BOX, HIGH = 9, 42, 86  # pixels at 100 %


class PcsBoxes(QWidget):
    """Shows how far the code stands; a click on a box asks for its character."""

    asked = Signal(int)  # position, from 1

    def __init__(self) -> None:
        super().__init__()
        self._draft: PcsDraft | None = None
        self._at = 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_draft(self, draft: PcsDraft, at: int) -> None:
        """Show a code; ``at`` is the position that is being chosen."""
        self._draft, self._at = draft, at
        said = [f"{axis.title} {axis.value.label}" for axis in draft.axes if axis.value]
        self.setAccessibleName(f"Code so far {draft.prefix or 'empty'}")
        self.setAccessibleDescription(", ".join(said))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(look().px(700), look().px(HIGH))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        position = int(event.position().x() // (self._wide() + look().px(GAP))) + 1
        if self._draft is not None and 1 <= position <= self._draft.at:
            self.asked.emit(position)

    def _wide(self) -> float:
        return (self.width() - look().px(GAP) * (LENGTH - 1)) / LENGTH

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._draft is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = self._wide()
        for number, axis in enumerate(self._draft.axes):
            left = number * (wide + look().px(GAP))
            self._paint_box(painter, axis, QRectF(left, 1, wide, look().px(BOX)))
            self._paint_words(painter, axis, left, wide)
        painter.end()

    def _paint_box(self, painter: QPainter, axis: PcsAxis, box: QRectF) -> None:
        here = axis.position == self._at
        pen = QPen(look().colour("accent" if here else "edge"), 2 if here else 1)
        if not here and not axis.chosen:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(look().colour("place") if here else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)
        painter.setFont(look().font("code-large"))
        painter.setPen(look().colour("ink" if axis.chosen else "ink3"))
        said = axis.chosen or ("?" if here else "·")
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, said)

    def _paint_words(self, painter: QPainter, axis: PcsAxis, left: float, wide: float) -> None:
        here = axis.position == self._at
        top = look().px(BOX + 4)
        name = rich(f"{axis.position}  {literal(axis.title)}", "micro", wide, 1)
        name.draw(painter, left, top, "accent" if here else "ink2")
        value = axis.value
        said = (value.label or value.char) if value else "choose" if here else "to come"
        line = rich(literal(said), "small", wide, 1, middle=True)
        line.draw(painter, left, top + name.height + look().px(2), "ink" if value else "ink3")
