"""The codebook by keyboard: building, learning, and what the coder keeps in it."""

import datetime as dt

from PySide6.QtCore import Qt

from coderdesk.domain.changes import SetField
from coderdesk.domain.code import System
from coderdesk.gui.actions import Command
from coderdesk.gui.search.pcs_builder import PcsBuilder
from coderdesk.gui.sheets.learned import LearnedSheet
from tests.trips.conftest import Coder

K = Qt.Key


def builder(coder: Coder) -> PcsBuilder:
    sheet = coder.window.findChild(PcsBuilder)
    assert sheet is not None
    return sheet


def open_page(coder: Coder, words: str, code: str) -> None:
    """Search and wait for the page of the first hit."""
    coder.search(words)
    coder.until(lambda: coder.desk.book.asks.page and coder.desk.book.asks.page.code.code == code)


def procedures(coder: Coder) -> list[str]:
    return [line.code for line in coder.state.encounter.procedures]


def test_a_procedure_code_is_built_by_its_characters_and_assigned(coder: Coder) -> None:
    coder.try_synthetic()
    coder.do(Command.BUILD_PCS)
    coder.until(lambda: coder.window.findChild(PcsBuilder) is not None)
    coder.press("027034Z")
    assert builder(coder).take.text() == "Assign"
    coder.press(K.Key_Return)
    coder.until(lambda: procedures(coder) == ["027034Z"])
    assert coder.desk.book.detail.page is not None
    assert coder.desk.book.detail.page.code.code == "027034Z"


def test_enter_on_a_table_in_the_codebook_builds_from_there(coder: Coder) -> None:
    coder.try_synthetic()
    coder.hub.open_page(System.ICD10PCS, "0SR")
    coder.until(lambda: coder.desk.book.detail.page is not None)
    coder.do(Command.CODEBOOK)
    coder.press(K.Key_Return)
    coder.until(lambda: coder.window.findChild(PcsBuilder) is not None)
    coder.press("9")
    axis = builder(coder).here.axis
    assert axis is not None
    assert axis.position == 5
    coder.press(K.Key_Escape)
    assert procedures(coder) == []


def test_the_built_code_begins_with_the_open_one_and_one_character_can_be_changed(coder: Coder) -> None:
    coder.try_synthetic()
    coder.hub.open_page(System.ICD10PCS, "027034Z")
    coder.do(Command.BUILD_PCS)
    coder.until(lambda: coder.window.findChild(PcsBuilder) is not None)
    coder.press(K.Key_Left, K.Key_Left, K.Key_Left, "1", K.Key_Right, K.Key_Right, K.Key_Right)
    coder.press(K.Key_Return)
    coder.until(lambda: procedures(coder) == ["027134Z"])


def test_what_is_assigned_is_learned_shown_and_can_be_forgotten_and_undone(coder: Coder) -> None:
    coder.try_synthetic()
    coder.assign("back ache", "M54.9")
    own = coder.hub.book.own
    assert own is not None
    assert own.taught.picks.codes == {"back ache": {"M54.9": 1}}
    coder.search("knee")
    coder.search("back ache")
    coder.until(lambda: coder.desk.book.hits.rows[0].hit.why.kind == "yours")
    coder.do(Command.LEARNED)
    coder.until(lambda: coder.window.findChild(LearnedSheet) is not None)
    coder.do(Command.SHEET_ERASE)
    assert own.taught.picks.codes == {}
    coder.do(Command.UNDO)
    assert own.taught.picks.codes == {"back ache": {"M54.9": 1}}
    coder.press(K.Key_Escape)


def test_a_code_reached_by_a_link_is_not_learned_for_the_words(coder: Coder) -> None:
    coder.try_synthetic()
    open_page(coder, "t2dm", "E11.9")
    coder.desk.book.follow("Z79.4")
    coder.do(Command.ASSIGN)
    coder.until(lambda: "Z79.4" in coder.codes)
    own = coder.hub.book.own
    assert own is not None
    assert "t2dm" not in own.taught.picks.codes


def test_a_word_of_ones_own_finds_its_code(coder: Coder) -> None:
    coder.try_synthetic()
    coder.do(Command.LEARNED)
    sheet = coder.window.findChild(LearnedSheet)
    assert sheet is not None
    sheet.term.edit.setFocus()
    coder.press("lkoa", K.Key_Tab, "M17.12", K.Key_Return, K.Key_Escape)
    coder.assign("lkoa", "M17.12")


def test_star_bookmark_and_note_are_kept_by_key_and_shown_on_hit_page_and_line(coder: Coder) -> None:
    coder.try_synthetic()
    open_page(coder, "htn", "I10")
    coder.do(Command.FAVOURITE)
    coder.do(Command.BOOKMARK_CODE)
    coder.do(Command.MY_NOTE)
    coder.press("look for heart failure", K.Key_Return)
    page = coder.desk.book.detail.page
    assert page is not None
    assert (page.favourite, page.bookmarked, page.own_note) == (True, True, "look for heart failure")
    row = coder.desk.book.hits.rows[0]
    assert (row.favourite, row.note) == (True, "look for heart failure")
    coder.do(Command.ASSIGN)
    coder.until(lambda: coder.codes == ["I10"])
    coder.go_to_line("I10")
    rows = coder.desk.coding.view.rows
    assert any("look for heart failure" in getattr(row, "text", "") for row in rows)


def test_a_code_at_hand_is_opened_and_assigned_with_two_enters(coder: Coder) -> None:
    coder.try_synthetic()
    open_page(coder, "htn", "I10")
    coder.do(Command.FAVOURITE)
    coder.do(Command.AT_HAND)
    coder.press(K.Key_Return)
    coder.until(coder.desk.book.box.hasFocus)
    coder.press(K.Key_Return)
    coder.until(lambda: coder.codes == ["I10"])


def test_which_notes_name_a_code_is_shown_by_key_and_enter_goes_there(coder: Coder) -> None:
    coder.try_synthetic()
    open_page(coder, "i10", "I10")
    coder.do(Command.TO_NOTES)
    coder.press("o")
    coder.until(lambda: coder.desk.book.detail.named is not None)
    coder.press(K.Key_Down, K.Key_Return)
    coder.until(lambda: coder.desk.book.detail.page.code.code != "I10")  # type: ignore[union-attr]
    coder.do(Command.BOOK_BACK)
    coder.until(lambda: coder.desk.book.detail.page.code.code == "I10")  # type: ignore[union-attr]


def test_a_locked_desk_forgets_what_is_the_coders_own(coder: Coder) -> None:
    coder.try_synthetic()
    open_page(coder, "htn", "I10")
    coder.do(Command.MY_NOTE)
    coder.press("mine", K.Key_Return)
    coder.do(Command.LOCK)
    assert coder.desk.book._found.marks.notes == {}
    assert coder.hub.book.taught.picks.codes == {}


def test_another_date_asks_everything_anew_and_an_edition_not_in_force_is_marked(
    coder: Coder,
) -> None:
    coder.try_synthetic()
    coder.assign("htn", "I10")
    open_page(coder, "ckd stage 3b", "N18.32")
    assert coder.desk.book.hits.rows[0].old == ""
    coder.hub.change(SetField("discharge_date", dt.date(2024, 1, 5)))
    coder.until(lambda: coder.desk.book.hits.rows[0].old == "FY2026 April")
    coder.until(lambda: coder.desk.book.detail.page and not coder.desk.book.detail.page.in_force)
    assert "edition-missing" in coder.rules()
    assert "not in force" in coder.desk.book.hits.rows[0].how
    coder.do(Command.UNDO)
    coder.until(lambda: coder.desk.book.hits.rows[0].old == "")
    assert "edition-missing" not in coder.rules()
