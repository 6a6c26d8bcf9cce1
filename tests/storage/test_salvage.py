"""Salvage brings over every table, and lets queries and reviews stand again by their history."""

import pytest

from coderdesk.domain.audit import Review
from coderdesk.domain.query import Query
from coderdesk.storage import vault
from coderdesk.storage.audits import AuditStore
from coderdesk.storage.charts import ChartStore
from coderdesk.storage.database import WorkFile, open_database
from coderdesk.storage.encounters import EncounterStore
from coderdesk.storage.home import work_file
from coderdesk.storage.queries import QueryStore
from coderdesk.storage.salvage import MADE_ANEW, TABLES, salvage
from coderdesk.workflow.keep_work import salvage_home
from tests.storage.conftest import CHEAP, STAY, WORDS
from tests.storage.test_charts import SUMMARY

GIVEN = {"INTEGER": 3, "REAL": 2.5, "TEXT": "né 😀", "BLOB": b"\x00proof"}


def tables_of(db: WorkFile) -> list[str]:
    rows = db.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
    inner = ("sqlite_", "page_words", "_sqlite")
    return [name for (name,) in rows if not name.startswith(inner)]


def fill_the_empty(db: WorkFile, encounter_id: str) -> None:
    """A row in each table that the stores have left empty."""
    for table in tables_of(db):
        if table in MADE_ANEW or db.rows(f"SELECT 1 FROM {table} LIMIT 1"):  # noqa: S608
            continue
        columns = [row[1:3] for row in db.rows(f"PRAGMA table_info({table})")]
        values = [
            encounter_id if name == "encounter_id" else 1 if name.endswith("_id") else GIVEN[kind]
            for name, kind in columns
        ]
        marks = ", ".join("?" * len(values))
        db.conn.execute(f"INSERT INTO {table} VALUES ({marks})", values)  # noqa: S608


def contents(db: WorkFile, table: str) -> list[tuple[object, ...]]:
    return db.rows(f"SELECT * FROM {table} ORDER BY 1")  # noqa: S608


@pytest.fixture
def full(home):
    """A home with something in every table, closed; its key and its encounter."""
    key, _code = vault.create(home, WORDS, CHEAP)
    db = open_database(work_file(home), key)
    stay = EncounterStore(db).create(STAY, "a")
    ChartStore(db).add(stay.id, (SUMMARY,))
    ChartStore(db).set_bookmark(1, 1)
    asked = QueryStore(db).begin(Query(encounter_id=stay.id, title="Creatinine"), "a", "begun")
    QueryStore(db).settle(asked.with_(title="Creatinine, again"), "a", "changed")
    begun = AuditStore(db).begin(Review(encounter_id=stay.id, sample="s", first=stay, second=stay))
    AuditStore(db).keep(begun)
    db.conn.execute("UPDATE encounters SET owner = 'Ada', stated = 'surgery', off = 'no', late = 1")
    fill_the_empty(db, stay.id)
    db.close()
    return home, key


def test_every_table_is_salvaged_or_made_anew(full):
    home, key = full
    db = open_database(work_file(home), key)
    try:
        assert set(tables_of(db)) == {*TABLES, *MADE_ANEW}
    finally:
        db.close()


def test_a_salvage_of_a_file_with_every_table_loses_no_row(full, tmp_path):
    home, key = full
    got = salvage_home(home, WORDS, tmp_path / "new.db")
    assert not any(dict(got.lost).values())
    assert all(dict(got.kept).values())
    old, new = open_database(work_file(home), key), open_database(tmp_path / "new.db", key)
    try:
        for table in TABLES:
            assert contents(new, table) == contents(old, table), table
        assert new.rows("PRAGMA foreign_key_check") == []
    finally:
        old.close()
        new.close()


def test_a_query_and_a_review_whose_own_rows_are_lost_stand_by_their_history(full, tmp_path):
    home, key = full
    db = open_database(work_file(home), key)
    db.conn.execute("PRAGMA foreign_keys=OFF")
    for table in ("queries", "audits"):
        db.conn.execute(f"DELETE FROM {table}")  # noqa: S608
    db.close()
    salvage(work_file(home), key, tmp_path / "new.db")
    new = open_database(tmp_path / "new.db", key)
    try:
        assert QueryStore(new).load(1).title == "Creatinine, again"
        assert [one.sample for one in AuditStore(new).listing()] == ["s"]
        assert new.rows("PRAGMA foreign_key_check") == []
    finally:
        new.close()
