"""Which POA the diagnosis in hand takes; Enter sets the letter."""

from PySide6.QtCore import QObject, Slot

from coderdesk.domain.changes import SetPoa
from coderdesk.domain.encounter import Diagnosis
from coderdesk.domain.lines import line_of
from coderdesk.errors import CoderDeskError
from coderdesk.gui.hub import Hub
from coderdesk.gui.sheets.listing import Listed, ListingSheet
from coderdesk.gui.window import MainWindow


class PoaHelp(QObject):
    """Answers the command that helps with POA."""

    def __init__(self, window: MainWindow, hub: Hub) -> None:
        super().__init__()
        self._window, self._hub = window, hub

    @Slot()
    def show(self) -> None:
        """List what each letter means for the line in hand."""
        from coderdesk.workflow.advise_poa import advise_poa  # noqa: PLC0415 - asked seldom

        state = self._hub.state
        line = line_of(state.encounter, self._window.desk.coding.current_line()) if state else None
        if state is None or not isinstance(line, Diagnosis):
            hint = "Put the keyboard on one first."
            self._hub.trouble.emit(CoderDeskError("There is no diagnosis line in hand.", hint))
            return
        lines = [
            Listed(f"{one.letters}  {one.text}", one.source, "", one.letters)
            for one in advise_poa(state, line)
        ]
        sheet = ListingSheet(f"Present on admission: {line.code}", "info", lines, does="Set it")
        sheet.chosen.connect(lambda letter: self._hub.change(SetPoa((line.id,), str(letter))))
        self._window.open_sheet(sheet)
