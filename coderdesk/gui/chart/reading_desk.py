"""How the parts of the pane share its room: wide with lists beside the page, narrow with one button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QStackedWidget, QWidget

from coderdesk.gui.chart.contents import Contents
from coderdesk.gui.chart.finding import FoundList
from coderdesk.gui.chart.page_strip import PageStrip
from coderdesk.gui.chart.paper import PaperView
from coderdesk.gui.parts import rule, upright
from coderdesk.gui.theme import dress, look

SIDE = 186
FOUND_SIDE = 236  # snippets want a little more
WIDE = 660  # a pane this wide, in text-scaled pixels, shows the lists beside the page
UNBOUND = (1 << 24) - 1  # Qt's own bound of a widget's size
MOST_ABOVE = 0.6  # of the height, for the contents above the page
MOST_FOUND = 0.4  # of the height, for finds: the page is looked at between them


class ReadingDesk(QWidget):
    """Page, lists, strip of pages and the page as text; each is a public part of it."""

    arranged = Signal(bool)  # wide

    def __init__(self) -> None:
        super().__init__()
        self.view = PaperView()
        self.contents = Contents()
        self.found = FoundList()
        self.strip = PageStrip()
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName("Page as text")
        dress(self.text, voice="record")
        self.side = QStackedWidget()
        self.side.addWidget(self.contents)
        self.side.addWidget(self.found)
        self.strip.hide()
        self.page = QStackedWidget()
        self.page.addWidget(self.view)
        self.page.addWidget(self.text)
        self._upright, self._rule = upright(), rule()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._grid.addWidget(self.strip, 2, 2)
        self._grid.addWidget(self.page, 2, 3)
        self._grid.setColumnStretch(3, 1)
        self._grid.setRowStretch(2, 1)
        self.wide = False
        self._opened = False  # the lists above the page, where there is no room beside it
        self._put_side()

    def take_width(self, width: int) -> None:
        """Arrange for a pane of this width."""
        wide = width / look().scale >= WIDE
        if wide != self.wide:
            self.wide, self._opened = wide, False
            self._put_side()
            self.arranged.emit(wide)
        self._measure()

    def show_list(self, part: QWidget, *, opened: bool) -> None:
        """Bring contents or finds to the front; a narrow pane opens or closes them above the page."""
        self.side.setCurrentWidget(part)
        self._opened = opened
        self._measure()

    @property
    def list_open(self) -> bool:
        """Whether lists lie above the page."""
        return self._opened and not self.wide

    def show_text(self, text: str | None) -> None:
        """Show a page as plain text, as screen readers want it; None goes back to the page."""
        if text is None:
            self.text.clear()
            self.page.setCurrentWidget(self.view)
            return
        self.text.setPlainText(text)
        self.page.setCurrentWidget(self.text)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def as_text(self) -> bool:
        """Whether a page is shown as text."""
        return self.page.currentWidget() is self.text

    def take_look(self) -> None:
        """Measure again."""
        self._measure()

    def _put_side(self) -> None:
        for part in (self.side, self._upright, self._rule):
            self._grid.removeWidget(part)
        if self.wide:
            self._grid.addWidget(self.side, 0, 0, 3, 1)
            self._grid.addWidget(self._upright, 0, 1, 3, 1)
        else:
            self._grid.addWidget(self.side, 0, 0, 1, 4)
            self._grid.addWidget(self._rule, 1, 0, 1, 4)
        self._measure()

    def _measure(self) -> None:
        finding = self.side.currentWidget() is self.found
        shown = self.wide or self._opened
        self.side.setVisible(shown)
        self._upright.setVisible(self.wide)
        self._rule.setVisible(shown and not self.wide)
        if self.wide:
            self.side.setFixedWidth(look().px(FOUND_SIDE if finding else SIDE))
            self.side.setMinimumHeight(0)
            self.side.setMaximumHeight(UNBOUND)
        else:
            self.side.setMinimumWidth(0)
            self.side.setMaximumWidth(UNBOUND)
            wanted = self.found.wanted_height() if finding else self._contents_height()
            most = round(self.height() * (MOST_FOUND if finding else MOST_ABOVE))
            self.side.setFixedHeight(max(look().px(64), min(wanted, most)))

    def _contents_height(self) -> int:
        lists = self.contents.documents.full_height() + self.contents.sections.full_height()
        box = 0 if self.contents.filter.isHidden() else self.contents.filter.sizeHint().height()
        return lists + box + look().px(78)
