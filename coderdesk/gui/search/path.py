"""Where a code stands, in one line: chapter and section, or every step to the code."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from coderdesk.domain.page import Page
from coderdesk.gui.actions import Command
from coderdesk.gui.parts import Rich, caps_width, draw_caps, literal, look, rich

LEFT, RIGHT, HIGH = 12, 10, 22  # pixels at 100 %
STEP = "  ~›~  "
FEWEST = 2  # words of a chapter's title that stay


class PathLine(QWidget):
    """The path to a code; a click opens the tabular where only the path is shown."""

    clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._page: Page | None = None
        self._tight = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_page(self, page: Page, *, tight: bool) -> None:
        """Show the path of a code; ``tight`` takes the codes into the line."""
        self._page, self._tight = page, tight
        self.setVisible(bool(page.path) or tight)
        self.setAccessibleName(", ".join(f"{step.code} {step.title}" for step in page.path))
        self.setCursor(Qt.CursorShape.PointingHandCursor if tight else Qt.CursorShape.ArrowCursor)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(look().px(200), look().px(HIGH + (2 if self._tight else 0)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(60), self.sizeHint().height())

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._tight:
            self.clicked.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._page is None:
            return
        painter = QPainter(self)
        room = self.width() - look().px(LEFT + RIGHT)
        if self._tight:
            keys = caps_width(Command.TO_TABULAR)
            line = rich(_codes(self._page), "small", room - keys - look().px(8), 1, middle=True)
            draw_caps(
                painter, Command.TO_TABULAR, self.width() - look().px(RIGHT) - keys, self.height() / 2
            )
        else:
            line = _titles(self._page, room)
        line.draw(painter, look().px(LEFT), (self.height() - line.height) / 2, "ink2")
        painter.end()


def _codes(page: Page) -> str:
    path = [f"~{_short(step.code)}~" for step in page.path]
    here = next((branch.depth for branch in page.tree if branch.here), 0)
    steps = [branch.place.code for branch in page.tree if branch.depth < here]
    return STEP.join([*path, *(f"`{code}`" for code in [*steps, page.code.code])])


def _titles(page: Page, room: int) -> Rich:
    """Chapter and section; of the chapter's title as many words as leave the section whole."""
    named = [(_short(step.code), step.title.rpartition(" (")[0] or step.title) for step in page.path]
    measure = QFontMetricsF(look().font("small")).horizontalAdvance
    over = measure("  ›  ".join(f"{code}  {title}" for code, title in named)) - room
    if over > 0:
        code, title = named[0]
        words = title.split()
        while over + measure("…") > 0 and len(words) > FEWEST:
            over -= measure(" " + words.pop())
        named[0] = code, " ".join(words).rstrip(",") + "…"
    said = STEP.join(f"~{code}~  {literal(title)}" for code, title in named)
    return rich(said, "small", room, 1, middle=True)


def _short(name: str) -> str:
    return name.removeprefix("Chapter ").replace("-", "–")
