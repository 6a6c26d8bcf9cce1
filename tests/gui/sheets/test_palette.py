import pytest
from PySide6.QtCore import Qt

from coderdesk.gui.actions import FACES, Command
from coderdesk.gui.sheets.palette import Entry, Palette, command_entries, find, marked

ENTRIES = (
    Entry(1, "Summary: show, save, print"),
    Entry(2, "Assign as principal"),
    Entry(3, "Print the recovery code"),
    Entry(4, "Expression", also="hidden words"),
    Entry(5, "Lock the desk", "Help"),
)


def ids(words):
    return [shown.entry.id for shown in find(words, ENTRIES)]


def test_words_find_beginnings_first():
    assert ids("pri") == [3, 1, 2]
    assert ids("pr") == [3, 1, 2, 4]
    assert ids("co pr") == [3]
    assert ids("hidden") == [4]
    assert ids("help") == [5]
    assert ids("  ") == [1, 2, 3, 4, 5]
    assert ids("zzz") == []
    assert ids("(") == []


def test_the_matched_letters_are_marked():
    (shown,) = find("rec pri", ENTRIES)
    assert marked(shown.entry.text, shown.marks) == "**Pri**nt the **rec**overy code"
    assert marked("a*b", ((0, 1),)) == r"**a**\*b"


def test_every_command_that_does_something_can_be_found():
    offered = {entry.id for entry in command_entries()}
    assert {Command.LOCK, Command.SUMMARY, Command.ABOUT, Command.UNDO} <= offered
    assert not any(FACES[command].later for command in offered)


@pytest.mark.parametrize("words", ["lock the desk", "lock desk", "Desk lo"])
def test_typed_words_and_enter_do_a_command(lay, press, qtbot, desk, words):
    sheet = lay(Palette())
    press(words)
    with qtbot.waitSignal(sheet.chosen) as told:
        press(Qt.Key.Key_Return)
    assert told.args == [Command.LOCK]
    assert desk.edit.hasFocus()


def test_arrows_choose_while_typing_goes_on(lay, press):
    sheet = lay(Palette(ENTRIES))
    press(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up)
    assert sheet.list.current.entry.id == 2
    press("p")
    assert sheet.box.text() == "p"
    assert sheet.list.at == 0


def test_nothing_found_is_said_and_does_nothing(lay, press, qtbot):
    sheet = lay(Palette(ENTRIES))
    press("xyz")
    assert sheet.count.text() == "Nothing is called that."
    with qtbot.assertNotEmitted(sheet.chosen):
        press(Qt.Key.Key_Return)


def test_the_desk_can_add_what_it_finds(lay, press, qtbot):
    sheet = lay(Palette(ENTRIES))
    with qtbot.waitSignal(sheet.words_typed):
        press("i50")
    sheet.show_more("i5", (Entry("late", "late answer"),))
    assert sheet.list.rows == ()
    sheet.show_more("i50", (Entry("I50.9", "Heart failure, unspecified", "ICD-10-CM"),))
    with qtbot.waitSignal(sheet.chosen) as told:
        press(Qt.Key.Key_Return)
    assert told.args == ["I50.9"]


def test_a_row_tells_its_place_and_key(qapp):
    (lock,) = (shown for shown in find("lock the desk", command_entries()))
    assert lock.spoken == "Lock the desk, Help, F12"
