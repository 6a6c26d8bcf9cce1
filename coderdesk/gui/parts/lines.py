"""Widgets in rows and columns, plain words, wrapping paragraphs and hairlines."""

from typing import TypeAlias

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QSizePolicy, QWidget
from typing_extensions import override

from coderdesk.gui.parts.rich import NO_WRAP, rich
from coderdesk.gui.theme import dress, look

Piece: TypeAlias = QWidget | tuple[QWidget, int] | int | None
"""A widget, a widget with its stretch, a space in pixels at 100 %, or None for what stretches."""
Margins: TypeAlias = tuple[int, int, int, int]
NONE: Margins = (0, 0, 0, 0)


class Line(QWidget):
    """Widgets in a row or column whose gaps follow the text size."""

    def __init__(
        self, direction: QBoxLayout.Direction, pieces: tuple[Piece, ...], gap: int, margins: Margins
    ) -> None:
        super().__init__()
        self._gap, self._margins = gap, margins
        self._across = direction is QBoxLayout.Direction.LeftToRight
        self._spaces: list[tuple[int, int]] = []  # place in the layout, pixels at 100 %
        self.line = QBoxLayout(direction)
        for piece in pieces:
            self.put(piece)
        self.setLayout(self.line)
        self.take_look()

    def put(self, piece: Piece) -> None:
        """Add at the end."""
        if piece is None:
            self.line.addStretch(1)
        elif isinstance(piece, int):
            self._spaces.append((self.line.count(), piece))
            self.line.addSpacing(look().px(piece))
        elif isinstance(piece, tuple):
            self.line.addWidget(piece[0], piece[1])
        else:
            self.line.addWidget(piece)

    def put_at(self, place: int, widget: QWidget) -> None:
        """Put a widget before the piece that stands at a place now."""
        self._spaces = [(at + (at >= place), space) for at, space in self._spaces]
        self.line.insertWidget(place, widget)

    def take_look(self) -> None:
        """Measure again."""
        self.line.setContentsMargins(*(look().px(margin) for margin in self._margins))
        self.line.setSpacing(look().px(self._gap))
        for at, space in self._spaces:
            size = look().px(space)
            item = self.line.itemAt(at)
            spacer = item.spacerItem() if item else None
            if spacer is not None:
                across = (size, 0) if self._across else (0, size)
                policy = (QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
                spacer.changeSize(*across, *(policy if self._across else policy[::-1]))
        self.line.invalidate()


def row(*pieces: Piece, gap: int = 8, margins: Margins = NONE) -> Line:
    """Widgets in a row; an int is a space, None stretches."""
    return Line(QBoxLayout.Direction.LeftToRight, pieces, gap, margins)


def column(*pieces: Piece, gap: int = 8, margins: Margins = NONE) -> Line:
    """Widgets in a column; an int is a space, None stretches."""
    return Line(QBoxLayout.Direction.TopToBottom, pieces, gap, margins)


def words(text: str, role: str = "body", tone: str = "", **more: str | bool) -> QLabel:
    """A plain label in a type role and tone."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return dress(label, voice=role, tone=tone, **more)


def rule() -> QFrame:
    """A hairline."""
    line = QFrame()
    line.setFixedHeight(1)
    return dress(line, ground="line")


def upright() -> QFrame:
    """A hairline from top to bottom."""
    line = QFrame()
    line.setFixedWidth(1)
    return dress(line, ground="line")


class Prose(QWidget):
    """A paragraph of marked-up text that wraps, or is shortened after ``lines``."""

    WIDEST_HINT = 420

    def __init__(
        self, markup: str, role: str = "body", tone: str = "ink", lines: int = 0, width: int = 0
    ) -> None:
        super().__init__()
        self._markup, self._role, self._tone = markup, role, tone
        self._lines, self._fixed = lines, width
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.take_look()

    @property
    def plain(self) -> str:
        """The text without its marks."""
        return rich(self._markup, self._role).plain

    def show_text(self, markup: str, tone: str = "") -> None:
        """Say something else."""
        if (markup, tone or self._tone) != (self._markup, self._tone):
            self._markup, self._tone = markup, tone or self._tone
            self.take_look()
            self.update()

    def take_look(self) -> None:
        """Measure again."""
        self.setAccessibleName(self.plain)
        if self._fixed:
            width = look().px(self._fixed)
            self.setFixedSize(width, self.heightForWidth(width))
        self.updateGeometry()

    @override
    def hasHeightForWidth(self) -> bool:
        return not self._fixed

    @override
    def heightForWidth(self, width: int) -> int:
        return rich(self._markup, self._role, width, self._lines).height

    @override
    def sizeHint(self) -> QSize:
        one = rich(self._markup, self._role, NO_WRAP, self._lines)
        widest = look().px(self.WIDEST_HINT)
        if self._lines == 1 or one.width <= widest:
            return QSize(min(int(one.width) + 4, widest), one.height)
        return QSize(widest, self.heightForWidth(max(self.width(), look().px(200))))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(40), look().leading(self._role))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        block = rich(self._markup, self._role, self.width(), self._lines)
        top = round((self.height() - block.height) / 2) if block.count == 1 else 0
        painter = QPainter(self)
        block.draw(painter, 0, top, self._tone)
        painter.end()
