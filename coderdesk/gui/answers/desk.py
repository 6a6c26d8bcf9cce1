"""What concerns the desk itself: keys, commands, settings, books, backup, the recovery code."""

from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog

from coderdesk import __version__
from coderdesk.domain.shown import shown_name
from coderdesk.domain.work import Act
from coderdesk.errors import CoderDeskError
from coderdesk.gui.actions import Command, Place, key_map
from coderdesk.gui.answers.columns import Columns
from coderdesk.gui.barred import as_it_stands
from coderdesk.gui.hub import Hub
from coderdesk.gui.sheets.change_passphrase import ChangePassphrase
from coderdesk.gui.sheets.importing import ImportSheet
from coderdesk.gui.sheets.keys import KeysSheet
from coderdesk.gui.sheets.listing import Listed, ListingSheet
from coderdesk.gui.sheets.palette import Palette, command_entries
from coderdesk.gui.sheets.progress import ProgressSheet
from coderdesk.gui.sheets.recovery_code import RecoverySheet
from coderdesk.gui.sheets.settings import SettingsSheet
from coderdesk.gui.window import MainWindow
from coderdesk.settings import Settings
from coderdesk.workflow import keep_books
from coderdesk.workflow.codebooks import Step
from coderdesk.workflow.shelf_lists import listed
from coderdesk.workflow.unlock import judge

HELD = "The coder states in the window to hold a licence of their own."


class DeskAnswers(QObject):
    """Answers the commands of the Help, Codebook and View menus that need a sheet or a dialog."""

    def __init__(self, window: MainWindow, hub: Hub, home: Path) -> None:
        super().__init__()
        self._window, self._hub, self._home = window, hub, home
        self._columns = Columns(window, hub, home)
        self._columns.imported.connect(self._tell_imported)

    def all_keys(self) -> None:
        """Show every key, the place of the keyboard first."""
        sheet = KeysSheet(self._here())
        sheet.changed.connect(self._on_keys)
        self._window.open_sheet(sheet)

    def _here(self) -> Place:
        desk = self._window.desk
        places = {desk.chart: Place.CHART, desk.book: Place.TYPING, desk.coding: Place.DIAGNOSES}
        active = desk.panes.active
        return places.get(active, Place.EVERYWHERE) if active else Place.EVERYWHERE

    @Slot()
    def _on_keys(self) -> None:
        self._window.remember(keys=key_map().own)

    def all_commands(self) -> None:
        """Do anything by its name."""
        able = self._window.can_do
        entries = (one for one in command_entries() if isinstance(one.id, Command) and able(one.id))
        sheet = Palette(as_it_stands(entries, self._hub.state))
        sheet.chosen.connect(self._window.do)
        self._window.open_sheet(sheet)

    def settings(self) -> None:
        """Change the choices; each counts at once."""
        sheet = SettingsSheet(self._window.settings)
        sheet.changed.connect(self._on_settings)
        sheet.keys_asked.connect(self.all_keys)
        sheet.recovery_asked.connect(self.new_recovery_code)
        sheet.passphrase_asked.connect(self.change_passphrase)
        self._window.open_sheet(sheet)

    @Slot(object)
    def _on_settings(self, settings: Settings) -> None:
        self._window.remember(
            idle_lock_minutes=settings.idle_lock_minutes,
            coder=settings.coder,
            credential=settings.credential,
        )
        self._window.dress_anew(settings.theme, settings.text_scale)
        if self._hub.desk is not None:
            self._hub.desk.who = settings.signature

    def about(self) -> None:
        """Say what this is, and what stands in it under which licence."""
        lines = [
            Listed(f"CoderDesk {__version__}", "For medical coders, offline", "MIT"),
            Listed("Inter, JetBrains Mono, Source Serif", "Fonts on screen and paper", "OFL 1.1"),
            Listed("Qt 6 (PySide6)", "Windows and widgets", "LGPL 3"),
            *self._books(),
        ]
        self._window.open_sheet(ListingSheet("About CoderDesk", "info", lines))

    def books(self) -> None:
        """List the editions on this machine."""
        self._window.open_sheet(
            ListingSheet("Books and editions", "book", self._books(), empty="No book is built yet.")
        )

    def _books(self) -> list[Listed]:
        found = []
        for one in self._hub.books.library.editions():
            until = f"{one.expires:%m/%d/%Y}" if one.expires else "further notice"
            below = (
                f"{one.billable:,} billable of {one.codes:,} codes  ·  {one.source}  ·  {one.licence}"
            )
            days = f"{one.effective:%m/%d/%Y} to {until}"
            found.append(Listed(f"{one.title} {one.name}", below, days))
        for other in listed(self._hub.books.library):
            one = other.edition
            until = f"{one.expires:%m/%d/%Y}" if one.expires else "further notice"
            below = f"{other.lines:,} lines  ·  {one.source}  ·  {one.licence}"
            days = f"{one.effective:%m/%d/%Y} to {until}"
            found.append(Listed(f"{other.title} {one.name}", below, days))
        return found

    def import_book(self) -> None:
        """Choose an official file, see what it is, then take it in."""
        names, _kind = QFileDialog.getOpenFileNames(self._window, "Import official codebook files")
        if names:
            self.preview_books(tuple(Path(name) for name in names))

    def preview_books(self, paths: tuple[Path, ...]) -> None:
        """Say what files are before anything is changed."""
        self._hub.runner.run(
            lambda step: [keep_books.preview(path, self._home, step) for path in paths],
            lambda previews: self._on_previews(paths, previews),
            on_trouble=lambda error: self._on_unknown(paths, error),
        )

    def _on_unknown(self, paths: tuple[Path, ...], error: CoderDeskError) -> None:
        """A single file in no published layout may be a table of the coder's own codes."""
        if len(paths) == 1:
            self._columns.ask(paths[0], error)
        else:
            self._hub.runner.trouble.emit(error)

    def _on_previews(self, paths: tuple[Path, ...], previews: list[keep_books.ImportPreview]) -> None:
        parts = [part for one in previews for part in one.parts]
        ignored = [name for one in previews for name in one.ignored]
        sheet = ImportSheet(_named(paths), parts, ignored)
        sheet.import_asked.connect(lambda licensed: self._import(paths, HELD if licensed else ""))
        self._window.open_sheet(sheet)

    def _import(self, paths: tuple[Path, ...], licence: str) -> None:
        self._window.close_sheets()

        def call(step: Step) -> object:
            return keep_books.import_files(paths, self._home, step, licence=licence)

        sheet = ProgressSheet("Importing", f"Reading {_named(paths)}", "import")
        task = self._hub.runner.run(call, lambda _report: self._on_imported(sheet), sheet.show_step)
        task.failed.connect(lambda _error: sheet.finish())
        sheet.stopped.connect(task.cancel)
        self._window.open_sheet(sheet)

    def _on_imported(self, sheet: ProgressSheet) -> None:
        sheet.finish()
        self._tell_imported()

    @Slot()
    def _tell_imported(self) -> None:
        self._hub.renew_books()
        self._hub.runner.run(lambda _step: self._hub.books.warm(), lambda _none: None)
        self._hub.record(Act.IMPORTED, "codebook")
        self._hub.runner.told.emit("The book stands beside the others")

    def back_up(self) -> None:
        """Write the whole work, encrypted, into one file."""
        desk = self._hub.desk
        if desk is None:
            return
        name, _kind = QFileDialog.getSaveFileName(self._window, "Back up", "coderdesk-backup.zip")
        if name:
            self._hub.runner.run(
                lambda _step: desk.back_up(Path(name)),
                lambda path: self._hub.runner.told.emit(f"Backed up to {path.name}"),
            )

    def change_passphrase(self) -> None:
        """Put a new passphrase in the place of the old one."""
        desk = self._hub.desk
        if desk is None:
            return
        sheet = ChangePassphrase(judge)

        def change(old: str, new: str) -> None:
            sheet.show_busy(on=True)
            self._hub.runner.run(
                lambda _step: desk.change_passphrase(old, new),
                lambda _none: self._on_passphrase(sheet),
                on_trouble=lambda error: sheet.show_trouble(error.message, error.hint),
            )

        sheet.change_asked.connect(change)
        self._window.open_sheet(sheet)

    def _on_passphrase(self, sheet: ChangePassphrase) -> None:
        sheet.finish()
        self._hub.runner.told.emit("The new passphrase opens the desk from now on")

    def new_recovery_code(self) -> None:
        """Make a new recovery code; the one before opens nothing any more."""
        desk = self._hub.desk
        if desk is not None:
            self._hub.runner.guarded(
                lambda: self._window.open_sheet(RecoverySheet(desk.new_recovery_code()))
            )


def _named(paths: tuple[Path, ...]) -> str:
    """One file by its name, several by their number."""
    return shown_name(paths[0].name) if len(paths) == 1 else f"{len(paths)} files"
