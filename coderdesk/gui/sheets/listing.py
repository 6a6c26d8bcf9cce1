"""A sheet that lists things and does one thing with the chosen one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, Signal, Slot
from PySide6.QtGui import QPainter
from typing_extensions import override

from coderdesk.gui.actions import Command
from coderdesk.gui.parts import FilterBox, KeyButton, Prose, Rows, column, literal, look, rich
from coderdesk.gui.sheets.sheet import Sheet
from coderdesk.gui.theme import dress

ROW = 44


@dataclass(frozen=True, slots=True)
class Listed:
    """One line: a title, what stands small below it and at its right, and what it leads to.

    ``marked`` is the title with marks, where it has any.
    """

    title: str
    below: str = ""
    right: str = ""
    target: object = None
    marked: str = ""

    @property
    def spoken(self) -> str:
        """The line as a screen reader says it."""
        return ", ".join(part for part in (self.title, self.below, self.right) if part)

    def answers(self, words: str) -> bool:
        """Whether every word stands somewhere in the line."""
        text = self.spoken.casefold()
        return all(word in text for word in words.casefold().split())


class ListingSheet(Sheet):
    """Lines to filter and choose from; without a dark button it only tells."""

    chosen = Signal(object)  # the target of a line

    def __init__(
        self, title: str, icon: str, lines: Sequence[Listed], *, does: str = "", empty: str = ""
    ) -> None:
        count = f"{len(lines):,}" if lines else ""
        super().__init__(title, icon, count, size=(820, 620))
        self._lines = tuple(lines)
        self._empty = Prose(empty, "body", "ink3")
        self.filter = FilterBox(f"Filter: {title}", "Type to filter")
        self.list: Rows[Listed] = Rows(title, paint_listed, listed_height)
        dress(self.list, ground="raised")
        self.put(column(self.filter, margins=(18, 10, 18, 8)))
        self._when_empty = column(self._empty, margins=(18, 4, 18, 8))
        self.put(self._when_empty)
        self.put(self.list, 1)
        if does:
            self.primary = KeyButton(does, Command.SHEET_DO, "primary")
            self.primary.clicked.connect(self._take)
            self.put_foot(None, self.primary)
        self.first = self.filter if lines else self.list
        self.filter.textChanged.connect(self._show)
        self.list.activated.connect(lambda _index: self.do())
        self.filter.moved.connect(self.list.step)
        self._show("")

    def offer(self, text: str, command: Command, slot: Callable[[], object]) -> None:
        """Put one more thing to do with the list above it; there is nothing to do with an empty one."""
        button = KeyButton(text, command, "quiet")
        button.setEnabled(bool(self._lines))
        self.answer_at(button, command, slot)
        self.put_tool(button)

    def offer_paper(self, csv: Callable[[], object], pdf: Callable[[], object]) -> None:
        """Offer the list as CSV and as PDF."""
        self.offer("CSV", Command.SHEET_CSV, csv)
        self.offer("PDF", Command.SHEET_PRINT, pdf)

    @Slot(str)
    def _show(self, words: str) -> None:
        found = tuple(line for line in self._lines if line.answers(words))
        self.list.show_rows(found, 0 if found else -1)
        self.list.drive(on=True)
        self._when_empty.setVisible(not found and not words)
        if self.primary is not None:
            self.primary.setEnabled(bool(found))

    @Slot()
    def _take(self) -> None:
        line = self.list.current
        if line is not None and line.target is not None:
            self.leave()
            self.chosen.emit(line.target)

    @override
    def do(self) -> None:
        if self.primary is not None:
            super().do()


def listed_height(_line: Listed, _width: int, _current: bool) -> int:  # noqa: FBT001 - the view's call
    """Two lines of text."""
    return look().px(ROW)


def paint_listed(painter: QPainter, rect: QRect, line: Listed, _current: bool) -> None:  # noqa: FBT001
    """Paint the title, what stands small below it, and what stands at its right."""
    left, right = rect.left() + look().px(18), rect.right() - look().px(18)
    aside = rich(literal(line.right), "small", 400, 1)
    title = rich(line.marked or literal(line.title), "body", int(right - left - aside.width - 16), 1)
    title.draw(painter, left, rect.top() + look().px(5), "ink")
    below = rich(literal(line.below), "small", int(right - left), 1)
    below.draw(painter, left, rect.top() + look().px(23), "ink3")
    aside.draw(painter, right - aside.width, rect.top() + look().px(6), "ink2")
    painter.fillRect(QRect(left, rect.bottom(), rect.width(), 1), look().colour("line"))
