import itertools
import os
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from coderdesk.storage import vault
from tests.faults.work import CHEAP, MARKER, Work, hold_to_promises, new_home

READ_ONLY = """
import os, sys
from pathlib import Path
from coderdesk.errors import CoderDeskError
from coderdesk.storage.database import open_database
from coderdesk.storage.home import work_file
from coderdesk.storage.vault_file import home_state
from coderdesk.settings import Settings, save_settings
from coderdesk.storage.driver import salt_of
salt_of(bytes(32))  # the libraries lie where nobody may read
os.setuid(65534)
home, key = Path(sys.argv[1]), bytes.fromhex(sys.argv[2])
for attempt in (lambda: open_database(work_file(home), key), lambda: home_state(home)):
    try:
        attempt()
    except CoderDeskError as error:
        print(error.message)
print(save_settings(home, Settings()))
"""


needs_nobody = pytest.mark.skipif(
    sys.platform == "win32" or os.getuid() != 0, reason="needs to become nobody"
)


def test_nothing_of_a_days_work_can_be_read_in_the_home(tmp_path):
    home = tmp_path / "desk" / "home"
    home.parent.mkdir()
    ledger = new_home(home)
    sitting = Work(home, 0, ledger.hear, 11)
    for step in itertools.islice(sitting.steps(), 150):
        step()
    sitting.back_up()
    sitting.archive()

    def readable():
        secrets = [MARKER.encode(), b"E11.9", sitting.key, sitting.key.hex().encode()]
        secrets += [MARKER.encode("utf-16-le"), b"passphrase number"]
        for path in (path for path in tmp_path.rglob("*") if path.is_file()):
            data = path.read_bytes()
            assert not [secret for secret in secrets if secret in data], path.name

    readable()  # with the log beside the file
    sitting.db.close()
    readable()
    hold_to_promises(home, ledger)


@pytest.fixture
def home_of_all():
    """A home below a folder that any user may enter, as pytest's own folders are not."""
    roots = (tempfile.gettempdir(), "/var/tmp", "/dev/shm")  # noqa: S108 - the folder made there has a name of its own
    places = map(Path, roots)
    place = next((place for place in places if place.is_dir() and open_to_all(place)), None)
    if place is None:
        pytest.skip("no folder here is open to every user")
    with tempfile.TemporaryDirectory(dir=place) as folder:
        Path(folder).chmod(0o755)
        home = Path(folder, "home")
        new_home(home)
        yield home


def open_to_all(folder: Path) -> bool:
    return all(above.stat().st_mode & stat.S_IXOTH for above in (folder, *folder.parents))


def as_nobody(home: Path) -> list[str]:
    key = vault.unlock(home, "passphrase number 0")
    for path in (home, *home.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    ran = subprocess.run(
        [sys.executable, "-c", READ_ONLY, home, key.hex()], capture_output=True, text=True, check=False
    )
    return [*ran.stdout.splitlines(), ran.stderr]


@needs_nobody
def test_a_home_that_cannot_be_written_to_is_a_sentence(home_of_all):
    assert as_nobody(home_of_all) == [
        "Your work could not be read: your CoderDesk folder cannot be written to.",
        "False",
        "",
    ]


@needs_nobody
def test_a_home_that_cannot_be_entered_is_a_sentence(home_of_all):
    home_of_all.parent.chmod(0o700)
    refused = "Your CoderDesk folder cannot be written to."
    assert as_nobody(home_of_all) == [refused, refused, "False", ""]


def test_a_home_in_a_place_that_cannot_be_made_is_a_sentence(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(vault.CoderDeskError, match="disk refused: not a directory"):
        vault.create(tmp_path / "file" / "home", "words of a phrase", CHEAP)
