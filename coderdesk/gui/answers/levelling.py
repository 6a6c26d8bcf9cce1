"""The level of the visit in hand."""

from PySide6.QtCore import QObject, Slot

from coderdesk.domain.encounter import Service, Setting
from coderdesk.domain.visit_level import Found
from coderdesk.errors import CoderDeskError
from coderdesk.gui.hub import Hub
from coderdesk.gui.window import MainWindow


class Levelling(QObject):
    """Answers the command that levels a visit."""

    def __init__(self, window: MainWindow, hub: Hub) -> None:
        super().__init__()
        self._window, self._hub = window, hub

    @Slot()
    def level(self) -> None:
        """Open the helper on the visit in hand, or for a new line."""
        from coderdesk.gui.sheets.visit_level import VisitLevelSheet  # noqa: PLC0415 - opened seldom
        from coderdesk.workflow.level_visit import (  # noqa: PLC0415 - its tables are read late
            family_for,
            line_in_hand,
            visit_tables,
        )

        state = self._hub.state
        if state is None or state.encounter.setting is Setting.INPATIENT:
            hint = "Start an encounter, or set it to professional or outpatient."
            self._hub.trouble.emit(CoderDeskError("There is no visit to level here.", hint))
            return
        tables, encounter = visit_tables(), state.encounter
        families = tables.on(encounter.day)
        if not families:
            hint = "The helper knows the rules of 2021 and later; level older visits by hand."
            self._hub.trouble.emit(CoderDeskError("This visit is older than its rules.", hint))
            return
        line = line_in_hand(encounter, self._window.desk.coding.current_line())
        at = family_for(families, line, encounter)
        about = f"line {line.code}" if line else "a new line"
        sheet = VisitLevelSheet(families, (tables.problems, tables.risks), at, about)
        sheet.taken.connect(lambda found: self._take(found, line))
        self._window.open_sheet(sheet)

    def _take(self, found: Found, line: Service | None) -> None:
        from coderdesk.workflow.level_visit import take_level  # noqa: PLC0415 - loaded with the sheet

        state = self._hub.state
        if state is not None:
            self._hub.change(take_level(state.encounter, line, found))
            self._window.desk.coding.take_focus()
