"""A day with the worklist, by keyboard in the real window."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from coderdesk.domain.encounter import Encounter, Patient
from coderdesk.domain.work import WorkStatus
from coderdesk.domain.worklist import SortBy, WorkFilter, WorkView
from coderdesk.gui.actions import Command
from coderdesk.gui.sheets.listing import ListingSheet
from coderdesk.gui.theme import Look, use
from coderdesk.storage.roll import AT_ONCE
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


def test_a_day_from_files_to_done(coder, monkeypatch, tmp_path, save_as):
    """Fill, filter, next, code, hold, return, done, export."""
    paths = [tmp_path / "list.csv", tmp_path / "A9.txt"]
    paths[0].write_text(
        "Account,Patient,Setting,Payer,Discharge date\n"
        "A1,Sample Theo,inpatient,Medicaid,2026-01-05\n"
        "A2,Specimen Ida,ED,Medicare,2026-01-06\n"
        ",Nobody,inpatient,Medicare,2026-01-06\n"
    )
    paths[1].write_text("Discharge Summary\n\nPneumonia.\n")
    names = [str(path) for path in paths]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a: (names, ""))
    room = go(coder)
    coder.do(Command.WORK_FILL)
    coder.until(lambda: getattr(coder.window._sheet, "counts", None) is not None)
    assert coder.window._sheet.counts.plain.startswith("4 read")
    coder.press(ENTER)
    coder.until(lambda: len(room.table.list.numbers) == 3 and coder.window._sheet is None)
    room.take_focus()
    coder.press("/", "ida", ESC)
    assert len(room.table.list.numbers) == 3
    coder.do(Command.NEXT_ENCOUNTER)
    coder.until(lambda: coder.hub.state is not None)
    assert coder.state.encounter.account == "A1"
    coder.assign("j189", "J18.9")
    coder.do(Command.HOLD)
    coder.press("Waits for pathology", ENTER)
    coder.until(lambda: coder.state.status is WorkStatus.HOLD)
    go(coder)
    coder.press("R")
    coder.until(lambda: room.current.status is WorkStatus.WAITING)
    coder.press(ENTER)
    coder.until(lambda: coder.state.status is WorkStatus.WORKING)
    coder.hub.finish("checked")
    assert coder.state.status is WorkStatus.DONE
    go(coder)
    assert room.views.rows[8].count == 1
    path = save_as("day.csv")
    coder.do(Command.WORK_VIEW, at=8)
    coder.do(Command.WORK_EXPORT)
    coder.until(path.exists)
    assert "A1" in path.read_text("utf-8-sig")
    assert "A2" not in path.read_text("utf-8-sig")


def test_several_lines_are_taken_off_and_given_at_once(waiting):
    room = go(waiting)
    waiting.do(Command.WORK_SELECT_DOWN)
    waiting.until(lambda: len(room.table.selected) == 2)
    assert room.said.text().startswith("2 lines chosen")
    waiting.do(Command.WORK_MINE)
    waiting.until(
        lambda: (
            [row.owner != "" for row in room.worklist.rows(room.table.list.numbers)]
            == [
                True,
                True,
                False,
            ]
        )
    )
    room.table.choose(0)
    waiting.do(Command.WORK_SELECT_DOWN)
    waiting.do(Command.WORK_OFF)
    waiting.until(lambda: listed(waiting) == ["A1"])
    assert room.said.text().startswith("2 encounters taken off")
    waiting.do(Command.UNDO)
    assert listed(waiting) == ["A2", "A3", "A1"]


def test_an_own_view_is_forgotten_by_key_and_comes_back(waiting):
    room = go(waiting)
    waiting.do(Command.WORK_DROP_VIEW)
    assert waiting.troubles.pop().message == "Only a view of your own can be forgotten."
    waiting.press(ESC)
    waiting.hub.desk.worklist.keep_view(WorkView("Theo's", WorkFilter(words="theo")))
    room.renew_all()
    room.show_view(len(room.views.rows) - 2)
    assert listed(waiting) == ["A2"]
    waiting.do(Command.WORK_DROP_VIEW)
    waiting.until(lambda: room.view.name == "All open")
    assert "Theo's" not in [row.view.name for row in room.views.rows]
    waiting.do(Command.UNDO)
    assert "Theo's" in [row.view.name for row in room.views.rows]


def test_the_menu_reaches_the_worklist_from_the_desk(waiting):
    waiting.window.do(Command.WORK_OFF)
    assert not waiting.window.rooms.at_desk
    assert listed(waiting) == ["A2", "A3", "A1"]
    waiting.press(ESC)
    waiting.window.do(Command.WORK_SORT)
    assert isinstance(waiting.window._sheet, ListingSheet)
    waiting.press(ESC)


def test_a_new_day_is_worked_out_beside_the_list_and_next_waits_for_it(waiting):
    waiting.hub.desk._encounters.create_all(
        [stay(f"B{number}", 1, "Example, Rosa") for number in range(AT_ONCE)], "x", WorkStatus.WAITING
    )
    waiting.do(Command.NEXT_ENCOUNTER)
    waiting.until(lambda: waiting.hub.state is not None)
    assert waiting.state.encounter.account == "A2"
    room = go(waiting)
    waiting.hub.desk.worklist.today = lambda: dt.date.today() + dt.timedelta(1)  # noqa: DTZ011
    waiting.press(ESC)
    room = go(waiting)
    assert len(room.table.list.numbers) == AT_ONCE + 3
    waiting.until(lambda: not waiting.hub.desk.worklist.behind)
