import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from coderdesk.gui.sheets.change_passphrase import ChangePassphrase
from coderdesk.gui.sheets.first_run import FirstRun
from coderdesk.gui.sheets.lock import LockScreen
from coderdesk.gui.sheets.passphrase import SecretEdit
from coderdesk.gui.sheets.recovery_code import RecoverySheet
from tests.gui.sheets.sample import CODE, GOOD, judge

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


def shown(page, qtbot):
    qtbot.addWidget(page)
    page.resize(1366, 768)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    return page


@pytest.fixture
def lock(qtbot):
    page = shown(LockScreen(judge, "Locked at **2:14 PM**."), qtbot)
    qtbot.waitUntil(page.edit.hasFocus)
    return page


@pytest.fixture
def first(qtbot):
    return shown(FirstRun(judge), qtbot)


def test_the_passphrase_is_hidden_and_not_kept(lock, press, qtbot):
    assert lock.edit.echoMode() is QLineEdit.EchoMode.Password
    press("open sesame")
    with qtbot.waitSignal(lock.unlock_asked) as told:
        press(Qt.Key.Key_Return)
    assert told.args == ["open sesame"]
    assert lock.edit.text() == ""


def test_an_empty_passphrase_is_not_tried(lock, press, qtbot):
    with qtbot.assertNotEmitted(lock.unlock_asked):
        press(Qt.Key.Key_Return)
    assert not lock.unlock.isEnabled()


def test_a_wrong_passphrase_is_said_and_the_keyboard_stays(lock):
    lock.show_busy(on=True)
    assert not lock.edit.isEnabled()
    lock.show_trouble("That is not the passphrase.", "Try again.")
    assert lock.told.said.plain == "That is not the passphrase. Try again."
    assert lock.edit.hasFocus()


def test_after_several_wrong_ones_the_wait_is_counted_down_and_ends_by_itself(lock, press, qtbot):
    press("open")
    lock.hold_off(1.2)
    assert lock.told.said.plain == "Several wrong attempts in a row. The next one in 2 seconds."
    assert not lock.edit.isEnabled()
    assert not lock.unlock.isEnabled()
    qtbot.waitUntil(lock.edit.isEnabled, timeout=30_000)
    assert lock.told.said.plain == "Try again now."
    assert lock.edit.hasFocus()
    assert lock.edit.text() == "open"


def test_without_a_wait_nothing_is_held_off(lock):
    lock.hold_off(0)
    assert lock.edit.isEnabled()
    assert lock.told.said.plain == ""


def test_caps_lock_is_noticed(lock, qtbot, press):
    qtbot.keyClick(lock.edit, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
    assert lock.told.said.plain == ""
    edit = SecretEdit("Passphrase")
    qtbot.addWidget(edit)
    with qtbot.waitSignal(edit.caps_noticed) as told:
        qtbot.keyClick(edit, "A")  # a capital without Shift
    assert told.args == [True]
    with qtbot.waitSignal(edit.caps_noticed) as told:
        qtbot.keyClick(edit, "a")
    assert told.args == [False]


def test_the_recovery_code_opens_with_a_new_passphrase(lock, press, qtbot):
    press("r", held=ALT)
    assert lock.by_code
    assert lock.code.hasFocus()
    press(CODE.lower())
    press(Qt.Key.Key_Return)
    assert lock.new.one.hasFocus()
    press(GOOD)
    press(Qt.Key.Key_Return)
    with qtbot.assertNotEmitted(lock.recovery_asked):
        press("something else", Qt.Key.Key_Return)
    assert lock.new.told.said.plain == "The two are not the same."
    lock.new.two.clear()
    press(GOOD)
    with qtbot.waitSignal(lock.recovery_asked) as told:
        press(Qt.Key.Key_Return)
    assert told.args == [CODE.lower(), GOOD]
    assert (lock.new.one.text(), lock.new.two.text()) == ("", "")


def test_escape_goes_back_to_the_passphrase(lock, press):
    press("r", held=ALT)
    press(Qt.Key.Key_Escape)
    assert not lock.by_code
    assert lock.edit.hasFocus()


def test_a_weak_passphrase_makes_no_desk(first, qtbot):
    first.new.one.setText("short")
    first.new.two.setText("short")
    assert not first.begin.isEnabled()
    assert first.new.strength.plain == "Too short."


def test_a_first_start_is_done_by_keyboard_alone(first, press, qtbot):
    qtbot.waitUntil(first.name.edit.hasFocus)
    press("J. Doe", Qt.Key.Key_Return, "CCS", Qt.Key.Key_Return, GOOD, Qt.Key.Key_Return, GOOD)
    with qtbot.waitSignal(first.begin_asked) as told:
        press(Qt.Key.Key_Return)
    assert told.args == [GOOD, "J. Doe", "CCS"]
    first.show_code(CODE)
    qtbot.waitUntil(first.code.proof.hasFocus)
    assert not first.open.isEnabled()
    press("wrong")
    assert "not its last" in first.code.told.said.plain
    first.code.proof.clear()
    press("s5-t6v")
    with qtbot.waitSignal(first.finished):
        press(Qt.Key.Key_Return)
    assert CODE[:5] not in first.code.groups.text()


def test_a_home_that_cannot_be_made_is_said(first):
    first.show_busy(on=True)
    first.show_trouble("The folder cannot be written.", "Choose another.")
    assert "cannot be written" in first.told.said.plain
    assert first.begin.isVisible()


def test_the_recovery_code_is_shown_until_it_is_kept(lay, press, qtbot):
    sheet = lay(RecoverySheet(CODE))
    with qtbot.waitSignal(sheet.print_asked) as told:
        press("p", held=ALT)
    assert told.args == [CODE]
    sheet.shown.copy.click()
    assert QGuiApplication.clipboard().text() == CODE
    with qtbot.assertNotEmitted(sheet.closed):
        press(Qt.Key.Key_Return)
    press("S5T6V")
    with qtbot.waitSignal(sheet.closed):
        press(Qt.Key.Key_Return)


def test_a_passphrase_is_changed_with_the_old_one(lay, press, qtbot):
    sheet = lay(ChangePassphrase(judge))
    press("the old one", Qt.Key.Key_Tab, GOOD, Qt.Key.Key_Tab, GOOD)
    with qtbot.waitSignal(sheet.change_asked) as told:
        press(Qt.Key.Key_Return)
    assert told.args == ["the old one", GOOD]
    sheet.show_trouble("That is not the passphrase.")
    assert sheet.old.hasFocus()
    assert "not the passphrase" in sheet.told.said.plain
