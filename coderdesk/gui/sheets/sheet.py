"""A sheet over the desk, dimmed but for the record's name; the keyboard stays in the sheet."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from coderdesk.gui.actions import Command
from coderdesk.gui.parts import Glyph, KeyButton, Piece, Prose, row, rule, words
from coderdesk.gui.sheets.keeping import Keeping
from coderdesk.gui.theme import dress, look

THROUGH = frozenset(
    {
        Command.LOCK,
        Command.FULL_SCREEN,
        Command.LARGER,
        Command.SMALLER,
        Command.STANDARD,
        Command.LIGHT_DARK,
    }
)
"""What the desk still answers under a sheet; every other key stays in it."""
AIR = 16  # between a sheet and the edge of the desk


class Sheet(Keeping):
    """A head with its name and Esc, a body, and a foot with the dark button at the right.

    ``size`` is the wanted width and height at 100 %; a small desk makes the sheet smaller.
    """

    closed = Signal()
    through = THROUGH

    def __init__(
        self, title: str, icon: str, hint: str = "", size: tuple[float, float] = (720, 620)
    ) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.top: int | None = None  # pixels at 100 % from the top of the desk; None is the middle
        self.first: QWidget | None = None  # what has the keyboard when the sheet opens
        self.primary: KeyButton | None = None  # what Enter does
        self._size = size
        self._fits = False  # no higher than the body needs
        self._back: QWidget | None = None
        self._spare: QWidget | None = None
        self.card = QFrame(self)
        dress(self.card, sheet=True)
        self.body = QVBoxLayout(self.card)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.hint = Prose(hint, "body", "ink3", lines=1)
        self.head = row(
            Glyph(icon, "ink2", 18), words(title, "title"), self.hint, gap=8, margins=(18, 10, 12, 10)
        )
        self.close_button = KeyButton("Close", Command.SHEET_CLOSE, "quiet")
        self.close_button.clicked.connect(self.leave)
        self.head.put(self.close_button)
        self._under_head = rule()
        self.body.addWidget(self.head)
        self.body.addWidget(self._under_head)
        self.answer(Command.SHEET_CLOSE, self.leave)
        self.answer(Command.SHEET_DO, self.do)

    def put(self, widget: QWidget, stretch: int = 0) -> None:
        """Add a part to the body."""
        self.body.addWidget(widget, stretch)

    def hide_head(self) -> None:
        """Show no head: the body says what the sheet is."""
        self.head.hide()
        self._under_head.hide()

    def put_tool(self, widget: QWidget) -> None:
        """Add a tool to the head, before Close."""
        self.head.put_at(self.head.line.count() - 1, widget)

    def put_foot(self, *pieces: Piece) -> None:
        """Add the foot, under a hairline."""
        self.body.addWidget(rule())
        self.body.addWidget(row(*pieces, gap=8, margins=(18, 10, 18, 10)))

    def do(self) -> None:
        """Do what the dark button does."""
        if self.primary is not None and self.primary.isEnabled():
            self.primary.click()

    def open_over(self, desk: QWidget, spare: QWidget | None = None) -> None:
        """Lay the sheet over the desk; ``spare`` (the record's name) is not dimmed."""
        self._back = QApplication.focusWidget()
        self._spare = spare
        self.setParent(desk)
        desk.installEventFilter(self)
        self.watch_fields()
        self.show()
        self.raise_()
        self.take_look()
        stops = [stop for stop in self._stops() if stop is not self.close_button]
        first = self.first or next(iter(stops), self.close_button)
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def leave(self) -> None:
        """Take the sheet away; the keyboard goes back to where it was."""
        desk = self.parentWidget()
        if desk is not None:
            desk.removeEventFilter(self)
        self.hide()
        if self._back is not None and _alive(self._back):
            self._back.setFocus(Qt.FocusReason.PopupFocusReason)
        self._back = None
        self.closed.emit()
        self.deleteLater()

    def take_look(self) -> None:
        """Measure again."""
        if self._fits:
            self.fit_height()
        else:
            self._place()

    def _place(self) -> None:
        desk = self.parentWidget()
        if desk is None:
            return
        self.setGeometry(desk.rect())
        air = look().px(AIR)
        spare = self._spare_rect()
        above = air if spare.isEmpty() else max(air, spare.bottom() + look().px(AIR // 4))
        width = min(look().px(self._size[0]), self.width() - 2 * air)
        height = min(look().px(self._size[1]), self.height() - above - air)
        top = (self.height() - height) // 2 if self.top is None else look().px(self.top)
        top = max(above, min(top, self.height() - height - air))
        self.card.setGeometry((self.width() - width) // 2, top, width, height)
        self.update()

    def _spare_rect(self) -> QRect:
        """Where the record's name stands; empty when none does."""
        if self._spare is None or not _alive(self._spare):
            return QRect()
        corner = self.mapFromGlobal(self._spare.mapToGlobal(self._spare.rect().topLeft()))
        return QRect(corner, self._spare.size())

    def fit_height(self) -> None:
        """Be no higher than the body needs."""
        width = min(look().px(self._size[0]), self.width() - 2 * look().px(AIR))
        self._fits = True
        self.body.invalidate()
        self.body.activate()
        wanted = self.body.heightForWidth(width) if self.body.hasHeightForWidth() else -1
        wanted = max(wanted, self.body.sizeHint().height())
        wanted += self.card.height() - self.card.contentsRect().height()  # its border
        self._size = (self._size[0], -(-wanted // look().scale))
        self._place()

    def _stops(self) -> list[QWidget]:
        """Where Tab stops in the sheet, in order."""
        stops: list[QWidget] = []
        widget = self.nextInFocusChain()
        while widget is not None and widget is not self:
            tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            shown = widget.isEnabled() and self.isAncestorOf(widget) and widget.isVisibleTo(self)
            if tab and shown and widget.focusProxy() is None:
                stops.append(widget)
            widget = widget.nextInFocusChain()
        return stops

    @override
    def focusNextPrevChild(self, next_: bool) -> bool:
        stops = self._stops()
        here = QApplication.focusWidget()
        if not stops:
            return False
        at = stops.index(here) if here in stops else (-1 if next_ else 0)
        reason = Qt.FocusReason.TabFocusReason if next_ else Qt.FocusReason.BacktabFocusReason
        stops[(at + (1 if next_ else -1)) % len(stops)].setFocus(reason)
        return True

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.parentWidget():
            self.take_look()
        return super().eventFilter(watched, event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setClipRegion(QRegion(self.rect()) - QRegion(self._spare_rect()))
        painter.fillRect(self.rect(), look().colour("scrim"))
        painter.end()


def _alive(widget: QWidget) -> bool:
    try:
        return widget.isVisible()
    except RuntimeError:  # Qt has deleted it
        return False
