"""The learning room through the window: note, be drilled, practise, be scored; all by keys."""

import pytest
from PySide6.QtCore import Qt

from coderdesk.domain.code import System
from coderdesk.gui.actions import Command
from coderdesk.gui.learn.drills import DrillSheet
from coderdesk.gui.learn.notebook import NotebookSheet
from coderdesk.gui.learn.practice import PracticeSheet, ScoredSheet

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab


@pytest.fixture
def sheet_of(coder):
    """Wait for a sheet of a kind."""

    def sheet_of(kind):
        coder.until(lambda: isinstance(coder.window._sheet, kind))
        return coder.window._sheet

    return sheet_of


def test_a_note_comes_up_with_its_code_and_is_drilled(coder, sheet_of):
    told = []
    coder.hub.told.connect(told.append)
    coder.do(Command.NOTEBOOK)
    sheet = sheet_of(NotebookSheet)
    coder.press(Qt.Key.Key_G, held=ALT)
    sheet.codes.edit.setText("N18.9")
    coder.press("Ask for the stage.", ENTER)
    coder.until(lambda: len(sheet.list.rows) == 1)
    coder.press(TAB, held=CTRL)
    drill = sheet_of(DrillSheet)
    coder.press(ENTER, ENTER)
    coder.until(lambda: drill.current is None)
    coder.press(Qt.Key.Key_Escape)
    coder.hub.open_page(System.ICD10CM, "N18.9")
    coder.until(lambda: "Your notebook: Ask for the stage." in told)


def test_a_practice_encounter_is_coded_on_the_desk_and_scored(coder, sheet_of):
    coder.do(Command.NOTEBOOK)
    sheet_of(NotebookSheet)
    coder.press(TAB, held=CTRL)
    sheet_of(DrillSheet)
    coder.press(TAB, held=CTRL)
    sheet_of(PracticeSheet)
    coder.press("appendix", ENTER)
    coder.until(lambda: coder.hub.state is not None and coder.hub.chart.rows)
    assert coder.hub.state.encounter.account == "PRACTICE in-11"
    coder.hub.assign(System.ICD10CM, "K35.80")
    coder.hub.assign(System.ICD10PCS, "0DTJ4ZZ")
    coder.do(Command.SCORE_PRACTICE)
    sheet = sheet_of(ScoredSheet)
    assert "3 of 4" in sheet.told.plain  # the POA is still to be said
    (result,) = coder.hub.desk.learning.results()
    assert (result.case, result.right, result.total) == ("in-11", 3, 4)


def test_scoring_without_a_practice_encounter_says_what_to_do(coder):
    coder.do(Command.SCORE_PRACTICE)
    coder.until(lambda: coder.troubles)
    assert coder.troubles[0].message == "There is no practice encounter on the desk."
