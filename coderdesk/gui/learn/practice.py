"""Practice encounters: choose one, code it on the desk, and see it scored against its key."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal

from coderdesk.domain.learning import PracticeResult
from coderdesk.domain.practice import Mark, Outcome, PracticeCase, Scored
from coderdesk.gui.actions import Command
from coderdesk.gui.learn.room import LearnSheet, Shown, listing, matching
from coderdesk.gui.parts import FilterBox, KeyButton, Prose, Toggle, column

LEVELS = {1: "one idea", 2: "an order or a combination", 3: "several rules at once"}
MARKS = {
    Outcome.RIGHT: ("tick", "good"),
    Outcome.WRONG: ("error", "error"),
    Outcome.MISSED: ("error", "error"),
    Outcome.EXTRA: ("warning", "warning"),
}


class PracticeSheet(LearnSheet):
    """The cases with the best and the last try at each; Enter begins one."""

    begun = Signal(object, bool)  # PracticeCase, timed
    score_asked = Signal()

    def __init__(
        self,
        cases: Sequence[PracticeCase],
        results: Sequence[PracticeResult],
        open_case: PracticeCase | None = None,
    ) -> None:
        tried = len({result.case for result in results})
        super().__init__(2, f"{tried} of {len(cases)} tried")
        self._cases = tuple(cases)
        self._tries = _by_case(results)
        self.filter = FilterBox(
            "Filter: practice", "Type to filter: setting, level, words of the title"
        )
        self.list = listing("Practice encounters", self._shown)
        self.timed = Toggle("Timed, as in an examination", Command.SHEET_TICK)
        self.save = KeyButton("Save as PDF or CSV", Command.SHEET_SAVE)
        self.score = KeyButton("Score what is on the desk", Command.SCORE_PRACTICE)
        self.primary = KeyButton("Begin", Command.SHEET_DO, "primary")
        self.put(column(self.filter, margins=(18, 10, 18, 8)))
        self.put(self.list, 1)
        self.put_foot(self.timed, self.back, self.save, self.score, None, self.primary)
        self.score.setVisible(open_case is not None)
        self.save.setEnabled(bool(results))
        self.filter.textChanged.connect(self._show)
        self.filter.moved.connect(self.list.step)
        self.list.activated.connect(lambda _index: self.do())
        self.primary.clicked.connect(self._begin)
        self.save.clicked.connect(self.save_asked.emit)
        self.score.clicked.connect(self._score)
        self.answer(Command.SHEET_TICK, self.timed.toggle)
        self.answer(Command.SCORE_PRACTICE, self._score)
        self.first = self.filter
        self._show("")

    def _show(self, words: str) -> None:
        found = matching(self._cases, words, _searched)
        self.list.show_rows(found, 0 if found else -1)
        self.list.drive(on=True)
        if self.primary is not None:
            self.primary.setEnabled(bool(found))

    def _begin(self) -> None:
        case = self.list.current
        if case is not None:
            self.leave()
            self.begun.emit(case, self.timed.isChecked())

    def _score(self) -> None:
        if self.score.isVisibleTo(self):
            self.leave()
            self.score_asked.emit()

    def _shown(self, case: PracticeCase) -> Shown:
        tries = self._tries.get(case.id, ())
        below = f"{case.setting}  ·  {LEVELS[case.level]}  ·  {case.minutes} minutes"
        if not tries:
            return Shown(case.title, below, "not tried yet", "encounter")
        best, last = max(one.share for one in tries), tries[-1]
        right = f"best {best:.0%}, last {last.share:.0%} in {last.minutes:.0f} min"
        return Shown(case.title, below, right, "tick" if best == 1 else "encounter")


class ScoredSheet(LearnSheet):
    """Every element of a scored answer, what went wrong first, with the reason of the key."""

    def __init__(self, case: PracticeCase, scored: Scored, minutes: float, *, timed: bool) -> None:
        super().__init__(2)
        share = scored.right / scored.total if scored.total else 0.0
        self.told = Prose(
            f"**{scored.right} of {scored.total}** elements right, {share:.0%}."
            f" {_time(case, minutes, timed=timed)}"
            " One point for each element of the key that is right; a code that the key does without"
            " costs one.",
            "body",
        )
        self.list = listing("Elements", _mark, 2)
        rank = {Outcome.MISSED: 0, Outcome.WRONG: 1, Outcome.EXTRA: 2, Outcome.RIGHT: 3}
        self.list.show_rows(sorted(scored.marks, key=lambda mark: rank[mark.outcome]), 0)
        self.list.drive(on=True)
        self.put(column(self.told, margins=(18, 12, 18, 10)))
        self.put(self.list, 1)
        self.primary = KeyButton("Back to practice", Command.SHEET_DO, "primary")
        self.primary.clicked.connect(lambda: self._go(2))
        self.put_foot(
            Prose("What went wrong is drilled from now on.", "small", "ink3"),
            None,
            self.back,
            self.primary,
        )
        self.first = self.list


def _time(case: PracticeCase, minutes: float, *, timed: bool) -> str:
    over = minutes > case.minutes
    if timed and over:
        return f"It took {minutes:.0f} minutes: over the {case.minutes} of this case."
    return f"It took {minutes:.0f} of {case.minutes} minutes."


def _by_case(results: Sequence[PracticeResult]) -> Mapping[str, list[PracticeResult]]:
    found: dict[str, list[PracticeResult]] = {}
    for result in results:
        found.setdefault(result.case, []).append(result)
    return found


def _searched(case: PracticeCase) -> str:
    return f"{case.title} {case.setting} {LEVELS[case.level]} {case.id} level {case.level}"


def _mark(mark: Mark) -> Shown:
    icon, tone = MARKS[mark.outcome]
    told = f"{mark.outcome}: {mark.told}" if mark.told else str(mark.outcome)
    return Shown(f"{mark.code}  {mark.element}", mark.why or mark.told, told, icon, tone)
