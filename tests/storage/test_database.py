import os
import secrets
import stat
import sys
import threading
from pathlib import Path

import pytest

from coderdesk.errors import CoderDeskError
from coderdesk.storage import vault
from coderdesk.storage.database import (
    DamagedWork,
    ForeignWork,
    MissingWork,
    NewerWork,
    WorkFile,
    open_database,
    tx,
)
from coderdesk.storage.driver import DatabaseError
from coderdesk.storage.encounters import EncounterStore
from coderdesk.storage.home import backups_folder, work_file
from coderdesk.storage.migrations import migrations
from tests.storage.conftest import CHEAP, STAY, WORDS

PAGE = 4096


@pytest.fixture
def path(home, key):
    """A closed work file with one encounter in it."""
    home.mkdir()
    db = open_database(work_file(home), key)
    EncounterStore(db).create(STAY, "a")
    db.close()
    return work_file(home)


def flip(path: Path, at: int) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= 0x10
    path.write_bytes(bytes(data))


def test_the_file_is_durable_and_keeps_its_promises(db):
    asked = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "recursive_triggers": 1}
    asked |= {"temp_store": 2, "cipher_page_size": "4096"}
    for pragma, value in asked.items():
        assert db.row(f"PRAGMA {pragma}") == (value,)


def test_closing_leaves_one_file(path):
    assert sorted(child.name for child in path.parent.iterdir()) == ["work.db"]


def test_only_the_owner_may_read(home, key):
    made, _code = vault.create(home, WORDS, CHEAP)
    db = open_database(work_file(home), made)
    EncounterStore(db).create(STAY, "a")
    try:
        for child in home.rglob("*"):
            mode = stat.S_IMODE(child.stat().st_mode)
            assert mode == (0o700 if child.is_dir() else 0o600), child.name
        assert stat.S_IMODE(home.stat().st_mode) == 0o700
    finally:
        db.close()


def test_nothing_readable_lies_in_the_file_or_its_log(home, db):
    EncounterStore(db).create(STAY, "a")
    for child in home.rglob("*"):
        if child.is_file():
            data = child.read_bytes()
            for marker in (b"Synthetic", b"A1001", b"I21.4", b"SQLite format", b"encounters"):
                assert marker not in data


def test_a_wrong_key_and_a_damaged_first_page_are_told_apart(path, key):
    with pytest.raises(ForeignWork, match="do not belong together"):
        open_database(path, secrets.token_bytes(32))
    flip(path, 100)
    with pytest.raises(DamagedWork, match="is damaged; your passphrase is not to blame"):
        open_database(path, key)
    with pytest.raises(ForeignWork):
        open_database(path, secrets.token_bytes(32))


def test_the_first_16_bytes_may_be_lost(path, key):
    data = path.read_bytes()
    path.write_bytes(bytes(16) + data[16:])
    db = open_database(path, key)
    assert len(EncounterStore(db).listing()) == 1
    db.close()


def test_the_first_16_bytes_and_the_first_page_damaged_are_still_ours(path, key):
    flip(path, 3)
    flip(path, 200)
    with pytest.raises(DamagedWork):
        open_database(path, key)


@pytest.mark.parametrize(
    ("left", "said"),
    [(b"", "is empty"), (b"x" * 100, "do not belong"), (b"x" * 9000, "do not belong")],
)
def test_a_file_that_is_no_work_file_is_refused_and_left_alone(home, key, left, said):
    home.mkdir()
    work_file(home).write_bytes(left)
    with pytest.raises(CoderDeskError, match=said):
        open_database(work_file(home), key)
    assert work_file(home).read_bytes() == left


def test_a_folder_in_its_place_is_refused(home, key):
    work_file(home).mkdir(parents=True)
    with pytest.raises(DamagedWork, match="is a folder"):
        open_database(work_file(home), key)


def test_a_truncated_file_is_damaged(path, key):
    data = path.read_bytes()
    path.write_bytes(data[: 3 * PAGE])
    with pytest.raises(DamagedWork, match="is damaged"):
        open_database(path, key)


def test_an_encrypted_file_without_our_tables_is_refused(home, key):
    home.mkdir()
    stranger = WorkFile(work_file(home), key)
    stranger.conn.execute("CREATE TABLE other (a)")
    stranger.close()
    with pytest.raises(DamagedWork, match=r"none of CoderDesk's work"):
        open_database(work_file(home), key)


def test_a_lost_work_file_is_never_replaced_by_an_empty_one(home):
    key, _code = vault.create(home, WORDS, CHEAP)
    open_database(work_file(home), key).close()
    work_file(home).unlink()
    with pytest.raises(MissingWork, match="is missing"):
        open_database(work_file(home), key)
    assert not work_file(home).exists()


def test_a_newer_file_is_refused_and_unchanged(path, key):
    db = WorkFile(path, key)
    db.table("_sqlite_migrations").insert(
        {"migration_set": "coderdesk", "name": "m9999_later", "applied_at": "2030"}
    )
    db.close()
    before = path.read_bytes()
    with pytest.raises(NewerWork, match="newer CoderDesk"):
        open_database(path, key)
    assert path.read_bytes() == before


def test_a_copy_is_kept_before_the_schema_changes(path, key, monkeypatch):
    def m9998_more(db):
        db.conn.execute("CREATE TABLE more (a) STRICT")

    def m9999_fails(db):
        db.conn.execute("CREATE TABLE never (a TEXT) STRICT")
        raise ZeroDivisionError

    step = migrations._Migration("m9999_fails", m9999_fails)
    monkeypatch.setattr(migrations, "_migrations", [*migrations._migrations, step])
    with pytest.raises(ZeroDivisionError):
        open_database(path, key)
    monkeypatch.undo()
    copies = list(backups_folder(path.parent).glob("work-*-before-migration.db"))
    assert len(copies) == 1
    for file in (copies[0], path):
        db = open_database(file, key)
        assert len(EncounterStore(db).listing()) == 1
        assert "never" not in db.table_names()
        db.close()


def add_and_fail(db, term):
    with tx(db) as conn:
        conn.execute("INSERT INTO synonyms (term, meaning) VALUES (?, 'b')", (term,))
        raise ZeroDivisionError


def test_a_change_is_all_or_nothing(db):
    with pytest.raises(ZeroDivisionError):
        add_and_fail(db, "a")
    assert db.row("SELECT count(*) FROM synonyms") == (0,)
    with tx(db) as conn:
        conn.execute("INSERT INTO synonyms (term, meaning) VALUES ('a', 'b')")
        with pytest.raises(ZeroDivisionError):
            add_and_fail(db, "c")
    assert db.rows("SELECT term FROM synonyms") == [("a",)]


def test_two_threads_reading_and_writing_lose_nothing(db):
    def add(count):
        for _ in range(count):
            with tx(db) as conn:
                had = conn.execute("SELECT coalesce(max(position), 0) FROM favourites").fetchone()[0]
                conn.execute(
                    "INSERT INTO favourites (system, code, folder, position) VALUES ('x', ?, '', ?)",
                    (str(had), had + 1),
                )

    threads = [threading.Thread(target=add, args=(100,)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert db.row("SELECT count(*), max(position) FROM favourites") == (300, 300.0)


def test_locking_stops_a_reader_and_drops_the_key(db):
    said = []

    def read():
        try:
            db.rows(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
            )
        except CoderDeskError as error:
            said.append(error.message)

    reader = threading.Thread(target=read)
    reader.start()
    while not db._busy:
        pass
    db.close()
    reader.join(5)
    assert said == ["The desk is locked."]
    assert db._key == b""
    for ask in (lambda: db.rows("SELECT 1"), lambda: db.key, lambda: tx(db).__enter__()):
        with pytest.raises(CoderDeskError, match="locked"):
            ask()
    db.close()


def test_another_program_holding_the_file_is_a_sentence(db, home, key, monkeypatch):
    monkeypatch.setattr("coderdesk.storage.driver.BUSY_SECONDS", 0.05)
    other = WorkFile(work_file(home), key)
    try:
        with tx(db), pytest.raises(CoderDeskError, match="another program"), tx(other):
            pass
    finally:
        other.close()


@pytest.mark.skipif(sys.platform == "win32" or os.getuid() == 0, reason="root may write anywhere")
def test_a_read_only_home_is_a_sentence(path, key):
    path.parent.chmod(0o500)
    path.chmod(0o400)
    try:
        with pytest.raises(CoderDeskError, match="cannot be"):
            open_database(path, key)
    finally:
        path.parent.chmod(0o700)


def test_locking_works_even_when_the_disk_is_gone(db, monkeypatch):
    def gone(*_arguments):
        raise DatabaseError

    monkeypatch.setattr("coderdesk.storage.database.connect", gone)
    db.close()
    assert db.closed
    assert db._key == b""
