"""The view of one document: its pages, what is marked on them, and what is selected."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from coderdesk.gui.chart.leaves import Leaves
from coderdesk.gui.chart.marks import Mark, Paper, draw_selection
from coderdesk.gui.chart.pages import Place
from coderdesk.gui.chart.scroller import GAP, LINE, Scroller
from coderdesk.gui.chart.selection import Selection, WordWalk
from coderdesk.gui.theme import look


class PaperView(Scroller):
    """Shows leaves with marks over the words; the coder selects with mouse or arrows."""

    selection_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Chart page")
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self._selection: Selection | None = None
        self._marks: dict[int, list[Mark]] = {}
        self._lens: dict[int, list[Mark]] = {}
        self._copied: dict[int, list[Mark]] = {}

    @override
    def show_leaves(self, leaves: Leaves | None, zoom: float = 0.0, turn: int = 0) -> None:
        self._selection, self._marks, self._lens, self._copied = None, {}, {}, {}
        super().show_leaves(leaves, zoom, turn)
        self.selection_changed.emit()

    def set_marks(self, marks: Iterable[Mark]) -> None:
        """The marks over the words, all pages together."""
        self._marks = _by_page(marks)
        self.viewport().update()

    def set_lens_marks(self, marks: Iterable[Mark]) -> None:
        """The marks of the lens, under the others."""
        self._lens = _by_page(marks)
        self.viewport().update()

    def set_copied_marks(self, marks: Iterable[Mark]) -> None:
        """What is dimmed as copied from earlier notes."""
        self._copied = _by_page(marks)
        self.viewport().update()

    # selection
    @property
    def selection(self) -> Selection | None:
        """What is selected, if anything."""
        return self._selection if self._selection is not None and not self._selection.empty else None

    def select(self, selection: Selection | None) -> None:
        """Select a span, or nothing."""
        self._selection = selection
        self.viewport().update()
        self.selection_changed.emit()

    def select_words(self) -> None:
        """Select the first whole word in view, or the next one where words are selected already."""
        if self._leaves is None:
            return
        now = self.selection
        found = self._walk().step(now, forward=True, extend=False) if now else self._first_word()
        self._move_to(found)

    def extend(self, *, forward: bool, whole_line: bool = False) -> None:
        """Add a word or a line to the selection, or give one back."""
        now = self.selection
        if now is None:
            self.select_words()
        elif whole_line:
            caret = self._line_beside(now.caret, down=forward)
            self._move_to(Selection(now.anchor, caret))
        else:
            self._move_to(self._walk().step(now, forward=forward, extend=True))

    def clear_selection(self) -> bool:
        """Select nothing; whether something was selected."""
        had = self.selection is not None
        self.select(None)
        return had

    def _walk(self) -> WordWalk:
        return WordWalk(self._stack.count, self._text)

    def _text(self, page: int) -> str:
        return self._leaves.text(page) if self._leaves is not None else ""

    def _first_word(self) -> Selection | None:
        place = self._place(QPoint(0, GAP))
        return self._walk().word(place) if place is not None else None

    def _move_to(self, selection: Selection | None) -> None:
        if selection is not None:
            self.select(selection)
            page, letter = selection.caret
            self.go_to_span(page, max(0, letter - 1), letter + 1)

    def _line_beside(self, place: Place, *, down: bool) -> Place:
        """The place one line above or below, on this page or the next."""
        page, letter = place
        rects = self._leaves.rects(page, max(0, letter - 1), letter) if self._leaves is not None else []
        if not rects or self._leaves is None:
            return place
        step = rects[-1].height() * (1.0 if down else -1.0)
        at = QPoint(round(rects[-1].right()), round(rects[-1].center().y() + step))
        found = self._leaves.letter_at(page, at)
        other = page + (1 if down else -1)
        if found in (None, letter) and 0 <= other < self._stack.count and self._text(other):
            return other, 0 if down else len(self._text(other))
        return page, letter if found is None else found

    def _place(self, at: QPoint) -> Place | None:
        """The letter nearest to a place in the view."""
        pages = self.visible_pages()
        if self._leaves is None or not pages:
            return None
        page = min(pages, key=lambda each: _off(self.page_rect(each), at.y()))
        rect = self.page_rect(page)
        letter = self._leaves.letter_at(page, at - rect.topLeft())
        return (page, letter) if letter is not None else None

    def top_place(self) -> Place | None:
        """The first letter in view."""
        return self._place(QPoint(0, self._gap() + look().px(24)))

    # events
    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        forward = key in (Qt.Key.Key_Right, Qt.Key.Key_Down)
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            upright = key in (Qt.Key.Key_Up, Qt.Key.Key_Down)
            self._on_arrow(forward=forward, upright=upright, shift=shift)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            bar = self.verticalScrollBar()
            self.forget_goal()
            self._glide.to(bar.minimum() if key == Qt.Key.Key_Home else bar.maximum())
        else:
            event.ignore()

    def _on_arrow(self, *, forward: bool, upright: bool, shift: bool) -> None:
        now = self.selection
        if shift:
            self.extend(forward=forward, whole_line=upright)
        elif upright:
            self.forget_goal()
            self._glide.by(LINE if forward else -LINE)
        elif now is not None:
            self._move_to(self._walk().step(now, forward=forward, extend=False))
        else:
            across = self.horizontalScrollBar()
            across.setValue(across.value() + (LINE if forward else -LINE))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.forget_goal()
        if event.button() is Qt.MouseButton.LeftButton:
            place = self._place(event.position().toPoint())
            keep = event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self._selection is not None
            if place is not None:
                anchor = self._selection.anchor if keep and self._selection is not None else place
                self.select(Selection(anchor, place))

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton and self._selection is not None:
            at = event.position().toPoint()
            over = min(0, at.y()) + max(0, at.y() - self.viewport().height())
            if over:  # past the edge: the page follows the hand
                self.verticalScrollBar().setValue(self.verticalScrollBar().value() + over)
            place = self._place(at)
            if place is not None:
                self.select(Selection(self._selection.anchor, place))

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = self._place(event.position().toPoint())
        if place is not None:
            self.select(self._walk().word(place))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), look().colour("desk"))
        if self._leaves is None:
            return
        paper = Paper(self._leaves.light, self.hasFocus())
        for page in self.visible_pages():
            rect = self.page_rect(page)
            if rect.intersects(event.rect()):
                marks = [
                    *self._copied.get(page, ()),
                    *self._lens.get(page, ()),
                    *self._marks.get(page, ()),
                ]
                self._leaves.paint(painter, page, rect, marks, paper)
                self._paint_selection(painter, page, rect, paper)

    def _paint_selection(self, painter: QPainter, page: int, rect: QRect, paper: Paper) -> None:
        span = (
            self._selection.span_on(page, len(self._text(page)))
            if self._selection is not None
            else None
        )
        if span is not None and self._leaves is not None:
            places = self._leaves.rects(page, *span)
            draw_selection(painter, [place.translated(rect.topLeft()) for place in places], paper)


def _by_page(marks: Iterable[Mark]) -> dict[int, list[Mark]]:
    found: dict[int, list[Mark]] = {}
    for mark in marks:
        found.setdefault(mark.page, []).append(mark)
    return found


def _off(rect: QRect, y: int) -> int:
    """How far a height is from a page."""
    return max(rect.top() - y, y - rect.bottom(), 0)
