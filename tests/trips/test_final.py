"""A final encounter says that it is final, and nothing changes it before it is reopened."""

import pytest
from PySide6.QtCore import Qt

from coderdesk.chart.reader import read_document
from coderdesk.domain.changes import SetPoa
from coderdesk.domain.code import System
from coderdesk.domain.encounter import Encounter
from coderdesk.domain.work import WorkStatus
from coderdesk.gui.actions import Command, key_map
from coderdesk.gui.barred import as_it_stands
from coderdesk.gui.coding.rows import EditRow
from coderdesk.gui.sheets.palette import Entry, command_entries
from tests.trips.conftest import Coder

ENTER = Qt.Key.Key_Return


@pytest.fixture
def final(coder: Coder) -> Coder:
    """A coder before an encounter that was just made final."""
    coder.hub.begin(Encounter(account="A-1"))
    for code in ("I10", "E78.5"):
        coder.hub.assign(System.ICD10CM, code)
    coder.hub.finish("the rest is elsewhere")
    coder.go_to_line("E78.5")
    return coder


def named(coder: Coder) -> dict[Command, Entry]:
    offered = as_it_stands(command_entries(), coder.state)
    named = {one.id: one for one in offered if isinstance(one.id, Command)}
    return {command: one for command, one in named.items() if coder.window.can_do(command)}


def test_the_form_says_that_it_is_final_and_which_key_reopens_it(final):
    strip = final.desk.coding.closed
    assert strip.isVisible()
    assert "final" in strip.told.plain
    assert strip.ways[WorkStatus.DONE].isVisible()
    assert not final.desk.coding.foot.finish.isVisible()
    final.do(Command.FINISH)
    final.press("late pathology", ENTER)
    assert not strip.isVisible()
    assert final.desk.coding.foot.finish.isVisible()


@pytest.mark.parametrize("key", ["Y", "P", "T", "F", Qt.Key.Key_Delete, "1"])
def test_no_key_of_the_lines_changes_a_final_encounter_and_each_says_so(final, key):
    before = final.hub.desk.timeline(final.hub.session.id), final.state.encounter
    final.press(key)
    assert (final.hub.desk.timeline(final.hub.session.id), final.state.encounter) == before
    assert "final" in final.message
    assert "Press F9" in final.message
    assert not final.desk.coding.view.editor.isVisible()


def test_edits_offer_their_mends_only_while_the_encounter_takes_a_change(final):
    def edits() -> list[EditRow]:
        return [row for row in final.desk.coding.view.rows if isinstance(row, EditRow)]

    assert edits()
    assert not any(row.mends or row.keys for row in edits())
    final.hub.reopen("late pathology")
    assert all(row.mends for row in edits())


@pytest.mark.parametrize(
    "command",
    [Command.CODE_SET, Command.LAST_TIME, Command.POA_HELP, Command.OFFER_MODIFIERS, Command.EM_HELPER],
)
def test_a_sheet_that_would_change_a_final_encounter_does_not_open(final, command):
    final.window.do(command)
    assert final.window._sheet is None
    assert [error.hint for error in final.troubles] == ["Press F9 to reopen it, with a reason."]


def test_a_key_of_the_coders_own_is_the_one_that_is_named(final):
    assert key_map().change(Command.FINISH, "Ctrl+Shift+F9") == ""
    final.window.do(Command.CODE_SET)
    assert "Press Ctrl+Shift+F9 to" in final.message


def test_a_final_encounter_takes_no_further_document(final, tmp_path):
    note = tmp_path / "addendum.txt"
    note.write_text("Pathology came late.")
    final.hub.files_dropped.emit([note])
    final.until(lambda: final.troubles)
    assert "Press F9" in final.troubles[-1].hint
    final.do(Command.OPEN_FILES)
    assert len(final.troubles) == 2
    final.hub.chart.open_documents(read_document(note.read_bytes(), note.name))
    assert len(final.troubles) == 3
    assert final.hub.chart.rows == ()


def test_undo_a_code_from_the_book_and_a_change_from_elsewhere_are_refused(final):
    before = final.state.encounter
    final.do(Command.UNDO)
    final.hub.assign(System.ICD10CM, "E11.9")
    final.hub.change(SetPoa((before.diagnoses[0].id,), "Y"))
    assert final.state.encounter == before
    assert len(final.troubles) == 3
    assert all("final" in error.message for error in final.troubles)


def test_the_visit_fields_can_be_read_and_not_typed_in(final):
    cells = final.desk.coding.visit.cells
    assert all(cell.box.edit.isReadOnly() for cell in cells)
    final.do(Command.SETTING)
    assert "final" in final.message
    final.hub.reopen("late pathology")
    cells = [cell for cell in final.desk.coding.visit.cells if cell.field.read]
    assert not any(cell.box.edit.isReadOnly() for cell in cells)


def test_the_palette_offers_reopening_and_no_change(final):
    offered = named(final)
    assert offered[Command.FINISH].text == "Reopen, with a reason"
    assert not {Command.UNDO, Command.HOLD, Command.DX_REMOVE, Command.SETTING} & set(offered)
    final.hub.reopen("late pathology")
    offered = named(final)
    assert offered[Command.FINISH].text != "Reopen, with a reason"
    assert {Command.HOLD, Command.DX_REMOVE} <= set(offered)


def test_an_encounter_under_audit_is_not_made_final_or_held_past_the_review(final):
    review = final.hub.desk.auditing.begin(final.hub.session.id, "November", blind=False)
    assert review.encounter_id == final.hub.session.id
    final.hub.take_up(final.hub.session.id)
    assert final.state.status is WorkStatus.AUDIT
    assert "audit" in final.desk.coding.closed.told.plain
    for command in (Command.FINISH, Command.HOLD):
        final.do(command)
        assert final.window._sheet is None
        assert "under audit" in final.troubles[-1].message
    assert final.state.status is WorkStatus.AUDIT
