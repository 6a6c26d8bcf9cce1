"""Ctrl+L: the patient's earlier encounters beside this one, and their codes as last time."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QRect, Signal, Slot
from PySide6.QtGui import QPainter

from coderdesk.domain.code import System
from coderdesk.domain.code_set import Prior, SetLine, lines_as_set, same_code
from coderdesk.domain.encounter import Encounter, Setting
from coderdesk.domain.lines import letter
from coderdesk.gui.actions import Command
from coderdesk.gui.parts import (
    GroupName,
    KeyButton,
    Prose,
    Rows,
    column,
    draw_icon,
    literal,
    look,
    rich,
    row,
)
from coderdesk.gui.sheets.sheet import Sheet
from coderdesk.gui.theme import dress

HEAD, LINE = 34, 28
NONE = (
    "No earlier encounter of this patient is in the work file. It is looked for by the MRN: "
    "fill it in, and code the next visit here."
)
Titles = Callable[[Prior], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Had:
    """A code of last time or of now; ``where`` says on which line it stands now, if it does."""

    line: SetLine
    title: str
    where: str = ""
    ticked: bool = False
    before: bool = True

    @property
    def spoken(self) -> str:
        """The line as a screen reader says it."""
        state = self.where or ("ticked" if self.ticked else "not ticked")
        return f"{self.line.code} {self.title}, {state}"


class LastTimeSheet(Sheet):
    """What an earlier encounter had and this one has not is ticked; Enter puts the ticked codes on."""

    inserted = Signal(object, object)  # tuple[SetLine, ...], Prior

    def __init__(self, encounter: Encounter, priors: Sequence[Prior], titles: Titles) -> None:
        super().__init__("As last time", "history", "", size=(900, 640))
        self._encounter, self._priors, self._titles = encounter, tuple(priors), titles
        self._at = 0
        self.about = Prose("", "body", "ink2", lines=1)
        self.older = KeyButton("Older", Command.SHEET_OLDER, "quiet")
        self.newer = KeyButton("Newer", Command.SHEET_NEWER, "quiet")
        self.tick = KeyButton("Tick", Command.SHEET_TICK, "quiet")
        self.list: Rows[GroupName | Had] = Rows("Codes of last time", _paint, _height)
        dress(self.list, ground="raised")
        self._dark = KeyButton("Put the ticked codes on", Command.SHEET_DO, "primary")
        self.primary = self._dark
        self.put(row((self.about, 1), self.newer, self.older, gap=8, margins=(18, 8, 12, 6)))
        self._none = column(Prose(NONE, "body", "ink3"), margins=(18, 8, 18, 8))
        self.put(self._none)
        self.put(self.list, 1)
        self.put_foot(self.tick, None, self.primary)
        self.list.activated.connect(lambda _index: self.do())
        self._dark.clicked.connect(self._take)
        for button, command, slot in (
            (self.older, Command.SHEET_OLDER, lambda: self._go(1)),
            (self.newer, Command.SHEET_NEWER, lambda: self._go(-1)),
            (self.tick, Command.SHEET_TICK, self._toggle),
        ):
            self.answer_at(button, command, slot)
        self.list.clicked.connect(lambda _index: self._toggle())
        self._show()
        self.first = self.list

    @property
    def prior(self) -> Prior | None:
        """The earlier encounter that is shown."""
        return self._priors[self._at] if self._priors else None

    @property
    def ticked(self) -> tuple[SetLine, ...]:
        """The codes that Enter would put on."""
        return tuple(one.line for one in self.list.rows if isinstance(one, Had) and one.ticked)

    def _show(self) -> None:
        prior = self.prior
        self._none.setVisible(prior is None)
        self.list.setVisible(prior is not None)
        self.older.setEnabled(self._at + 1 < len(self._priors))
        self.newer.setEnabled(self._at > 0)
        if prior is not None:
            day = f"{prior.day:%m/%d/%Y}" if prior.day else "no date"
            count = f"{self._at + 1} of {len(self._priors)}"
            told = "  ·  ".join(
                part for part in (day, str(prior.setting), prior.account, count) if part
            )
            self.about.show_text(literal(told))
            rows = _rows(self._encounter, prior, self._titles(prior))
            self.list.show_rows(rows, next((at for at, one in enumerate(rows) if _is_had(one)), -1))
        self._show_button()

    def _show_button(self) -> None:
        count = len(self.ticked)
        self._dark.setText(f"Put {count} codes on" if count != 1 else "Put 1 code on")
        self._dark.setEnabled(bool(count))
        one = self.list.current
        self.tick.setEnabled(isinstance(one, Had) and one.before and not one.where)

    def _go(self, by: int) -> None:
        if 0 <= self._at + by < len(self._priors):
            self._at += by
            self._show()

    @Slot()
    def _toggle(self) -> None:
        one, at = self.list.current, self.list.at
        if isinstance(one, Had) and one.before and not one.where:
            rows = list(self.list.rows)
            rows[at] = replace(one, ticked=not one.ticked)
            self.list.show_rows(rows, at)
            self._show_button()

    @Slot()
    def _take(self) -> None:
        lines, prior = self.ticked, self.prior
        if lines and prior is not None:
            self.leave()
            self.inserted.emit(lines, prior)


def _is_had(one: object) -> bool:
    return isinstance(one, Had)


def _rows(encounter: Encounter, prior: Prior, titles: Mapping[str, str]) -> list[GroupName | Had]:
    """First what only last time had, then what both have, then what only this one has."""
    gone: list[Had] = []
    both: list[Had] = []
    for line in prior.lines:
        at = same_code(line, encounter)
        title = titles.get(line.code, "")
        ticked = line.system is not System.ICD10PCS and _fits(line, encounter.setting)
        if at:
            both.append(Had(line, title, _where(line, at, encounter)))
        else:
            gone.append(Had(line, title, "", ticked))
    had = {(line.system, line.code) for line in prior.lines}
    new = [
        Had(line, titles.get(line.code, ""), "new", before=False)
        for line in lines_as_set(encounter)
        if (line.system, line.code) not in had
    ]
    rows: list[GroupName | Had] = []
    for name, lines in (("Only last time", gone), ("On both", both), ("Only on this one", new)):
        if lines:
            rows += [GroupName(name), *lines]
    return rows


def _fits(line: SetLine, setting: Setting) -> bool:
    """Whether the claim of a setting takes codes of this system."""
    return line.system is System.ICD10CM or setting is not Setting.INPATIENT


def _where(line: SetLine, at: int, encounter: Encounter) -> str:
    lettered = line.system is System.ICD10CM and encounter.setting is not Setting.INPATIENT
    return f"line {letter(at) if lettered else at}"


def _height(one: GroupName | Had, _width: int, _current: bool) -> int:  # noqa: FBT001 - the view's call
    return look().px(HEAD if isinstance(one, GroupName) else LINE)


def _paint(painter: QPainter, rect: QRect, one: GroupName | Had, _current: bool) -> None:  # noqa: FBT001
    left, right = rect.left() + look().px(18), rect.right() - look().px(18)
    middle = rect.top() + rect.height() / 2
    if isinstance(one, GroupName):
        title = rich(one.text, "strong")
        title.draw(painter, left, rect.bottom() - look().px(5) - title.height, "ink")
        painter.fillRect(QRect(left, rect.bottom(), right - left, 1), look().colour("line"))
        return
    if one.ticked:
        draw_icon(painter, "tick", "ink", left + look().px(7), middle, 14)
    elif not one.where:
        box = look().px(10)
        painter.setPen(look().colour("edge"))
        painter.drawRect(left + look().px(2), int(middle) - box // 2, box, box)
    text = "-".join((one.line.code, *one.line.modifiers))
    code = rich(literal(text), "code", look().px(150), 1)
    code.draw(painter, left + look().px(24), middle - code.height / 2, "ink")
    aside = rich(literal(one.where), "small", look().px(120), 1)
    aside.draw(painter, right - aside.width, middle - aside.height / 2, "ink3")
    room = right - aside.width - left - look().px(190)
    title = rich(literal(one.title), "body", int(room), 1)
    title.draw(painter, left + look().px(176), middle - title.height / 2, "ink2")
