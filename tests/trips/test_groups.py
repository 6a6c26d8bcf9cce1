"""Several codes at once, by keyboard: code sets and as last time."""

from PySide6.QtCore import Qt

from coderdesk.domain.changes import SetField
from coderdesk.domain.code import System
from coderdesk.domain.encounter import Encounter, Setting
from coderdesk.gui.actions import Command

ALT = Qt.KeyboardModifier.AltModifier
ENTER = Qt.Key.Key_Return


def begin(coder, mrn=""):
    coder.hub.begin(Encounter(setting=Setting.PROFESSIONAL))
    coder.hub.change(SetField("mrn", mrn))


def test_a_set_is_made_from_the_desk_put_on_elsewhere_and_undone_in_one_step(coder):
    begin(coder)
    for code in ("E11.22", "N18.31", "Z79.4"):
        coder.hub.assign(System.ICD10CM, code)
    coder.do(Command.CODE_SET)
    coder.press(Qt.Key.Key_G, held=ALT)
    coder.press("Kidney visit", ENTER, Qt.Key.Key_Escape)
    begin(coder)
    coder.hub.assign(System.ICD10CM, "N18.31")
    coder.do(Command.CODE_SET)
    coder.press("kidney", ENTER)
    assert coder.codes == ["N18.31", "E11.22", "Z79.4"]
    assert coder.line("E11.22").edition == "icd10cm-2026-04-01"
    coder.do(Command.UNDO)
    assert coder.codes == ["N18.31"]
    coder.do(Command.REDO)
    assert len(coder.codes) == 3


def test_codes_of_a_set_may_be_typed_without_dots_and_a_wrong_word_is_named(coder):
    begin(coder)
    coder.do(Command.CODE_SET)
    coder.press(Qt.Key.Key_G, held=ALT)
    coder.press("Typed", Qt.Key.Key_Tab, "e1122 99213-25 nonsense", ENTER)
    sheet = coder.window._sheet
    assert "nonsense" in sheet.told.plain
    coder.press(Qt.Key.Key_End)
    for _letter in "nonsense":
        coder.press(Qt.Key.Key_Backspace)
    coder.press(ENTER)
    coder.press(ENTER)
    assert coder.codes == ["E11.22"]
    assert coder.state.encounter.services[0].modifiers == ("25",)


def test_as_last_time_puts_the_ticked_codes_of_the_same_mrn_on(coder):
    begin(coder, "MRN-1")
    coder.hub.assign(System.ICD10CM, "E11.9")
    coder.hub.assign(System.ICD10CM, "I10")
    begin(coder, "MRN-12")
    coder.hub.assign(System.ICD10CM, "J18.9")
    begin(coder, "MRN-1")
    coder.hub.assign(System.ICD10CM, "I10")
    coder.do(Command.LAST_TIME)
    assert len(coder.window._sheet._priors) == 1
    coder.press(ENTER)
    assert coder.codes == ["I10", "E11.9"]
    coder.do(Command.UNDO)
    assert coder.codes == ["I10"]


def test_a_new_patient_has_no_last_time_and_the_sheet_says_so(coder):
    begin(coder)
    coder.do(Command.LAST_TIME)
    assert coder.window._sheet.prior is None
    coder.press(ENTER)
    coder.press(Qt.Key.Key_Escape)
    assert coder.codes == []
