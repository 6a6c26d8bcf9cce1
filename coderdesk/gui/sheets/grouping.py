"""Ctrl+Shift+G: what the stay groups to and what its codes add to a risk score; never printed."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from coderdesk.domain.grouping import Drg, Grouping, Risk
from coderdesk.gui.parts import Prose, Rows, column, literal, look, rich, rule
from coderdesk.gui.sheets.sheet import Sheet
from coderdesk.gui.theme import dress

HEAD, LINE = 36, 28
FOOT = (
    "For your eyes: it is on no summary and on no query, and it shuts while a query is open. The "
    "groupers are packages of others; the payer's own grouper decides."
)


@dataclass(frozen=True, slots=True)
class GroupHead:
    """The name of a group of lines, and a word beside it."""

    text: str
    aside: str = ""
    inert: bool = True

    @property
    def spoken(self) -> str:
        """The head as a screen reader says it."""
        return f"{self.text}, {self.aside}" if self.aside else self.text


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A code or a number, what it means, and what it counts as."""

    name: str
    text: str
    aside: str = ""
    tone: str = "ink2"

    @property
    def spoken(self) -> str:
        """The line as a screen reader says it."""
        return ", ".join(part for part in (self.name, self.text, self.aside) if part)


class GroupingSheet(Sheet):
    """DRG with CC and MCC by line, other principals, edits of the MCE; categories and score."""

    def __init__(self, grouping: Grouping, offers: tuple[tuple[str, str], ...]) -> None:
        super().__init__("DRG and risk", "lens", "", size=(880, 640))
        self.list: Rows[GroupHead | GroupLine] = Rows("DRG and risk", _paint, _height)
        dress(self.list, ground="raised")
        rows = [*_drg(grouping.drg), *_risk(grouping.risk), *_offers(offers)]
        self.list.show_rows(rows, next((at for at, one in enumerate(rows) if _is_line(one)), -1))
        self.put(self.list, 1)
        self.put(rule())
        self.put(column(Prose(FOOT, "small", "ink3"), margins=(18, 10, 18, 12)))
        self.first = self.list


def _drg(drg: Drg | None) -> Iterator[GroupHead | GroupLine]:
    if drg is None:
        return
    yield GroupHead("MS-DRG", drg.version)
    if drg.trouble:
        yield GroupLine("", drg.trouble)
        return
    yield GroupLine(drg.number, drg.title, drg.mdc, "ink")
    yield GroupHead("By line")
    for line in drg.lines:
        word = line.severity or "no CC"
        counted = "decides" if line.counts else ""
        yield GroupLine(line.code, word, counted, "ink" if line.severity else "ink3")
    if drg.alternates:
        yield GroupHead("With another principal", "only where the record and the guidelines allow it")
    for one in drg.alternates:
        yield GroupLine(one.code, one.title, f"DRG {one.number}")
    if drg.edits:
        yield GroupHead("Medicare Code Editor")
    for edit in drg.edits:
        yield GroupLine("", edit.capitalize(), "", "warning")


def _risk(risk: Risk | None) -> Iterator[GroupHead | GroupLine]:
    if risk is None:
        return
    yield GroupHead("Risk", risk.model)
    if risk.trouble:
        yield GroupLine("", risk.trouble)
        return
    told = f"person {risk.person:.3f}; this encounter alone, other visits of the year not known"
    yield GroupLine(f"{risk.score:.3f}", told, "", "ink")
    for one in risk.categories:
        codes = ", ".join(one.codes)
        yield GroupLine(f"HCC {one.name}", f"{one.title} ({codes})", f"adds {one.adds:.3f}")
    for name, adds in risk.together:
        yield GroupLine("", f"Together: {name}", f"adds {adds:.3f}")
    if not risk.categories:
        yield GroupLine("", "No diagnosis here leads to a category.")


def _offers(offers: tuple[tuple[str, str], ...]) -> Iterator[GroupHead | GroupLine]:
    if offers:
        yield GroupHead("Not installed", "optional, offline once it is here")
    for name, how in offers:
        yield GroupLine(name, how, "", "ink")


def _is_line(one: object) -> bool:
    return isinstance(one, GroupLine)


def _height(one: GroupHead | GroupLine, _width: int, _current: bool) -> int:  # noqa: FBT001
    return look().px(HEAD if isinstance(one, GroupHead) else LINE)


def _paint(painter: QPainter, rect: QRect, one: GroupHead | GroupLine, _current: bool) -> None:  # noqa: FBT001
    left, right = rect.left() + look().px(18), rect.right() - look().px(18)
    middle = rect.top() + rect.height() / 2
    if isinstance(one, GroupHead):
        base = rect.bottom() - look().px(5)
        title = rich(one.text, "strong")
        title.draw(painter, left, base - title.height, "ink")
        aside = rich(literal(one.aside), "small", int(right - left - title.width - 20), 1)
        aside.draw(painter, left + title.width + look().px(10), base - aside.height, "ink3")
        painter.fillRect(QRect(left, rect.bottom(), right - left, 1), look().colour("line"))
        return
    at = left + look().px(104 if one.name else 0)
    name = rich(literal(one.name), "code", look().px(98), 1)
    name.draw(painter, left, middle - name.height / 2, "ink")
    aside = rich(literal(one.aside), "small", int((right - at) * 0.5), 1)
    aside.draw(painter, right - aside.width, middle - aside.height / 2, "ink3")
    text = rich(literal(one.text), "body", int(right - aside.width - at - look().px(12)), 1)
    text.draw(painter, at, middle - text.height / 2, one.tone)
