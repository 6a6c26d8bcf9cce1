"""Killed in the middle of a query and of an audit: what was told is there, and whole."""

import subprocess
import sys

import pytest

from coderdesk.storage.audits import AuditStore
from coderdesk.storage.database import open_database
from coderdesk.storage.home import work_file
from coderdesk.storage.queries import QueryStore

KEY = bytes(range(32))
WORKER = """
import itertools
import sys
from dataclasses import replace
from pathlib import Path
from coderdesk.domain.audit import Remark
from coderdesk.domain.encounter import Diagnosis, Encounter
from coderdesk.domain.work import WorkStatus
from coderdesk.storage.database import open_database
from coderdesk.storage.encounters import EncounterStore
from coderdesk.storage.home import work_file
from coderdesk.workflow.ask_physician import Asking
from coderdesk.workflow.audit_work import Auditing

db = open_database(work_file(Path(sys.argv[1])), bytes(range(32)))
store = EncounterStore(db)
asked = store.create(Encounter(account="A1", diagnoses=(Diagnosis("I10", "Y", 1),)), "x")
final = store.create(Encounter(account="A2", diagnoses=(Diagnosis("I10", "Y", 1),)), "x")
store.set_status(final.id, WorkStatus.DONE, "x")
asking, auditing = Asking(db, lambda: "x"), Auditing(db, lambda: "y")
review = auditing.draw(1, "s", by_risk=False, blind=False)[0]
print("ready", flush=True)
for number in itertools.count(1):
    query = asking.begin(asked.id).with_(title=f"Query {number}", question="What?")
    asking.keep(query)
    asking.send(query)
    review = auditing.keep(review.with_remark(Remark("key", reason=f"Reason {number}")))
    print(number, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a POSIX word")
@pytest.mark.parametrize("rounds", [0, 2, 7])
def test_queries_and_reviews_that_were_told_outlive_a_kill(tmp_path, rounds):
    home = tmp_path / "home"
    home.mkdir()
    argv = [sys.executable, "-c", WORKER, str(home)]
    with subprocess.Popen(argv, stdout=subprocess.PIPE, text=True) as worker:
        assert worker.stdout is not None
        assert worker.stdout.readline() == "ready\n"
        told = [int(worker.stdout.readline()) for _round in range(rounds)]
        worker.kill()
    db = open_database(work_file(home), KEY)
    try:
        queries = QueryStore(db)
        kept = {row.query.title: row.query for row in queries.listing()}
        for number in told:
            assert kept[f"Query {number}"].status.holds
            assert queries.history(kept[f"Query {number}"].id)[-1].what.startswith("sent")
        (review,) = AuditStore(db).listing()
        said = review.remark("key").reason
        assert int(said.removeprefix("Reason ") or 0) >= (told[-1] if told else 0)
    finally:
        db.close()
