"""What the codebook pane shows: the box, its filters, and below them the hits and one code."""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from coderdesk.domain.code import Answer
from coderdesk.domain.index_book import IndexEntry
from coderdesk.gui.parts import EmptyPane, Prose, Rows, column, look, rule
from coderdesk.gui.search.box import SearchBox
from coderdesk.gui.search.detail import CodeDetail
from coderdesk.gui.search.guide_view import GuideView
from coderdesk.gui.search.hits import HitRow, hit_height, paint_hit
from coderdesk.gui.search.index_view import IndexView, NoCode
from coderdesk.gui.search.nohits import NoHits, understood
from coderdesk.gui.search.strip import BookStrip

TALL = 750  # pixels at 100 % from which all hits have two lines; a desk of 900 leaves so much
FEW, LEAST, NO_LIMIT = 4, 320, 16_777_215
TALL_SHARES, TIGHT_SHARES = (400, 450), (176, 330)
HINTS = (
    ("`l knee oa`  →  `M17.12`  left knee osteoarthritis", None),
    ("`t2dm ckd3b`  →  `E11.22`  one code for both", None),
    ("`e1122`  →  straight to the tabular", None),
)


class SearchView(QWidget):
    """Box, filters, and one of three: nothing yet, hits with the code they lead to, or no hits."""

    def __init__(self) -> None:
        super().__init__()
        self._tight: bool | None = None
        self._moved = False
        self.box = SearchBox()
        self.strip = BookStrip()
        self.understood = Prose("", "small", "ink2", lines=1)
        self.hits: Rows[HitRow] = Rows("Hits", paint_hit, hit_height)
        self.box.keyboard_here.connect(lambda here: self.hits.drive(on=here))
        self.index = IndexView()
        self.index.hide()
        self.box.keyboard_here.connect(lambda here: self.index.lines.drive(on=here))
        self.detail, self.no_code = CodeDetail(), NoCode()
        self._below = QStackedWidget()
        self.empty = EmptyPane("book", "Type what the chart says", HINTS)
        self.none = NoHits()
        self.guide = GuideView()
        self.box.keyboard_here.connect(lambda here: self.guide.sections.drive(on=here))
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._stack = QStackedWidget()
        self._lay()
        self._order()

    def _lay(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._says = column(self.understood, margins=(12, 0, 12, 6))
        self._says.hide()
        layout.addWidget(column(self.box, margins=(10, 10, 10, 4)))
        layout.addWidget(column(self.strip, margins=(10, 2, 12, 6)))
        layout.addWidget(self._says)
        layout.addWidget(rule())
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.hits)
        self._split.addWidget(self.index)
        for below in (self.detail, self.no_code):
            self._below.addWidget(below)
        self._split.addWidget(self._below)
        self._split.setSizes([TALL_SHARES[0], *TALL_SHARES])
        self._split.splitterMoved.connect(lambda _at, _index: setattr(self, "_moved", True))
        for page in (self.empty, self._split, self.none, self.guide):
            self._stack.addWidget(page)
        layout.addWidget(self._stack, 1)

    def _order(self) -> None:
        """Tab goes from the box down; in the box itself it is the short way to the notes."""
        beside = (self.index.lines, self.guide.sections, self.guide.text)
        chain = [self.box, *self.strip.stops, *beside, self.hits, *self.detail.stops]
        for one, other in pairwise(chain):
            QWidget.setTabOrder(one, other)

    @property
    def is_open(self) -> bool:
        """Whether hits or the index, and a code, are shown."""
        with_code = self._below.currentWidget() is self.detail
        return self._stack.currentWidget() is self._split and with_code

    @property
    def in_guide(self) -> bool:
        """Whether the guidelines are shown."""
        return self._stack.currentWidget() is self.guide

    @property
    def is_lost(self) -> bool:
        """Whether nothing was found."""
        return self._stack.currentWidget() is self.none

    def show_answer(self, answer: Answer, rows: Sequence[HitRow], at: int) -> None:
        """Show what was found, or what to try instead."""
        self.strip.show_count(answer)
        asked = bool(answer.query.strip())
        says = understood(answer) if asked and answer.hits else ""
        self.understood.show_text(says)
        self._says.setVisible(bool(says))
        self.hits.show_rows(rows, max(0, min(at, len(rows) - 1)) if rows else -1)
        self.hits.setVisible(bool(rows))
        if not (asked and answer.hits):  # an empty question also lets go of the words before
            self.none.show_answer(answer, self.strip)
        self._stack.setCurrentWidget(
            self.empty if not asked else self._split if answer.hits else self.none
        )
        self._fit_hits()

    def show_hits_again(self, rows: Sequence[HitRow]) -> None:
        """Show the same hits in another state."""
        if tuple(rows) != self.hits.rows:
            at, scrolled = self.hits.at, self.hits.verticalScrollBar().value()
            before = self.hits.blockSignals(True)  # noqa: FBT003 - nothing else is looked at
            self.hits.show_rows(rows, at)
            self.hits.blockSignals(before)
            self.hits.verticalScrollBar().setValue(scrolled)

    def show_index(self, *, on: bool) -> None:
        """Show the index above the code, or the hits again."""
        if on is self.index.isHidden():
            self.index.setVisible(on)
            if on:
                self._says.hide()
                self.strip.show_count(None)
                self.hits.hide()
                self.show_no_code(None)
                self._split.setSizes([0, *TALL_SHARES])
            else:
                self._below.setCurrentWidget(self.detail)
                self._stack.setCurrentWidget(self.empty)

    def show_guide(self, *, on: bool) -> None:
        """Show the guidelines in the place of hits and code, or no longer."""
        if on:
            self._says.hide()
            self.strip.show_count(None)
            self._stack.setCurrentWidget(self.guide)
        elif self._stack.currentWidget() is self.guide:
            self._stack.setCurrentWidget(self.empty if self.index.isHidden() else self._split)

    def show_no_code(self, entry: IndexEntry | None) -> None:
        """Say that the line of the index has no code of its own, and how it goes on."""
        self.no_code.show_entry(entry)
        self._below.setCurrentWidget(self.no_code)
        self._stack.setCurrentWidget(self._split)

    def show_detail(self) -> None:
        """Show the code, with the hits or the index above it where there are some."""
        self.hits.setVisible(bool(self.hits.rows) and self.index.isHidden())
        self._below.setCurrentWidget(self.detail)
        self._stack.setCurrentWidget(self._split)

    def to_tabular(self) -> None:
        """Put the keyboard on the tabular of the code that is open."""
        if self.is_open and self.detail.page is not None:
            self.detail.focus_tree()

    def _fit_hits(self) -> None:
        """A few hits take no more height than they need."""
        few = 0 < len(self.hits.rows) <= FEW
        self.hits.setMaximumHeight(self.hits.full_height() + 2 if few else NO_LIMIT)

    def step(self, rows: int) -> None:
        """Move in the hits, or in the terms that stand in for them."""
        if self.is_lost:
            self.none.terms.step(rows)
        elif self.is_open:
            self.hits.step(rows)

    def take_look(self) -> None:
        """Measure again."""
        self._fit()
        self._fit_hits()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), look().px(LEAST))

    def _fit(self) -> None:
        tight = self.height() / look().scale < TALL
        if tight is self._tight:
            return
        self._tight = tight
        self.hits.repaint_with(partial(paint_hit, tight=tight), partial(hit_height, tight=tight))
        self.detail.set_tight(tight=tight)
        if not self._moved:
            shares = TIGHT_SHARES if tight else TALL_SHARES
            self._split.setSizes([shares[0], shares[0], shares[1]])

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self._fit_hits()
