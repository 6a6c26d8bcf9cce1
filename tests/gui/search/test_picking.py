"""Words in, Enter, the right code out: at any speed of fingers and books."""

import pytest
from PySide6.QtCore import Qt

from coderdesk.domain.code import System
from coderdesk.gui.search.asking import Ask
from tests.gui.search.sample import answer, page_of

K = Qt.Key
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def test_enter_assigns_the_first_hit_and_keeps_the_keyboard_in_the_box(desk, press):
    press("sweet")
    desk.reply("E11.22", "E11.21")
    press(K.Key_Return)
    assert desk.picked == [("E11.22", False, "sweet")]
    assert desk.pane.box.hasFocus()
    assert desk.pane.box.selectedText() == "sweet"


def test_shift_enter_assigns_as_principal_and_ctrl_enter_keeps_the_words(desk, press):
    press("sweet")
    desk.reply("E11.22")
    press(K.Key_Return, held=SHIFT)
    press(K.Key_Return, held=CTRL)
    assert desk.picked == [("E11.22", True, "sweet"), ("E11.22", False, "sweet")]
    press("x")
    assert desk.pane.box.text() == "x"  # the first pick had selected the words


def test_words_kept_are_typed_on(desk, press):
    press("sweet")
    desk.reply("E11.22")
    press(K.Key_Return, held=CTRL)
    press("x")
    assert desk.pane.box.text() == "sweetx"


def test_enter_before_the_answer_waits_for_it(desk, press):
    press("sw")
    desk.reply("N18.32")
    press("eet", K.Key_Return)
    assert desk.picked == []
    desk.reply("E11.22")
    assert desk.picked == [("E11.22", False, "sweet")]


def test_an_old_answer_never_stands_in(desk, press):
    press("sw", "eet", K.Key_Return)
    desk.pane.show_answer(answer("sw", "N18.32"))
    assert desk.picked == []
    assert desk.pane.hits.rows == ()
    desk.reply("E11.22")
    assert desk.picked == [("E11.22", False, "sweet")]


def test_the_answer_of_other_books_does_not_stand_in_either(desk, press):
    press("sweet")
    desk.reply("E11.22")
    press(K.Key_3, held=ALT)
    press(K.Key_Return)
    assert desk.asked[-1] == ("sweet", (System.ICD10PCS,), False)
    desk.pane.show_answer(answer("sweet", "E11.22"))
    assert desk.picked == []


def test_what_is_typed_while_a_pick_waits_comes_after_it(desk, press):
    press("sweet", K.Key_Return, "kid", K.Key_Backspace)
    assert desk.pane.box.text() == "sweet"
    desk.reply("E11.22")
    assert desk.picked == [("E11.22", False, "sweet")]
    assert desk.pane.box.text() == "ki"
    assert desk.asked[-1][0] == "ki"


def test_a_pick_without_an_answer_gives_up_and_loses_no_letter(desk, press, qtbot):
    desk.pane._patience.setInterval(20)
    press("sweet", K.Key_Return, " kid")
    qtbot.waitUntil(lambda: desk.pane.box.text() == "sweet kid")
    desk.reply("E11.22")
    assert desk.picked == []


def test_arrows_before_the_answer_count_from_its_first_hit(desk, press):
    press("sw")
    desk.reply("N18.32", "Z79.4", "E11.21")
    press("eet", K.Key_Down, K.Key_Return)
    desk.reply("E11.21", "E11.22", "N18.32")
    assert desk.picked == [("E11.22", False, "sweet")]


def test_enter_takes_the_hit_and_not_the_page_still_open(desk, press, qtbot):
    press("sweet")
    desk.reply("E11.22", "E11.21")
    qtbot.waitUntil(lambda: desk.looked == ["E11.22"])
    press(K.Key_Down, K.Key_Return)
    assert desk.picked == [("E11.21", False, "sweet")]


def test_enter_before_the_page_waits_for_it(desk, press):
    desk.late = True
    press("sweet")
    desk.reply("E11.22", "E11.21")
    press(K.Key_Return)
    assert desk.looked == ["E11.22"]
    desk.pane.show_page(page_of("E11.21"))
    assert desk.picked == []


def test_the_page_that_was_waited_for_is_assigned(desk, press):
    desk.late = True
    press("sweet")
    desk.reply("E11.22", "E11.21")
    press(K.Key_Down, K.Key_Return)
    desk.pane.show_page(page_of("E11.21"))
    assert desk.picked == [("E11.21", False, "sweet")]


def test_after_a_link_enter_takes_the_page_it_led_to(desk, press):
    press("sweet")
    desk.reply("E11.22")
    desk.pane.follow("N18.32")
    press(K.Key_Return)
    assert desk.picked == [("N18.32", False, "")]  # the words did not find it


def test_nothing_is_assigned_where_nothing_is_shown(desk, press):
    press(K.Key_Return)
    press("zzz")
    desk.reply()
    press(K.Key_Return)
    assert desk.picked == []


def test_no_page_of_an_earlier_hit_comes_after_nothing_was_found(desk, press, qtbot):
    press("s")
    desk.reply("E11.22")
    press("z")
    desk.reply()
    qtbot.wait(60)
    assert desk.looked == []
    assert desk.pane.view.is_lost


@pytest.mark.parametrize(
    ("ask", "fits"),
    [
        (Ask("sweet"), True),
        (Ask("sweets"), False),
        (Ask("sweet", (System.ICD10CM,)), True),
        (Ask("sweet", (System.HCPCS, System.CPT)), False),
        (Ask("sweet", billable_only=True), False),
    ],
)
def test_an_answer_fits_the_words_and_filters_it_was_asked_with(ask, fits):
    assert ask.fits(answer("sweet", "E11.2", "E11.22")) is fits
