import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coderdesk.gui.sheets.hold import HoldSheet, day_of
from coderdesk.gui.sheets.importing import ImportSheet
from coderdesk.gui.sheets.last_look import LastLook
from coderdesk.gui.sheets.listing import Listed, ListingSheet
from coderdesk.gui.sheets.password import PasswordPrompt
from coderdesk.gui.sheets.progress import ProgressSheet
from coderdesk.gui.sheets.reason import ReasonPrompt
from coderdesk.gui.sheets.settings import SettingsSheet
from coderdesk.gui.sheets.summary import SummarySheet, SummaryWish
from coderdesk.settings import Settings, Theme
from tests.gui.sheets.sample import OVER, parts

ALT = Qt.KeyboardModifier.AltModifier
MONDAY = dt.date(2026, 9, 21)


# last look


def test_a_line_of_the_last_look_goes_there(lay, press, qtbot, desk):
    sheet = lay(LastLook(OVER))
    with qtbot.waitSignal(sheet.went) as told:
        press(Qt.Key.Key_Return)
    assert told.args == ["line 5"]
    assert desk.edit.hasFocus()


def test_heads_are_passed_over_and_what_only_tells_goes_nowhere(lay, press, qtbot):
    sheet = lay(LastLook(OVER))
    press(Qt.Key.Key_Down)
    with qtbot.assertNotEmitted(sheet.went):
        press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Down)
    assert sheet.list.current.target == "doc 3"


def test_an_open_error_asks_why(lay, press, qtbot):
    sheet = lay(LastLook(OVER))
    with qtbot.assertNotEmitted(sheet.final_asked):
        press(Qt.Key.Key_F9)
    assert sheet.reason.hasFocus()
    press("the surgeon confirmed it")
    with qtbot.waitSignal(sheet.final_asked) as told:
        press(Qt.Key.Key_F9)
    assert told.args == ["the surgeon confirmed it"]


def test_without_an_error_no_reason_is_asked(lay, press, qtbot):
    sheet = lay(LastLook(replace(OVER, needs_reason=False, groups=())))
    assert not sheet.reason.isVisible()
    with qtbot.waitSignal(sheet.final_asked) as told:
        press(Qt.Key.Key_Return)
    assert told.args == [""]


def test_it_can_be_held_instead(lay, press, qtbot, desk):
    sheet = lay(LastLook(OVER))
    with qtbot.waitSignal(sheet.hold_asked):
        press(Qt.Key.Key_F8)
    assert desk.done == []


# hold


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("", None),
        ("09/30/2026", dt.date(2026, 9, 30)),
        ("9/30", dt.date(2026, 9, 30)),
        ("9-30-26", dt.date(2026, 9, 30)),
        ("1/5", dt.date(2027, 1, 5)),
        ("+3", dt.date(2026, 9, 24)),
        (" +0 ", MONDAY),
    ],
)
def test_a_day_is_read_as_it_is_typed(typed, day):
    assert day_of(typed, MONDAY) == day


@pytest.mark.parametrize("typed", ["13/40", "soon", "2/30", "+", "9/30/202", "1/2/3/4"])
def test_what_is_no_day_is_refused(typed):
    with pytest.raises(ValueError, match=r"."):
        day_of(typed, MONDAY)


def test_the_29th_of_february_waits_for_its_year():
    assert day_of("2/29", dt.date(2027, 12, 1)) == dt.date(2028, 2, 29)


def test_a_hold_needs_a_reason(lay, press, qtbot):
    sheet = lay(HoldSheet("A1001"))
    with qtbot.assertNotEmitted(sheet.held):
        press(Qt.Key.Key_Return)
    press("waits for me", Qt.Key.Key_Tab, "soon")
    with qtbot.assertNotEmitted(sheet.held):
        press(Qt.Key.Key_Return)
    assert sheet.until.edit.hasFocus()
    sheet.until.edit.setText("12/31/2026")
    with qtbot.waitSignal(sheet.held) as told:
        press(Qt.Key.Key_Return)
    assert told.args == ["waits for me", dt.date(2026, 12, 31)]


def test_a_reason_can_be_chosen(lay, press, qtbot):
    sheet = lay(HoldSheet("A1001"))
    press(Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Down)
    assert sheet.reason.text == sheet.list.current
    with qtbot.waitSignal(sheet.held) as told:
        press(Qt.Key.Key_Return)
    assert told.args[1] is None


# settings


def test_every_choice_counts_at_once(lay, qtbot):
    sheet = lay(SettingsSheet(Settings(coder="J. Doe", text_scale=1.1)))
    assert sheet.text_size.at == 2
    with qtbot.waitSignal(sheet.changed) as told:
        sheet.theme.step()
    assert told.args[0].theme is Theme.LIGHT
    with qtbot.waitSignal(sheet.changed) as told:
        sheet.idle.step(-1)
    assert told.args[0].idle_lock_minutes == 10
    assert told.args[0].theme is Theme.LIGHT
    sheet.name.edit.setText("A. Coder")
    with qtbot.waitSignal(sheet.changed) as told:
        sheet.name.edit.editingFinished.emit()
    assert (told.args[0].coder, told.args[0].text_scale) == ("A. Coder", 1.1)


def test_a_name_that_did_not_change_is_not_told(lay, qtbot):
    sheet = lay(SettingsSheet(Settings(coder="J. Doe")))
    with qtbot.assertNotEmitted(sheet.changed):
        sheet.name.edit.editingFinished.emit()


# summary


def test_the_summary_is_saved_as_it_is_wished(lay, press, qtbot):
    sheet = lay(SummarySheet("A1001"))
    assert not sheet.primary.isEnabled()
    sheet.show_pages([QImage(85, 110, QImage.Format.Format_RGB32)])
    with qtbot.waitSignal(sheet.wished) as told:
        press("x", held=ALT)
    assert told.args == [SummaryWish(without_person=True)]
    assert not sheet.print.isEnabled()
    sheet.show_pages([QImage(85, 110, QImage.Format.Format_RGB32)])
    press("u", held=ALT)
    press("a word")
    with qtbot.waitSignal(sheet.save_asked) as told:
        press(Qt.Key.Key_Return)
    assert told.args == [SummaryWish(without_person=True, password=sheet.password.text())]
    assert sheet.password.text() == "a word"
    with qtbot.waitSignal(sheet.print_asked):
        press("p", held=ALT)


def test_pages_scroll_by_keyboard(lay, press):
    sheet = lay(SummarySheet())
    page = QImage(850, 1100, QImage.Format.Format_RGB32)
    sheet.show_pages([page, page, page])
    assert sheet.pages.hasFocus()
    bar = sheet.pages.verticalScrollBar()
    press(Qt.Key.Key_PageDown)
    assert bar.value() == bar.pageStep()
    press(Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    press(Qt.Key.Key_Home)
    assert bar.value() == 0


# password, progress, reason


def test_a_password_is_given_once_and_asked_again(lay, press, qtbot):
    sheet = lay(PasswordPrompt("H&P.pdf"))
    press("wrong")
    with qtbot.waitSignal(sheet.given) as told:
        press(Qt.Key.Key_Return)
    assert told.args == ["wrong"]
    sheet.show_trouble("That password does not open it.")
    assert sheet.told.said.plain == "That password does not open it."
    with qtbot.waitSignal(sheet.skipped):
        press(Qt.Key.Key_Escape)


def test_a_file_that_opened_was_not_skipped(lay, qtbot):
    sheet = lay(PasswordPrompt("a **b**.pdf"))
    with qtbot.assertNotEmitted(sheet.skipped):
        sheet.finish()


def test_progress_is_counted_and_stopped(lay, press, qtbot):
    sheet = lay(ProgressSheet("Building", "The tabular list"))
    sheet.show_step(0, 0)
    sheet.show_step(37_000, 74_000)
    assert sheet.count.text() == "37,000 of 74,000"
    assert sheet.bar.value() == 500
    sheet.show_step(80_000, 74_000)
    assert sheet.bar.value() == 1000
    with qtbot.waitSignal(sheet.stopped):
        press(Qt.Key.Key_Escape)


def test_a_finished_job_was_not_stopped(lay, qtbot):
    sheet = lay(ProgressSheet("Building", "The tabular list"))
    with qtbot.assertNotEmitted(sheet.stopped):
        sheet.finish()


@pytest.fixture
def prompt(qtbot):
    page, asked = QWidget(), ReasonPrompt()
    page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    QVBoxLayout(page).addWidget(asked)
    qtbot.addWidget(page)
    page.resize(800, 100)
    page.show()
    page.activateWindow()
    page.setFocus()
    qtbot.waitUntil(page.hasFocus)
    asked.page = page
    return asked


def test_a_reason_is_asked_in_place(prompt, press, qtbot):
    assert not prompt.isVisible()
    prompt.ask("Why leave `I10` as it is?", past=("Confirmed by the surgeon",))
    with qtbot.assertNotEmitted(prompt.given):
        press(Qt.Key.Key_Return)
    press("conf")
    assert prompt.edit.text() == "confirmed by the surgeon"
    with qtbot.waitSignal(prompt.given) as told:
        press(Qt.Key.Key_Return)
    assert told.args[0].casefold() == "confirmed by the surgeon"
    assert prompt.parentWidget().hasFocus()


def test_a_question_can_be_dropped(prompt, press, qtbot):
    prompt.ask("Why?")
    with qtbot.waitSignal(prompt.dropped):
        press(Qt.Key.Key_Escape)
    assert not prompt.isVisible()


# import, listing


def test_a_licensed_book_waits_for_the_licence(lay, press, qtbot):
    sheet = lay(ImportSheet("books.zip", parts()))
    assert not sheet.primary.isEnabled()
    press(Qt.Key.Key_Space)
    with qtbot.waitSignal(sheet.import_asked) as told:
        press(Qt.Key.Key_Return)
    assert told.args == [True]


def test_a_public_book_is_taken_at_once(lay, press, qtbot):
    sheet = lay(ImportSheet("addenda.txt", parts()[:1]))
    assert "FY2027" in sheet.list.rows[0].spoken
    with qtbot.waitSignal(sheet.import_asked) as told:
        press(Qt.Key.Key_Return)
    assert told.args == [False]


def test_what_cannot_be_imported_says_why(lay, press, qtbot):
    sheet = lay(ImportSheet("hcpcs.txt", parts()[2:]))
    assert not sheet.primary.isEnabled()
    assert "row 4,221" in sheet.list.rows[0].spoken


def test_a_listing_is_filtered_and_chosen_by_keyboard(lay, press, qtbot):
    lines = [Listed("One", "first", "", 1), Listed("Two", "second", "", 2), Listed("Three", "", "", 3)]
    sheet = lay(ListingSheet("Encounters", "worklist", lines, does="Take up"))
    press(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up)
    assert sheet.list.at == 1
    press("t")
    with qtbot.waitSignal(sheet.chosen) as told:
        press(Qt.Key.Key_Return)
    assert told.args[0] in (1, 2)
