"""A table of codes in no published layout: its columns are pointed out, and remembered."""

import datetime as dt
import re
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from coderdesk.errors import CoderDeskError
from coderdesk.gui.hub import Hub
from coderdesk.gui.sheets.progress import ProgressSheet
from coderdesk.gui.window import MainWindow
from coderdesk.workflow.map_columns import Mapping, TableSample, import_mapped, sample

REMEMBERED = 20  # layouts
BETWEEN = "\t"
_YEAR = re.compile(r"(?<!\d)(20[0-4]\d)(?!\d)")


class Columns(QObject):
    """Asks for the columns of a file that is no official one, and takes it in."""

    imported = Signal()

    def __init__(self, window: MainWindow, hub: Hub, home: Path) -> None:
        super().__init__()
        self._window, self._hub, self._home = window, hub, home

    def ask(self, path: Path, error: CoderDeskError) -> None:
        """Ask where the file is a table that may hold CPT codes; else tell the trouble."""
        self._hub.runner.run(
            lambda _step: sample(path),
            lambda found: self._on_sample(path, found, error),
            on_trouble=lambda _other: self._hub.runner.trouble.emit(error),
        )

    def _on_sample(self, path: Path, found: TableSample | None, error: CoderDeskError) -> None:
        if found is None:
            self._hub.runner.trouble.emit(error)
            return
        from coderdesk.gui.sheets.code_columns import CodeColumnsSheet  # noqa: PLC0415 - first opened here

        year = _YEAR.search(found.name)
        day = dt.date(int(year[1]) if year else dt.date.today().year, 1, 1)  # noqa: DTZ011
        sheet = CodeColumnsSheet(self._as_last_time(found), day)
        sheet.import_asked.connect(lambda mapping: self._import(path, found, mapping))
        self._window.open_sheet(sheet)

    def _as_last_time(self, found: TableSample) -> TableSample:
        """With the columns chosen before in a table with the same heads."""
        places = dict(self._window.settings.columns).get(BETWEEN.join(found.heads), "").split()
        if len(places) == 2 and all(one.isdigit() and int(one) < found.width for one in places):  # noqa: PLR2004
            return TableSample(found.name, found.rows, int(places[0]), int(places[1]))
        return found

    def _import(self, path: Path, found: TableSample, mapping: Mapping) -> None:
        heads = BETWEEN.join(found.heads)
        others = [one for one in self._window.settings.columns if one[0] != heads]
        chosen = (heads, f"{mapping.codes} {mapping.texts}")
        self._window.remember(columns=(chosen, *others)[:REMEMBERED])
        sheet = ProgressSheet("Importing", f"Reading {found.name}", "import")
        task = self._hub.runner.run(
            lambda step: import_mapped(path, self._home, mapping, step),
            lambda _report: self._on_imported(sheet),
            sheet.show_step,
        )
        task.failed.connect(lambda _error: sheet.finish())
        sheet.stopped.connect(task.cancel)
        self._window.open_sheet(sheet)

    def _on_imported(self, sheet: ProgressSheet) -> None:
        sheet.finish()
        self.imported.emit()
