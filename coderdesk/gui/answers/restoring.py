"""Going back to a copy: the copies with what they hold, what will happen, and then the way back."""

from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog

from coderdesk.domain.shown import shown_name
from coderdesk.domain.work import BackupCopy, Contents
from coderdesk.gui.answers.encounters import local_time
from coderdesk.gui.doorway import Doorway
from coderdesk.gui.hub import Hub
from coderdesk.gui.sheets.listing import Listed, ListingSheet
from coderdesk.gui.window import MainWindow

ARCHIVE = "archive"
WHEN = {
    "closing": "made on closing",
    "before-migration": "made before an update",
    "before-import": "made before an import",
    "before-restore": "made before a restore",
}
Copies = tuple[tuple[BackupCopy, Contents | None], ...]


class Restoring(QObject):
    """Answers the command that restores a backup."""

    def __init__(self, window: MainWindow, hub: Hub, doorway: Doorway) -> None:
        super().__init__()
        self._window, self._hub, self._doorway = window, hub, doorway

    def choose(self) -> None:
        """List the dated copies and what each holds, and the way to an archive."""
        desk = self._hub.desk
        if desk is not None:
            self._hub.runner.run(lambda _step: desk.going_back.copies(), self._list)

    def _list(self, found: Copies) -> None:
        lines = [_line(copy, holds) for copy, holds in found]
        below = "A file that “Back up the work file” wrote, from wherever you keep it"
        lines.append(Listed("From an archive …", below, "", ARCHIVE))
        sheet = ListingSheet("Restore a backup", "shield", lines, does="Look at it")
        sheet.chosen.connect(self._on_chosen)
        self._window.open_sheet(sheet)

    @Slot(object)
    def _on_chosen(self, target: object) -> None:
        desk = self._hub.desk
        if desk is None:
            return
        if isinstance(target, Listed):
            self._confirm(target, Path(str(target.target)), archive=False)
            return
        name, _kind = QFileDialog.getOpenFileName(self._window, "Restore an archive")
        if name:
            path = Path(name)
            self._hub.runner.run(
                lambda _step: desk.going_back.archive_made(path),
                lambda made: self._confirm(_archive(path, made), path, archive=True),
            )

    def _confirm(self, told: Listed, path: Path, *, archive: bool) -> None:
        """Say what will happen; nothing has been changed so far."""
        opens = "It asks for the passphrase of its day." if archive else "Your passphrase stays."
        lines = [
            Listed(told.title, told.below, told.right, path),
            Listed("First a copy of your work as it is now", "It stands in this list then.", "", path),
            Listed("Then this one takes its place and is opened", opens, "", path),
        ]
        sheet = ListingSheet("Go back to this copy?", "shield", lines, does="Restore")
        sheet.chosen.connect(lambda _path: self._go(path, archive=archive))
        self._window.open_sheet(sheet)

    def _go(self, path: Path, *, archive: bool) -> None:
        desk = self._hub.desk
        if desk is not None:
            self._window.desk.keep()
            self._hub.runner.run(
                lambda _step: desk.going_back.prepare(path, archive=archive), self._doorway.go_back
            )


def _line(copy: BackupCopy, holds: Contents | None) -> Listed:
    title, size = local_time(copy.at.isoformat()), f"{copy.size / 1_000_000:,.1f} MB"
    why = WHEN.get(copy.why, "made by hand")
    if holds is None:
        return Listed(title, f"{why}  ·  it cannot be read: choose another", size)
    what = f"{holds.encounters:,} encounters, {holds.documents:,} documents"
    last = f", last change {local_time(holds.changed)}" if holds.changed else ""
    bare = Listed(title, f"{why}  ·  {what}{last}", size, copy.path)
    return Listed(bare.title, bare.below, bare.right, bare)


def _archive(path: Path, made: str) -> Listed:
    size = f"{path.stat().st_size / 1_000_000:,.1f} MB"
    return Listed(shown_name(path.name), f"An archive of {local_time(made)}, read through", size)
