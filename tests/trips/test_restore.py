"""Going back to a copy: choose it, see what it holds, and work on from there."""

import pytest
from PySide6.QtWidgets import QFileDialog

from coderdesk.domain.encounter import Encounter
from coderdesk.domain.work import Act, Listing
from coderdesk.gui.actions import Command
from coderdesk.gui.sheets.listing import ListingSheet
from tests.gui.accessibility import clipped, unnamed
from tests.trips.conftest import PASSPHRASE


@pytest.fixture
def later(coder):
    """A desk with a copy of one encounter, and one more since."""
    coder.hub.begin(Encounter(account="FIRST"))
    coder.hub.desk.leave_copy()
    coder.hub.begin(Encounter(account="SECOND"))
    return coder


def sheet_of(coder, title):
    coder.until(
        lambda: coder.window._sheet is not None and coder.window._sheet.accessibleName() == title
    )
    sheet = coder.window._sheet
    assert isinstance(sheet, ListingSheet)
    assert unnamed(sheet) == []
    assert clipped(sheet) == []
    return sheet


def accounts(coder):
    return {row.account for row in coder.hub.desk.encounters(Listing())}


def test_a_dated_copy_is_looked_at_restored_and_opened(later):
    later.window.do(Command.RESTORE)
    sheet = sheet_of(later, "Restore a backup")
    assert "1 encounters, 0 documents" in sheet._lines[0].below
    sheet.primary.click()
    old = later.hub.desk
    sheet_of(later, "Go back to this copy?").primary.click()
    later.until(lambda: later.hub.desk not in (None, old))
    assert not later.window.covered
    assert accounts(later) == {"FIRST"}
    assert later.hub.desk.journal()[0].act is Act.RESTORED
    newest, _holds = later.hub.desk.going_back.copies()[0]
    assert newest.why == "before-restore"
    assert later.troubles == []


def test_an_archive_is_restored_and_asks_for_its_passphrase(later, tmp_path, monkeypatch):
    archive = later.hub.desk.back_up(tmp_path / "kept.coderdesk")
    later.hub.begin(Encounter(account="THIRD"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: (str(archive), ""))
    later.window.do(Command.RESTORE)
    sheet = sheet_of(later, "Restore a backup")
    sheet.list.step(9)
    sheet.primary.click()
    sheet_of(later, "Go back to this copy?").primary.click()
    later.until(lambda: later.window.covered)
    later.hub.runner.wait()
    edit = later.window.stack.currentWidget().edit
    later.until(edit.isEnabled)
    later.press(PASSPHRASE)
    later.window.stack.currentWidget().unlock.click()
    later.until(lambda: later.hub.desk is not None)
    assert accounts(later) == {"FIRST", "SECOND"}
    told = [entry.detail for entry in later.hub.desk.journal() if entry.act is Act.RESTORED]
    assert [detail[:17] for detail in told] == ["an archive made 2"]


def test_a_damaged_copy_is_told_and_never_taken(later):
    ((copy, _holds),) = later.hub.desk.going_back.copies()
    copy.path.write_bytes(copy.path.read_bytes()[:5000])
    later.window.do(Command.RESTORE)
    sheet = sheet_of(later, "Restore a backup")
    assert "cannot be read" in sheet._lines[0].below
    sheet.primary.click()
    assert later.window._sheet is sheet
    assert accounts(later) == {"FIRST", "SECOND"}
