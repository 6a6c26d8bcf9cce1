"""Check a home from the vault to the last row, and say what is wrong and what to do.

Nothing is changed, but that SQLite brings a killed program's log into the file, as at any start.
"""

import stat
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from coderdesk.domain.work import Finding, Gravity
from coderdesk.errors import CoderDeskError
from coderdesk.storage.backup import copies
from coderdesk.storage.copying import page_troubles
from coderdesk.storage.database import DamagedWork, WorkFile, recognised
from coderdesk.storage.disk import PART
from coderdesk.storage.document_rows import same_bytes
from coderdesk.storage.driver import PAGE, SALT_BYTES, keyed, salt_of
from coderdesk.storage.home import backups_folder, vault_copy, vault_file, work_file
from coderdesk.storage.journal import Journal
from coderdesk.storage.revisions import unpacked
from coderdesk.storage.vault_file import DamagedVault, MissingVault, parse

RESTORE = "Restore a copy from the backups folder; salvage what was saved since."
OTHERS = 0o077


def verify_work(home: Path, key: bytes | None) -> tuple[Finding, ...]:
    """All that is wrong with a home; nothing when it is in order.

    Without a key only what can be seen from outside is checked. Takes about 5 s a gigabyte.
    """
    found = [*_vault(home), *_outside(home, key)]
    if key is not None and work_file(home).is_file():
        found += _pages(work_file(home), key)
        if not any(finding.gravity is Gravity.BAD for finding in found if finding.what != "vault"):
            found += _rows(work_file(home), key)
    return tuple(found)


def verify_copy(path: Path, key: bytes) -> tuple[Finding, ...]:
    """All that is wrong with one dated copy."""
    return tuple(_pages(path, key))


def _vault(home: Path) -> Iterator[Finding]:
    states: dict[Path, bytes] = {}
    for path in (vault_file(home), vault_copy(home)):
        main = path == vault_file(home)
        try:
            parse(path)
            states[path] = path.read_bytes()
        except MissingVault:
            state = "missing"
        except DamagedVault:
            state = "damaged"
        except CoderDeskError as error:
            yield Finding("vault", Gravity.BAD, error.message, error.hint)
            continue
        else:
            continue
        which = "The vault" if main else "The second copy of the vault"
        other = vault_copy(home) if main else vault_file(home)
        gravity = Gravity.WORRY if _is_whole(other) else Gravity.BAD
        hint = "Start CoderDesk once: the other copy puts it right."
        if gravity is Gravity.BAD:
            hint = "Put “vault.json” back from an archive or another copy of this folder."
        yield Finding("vault", gravity, f"{which} is {state}.", hint)
    if len(set(states.values())) > 1:
        hint = "Start CoderDesk once: it makes them the same again."
        yield Finding("vault", Gravity.WORRY, "The two copies of the vault differ.", hint)


def _is_whole(path: Path) -> bool:
    try:
        parse(path)
    except CoderDeskError:
        return False
    return True


def _outside(home: Path, key: bytes | None) -> Iterator[Finding]:
    work = work_file(home)
    if not work.is_file():
        yield Finding("work file", Gravity.BAD, "The work file is missing.", RESTORE)
    elif work.stat().st_size == 0:
        yield Finding("work file", Gravity.BAD, "The work file is empty.", RESTORE)
    for copy in copies(home):
        with copy.path.open("rb") as stream:
            begins = stream.read(SALT_BYTES)
        if copy.size < PAGE or copy.size % PAGE or (key is not None and begins != salt_of(key)):
            said = f"The backup “{copy.path.name}” is damaged or another vault's."
            yield Finding("backup", Gravity.WORRY, said, "Delete it, or keep it with its vault.")
    for path in sorted(home.rglob("*")):
        if PART in path.name:
            said = f"“{path.name}” was left behind half-written."
            yield Finding("home", Gravity.WORRY, said, "It is swept out at the next start.")
    if backups_folder(home).is_dir() or work.exists():
        yield from _open_to_others(home)


def _open_to_others(home: Path) -> Iterator[Finding]:
    for path in (home, work_file(home), vault_file(home), backups_folder(home)):
        if path.exists() and stat.S_IMODE(path.stat().st_mode) & OTHERS and _posix(path):
            said = f"“{path.name}” may be read by other people on this machine."
            yield Finding("home", Gravity.WORRY, said, "Allow only yourself to read and write it.")


def _posix(path: Path) -> bool:
    return path.__class__.__name__ == "PosixPath"


def _pages(path: Path, key: bytes) -> Iterator[Finding]:
    refused: CoderDeskError | None = None
    try:
        recognised(path, key).close()
    except DamagedWork as error:
        refused = error  # the pages may say more
    except CoderDeskError as error:
        yield Finding("work file", Gravity.BAD, error.message, error.hint or RESTORE)
        return
    with closing(keyed(path, key)) as conn:
        conn.execute("PRAGMA query_only=ON")
        troubles = page_troubles(conn)
    if troubles:
        pages = path.stat().st_size // PAGE
        said = f"{len(troubles)} faults were found in the {pages} pages of “{path.name}”."
        yield Finding("work file", Gravity.BAD, said, RESTORE)
    elif refused is not None:
        yield Finding("work file", Gravity.BAD, refused.message, refused.hint)


def _rows(path: Path, key: bytes) -> Iterator[Finding]:
    db = recognised(path, key)
    try:
        db.conn.execute("PRAGMA query_only=ON")
        yield from _links(db)
        yield from _states(db)
        yield from _documents(db)
        yield from Journal(db).verify()
    finally:
        db.close()


def _links(db: WorkFile) -> Iterator[Finding]:
    broken = len(db.rows("PRAGMA foreign_key_check"))
    broken += len(
        db.rows(
            "SELECT e.id FROM encounters e LEFT JOIN revisions r"
            " ON r.id = e.head AND r.encounter_id = e.id WHERE r.id IS NULL"
        )
    )
    if broken:
        yield Finding("rows", Gravity.BAD, f"{broken} rows point to nothing.", RESTORE)


def _states(db: WorkFile) -> Iterator[Finding]:
    unreadable = 0
    for (number,) in db.rows("SELECT id FROM revisions"):
        row = db.row("SELECT state FROM revisions WHERE id = ?", (number,))
        try:
            unpacked(row[0] if row else b"")
        except (ValueError, TypeError, KeyError, AttributeError, zlib.error):
            unreadable += 1
    if unreadable:
        said = f"{unreadable} kept states of encounters cannot be read."
        yield Finding("rows", Gravity.BAD, said, RESTORE)


def _documents(db: WorkFile) -> Iterator[Finding]:
    wrong = [
        number
        for (number,) in db.rows("SELECT document_id FROM document_data")
        if not same_bytes(db, number)
    ]
    if wrong:
        said = f"{len(wrong)} documents are not as they came."
        yield Finding("charts", Gravity.BAD, said, "Add them to their charts again.")
