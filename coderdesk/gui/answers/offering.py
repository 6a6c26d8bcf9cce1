"""The modifiers that make sense on the service line in hand."""

from PySide6.QtCore import QObject, Slot

from coderdesk.domain.changes import SetModifiers
from coderdesk.domain.encounter import Service
from coderdesk.domain.lines import line_of
from coderdesk.errors import CoderDeskError
from coderdesk.gui.hub import Hub
from coderdesk.gui.sheets.listing import Listed, ListingSheet
from coderdesk.gui.window import MainWindow

MOST = 4  # modifiers of a line


class Offering(QObject):
    """Answers the command that offers modifiers."""

    def __init__(self, window: MainWindow, hub: Hub) -> None:
        super().__init__()
        self._window, self._hub = window, hub

    @Slot()
    def offer(self) -> None:
        """List what may go on the line; Enter puts one on."""
        from coderdesk.workflow.offer_modifiers import offer_modifiers  # noqa: PLC0415 - asked seldom

        state, line = self._hub.state, self._line()
        if state is None or line is None or len(line.modifiers) >= MOST:
            full = line is not None
            said = (
                "This line has four modifiers already." if full else "There is no service line in hand."
            )
            hint = "Take one off with its field first." if full else "Put the keyboard on one first."
            self._hub.trouble.emit(CoderDeskError(said, hint))
            return
        lines = [
            Listed(f"{one.modifier}  {one.why}", one.source, "", one.modifier)
            for one in offer_modifiers(state, line)
        ]
        sheet = ListingSheet(f"Modifiers for {line.code}", "procedure", lines, does="Put it on")
        sheet.chosen.connect(self._take)
        self._window.open_sheet(sheet)

    def _line(self) -> Service | None:
        state = self._hub.state
        if state is None:
            return None
        line = line_of(state.encounter, self._window.desk.coding.current_line())
        return line if isinstance(line, Service) else None

    @Slot(object)
    def _take(self, modifier: object) -> None:
        line = self._line()
        if line is not None:
            self._hub.change(SetModifiers(line.id, (*line.modifiers, str(modifier))))
