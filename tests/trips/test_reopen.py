"""Closing and opening again gives back exactly the same desk."""

import shutil

from PySide6.QtCore import Qt

from coderdesk.gui.actions import Command
from tests.trips.conftest import PASSPHRASE, enter, leave

ENTER, SHIFT = Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier


def lie(coder):
    """Everything that has to be there again."""
    pane = coder.desk.chart
    return {
        "encounter": coder.state.encounter,
        "document": pane.reading.shown.document.title,
        "place": (pane.place.document_id, pane.place.page, pane.place.zoom, pane.place.turn),
        "scroll": round(pane.place.scroll, 2),
        "selection": pane.place.selection,
        "words": coder.desk.book.box.text(),
        "line": coder.desk.coding.current_line(),
        "edits": [edit.key for edit in coder.state.edits],
        "undo": (coder.state.can_undo, coder.state.can_redo),
    }


def unlock(coder):
    coder.until(lambda: coder.keyboard is not None)
    coder.press(PASSPHRASE, ENTER)
    coder.until(lambda: not coder.window.covered)
    coder.until(lambda: coder.desk.chart.reading.shown is not None)


def work_a_while(coder):
    coder.try_synthetic()
    coder.assign("j189", "J18.9")
    coder.assign("e1165", "E11.65")
    coder.assign("i10", "I10")
    coder.do(Command.UNDO)
    coder.do(Command.CHART)
    coder.do(Command.NEXT_DOCUMENT)
    coder.until(lambda: coder.desk.chart.reading.at == 1)
    coder.do(Command.ZOOM_IN)
    coder.do(Command.ZOOM_IN)
    coder.select("COPD")
    coder.go_to_line("J18.9")
    coder.search("heart failure")


def test_after_locking_the_desk_lies_as_it_lay(coder):
    work_a_while(coder)
    before = lie(coder)
    coder.do(Command.LOCK)
    unlock(coder)
    coder.until(lambda: coder.desk.chart.place.selection is not None)
    assert lie(coder) == before


def test_a_new_start_lays_the_desk_as_it_lay_the_day_before(start):
    first = start()
    enter(first)
    work_a_while(first)
    before = lie(first)
    leave(first.app)
    second = start()
    unlock(second)
    second.until(lambda: second.desk.chart.place.selection is not None)
    assert lie(second) == before
    second.do(Command.REDO)
    assert second.codes == ["J18.9", "E11.65", "I10"]


def test_a_desk_that_was_killed_lies_as_it_lay_a_moment_before(start, home, tmp_path):
    """What was saved is on the disk without any farewell: a copy of the files is opened."""
    first = start()
    enter(first)
    work_a_while(first)
    before = lie(first)
    first.until(lambda: not first.desk._still.isActive())
    shutil.copytree(home, tmp_path / "copy")
    second = start(tmp_path / "copy")
    unlock(second)
    second.until(lambda: second.desk.chart.place.selection is not None)
    assert lie(second) == before


def test_the_widths_of_the_panes_and_the_look_come_again(start):
    first = start()
    enter(first)
    first.do(Command.CODEBOOK)
    first.do(Command.WIDER)
    first.do(Command.LARGER)
    first.do(Command.LIGHT_DARK)
    shares, chosen = first.desk.panes.shares, first.window.settings
    leave(first.app)
    second = start()
    assert second.window.settings.theme == chosen.theme
    assert second.window.settings.text_scale == chosen.text_scale
    second.until(lambda: second.keyboard is not None)
    second.press(PASSPHRASE, ENTER)
    second.until(lambda: not second.window.covered)
    assert all(abs(a - b) < 1.5 for a, b in zip(second.desk.panes.shares, shares, strict=True))


def test_an_encounter_taken_up_again_has_its_own_chart_and_place(coder):
    work_a_while(coder)
    before, first = lie(coder), coder.hub.session.id
    coder.do(Command.NEW_ENCOUNTER)
    assert coder.hub.session.id != first
    assert coder.codes == []
    assert coder.hub.chart.rows == ()
    assert coder.desk.chart.reading.shown is None
    coder.hub.take_up(first)
    coder.until(lambda: coder.desk.chart.place.selection is not None)
    assert lie(coder) == before


def test_a_chart_that_was_never_opened_begins_at_its_first_document(coder):
    coder.try_synthetic()
    first = coder.hub.session.id
    coder.do(Command.NEW_ENCOUNTER)
    coder.hub.desk._work.execute("DELETE FROM desk_states")
    coder.hub.take_up(first)
    coder.until(lambda: coder.desk.chart.reading.at == 0)
