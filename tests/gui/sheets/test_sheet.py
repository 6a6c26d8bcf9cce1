import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLineEdit

from coderdesk.gui.actions import Command
from coderdesk.gui.parts import KeyButton, row
from coderdesk.gui.sheets.sheet import Sheet
from coderdesk.gui.theme import Look, use


@pytest.fixture
def sheet(lay):
    made = Sheet("Hold", "hold", "why it waits", (500, 300))
    made.one, made.two = QLineEdit(), QLineEdit()
    made.primary = KeyButton("Hold", Command.SHEET_DO, "primary")
    made.put(row(made.one, made.two))
    made.put_foot(None, made.primary)
    return lay(made)


def test_a_sheet_takes_the_keyboard_and_gives_it_back(sheet, desk, press, qtbot):
    assert sheet.one.hasFocus()
    with qtbot.waitSignal(sheet.closed):
        press(Qt.Key.Key_Escape)
    assert desk.edit.hasFocus()
    assert desk.done == []


def test_tab_goes_round_in_the_sheet(sheet, press):
    seen = []
    for _ in range(5):
        seen.append(QApplication.focusWidget())
        press(Qt.Key.Key_Tab)
    assert seen[:2] == [sheet.one, sheet.two]
    assert seen[4] is seen[0]
    press(Qt.Key.Key_Backtab)
    press(Qt.Key.Key_Backtab)
    assert all(sheet.isAncestorOf(widget) for widget in seen)
    assert sheet.isAncestorOf(QApplication.focusWidget())


def test_keys_of_the_desk_below_do_nothing(sheet, desk, press):
    press(Qt.Key.Key_F8)
    press(Qt.Key.Key_Z, held=Qt.KeyboardModifier.ControlModifier)
    assert desk.done == []


def test_the_desk_can_be_locked_under_a_sheet(sheet, desk, press):
    press(Qt.Key.Key_F12)
    assert desk.done == [Command.LOCK]


def test_enter_does_the_dark_button(sheet, press, qtbot):
    with qtbot.waitSignal(sheet.primary.clicked):
        press(Qt.Key.Key_Return)
    sheet.primary.setEnabled(False)
    with qtbot.assertNotEmitted(sheet.primary.clicked):
        press(Qt.Key.Key_Return)


def test_the_name_of_the_record_is_never_dimmed(sheet, desk):
    shot = desk.window.grab().toImage()
    spot = desk.name.mapTo(desk.window, QPoint(desk.name.width() - 5, 5))
    assert shot.pixelColor(spot) == QColor("#F1F3F5")
    below = desk.edit.mapTo(desk.window, QPoint(10, 200))
    assert shot.pixelColor(below) != QColor("#F1F3F5")
    assert sheet.card.y() >= desk.name.geometry().bottom()


def test_a_sheet_stays_on_a_desk_that_gets_small(sheet, desk):
    desk.window.resize(420, 360)
    QApplication.processEvents()
    assert desk.window.rect().contains(sheet.card.geometry())
    use(Look(scale=1.5))
    assert desk.window.rect().contains(sheet.card.geometry())


def test_a_sheet_leaves_although_the_keyboards_place_is_gone(sheet, desk, qtbot):
    desk.edit.deleteLater()
    qtbot.wait(1)
    with qtbot.waitSignal(sheet.closed):
        sheet.leave()
