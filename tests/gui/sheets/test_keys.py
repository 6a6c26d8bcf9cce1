import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from coderdesk.gui.actions import FACES, Command, Place, key_map, keys_of
from coderdesk.gui.sheets.keys import KeysSheet
from coderdesk.gui.sheets.keys_model import HeadLine, KeyLine, answers, key_lines, laid_out

CONTROL = Qt.KeyboardModifier.ControlModifier


def commands(sheet):
    return [line.command for line in sheet.list.rows if isinstance(line, KeyLine)]


@pytest.fixture
def sheet(lay):
    return lay(KeysSheet(Place.DIAGNOSES))


def test_the_place_you_are_in_comes_first_then_everywhere():
    places = list(dict.fromkeys(line.place for line in key_lines(Place.CHART)))
    assert places[:2] == [Place.CHART, Place.EVERYWHERE]
    assert len(places) == len(set(places))


def test_every_key_that_works_is_on_the_sheet(sheet):
    shown = set(commands(sheet))
    assert shown == {command for command, face in FACES.items() if not face.later and keys_of(command)}


@pytest.mark.parametrize("per_column", [4, 5, 7, 20, 33, 200])
def test_no_column_begins_without_a_name_or_ends_with_one(per_column):
    lines = key_lines(Place.DIAGNOSES)
    rows = list(laid_out(lines, Place.DIAGNOSES, per_column))
    assert [row for row in rows if isinstance(row, KeyLine)] == list(lines)
    for start in range(0, len(rows), per_column):
        column = rows[start : start + per_column]
        assert isinstance(column[0], HeadLine)
        assert column[0].text
        assert not (isinstance(column[-1], HeadLine) and column[-1].text)


def test_columns_on_the_screen_break_where_they_were_counted(sheet):
    rows = sheet.list.rows
    for at, row in enumerate(rows[:-1]):
        here = sheet.list.visualRect(sheet.list.model().index(at, 0))
        below = sheet.list.visualRect(sheet.list.model().index(at + 1, 0))
        if below.x() != here.x():
            assert isinstance(rows[at + 1], HeadLine), row


def test_words_filter(sheet, press):
    press("evidence")
    assert set(commands(sheet)) >= {Command.DX_EVIDENCE, Command.GIVE_EVIDENCE}
    assert all("evidence" in FACES[command].text.lower() for command in commands(sheet))
    press("x")
    assert commands(sheet) == []
    assert "nothing is called that" in sheet.said.plain


@pytest.mark.parametrize(
    ("asked", "command"),
    [
        ((Qt.Key.Key_F9, Qt.KeyboardModifier.NoModifier), Command.FINISH),
        ((Qt.Key.Key_K, CONTROL), Command.ALL_COMMANDS),
        ((Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier), Command.SETTING),
    ],
)
def test_a_pressed_key_says_what_it_does(sheet, press, desk, asked, command):
    key, held = asked
    press(key, held=held)
    assert commands(sheet) == [command]
    assert desk.done == []


def test_one_letter_asks_for_the_key():
    lines = key_lines(Place.DIAGNOSES)
    found = {line.command for line in lines if answers("v", line)}
    assert found == {
        Command.DX_EVIDENCE,
        Command.PX_EVIDENCE,
        Command.SL_EVIDENCE,
        Command.GIVE_EVIDENCE,
    }


def test_a_key_is_changed_by_pressing_it(sheet, press, qtbot):
    press("see or give")
    press(Qt.Key.Key_Return, held=CONTROL)
    assert "Press the new key" in sheet.said.plain
    with qtbot.waitSignal(sheet.changed):
        press("j")
    assert keys_of(Command.DX_EVIDENCE) == ("J",)
    assert sheet.current is Command.DX_EVIDENCE
    assert sheet.box.text() == "see or give"
    press("d", held=CONTROL)
    assert keys_of(Command.DX_EVIDENCE) == ("V",)


def test_a_taken_key_is_refused_with_its_owner(sheet, press):
    press("see or give")
    press(Qt.Key.Key_Return, held=CONTROL)
    press("s")
    assert keys_of(Command.DX_EVIDENCE) == ("V",)
    assert sheet.said.plain == "S is taken in Diagnoses: Look the code up."


def test_escape_leaves_the_change_before_the_sheet(sheet, press):
    press("see or give")
    press(Qt.Key.Key_Return, held=CONTROL)
    press(Qt.Key.Key_Escape)
    assert sheet.isVisible()
    assert key_map().own == ()
    press(Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert key_map().own == ()


def test_a_family_asks_for_each_of_its_keys(sheet, press):
    press("present on admission")
    press(Qt.Key.Key_Return, held=CONTROL)
    assert "instead of Y" in sheet.said.plain
    press("j")
    assert "instead of N" in sheet.said.plain
    for letter in "ghkl":
        press(letter)
    assert keys_of(Command.DX_POA) == ("J", "G", "H", "K", "L")


def test_other_keys_of_a_changed_command_stay(sheet, press):
    press("codebook, in the")
    press(Qt.Key.Key_Return, held=CONTROL)
    press(Qt.Key.Key_F6, held=Qt.KeyboardModifier.ShiftModifier)
    assert keys_of(Command.CODEBOOK) == ("Shift+F6", "Ctrl+2")
