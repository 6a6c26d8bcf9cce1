"""The templates of queries: begin with one, write, change and remove one's own."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from coderdesk.domain.query import QueryForm, QueryTemplate, Reason
from coderdesk.errors import CoderDeskError
from coderdesk.gui.actions import Command
from coderdesk.gui.hub import Hub
from coderdesk.gui.parts import KeyButton
from coderdesk.gui.sheets.listing import Listed, ListingSheet
from coderdesk.gui.window import MainWindow

EMPTY = QueryTemplate("", Reason.INDICATORS, QueryForm.CHOICE, "", "")


class QueryTemplates(QObject):
    """Lists the templates, the coder's own first."""

    chosen = Signal(object)  # QueryTemplate

    def __init__(self, window: MainWindow, hub: Hub) -> None:
        super().__init__()
        self._window, self._hub = window, hub

    def show(self) -> None:
        """List them; Enter begins the query in hand with one."""
        desk = self._hub.desk
        if desk is None:
            return
        found = desk.asking.templates()
        lines = [Listed(one.name, f"{one.reason}  ·  {one.title}", one.why, one) for one in found]
        sheet = ListingSheet("Templates", "note", lines, does="Begin with it")
        sheet.chosen.connect(self.chosen)
        for text, command, slot in (
            ("New", Command.SHEET_NEW, partial(self._write, EMPTY)),
            ("Change", Command.SHEET_CHANGE, partial(self._change, sheet)),
            ("Remove your own", Command.SHEET_DROP, partial(self._drop, sheet)),
        ):
            button = KeyButton(text, command, "quiet")
            sheet.answer_at(button, command, slot)
            sheet.put_tool(button)
        self._window.open_sheet(sheet)

    def _change(self, sheet: ListingSheet) -> None:
        line = sheet.list.current
        if line is not None and isinstance(line.target, QueryTemplate):
            self._write(line.target)

    def _write(self, template: QueryTemplate) -> None:
        from coderdesk.gui.sheets.template import TemplateSheet  # noqa: PLC0415 - when first asked for

        sheet = TemplateSheet(template, new=template is EMPTY)
        sheet.kept.connect(lambda made: self._keep(sheet, template, made))
        self._window.open_sheet(sheet)

    def _keep(self, sheet: object, before: QueryTemplate, made: QueryTemplate) -> None:
        from coderdesk.gui.sheets.template import TemplateSheet  # noqa: PLC0415 - as above

        desk = self._hub.desk
        if desk is None or not isinstance(sheet, TemplateSheet):
            return
        own = before.name if before.name and desk.asking.is_own(before.name) else ""
        try:
            desk.asking.keep_template(made, own)
        except CoderDeskError as error:
            sheet.refuse(error)
            return
        self._hub.runner.told.emit(f"Kept the template “{made.name}”")
        self.show()

    def _drop(self, sheet: ListingSheet) -> None:
        """Take a template of the coder's own away; those that come with the desk stay."""
        desk, line = self._hub.desk, sheet.list.current
        if desk is None or line is None or not isinstance(line.target, QueryTemplate):
            return
        name = line.target.name
        if not desk.asking.is_own(name):
            self._hub.runner.told.emit("Only a template of your own can be removed")
        elif self._hub.runner.guarded(lambda: desk.asking.remove_template(name)):
            self._hub.runner.told.emit(f"Removed the template “{name}”")
            self.show()
