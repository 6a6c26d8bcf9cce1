import itertools
import os
import subprocess
import sys

import pytest

from coderdesk.storage import vault
from tests.faults.work import CHEAP, MARKER, Work, hold_to_promises, new_home

READ_ONLY = """
import os, sys
from pathlib import Path
from coderdesk.errors import CoderDeskError
from coderdesk.storage.database import open_database
from coderdesk.storage.home import work_file
from coderdesk.settings import Settings, save_settings
from coderdesk.storage.driver import salt_of
salt_of(bytes(32))  # the libraries lie where nobody may read
os.setuid(65534)
home = Path(sys.argv[1])
for attempt in (lambda: open_database(work_file(home), bytes.fromhex(sys.argv[2])),):
    try:
        attempt()
    except CoderDeskError as error:
        print(error.message)
print(save_settings(home, Settings()))
"""


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


@pytest.mark.skipif(sys.platform == "win32" or os.getuid() != 0, reason="needs to become nobody")
def test_a_home_that_cannot_be_written_to_is_a_sentence(tmp_path):
    home = tmp_path / "home"
    new_home(home)
    key = vault.unlock(home, "passphrase number 0")
    for path in (home, *home.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    for folder in itertools.takewhile(lambda folder: folder.name != "tmp", home.parents):
        folder.chmod(0o755)
    ran = subprocess.run(
        [sys.executable, "-c", READ_ONLY, home, key.hex()], capture_output=True, text=True, check=False
    )
    assert ran.stdout.splitlines() == [
        "Your work could not be read: your CoderDesk folder cannot be written to.",
        "False",
    ], ran.stderr


def test_a_home_in_a_place_that_cannot_be_made_is_a_sentence(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(vault.CoderDeskError, match="disk refused: not a directory"):
        vault.create(tmp_path / "file" / "home", "words of a phrase", CHEAP)
