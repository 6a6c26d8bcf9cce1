"""The three panes side by side: their shares, which has the keyboard, and the chart's own window."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter, QWidget
from typing_extensions import override

from coderdesk.gui.parts import Pane
from coderdesk.settings import Geometry

SHARES = (41.0, 26.0, 33.0)
CHART_BESIDE = 40  # percent that the chart keeps beside a room
STEP = 0.04  # of the width, for one key press
LEAST = 0.15


class Panes(QSplitter):
    """Chart, codebook and encounter; widths are remembered as shares."""

    entered = Signal(object)  # the Pane that took the keyboard
    moved = Signal()
    room_left = Signal()

    def __init__(self, panes: Sequence[Pane]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self._panes = tuple(panes)
        self._active: Pane | None = None
        self._before: QWidget | None = None  # what had the keyboard in the pane before
        self._room: Pane | None = None  # lies beside the chart, over the other panes
        self._kept: tuple[float, ...] = ()  # the shares without it
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
        if self._room is not None:
            return self._kept
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

    @property
    def room(self) -> Pane | None:
        """What lies beside the chart in place of the other panes."""
        return self._room

    def lay_room(self, room: Pane) -> None:
        """Lay a room beside the chart; the other panes wait behind it."""
        if self._room is room:
            return
        self.leave_room()
        self._kept = self.shares
        for pane in self._panes[1:]:
            pane.hide()
        self._room = room
        self.addWidget(room)
        room.show()
        behind = [0 for pane in self._panes[1:] if pane.parentWidget() is self]
        chart = [CHART_BESIDE] * (self.count() - 1 - len(behind))
        self.setSizes([*chart, *behind, 100 - CHART_BESIDE])

    def leave_room(self) -> bool:
        """Take the room away; whether there was one."""
        room, here = self._room, QApplication.focusWidget()
        if room is None:
            return False
        had = here is not None and room.isAncestorOf(here)
        self.room_left.emit()
        self._room = None
        room.hide()
        room.setParent(None)
        for pane in self._panes[1:]:
            pane.show()
        self.set_shares(self._kept[-self.count() :])  # the chart may be in a window of its own
        if had and self._panes[0].isVisible():
            self._panes[-1].setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def take_back(self, chart: Pane, shares: Sequence[float]) -> None:
        """Take the chart back from a window of its own, before the other panes or the room."""
        self.insertWidget(0, chart)
        chart.show()
        if self._room is None:
            self.set_shares(shares)
        else:
            self._kept = tuple(shares)
            behind = [0] * (self.count() - 2)
            self.setSizes([CHART_BESIDE, *behind, 100 - CHART_BESIDE])

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
        panes = (*self._panes, self._room) if self._room else self._panes
        while pane is not None and pane not in panes:
            pane = pane.parent()
        if isinstance(pane, Pane) and pane is not self._active:
            self._active, self._before = pane, old
            for each in panes:
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


def geometry_of(window: QWidget) -> Geometry:
    """Where a window lies when it is not maximised, and whether it is."""
    normal = window.normalGeometry() if window.isMaximized() else window.geometry()
    return Geometry(
        normal.x(), normal.y(), normal.width(), normal.height(), maximised=window.isMaximized()
    )
