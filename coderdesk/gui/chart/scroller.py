"""Pages under one another: scrolled, sized, turned, and which of them are read."""

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from typing_extensions import override

from coderdesk.gui.chart.gliding import Glide
from coderdesk.gui.chart.leaves import Leaves
from coderdesk.gui.chart.stack import Stack
from coderdesk.gui.theme import look

GAP = 14
LINE = 46  # one notch of the wheel moves three of these, an arrow key one
NOTCH = 120
SEEN_AFTER = 700  # ms that the end of a page must stand in view to count as read
STEPS = (0.5, 0.67, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0)


class Scroller(QAbstractScrollArea):
    """Holds leaves; tells which page is current and which have been read.

    Pages count from 0 here; the pane counts from 1 as people do.
    """

    page_changed = Signal(int)
    page_seen = Signal(int)
    zoom_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self._leaves: Leaves | None = None
        self._stack = Stack()
        self._zoom, self._turn, self._page = 0.0, 0, 0
        self._goal: tuple[int, int, int] | None = None  # a span to bring into view once it is placed
        self._glide = Glide(self.verticalScrollBar())
        self._reading = QTimer(self, singleShot=True, interval=SEEN_AFTER)
        self._reading.timeout.connect(self._count_seen)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.verticalScrollBar().actionTriggered.connect(lambda _action: self.forget_goal())
        self.horizontalScrollBar().valueChanged.connect(lambda _value: self.viewport().update())

    def show_leaves(self, leaves: Leaves | None, zoom: float = 0.0, turn: int = 0) -> None:
        """Go over to another document, at its first page."""
        if self._leaves is not None:
            self._leaves.close()
        self._leaves, self._zoom, self._turn = leaves, zoom, turn
        self._goal, self._page = None, 0
        self._stack = Stack()
        if leaves is not None:
            leaves.repainted.connect(self._on_repainted)
            leaves.resized.connect(self._restack)
        self._lay()
        self.verticalScrollBar().setValue(0)
        self.page_changed.emit(0)
        self._on_scrolled()

    @property
    def page(self) -> int:
        """The page being read."""
        return self._page

    @property
    def zoom(self) -> float:
        """The zoom asked for; 0 fits."""
        return self._zoom

    @property
    def turn(self) -> int:
        """Quarters clockwise by which the pages are turned."""
        return self._turn

    @property
    def fraction(self) -> float:
        """How far down the current page the view begins, 0 to 1."""
        page, down = self._stack.place(self.verticalScrollBar().value())
        return down if page == self._page else 0.0

    @property
    def at_end(self) -> bool:
        """Whether the end of the document is in view."""
        bar = self.verticalScrollBar()
        return bar.value() >= bar.maximum()

    # size
    def set_zoom(self, zoom: float) -> None:
        """Show at another size; 0 fits."""
        self._zoom = zoom
        self._lay()
        self.zoom_changed.emit(zoom)

    def zoom_by(self, step: int) -> None:
        """One size larger or smaller."""
        now = self._zoom or 1.0
        others = [each for each in STEPS if (each > now + 0.01 if step > 0 else each < now - 0.01)]
        if others:
            self.set_zoom(others[0] if step > 0 else others[-1])

    def turn_by(self, quarters: int) -> None:
        """Turn all pages clockwise."""
        self._turn = (self._turn + quarters) % 4
        self._lay()

    # movement
    def go_to_page(self, page: int, fraction: float = 0.0) -> None:
        """Bring the top of a page, or a place in it, to the top of the view."""
        self._goal = None
        if self._stack.count:
            page = max(0, min(page, self._stack.count - 1))
            self._glide.stop()
            self.verticalScrollBar().setValue(self._stack.at(page, fraction))

    def go_to_span(self, page: int, start: int, end: int) -> None:
        """Bring letters into the upper third of the view, as soon as it is known where they stand."""
        if self._leaves is None or not 0 <= page < self._stack.count:
            return
        self._goal = (page, start, end)
        self._meet_goal()

    def go_to_top(self, page: int, letter: int) -> None:
        """Bring the line of a letter to the top of the view."""
        if self._leaves is None or not 0 <= page < self._stack.count:
            return
        rects = self._leaves.rects(page, letter, letter + 1)
        self.forget_goal()
        self._glide.stop()
        if rects:
            top = self._stack.tops[page] + round(rects[0].top())
            self.verticalScrollBar().setValue(top - self._gap() - look().px(8))
        else:
            self.go_to_page(page)

    def _meet_goal(self) -> None:
        if self._leaves is None or self._goal is None:
            return
        page, start, end = self._goal
        rects = self._leaves.rects(page, start, end)
        top = self._stack.tops[page] + (round(rects[0].top()) if rects else 0)
        height, bar = self.viewport().height(), self.verticalScrollBar()
        if not bar.value() + GAP < top < bar.value() + height - look().px(60):
            self._glide.stop()
            bar.setValue(top - height // 3 if rects else top - self._gap())
        across = self.horizontalScrollBar()
        if rects and across.maximum():
            across.setValue(round(rects[0].left()) - self.viewport().width() // 4)

    def forget_goal(self) -> None:
        """The coder has moved on: stay where the view is."""
        self._goal = None

    def page_down(self, direction: int = 1) -> None:
        """A view further, less two lines to hold on to."""
        self.forget_goal()
        self._glide.by(direction * max(LINE, self.viewport().height() - 2 * look().px(22)))

    # geometry
    def page_rect(self, page: int) -> QRect:
        """Where a page lies in the view."""
        width = self._leaves.page_width(page) if self._leaves is not None else 0
        x = (
            max(self._gap(), (self.viewport().width() - width) // 2)
            - self.horizontalScrollBar().value()
        )
        top = self._stack.tops[page] - self.verticalScrollBar().value()
        return QRect(x, top, width, self._stack.heights[page])

    def visible_pages(self) -> range:
        """The pages of which anything is in view."""
        return self._stack.between(self.verticalScrollBar().value(), self.viewport().height())

    def _gap(self) -> int:
        return look().px(GAP if self.viewport().width() > look().px(520) else 8)

    def take_look(self) -> None:
        """The look has changed."""
        self._lay()

    def _lay(self) -> None:
        if self._leaves is not None:
            width = self.viewport().width() - 2 * self._gap()
            self._leaves.lay(max(80, width), self._zoom, self._turn, self.devicePixelRatioF())
        self._restack()

    def _restack(self) -> None:
        """Take up new heights without losing the place."""
        bar = self.verticalScrollBar()
        page, down = self._stack.place(bar.value())
        heights = self._leaves.heights if self._leaves is not None else ()
        self._stack = Stack(heights, self._gap())
        view = self.viewport().size()
        bar.setRange(0, max(0, self._stack.total - view.height()))
        bar.setPageStep(view.height())
        bar.setSingleStep(LINE)
        self._widen(view.width())
        if self._stack.count:
            bar.setValue(self._stack.at(page, down))
            self._meet_goal()
        self._on_scrolled()

    def _widen(self, view: int) -> None:
        """Take up a new width; what was in the middle stays there."""
        across = self.horizontalScrollBar()
        before = across.maximum() + across.pageStep()
        middle = (across.value() + across.pageStep() / 2) / before if across.maximum() else 0.5
        wide = self._leaves.width + 2 * self._gap() if self._leaves is not None else 0
        across.setRange(0, max(0, wide - view))
        across.setPageStep(view)
        if across.maximum():
            across.setValue(round(middle * wide - view / 2))

    # events
    def _on_scrolled(self) -> None:
        pages = self.visible_pages()
        if self._leaves is not None and pages:
            self._leaves.look_at(pages)
            page = self._stack.reading(self.verticalScrollBar().value(), self.viewport().height())
            if page != self._page:
                self._page = page
                self.page_changed.emit(page)
            self._reading.start()
        self.viewport().update()

    def _on_repainted(self, page: int) -> None:
        if self._goal is not None and self._goal[0] == page:
            self._meet_goal()
        if page in self.visible_pages():
            self.viewport().update(self.page_rect(page).adjusted(-4, -4, 4, 4))

    def _count_seen(self) -> None:
        if self.isVisible():
            bottom = self.viewport().height() + GAP
            for page in self.visible_pages():
                if self.page_rect(page).bottom() <= bottom:
                    self.page_seen.emit(page)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        self.forget_goal()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
        elif not event.pixelDelta().isNull():
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - event.pixelDelta().y())
        elif event.angleDelta().x():
            across = self.horizontalScrollBar()
            across.setValue(across.value() - event.angleDelta().x() * LINE // NOTCH)
        else:
            self._glide.by(-event.angleDelta().y() * 3 * LINE // NOTCH)
        event.accept()
