"""Everything in the codebook pane is reached by the keyboard."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication

from coderdesk.domain.code import System
from coderdesk.domain.edit import Edit, Severity
from coderdesk.domain.page import NamedBy
from tests.gui.search.sample import notes_of, page_of, place

K = Qt.Key
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
EDIT = Edit("duplicate", Severity.ERROR, "It stands on line 2 already.", "Guidelines I.B.12")


def open_page(desk, press, *codes):
    press("sweet")
    desk.reply(*(codes or ("E11.22",)))
    desk.pane.looking.look()


def here():
    return QApplication.focusWidget()


def code_of(desk):
    return desk.pane.detail.page.code.code


def test_alt_and_a_digit_search_other_books(desk, press):
    press("cake")
    for key, systems in (
        (K.Key_2, (System.ICD10CM,)),
        (K.Key_3, (System.ICD10PCS,)),
        (K.Key_4, (System.HCPCS, System.CPT)),
        (K.Key_1, ()),
    ):
        press(key, held=ALT)
        assert desk.asked[-1] == ("cake", systems, False)


def test_billable_only_is_shown_while_it_is_on(desk, press):
    press("cake")
    press(K.Key_0, held=ALT)
    assert desk.asked[-1] == ("cake", (), True)
    assert desk.pane.view.strip._only.isVisible()
    press(K.Key_0, held=ALT)
    assert desk.asked[-1] == ("cake", (), False)
    assert not desk.pane.view.strip._only.isVisible()


def test_tab_in_the_box_goes_to_the_notes_and_slash_comes_back(desk, press):
    open_page(desk, press)
    press(K.Key_Tab)
    assert here() is desk.pane.detail.notes
    press("/")
    assert here() is desk.pane.box
    assert desk.pane.box.text() == "sweet"


def test_tab_goes_round_in_the_pane_from_top_to_bottom(desk, press):
    open_page(desk, press, "W21.00XA")
    desk.pane.show_why((EDIT,))
    detail, head = desk.pane.detail, desk.pane.detail.head
    desk.pane.hits.setFocus()
    seen = []
    for _ in range(8):
        press(K.Key_Tab)
        seen.append(here())
    assert seen == [
        head.star,
        head.note,
        detail.seventh,
        head.assign,
        head.principal,
        head.why,
        detail.why.edits,
        detail.tree,
    ]
    press(*[K.Key_Backtab] * 9)
    assert here().accessibleName() == "Books: All"
    press(K.Key_Backtab)
    assert here() is desk.pane.box


def test_typing_in_the_hits_goes_on_in_the_box(desk, press):
    open_page(desk, press)
    desk.pane.hits.setFocus()
    press("b", "y")
    assert desk.pane.box.text() == "sweetby"
    assert here() is desk.pane.box


def test_enter_on_a_header_goes_to_what_is_below_it(desk, press):
    open_page(desk, press, "E11.2")
    press(K.Key_Return)
    tree = desk.pane.detail.tree
    assert here() is tree
    assert tree.current.place.code == "E11.21"
    press(K.Key_Down, K.Key_Return)
    assert code_of(desk) == "E11.22"
    assert desk.picked == []
    press(K.Key_Return)
    assert desk.picked == [("E11.22", False, "sweet")]
    assert here() is desk.pane.box


def test_enter_on_a_code_without_its_seventh_character_asks_for_it(desk, press):
    open_page(desk, press, "W21.00")
    press(K.Key_Return)
    assert here() is desk.pane.detail.seventh
    press("d")
    assert code_of(desk) == "W21.00XD"
    press("a")
    assert code_of(desk) == "W21.00XA"
    press("q")
    assert code_of(desk) == "W21.00XA"
    press(K.Key_Return)
    assert desk.picked == [("W21.00XA", False, "sweet")]


def test_arrows_aim_at_a_seventh_character_and_enter_takes_it(desk, press):
    open_page(desk, press, "W21.00")
    press(K.Key_Return, K.Key_Right)
    assert "subsequent" in desk.pane.detail.seventh.accessibleDescription()
    assert code_of(desk) == "W21.00"
    press(K.Key_Return)
    assert code_of(desk) == "W21.00XD"
    assert desk.picked == []


def test_a_click_takes_a_seventh_character(desk, press, qtbot):
    open_page(desk, press, "W21.00")
    picker = desk.pane.detail.seventh
    qtbot.mouseClick(picker, Qt.MouseButton.LeftButton, pos=picker._box(2).center().toPoint())
    assert code_of(desk) == "W21.00XS"


def test_left_and_right_go_up_and_down_the_tabular(desk, press):
    open_page(desk, press)
    press(K.Key_T, held=ALT)
    assert here() is desk.pane.detail.tree
    press(K.Key_Left)
    assert code_of(desk) == "E11.2"
    press(K.Key_Left)
    assert code_of(desk) == "E11"
    press(K.Key_Left)
    assert code_of(desk) == "E11"
    press(K.Key_Right)
    assert code_of(desk) == "E11.2"


def test_enter_in_the_notes_follows_the_link(desk, press):
    open_page(desk, press)
    press(K.Key_Tab)
    notes = desk.pane.detail.notes
    assert notes.accessibleDescription() == "link N18.3, 1 of 2"
    press(K.Key_Right)
    assert notes.accessibleDescription() == "link N18.32, 2 of 2"
    press(K.Key_Right, K.Key_Left, K.Key_Right, K.Key_Return)
    assert code_of(desk) == "N18.32"


def test_a_note_without_a_code_leads_nowhere(desk, press):
    open_page(desk, press)
    press(K.Key_Tab, K.Key_Down, K.Key_Return)
    assert code_of(desk) == "E11.22"
    assert desk.picked == []


def test_a_click_on_a_link_follows_it(desk, press, qtbot):
    open_page(desk, press)
    notes = desk.pane.detail.notes
    rect = notes.visualRect(notes.model().index(1, 0))
    spots = [
        spot
        for x in range(rect.left(), rect.right(), 4)
        for y in (rect.top() + 10, rect.top() + 26)
        if notes._link_at(spot := QPointF(x, y))[1] == 1
    ]
    assert spots
    qtbot.mouseClick(notes.viewport(), Qt.MouseButton.LeftButton, pos=spots[0].toPoint())
    assert code_of(desk) == "N18.32"


def test_backspace_and_alt_arrows_go_back_and_forth(desk, press):
    open_page(desk, press)
    press(K.Key_Tab, K.Key_Return)
    assert code_of(desk) == "N18.3"
    press(K.Key_Backspace)
    assert code_of(desk) == "E11.22"
    press(K.Key_Right, held=ALT)
    assert code_of(desk) == "N18.3"
    press(K.Key_Left, held=ALT)
    assert code_of(desk) == "E11.22"


def test_letters_do_their_thing_where_no_text_is_typed(desk, press, qtbot):
    open_page(desk, press)
    press(K.Key_Tab)
    pane = desk.pane
    for key, signal in (("t", pane.asks.note), ("b", pane.asks.favourite), ("y", pane.asks.why)):
        with qtbot.waitSignal(signal) as caught:
            press(key)
        assert caught.args == [System.ICD10CM, "E11.22"]
    press(K.Key_Return, held=SHIFT)
    assert desk.picked == [("E11.22", True, "sweet")]


def test_the_same_by_alt_and_a_letter_while_typing(desk, press, qtbot):
    open_page(desk, press)
    pane = desk.pane
    for key, signal in (
        (K.Key_N, pane.asks.note),
        (K.Key_B, pane.asks.favourite),
        (K.Key_Y, pane.asks.why),
    ):
        with qtbot.waitSignal(signal):
            press(key, held=ALT)


def test_why_not_unfolds_folds_and_goes_with_its_page(desk, press, qtbot):
    open_page(desk, press)
    pane = desk.pane
    pane.show_why((EDIT,))
    assert pane.detail.why.isVisible()
    assert "line 2" in pane.detail.why.edits.rows[0].spoken
    press(K.Key_Y, held=ALT)
    assert not pane.detail.why.isVisible()
    pane.show_why(())
    assert pane.detail.why.isVisible()
    assert not pane.detail.why.edits.isVisible()
    pane.follow("N18.32")
    assert not pane.detail.why.isVisible()


def test_o_shows_which_notes_name_the_code_and_their_own_again(desk, press, qtbot):
    open_page(desk, press, "N18.32")
    pane = desk.pane
    pane.detail.tree.setFocus()
    with qtbot.waitSignal(pane.asks.named_by) as caught:
        press("o")
    assert caught.args == [System.ICD10CM, "N18.32"]
    line = notes_of("E11.22")[0]
    pane.show_named_by(NamedBy(page_of("N18.32").code, ((place("E11.22"), line),)))
    assert here() is pane.detail.notes
    press(K.Key_Return)
    assert code_of(desk) == "E11.22"
    press(K.Key_Backspace)
    pane.show_named_by(NamedBy(page_of("N18.32").code, ()))
    assert "No note names N18.32" in pane.detail.notes.rows[0].spoken
    press("o")
    assert pane.detail.notes.rows == ()


def test_the_nearest_terms_are_chosen_in_the_box(desk, press):
    press("swet")
    desk.reply(nearest=("sweat", "sweet", "swift"))
    assert desk.pane.view.is_lost
    press(K.Key_Down, K.Key_Return)
    assert desk.pane.box.text() == "sweet"
    assert desk.asked[-1][0] == "sweet"


def test_the_tabular_opens_by_its_key_where_room_is_short(desk, press):
    desk.window.resize(480, 620)
    open_page(desk, press)
    tree = desk.pane.detail.tree
    assert not tree.isVisible()
    press(K.Key_T, held=ALT)
    assert tree.isVisible()
    assert here() is tree
    press("/")
    assert not tree.isVisible()
