"""Marked-up text (HTML, the narrative of C-CDA and FHIR) as a text a coder can read.

The elements are those of HTML and of the CDA narrative block (CDA R2, section 4.3.5): paragraphs,
lists, tables with spans, captions, styles, footnotes. Every word is kept; links lead nowhere.
"""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from coderdesk.chart.composing import Composer
from coderdesk.domain.chart import StyleKind

Said: TypeAlias = Mapping[str, str | None]
"""The attributes of an element."""

_SILENT = frozenset(["script", "style", "head", "template", "noscript", "iframe", "object"])
_BLOCKS = """
    p paragraph div section article header footer address dt dd br blockquote pre tr caption li item hr
    table ul ol dl list
"""
_LINES = frozenset(_BLOCKS.split())
_PARAGRAPHS = frozenset(["p", "paragraph", "blockquote", "table", "ul", "ol", "dl", "list", "hr"])
_HEADS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_STYLES = {
    "b": StyleKind.BOLD,
    "strong": StyleKind.BOLD,
    "i": StyleKind.ITALIC,
    "em": StyleKind.ITALIC,
    "u": StyleKind.UNDERLINE,
    "caption": StyleKind.BOLD,
    "dt": StyleKind.BOLD,
}
# The style codes of the CDA narrative block that say something about letters.
_CODES = (
    ("bold", StyleKind.BOLD),
    ("ital", StyleKind.ITALIC),
    ("emphasis", StyleKind.ITALIC),
    ("underline", StyleKind.UNDERLINE),
)
_ORDERED = frozenset(["ordered", "arabic", "littleroman", "bigroman", "littlealpha", "bigalpha"])
_VOID = frozenset(["br", "hr", "img", "col", "input", "meta", "link", "wbr", "area", "base", "source"])
_WIDEST_SPAN = 40


class Narrative:
    """Takes elements as they open and close, and composes."""

    def __init__(self, to: Composer) -> None:
        self._to = to
        self._open: list[tuple[str, list[tuple[StyleKind, int]]]] = []
        self._silent = 0
        self._lists: list[int] = []  # the number of the last item, -1 where items have no number
        self._spans: list[dict[int, int]] = []  # a table's columns that rows above still fill
        self._columns: list[tuple[int, int]] = []  # a row's next column, and the tabs written
        self._title: list[str] | None = None
        self._begins: dict[str, Callable[[Said], None]] = {
            **dict.fromkeys(("ul", "list"), self._begin_list),
            **dict.fromkeys(("li", "item"), self._item),
            **dict.fromkeys(("td", "th"), self._cell),
            "ol": self._begin_numbers,
            "table": self._begin_table,
            "tr": self._begin_row,
            "footnote": self._begin_footnote,
            "img": self._picture,
        }
        self._ends: dict[str, Callable[[], None]] = {
            **dict.fromkeys(("ul", "ol", "list"), self._end_list),
            "table": self._end_table,
            "tr": self._end_row,
            "footnote": self._end_footnote,
        }

    def start(self, tag: str, said: Said) -> None:
        """An element opens."""
        if tag in _SILENT:
            self._silent += 1
        if not self._silent:
            self._begin(tag, said)
        if tag not in _VOID:
            self._open.append((tag, self._styles_of(tag, said)))

    def end(self, tag: str) -> None:
        """An element closes, and with it those in it that were never closed."""
        if tag not in (name for name, _styles in self._open):
            return
        while self._open:
            name, styles = self._open.pop()
            if name in _SILENT:
                self._silent -= 1
            elif not self._silent:
                self._end(name)
                for kind, start in styles:
                    self._to.mark(kind, start)
            if name == tag:
                return

    def close(self, tags: frozenset[str], within: frozenset[str]) -> None:
        """Close the innermost of these elements, unless one of ``within`` stands between."""
        for name, _styles in reversed(self._open):
            if name in within:
                return
            if name in tags:
                self.end(name)
                return

    def finish(self) -> None:
        """Close what was never closed."""
        while self._open:
            self.end(self._open[-1][0])

    def words(self, text: str) -> None:
        """Words stand here."""
        if self._silent:
            return
        if self._title is not None:
            self._title.append(text)
        elif any(name == "pre" for name, _styles in self._open):
            self._to.verbatim(text)
        else:
            self._to.say(text)

    def _begin(self, tag: str, said: Said) -> None:
        if tag in _PARAGRAPHS:
            self._to.blank_line()
        elif tag in _LINES:
            self._to.end_line()
        if tag in _HEADS:
            self._title = []
        begin = self._begins.get(tag)
        if begin is not None:
            begin(said)

    def _end(self, tag: str) -> None:
        if tag in _HEADS:
            title, self._title = "".join(self._title or ()), None
            self._to.head(title)
        end = self._ends.get(tag)
        if end is not None:
            end()
        if tag in _PARAGRAPHS:
            self._to.blank_line()
        elif tag in _LINES:
            self._to.end_line()

    def _begin_list(self, said: Said) -> None:
        kind = (said.get("listType") or said.get("styleCode") or "").casefold()
        self._lists.append(0 if kind in _ORDERED else -1)

    def _begin_numbers(self, _said: Said) -> None:
        self._lists.append(0)

    def _end_list(self) -> None:
        if self._lists:
            self._lists.pop()

    def _begin_table(self, _said: Said) -> None:
        self._spans.append({})

    def _end_table(self) -> None:
        if self._spans:
            self._spans.pop()

    def _begin_row(self, _said: Said) -> None:
        self._to.begin_row()
        self._columns.append((0, 0))

    def _end_row(self) -> None:
        if self._columns:
            self._columns.pop()
            self._to.end_row()

    def _begin_footnote(self, _said: Said) -> None:
        self._to.say(" [")

    def _end_footnote(self) -> None:
        self._to.say("] ")

    def _picture(self, said: Said) -> None:
        if said.get("alt"):
            self._to.say(f" [{said['alt']}] ")

    def _item(self, _said: Said) -> None:
        number = self._lists[-1] if self._lists else -1
        if number >= 0:
            self._lists[-1] = number + 1
            self._to.say(f"{number + 1}. ")
        else:
            self._to.say("\u2022 ")

    def _cell(self, said: Said) -> None:
        """Begin a cell in its column: past cells that reach down from rows above."""
        if not self._columns:
            return
        spans = self._spans[-1] if self._spans else {}
        column, tabs = self._columns[-1]
        while spans.get(column, 0) > 0:
            spans[column] -= 1
            column += 1
        for _tab in range(tabs, column):
            self._to.end_cell()
        wide, high = _count(said.get("colspan")), _count(said.get("rowspan"))
        for each in range(column, column + wide):
            spans[each] = high - 1
        self._columns[-1] = (column + wide, column)

    def _styles_of(self, tag: str, said: Said) -> list[tuple[StyleKind, int]]:
        kinds = [_STYLES[tag]] if tag in _STYLES else []
        kinds += [StyleKind.HEAD] if tag == "th" else []
        code = (said.get("styleCode") or "").casefold()
        kinds += [kind for name, kind in _CODES if name in code]
        return [(kind, self._to.at) for kind in kinds]


def _count(text: str | None) -> int:
    """The number of rows or columns that a cell spans."""
    return min(int(text), _WIDEST_SPAN) if text and text.isdigit() and int(text) > 0 else 1
