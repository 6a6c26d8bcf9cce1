"""The three panes side by side: their shares, which has the keyboard, and the chart's own window."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter, QWidget
from typing_extensions import override

from coderdesk.gui.parts import Pane

SHARES = (41.0, 26.0, 33.0)
STEP = 0.04  # of the width, for one key press
LEAST = 0.15


class Panes(QSplitter):
    """Chart, codebook and encounter; widths are remembered as shares."""

    entered = Signal(object)  # the Pane that took the keyboard
    moved = Signal()

    def __init__(self, panes: Sequence[Pane]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self._panes = tuple(panes)
        self._active: Pane | None = None
        self._before: QWidget | None = None  # what had the keyboard in the pane before
        for pane in panes:
            self.addWidget(pane)
        self.set_shares(SHARES)
        self.splitterMoved.connect(lambda _at, _index: self.moved.emit())
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    @property
    def active(self) -> Pane | None:
        """The pane that has the keyboard, or had it last."""
        return self._active

    @property
    def shares(self) -> tuple[float, ...]:
        """The widths in percent."""
        total = sum(self.sizes()) or 1
        return tuple(round(100 * size / total, 1) for size in self.sizes())

    def set_shares(self, shares: Sequence[float]) -> None:
        """Give the panes these parts of the width."""
        if len(shares) == self.count():
            self.setSizes([max(1, round(share * 100)) for share in shares])

    def widen(self, by: float) -> None:
        """Give the pane with the keyboard more of the width, or less; the others share the rest."""
        if self._active is None or self._active.parentWidget() is not self:
            return
        at = self.indexOf(self._active)
        sizes = self.sizes()
        total = sum(sizes)
        wanted = sizes[at] + by * total
        rest = total - sizes[at]
        if not LEAST * total <= wanted <= (1 - 2 * LEAST) * total or rest <= 0:
            return
        self.setSizes(
            [
                round(wanted) if n == at else round(size * (total - wanted) / rest)
                for n, size in enumerate(sizes)
            ]
        )
        self.moved.emit()

    def rest(self, *, on: bool) -> None:
        """Show no pane as active while a sheet has the keyboard."""
        if self._active is not None:
            self._active.set_active(active=not on)

    def go_back(self) -> None:
        """Put the keyboard where it was before it came to this pane."""
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        pane: QObject | None = new
        while pane is not None and pane not in self._panes:
            pane = pane.parent()
        if isinstance(pane, Pane) and pane is not self._active:
            self._active, self._before = pane, old
            for each in self._panes:
                each.set_active(active=each is pane)
            self.entered.emit(pane)


class ChartWindow(QMainWindow):
    """A second window for the chart; closing it puts the chart back on the desk."""

    closed = Signal()

    def __init__(self, pane: Pane) -> None:
        super().__init__()
        self.setWindowTitle("Chart, CoderDesk")
        self.setCentralWidget(pane)
        pane.show()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.closed.emit()
        super().closeEvent(event)
