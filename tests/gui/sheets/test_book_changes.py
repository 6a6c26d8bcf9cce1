from PySide6.QtCore import Qt

from coderdesk.domain.book_change import BookChange, ChangeKind
from coderdesk.gui.sheets.book_changes import BookChangesSheet, ChangeRow

CHANGES = (
    BookChange(ChangeKind.NEW, "B20.1", after="Mower's ear, left"),
    BookChange(ChangeKind.REVISED, "A00", "A sore knee", "A very sore knee", because=("favourite",)),
    BookChange(ChangeKind.NOTE_GONE, "A00-A09", before="tavern knee", note="excludes1"),
)
ALT = Qt.KeyboardModifier.AltModifier


def codes(sheet):
    return [one.code for one in sheet.shown]


def test_kinds_words_and_own_work_narrow_the_list(lay, press):
    sheet = lay(BookChangesSheet("one → two", CHANGES))
    assert codes(sheet) == ["B20.1", "A00", "A00-A09"]
    press("knee")
    assert codes(sheet) == ["A00", "A00-A09"]
    press(Qt.Key.Key_N, held=ALT)
    assert codes(sheet) == ["A00"]
    sheet.filter.clear()
    press(Qt.Key.Key_N, held=ALT)
    sheet.kinds.step(-1)
    sheet._show()
    assert codes(sheet) == ["A00-A09"]


def test_a_code_is_found_with_or_without_its_dot(lay, press):
    sheet = lay(BookChangesSheet("one → two", CHANGES))
    press("b201")
    assert codes(sheet) == ["B20.1"]


def test_enter_opens_the_code_and_export_hands_over_what_is_shown(lay, press, qtbot):
    sheet = lay(BookChangesSheet("one → two", CHANGES))
    press("a00")
    with qtbot.waitSignal(sheet.export_asked) as caught:
        press(Qt.Key.Key_F, held=ALT)
    assert caught.args == [CHANGES[1:]]
    with qtbot.waitSignal(sheet.opened) as opened:
        press(Qt.Key.Key_Return)
    assert opened.args == ["A00"]


def test_nothing_to_show_says_so_and_can_neither_be_opened_nor_exported(lay):
    sheet = lay(BookChangesSheet("one → two", ()))
    assert not sheet.open.isEnabled()
    assert not sheet.export.isEnabled()


def test_what_is_revised_shows_shared_words_once():
    assert ChangeRow(CHANGES[1]).text == "A <ins>very</ins> sore knee"
    same = BookChange(ChangeKind.REVISED, "A", "one", "one")
    assert ChangeRow(same).text == "one"
