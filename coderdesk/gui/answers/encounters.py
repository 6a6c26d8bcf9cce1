"""New, opened, imported, held and finished encounters."""

import datetime as dt
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from coderdesk.domain.encounter import Encounter
from coderdesk.domain.work import Act
from coderdesk.gui.hub import Hub
from coderdesk.gui.sheets.hold import HoldSheet
from coderdesk.gui.sheets.listing import Listed, ListingSheet
from coderdesk.gui.window import MainWindow
from coderdesk.workflow.encounter_files import read_encounter_file, write_encounter_file
from coderdesk.workflow.try_chart import synthetic_chart

JSON = "Encounter JSON (*.json)"


class Encounters(QObject):
    """Answers what concerns the encounter as a whole."""

    def __init__(self, window: MainWindow, hub: Hub) -> None:
        super().__init__()
        self._window, self._hub = window, hub

    def new(self) -> None:
        """Start an empty encounter, its visit fields first."""
        self._hub.begin(Encounter())
        self._window.desk.coding.focus_visit()

    def open_files(self) -> None:
        """Choose chart files."""
        names, _kind = QFileDialog.getOpenFileNames(self._window, "Open chart files")
        self._hub.chart.open(Path(name) for name in names)

    def try_synthetic(self) -> None:
        """Put an invented stay on the desk, as the chart alone: the coding is the coder's."""
        encounter, documents = synthetic_chart()
        self._hub.begin(encounter)
        self._hub.chart.open_documents(documents)
        self._window.desk.chart.take_focus()

    def timeline(self) -> None:
        """Show what happened to this encounter."""
        desk, session = self._hub.desk, self._hub.session
        if desk is None or session is None:
            return
        lines = [
            Listed(
                f"{one.what or one.deed}".capitalize(), one.reason, f"{local_time(one.at)}  {one.who}"
            )
            for one in reversed(desk.timeline(session.id))
        ]
        self._window.open_sheet(ListingSheet("Timeline", "history", lines))

    def read_file(self) -> None:
        """Read an encounter from a file of the contract."""
        name, _kind = QFileDialog.getOpenFileName(self._window, "Read an encounter", "", JSON)
        if name:
            self._hub.runner.guarded(lambda: self._hub.begin(read_encounter_file(Path(name))))

    def write_file(self) -> None:
        """Write the encounter on the desk to a file of the contract."""
        state = self._hub.state
        if state is None:
            return
        name, _kind = QFileDialog.getSaveFileName(
            self._window, "Write the encounter", "encounter.json", JSON
        )
        if name and self._hub.runner.guarded(lambda: write_encounter_file(state.encounter, Path(name))):
            self._hub.record(Act.EXPORTED, "encounter")
            self._hub.runner.told.emit(f"Written to {Path(name).name}")

    def say_saved(self) -> None:
        """Say when the encounter was last saved."""
        state = self._hub.state
        if state is None or state.saved_at is None:
            self._hub.runner.told.emit("Nothing has changed since it was opened")
        else:
            self._hub.runner.told.emit(
                f"Every change is saved as it is made, last {state.saved_at:%H:%M:%S}"
            )

    def hold(self) -> None:
        """Put the encounter aside, with a reason and a day."""
        state = self._hub.state
        if state is not None and not self._hub.say_closed():
            sheet = HoldSheet(state.encounter.account)
            sheet.held.connect(self._hub.hold)
            self._window.open_sheet(sheet)


def local_time(at: str) -> str:
    """A moment in the time of this place, from UTC in ISO 8601."""
    return f"{dt.datetime.fromisoformat(at).astimezone():%m/%d %H:%M:%S}"
