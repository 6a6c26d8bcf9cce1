"""The ways through the desk: sheets and back, commands by name, windows, look, summary."""

import io

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from coderdesk.domain.edit import Severity
from coderdesk.domain.work import WorkStatus
from coderdesk.gui.actions import Command, Menu, menu_commands, ready
from coderdesk.gui.sheets.sheet import Sheet
from coderdesk.gui.theme import look

ENTER, ESC, TAB = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab
SHEETS = (
    Command.ALL_KEYS,
    Command.ALL_COMMANDS,
    Command.FINISH,
    Command.HOLD,
    Command.TIMELINE,
    Command.SETTINGS,
    Command.SUMMARY,
)
PANES = (Command.CHART, Command.CODEBOOK, Command.ENCOUNTER)


@pytest.fixture
def coded(coder):
    coder.try_synthetic()
    coder.assign("e1165", "E11.65")
    coder.go_to_line("E11.65")
    coder.press("Y")
    return coder


@pytest.fixture
def save_as(monkeypatch, tmp_path):
    """The file dialog answers with a path, as a person would."""

    def answer(name):
        path = tmp_path / name
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(path), ""))
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: (str(path), ""))
        monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a: ([str(path)], ""))
        return path

    return answer


def alike(these, those):
    """Whether the panes have the same parts of the width, but for the rounding to dots."""
    return len(these) == len(those) and all(abs(a - b) < 1.5 for a, b in zip(these, those, strict=True))


@pytest.mark.parametrize("pane", PANES, ids=str)
def test_sheets_open_and_esc_gives_the_keyboard_back_to_where_it_was(coded, pane):
    for command in SHEETS:
        assert command in dict(ready())
        coded.do(pane)
        before = coded.keyboard
        coded.do(command)
        coded.until(lambda: coded.window._sheet is not None)
        assert coded.window._sheet.isAncestorOf(coded.keyboard)
        coded.press(ESC)
        coded.until(lambda: coded.window._sheet is None)
        assert coded.keyboard is before, command


def test_a_second_sheet_takes_the_place_of_the_first(coded):
    coded.do(Command.CODEBOOK)
    box = coded.keyboard
    for command in SHEETS:
        coded.window.do(command)
    sheets = [each for each in coded.window.room.children() if isinstance(each, Sheet)]
    assert [sheet for sheet in sheets if sheet.isVisible()] == [coded.window._sheet]
    coded.press(ESC)
    coded.until(lambda: coded.window._sheet is None)
    assert coded.keyboard is box


def test_every_command_of_a_menu_is_answered_and_stands_in_it(coder):
    shown = {
        action.objectName() for menu in coder.window.bar.actions() for action in menu.menu().actions()
    }
    wanted = {command.value for menu in Menu if menu.value for command in menu_commands(menu)}
    assert shown == wanted


def test_any_command_is_done_by_its_name(coded):
    coded.do(Command.ALL_COMMANDS)
    coded.press("light or dark", ENTER)
    assert look().dark
    assert coded.window._sheet is None
    coded.do(Command.ALL_COMMANDS)
    coded.press("last look", ENTER)
    assert coded.window._sheet.accessibleName() == "Last look"
    coded.press(ESC)
    zoom = coded.desk.chart.place.zoom
    coded.do(Command.ALL_COMMANDS)
    coded.press("zoom in", ENTER)
    assert coded.desk.chart.place.zoom != zoom


def test_the_palette_offers_only_what_means_something_here_and_does_it(coded):
    coded.assign("i10", "I10")
    coded.go_to_line("I10")
    coded.do(Command.ALL_COMMANDS)
    offered = {row.entry.id for row in coded.window._sheet.list.rows}
    coded.press(ESC)
    menus = {command for menu in Menu if menu.value for command in menu_commands(menu)}
    assert menus <= offered
    assert Command.DX_NOTE in offered
    assert Command.PX_NOTE not in offered
    for words, codes in (
        ("move the line up", ["I10", "E11.65"]),
        ("move the line down", ["E11.65", "I10"]),
        ("make principal", ["I10", "E11.65"]),
        ("remove the line", ["E11.65"]),
        ("undo", ["I10", "E11.65"]),
    ):
        coded.do(Command.ALL_COMMANDS)
        coded.press(words, ENTER)
        assert coded.codes == codes, words
    coded.do(Command.ALL_COMMANDS)
    coded.press("note on this line", ENTER)
    coded.until(coded.desk.coding.view.editor.edit.hasFocus)


def test_the_chart_moves_to_its_own_window_and_back(coded):
    shares = coded.desk.panes.shares
    coded.do(Command.CHART)
    coded.do(Command.CHART_WINDOW)
    other = coded.desk.chart.window()
    assert other is not coded.window
    other.activateWindow()
    coded.until(other.isActiveWindow)
    coded.desk.chart.take_focus()
    coded.until(coded.desk.chart.view.hasFocus)
    coded.do(Command.NEXT_DOCUMENT)
    coded.until(lambda: coded.desk.chart.reading.at == 1)
    coded.do(Command.ALL_KEYS)
    coded.until(lambda: coded.window.isActiveWindow() and coded.window._sheet is not None)
    coded.press(ESC)
    coded.until(other.isActiveWindow)
    assert coded.keyboard is coded.desk.chart.view
    coded.select("COPD")
    coded.do(Command.SEARCH_SELECTION)
    coded.until(coded.desk.book.box.hasFocus)
    assert coded.desk.book.box.text() == "COPD"
    coded.do(Command.CHART)
    coded.until(coded.desk.chart.view.hasFocus)
    coded.do(Command.ENCOUNTER)
    coded.until(coded.desk.coding.view.hasFocus)
    coded.do(Command.CHART_WINDOW)
    coded.until(lambda: coded.desk.chart.window() is coded.window)
    assert coded.desk.panes.indexOf(coded.desk.chart) == 0
    assert coded.desk.chart.isVisible()
    assert coded.desk.chart.reading.at == 1
    coded.until(lambda: alike(coded.desk.panes.shares, shares))
    coded.until(coded.window.isActiveWindow)
    assert coded.keyboard is coded.desk.chart.view
    assert len([each for each in QApplication.topLevelWidgets() if each.isVisible()]) == 1


def test_the_chart_comes_back_beside_a_room_and_the_widths_are_the_old_ones(coded):
    shares = coded.desk.panes.shares
    coded.go_to_line("E11.65")
    coded.do(Command.CHART_WINDOW)
    coded.window.activateWindow()
    coded.desk.coding.view.setFocus()
    coded.window.do(Command.NEW_QUERY)
    coded.until(lambda: coded.desk.panes.room is not None)
    coded.window.do(Command.CHART_WINDOW)
    coded.until(lambda: coded.desk.chart.window() is coded.window)
    coded.desk.panes.leave_room()
    coded.until(lambda: alike(coded.desk.panes.shares, shares))


def test_closing_the_chart_window_by_its_own_button_puts_the_chart_back(coded):
    coded.do(Command.CHART_WINDOW)
    coded.desk.chart.window().close()
    coded.until(lambda: coded.desk.chart.window() is coded.window)
    assert coded.desk.chart.isVisible()


def test_the_look_changes_while_working_and_nothing_is_lost(coded):
    coded.search("heart failure")
    before = coded.codes, coded.desk.book.box.text(), coded.desk.chart.place
    for command in (Command.LIGHT_DARK, Command.LARGER, Command.LARGER, Command.LARGER):
        coded.do(command)
    assert look().dark
    assert look().scale == pytest.approx(1.3)
    coded.do(Command.STANDARD)
    coded.do(Command.LIGHT_DARK)
    assert (look().dark, look().scale) == (False, 1.0)
    assert (coded.codes, coded.desk.book.box.text()) == before[:2]
    assert coded.desk.chart.place.page == before[2].page


def test_the_summary_is_shown_saved_and_is_a_readable_pdf(coded, save_as):
    path = save_as("out.pdf")
    coded.do(Command.SUMMARY)
    coded.until(lambda: coded.app.paper.drawn)
    with coded.qtbot.waitSignal(coded.hub.exported, timeout=15_000):
        coded.do(Command.SHEET_SAVE)
    pdf = pypdf.PdfReader(path)
    text = "".join(page.extract_text() for page in pdf.pages)
    assert "E11.65" in text
    assert coded.state.encounter.patient.name.split(",")[0] in text
    assert "ynthetic" in text or "YNTHETIC" in text
    assert "Anyone who has it can read it." in coded.window._sheet.said.plain


def test_the_summary_without_the_person_names_nobody(coded, save_as):
    path = save_as("bare")
    coded.do(Command.SUMMARY)
    coded.until(lambda: coded.app.paper.drawn)
    coded.do(Command.SHEET_DEIDENTIFIED)
    coded.until(lambda: coded.app.paper.drawn)
    with coded.qtbot.waitSignal(coded.hub.exported, timeout=15_000):
        coded.do(Command.SHEET_SAVE)
    text = pypdf.PdfReader(path.with_suffix(".pdf")).pages[0].extract_text()
    patient = coded.state.encounter.patient
    assert patient.name.split(",")[0] not in text
    assert patient.mrn not in text


def test_a_password_locks_the_summary(coded, save_as):
    path = save_as("locked.pdf")
    coded.do(Command.SUMMARY)
    coded.until(lambda: coded.app.paper.drawn)
    coded.do(Command.SHEET_PASSWORD)
    coded.press("tall grey tower")
    with coded.qtbot.waitSignal(coded.hub.exported, timeout=15_000):
        coded.do(Command.SHEET_SAVE)
    assert "It opens with its password." in coded.window._sheet.said.plain
    data = io.BytesIO(path.read_bytes())
    reader = pypdf.PdfReader(data)
    assert reader.is_encrypted
    assert reader.decrypt("wrong") == 0
    assert reader.decrypt("tall grey tower")
    assert "E11.65" in reader.pages[0].extract_text()


def test_a_summary_that_cannot_be_written_says_so(coded, save_as, tmp_path):
    path = save_as("no such folder/out.pdf")
    coded.do(Command.SUMMARY)
    coded.until(lambda: coded.app.paper.drawn)
    coded.do(Command.SHEET_SAVE)
    coded.until(lambda: coded.troubles)
    assert "out.pdf" in coded.troubles[0].message
    assert not path.exists()
    said = coded.window._sheet.said.plain
    assert "out.pdf" in said


def test_the_last_look_goes_to_what_is_open_and_makes_final(coded):
    coded.assign("i10", "I10")
    coded.do(Command.FINISH)
    sheet = coded.window._sheet
    assert any("I10" in getattr(row, "text", "") for row in sheet.list.rows)
    errors = [edit for edit in coded.state.edits if edit.severity is Severity.ERROR]
    assert bool(errors) == sheet.reason.isVisible()
    coded.press(ESC)
    coded.go_to_line("I10")
    coded.press("Y")
    coded.do(Command.FINISH)
    coded.do(Command.FINISH)
    coded.until(lambda: coded.state.status is WorkStatus.DONE)


def test_a_final_encounter_refuses_a_change_in_words(coded):
    coded.do(Command.FINISH)
    coded.do(Command.FINISH)
    coded.until(lambda: coded.state.status is WorkStatus.DONE)
    before = coded.codes
    coded.search("i10")
    coded.do(Command.ASSIGN)
    coded.until(lambda: coded.message)
    assert coded.codes == before
    assert "reopen" in coded.message.lower()


def test_hold_asks_for_a_reason_and_says_it_in_the_timeline(coded):
    coded.do(Command.HOLD)
    coded.press("Waiting for the pathology report")
    coded.press(ENTER)
    coded.until(lambda: coded.state.status is WorkStatus.HOLD)
    coded.do(Command.TIMELINE)
    lines = [row.below for row in coded.window._sheet.list.rows]
    assert any("pathology" in line for line in lines)


def test_an_encounter_goes_out_to_a_file_and_comes_in_again(coded, save_as):
    path = save_as("encounter.json")
    coded.do(Command.EXPORT_ENCOUNTER)
    assert path.exists()
    first = coded.hub.session.id
    coded.do(Command.IMPORT_ENCOUNTER)
    assert coded.hub.session.id != first
    assert coded.codes == ["E11.65"]
    assert coded.line("E11.65").poa == "Y"
