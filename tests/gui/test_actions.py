import pytest
from PySide6.QtCore import QEvent, QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QMainWindow, QVBoxLayout, QWidget

from coderdesk.gui.actions import (
    FACES,
    Command,
    Menu,
    Place,
    caps_of,
    chord_of,
    command_for,
    conflicts,
    is_bare,
    key_map,
    keys_of,
    make_action,
    menu_commands,
    ready,
    spoken,
)
from coderdesk.gui.keys.chord import is_key, parts_of, sequences
from coderdesk.gui.keys.face import TYPING_PLACES
from coderdesk.paths import shipped

NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier


def pressed(key, held=NONE, text=""):
    return QKeyEvent(QEvent.Type.KeyPress, key, held, text)


def test_no_key_means_two_things_in_one_place():
    assert conflicts() == ()


def test_every_command_has_one_face():
    assert set(FACES) == set(Command)


@pytest.mark.parametrize("command", Command)
def test_a_face_can_be_shown_and_pressed(command):
    face = FACES[command]
    assert face.text
    assert not face.text.endswith(".")
    assert all(is_key(key) for key in face.keys)
    assert face.icon == "" or shipped("resources", "icons", f"{face.icon}.svg").is_file()


def test_a_letter_alone_never_works_while_typing():
    for face in FACES.values():
        if face.place in TYPING_PLACES:
            assert not any(is_bare(key) for key in face.keys), face.text


def test_no_key_opens_a_menu_and_does_something_else():
    letters = {menu.letter for menu in Menu if menu}
    assert len(letters) == len([menu for menu in Menu if menu])
    taken = {key for face in FACES.values() for key in face.keys}
    assert not taken & {f"Alt+{letter}" for letter in letters}


def test_a_letter_keeps_its_meaning():
    for letter, meaning in {"S": "search|look", "V": "evidence", "Q": "ask", "T": "note"}.items():
        for face in FACES.values():
            if letter in face.keys and not face.family:
                assert any(word in face.text.lower() for word in meaning.split("|")), face


def test_what_no_screen_answers_is_in_no_menu_and_on_no_key():
    later = {command for command, face in FACES.items() if face.later}
    assert not later & {command for command, _face in ready()}
    assert not later & {command for menu in Menu for command in menu_commands(menu)}


@pytest.mark.parametrize(
    ("event", "chord"),
    [
        (pressed(Qt.Key.Key_V, NONE, "v"), "V"),
        (pressed(Qt.Key.Key_V, NONE, "V"), "V"),  # Caps Lock
        (pressed(Qt.Key.Key_F, SHIFT, "F"), "Shift+F"),
        (pressed(Qt.Key.Key_BraceRight, SHIFT, "}"), "}"),
        (pressed(Qt.Key.Key_Slash, NONE, "/"), "/"),
        (pressed(Qt.Key.Key_Slash, SHIFT, "/"), "/"),  # a German keyboard
        (pressed(Qt.Key.Key_Plus, SHIFT | CONTROL, "+"), "Ctrl++"),
        (pressed(Qt.Key.Key_Z, SHIFT | CONTROL, "\x1a"), "Ctrl+Shift+Z"),
        (pressed(Qt.Key.Key_Left, ALT | SHIFT), "Alt+Shift+Left"),
        (pressed(Qt.Key.Key_Enter, KEYPAD, "\r"), "Enter"),
        (pressed(Qt.Key.Key_Return, SHIFT, "\r"), "Shift+Enter"),
        (pressed(Qt.Key.Key_Delete), "Del"),
        (pressed(Qt.Key.Key_Space, NONE, " "), "Space"),
        (pressed(Qt.Key.Key_Space, SHIFT, " "), "Shift+Space"),
        (pressed(Qt.Key.Key_PageDown, CONTROL), "Ctrl+PgDown"),
        (pressed(Qt.Key.Key_Escape, NONE, "\x1b"), "Esc"),
        (pressed(Qt.Key.Key_Backtab, SHIFT), "Shift+Tab"),
        (pressed(Qt.Key.Key_F2, SHIFT), "Shift+F2"),
        (pressed(Qt.Key.Key_1, KEYPAD, "1"), "1"),
        (pressed(Qt.Key.Key_Shift, SHIFT), ""),
        (pressed(Qt.Key.Key_Control, CONTROL), ""),
    ],
)
def test_an_event_is_read_as_its_chord(event, chord):
    assert chord_of(event) == chord


@pytest.mark.parametrize("command", [c for c, face in FACES.items() if not face.later])
def test_a_pane_finds_its_commands_by_key(command):
    face = FACES[command]
    for key in face.keys:
        assert key_map().find(face.place, key) is command


def test_a_pane_leaves_other_keys_alone():
    assert command_for(Place.DIAGNOSES, pressed(Qt.Key.Key_V, NONE, "v")) is Command.DX_EVIDENCE
    assert command_for(Place.DIAGNOSES, pressed(Qt.Key.Key_J, NONE, "j")) is None
    assert command_for(Place.DIAGNOSES, pressed(Qt.Key.Key_F2)) is None


def test_caps_bear_the_signs_of_the_platform():
    assert caps_of("Ctrl+Shift+Z", mac=False) == ("Ctrl", "⇧", "Z")
    assert caps_of("Alt+Up", mac=True) == ("⌃", "↑")
    assert caps_of("Ctrl++", mac=True) == ("⌘", "+")
    assert caps_of("+", mac=False) == ("+",)
    assert parts_of("Ctrl++") == ("Ctrl", "+")
    assert spoken("Ctrl+.") == "Ctrl full stop"


def test_on_a_mac_alt_is_control():
    assert sequences("Alt+S", mac=True) == (QKeySequence("Meta+S"),)
    assert sequences("Alt+S", mac=False) == (QKeySequence("Alt+S"),)
    assert len(sequences("Enter", mac=False)) == 2


def test_a_changed_key_does_its_command_and_frees_the_old_one(qtbot):
    with qtbot.waitSignal(key_map().changed):
        assert key_map().change(Command.DX_EVIDENCE, "J") == ""
    assert command_for(Place.DIAGNOSES, pressed(Qt.Key.Key_J, NONE, "j")) is Command.DX_EVIDENCE
    assert command_for(Place.DIAGNOSES, pressed(Qt.Key.Key_V, NONE, "v")) is None
    assert key_map().own == (("dx_evidence", "J"),)
    assert key_map().restore(Command.DX_EVIDENCE) == ""
    assert keys_of(Command.DX_EVIDENCE) == ("V",)


@pytest.mark.parametrize(
    ("command", "keys", "why"),
    [
        (Command.DX_EVIDENCE, ("S",), "S is taken in Diagnoses: Look the code up."),
        (Command.DX_EVIDENCE, ("Ctrl+K",), "Ctrl+K is taken in Everywhere: All commands."),
        (Command.ALL_COMMANDS, ("J",), "J alone is needed for typing in Everywhere."),
        (Command.ALL_COMMANDS, ("Alt+C",), "Alt+C opens the menu Chart."),
        (Command.ALL_COMMANDS, ("Foo",), "Foo is not a key."),
        (Command.DX_POA, ("Y", "N"), "Present on admission needs 5 keys, one for each of its values."),
        (Command.LOCK, ("F12", "F12"), "Lock the desk has F12 twice."),
        (Command.LOCK, ("V",), "V alone is needed for typing in Everywhere."),
    ],
)
def test_a_key_that_cannot_be_had_changes_nothing(qapp, command, keys, why):
    assert key_map().change(command, *keys) == why
    assert key_map().own == ()


def test_a_key_taken_back_by_another_is_told(qapp):
    assert key_map().change(Command.DX_EVIDENCE, "J") == ""
    assert key_map().change(Command.DX_NOTE, "V") == ""
    assert key_map().restore(Command.DX_EVIDENCE) == "V is taken in Diagnoses: Note on this line."


def test_saved_keys_that_no_longer_fit_are_left_out(qapp):
    saved = (("dx_evidence", "J"), ("no_such", "K"), ("dx_note", "S"))
    refused = key_map().load(saved)
    assert keys_of(Command.DX_EVIDENCE) == ("J",)
    assert keys_of(Command.DX_NOTE) == ("T",)
    assert refused == ("There is no command no_such.", "S is taken in Diagnoses: Look the code up.")


def test_an_action_listens_to_its_keys_and_to_changed_ones(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    done = []
    action = make_action(Command.LOCK, lambda: done.append(1), window)
    assert action.shortcuts() == [QKeySequence("F12")]
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_F12)
    key_map().change(Command.LOCK, "Ctrl+L")
    qtbot.keyClick(window, Qt.Key.Key_F12)
    qtbot.keyClick(window, Qt.Key.Key_L, CONTROL)
    assert done == [1, 1]


def test_a_letter_of_a_pane_is_typed_where_a_text_field_has_the_keyboard(qtbot):
    pane = QWidget()
    qtbot.addWidget(pane)
    box, table = QLineEdit(), QWidget()
    table.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    layout = QVBoxLayout(pane)
    layout.addWidget(box)
    layout.addWidget(table)
    done = []
    make_action(Command.DX_EVIDENCE, lambda: done.append(1), pane)
    pane.show()
    pane.activateWindow()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    qtbot.keyClick(box, "v")
    assert (box.text(), done) == ("v", [])
    table.setFocus()
    qtbot.keyClick(table, "v")
    assert done == [1]


def test_enter_of_the_keypad_is_enter():
    assert QKeySequence(QKeyCombination(Qt.Key.Key_Enter)) in sequences("Enter")
