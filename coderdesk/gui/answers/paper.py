"""The summary on the desk: show it, save it, print it."""

import re
from pathlib import Path

from PySide6.QtCore import QObject, QRectF, QSizeF, Qt, Slot
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog

from coderdesk.domain.work import Act, WorkStatus
from coderdesk.errors import CoderDeskError
from coderdesk.gui.hub import Hub
from coderdesk.gui.parts import literal
from coderdesk.gui.sheets.summary import SummarySheet, SummaryWish
from coderdesk.gui.tasks import Task
from coderdesk.gui.window import MainWindow
from coderdesk.workflow.check_encounter import Checked
from coderdesk.workflow.export_summary import Wishes, draw_summary, put_file
from coderdesk.workflow.show_pdf import Picture, pictures

SCREEN_DPI, PAPER_DPI = 144, 300


class Paper(QObject):
    """Answers the summary command; drawing is done off the GUI thread."""

    def __init__(self, window: MainWindow, hub: Hub) -> None:
        super().__init__()
        self._window, self._hub = window, hub
        self._sheet: SummarySheet | None = None
        self._drawing: Task | None = None
        self.drawn = False  # whether the pages on the sheet are the ones asked for last

    def show(self) -> None:
        """Show the summary of the encounter on the desk."""
        state = self._hub.state
        if state is None:
            return
        self._sheet = sheet = SummarySheet(state.encounter.account)
        sheet.wished.connect(self._draw)
        sheet.save_asked.connect(self._save)
        sheet.print_asked.connect(self._print)
        sheet.closed.connect(self._on_closed)
        self._window.open_sheet(sheet)
        self._draw(SummaryWish())

    @Slot()
    def _on_closed(self) -> None:
        self._sheet = None

    def _checked(self) -> Checked | None:
        state = self._hub.state
        if state is None:
            return None
        edits = (*state.edits, *state.overridden)
        return Checked(state.encounter, state.codes, state.editions, edits)

    def wishes(self, wish: SummaryWish, *, locked: bool = True) -> Wishes:
        """What a wish of the sheet means for the paper."""
        state = self._hub.state
        final = state is not None and state.status is WorkStatus.DONE
        return Wishes(
            coder=self._window.settings.signature,
            status="final" if final else "draft",
            revision=state.revision if state else 0,
            de_identified=wish.without_person,
            password=wish.password if locked else "",
            synthetic=any(row.synthetic for row in self._hub.chart.rows),
        )

    @Slot(object)
    def _draw(self, wish: SummaryWish) -> None:
        checked = self._checked()
        if checked is None:
            return
        self.drawn = False
        if self._drawing is not None:
            self._drawing.cancel()
        wishes = self.wishes(wish, locked=False)
        self._drawing = self._hub.runner.run(
            lambda step: pictures(draw_summary(checked, wishes), SCREEN_DPI, step),
            self._on_drawn,
            on_trouble=self._on_trouble,
        )

    def _on_drawn(self, drawn: tuple[Picture, ...]) -> None:
        self._drawing, self.drawn = None, True
        if self._sheet is not None:
            self._sheet.show_pages([image_of(picture) for picture in drawn])

    @Slot(object)
    def _save(self, wish: SummaryWish) -> None:
        name, _kind = QFileDialog.getSaveFileName(
            self._window, "Save the summary", self._name(), "PDF (*.pdf)"
        )
        if name:
            path = Path(name)
            pdf = path.suffix.lower() == ".pdf"
            self.save(wish, path if pdf else path.with_name(f"{path.name}.pdf"))

    def save(self, wish: SummaryWish, path: Path) -> None:
        """Write the PDF; it is put in its place whole."""
        checked = self._checked()
        if checked is not None:
            wishes = self.wishes(wish)
            self._hub.runner.run(
                lambda _step: put_file(draw_summary(checked, wishes), path),
                lambda saved: self._on_saved(saved, locked=bool(wishes.password)),
                on_trouble=self._on_trouble,
            )

    def _on_saved(self, path: Path, *, locked: bool) -> None:
        self._hub.record(Act.EXPORTED, "summary")
        who = "It opens with its password." if locked else "Anyone who has it can read it."
        self._say(f"Saved as {path.name}. {who}")
        self._hub.exported.emit(path)

    def _on_trouble(self, error: CoderDeskError) -> None:
        """Say it on the sheet, which lies over the message bar, and there for when it is gone."""
        if self._sheet is not None:
            self._sheet.show_said(literal(error.line), "error")
        self._hub.runner.trouble.emit(error)

    def _name(self) -> str:
        state = self._hub.state
        account = re.sub(r"[^\w.-]+", "-", state.encounter.account) if state else ""
        return f"summary-{account or 'encounter'}.pdf"

    @Slot(object)
    def _print(self, wish: SummaryWish) -> None:
        checked = self._checked()
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
        if checked is None or not QPrintDialog(printer, self._window).exec():
            return
        wishes = self.wishes(wish, locked=False)
        self._hub.runner.run(
            lambda step: pictures(draw_summary(checked, wishes), PAPER_DPI, step),
            lambda drawn: self._put_on(printer, drawn),
            on_trouble=self._on_trouble,
        )

    def _put_on(self, printer: QPrinter, drawn: tuple[Picture, ...]) -> None:
        put_on_paper(printer, drawn)
        self._hub.record(Act.PRINTED, "summary")
        self._say("Sent to the printer.")

    def _say(self, text: str) -> None:
        if self._sheet is not None:
            self._sheet.show_said(text)
        self._hub.runner.told.emit(text)


def put_on_paper(printer: QPrinter, drawn: tuple[Picture, ...]) -> None:
    """Print pictures, a page each."""
    painter = QPainter(printer)
    page = QRectF(printer.paperRect(QPrinter.Unit.DevicePixel))
    for number, picture in enumerate(drawn):
        if number:
            printer.newPage()
        size = QSizeF(picture.width, picture.height).scaled(
            page.size(), Qt.AspectRatioMode.KeepAspectRatio
        )
        painter.drawImage(QRectF(page.topLeft(), size), image_of(picture))
    painter.end()


def image_of(picture: Picture) -> QImage:
    """A picture as Qt draws it."""
    image = QImage(
        picture.data, picture.width, picture.height, picture.width * 4, QImage.Format.Format_RGB32
    )
    return image.copy()
