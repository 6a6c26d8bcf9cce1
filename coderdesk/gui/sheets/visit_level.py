"""Alt+M: the level of a visit, by decision making or by total time; the line keeps the reasoning."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QRect, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter
from typing_extensions import override

from coderdesk.domain.visit_level import LEVELS, Choice, Family, Found, Visit, level_of
from coderdesk.gui.actions import Command
from coderdesk.gui.parts import KeyButton, Prose, Rows, column, draw_caps, literal, look, rich, rule
from coderdesk.gui.sheets.sheet import Sheet
from coderdesk.gui.theme import dress

LINE = 44
MOST_MINUTES, MOST_TESTS = 600, 20
NOT_SAID = "Not said yet"


@dataclass(frozen=True, slots=True)
class Question:
    """One question, its answer in words, and the level that the answer means."""

    field: str
    text: str
    answer: str
    level: int = 0

    @property
    def spoken(self) -> str:
        """The question as a screen reader says it."""
        told = f", {LEVELS[self.level]}" if self.level else ""
        return f"{self.text}: {self.answer}{told}"


class VisitLevelSheet(Sheet):
    """Questions with Left and Right for their answers; numbers may be typed."""

    taken = Signal(object)  # Found

    def __init__(
        self,
        families: Sequence[Family],
        choices: tuple[Sequence[Choice], Sequence[Choice]],
        at: int = 0,
        about: str = "",
    ) -> None:
        super().__init__("Level of the visit", "physician", about, size=(860, 560))
        self._families = tuple(families)
        self._problems, self._risks = (tuple(each) for each in choices)
        self.visit = Visit(self._families[at])
        self.list: Rows[Question] = Rows("Level of the visit", self._paint, lambda *_: look().px(LINE))
        dress(self.list, ground="raised")
        self.told = Prose("", "body", "ink")
        self.ways = Prose("", "small", "ink2")
        self._dark = KeyButton("Take it", Command.SHEET_DO, "primary")
        self.primary = self._dark
        self.less = KeyButton("Before", Command.SHEET_OLDER, "quiet")
        self.more = KeyButton("Next answer", Command.SHEET_NEWER, "quiet")
        self.put(self.list, 1)
        self.put(rule())
        self.put(column(self.told, self.ways, gap=4, margins=(18, 10, 18, 10)))
        self.put_foot(self.less, self.more, None, self.primary)
        self._dark.clicked.connect(self._take)
        self.list.activated.connect(lambda _index: self.do())
        for button, command, by in (
            (self.less, Command.SHEET_OLDER, -1),
            (self.more, Command.SHEET_NEWER, 1),
        ):
            self.answer_at(button, command, partial(self.step, by))
        self._show(1)
        self.first = self.list

    @property
    def found(self) -> Found:
        """The level as it stands."""
        return level_of(self.visit)

    def _questions(self) -> list[Question]:
        visit, found = self.visit, self.found
        yes = {True: "Yes", False: "No"}
        minutes = str(visit.minutes or "none told") if visit.family.minutes else "does not count here"
        return [
            Question("family", "Where and whom", visit.family.name),
            Question("problem", "Problems", *_said(visit.problem)),
            Question(
                "tests", "Tests, results and outside notes, each once", str(visit.tests), found.data
            ),
            Question("historian", "History from another person, of need", yes[visit.historian]),
            Question("read_it", "A test read by oneself", yes[visit.read_it]),
            Question("discussed", "Discussed with another physician or source", yes[visit.discussed]),
            Question("risk", "Risk of what was decided", *_said(visit.risk)),
            Question("minutes", "Total minutes on the day", minutes, found.by_time),
        ]

    def _show(self, at: int) -> None:
        self.list.show_rows(self._questions(), at)
        found = self.found
        self._dark.setEnabled(bool(found.code))
        self._dark.setText(f"Take {found.code}" if found.code else "Take it")
        told = found.reasoning or "Answer problems and risk, or give the minutes."
        self.told.show_text(literal(told))
        by_mdm = LEVELS[found.by_mdm] or "not yet"
        by_time = LEVELS[found.by_time] or "not reached"
        source = literal(self.visit.family.source)
        self.ways.show_text(f"By decision making: {by_mdm}. By time: {by_time}. {source}.")

    def step(self, by: int) -> None:
        """Give the question in hand its next answer, or the one before."""
        question = self.list.current
        if question is not None:
            self._set(question.field, self._stepped(question.field, by))

    def _stepped(self, field: str, by: int) -> object:
        visit = self.visit
        if field == "family":
            at = self._families.index(visit.family)
            return self._families[(at + by) % len(self._families)]
        if field in ("problem", "risk"):
            every: tuple[Choice | None, ...] = (
                None,
                *(self._problems if field == "problem" else self._risks),
            )
            held = visit.problem if field == "problem" else visit.risk
            return every[(every.index(held) + by) % len(every)]
        if field == "tests":
            return max(0, min(MOST_TESTS, visit.tests + by))
        if field == "minutes":
            return max(0, min(MOST_MINUTES, visit.minutes + by * 5))
        return not getattr(visit, field)

    def _set(self, field: str, value: object) -> None:
        self.visit = replace(self.visit, **{field: value})  # type: ignore[arg-type]
        self._show(self.list.at)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        question, typed = self.list.current, event.text()
        if question is not None and question.field in ("tests", "minutes") and typed.isdecimal():
            most = MOST_TESTS if question.field == "tests" else MOST_MINUTES
            number = int(f"{getattr(self.visit, question.field)}{typed}")
            self._set(question.field, number if number <= most else int(typed))
            event.accept()
            return
        super().keyPressEvent(event)

    @Slot()
    def _take(self) -> None:
        found = self.found
        if found.code:
            self.leave()
            self.taken.emit(found)

    @staticmethod
    def _paint(painter: QPainter, rect: QRect, one: Question, current: bool) -> None:  # noqa: FBT001
        left, right = rect.left() + look().px(18), rect.right() - look().px(18)
        label = rich(literal(one.text), "micro", int(right - left), 1)
        label.draw(painter, left, rect.top() + look().px(4), "ink3")
        level = rich(LEVELS[one.level] if one.level else "", "small", look().px(140), 1)
        middle = rect.top() + look().px(29)
        level.draw(painter, right - level.width, middle - level.height / 2, "ink2")
        room = right - left - level.width - look().px(80)
        answer = rich(literal(one.answer), "body", int(room), 1)
        tone = "ink3" if one.answer == NOT_SAID else "ink"
        answer.draw(painter, left, middle - answer.height / 2, tone)
        if current:
            at = right - level.width - look().px(60)
            draw_caps(painter, Command.SHEET_OLDER, at, middle)
            draw_caps(painter, Command.SHEET_NEWER, at + look().px(24), middle)
        painter.fillRect(QRect(left, rect.bottom(), right - left, 1), look().colour("line"))


def _said(choice: Choice | None) -> tuple[str, int]:
    return (choice.text, choice.level) if choice else (NOT_SAID, 0)
