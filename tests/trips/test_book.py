"""The codebook by keyboard: a procedure code is built from its table."""

from PySide6.QtCore import Qt

from coderdesk.domain.code import System
from coderdesk.gui.actions import Command
from coderdesk.gui.search.pcs_builder import PcsBuilder
from tests.trips.conftest import Coder

K = Qt.Key


def builder(coder: Coder) -> PcsBuilder:
    sheet = coder.window.findChild(PcsBuilder)
    assert sheet is not None
    return sheet


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
