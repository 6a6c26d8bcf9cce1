"""Under the page: what is selected and what can be done with it; where one is and how it is shown."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from coderdesk.gui.actions import Command
from coderdesk.gui.parts import Glyph, KeyButton, Line, Prose, column, literal, row, words
from coderdesk.gui.theme import dress, look

FOOT, GAP = 30, 2
MOST_PAGES = 99_999


class SelectionStrip(QWidget):
    """The selected words with the keys that use them."""

    asked = Signal(object)  # Command

    def __init__(self) -> None:
        super().__init__()
        dress(self, ground="surface")
        self._says = Prose("", "small", lines=1)
        self._where = words("", "small", "ink3")
        first = row(Glyph("evidence", "ink2", 14), self._says, self._where, gap=8)
        search = KeyButton("Search it", Command.SEARCH_SELECTION, "quiet")
        evidence = KeyButton("Evidence", Command.GIVE_EVIDENCE, "quiet")
        self._extend = words("Shift and arrows extend", "small", "ink3")
        keys = row(search, evidence, None, self._extend, gap=4)
        self._box = column(first, keys, gap=2, margins=(12, 6, 10, 4))
        _alone(self, self._box)
        for button, command in (
            (search, Command.SEARCH_SELECTION),
            (evidence, Command.GIVE_EVIDENCE),
        ):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _on, asked=command: self.asked.emit(asked))

    def show_words(self, quote: str, where: str) -> None:
        """Show what is selected."""
        self._says.show_text(f"‹{literal(quote)}›" if quote else "")
        self._where.setText(where)

    def show_wide(self, *, wide: bool) -> None:
        """Say more where there is room."""
        self._extend.setVisible(wide)


class PageField(QLineEdit):
    """A field for the number of a page."""

    entered = Signal(int)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Go to page")
        self.setPlaceholderText("page")
        self.setValidator(QIntValidator(1, MOST_PAGES, self))
        dress(self, voice="small", tall=22, wide=56)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.text():
                self.entered.emit(int(self.text()))
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class Foot(QWidget):
    """The page one is on, and the tools for looking at it."""

    asked = Signal(object)  # Command
    page_entered = Signal(int)
    left = Signal()  # back to the page

    def __init__(self) -> None:
        super().__init__()
        dress(self, ground="surface", tall=FOOT)
        self._page = KeyButton("No page", Command.GO_TO_PAGE, "quiet")
        self.field = PageField()
        self.field.hide()
        self._larger = KeyButton("", Command.ZOOM_IN, "quiet", "zoom-in")
        self._smaller = KeyButton("", Command.ZOOM_OUT, "quiet", "zoom-out")
        self._turn = KeyButton("", Command.TURN_PAGE, "quiet", "rotate")
        self._night = KeyButton("Invert", Command.NIGHT_PAGE, "quiet")
        self._strip = KeyButton("Strip", Command.PAGE_STRIP, "quiet")
        self._text = KeyButton("As text", Command.TEXT_VIEW, "quiet")
        self._line: Line = row(
            self._page,
            self.field,
            None,
            self._text,
            self._strip,
            self._night,
            self._turn,
            self._smaller,
            self._larger,
            gap=GAP,
            margins=(6, 0, 8, 0),
        )
        _alone(self, self._line)
        # the most wanted first: where room is short the last ones go; their keys and menus stay
        self._tools = (
            self._page, self._larger, self._smaller, self._strip, self._night, self._turn, self._text,
        )  # fmt: skip
        self._meant: set[KeyButton] = set(self._tools)
        self.setMinimumWidth(1)
        self._wire()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show the tools that are meant, as many as there is room for."""
        room = self.width() - look().px(14 + GAP)
        for tool in self._tools:
            room -= tool.sizeHint().width() + look().px(GAP) if tool in self._meant else 0
            tool.setVisible(tool in self._meant and room >= 0)

    def _wire(self) -> None:
        for button, command in (
            (self._larger, Command.ZOOM_IN),
            (self._smaller, Command.ZOOM_OUT),
            (self._turn, Command.TURN_PAGE),
            (self._night, Command.NIGHT_PAGE),
            (self._strip, Command.PAGE_STRIP),
            (self._text, Command.TEXT_VIEW),
            (self._page, Command.GO_TO_PAGE),
        ):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _on, asked=command: self.asked.emit(asked))
        self.field.entered.connect(self.page_entered)
        self.field.left.connect(self._on_left)

    def show_page(self, page: int, count: int) -> None:
        """Say where one is; pages from 1."""
        self._page.show_words(f"Page {page} of {count}" if count else "No page")
        self._fit()

    def show_tools(self, *, drawn: bool, wide: bool, pages: int) -> None:
        """Offer what makes sense for this document at this width."""
        offered = (
            (self._turn, drawn),
            (self._night, drawn),
            (self._strip, pages > 1),
            (self._text, drawn and wide),
        )
        for tool, meant in offered:
            (self._meant.add if meant else self._meant.discard)(tool)
        self._fit()

    def ask_page(self) -> None:
        """Ask for the number of a page."""
        self.field.clear()
        self.field.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_left(self) -> None:
        self.field.hide()
        self.left.emit()


def _alone(holder: QWidget, line: Line) -> None:
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(line)
