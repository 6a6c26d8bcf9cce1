"""The guidelines in the codebook pane, read by keyboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from coderdesk.domain.code import System
from coderdesk.domain.guideline import GuidelinePage
from coderdesk.gui.search.guide_view import GuideView
from coderdesk.workflow import keep_books
from coderdesk.workflow.codebooks import Codebooks
from coderdesk.workflow.read_guidelines import open_section, read_guidelines
from tests.codebook.importers import small_guidelines
from tests.gui.search.conftest import Press
from tests.gui.search.sample import StandIn

K = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def guide(desk: StandIn, tmp_path: Path) -> GuideView:
    (tmp_path / "g.txt").write_text(small_guidelines.text())
    keep_books.import_file(tmp_path / "g.txt", tmp_path, lambda _done, _of: None)
    books, reading = Codebooks(tmp_path), desk.pane.beside.guide
    reading.words_typed.connect(lambda w: reading.show_narrowed(read_guidelines(books, None, w)))
    reading.section_asked.connect(lambda n: reading.show_opened(open_section(books, None, n)))
    return reading.guide


def number(guide: GuideView) -> str:
    return guide.section.number if guide.section else ""


def test_alt_6_opens_the_guidelines_and_typing_narrows_them(guide: GuideView, press: Press):
    press(K.Key_6, held=ALT)
    assert guide.isVisible()
    assert number(guide) == "I"
    press("lying rakes")
    assert number(guide) == "I.C.1.a.2"
    assert [one.text for one in guide.text.rows] == [
        "Code A00.0 first.",
        "3. No heading, because 2. is due, or b, or 3) with its bracket.",
    ]
    press(K.Key_1, held=ALT)
    assert not guide.isVisible()


def test_arrows_walk_the_sections_and_enter_goes_into_the_text(guide: GuideView, press: Press):
    press(K.Key_6, held=ALT)
    press(K.Key_Down)
    assert QApplication.focusWidget() is guide.sections
    assert number(guide) == "I.A"
    press(K.Key_Left)
    assert number(guide) == "I"
    press(K.Key_Right)
    assert number(guide) == "I.A"
    press(K.Key_Return)
    assert QApplication.focusWidget() is guide.text
    press("s")
    assert QApplication.focusWidget().accessibleName() == "Search the codebook"  # type: ignore[union-attr]


def test_a_citation_is_followed_and_the_way_back_is_kept(guide: GuideView, press: Press):
    press(K.Key_6, held=ALT)
    press(K.Key_Down, K.Key_Return, K.Key_Down, K.Key_Return)
    assert number(guide) == "I.C.1.a.2"
    press(K.Key_Left, held=ALT)
    assert number(guide) == "I.A"


def test_from_a_code_to_a_guideline_and_back(desk: StandIn, guide: GuideView, press: Press):
    desk.pane.looking.go((System.ICD10CM, "E11.22"))
    desk.pane.beside.guide.section_asked.emit("I.C.1.a")
    assert guide.isVisible()
    press(K.Key_Backspace)
    assert desk.pane.detail.isVisible()
    assert desk.pane.asks.page is not None
    press(K.Key_Right, held=ALT)
    assert number(guide) == "I.C.1.a"


def test_enter_in_the_box_assigns_nothing_while_guidelines_are_read(
    desk: StandIn, guide: GuideView, press: Press
):
    desk.pane.looking.go((System.ICD10CM, "E11.22"))
    press(K.Key_6, held=ALT)
    press("rake", K.Key_Return)
    assert desk.picked == []
    assert QApplication.focusWidget() is guide.sections


def test_without_guidelines_the_pane_says_how_to_get_them(desk: StandIn, press: Press):
    reading = desk.pane.beside.guide
    reading.words_typed.connect(lambda _words: reading.show_narrowed(GuidelinePage()))
    press(K.Key_6, held=ALT)
    assert reading.guide._stack.currentIndex() == 1
    press(K.Key_Down, K.Key_5)
    press(K.Key_5, held=ALT)
    assert not reading.guide.isVisible()
