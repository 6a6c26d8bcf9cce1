"""The claim form before it is sent: what goes where, and what falls off."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRect, Signal, Slot
from PySide6.QtGui import QPainter

from coderdesk.domain.claim_shape import ClaimShape, Fate
from coderdesk.domain.claim_shape import Slot as Box
from coderdesk.gui.actions import Command
from coderdesk.gui.parts import KeyButton, Prose, Rows, column, literal, look, rich, rule
from coderdesk.gui.sheets.sheet import Sheet
from coderdesk.gui.theme import dress

HEAD, LINE = 34, 28
FITS = "Everything fits, on paper and electronically."
TONES = {Fate.BOTH: "ink3", Fate.ELECTRONIC: "warning", Fate.NOWHERE: "error"}
WORDS = {Fate.BOTH: "", Fate.ELECTRONIC: "electronic only", Fate.NOWHERE: "falls off"}


@dataclass(frozen=True, slots=True)
class BoxHead:
    """The name of a group of boxes, and how full it is."""

    text: str
    count: str
    inert: bool = True

    @property
    def spoken(self) -> str:
        """The head as a screen reader says it."""
        return f"{self.text}, {self.count}" if self.count else self.text


@dataclass(frozen=True, slots=True)
class BoxLine:
    """One box and the title of its code."""

    box: Box
    title: str

    @property
    def spoken(self) -> str:
        """The box as a screen reader says it."""
        one = self.box
        parts = (one.box, one.code, self.title or one.text, one.remark, WORDS[one.fate])
        return ", ".join(part for part in parts if part)


class ClaimSheet(Sheet):
    """Each line goes to its line of the encounter."""

    went = Signal(int)  # id of a line

    def __init__(self, shape: ClaimShape, titles: Mapping[str, str]) -> None:
        super().__init__("Claim", "document", shape.form, size=(900, 660))
        self.list: Rows[BoxHead | BoxLine] = Rows("Boxes of the claim", _paint, _height)
        dress(self.list, ground="raised")
        told = " ".join(literal(sentence) for sentence in shape.sentences) or FITS
        self.told = Prose(told, "small", "warning" if shape.sentences else "ink2")
        self.primary = KeyButton("Go there", Command.SHEET_DO, "primary")
        self.put(self.list, 1)
        self.put(rule())
        self.put(column(self.told, margins=(18, 10, 18, 10)))
        self.put_foot(None, self.primary)
        rows: list[BoxHead | BoxLine] = []
        for group in shape.groups:
            rows.append(BoxHead(group.title, group.count))
            rows += [BoxLine(one, titles.get(one.code.split("-")[0], "")) for one in group.slots]
        self.list.show_rows(rows, 1 if rows else -1)
        self.list.activated.connect(lambda _index: self.do())
        self.list.chosen.connect(self._on_chosen)
        self.primary.clicked.connect(self._go)
        self.first = self.list
        self._on_chosen()

    @Slot()
    def _on_chosen(self) -> None:
        one = self.list.current
        if self.primary is not None:
            self.primary.setEnabled(isinstance(one, BoxLine) and bool(one.box.line))

    @Slot()
    def _go(self) -> None:
        one = self.list.current
        if isinstance(one, BoxLine) and one.box.line:
            self.leave()
            self.went.emit(one.box.line)


def _height(one: BoxHead | BoxLine, _width: int, _current: bool) -> int:  # noqa: FBT001 - the view's call
    return look().px(HEAD if isinstance(one, BoxHead) else LINE)


def _paint(painter: QPainter, rect: QRect, one: BoxHead | BoxLine, _current: bool) -> None:  # noqa: FBT001
    left, right = rect.left() + look().px(18), rect.right() - look().px(18)
    middle = rect.top() + rect.height() / 2
    if isinstance(one, BoxHead):
        base = rect.bottom() - look().px(5)
        title = rich(one.text, "strong")
        title.draw(painter, left, base - title.height, "ink")
        count = rich(one.count, "small", int(right - left - title.width - 20), 1)
        count.draw(painter, left + title.width + look().px(10), base - count.height, "ink3")
        painter.fillRect(QRect(left, rect.bottom(), right - left, 1), look().colour("line"))
        return
    slot = one.box
    box = rich(literal(slot.box), "small", look().px(122), 1)
    box.draw(painter, left, middle - box.height / 2, "ink3")
    at = left + look().px(128)
    if slot.code:
        code = rich(literal(slot.code), "code", look().px(150), 1)
        code.draw(painter, at, middle - code.height / 2, "ink")
        at += look().px(156)
    fate = rich(WORDS[slot.fate], "small", look().px(120), 1)
    fate.draw(painter, right - fate.width, middle - fate.height / 2, TONES[slot.fate])
    right -= int(fate.width) + (look().px(12) if fate.width else 0)
    remark = rich(literal(slot.remark), "small", int((right - at) * 0.6), 1)
    remark.draw(painter, right - remark.width, middle - remark.height / 2, "ink3")
    text = rich(
        literal(one.title or slot.text), "body", int(right - remark.width - at - look().px(12)), 1
    )
    text.draw(painter, at, middle - text.height / 2, "ink2")
