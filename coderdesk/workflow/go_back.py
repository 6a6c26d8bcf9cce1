"""A trip back: choose a dated copy or an archive, see what it holds, and make it the work again."""

from dataclasses import dataclass, field
from pathlib import Path

from coderdesk.domain.work import BackupCopy, Contents
from coderdesk.errors import CoderDeskError
from coderdesk.storage.archive import read_archive
from coderdesk.storage.backup import copies
from coderdesk.storage.contents import contents
from coderdesk.storage.copying import dated_copy
from coderdesk.storage.database import WorkFile

WHY = "before-restore"


@dataclass(frozen=True, slots=True)
class Way:
    """What to go back to; a dated copy opens with the key in hand, an archive with its passphrase."""

    path: Path
    key: bytes = field(default=b"", repr=False)


class GoingBack:
    """The copies of this home, and the safety copy that comes before each restore."""

    def __init__(self, home: Path, work: WorkFile) -> None:
        self._home, self._work = home, work

    def copies(self) -> tuple[tuple[BackupCopy, Contents | None], ...]:
        """The dated copies, the newest first, with what each holds; None where it cannot be read."""
        return tuple((copy, self._contents(copy)) for copy in copies(self._home))

    def archive_made(self, path: Path) -> str:
        """The moment (UTC, ISO 8601) an archive was made; CoderDeskError when it is not whole."""
        return read_archive(path).made

    def prepare(self, path: Path, *, archive: bool) -> Way:
        """Keep a verified copy of the work as it is now; raises CoderDeskError when that fails.

        No older copy is let go of, so that the one chosen stays.
        """
        work = self._work
        dated_copy(work.path, work.key, self._home, WHY, work.bytes_at)
        return Way(path) if archive else Way(path, work.key)

    def _contents(self, copy: BackupCopy) -> Contents | None:
        try:
            return contents(copy.path, self._work.key)
        except CoderDeskError:
            return None
