"""The sheets that put several codes on at once."""

from PySide6.QtCore import Qt

from coderdesk.gui.sheets.code_sets import CodeSetSheet
from coderdesk.gui.sheets.last_time import LastTimeSheet
from tests.gui.sheets.sample import DIABETES, PRIORS, SETS, VISIT

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape


def test_typing_finds_a_set_and_enter_puts_it_on(lay, press, qtbot):
    sheet = lay(CodeSetSheet(SETS))
    press("wound")
    with qtbot.waitSignal(sheet.inserted) as told:
        press(ENTER)
    assert told.args == [SETS[1]]


def test_a_new_set_begins_with_the_codes_on_the_desk(lay, press, qtbot):
    sheet = lay(CodeSetSheet(SETS, "E11.9 Z79.4"))
    press(Qt.Key.Key_G, held=ALT)
    assert sheet.name.edit.hasFocus()
    press("My visit")
    with qtbot.waitSignal(sheet.keep_asked) as told:
        press(ENTER)
    assert told.args == ["My visit", "E11.9 Z79.4", 0]
    sheet.show_trouble("There is one already.", "Give another name.")
    assert "already" in sheet.told.plain


def test_a_set_is_changed_under_its_own_id_and_esc_goes_back_to_the_list(lay, press, qtbot):
    sheet = lay(CodeSetSheet(SETS))
    press(Qt.Key.Key_K, held=ALT)
    assert sheet.codes.text == "E11.9  Z79.4  99213-25"
    with qtbot.waitSignal(sheet.keep_asked) as told:
        press(ENTER)
    assert told.args[2] == 1
    press(ESC)
    assert sheet.filter.hasFocus()
    with qtbot.waitSignal(sheet.remove_asked) as told:
        press(Qt.Key.Key_Delete, held=CTRL)
    assert told.args == [1]


def test_last_time_ticks_what_is_missing_here(lay, press, qtbot):
    sheet = lay(LastTimeSheet(VISIT, PRIORS, lambda _prior: {}))
    assert [line.code for line in sheet.ticked] == ["E11.9", "99213"]
    press(Qt.Key.Key_Space, held=SHIFT)
    assert [line.code for line in sheet.ticked] == ["99213"]
    press(Qt.Key.Key_Space, held=SHIFT)
    with qtbot.waitSignal(sheet.inserted) as told:
        press(ENTER)
    assert told.args == [(DIABETES[0], DIABETES[2]), PRIORS[0]]


def test_left_and_right_go_through_the_earlier_encounters(lay, press):
    sheet = lay(LastTimeSheet(VISIT, PRIORS, lambda _prior: {}))
    press(Qt.Key.Key_Left)
    assert sheet.prior is PRIORS[1]
    press(Qt.Key.Key_Left, Qt.Key.Key_Right)
    assert sheet.prior is PRIORS[0]
