"""Drills: one question at a time; the answer is shown, and graded by how well it was remembered."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from typing_extensions import override

from coderdesk.domain.learning import Drill, Grade
from coderdesk.gui.actions import Command
from coderdesk.gui.learn.room import LearnSheet, matching
from coderdesk.gui.parts import FilterBox, KeyButton, Prose, column, literal, row, rule

NOTHING = (
    "Nothing is due. Questions come from your notebook and from what went wrong in practice: "
    "what you knew comes again later, what you did not know comes again soon."
)
NOT_FOUND = "No question has these words."
GRADES = (
    (Grade.AGAIN, Command.DRILL_AGAIN, "Not known"),
    (Grade.HARD, Command.DRILL_HARD, "Hard"),
    (Grade.GOOD, Command.DRILL_GOOD, "Known"),
    (Grade.EASY, Command.DRILL_EASY, "Easy"),
)


class DrillSheet(LearnSheet):
    """The question; Enter shows the answer, and then says that it was known."""

    graded = Signal(object, object)  # Drill, Grade

    def __init__(self, due: Sequence[Drill], kept: Sequence[Drill]) -> None:
        super().__init__(1)
        self._due, self._kept = tuple(due), tuple(kept)
        self.filter = FilterBox("Filter: drills", "Type to be asked only about these words")
        self.filter.textChanged.connect(self._show)
        self.question = Prose("", "title")
        self.answer_text = Prose("", "body")
        self._line = rule()
        self.put(column(self.filter, margins=(18, 10, 18, 0)))
        self.put(
            column(self.question, self._line, self.answer_text, None, gap=14, margins=(28, 24, 28, 18)),
            1,
        )
        self._dark = KeyButton("Show the answer", Command.SHEET_DO, "primary")
        self._dark.clicked.connect(self._reveal)
        self.primary = self._dark
        self.grades = []
        for grade, command, text in GRADES:
            button = KeyButton(text, command)
            self.answer_at(button, command, partial(self._grade, grade))
            self.grades.append(button)
        self.save = KeyButton("Save as PDF or CSV", Command.SHEET_SAVE)
        self.save.setEnabled(bool(kept))
        self.save.clicked.connect(self.save_asked.emit)
        self.put(row(*self.grades, None, gap=8, margins=(28, 0, 28, 12)))
        self.put_foot(None, self.back, self.save, self._dark)
        self._show()

    @property
    def current(self) -> Drill | None:
        """The question asked now."""
        return self._asked[0] if self._asked else None

    @property
    def _asked(self) -> Sequence[Drill]:
        """What is due and has the words typed; where nothing due has them, all that has them."""
        words = self.filter.text()
        if not words.strip():
            return self._due
        return matching(self._due, words, _text) or matching(self._kept, words, _text)

    def show_due(
        self, due: Sequence[Drill], kept: Sequence[Drill] = (), *, undoable: bool = False
    ) -> None:
        """Ask these now."""
        self._due, self._kept = tuple(due), tuple(kept) or self._kept
        self.may_take_back(undoable=undoable)
        self._show()

    def _show(self, _words: str = "") -> None:
        drill = self.current
        self.hint.show_text(f"{len(self._due)} due of {len(self._kept)}" if self._kept else "")
        nothing = NOT_FOUND if self._kept and self.filter.text().strip() else NOTHING
        self.question.show_text(literal(drill.front) if drill else nothing, "ink" if drill else "ink3")
        self.answer_text.show_text(literal(drill.back) if drill else "")
        self._hide_answer(hidden=True)

    def _hide_answer(self, *, hidden: bool) -> None:
        asked = self.current is not None
        for widget in (self.answer_text, self._line):
            widget.setVisible(asked and not hidden)
        for button in self.grades:
            button.setVisible(asked)
            button.setEnabled(asked and not hidden)
        self._dark.setVisible(asked)
        self._dark.setEnabled(asked and hidden)
        self.first = self._dark if asked else self.close_button
        if self.isVisible() and not self.filter.hasFocus():
            there = self._dark if hidden and asked else self.grades[2] if asked else self.close_button
            there.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reveal(self) -> None:
        self.filter.clearFocus()
        self._hide_answer(hidden=False)

    def _grade(self, grade: Grade) -> None:
        drill = self.current
        if drill is not None:
            self.graded.emit(drill, grade)

    @override
    def do(self) -> None:
        if self._dark.isEnabled() and self.current is not None:
            self._reveal()
        elif self.current is not None:
            self._grade(Grade.GOOD)


def _text(drill: Drill) -> str:
    return f"{drill.front} {drill.back}"
