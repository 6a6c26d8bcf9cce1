"""The chart pane, driven by keyboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from coderdesk.domain.chart import Passage
from coderdesk.gui.actions import Command, Place, keys_of, ready
from coderdesk.gui.chart.pane import ChartPane
from coderdesk.gui.chart.shown import ChartPlace, Evidence
from coderdesk.gui.theme import Look, use
from tests.gui.chart.charts import documents, find, pages_of, row_of

WIDE, NARROW = 787, 498


@pytest.fixture(scope="module")
def shelf():
    return documents()


@pytest.fixture
def pane(qtbot, shelf):
    use(Look())
    made = ChartPane()
    qtbot.addWidget(made)
    made.resize(WIDE, 700)
    rows = {number: row_of(number, document) for number, document in shelf.items()}

    def show(number):
        document = shelf[number]
        made.show_document(rows[number], document, pages_of(document))

    made.document_chosen.connect(show)
    made.find_asked.connect(lambda words: made.show_found(words, find(shelf, words)))
    made.show_documents(tuple(rows.values()))
    made.show()
    show(1)
    made.activateWindow()
    made.take_focus()
    qtbot.waitUntil(made.view.hasFocus)
    yield made
    made.reading.stop()


def press(qtbot, pane, key, held=Qt.KeyboardModifier.NoModifier, times=1):
    for _ in range(times):
        qtbot.keyClick(pane.view, key, held)


def select(qtbot, pane, words):
    document = pane.reading.shown.document
    at = document.text.index(words)
    pane.reading.go_to(ChartPlace(pane.reading.shown.row.id, 1, 0.0, 0.0, 0, (at, at + len(words))))


def test_an_empty_pane_says_what_to_do(qtbot):
    empty = ChartPane()
    qtbot.addWidget(empty)
    empty.show()
    assert empty.empty.isVisible()
    assert not empty.tools.field.isVisible()


def test_a_chart_that_is_listed_opens_its_first_document(qtbot, shelf):
    fresh = ChartPane()
    qtbot.addWidget(fresh)
    with qtbot.waitSignal(fresh.document_chosen) as chosen:
        fresh.show_documents([row_of(number, document) for number, document in shelf.items()])
    assert chosen.args == [1]


def test_brackets_go_from_document_to_document(qtbot, pane):
    with qtbot.waitSignal(pane.document_chosen) as chosen:
        press(qtbot, pane, "]")
    assert chosen.args == [2]
    assert pane.reading.shown.document.title == "Nutrition Assessment"
    press(qtbot, pane, "[", times=2)
    assert pane.reading.at == 2


def test_braces_go_from_section_to_section(qtbot, pane):
    pane.view.set_zoom(2.5)
    sections = pane.desk.contents.sections
    press(qtbot, pane, "}")
    assert sections.current.title == "Hospital course"
    assert pane.reading.shown.document.text[pane.reading._letter() :].startswith("HOSPITAL COURSE")
    press(qtbot, pane, "}", times=2)
    assert sections.current.title == "Disposition"
    press(qtbot, pane, "{")
    assert sections.current.title == "Discharge diagnoses"


def test_words_are_selected_extended_and_sent_with_keys_alone(qtbot, pane):
    press(qtbot, pane, Qt.Key.Key_W)
    press(qtbot, pane, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert pane.selected.isVisible()
    with qtbot.waitSignal(pane.words_sent) as sent:
        press(qtbot, pane, Qt.Key.Key_S)
    words, passage = sent.args
    assert words == "Discharge Summary"
    assert (passage.page, passage.start, passage.end) == (1, 0, len(words))
    with qtbot.waitSignal(pane.evidence_given) as given:
        press(qtbot, pane, Qt.Key.Key_V)
    assert given.args[0] == passage
    press(qtbot, pane, Qt.Key.Key_Escape)
    assert pane.view.selection is None
    assert not pane.selected.isVisible()


def test_shift_and_down_take_whole_lines(qtbot, pane):
    press(qtbot, pane, Qt.Key.Key_W)
    press(qtbot, pane, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert "Lakemont" in pane.reading.selected().quote


def test_the_mouse_selects_from_press_to_release(qtbot, pane):
    at = pane.reading.shown.document.text.index("hypokalemia")
    leaves, corner = pane.reading.shown.leaves, pane.view.page_rect(0).topLeft()
    (rect,) = leaves.rects(0, at, at + 11)
    left = (rect.topLeft() + QPointF(1, 8)).toPoint() + corner
    right = (rect.topRight() + QPointF(-1, 8)).toPoint() + corner
    qtbot.mousePress(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=left)
    qtbot.mouseMove(pane.view.viewport(), right)
    qtbot.mouseRelease(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=right)
    assert pane.reading.selected().quote == "hypokalemia"
    qtbot.mouseDClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=left)
    assert pane.reading.selected().quote == "hypokalemia"


def test_finds_walk_through_the_whole_chart(qtbot, pane):
    pane.find_in_chart()
    qtbot.keyClicks(pane.tools.field, "heart")
    qtbot.keyClick(pane.tools.field, Qt.Key.Key_Return)
    assert pane.desk.found.count.text() == "5 in 3 documents"
    assert pane.desk.found.current.document_id == 1
    for _ in range(2):
        qtbot.keyClick(pane.tools.field, Qt.Key.Key_Return)
    assert pane.reading.shown.document.title == "Nutrition Assessment"
    pane.take_focus()
    press(qtbot, pane, Qt.Key.Key_F)
    assert pane.reading.at == 2
    press(qtbot, pane, Qt.Key.Key_F, Qt.KeyboardModifier.ShiftModifier)
    assert pane.reading.at == 1
    pane.find_in_chart()
    qtbot.keyClick(pane.tools.field, Qt.Key.Key_Escape)
    assert pane.view.hasFocus()
    assert pane.desk.side.currentWidget() is pane.desk.contents


def test_an_answer_to_words_no_longer_asked_for_is_not_shown(pane, shelf):
    pane.tools.field.setText("new")
    pane.show_found("old", find(shelf, "heart"))
    assert pane.desk.found.found == ()


def test_evidence_is_marked_with_its_code_and_gone_to_from_another_document(qtbot, pane, shelf):
    summary = shelf[1]
    at = summary.text.index("Hypokalemia, resolved")
    words = "Hypokalemia, resolved"
    proof = Passage(summary.title, 1, words, at, at + len(words), summary.sha256)
    pane.show_evidence((Evidence("E87.6", proof),))
    (mark,) = pane.view._marks[0]
    assert (mark.label, mark.start) == ("E87.6", at)
    press(qtbot, pane, "]")
    pane.go_to(proof)
    assert pane.reading.shown.document.title == summary.title


def test_evidence_without_a_span_is_found_by_its_words(pane, shelf):
    passage = Passage(shelf[1].title, 1, "chronic  diastolic heart failure")
    pane.show_evidence((Evidence("I50.33", passage),))
    assert 0 in pane.view._marks


def test_a_pdf_is_drawn_and_its_words_selected(qtbot, pane):
    press(qtbot, pane, "[")
    leaves = pane.reading.shown.leaves
    qtbot.waitUntil(lambda: leaves.is_sharp(0) and bool(leaves.rects(0, 0, 4)))
    press(qtbot, pane, Qt.Key.Key_W)
    qtbot.waitUntil(lambda: pane.reading.selected() is not None)
    assert pane.reading.selected().quote == "PROGRESS"
    heights = leaves.heights[0]
    press(qtbot, pane, Qt.Key.Key_R)
    assert leaves.heights[0] < heights
    press(qtbot, pane, Qt.Key.Key_N)
    assert not leaves.light
    press(qtbot, pane, Qt.Key.Key_P)
    assert pane.desk.strip.isVisible()
    assert pane.grab().size().width() >= WIDE


def test_a_page_is_gone_to_by_number(qtbot, pane):
    press(qtbot, pane, "[")
    press(qtbot, pane, Qt.Key.Key_G)
    qtbot.keyClicks(pane.foot.field, "2")
    with qtbot.waitSignal(pane.page_changed) as changed:
        qtbot.keyClick(pane.foot.field, Qt.Key.Key_Return)
    assert changed.args == [2]
    assert pane.view.hasFocus()


def test_a_page_counts_as_read_once_its_end_has_been_in_view(qtbot, pane):
    with qtbot.waitSignal(pane.pages_seen) as seen:
        pass
    assert seen.args == [1, (1,)]
    assert pane.desk.contents.entries[0].state == "Read"
    press(qtbot, pane, "[")
    with qtbot.waitSignal(pane.pages_seen) as all_seen:
        press(qtbot, pane, Qt.Key.Key_M)
    assert all_seen.args[1][-1] == 3


def test_a_document_is_left_and_found_again_at_the_same_place(qtbot, pane):
    press(qtbot, pane, "[")
    pane.view.go_to_page(1, 0.25)
    pane.view.set_zoom(1.5)
    press(qtbot, pane, "]", times=3)
    assert pane.view.zoom == 1.5
    assert pane.view.page == 1
    assert pane.place.scroll == pytest.approx(0.25, abs=0.02)


def test_the_desk_is_laid_out_again_as_it_was_left(qtbot, pane):
    select(qtbot, pane, "hypokalemia")
    left = pane.place
    press(qtbot, pane, "]")
    pane.go_to(left)
    assert pane.place == left


def test_zoom_fits_again_with_zero(qtbot, pane):
    press(qtbot, pane, "+")
    assert pane.view.zoom == 1.1
    press(qtbot, pane, "0")
    assert pane.view.zoom == 0.0


def test_a_bookmark_is_put_on_and_taken_off(qtbot, pane):
    with qtbot.waitSignal(pane.bookmarked) as put:
        press(qtbot, pane, Qt.Key.Key_B)
    assert put.args == [1, 1]
    with qtbot.waitSignal(pane.bookmarked) as off:
        press(qtbot, pane, Qt.Key.Key_B)
    assert off.args == [1, 0]


def test_a_narrow_pane_keeps_its_lists_behind_one_button(qtbot, pane):
    pane.resize(NARROW, 640)
    assert not pane.desk.side.isVisible()
    assert pane.tools.document.isVisible()
    qtbot.mouseClick(pane.tools.document, Qt.MouseButton.LeftButton)
    assert pane.desk.contents.documents.hasFocus()
    qtbot.keyClick(pane.desk.contents.documents, Qt.Key.Key_Down)
    qtbot.keyClick(pane.desk.contents.documents, Qt.Key.Key_Return)
    assert pane.reading.at == 1
    qtbot.keyClick(pane.desk.contents.documents, Qt.Key.Key_Escape)
    assert not pane.desk.side.isVisible()
    assert pane.view.hasFocus()


def test_a_protected_file_asks_in_the_pane(qtbot, pane):
    pane.ask_password("locked.pdf", wrong=False)
    qtbot.keyClicks(pane.locked.field, "sesame")
    with qtbot.waitSignal(pane.password_given) as given:
        qtbot.keyClick(pane.locked.field, Qt.Key.Key_Return)
    assert given.args == ["sesame"]
    pane.ask_password("locked.pdf", wrong=True)
    assert not pane.locked.field.text()
    with qtbot.waitSignal(pane.password_refused):
        qtbot.keyClick(pane.locked.field, Qt.Key.Key_Escape)
    assert pane.view.isVisible()


def test_files_dropped_anywhere_are_taken(qtbot, pane):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/charts/a.pdf"), QUrl("https://example.org/b.pdf")])
    event = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(pane.files_dropped) as dropped:
        pane.dropEvent(event)
    assert dropped.args == [[Path("/charts/a.pdf")]]


def test_a_page_can_be_read_as_plain_text(qtbot, pane):
    assert pane.do(Command.TEXT_VIEW)
    assert "HOSPITAL COURSE" in pane.desk.text.toPlainText()
    qtbot.keyClick(pane.desk.text, Qt.Key.Key_Escape)
    assert pane.view.hasFocus()


def test_everything_that_takes_the_keyboard_has_a_name(pane):
    for widget in pane.findChildren(QWidget):
        focusable = widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
        if focusable and type(widget).__name__ not in {"QScrollBar", "QWidget", "QLabel"}:
            assert widget.accessibleName(), widget


def test_every_ready_command_of_the_chart_is_answered(pane):
    wanted = {command for command, face in ready() if face.place is Place.CHART and not face.family}
    answered = {action.command for action in pane.commands}
    assert wanted - answered == {Command.ASK_SELECTION, Command.ADD_TO_QUERY}  # the query room's
    assert all(keys_of(command) for command in wanted)


def test_a_chart_that_is_gone_leaves_an_empty_pane(pane):
    pane.show_documents(())
    assert pane.empty.isVisible()
    assert pane.reading.selected() is None
    assert pane.place == ChartPlace()
    assert pane.do(Command.NEXT_SECTION)


@pytest.mark.parametrize("width", [420, NARROW, WIDE, 1300])
@pytest.mark.parametrize("dark", [False, True])
def test_the_pane_draws_at_every_width_in_both_lights(pane, width, dark):
    use(Look(dark=dark, scale=1.25))
    pane.resize(width, 620)
    assert not pane.grab().isNull()
    use(Look())
