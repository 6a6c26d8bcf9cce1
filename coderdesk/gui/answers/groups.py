"""Several codes at once: kept code sets, and what the patient had last time."""

from PySide6.QtCore import QObject, Slot

from coderdesk.domain.code_set import CodeSet, Prior, SetLine, lines_as_set
from coderdesk.errors import CoderDeskError
from coderdesk.gui.hub import Hub
from coderdesk.gui.window import MainWindow
from coderdesk.workflow.code_groups import CodeGroups


class Groups(QObject):
    """Answers the commands that put several codes on at once."""

    def __init__(self, window: MainWindow, hub: Hub) -> None:
        super().__init__()
        self._window, self._hub = window, hub

    def _groups(self) -> CodeGroups | None:
        """The kept groups, where there is an encounter to put codes on."""
        if self._hub.desk is None or self._hub.state is None:
            self._hub.trouble.emit(
                CoderDeskError("There is no encounter to put codes on.", "Start one, or open a chart.")
            )
            return None
        return self._hub.desk.groups

    @Slot()
    def code_sets(self) -> None:
        """List the code sets; Enter puts one on."""
        from coderdesk.gui.sheets.code_sets import CodeSetSheet  # noqa: PLC0415 - opened seldom

        groups, state = self._groups(), self._hub.state
        if groups is None or state is None:
            return
        here = CodeSet("", lines_as_set(state.encounter)).told
        sheet = CodeSetSheet(groups.sets(), here)
        sheet.inserted.connect(self._insert_set)
        sheet.keep_asked.connect(lambda name, codes, key: self._keep(sheet, name, codes, key))
        sheet.remove_asked.connect(lambda key: self._remove(sheet, key))
        self._window.open_sheet(sheet)

    def _keep(self, sheet: object, name: str, codes: str, key: int) -> None:
        from coderdesk.gui.sheets.code_sets import CodeSetSheet  # noqa: PLC0415 - opened seldom

        groups, state = self._groups(), self._hub.state
        if groups is None or state is None or not isinstance(sheet, CodeSetSheet):
            return
        try:
            groups.keep(name, codes, state.encounter, key)
        except CoderDeskError as problem:
            sheet.show_trouble(problem.message, problem.hint)
        else:
            sheet.show_sets(groups.sets())

    def _remove(self, sheet: object, key: int) -> None:
        from coderdesk.gui.sheets.code_sets import CodeSetSheet  # noqa: PLC0415 - opened seldom

        groups = self._groups()
        if groups is not None and isinstance(sheet, CodeSetSheet):
            self._hub.runner.guarded(lambda: groups.remove(key))
            sheet.show_sets(groups.sets())

    @Slot(object)
    def _insert_set(self, one: CodeSet) -> None:
        self._insert(one.lines, f"put on the code set {one.name}")

    @Slot()
    def last_time(self) -> None:
        """Lay the patient's earlier encounters beside this one."""
        from coderdesk.gui.sheets.last_time import LastTimeSheet  # noqa: PLC0415 - opened seldom

        groups, state = self._groups(), self._hub.state
        if groups is None or state is None:
            return
        encounter = state.encounter
        now = lines_as_set(encounter)
        sheet = LastTimeSheet(
            encounter,
            groups.priors(encounter),
            lambda prior: groups.titles((*prior.lines, *now), encounter),
        )
        sheet.inserted.connect(self._insert_prior)
        self._window.open_sheet(sheet)

    @Slot(object, object)
    def _insert_prior(self, lines: tuple[SetLine, ...], _prior: Prior) -> None:
        self._insert(lines, f"put on {len(lines)} codes as last time")

    def _insert(self, lines: tuple[SetLine, ...], what: str) -> None:
        groups, state = self._groups(), self._hub.state
        if groups is not None and state is not None:
            self._hub.change(groups.insertion(lines, what, state.encounter))
            self._window.desk.coding.take_focus()
