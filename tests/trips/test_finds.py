"""Saved finds, by keys."""

import pytest
from PySide6.QtCore import Qt

from coderdesk.errors import CoderDeskError
from coderdesk.gui.actions import Command
from coderdesk.gui.sheets.listing import ListingSheet
from coderdesk.workflow.saved_finds import MOST, run_finds, save_find, saved_finds

ENTER = Qt.Key.Key_Return


def opened(coder):
    coder.desk.chart.view.setFocus()
    coder.until(coder.desk.chart.view.hasFocus)
    coder.do(Command.SAVED_FINDS)
    coder.until(lambda: isinstance(coder.window._sheet, ListingSheet))
    return coder.window._sheet


def test_words_found_once_are_saved_and_found_again_in_a_keystroke(coder):
    coder.try_synthetic()
    coder.do(Command.FIND_IN_CHART)
    coder.press("furosemide")
    coder.until(lambda: coder.desk.chart.desk.found.found)
    opened(coder)
    coder.press(ENTER)
    assert saved_finds(coder.hub.desk) == ("furosemide",)
    coder.desk.chart.finder.leave()
    sheet = opened(coder)
    assert " in " in sheet.list.rows[0].right
    coder.press(ENTER)
    coder.until(lambda: coder.desk.chart.desk.found.found)
    assert coder.desk.chart.tools.field.text() == "furosemide"


def test_a_saved_find_can_be_taken_away_and_is_kept_once(coder):
    coder.try_synthetic()
    save_find(coder.hub.desk, " insulin ")
    save_find(coder.hub.desk, "insulin")
    assert saved_finds(coder.hub.desk) == ("insulin",)
    coder.app.furniture.finds._do(("remove", "insulin"))
    assert saved_finds(coder.hub.desk) == ()


def test_a_full_list_says_so(coder):
    for number in range(MOST):
        save_find(coder.hub.desk, f"word {number}")
    with pytest.raises(CoderDeskError, match="saved finds already"):
        save_find(coder.hub.desk, "one more")
    assert len(run_finds(coder.hub.desk, "")) == MOST
