"""Composing the text of a document from pieces: lines, headings, table rows, and what is set apart."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from coderdesk.chart.headings import as_title
from coderdesk.chart.text import clean
from coderdesk.domain.chart import Section, Style, StyleKind

_SPACE = re.compile(r"[ \t\r\n\x0b\x0c\u00a0]+")


@dataclass(frozen=True, slots=True)
class Composed:
    """A text with its sections, its styles, and where its pages end; all are places in ``text``."""

    text: str
    sections: tuple[Section, ...] = ()
    styles: tuple[Style, ...] = ()
    breaks: tuple[int, ...] = ()


class Composer:
    """Grows a text; white space runs together as in a browser, a row's cells are divided by tabs.

    What comes out is clean: no form feeds, no blank line at the ends, one newline last.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._open = False  # something stands on the line
        self._space = False  # a space is due before the next word
        self._rows = 0  # inside so many table rows: lines do not end there
        self._blank = False  # a blank line is due before the next word
        self._heads: list[tuple[str, int]] = []
        self._styles: list[Style] = []
        self._breaks: list[int] = []
        self._headed = False  # the line above is a heading
        self._page = False  # a page ends before the next line

    @property
    def at(self) -> int:
        """Where the next letter will stand, white space aside."""
        return self._length

    def say(self, text: str, *styles: StyleKind) -> None:
        """Add words to the line."""
        words = _SPACE.sub(" ", clean(text))
        if not words.strip():
            self._space = self._space or (bool(words) and self._open)
            return
        self._begin(spaced=words.startswith(" "))
        start = self._length
        self._put(words.strip(" "))
        self._styles += [Style(kind, start, self._length) for kind in styles]
        self._space = words.endswith(" ")

    def line(self, text: str, *styles: StyleKind) -> None:
        """Add a line of its own."""
        self.end_line()
        self.say(text, *styles)
        self.end_line()

    def verbatim(self, text: str) -> None:
        """Add text whose line ends and spaces mean something."""
        self.end_line()
        for line in clean(text).replace("\f", "\n").strip("\n").split("\n"):
            if line.strip():
                self._begin(spaced=False)
                self._put(line.rstrip())
                self.end_line()
            else:
                self.blank_line()

    def head(self, title: str) -> None:
        """Begin a section."""
        self.blank_line()
        title = _SPACE.sub(" ", clean(title)).strip()
        if title:
            self._begin(spaced=False)
            self._heads.append((title, self._length))
            self._put(title)
            self.end_line()
            self._headed = True

    def mark(self, kind: StyleKind, start: int) -> None:
        """Set apart everything since ``start``."""
        if self._length > start:
            self._styles.append(Style(kind, start, self._length))

    def end_line(self) -> None:
        """End the line, if anything stands on it; inside a row a space stands for it."""
        if self._rows:
            self._space = self._open
        elif self._open:
            self._parts.append("\n")
            self._length += 1
            self._open = self._space = False

    def blank_line(self) -> None:
        """Leave a line free before what comes next, unless that stands under its heading."""
        self.end_line()
        self._blank = not self._rows and not self._headed

    def row(self, cells: Sequence[str], *styles: StyleKind) -> None:
        """Add a row of a table whole."""
        self.end_line()
        if not any(cells):
            return
        self._due()
        start = self._length
        plain = [" ".join((cell if cell.isprintable() else clean(cell)).split()) for cell in cells]
        for cell in plain if styles else ():
            self._styles += [Style(kind, start, start + len(cell)) for kind in styles if cell]
            start += len(cell) + 1
        self._put("\t".join(plain) + "\n")

    def end_page(self) -> None:
        """End the page before the next line that begins."""
        self.end_line()
        self._page = True

    def begin_row(self) -> None:
        """Begin a row of a table; a table in a cell runs on in it."""
        self.end_line()
        self._rows += 1

    def end_cell(self) -> None:
        """End a cell of the row."""
        if self._rows == 1:
            self._due()
            self._put("\t")
            self._open, self._space = True, False
        else:
            self.say("; ")

    def end_row(self) -> None:
        """End the row."""
        self._rows = max(0, self._rows - 1)
        if not self._rows:
            self.end_line()

    def finish(self) -> Composed:
        """What has been composed."""
        self._rows = 0
        self.end_line()
        text = "".join(self._parts) or "\n"
        ends = [start for _title, start in self._heads[1:]] + [len(text)]
        sections = tuple(
            Section(as_title(title), start, end)
            for (title, start), end in zip(self._heads, ends[: len(self._heads)], strict=True)
        )
        styles = tuple(sorted(self._styles, key=lambda style: style.start))
        return Composed(text, sections, styles, tuple(self._breaks))

    def _begin(self, *, spaced: bool) -> None:
        self._due()
        if self._open and (self._space or spaced) and not self._ends_in_tab():
            self._put(" ")
        self._open, self._space = True, False

    def _due(self) -> None:
        if self._blank and self._length and not self._open:
            self._put("\n")
        self._blank = False
        if self._page and not self._open:
            self._breaks.append(self._length)
            self._page = False

    def _ends_in_tab(self) -> bool:
        return bool(self._parts) and self._parts[-1] == "\t"

    def _put(self, text: str) -> None:
        self._headed = False
        self._parts.append(text)
        self._length += len(text)
