"""What the audit room paints: lines old to new, and scores with their formulas."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from coderdesk.domain.audit import Answer, Compared, ErrorClass, Remark, Verdict
from coderdesk.domain.audit_scores import Score, interval_words
from coderdesk.gui.parts import draw_chip, draw_icon, literal, look, rich

LINE, HEAD = 36, 34
SIGNS = {Verdict.AGREE: "tick", Verdict.CHANGE: "becomes", Verdict.ADD: "add", Verdict.DELETE: "close"}
COLUMNS = (0.0, 0.11, 0.36, 0.40, 0.65, 0.80, 1.0)  # element, coder, sign, reviewer, class, answer


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One compared line with what was said about it."""

    line: Compared
    remark: Remark
    error_class: ErrorClass
    old_title: str = ""
    new_title: str = ""

    @property
    def spoken(self) -> str:
        """Element, old, verdict, new, class and answer."""
        on = f" of {self.line.on}" if self.line.on else ""
        parts = [f"{self.line.element}{on}", self.line.old or "nothing", str(self.line.verdict)]
        parts += [self.line.new or "nothing", self.error_class.value, self.remark.reason]
        return ", ".join([*filter(None, parts), *filter(None, [self.remark.answer.value])])


def height(_row: AuditRow, _width: int, _current: bool) -> int:  # noqa: FBT001 - the view's call
    """One line."""
    return look().px(LINE)


def paint(painter: QPainter, rect: QRect, row: AuditRow, _current: bool) -> None:  # noqa: FBT001
    """Paint a line: struck where it went, underlined where it came."""
    line, same = row.line, row.line.verdict is Verdict.AGREE
    middle = rect.top() + rect.height() / 2
    edges = [rect.left() + look().px(12) + share * (rect.width() - look().px(24)) for share in COLUMNS]
    on = f" ~{literal(line.on)}~" if line.on else ""
    old, new = literal(line.old), literal(line.new)
    texts = (
        f"{line.element.value}{on}",
        f"`{old}` {literal(row.old_title)}"
        if same or not old
        else f"<del>{old}</del> {literal(row.old_title)}",
        "",
        f"`{new}` {literal(row.new_title)}"
        if same or not new
        else f"<ins>{new}</ins> {literal(row.new_title)}",
        literal(row.error_class.value),
        "",
    )
    for at, text in enumerate(texts):
        if text.strip("` "):
            one = rich(text, "body" if at in (1, 3) else "small", edges[at + 1] - edges[at] - 8, 1)
            one.draw(painter, edges[at], middle - one.height / 2, "ink2" if same else "ink")
    draw_icon(painter, SIGNS[line.verdict], "ink3" if same else "ink", edges[2], middle, 14)
    if row.remark.answer is not Answer.OPEN:
        tone = "good" if row.remark.answer is Answer.ACCEPTED else "warning"
        draw_chip(painter, row.remark.answer.value, tone, x=edges[5], middle=middle)
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), look().colour("line"))


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One score; an element is told as blocks, a score with its formula and interval."""

    score: Score
    element: bool = False
    inert: bool = True

    @property
    def spoken(self) -> str:
        """Name, value and formula."""
        one = self.score
        return f"{one.name} {one.told}, {one.part} of {one.whole}. {one.formula}. {interval_words(one)}"


@dataclass(frozen=True, slots=True)
class ScoreHead:
    """The name of a group of scores, or a note under them."""

    text: str
    note: bool = False
    inert: bool = True

    @property
    def spoken(self) -> str:
        """The words."""
        return self.text


def score_height(row: ScoreRow | ScoreHead, width: int, _current: bool) -> int:  # noqa: FBT001
    """A head, a block of three lines, or one line."""
    room = width - look().px(28)
    if isinstance(row, ScoreHead):
        return (
            rich(literal(row.text), "small", room).height + look().px(8)
            if row.note
            else look().px(HEAD)
        )
    if row.element:
        return look().px(26)
    words = rich(literal(row.score.formula), "small", room).height
    return look().px(24) + words + rich(interval_words(row.score), "small", room).height + look().px(6)


def score_paint(painter: QPainter, rect: QRect, row: ScoreRow | ScoreHead, _current: bool) -> None:  # noqa: FBT001
    """Paint a score."""
    left, right = rect.left() + look().px(14), rect.right() - look().px(14)
    room = right - left
    if isinstance(row, ScoreHead):
        role, tone = ("small", "ink3") if row.note else ("strong", "ink")
        one = rich(literal(row.text), role, room)
        one.draw(painter, left, rect.bottom() - one.height - look().px(3), tone)
        return
    value = rich(f"**{row.score.told}**", "body")
    counted = rich(f"~{row.score.part} ÷ {row.score.whole}~", "small")
    top = rect.top() + look().px(4)
    value.draw(painter, right - value.width, top)
    counted.draw(painter, right - look().px(72) - counted.width, top + look().px(1))
    name = rich(literal(row.score.name), "body", room - look().px(130), 1)
    name.draw(painter, left, top)
    if row.element:
        _blocks(
            painter, QRectF(left + look().px(84), top, room - look().px(220), look().px(16)), row.score
        )
        return
    top += look().px(20)
    for text in (row.score.formula, interval_words(row.score)):
        one = rich(literal(text), "small", room)
        one.draw(painter, left, top, "ink3")
        top += one.height


def _blocks(painter: QPainter, box: QRectF, one: Score) -> None:
    """A bar: what is right solid, what is wrong hollow."""
    if box.width() < look().px(24) or not one.whole:
        return
    share = (one.value or 0.0) * box.width()
    bar = QRectF(
        round(box.left()) + 0.5, round(box.top() + look().px(4)) + 0.5, round(box.width()), look().px(8)
    )
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look().colour("ink3"))
    painter.drawRect(QRectF(bar.left(), bar.top(), share, bar.height()))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look().colour("error" if one.part < one.whole else "ink3"), 1))
    painter.drawRect(bar)
