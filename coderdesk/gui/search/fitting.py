"""Controls in a row that make do with the width there is: the last ones step down, or step back."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from coderdesk.gui.parts import look

NO_END = 100_000


@dataclass(slots=True)
class _Line:
    """Controls side by side; ``last`` stands at the right edge."""

    pieces: list[QWidget] = field(default_factory=list)
    last: QWidget | None = None
    width: int = 0
    height: int = 0

    def put(self, piece: QWidget, size: QSize, left: int, top: int) -> None:
        """Place a control in the middle of the line."""
        piece.setGeometry(left, top + (self.height - size.height()) // 2, size.width(), size.height())


class Fitting(QWidget):
    """Controls from left to right, the most needed first; ``last`` stands at the right edge.

    What does not fit goes to the next line, or is left out while wrapping is off: its key and its menu
    still do it.
    """

    def __init__(self, pieces: Sequence[QWidget], last: QWidget | None = None, gap: int = 6) -> None:
        super().__init__()
        self._pieces = (*pieces, last) if last is not None else tuple(pieces)
        self._last, self._gap = last, gap
        self._wrapping = True
        self._away: set[QWidget] = set()
        self._sizes: dict[QWidget, QSize] = {}  # measured once, until a control changes
        self._laid: dict[int, list[_Line]] = {}  # by width
        for piece in self._pieces:
            piece.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_wrapping(self, *, on: bool) -> None:
        """Let what does not fit go to the next line, or leave it out."""
        if on is not self._wrapping:
            self._wrapping = on
            self.arrange()

    def put_away(self, piece: QWidget, *, away: bool) -> None:
        """Leave a control out while it makes no sense."""
        if away is not (piece in self._away):
            (self._away.add if away else self._away.discard)(piece)
            self.arrange()

    def arrange(self) -> None:
        """Place the controls anew."""
        self._laid.clear()
        self._place()
        self.updateGeometry()

    def _place(self) -> None:
        gap, top = look().px(self._gap), 0
        lines = self._lines(self.width())
        shown = {piece for line in lines for piece in (*line.pieces, line.last)}
        for piece in self._pieces:
            piece.setVisible(piece in shown)
        for line in lines:
            left = 0
            for piece in line.pieces:
                size = self._size(piece)
                line.put(piece, size, left, top)
                left += size.width() + gap
            if line.last is not None:
                size = self._size(line.last)
                line.put(line.last, size, max(0, self.width() - size.width()), top)
            top += line.height + gap

    def take_look(self) -> None:
        """Measure again."""
        self._sizes.clear()
        self.arrange()

    def _size(self, piece: QWidget) -> QSize:
        if piece not in self._sizes:
            hint = piece.sizeHint().expandedTo(piece.minimumSizeHint())
            least, most = piece.minimumSize(), piece.maximumSize()
            self._sizes[piece] = hint.expandedTo(least).boundedTo(most)
        return self._sizes[piece]

    def _lines(self, width: int) -> list[_Line]:
        """Which controls stand on which line at a width."""
        if width not in self._laid:
            self._laid[width] = self._distributed(width)
        return self._laid[width]

    def _distributed(self, width: int) -> list[_Line]:
        lines = [_Line()]
        for piece in self._pieces:
            if piece in self._away:
                continue
            size = self._size(piece)
            if lines[-1].width and lines[-1].width + size.width() > width:
                if not self._wrapping:
                    break
                lines.append(_Line())
            line = lines[-1]
            if piece is self._last:
                line.last = piece
            else:
                line.pieces.append(piece)
            line.width += size.width() + look().px(self._gap)
            line.height = max(line.height, size.height())
        return lines

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        lines = self._lines(width)
        return sum(line.height for line in lines) + look().px(self._gap) * (len(lines) - 1)

    @override
    def sizeHint(self) -> QSize:
        wide = self._lines(NO_END)[0].width
        return QSize(wide, self.heightForWidth(self.width() or wide))

    @override
    def minimumSizeHint(self) -> QSize:
        return self._size(self._pieces[0]) if self._pieces else QSize()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.take_look()  # a control changed its words
        return super().event(event)
