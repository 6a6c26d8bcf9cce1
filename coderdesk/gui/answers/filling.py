"""Fill the worklist: choose files, see what they bring, then take it in."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog

from coderdesk.domain.filling import Filling, ListField
from coderdesk.domain.work import Act
from coderdesk.gui.hub import Hub
from coderdesk.gui.sheets.filling import FillSheet
from coderdesk.gui.sheets.progress import ProgressSheet
from coderdesk.gui.tasks import Step, Task
from coderdesk.gui.window import MainWindow
from coderdesk.workflow.fill_worklist import Filler

Fields = Mapping[str, Sequence[ListField]]


class FillAnswers(QObject):
    """Answers the two ways to fill; reading and keeping are done off the GUI thread."""

    def __init__(self, window: MainWindow, hub: Hub, renew: Callable[[], None]) -> None:
        super().__init__()
        self._window, self._hub, self._renew = window, hub, renew
        self._paths: tuple[Path, ...] = ()
        self._sheet: FillSheet | None = None
        self._reading: Task | None = None

    def files(self) -> None:
        """Choose files."""
        kinds = "Charts and lists (*);;Lists (*.csv *.tsv *.xlsx)"
        names, _kind = QFileDialog.getOpenFileNames(self._window, "Fill from files", "", kinds)
        self.read(tuple(Path(name) for name in names))

    def folder(self) -> None:
        """Choose a folder."""
        name = QFileDialog.getExistingDirectory(self._window, "Fill from a folder")
        self.read((Path(name),) if name else ())

    @property
    def _filler(self) -> Filler | None:
        return self._hub.desk.filler if self._hub.desk is not None else None

    def read(self, paths: tuple[Path, ...]) -> None:
        """See what files would bring."""
        filler = self._filler
        if not paths or filler is None:
            return
        self._paths = paths
        sheet = ProgressSheet("Reading", "What the files bring", "import")

        def call(step: Step) -> Filling:
            return filler.read(paths, step)

        task = self._hub.runner.run(call, lambda found: self._on_read(sheet, found), sheet.show_step)
        task.failed.connect(lambda _error: sheet.finish())
        sheet.stopped.connect(task.cancel)
        self._window.open_sheet(sheet)

    def _on_read(self, progress: ProgressSheet, filling: Filling) -> None:
        progress.finish()
        sheet = FillSheet(filling)
        sheet.fields_changed.connect(self._read_again)
        sheet.fill_asked.connect(self._keep)
        sheet.closed.connect(self._on_closed)
        self._sheet = sheet
        self._window.open_sheet(sheet)

    @Slot()
    def _on_closed(self) -> None:
        self._sheet = None

    @Slot(object)
    def _read_again(self, fields: Fields) -> None:
        """The columns tell something else: read the same files again; only the last is shown."""
        filler = self._filler
        if filler is None:
            return
        if self._reading is not None:
            self._reading.cancel()
        self._reading = self._hub.runner.run(
            lambda step: filler.read(self._paths, step, fields), self._on_read_again
        )

    def _on_read_again(self, filling: Filling) -> None:
        self._reading = None
        if self._sheet is not None:
            self._sheet.show_filling(filling)

    @Slot(object)
    def _keep(self, filling: Filling) -> None:
        filler = self._filler
        if filler is None:
            return
        sheet = ProgressSheet(
            "Filling", "Each batch is kept whole; stopped, what was kept stays", "import"
        )

        def call(step: Step) -> tuple[str, ...]:
            return filler.keep(filling, step)

        task = self._hub.runner.run(call, lambda made: self._on_kept(sheet, made), sheet.show_step)
        task.failed.connect(lambda _error: sheet.finish())
        sheet.stopped.connect(task.cancel)
        sheet.closed.connect(self._renew)
        self._window.open_sheet(sheet)

    def _on_kept(self, sheet: ProgressSheet, made: tuple[str, ...]) -> None:
        desk = self._hub.desk
        if desk is not None:
            desk.worklist.filled(made)
            desk.record(Act.IMPORTED, detail="worklist")
        sheet.finish()
        self._renew()
        word = "encounter" if len(made) == 1 else "encounters"
        self._hub.runner.told.emit(f"{len(made):,} {word} on the list; Ctrl+Z takes them off again")
