"""The journal in the window: look through it, narrow it by typing, and write it to a table."""

from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog

from coderdesk.domain.work import Act, JournalEntry
from coderdesk.gui.answers.encounters import local_time
from coderdesk.gui.hub import Hub
from coderdesk.gui.sheets.listing import Listed, ListingSheet
from coderdesk.gui.window import MainWindow

NOTHING = "Nothing has been done yet. What you do with records will stand here."


class JournalAnswers(QObject):
    """Answers the command that shows the journal."""

    def __init__(self, window: MainWindow, hub: Hub) -> None:
        super().__init__()
        self._window, self._hub = window, hub

    def show(self) -> None:
        """List the newest lines; typing narrows them by who, what, day or detail."""
        desk = self._hub.desk
        if desk is None:
            return
        lines = [_line(one) for one in desk.journal()]
        sheet = ListingSheet("Journal", "history", lines, does="Write all as CSV", empty=NOTHING)
        sheet.chosen.connect(self._write)
        self._window.open_sheet(sheet)

    @Slot(object)
    def _write(self, _line: object) -> None:
        desk = self._hub.desk
        name, _kind = QFileDialog.getSaveFileName(
            self._window, "Write the journal", "coderdesk-journal.csv", "Table (*.csv)"
        )
        if desk is not None and name:
            path = Path(name)

            def written(_nothing: object) -> None:
                self._hub.record(Act.EXPORTED, "journal")
                self._hub.runner.told.emit(f"Written to {path.name}")

            self._hub.runner.run(lambda _step: desk.write_journal(path), written)


def _line(one: JournalEntry) -> Listed:
    below = ", ".join(part for part in (one.detail, one.encounter_id) if part)
    return Listed(one.act.value.capitalize(), below, f"{local_time(one.at)}  {one.who}", one.id)
