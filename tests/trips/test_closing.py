"""The claim form and the last look, by keyboard."""

from PySide6.QtCore import Qt

from coderdesk.domain.code import System
from coderdesk.domain.encounter import Encounter, Status
from coderdesk.domain.work import Deed, WorkStatus
from coderdesk.gui.actions import Command
from coderdesk.gui.answers.closing import look_over
from coderdesk.workflow.coverage import Uncovered

ENTER = Qt.Key.Key_Return


def test_the_claim_form_goes_to_the_line_of_a_box(coder):
    coder.hub.begin(Encounter())
    for code in ("I10", "E78.5"):
        coder.hub.assign(System.ICD10CM, code)
    coder.do(Command.CLAIM)
    coder.press(Qt.Key.Key_Down, ENTER)
    assert coder.desk.coding.current_code() == "E78.5"


def test_the_last_look_names_every_kind_of_open_thing(coder):
    coder.try_synthetic()
    coder.assign("j189", "J18.9")
    coder.go_to_line("J18.9")
    while coder.line("J18.9").status is not Status.QUERY:
        coder.press("F")
    over = look_over(coder.state, (Uncovered(1, "Progress note", (2,), 3, 4),))
    told = [line.text for group in over.groups for line in group.lines if group.text == "Chart"]
    assert told == ["Progress note: page 2 of 3 not looked at, 4 mentions to decide there"]
    names = [group.text for group in over.groups]
    assert names[:2] == ["Edits", "Queries"]
    assert {"Evidence", "Chart"} <= set(names)
    assert "UB-04" in over.claim


def test_a_visit_field_that_is_empty_is_one_key_away(coder):
    coder.hub.begin(Encounter())
    over = look_over(coder.state, ())
    [visit] = [group for group in over.groups if group.text == "Visit"]
    assert "No discharge date yet" in [line.text for line in visit.lines]
    coder.do(Command.FINISH)
    coder.press(ENTER)
    coder.until(lambda: "Patient" in coder.keyboard.accessibleName())


def test_final_locks_the_revision_and_reopening_keeps_the_reason(coder):
    coder.hub.begin(Encounter())
    coder.hub.assign(System.ICD10CM, "E78.5")
    coder.hub.finish("the rest is elsewhere")
    assert coder.state.status is WorkStatus.DONE
    coder.do(Command.FINISH)
    coder.press(ENTER)
    assert "why" in coder.window._sheet.told.plain
    coder.press("late pathology", ENTER)
    assert coder.state.status is WorkStatus.WORKING
    happened = coder.hub.desk.timeline(coder.hub.session.id)
    assert happened[-1].deed is Deed.STATUS
    assert happened[-1].reason == "late pathology"


def test_a_document_not_read_is_one_key_away(coder):
    coder.try_synthetic()
    over = look_over(coder.state, coder.desk.wiring.lens.uncovered())
    [chart] = [group for group in over.groups if group.text == "Chart"]
    assert len(chart.lines) >= 4
    goal = chart.lines[-1].target
    coder.app.furniture.closing._go(goal)
    coder.until(lambda: coder.desk.chart.reading.shown.row.id == goal.document_id)


def test_the_letter_of_a_combination_code_is_helped_with_and_set(coder):
    coder.hub.begin(Encounter())
    coder.hub.assign(System.ICD10CM, "J44.1")
    coder.do(Command.ENCOUNTER)
    coder.do(Command.POA_HELP)
    coder.press("any one of them", ENTER)
    assert coder.line("J44.1").poa == "N"
