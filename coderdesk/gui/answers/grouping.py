"""DRG and risk of the encounter on the desk, behind the wall."""

from PySide6.QtCore import QObject, Slot

from coderdesk.domain.grouping import Grouping
from coderdesk.errors import CoderDeskError
from coderdesk.gui.hub import Hub
from coderdesk.gui.window import MainWindow


class GroupingAnswers(QObject):
    """Answers the command that groups; the work is done off the GUI thread."""

    def __init__(self, window: MainWindow, hub: Hub) -> None:
        super().__init__()
        self._window, self._hub = window, hub
        self._asked = ""

    @Slot()
    def group(self) -> None:
        """Group the encounter, unless a query is open."""
        from coderdesk.workflow.group_encounter import (  # noqa: PLC0415 - optional, asked seldom
            group_encounter,
            is_walled,
        )

        state = self._hub.state
        if state is None:
            return
        if is_walled(state):
            hint = "It opens when the answer is in: payment must not colour the question."
            self._hub.trouble.emit(CoderDeskError("DRG and risk are shut while a query is open.", hint))
            return
        encounter = state.encounter
        self._asked = encounter.id
        self._hub.runner.run(lambda _step: group_encounter(encounter), self._on_grouped)

    def _on_grouped(self, grouping: Grouping) -> None:
        from coderdesk.gui.sheets.grouping import GroupingSheet  # noqa: PLC0415 - opened seldom
        from coderdesk.workflow.group_encounter import is_walled, missing  # noqa: PLC0415 - as above

        state = self._hub.state
        if state is None or state.encounter.id != self._asked or is_walled(state):
            return
        self._window.open_sheet(GroupingSheet(grouping, missing()))
