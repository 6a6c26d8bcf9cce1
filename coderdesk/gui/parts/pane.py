"""A pane of the desk, its head, and what it shows while it is empty."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from coderdesk.gui.parts.caps import Keyed, Keys
from coderdesk.gui.parts.lines import Piece, Prose, column, row, rule, words
from coderdesk.gui.parts.marks import Glyph
from coderdesk.gui.theme import dress, look


class Pane(QFrame):
    """One pane; the one that has the keyboard wears a bar and says its name in accent."""

    def __init__(self, title: str, keyed: Keyed, icon: str, *tools: Piece) -> None:
        super().__init__()
        self.active = False
        self._icon = icon
        self.setAccessibleName(title)
        dress(self, ground="surface")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._glyph = Glyph(icon)
        self._title = words(title, "strong")
        pieces = (self._glyph, self._title, Keys(keyed))
        self.head = row(*pieces, *(tools or (None,)), gap=8, margins=(12, 2, 8, 0))
        dress(self.head, ground="surface", tall=look().s.head)
        self._beside = len(pieces)
        self._layout.addWidget(self.head)
        self._layout.addWidget(rule())
        self._bar = _ActiveBar(self)

    def put(self, widget: QWidget, stretch: int = 0) -> None:
        """Add a part below."""
        self._layout.addWidget(widget, stretch)

    def put_tool(self, widget: QWidget, *, beside: bool = False) -> None:
        """Add a tool at the right end of the head, or beside the name."""
        if beside:
            self.head.put_at(self._beside, widget)
            self._beside += 1
        else:
            self.head.put(widget)

    def set_active(self, *, active: bool) -> None:
        """Show whether the keyboard is in this pane."""
        self.active = active
        dress(self._title, tone="accent" if active else "")
        self._glyph.show_icon(self._icon, "accent" if active else "ink2")
        self._bar.setVisible(active)
        self._bar.raise_()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._bar.setGeometry(0, 0, self.width(), look().px(3))


class _ActiveBar(QWidget):
    """The bar over the pane; a child, so that no head covers it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), look().colour("accent"))
        painter.end()


class EmptyPane(QWidget):
    """What an empty pane says: a title, and which key does what.

    Lines are pairs of marked-up words and the command that does it, or None. The words begin at the
    same height in every pane, whatever stands above them.
    """

    TOP, INSET, WIDE = 228, 14, 340  # from the top of the pane; of the frame that takes drops

    def __init__(
        self,
        icon: str,
        title: str,
        lines: Sequence[tuple[str, Keyed | None]],
        note: str = "",
        *,
        drop: bool = False,
    ) -> None:
        super().__init__()
        self._drop = drop
        dress(self, ground="surface")
        said = [row(Prose(text, "body", "ink2"), *_caps(keyed), gap=4) for text, keyed in lines]
        self._note = Prose(note, "small", "ink3")
        head = row(Glyph(icon, "ink3", 28), None)
        self.card = column(head, words(title, "title"), 2, *said, 6, self._note, gap=8)
        self._note.setVisible(bool(note))
        self._outer = QVBoxLayout(self)
        self._outer.addWidget(self.card, 0, Qt.AlignmentFlag.AlignHCenter)
        self._outer.addStretch(1)

    def show_note(self, note: str) -> None:
        """Say something else in the paragraph below."""
        self._note.show_text(note)
        self._note.setVisible(bool(note))

    def _place(self) -> None:
        pane: QWidget | None = self.parentWidget()
        while pane is not None and not isinstance(pane, Pane):
            pane = pane.parentWidget()
        width = max(0, min(look().px(self.WIDE), self.width() - look().px(48)))
        self.card.setFixedSize(width, self.card.line.totalHeightForWidth(width))
        above = self.mapTo(pane, self.rect().topLeft()).y() if pane else 0
        wanted = look().px(self.TOP) - above
        room = self.height() - self.card.height() - look().px(24)
        self._outer.setContentsMargins(0, max(look().px(24), min(wanted, room)), 0, 0)

    def take_look(self) -> None:
        """Measure again."""
        self._place()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._drop:
            painter = QPainter(self)
            painter.setPen(QPen(look().colour("edge"), 1, Qt.PenStyle.DashLine))
            inset = self.INSET
            painter.drawRoundedRect(self.rect().adjusted(inset, inset, -inset - 1, -inset - 1), 8, 8)
            painter.end()


def _caps(keyed: Keyed | None) -> tuple[QWidget, ...]:
    return (Keys(keyed),) if keyed else ()
