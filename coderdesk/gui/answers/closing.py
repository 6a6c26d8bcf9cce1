"""The two looks before an encounter leaves the desk: the last look, and its claim form."""

from PySide6.QtCore import QObject, Signal, Slot

from coderdesk.domain.chart import Passage
from coderdesk.domain.code import System
from coderdesk.domain.coding import CodingState
from coderdesk.domain.edit import Edit, Severity
from coderdesk.domain.encounter import Encounter, Setting, Status
from coderdesk.domain.lines import line_at, lines_of, part_for
from coderdesk.domain.work import WorkStatus
from coderdesk.gui.actions import Command
from coderdesk.gui.chart.shown import ChartPlace
from coderdesk.gui.hub import Hub
from coderdesk.gui.parts import SEVERITY, literal
from coderdesk.gui.sheets.last_look import LastLook, LookGroup, LookLine, LookOver
from coderdesk.gui.window import MainWindow
from coderdesk.workflow.coverage import PageGoal, Uncovered
from coderdesk.workflow.shape_claim import shape_claim

VISIT = "visit:"
FITS = "Everything fits the claim."


class Closing(QObject):
    """Answers F9 and the claim form; every line goes where it can be settled."""

    hold_asked = Signal()

    def __init__(self, window: MainWindow, hub: Hub) -> None:
        super().__init__()
        self._window, self._hub = window, hub

    @Slot()
    def last_look(self) -> None:
        """Show what is still open, then make final; a final encounter can be reopened."""
        state = self._hub.state
        if state is None:
            return
        if state.status is WorkStatus.DONE:
            self._reopen(state)
            return
        if self._hub.say_closed():
            return
        sheet = LastLook(look_over(state, self._unread(), self._waiting(), self._undecided()))
        sheet.went.connect(self._go)
        sheet.hold_asked.connect(self.hold_asked)
        sheet.final_asked.connect(self._hub.finish)
        self._window.open_sheet(sheet)

    def _reopen(self, state: CodingState) -> None:
        from coderdesk.gui.sheets.reopen import ReopenSheet  # noqa: PLC0415 - opened seldom

        sheet = ReopenSheet(state.encounter.account)
        sheet.reopened.connect(self._hub.reopen)
        self._window.open_sheet(sheet)

    @Slot()
    def claim(self) -> None:
        """Show the claim form of the encounter, box by box."""
        from coderdesk.gui.sheets.claim import ClaimSheet  # noqa: PLC0415 - opened seldom

        state = self._hub.state
        if state is None:
            return
        titles = {name: code.title for name, code in state.codes.items()}
        sheet = ClaimSheet(shape_claim(state.encounter), titles)
        sheet.went.connect(self._go)
        self._window.open_sheet(sheet)

    def _unread(self) -> tuple[Uncovered, ...]:
        return self._window.desk.wiring.lens.uncovered()

    def _waiting(self) -> tuple[LookLine, ...]:
        """The queries for which the encounter waits; it is not finished before they are closed."""
        desk, session = self._hub.desk, self._hub.session
        waits = desk.asking.waiting(session.id) if desk and session else ()
        told = (f"“{literal(one.title)}” is open: {one.status}" for one in waits)
        return tuple(LookLine("query", "note", text, Command.QUERIES) for text in told)

    def _undecided(self) -> tuple[LookLine, ...]:
        """The documents read here with mentions that are neither coded nor left with a reason."""
        lines = []
        for row, count in self._window.desk.chart.lens.undecided():
            mentions = "1 mention" if count == 1 else f"{count} mentions"
            text = f"{literal(row.title)}: {mentions} neither coded nor left"
            lines.append(LookLine("lens", "ink2", text, PageGoal(row.id, 1)))
        return tuple(lines)

    @Slot(object)
    def _go(self, target: object) -> None:
        desk = self._window.desk
        if isinstance(target, int):
            desk.coding.choose_line(target)
            desk.coding.take_focus()
        elif isinstance(target, Command):
            self._window.do(target)
        elif isinstance(target, Passage):
            desk.chart.go_to(target)
            self._window.go_to_chart()
        elif isinstance(target, PageGoal):
            desk.chart.go_to(ChartPlace(target.document_id, target.page))
            self._window.go_to_chart()
        elif isinstance(target, str) and target.startswith(VISIT):
            desk.coding.focus_visit(target.removeprefix(VISIT))
        else:
            desk.chart.take_focus()


def look_over(
    state: CodingState,
    unread: tuple[Uncovered, ...],
    waiting: tuple[LookLine, ...] = (),
    undecided: tuple[LookLine, ...] = (),
) -> LookOver:
    """Everything that is still open about an encounter, group by group."""
    encounter = state.encounter
    groups = (
        LookGroup(
            "Edits", _count(len(state.edits)), tuple(_edit_line(one, state) for one in state.edits)
        ),
        _queries(state, waiting),
        _visit(encounter),
        _evidence(encounter),
        LookGroup("Chart", _count(len(unread)), tuple(_unread_line(one) for one in unread)),
        LookGroup("Mentions", _count(len(undecided)), undecided),
        _left(encounter),
    )
    shape = shape_claim(encounter)
    fallen = " ".join(literal(sentence) for sentence in shape.sentences)
    errors = any(edit.severity is Severity.ERROR for edit in state.edits)
    return LookOver(
        encounter.account,
        tuple(group for group in groups if group.lines),
        f"**{shape.form}**  {fallen or FITS}",
        "Final locks this revision; reopening makes a new one, with a reason.",
        needs_reason=errors,
    )


def _unread_line(one: Uncovered) -> LookLine:
    text = f"{literal(one.title)}: {one.said}"
    tone = "warning" if one.mentions else "ink2"
    return LookLine("document", tone, text, PageGoal(one.document_id, one.pages[0]))


def _edit_line(edit: Edit, state: CodingState) -> LookLine:
    icon, tone = SEVERITY[edit.severity]
    line = line_at(state.encounter, edit.part, edit.lines[0]) if edit.lines else None
    return LookLine(icon, tone, literal(edit.message), line.id if line else None)


def _queries(state: CodingState, waiting: tuple[LookLine, ...]) -> LookGroup:
    """Queries that are open, and lines that wait for a physician."""
    lines = waiting + tuple(
        LookLine("query", "note", f"`{line.code}` waits for an answer", line.id)
        for line in state.encounter.diagnoses
        if line.status is Status.QUERY
    )
    return LookGroup("Queries", _count(len(lines)), lines)


def _visit(encounter: Encounter) -> LookGroup:
    """Fields of the visit that its claim asks for and nobody filled."""
    patient = encounter.patient
    asked = [("patient", "name", patient.name), ("birth date", "birth_date", patient.birth_date)]
    asked += [("sex", "sex", patient.sex), ("payer", "payer", encounter.payer)]
    if encounter.setting is Setting.INPATIENT:
        asked += [
            ("admission date", "admit_date", encounter.admit_date),
            ("discharge date", "discharge_date", encounter.discharge_date),
            ("disposition", "disposition", encounter.disposition),
            ("admitting diagnosis", "admitting_diagnosis", encounter.admitting_diagnosis),
        ]
    else:
        asked.append(("date of service", "service_date", encounter.service_date))
    lines = tuple(
        LookLine("calendar", "ink2", f"No {word} yet", f"{VISIT}{field}")
        for word, field, held in asked
        if not held
    )
    return LookGroup("Visit", _count(len(lines)), lines)


def _evidence(encounter: Encounter) -> LookGroup:
    every = [
        line
        for system in (System.ICD10CM, System.ICD10PCS, System.CPT)
        for line in lines_of(encounter, part_for(system))
    ]
    bare = [line for line in every if not line.evidence]
    lines = tuple(
        LookLine("evidence", "warning", f"`{line.code}` has no evidence yet", line.id) for line in bare
    )
    return LookGroup("Evidence", f"{len(every) - len(bare)} of {len(every)} lines", lines)


def _left(encounter: Encounter) -> LookGroup:
    """Mentions that the coder left without a code, each with the reason."""
    lines = tuple(
        LookLine("note", "ink3", f"“{literal(one.passage.quote)}”: {literal(one.reason)}", one.passage)
        for one in encounter.not_coded
    )
    return LookGroup("Not coded", f"{len(lines)} with a reason", lines)


def _count(number: int) -> str:
    return "none open" if not number else f"{number} open"
