"""Work files of every released schema open in this version, with everything in them."""

from contextlib import closing
from pathlib import Path

import pytest

from coderdesk.domain.code import System
from coderdesk.domain.work import WorkStatus
from coderdesk.storage.charts import ChartStore
from coderdesk.storage.database import open_database
from coderdesk.storage.desk_state import DeskStore
from coderdesk.storage.driver import keyed
from coderdesk.storage.encounters import EncounterStore
from coderdesk.storage.home import work_file
from coderdesk.storage.journal import Journal
from coderdesk.storage.migrations import migrations
from coderdesk.storage.picks import Notebook, PickStore
from coderdesk.storage.verify import verify_work
from tests.storage.conftest import STAY

FIXTURES = sorted(Path(__file__).parent.glob("schema_*.sql"))


@pytest.mark.parametrize("steps", range(1, len(FIXTURES) + 1), ids=lambda at: FIXTURES[at - 1].stem)
def test_a_file_of_an_older_schema_opens_with_everything_in_it(home, key, steps):
    home.mkdir(mode=0o700)
    with closing(keyed(work_file(home), key)) as conn:
        for fixture in FIXTURES[:steps]:
            conn.executescript(fixture.read_text("utf-8"))
    work_file(home).chmod(0o600)
    db = open_database(work_file(home), key)
    try:
        assert list(migrations.pending(db)) == []
        (row,) = EncounterStore(db).listing()
        assert row.status is WorkStatus.DONE
        assert EncounterStore(db).load(row.id) == STAY.with_(id=row.id)
        assert len(EncounterStore(db).timeline(row.id)) == 4
        (document,) = ChartStore(db).documents(row.id)
        assert document.seen == (1,)
        assert ChartStore(db).data(document.id) == b"%PDF"
        assert len(ChartStore(db).find(row.id, "insulin")) == 2
        assert DeskStore(db).load().page == 2
        assert Journal(db).verify() == ()
        assert PickStore(db).picked_for("t2dm")[0].code == "E11.9"
        assert Notebook(db).note_on(System.ICD10CM, "I10")
    finally:
        db.close()
    assert [finding for finding in verify_work(home, key) if finding.what != "vault"] == []


def test_every_step_has_a_fixture():
    assert len(FIXTURES) == len(migrations._migrations)
