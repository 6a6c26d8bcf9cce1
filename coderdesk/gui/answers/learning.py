"""The learning room: what its sheets ask for, and how a practice encounter is begun and scored."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QFileDialog

from coderdesk.domain.learning import Certificate, Credit, Drill, Entry, Grade
from coderdesk.domain.practice import PracticeCase
from coderdesk.domain.work import Act
from coderdesk.errors import CoderDeskError
from coderdesk.gui.hub import Hub
from coderdesk.gui.learn.credits import CreditSheet
from coderdesk.gui.learn.drills import DrillSheet
from coderdesk.gui.learn.notebook import NotebookSheet
from coderdesk.gui.learn.practice import PracticeSheet, ScoredSheet
from coderdesk.gui.learn.room import LearnSheet
from coderdesk.gui.window import MainWindow
from coderdesk.workflow.export_summary import put_file
from coderdesk.workflow.learn import Learning
from coderdesk.workflow.practise import TIMED, case_of, chart_of, minutes_since, practice_cases
from coderdesk.workflow.print_learning import PARTS, write_part

PROOFS = "Proofs (*.pdf *.png *.jpg *.jpeg *.tif *.tiff)"


class LearnAnswers(QObject):
    """Opens the four sheets of the learning room, and keeps what they write."""

    def __init__(self, window: MainWindow, hub: Hub) -> None:
        super().__init__()
        self._window, self._hub = window, hub
        self._clock = QTimer(self, singleShot=True)
        self._clock.timeout.connect(self._time_is_up)

    @property
    def _learning(self) -> Learning | None:
        return self._hub.desk.learning if self._hub.desk is not None else None

    def open(self, room: int = 0) -> None:
        """Show one of the four rooms."""
        learning = self._learning
        if learning is None:
            return
        sheet = (self._notebook, self._drills, self._practice, self._credits)[room](learning)
        sheet.room_asked.connect(self.open)
        sheet.save_asked.connect(lambda: self._save(learning, room))
        sheet.may_take_back(undoable=learning.undoable)
        self._window.open_sheet(sheet)

    def _put_back(self, learning: Learning, renew: Callable[[], object]) -> None:
        """Take the last deed back, in whichever room it was done, and say which it was."""

        def back() -> None:
            said = learning.take_back()
            if said:
                self._hub.runner.told.emit(f"Taken back: {said}")

        if self._hub.runner.guarded(back):
            renew()

    # --- notebook -------------------------------------------------------------------------------------
    def _notebook(self, learning: Learning) -> LearnSheet:
        page = self._window.desk.book.asks.page
        sheet = NotebookSheet(learning.entries(), page.code.code if page else "")
        sheet.kept.connect(lambda entry: self._keep_entry(sheet, learning, entry))
        sheet.removed.connect(lambda entry: self._remove_entry(sheet, learning, entry))
        sheet.put_back.connect(
            lambda: self._put_back(learning, lambda: self._show_entries(sheet, learning))
        )
        return sheet

    def _show_entries(self, sheet: NotebookSheet, learning: Learning) -> None:
        sheet.show_entries(learning.entries(), undoable=learning.undoable)

    def _keep_entry(self, sheet: NotebookSheet, learning: Learning, entry: Entry) -> None:
        try:
            learning.write(entry)
        except CoderDeskError as problem:
            sheet.show_trouble(problem.line)
        else:
            self._show_entries(sheet, learning)

    def _remove_entry(self, sheet: NotebookSheet, learning: Learning, entry: Entry) -> None:
        if self._hub.runner.guarded(lambda: learning.take_away(entry)):
            self._show_entries(sheet, learning)

    # --- drills ---------------------------------------------------------------------------------------
    def _drills(self, learning: Learning) -> LearnSheet:
        sheet = DrillSheet(learning.due(_now()), learning.drills())
        sheet.put_back.connect(
            lambda: self._put_back(learning, lambda: self._show_due(sheet, learning))
        )
        sheet.graded.connect(lambda drill, grade: self._grade(sheet, learning, drill, grade))
        return sheet

    def _grade(self, sheet: DrillSheet, learning: Learning, drill: Drill, grade: Grade) -> None:
        if self._hub.runner.guarded(lambda: learning.grade(drill, grade, _now())):
            self._show_due(sheet, learning)

    def _show_due(self, sheet: DrillSheet, learning: Learning) -> None:
        sheet.show_due(learning.due(_now()), learning.drills(), undoable=learning.undoable)

    # --- practice -------------------------------------------------------------------------------------
    def _practice(self, learning: Learning) -> LearnSheet:
        state = self._hub.state
        here = case_of(state.encounter) if state is not None else None
        sheet = PracticeSheet(practice_cases(), learning.results(), here)
        sheet.begun.connect(self._begin)
        sheet.score_asked.connect(self.score)
        sheet.put_back.connect(lambda: self._put_back(learning, lambda: self._again(sheet)))
        return sheet

    def _again(self, sheet: LearnSheet) -> None:
        """Show the practice encounters anew."""
        sheet.leave()
        self.open(2)

    @Slot(object, bool)
    def _begin(self, case: PracticeCase, timed: bool) -> None:  # noqa: FBT001 - the signal's call
        bare = case.bare.with_(payer=TIMED) if timed else case.bare
        self._hub.begin(bare)
        self._hub.chart.open_documents(chart_of(case))
        self._window.desk.chart.take_focus()
        self._clock.stop()
        if timed:
            self._clock.start(case.minutes * 60_000)
        self._hub.runner.told.emit(f"{case.minutes} minutes; then score it in the Learn menu")

    @Slot()
    def _time_is_up(self) -> None:
        state = self._hub.state
        if state is not None and case_of(state.encounter) is not None:
            self._hub.runner.told.emit("The time of this case is up: score it in the Learn menu")

    def score(self) -> None:
        """Hold the practice encounter on the desk against its key."""
        learning, state, session = self._learning, self._hub.state, self._hub.session
        desk = self._hub.desk
        case = case_of(state.encounter) if state is not None else None
        if learning is None or desk is None or session is None or state is None or case is None:
            self._hub.trouble.emit(
                CoderDeskError(
                    "There is no practice encounter on the desk.",
                    "Begin one in the learning room, then code it.",
                )
            )
            return
        self._clock.stop()
        began = dt.datetime.fromisoformat(desk.timeline(session.id)[0].at)
        minutes, timed = minutes_since(began, _now()), state.encounter.payer == TIMED
        scored = learning.scored(case, state.encounter, minutes, timed=timed)
        sheet = ScoredSheet(case, scored, minutes, timed=timed)
        sheet.room_asked.connect(self.open)
        sheet.may_take_back(undoable=True)
        sheet.put_back.connect(lambda: self._put_back(learning, lambda: self._again(sheet)))
        self._window.open_sheet(sheet)

    # --- credits --------------------------------------------------------------------------------------
    def _credits(self, learning: Learning) -> LearnSheet:
        sheet = CreditSheet(learning.standings(_today()), learning.credits())
        sheet.certificate_kept.connect(
            lambda one: self._keep(sheet, learning, lambda: learning.keep_certificate(one))
        )
        sheet.credit_kept.connect(
            lambda one: self._keep(sheet, learning, lambda: learning.keep_credit(one))
        )
        sheet.removed.connect(lambda one: self._remove(sheet, learning, one))
        sheet.put_back.connect(
            lambda: self._put_back(learning, lambda: self._show_log(sheet, learning))
        )
        sheet.attach_asked.connect(lambda one: self._attach(sheet, learning, one))
        sheet.proof_asked.connect(lambda one: self._write_proof(learning, one))
        return sheet

    def _keep(self, sheet: CreditSheet, learning: Learning, keep: object) -> None:
        try:
            if callable(keep):
                keep()
        except CoderDeskError as problem:
            sheet.show_trouble(problem.line)
        else:
            self._show_log(sheet, learning)

    def _show_log(self, sheet: CreditSheet, learning: Learning) -> None:
        log = learning.credits()
        sheet.show_log(learning.standings(_today()), log, undoable=learning.undoable)

    def _remove(self, sheet: CreditSheet, learning: Learning, one: Certificate | Credit) -> None:
        if self._hub.runner.guarded(lambda: learning.remove(one)):
            self._show_log(sheet, learning)

    def _attach(self, sheet: CreditSheet, learning: Learning, one: Credit) -> None:
        name, _kind = QFileDialog.getOpenFileName(self._window, "The proof of this credit", "", PROOFS)
        if name:
            self._keep(sheet, learning, lambda: learning.keep_credit(one, Path(name)))

    def _write_proof(self, learning: Learning, one: Credit) -> None:
        data = learning.proof(one)
        name, _kind = QFileDialog.getSaveFileName(self._window, "Write the proof to a file", one.file)
        if name and data is not None and self._hub.runner.guarded(lambda: put_file(data, Path(name))):
            self._told(Path(name), "proof of a credit")

    # --- out of the machine ---------------------------------------------------------------------------
    def _save(self, learning: Learning, room: int) -> None:
        part = PARTS[room]
        name, _kind = QFileDialog.getSaveFileName(
            self._window, f"Save: {part}", f"{part}.pdf", "PDF (*.pdf);;Table (*.csv)"
        )
        if name and self._hub.runner.guarded(lambda: write_part(learning, part, Path(name), _today())):
            self._told(Path(name), part)

    def _told(self, path: Path, what: str) -> None:
        self._hub.record(Act.EXPORTED, what)
        self._hub.runner.told.emit(f"Written to {path.name}")


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def _today() -> dt.date:
    return dt.date.today()  # noqa: DTZ011 - the coder's own day
