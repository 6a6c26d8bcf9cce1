"""Killed while the worklist is being filled: what was told is there, and nothing is half there."""

import subprocess
import sys

import pytest

from coderdesk.storage.charts import ChartStore
from coderdesk.storage.database import open_database
from coderdesk.storage.encounters import EncounterStore
from coderdesk.storage.home import work_file

KEY = bytes(range(32))
WORKER = """
import sys
from pathlib import Path
from coderdesk.storage.database import open_database
from coderdesk.storage.home import work_file
from coderdesk.workflow.fill_worklist import Filler

home, folder = Path(sys.argv[1]), Path(sys.argv[2])
filler = Filler(open_database(work_file(home), bytes(range(32))), lambda: "x")
filling = filler.read([folder], lambda done, total: None)
print("ready", len(filling.new), flush=True)
filler.keep(filling, lambda done, total: print(done, flush=True))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a POSIX word")
@pytest.mark.parametrize("batches", [0, 1, 3])
def test_a_filling_that_is_killed_keeps_whole_encounters_only(tmp_path, batches):
    home, folder = tmp_path / "home", tmp_path / "charts"
    home.mkdir()
    for number in range(400):
        inner = folder / f"A{number:03}"
        inner.mkdir(parents=True)
        for note in ("one", "two"):
            (inner / f"{note}.txt").write_text(f"Progress note {note}\n\nStable, {number}.")
    argv = [sys.executable, "-c", WORKER, str(home), str(folder)]
    with subprocess.Popen(argv, stdout=subprocess.PIPE, text=True) as worker:
        assert worker.stdout is not None
        assert worker.stdout.readline().startswith("ready 400")
        told = [int(worker.stdout.readline()) for _batch in range(batches)]
        worker.kill()
    db = open_database(work_file(home), KEY)
    try:
        rows = EncounterStore(db).listing()
        assert len(rows) >= (told[-1] if told else 0)
        for row in rows:
            assert EncounterStore(db).load(row.id).account == row.account
            assert len(ChartStore(db).documents(row.id)) == row.documents == 2
    finally:
        db.close()
