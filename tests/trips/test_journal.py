"""The compliance officer's trip: look at the journal, narrow it, write it to a table."""

import csv

from PySide6.QtWidgets import QFileDialog

from coderdesk.domain.work import Act
from coderdesk.gui.actions import Command
from coderdesk.gui.sheets.listing import ListingSheet
from tests.gui.accessibility import clipped, unnamed


def test_the_journal_is_narrowed_by_typing_and_written_whole(coder, tmp_path, monkeypatch):
    coder.hub.record(Act.EXPORTED, '=HYPERLINK("x")')
    path = tmp_path / "journal.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(path), ""))
    coder.window.do(Command.JOURNAL)
    sheet = coder.window._sheet
    assert isinstance(sheet, ListingSheet)
    assert [line.title for line in sheet._lines] == ["Exported", "Unlocked"]
    assert unnamed(sheet) == []
    assert clipped(sheet) == []
    coder.press("unlocked")
    assert sheet.list.current.title == "Unlocked"
    coder.do(Command.SHEET_CSV)
    coder.until(path.exists)
    coder.hub.runner.wait()
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [row["what"] for row in rows] == ["unlocked", "exported"]
    assert rows[1]["detail"] == '\'=HYPERLINK("x")'
    assert rows[1]["seal before"] == rows[0]["seal"]
    coder.until(lambda: coder.hub.desk.journal()[0].detail == "journal")


def test_the_journal_stays_shut_while_the_desk_is_locked(coder):
    coder.app.doorway.lock()
    coder.app.furniture.journal.show()
    assert coder.window._sheet is None
