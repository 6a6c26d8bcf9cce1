import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

from coderdesk.domain.code import System
from coderdesk.domain.pcs import PcsValue
from coderdesk.gui.search.pcs_builder import UNKNOWN, PcsBuilder
from coderdesk.gui.search.pcs_column import ValueRow, value_height
from coderdesk.gui.theme import Look, use
from coderdesk.workflow.build_pcs import PcsBuilding
from coderdesk.workflow.codebooks import Codebooks
from tests.codebook.small_pcs import AXES, CODES, put_small_pcs
from tests.gui.accessibility import clipped, unnamed

K = Qt.Key


@pytest.fixture
def building(tmp_path):
    put_small_pcs(tmp_path / "books", axes=AXES)
    books = Codebooks(tmp_path)
    yield PcsBuilding(books, None)
    books.library.close()


@pytest.fixture
def window(qtbot):
    made = QWidget()
    made.resize(1366, 768)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


@pytest.fixture
def sheet(window, building, qtbot):
    made = PcsBuilder()
    made.built = []
    made.prefix_asked.connect(lambda prefix: made.show_draft(building.draft(prefix)))
    made.code_built.connect(lambda system, code: made.built.append((system, code)))
    made.show_draft(building.draft(""))
    made.open_over(window)
    QApplication.processEvents()
    return made


def prefix(sheet):
    return sheet._draft.prefix


def test_each_value_is_taken_by_its_own_key_and_enter_posts_the_whole(sheet, press):
    press("0", "2", "7", "0", "3", "4", "z")
    assert prefix(sheet) == "027034Z"
    assert sheet.sentence.plain == CODES["027034Z"]
    assert sheet.take.text() == "Assign"
    assert sheet.built == []
    press(K.Key_Return)
    assert sheet.built == [(System.ICD10PCS, "027034Z")]


def test_arrows_choose_and_enter_takes(sheet, press):
    press(K.Key_Return, K.Key_Return, K.Key_Down)
    assert sheet.take.text() == "Take B"
    press(K.Key_Up, K.Key_Return)
    assert prefix(sheet) == "027"
    assert sheet.here.axis.position == 4
    assert sheet.here.values.hasFocus()


def test_a_key_that_is_not_legal_does_nothing(sheet, press):
    press("0", "2", "7", "q", "F", "9")
    assert prefix(sheet) == "027F"


def test_backspace_takes_one_character_back(sheet, press):
    press("0", "2", "7", "F", K.Key_Backspace)
    assert prefix(sheet) == "027"
    press(K.Key_Backspace, K.Key_Backspace, K.Key_Backspace, K.Key_Backspace)
    assert prefix(sheet) == ""
    assert sheet.here.axis.position == 1


def test_left_goes_to_a_character_and_what_follows_stays_while_it_is_legal(sheet, press):
    press("0", "2", "7", "0", "3", "4", "6")
    press(K.Key_Left, K.Key_Left, K.Key_Left)
    assert sheet.here.axis.position == 4
    press("1")
    assert prefix(sheet) == "0271346"
    press(K.Key_Left, "f")
    assert prefix(sheet) == "027F3"
    assert sheet.here.axis.position == 5


def test_another_operation_begins_another_table(sheet, press):
    press("0", "2", "7", "0", K.Key_Left, K.Key_Left)
    assert sheet.here.axis.position == 3
    press("b")
    assert prefix(sheet) == "02B"


def test_right_goes_no_further_than_what_is_to_come(sheet, press):
    press("0", "2", K.Key_Right, K.Key_Right)
    assert sheet.here.axis.position == 3
    press(K.Key_Left, K.Key_Left, K.Key_Left, K.Key_Left)
    assert sheet.here.axis.position == 1


def test_a_click_on_a_box_goes_there(sheet, press, qtbot):
    press("0", "2", "7")
    qtbot.mouseClick(sheet.boxes, Qt.MouseButton.LeftButton, pos=QPoint(9, 9))
    assert sheet.here.axis.position == 1


def test_the_sentence_grows_with_the_code(sheet, press):
    press("0", "2", "7", "0", "3")
    assert sheet.sentence.plain == "Dilation of Artery, One with Tube, Coated, Percutaneous"
    assert sheet.to_go.text() == "2 characters to go · 3 codes"


def test_a_question_mark_says_what_a_value_means(sheet, press):
    press("0", "2", "7", K.Key_Left, "?")
    assert sheet.means.isVisible()
    assert sheet.means.plain == "Dilation  Making wider"
    press(K.Key_Down)
    assert sheet.means.plain == UNKNOWN
    press("?")
    assert not sheet.means.isVisible()


def test_it_says_where_labels_come_from(sheet, press):
    press("0", "2", "7")
    assert "read off" not in sheet.hint.plain
    press(K.Key_Left, "b")
    assert "table 02B · ICD-10-PCS FY2031" in sheet.hint.plain
    assert "read off" in sheet.hint.plain


def test_escape_closes_it_and_builds_nothing(sheet, press, qtbot):
    press("0", "2")
    with qtbot.waitSignal(sheet.closed):
        press(K.Key_Escape)
    assert sheet.built == []


@pytest.mark.parametrize(
    ("size", "scale"), [((1366, 768), 1.0), ((1000, 700), 1.25), ((1920, 1080), 1.0)]
)
def test_nothing_is_cut_and_everything_has_a_name(sheet, window, press, size, scale):
    window.resize(*size)
    use(Look(dark=scale != 1.0, scale=scale))
    press("0", "2", "7", "0", "?")
    QApplication.processEvents()
    assert unnamed(window) == []
    assert clipped(window) == []


def test_columns_keep_the_rules_of_qt(sheet, press, qtmodeltester):
    press("0", "2", "7", "0")
    for column in sheet.columns:
        qtmodeltester.check(column.values.model())
    spoken = [row.spoken for row in sheet.columns[0].values.rows]
    assert spoken == ["0, Artery, One, chosen", "1, Artery, Two", "F, Aortic Valve"]


def test_the_current_value_opens_where_its_label_is_long(sheet):
    value = ValueRow(PcsValue("4", "Intraluminal Device, Drug-eluting, Four or More of Them"))
    assert value_height(value, 200, current=True) > value_height(value, 200, current=False)
