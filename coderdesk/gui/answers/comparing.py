"""Which earlier note lies beside the open one."""

from PySide6.QtCore import QObject, Slot

from coderdesk.domain.work import DocumentRow
from coderdesk.gui.copied_hub import CopiedHub
from coderdesk.gui.sheets.listing import Listed, ListingSheet
from coderdesk.gui.window import MainWindow
from coderdesk.workflow.copied_forward import TwoNotes


class Comparing(QObject):
    """Lets the coder choose a note, then shows the two side by side."""

    def __init__(self, window: MainWindow, copied: CopiedHub) -> None:
        super().__init__()
        self._window, self._copied = window, copied
        copied.choice_asked.connect(self.choose)
        copied.compared.connect(self.show_both)

    @Slot(object)
    def choose(self, rows: tuple[DocumentRow, ...]) -> None:
        """List the earlier notes, the nearest of the same kind first; a single one is taken."""
        if len(rows) == 1:
            self._copied.compare(rows[0].id)
            return
        lines = [Listed(row.title, row.author, _day(row), row.id) for row in rows]
        sheet = ListingSheet("Compare with", "copied-forward", lines, does="Compare")
        sheet.chosen.connect(self._copied.compare)
        self._window.open_sheet(sheet)

    @Slot(object)
    def show_both(self, notes: TwoNotes) -> None:
        """Lay two notes side by side."""
        from coderdesk.gui.sheets.compare import CompareSheet  # noqa: PLC0415 - opened seldom

        self._window.open_sheet(CompareSheet(notes.first, notes.second, notes.compared))


def _day(row: DocumentRow) -> str:
    return f"{row.date:%m/%d/%Y}" if row.date else "no date"
