"""Pages of any kind on the desk: drawn off the GUI thread, shown, saved, printed, written as CSV."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog

from coderdesk.domain.work import Act
from coderdesk.errors import CoderDeskError
from coderdesk.gui.answers.paper import PAPER_DPI, SCREEN_DPI, image_of, put_on_paper
from coderdesk.gui.hub import Hub
from coderdesk.gui.parts import literal
from coderdesk.gui.sheets.pages import PagesSheet
from coderdesk.gui.window import MainWindow
from coderdesk.workflow.export_summary import put_file
from coderdesk.workflow.show_pdf import Picture, pictures


class Pages(QObject):
    """Shows a PDF on a sheet; ``what`` names it in the journal, ``name`` is its file's."""

    written = Signal(object)  # Path

    def __init__(self, window: MainWindow, hub: Hub) -> None:
        super().__init__()
        self._window, self._hub = window, hub
        self.sheet: PagesSheet | None = None
        self.drawn = False

    def show(self, title: str, name: str, draw: Callable[[], bytes], what: str) -> None:
        """Draw and show pages; Save and Print take them further."""
        self.sheet = sheet = PagesSheet(title, name)
        self.drawn = False
        sheet.save_asked.connect(lambda: self._save(name, draw, what))
        sheet.print_asked.connect(lambda: self._print(draw, what))
        sheet.closed.connect(self._on_closed)
        self._window.open_sheet(sheet)
        self._hub.runner.run(
            lambda step: pictures(draw(), SCREEN_DPI, step), self._on_drawn, on_trouble=self._on_trouble
        )

    def _on_closed(self) -> None:
        self.sheet = None

    def _on_drawn(self, drawn: tuple[Picture, ...]) -> None:
        self.drawn = True
        if self.sheet is not None:
            self.sheet.show_pages([image_of(picture) for picture in drawn])

    def _save(self, name: str, draw: Callable[[], bytes], what: str) -> None:
        chosen, _kind = QFileDialog.getSaveFileName(self._window, "Save as PDF", name, "PDF (*.pdf)")
        if chosen:
            self.write(Path(chosen), ".pdf", draw, what)

    def save_csv(self, name: str, make: Callable[[], bytes], what: str) -> None:
        """Choose a file and write a list as CSV."""
        chosen, _kind = QFileDialog.getSaveFileName(self._window, "Write as CSV", name, "CSV (*.csv)")
        if chosen:
            self.write(Path(chosen), ".csv", make, what)

    def write(self, path: Path, suffix: str, make: Callable[[], bytes], what: str) -> None:
        """Write a file whole; it is told and journalled."""
        target = path if path.suffix.lower() == suffix else path.with_name(f"{path.name}{suffix}")
        self._hub.runner.run(
            lambda _step: put_file(make(), target),
            lambda saved: self._on_saved(saved, what),
            on_trouble=self._on_trouble,
        )

    def _on_saved(self, path: Path, what: str) -> None:
        self._hub.record(Act.EXPORTED, what)
        self._say(f"Saved as {path.name}. Anyone who has it can read it.")
        self.written.emit(path)

    def _on_trouble(self, error: CoderDeskError) -> None:
        if self.sheet is not None:
            self.sheet.show_said(literal(error.line), "error")
        self._hub.runner.trouble.emit(error)

    def _print(self, draw: Callable[[], bytes], what: str) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
        if not QPrintDialog(printer, self._window).exec():
            return

        def done(drawn: tuple[Picture, ...]) -> None:
            put_on_paper(printer, drawn)
            self._hub.record(Act.PRINTED, what)
            self._say("Sent to the printer.")

        self._hub.runner.run(
            lambda step: pictures(draw(), PAPER_DPI, step), done, on_trouble=self._on_trouble
        )

    def _say(self, text: str) -> None:
        if self.sheet is not None:
            self.sheet.show_said(literal(text))
        self._hub.runner.told.emit(text)
