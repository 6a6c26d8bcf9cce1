"""The index in the codebook pane, read by keyboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from coderdesk.codebook.importers.importing import import_file
from coderdesk.domain.code import Code, System
from coderdesk.domain.index_book import IndexKind, IndexLeaf
from coderdesk.domain.page import Page
from coderdesk.errors import CoderDeskError
from coderdesk.gui.search.index_view import IndexView
from coderdesk.workflow.codebooks import Codebooks
from coderdesk.workflow.read_index import Indexes
from tests.codebook.importers.test_index_xml import FILES
from tests.gui.search.conftest import Press
from tests.gui.search.sample import EDITION, StandIn

K = Qt.Key
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


class Reader:
    """A hub that reads small indexes at once, and knows every code."""

    def __init__(self, desk: StandIn, home: Path) -> None:
        self.indexes, self.pane = Indexes(Codebooks(home)), desk.pane
        self.pairs: list[tuple[str, str, bool]] = []
        self.built: list[str] = []
        self.picked: list[tuple[str, bool]] = []
        self.troubles: list[str] = []
        index = self.pane.beside.index
        index.words_typed.connect(
            lambda kind, words: index.show_narrowed(self.indexes.find(kind, words, None))
        )
        index.place_asked.connect(lambda kind, n: index.show_opened(self.indexes.at(kind, n, None)))
        index.reference_asked.connect(self._follow)
        index.naming_asked.connect(
            lambda system, code: index.show_opened(self.indexes.naming(system, code, None))
        )
        index.pair_picked.connect(lambda *pair: self.pairs.append(pair))
        self.pane.asks.build.connect(self.built.append)
        self.pane.code_picked.connect(lambda _s, code, first, _w: self.picked.append((code, first)))
        self.pane.code_looked_at.disconnect()
        self.pane.code_looked_at.connect(self._on_look)

    def _follow(self, kind: IndexKind, reference: str) -> None:
        try:
            self.pane.beside.index.show_opened(self.indexes.follow(kind, reference, None))
        except CoderDeskError as error:
            self.troubles.append(error.message)

    def _on_look(self, system: System | None, code: str) -> None:
        billable = len(code) > 4
        entry = Code(system or System.ICD10CM, code, f"Title of {code}", billable, "FY2031")
        self.pane.show_page(Page(entry, EDITION, in_force=True, day=None))

    @property
    def view(self) -> IndexView:
        return self.pane.beside.index.index

    @property
    def title(self) -> str:
        entry = self.view.entry
        return entry.title if entry else ""

    @property
    def page(self) -> str:
        """The code whose page is open; empty where the line has none."""
        self.pane.looking.look()
        page = self.pane.asks.page
        return page.code.code if page else ""


@pytest.fixture
def reader(desk: StandIn, tmp_path: Path) -> Reader:
    for kind, text in FILES.items():
        path = tmp_path / f"{kind}.xml"
        path.write_text(text)
        import_file(tmp_path / "books", path)
    return Reader(desk, tmp_path)


def test_alt_5_opens_the_index_and_again_the_next_one(reader: Reader, press: Press):
    press(K.Key_5, held=ALT)
    assert reader.view.isVisible()
    assert reader.title.startswith("Droop")
    assert reader.pane.box.hasFocus()
    press(K.Key_5, held=ALT)
    assert reader.title.startswith("Rake")
    press(K.Key_1, held=ALT)
    assert not reader.view.isVisible()


def test_typing_narrows_and_the_best_line_shows_its_code(reader: Reader, press: Press):
    press(K.Key_5, held=ALT)
    press("shiver win")
    assert (reader.title, reader.page) == ("winter", "A00.1")
    assert [row.bold for row in reader.view.lines.rows] == [False, True]
    press(K.Key_Return)
    assert reader.picked == [("A00.1", False)]


def test_down_goes_into_the_lines_and_a_letter_back_into_the_box(reader: Reader, press: Press):
    press(K.Key_5, held=ALT)
    press("shiver")
    press(K.Key_Down)
    assert QApplication.focusWidget() is reader.view.lines
    assert reader.title == "winter"
    press("x")
    assert reader.pane.box.hasFocus()
    assert reader.pane.box.text() == "shiverx"


def test_a_bracketed_code_is_put_on_with_the_one_before_it(reader: Reader, press: Press):
    press(K.Key_5, held=ALT)
    press("droop rain")
    press(K.Key_Return)
    press(K.Key_Return, held=ALT)
    assert reader.pairs == [("A00.0", "B11.1", False)] * 2
    press(K.Key_Down)
    press(K.Key_Return, held=SHIFT)
    assert reader.pairs[2:] == [("A00.0", "B11.1", True)]
    assert reader.picked == []


def test_see_is_followed_by_one_key_and_the_way_back_is_kept(reader: Reader, press: Press):
    press(K.Key_5, held=ALT)
    press("snow")
    press(K.Key_J, held=ALT)
    assert (reader.title, reader.page) == ("winter", "A00.1")
    assert QApplication.focusWidget() is reader.view.lines
    press(K.Key_Left, held=ALT)
    assert (reader.title, reader.page) == ("snow", "")
    press(K.Key_Right, held=ALT)
    assert reader.title == "winter"


def test_enter_on_a_line_without_a_code_follows_it(reader: Reader, press: Press):
    press(K.Key_5, held=ALT)
    press("drought")
    press(K.Key_Return)
    assert (reader.view.leaf.kind, reader.title) == (IndexKind.DRUGS, "Water (clear)")  # type: ignore[union-attr]
    press(K.Key_Backspace)
    assert reader.title == "Drought"


def test_left_and_right_go_up_and_down_the_levels(reader: Reader, press: Press):
    press(K.Key_5, held=ALT)
    press(K.Key_Down)
    press(K.Key_Up)
    press(K.Key_Right)
    assert reader.title == "in"
    press(K.Key_Right)
    assert reader.title == "rain, heavy"
    press(K.Key_Left, K.Key_Left)
    assert reader.title.startswith("Droop")
    press(K.Key_Left)
    assert reader.title.startswith("Droop")


def test_a_table_is_walked_cell_by_cell(reader: Reader, press: Press):
    for _ in range(3):
        press(K.Key_5, held=ALT)
    press("knee")
    assert (reader.title, reader.page) == ("knee", "C76.5")
    press(K.Key_Down)
    press(K.Key_Up)
    press(K.Key_Right)
    assert reader.page == "C79.8"
    assert "Malignant Secondary: C79.8" in reader.view.lines.accessibleDescription()
    press(K.Key_Right)
    assert reader.page == ""
    press(K.Key_Right)
    assert reader.page == "D36.7"
    press(K.Key_Return)
    assert reader.picked == [("D36.7", False)]
    assert reader.pane.box.hasFocus()
    press(K.Key_Down, *[K.Key_Right] * 9)
    assert reader.view.lines.column == 5


def test_the_beginning_of_a_procedure_code_goes_on_in_the_builder(reader: Reader, press: Press):
    for _ in range(5):
        press(K.Key_5, held=ALT)
    press("detour ventricle")
    press(K.Key_Return)
    assert reader.built == ["0016"]
    press(K.Key_Down)


def test_the_code_shown_leads_to_its_terms(reader: Reader, press: Press):
    reader.pane.looking.go((System.ICD10CM, "S06.9XXA"))
    press(K.Key_I, held=ALT)
    assert reader.title == "of the gardener"
    assert QApplication.focusWidget() is reader.view.lines
    press(K.Key_Left, held=ALT)
    assert reader.page == "S06.9XXA"


def test_without_a_hit_one_key_leads_to_the_place_in_the_index(
    desk: StandIn, reader: Reader, press: Press
):
    press("dross")
    desk.reply()
    assert reader.pane.view.is_lost
    press(K.Key_I, held=ALT)
    assert reader.title == "Drought"
    assert reader.view.leaf is not None
    assert reader.view.leaf.nearest


def test_a_line_without_a_code_gives_none_away(reader: Reader, press: Press):
    press(K.Key_5, held=ALT)
    press("shiver")
    assert reader.page == "R68.83"
    reader.pane.box.selectAll()
    press("droop in")
    press(K.Key_Down)
    press(K.Key_Up)
    reader.view.lines.choose(1)
    assert (reader.title, reader.page) == ("in", "")
    press(K.Key_B, held=ALT)
    assert reader.picked == []


def test_a_dead_reference_is_told(reader: Reader, press: Press):
    for _ in range(4):
        press(K.Key_5, held=ALT)
    press("muddy")
    press(K.Key_J, held=ALT)
    assert reader.troubles == ["No index here has the term “Mud”."]
    assert reader.title == "muddy"


def test_without_an_index_the_pane_says_how_to_get_one(desk: StandIn, press: Press):
    index = desk.pane.beside.index
    index.words_typed.connect(lambda kind, _words: index.show_narrowed(IndexLeaf(kind)))
    press(K.Key_5, held=ALT)
    assert index.index._stack.currentIndex() == 1
    press(K.Key_Return)
    press(K.Key_Down)
    press(K.Key_1, held=ALT)
    assert not index.index.isVisible()
