"""A day with the worklist, by keyboard in the real window."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from coderdesk.domain.encounter import Encounter, Patient
from coderdesk.domain.work import WorkStatus
from coderdesk.domain.worklist import SortBy
from coderdesk.gui.actions import Command
from coderdesk.gui.theme import Look, use
from tests.gui.accessibility import clipped, unnamed

ENTER, ESC, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Down


def stay(account, ago, name, payer="Medicare"):
    day = dt.date.today() - dt.timedelta(ago)  # noqa: DTZ011
    return Encounter(
        account=account,
        patient=Patient(f"M{account}", name),
        payer=payer,
        admit_date=day,
        discharge_date=day,
    )


@pytest.fixture
def waiting(coder):
    """A desk with three encounters waiting."""
    coder.hub.desk._encounters.create_all(
        (stay("A1", 0, "Testcase, Bao"), stay("A2", 7, "Sample, Theo"), stay("A3", 5, "Specimen, Ida")),
        "x",
        WorkStatus.WAITING,
    )
    return coder


@pytest.fixture
def save_as(monkeypatch, tmp_path):
    def answer(name):
        path = tmp_path / name
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(path), ""))
        return path

    return answer


def listed(coder):
    room = coder.window.rooms.currentWidget()
    return [row.account for row in room.worklist.rows(room.table.list.numbers)]


def go(coder):
    coder.do(Command.WORKLIST)
    coder.until(lambda: not coder.window.rooms.at_desk)
    return coder.window.rooms.currentWidget()


def test_the_list_shows_the_most_urgent_first_and_esc_goes_back(waiting):
    before = waiting.keyboard
    room = go(waiting)
    assert listed(waiting) == ["A2", "A3", "A1"]
    assert room.table.hasFocus()
    assert room.count.text() == "3 open · 1 due today · 1 over"
    waiting.press(ESC)
    assert waiting.window.rooms.at_desk
    assert waiting.keyboard is before


def test_filter_view_and_order_by_keys(waiting):
    room = go(waiting)
    waiting.press("/")
    assert room.filter.hasFocus()
    waiting.press("ida")
    assert listed(waiting) == ["A3"]
    waiting.press(ESC)
    assert listed(waiting) == ["A2", "A3", "A1"]
    assert room.table.hasFocus()
    waiting.do(Command.WORK_VIEW, at=1)
    assert listed(waiting) == ["A2", "A3"]
    waiting.do(Command.WORK_VIEW, at=0)
    waiting.do(Command.WORK_SORT)
    waiting.press("patient", ENTER)
    assert room.sort is SortBy.PATIENT
    assert listed(waiting) == ["A2", "A3", "A1"]
    room.sort_by(SortBy.PATIENT)
    assert listed(waiting) == ["A1", "A3", "A2"]


def test_next_hold_return_and_undo(waiting):
    waiting.do(Command.NEXT_ENCOUNTER)
    waiting.until(lambda: waiting.hub.state is not None)
    assert waiting.state.encounter.account == "A2"
    assert waiting.state.status is WorkStatus.WORKING
    waiting.do(Command.NEXT_ENCOUNTER)
    assert waiting.state.encounter.account == "A3"
    waiting.do(Command.PREVIOUS_ENCOUNTER)
    assert waiting.state.encounter.account == "A2"
    room = go(waiting)
    assert room.current.account == "A2"
    waiting.do(Command.HOLD)
    waiting.press("Waits for pathology", ENTER)
    waiting.until(lambda: room.current.status is WorkStatus.HOLD)
    assert waiting.state.status is WorkStatus.HOLD
    waiting.do(Command.UNDO)
    assert waiting.hub.desk.worklist.row(room.current.id).status is WorkStatus.WORKING
    waiting.do(Command.REDO)
    waiting.press("R")
    waiting.until(lambda: room.current.status is WorkStatus.WAITING)


def test_a_line_is_opened_taken_off_and_put_back(waiting):
    room = go(waiting)
    waiting.press(DOWN)
    waiting.press(Qt.Key.Key_Delete)
    waiting.until(lambda: listed(waiting) == ["A2", "A1"])
    waiting.do(Command.UNDO)
    assert listed(waiting) == ["A2", "A3", "A1"]
    room.table.choose(1)
    waiting.press(ENTER)
    assert waiting.window.rooms.at_desk
    assert waiting.state.encounter.account == "A3"


def test_bill_holds_are_set_by_keys_and_move_the_bills(waiting):
    room = go(waiting)
    waiting.do(Command.WORK_HOLDS)
    waiting.press(ENTER, "9", ENTER)
    waiting.press(ESC)
    waiting.until(lambda: waiting.window._sheet is None)
    assert waiting.hub.desk.worklist.holds()[0].days == 9
    assert room.count.text() == "3 open · 0 due today · 0 over"


def test_a_view_is_kept_under_a_name(waiting):
    room = go(waiting)
    waiting.press("/", "sample")
    waiting.do(Command.WORK_KEEP_VIEW)
    waiting.press("Theo's", ENTER, ESC)
    waiting.until(lambda: waiting.window._sheet is None)
    assert [row.view.name for row in room.views.rows][-2] == "Theo's"
    assert room.views.rows[-2].count == 1


@pytest.mark.parametrize("name", ["list.csv", "list.pdf"])
def test_the_list_is_exported_as_it_is_shown(waiting, save_as, name):
    path = save_as(name)
    go(waiting)
    waiting.press("/", "ida")
    waiting.do(Command.WORK_EXPORT)
    waiting.until(path.exists)
    waiting.hub.runner.wait()
    if name.endswith("csv"):
        assert "Specimen" in path.read_text("utf-8-sig")
        assert "Sample" not in path.read_text("utf-8-sig")


def test_a_locked_desk_keeps_nothing_of_the_list(waiting):
    go(waiting)
    waiting.do(Command.LOCK)
    assert waiting.window.covered
    assert waiting.window.rooms.at_desk
    assert waiting.window.rooms.made(Command.WORKLIST) is None


def test_an_empty_list_says_what_to_do_and_every_look_is_whole(coder):
    room = go(coder)
    assert room.empty.isVisible()
    for worn in (Look(scale=1.25), Look(dark=True, scale=1.5), Look()):
        use(worn)
        QApplication.processEvents()
        assert unnamed(room) == []
        assert clipped(room) == []
