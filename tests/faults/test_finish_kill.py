"""Killed while an encounter with an open error is made final: final with its reason, or neither."""

import subprocess
import sys

import pytest

from coderdesk.domain.encounter import Diagnosis, Encounter
from coderdesk.domain.work import WorkStatus
from coderdesk.storage.database import open_database
from coderdesk.storage.encounters import EncounterStore
from coderdesk.storage.home import work_file
from coderdesk.workflow.code_encounter import CodingSession
from coderdesk.workflow.codebooks import Codebooks

KEY = bytes(range(32))
PROMISED = "the promised end"
WORKER = """
import os, signal, sys
from pathlib import Path
from coderdesk.storage.database import open_database
from coderdesk.storage.encounters import EncounterStore
from coderdesk.storage.home import work_file
from coderdesk.workflow.code_encounter import CodingSession
from coderdesk.workflow.codebooks import Codebooks

home, books, names = Path(sys.argv[1]), Codebooks(Path(sys.argv[2])), sys.argv[3:]

def finish(name, statements):
    db = open_database(work_file(home), bytes(range(32)))
    session = CodingSession(EncounterStore(db), books, name, "x")
    left = iter(range(statements))

    def before(statement):
        if next(left, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)

    db.conn.set_trace_callback(before)
    session.finish("the rest is elsewhere")
    db.conn.set_trace_callback(None)
    db.close()

for statements, name in enumerate(names):
    child = os.fork()
    if not child:
        finish(name, statements)
        os._exit(0)
    if os.waitpid(child, 0)[1] == 0:
        print("the promised end", statements, flush=True)
        break
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a POSIX word")
def test_a_final_encounter_and_its_left_errors_are_one_change_at_every_statement(tmp_path, built_home):
    home, books = tmp_path / "home", Codebooks(built_home)
    home.mkdir()
    db = open_database(work_file(home), KEY)
    store = EncounterStore(db)
    wrong = Encounter(diagnoses=(Diagnosis("E11", id=1), Diagnosis("NONE", id=2)))
    names = [store.create(wrong, "x").id for _ in range(60)]
    db.close()
    argv = [sys.executable, "-c", WORKER, str(home), str(built_home), *names]
    ran = subprocess.run(argv, capture_output=True, text=True, check=True, timeout=300)
    assert PROMISED in ran.stdout, "no finish came to its end"
    kills = int(ran.stdout.split()[-1])
    assert kills > 5
    db = open_database(work_file(home), KEY)
    try:
        store = EncounterStore(db)
        for number, name in enumerate(names[: kills + 1]):
            whole = bool(store.load(name).overrides), store.status(name) is WorkStatus.DONE
            assert whole in ((False, False), (True, True)), f"half at statement {number}"
        assert whole == (True, True)
        session = CodingSession(store, books, names[0], "x")
        session.finish("the rest is elsewhere")
        assert session.state.is_settled
        assert {edit.severity.value for edit in session.state.edits} <= {"warning", "note"}
    finally:
        db.close()
