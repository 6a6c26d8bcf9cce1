"""The four sheets of the learning room, by keyboard."""

import datetime as dt

from PySide6.QtCore import Qt

from coderdesk.domain.encounter import Diagnosis, Encounter
from coderdesk.domain.learning import (
    Certificate,
    Credit,
    Drill,
    Entry,
    EntryKind,
    Grade,
    PracticeResult,
    standing,
)
from coderdesk.domain.practice import PracticeCase, score
from coderdesk.gui.learn.credits import CreditSheet
from coderdesk.gui.learn.drills import DrillSheet
from coderdesk.gui.learn.notebook import NotebookSheet
from coderdesk.gui.learn.practice import PracticeSheet, ScoredSheet

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape
STAGE = Entry("Ask for the stage.", EntryKind.MISSED, ("N18.9",), ("ckd",), 7)
PAIN = Entry("Pain belongs to it.", EntryKind.OVERTURNED, ("R07.9",), (), 8)
DRILLS = (Drill("a", "Which stage?", "3b."), Drill("b", "Why first?", "It was treated."))
KEY = Encounter(diagnoses=(Diagnosis("J18.9", "Y", 1),))
CASE = PracticeCase("in-01", "Pneumonia", 1, 8, Encounter(), KEY, "chart", {"J18.9": "why"}, ())
OTHER = PracticeCase("in-02", "Sepsis", 3, 9, Encounter(), KEY, "chart", {"J18.9": "why"}, ())
CCS = Certificate("CCS", "AHIMA", dt.date(2025, 1, 1), dt.date(2026, 12, 31), 20, 1)
LOG = (Credit("Webinar", dt.date(2026, 3, 1), 2, (1,), "a.pdf", 4),)


def credits_sheet():
    return CreditSheet([standing(CCS, LOG, dt.date(2026, 12, 1))], LOG)


def test_a_note_is_written_by_keys_and_hangs_on_the_code_that_is_shown(lay, press, qtbot):
    sheet = lay(NotebookSheet((), "N18.9"))
    press(Qt.Key.Key_G, held=ALT)
    press("Ask for the stage.")
    with qtbot.waitSignal(sheet.kept) as told:
        press(ENTER)
    assert told.args == [Entry("Ask for the stage.", EntryKind.RATIONALE, ("N18.9",))]
    sheet.show_trouble("It says nothing.")
    assert "says nothing" in sheet.told.plain


def test_a_note_is_found_changed_taken_away_and_put_back(lay, press, qtbot):
    sheet = lay(NotebookSheet((STAGE, PAIN)))
    press("pain r07")
    assert sheet.list.rows == (PAIN,)
    with qtbot.waitSignal(sheet.removed) as told:
        press(Qt.Key.Key_Delete, held=CTRL)
    assert told.args == [PAIN]
    sheet.show_entries((STAGE,), undoable=True)
    with qtbot.waitSignal(sheet.put_back):
        press(Qt.Key.Key_Z, held=ALT)
    sheet.filter.clear()
    press(ENTER)
    assert sheet.codes.text == "N18.9"
    press(ESC)
    assert sheet.filter.hasFocus()


def test_ctrl_tab_goes_to_the_next_room(lay, press, qtbot):
    sheet = lay(NotebookSheet(()))
    with qtbot.waitSignal(sheet.room_asked) as told:
        press(Qt.Key.Key_Tab, held=CTRL)
    assert told.args == [1]


def test_an_answer_is_shown_before_it_can_be_graded(lay, press, qtbot):
    sheet = lay(DrillSheet(DRILLS, DRILLS))
    with qtbot.assertNotEmitted(sheet.graded):
        press(Qt.Key.Key_7, held=ALT)
    assert not sheet.answer_text.isVisible()
    press(ENTER)
    assert sheet.answer_text.isVisible()
    with qtbot.waitSignal(sheet.graded) as told:
        press(Qt.Key.Key_5, held=ALT)
    assert told.args == [DRILLS[0], Grade.AGAIN]
    sheet.show_due(DRILLS[1:])
    assert sheet.question.plain == "Why first?"
    sheet.show_due(())
    assert sheet.question.plain.startswith("Nothing is due.")


def test_a_case_is_chosen_by_words_and_begun_against_the_clock(lay, press, qtbot):
    tries = (PracticeResult("in-02", 3, 4, 6.0), PracticeResult("in-02", 4, 4, 5.0))
    sheet = lay(PracticeSheet((CASE, OTHER), tries))
    press("several rules")
    assert sheet.list.rows == (OTHER,)
    press(Qt.Key.Key_Space, held=SHIFT)
    with qtbot.waitSignal(sheet.begun) as told:
        press(ENTER)
    assert told.args == [OTHER, True]


def test_what_went_wrong_stands_first_with_the_reason_of_the_key(lay):
    found = score(CASE, Encounter(diagnoses=(Diagnosis("R05.9", "Y", 1),)))
    sheet = lay(ScoredSheet(CASE, found, 12, timed=True))
    assert [mark.code for mark in sheet.list.rows] == ["J18.9", "J18.9", "R05.9"]
    assert "0 of 3" in sheet.told.plain
    assert "over the 8" in sheet.told.plain


def test_a_certificate_is_written_with_its_cycle(lay, press, qtbot):
    sheet = lay(CreditSheet((), ()))
    press(Qt.Key.Key_Space, held=SHIFT)
    for field, text in ((sheet.name, "CPC"), (sheet.begins, "1/1/2026"), (sheet.ends, "12/31/2027")):
        field.edit.setText(text)
    sheet.units.edit.setText("thirty-six")
    with qtbot.assertNotEmitted(sheet.certificate_kept):
        press(ENTER)
    assert "as a number" in sheet.told.plain
    sheet.units.edit.setText("36")
    with qtbot.waitSignal(sheet.certificate_kept) as told:
        press(ENTER)
    assert told.args == [
        Certificate("CPC", "", dt.date(2026, 1, 1), dt.date(2027, 12, 31), 36.0),
    ]


def test_a_credit_counts_for_every_certificate_unless_told_otherwise(lay, press, qtbot):
    sheet = lay(credits_sheet())
    press(Qt.Key.Key_G, held=ALT)
    press("Sepsis")
    sheet.units.edit.setText("1,5")
    with qtbot.waitSignal(sheet.credit_kept) as told:
        press(ENTER)
    (credit,) = told.args
    assert (credit.title, credit.units, credit.certificates) == ("Sepsis", 1.5, (1,))


def test_a_proof_is_shown_where_there_is_one_and_asked_for_where_there_is_none(lay, press, qtbot):
    sheet = lay(credits_sheet())
    press(Qt.Key.Key_Down)
    with qtbot.waitSignal(sheet.proof_asked):
        press(Qt.Key.Key_P, held=ALT)
    bare = (Credit("Webinar", dt.date(2026, 3, 1), 2, (1,), "", 4),)
    sheet.show_log([standing(CCS, bare, dt.date(2026, 12, 1))], bare)
    press(Qt.Key.Key_Down)
    with qtbot.waitSignal(sheet.attach_asked):
        press(Qt.Key.Key_P, held=ALT)


def test_questions_are_asked_about_the_words_typed_also_when_they_are_not_due(lay, press, qtbot):
    sheet = lay(DrillSheet(DRILLS[:1], DRILLS))
    sheet.filter.setFocus()
    press("treated")
    assert sheet.question.plain == "Why first?"
    assert sheet.filter.hasFocus()
    with qtbot.waitSignal(sheet.graded) as told:
        press(ENTER, ENTER)
    assert told.args == [DRILLS[1], Grade.GOOD]
    sheet.filter.setText("nowhere")
    assert sheet.question.plain == "No question has these words."
    sheet.may_take_back(undoable=True)
    with qtbot.waitSignal(sheet.put_back):
        press(Qt.Key.Key_Z, held=ALT)
