"""What changed between two editions, over the desk."""

from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog

from coderdesk.domain.book_change import BookChange
from coderdesk.domain.code import Edition
from coderdesk.domain.work import Act
from coderdesk.gui.hub import Hub
from coderdesk.gui.sheets.listing import Listed, ListingSheet
from coderdesk.gui.window import MainWindow

NONE = "Two editions of one code system are needed. Import another one beside the first."


class BookChangesAnswers(QObject):
    """Answers the command that compares editions."""

    def __init__(self, window: MainWindow, hub: Hub) -> None:
        super().__init__()
        self._window, self._hub = window, hub

    def choose(self) -> None:
        """Choose which two editions; where there are only two, they are compared at once."""
        from coderdesk.workflow.compare_books import pairs  # noqa: PLC0415 - first needed here

        found = pairs(self._hub.books)
        if len(found) == 1:
            self._compare(found[0])
            return
        lines = [
            Listed(f"{old.title}: {old.name} → {new.name}", _days(old, new), target=(old, new))
            for old, new in found
        ]
        sheet = ListingSheet(
            "What changed between editions", "becomes", lines, does="Compare", empty=NONE
        )
        sheet.chosen.connect(self._compare)
        self._window.open_sheet(sheet)

    @Slot(object)
    def _compare(self, pair: tuple[Edition, Edition]) -> None:
        from coderdesk.workflow.compare_books import changes, own_codes  # noqa: PLC0415

        desk, books, (old, new) = self._hub.desk, self._hub.books, pair
        self._hub.runner.told.emit(f"Comparing {old.name} with {new.name} …")
        self._hub.runner.run(
            lambda _step: changes(books, old, new, own_codes(desk) if desk else {}),
            lambda found: self._show(pair, found),
        )

    def _show(self, pair: tuple[Edition, Edition], found: tuple[BookChange, ...]) -> None:
        from coderdesk.gui.sheets.book_changes import BookChangesSheet  # noqa: PLC0415

        old, new = pair
        self._hub.runner.told.emit("")
        sheet = BookChangesSheet(f"{new.title}, {old.name} → {new.name}", found)
        sheet.opened.connect(lambda code: self._open(new, code))
        sheet.export_asked.connect(lambda shown: self._export(sheet.say, new, shown))
        self._window.open_sheet(sheet)

    def _open(self, edition: Edition, code: str) -> None:
        if "-" not in code and not code.startswith("Chapter"):
            self._hub.open_page(edition.system, code)
        self._window.desk.book.take_focus()

    def _export(self, say: object, edition: Edition, shown: tuple[BookChange, ...]) -> None:
        from coderdesk.workflow.compare_books import export_changes  # noqa: PLC0415

        name, _kind = QFileDialog.getSaveFileName(
            self._window, "Export the changes", f"changes-{edition.key}.csv", "CSV (*.csv)"
        )
        if not name:
            return
        path = Path(name)
        if self._hub.runner.guarded(lambda: export_changes(shown, path)):
            self._hub.record(Act.EXPORTED, "changes of a codebook")
            said = f"{len(shown):,} changes written to {path.name}"
            self._hub.runner.told.emit(said)
            if callable(say):
                say(said)


def _days(old: Edition, new: Edition) -> str:
    return f"in force from {old.effective:%m/%d/%Y} and from {new.effective:%m/%d/%Y}"
