"""In and out of the desk, by keyboard."""

import time

import pytest
from PySide6.QtCore import Qt

from coderdesk.gui.actions import Command
from coderdesk.gui.sheets.first_run import FirstRun
from coderdesk.gui.sheets.lock import LockScreen
from coderdesk.storage import vault
from coderdesk.storage.home import HomeState
from coderdesk.workflow import unlock
from tests.trips.conftest import PASSPHRASE, enter, texts

ENTER, TAB, ESC = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape


@pytest.fixture(autouse=True)
def light_vault(monkeypatch):
    """Argon2 at full strength takes a second each time; its own tests see to that."""
    found = unlock.Door.found
    monkeypatch.setattr(
        unlock.Door, "found", lambda door, passphrase, cost=unlock.LIGHT: found(door, passphrase, cost)
    )
    monkeypatch.setattr(vault, "COST", unlock.LIGHT)


def first_run(coder) -> FirstRun:
    screen = coder.window.stack.currentWidget()
    assert isinstance(screen, FirstRun)
    return screen


def lock_screen(coder) -> LockScreen:
    screen = coder.window.stack.currentWidget()
    assert isinstance(screen, LockScreen)
    return screen


def found_by_keys(coder, name="J. Doe", credential="CCS"):
    """Go through the first run; the recovery code is the answer."""
    screen = first_run(coder)
    coder.until(screen.name.edit.hasFocus)
    coder.press(name, ENTER, credential, ENTER, PASSPHRASE, ENTER, PASSPHRASE, ENTER)
    coder.until(screen.code.proof.hasFocus)
    code = screen.code._code
    coder.press(code[-6:], ENTER)
    coder.until(lambda: not coder.window.covered)
    coder.until(coder.desk.book.box.hasFocus)
    return code


def test_the_first_start_asks_for_a_passphrase_and_shows_the_recovery_code_once(start, home):
    coder = start()
    assert coder.window.covered
    code = found_by_keys(coder)
    assert len(code) > 20
    assert coder.app.door.state is HomeState.READY
    assert coder.window.settings.coder == "J. Doe"
    assert coder.hub.desk is not None
    assert coder.hub.desk.who == "J. Doe, CCS"
    assert code not in "".join(label for label in texts(coder.window))


def test_the_desk_cannot_be_entered_without_typing_the_end_of_the_recovery_code(start):
    coder = start()
    screen = first_run(coder)
    coder.until(screen.name.edit.hasFocus)
    coder.press(ENTER, ENTER, PASSPHRASE, ENTER, PASSPHRASE, ENTER)
    coder.until(screen.code.proof.hasFocus)
    coder.press("XXXXX", ENTER)
    assert coder.window.covered
    assert screen.code.told.said.plain == "Those are not its last characters."


def test_a_weak_passphrase_makes_no_desk(start):
    coder = start()
    screen = first_run(coder)
    coder.until(screen.name.edit.hasFocus)
    coder.press(ENTER, ENTER, "password", ENTER, "password", ENTER)
    assert not screen.begin.isEnabled()
    assert coder.app.door.state is HomeState.NEW


def test_a_wrong_passphrase_is_refused_in_words_and_the_right_one_opens(start):
    coder = start()
    enter(coder)
    coder.do(Command.LOCK)
    screen = lock_screen(coder)
    coder.until(screen.edit.hasFocus)
    coder.press("seven wet herons", ENTER)
    coder.until(lambda: "passphrase" in screen.told.said.plain.lower() and screen.edit.isEnabled())
    assert coder.window.covered
    coder.until(screen.edit.hasFocus)
    coder.press(PASSPHRASE, ENTER)
    coder.until(lambda: not coder.window.covered)
    coder.until(coder.desk.book.box.hasFocus)


def test_the_recovery_code_opens_the_desk_and_sets_a_new_passphrase(start):
    coder = start()
    code = found_by_keys(coder)
    coder.do(Command.LOCK)
    screen = lock_screen(coder)
    coder.until(screen.edit.hasFocus)
    coder.do(Command.SHEET_RECOVERY)
    coder.until(screen.code.hasFocus)
    new = "nine dry ravens under the bridge"
    coder.press(code.lower(), ENTER, new, ENTER, new, ENTER)
    coder.until(lambda: not coder.window.covered)
    coder.do(Command.LOCK)
    coder.until(lock_screen(coder).edit.hasFocus)
    coder.press(new, ENTER)
    coder.until(lambda: not coder.window.covered)


def test_locking_closes_the_work_file_and_shows_nothing_of_the_record(start):
    coder = start()
    enter(coder)
    coder.try_synthetic()
    coder.assign("pneumonia", "J18.9")
    work = coder.hub.desk._work
    encounter, title = coder.state.encounter, coder.desk.chart.reading.shown.document.title
    record = (encounter.account, encounter.patient.name, encounter.patient.mrn, title)
    assert all(any(fact in text for text in texts(coder.window)) for fact in record)
    coder.do(Command.LOCK)
    assert coder.window.covered
    assert work.closed
    assert coder.hub.desk is None
    assert coder.hub.state is None
    assert coder.desk.chart.reading.shown is None
    assert coder.desk.chart.reading.rows == ()
    assert coder.desk.coding.state is None
    coder.until(lambda: not [text for text in texts(coder.window) for fact in record if fact in text])
    coder.press(PASSPHRASE, ENTER)
    coder.until(lambda: not coder.window.covered)
    assert coder.codes == ["J18.9"]


def test_locking_from_a_sheet_takes_the_sheet_away(start):
    coder = start()
    enter(coder)
    coder.try_synthetic()
    coder.do(Command.FINISH)
    coder.until(lambda: coder.window._sheet is not None)
    coder.do(Command.LOCK)
    assert coder.window.covered
    assert coder.window._sheet is None


def test_locking_with_the_chart_in_its_own_window_leaves_no_window_with_the_record(start):
    coder = start()
    enter(coder)
    coder.try_synthetic()
    coder.do(Command.CHART_WINDOW)
    coder.until(coder.desk.chart.window().isVisible)
    assert coder.desk.chart.window() is not coder.window
    coder.do(Command.LOCK)
    assert coder.window.covered
    assert coder.desk.chart.window() is coder.window
    assert coder.desk.chart.reading.shown is None


@pytest.mark.parametrize("hours", [0, -24 * 365, -1])
def test_an_idle_desk_locks_itself_whatever_the_clock_says(start, monkeypatch, hours):
    coder = start()
    enter(coder)
    coder.window.remember(idle_lock_minutes=1)
    set_to = time.time() + hours * 3600
    monkeypatch.setattr("coderdesk.gui.doorway.time.time", lambda: set_to)
    coder.app.doorway._doing -= 61
    coder.app.doorway._on_watch()
    assert coder.window.covered
    assert "1 minute" in lock_screen(coder).state.plain
