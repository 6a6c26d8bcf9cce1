import datetime as dt

from PySide6.QtCore import Qt

from coderdesk.gui.sheets.code_columns import HELD, CodeColumnsSheet
from coderdesk.workflow.map_columns import Mapping, TableSample

DAY = dt.date(2026, 1, 1)
SAMPLE = TableSample(
    "ours.csv", (("Nr", "Service", "Text"), ("1", "90001", "one"), ("2", "90002", "two")), 1, 2
)


def test_nothing_is_taken_without_a_licence(lay):
    sheet = lay(CodeColumnsSheet(SAMPLE, DAY))
    assert not sheet.take.isEnabled()
    sheet.licence.toggle()
    assert sheet.take.isEnabled()


def test_enter_hands_over_columns_day_and_licence(lay, press, qtbot):
    sheet = lay(CodeColumnsSheet(SAMPLE, DAY))
    sheet.licence.toggle()
    with qtbot.waitSignal(sheet.import_asked) as caught:
        press(Qt.Key.Key_Return)
    assert caught.args == [Mapping(1, 2, DAY, HELD)]


def test_columns_are_chosen_by_arrows_and_what_cannot_be_is_said(lay, press):
    sheet = lay(CodeColumnsSheet(SAMPLE, DAY))
    sheet.licence.toggle()
    press(Qt.Key.Key_Up)
    assert "No row shown here" in sheet.said.plain
    assert not sheet.take.isEnabled()
    press(Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert "same column" in sheet.said.plain
    press(Qt.Key.Key_Up)
    assert sheet.take.isEnabled()
    assert sheet.table.horizontalHeaderItem(1).text() == "Codes"


def test_a_day_that_is_none_is_marked(lay):
    sheet = lay(CodeColumnsSheet(SAMPLE, DAY))
    sheet.licence.toggle()
    sheet.day.edit.setText("someday")
    assert not sheet.take.isEnabled()
