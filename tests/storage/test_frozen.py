import os
import threading
from contextlib import closing

import pytest

from coderdesk.domain.chart import Document, Media
from coderdesk.errors import CoderDeskError
from coderdesk.storage import copying, frozen
from coderdesk.storage.charts import ChartStore
from coderdesk.storage.copying import copy_to, page_troubles
from coderdesk.storage.database import WorkFile, open_database
from coderdesk.storage.driver import connect
from coderdesk.storage.encounters import EncounterStore
from tests.storage.conftest import STAY

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the bytes may be read on POSIX only")


@pytest.fixture
def made(store, db):
    kept = store.create(STAY, "a")
    scan = Document("Scan", "Scan", Media.PDF, "", (), data=os.urandom(3_000_000))
    ChartStore(db).add(kept.id, (scan,))
    return kept


def readings(path, key):
    with closing(open_database(path, key)) as other:
        return EncounterStore(other).listing(), other.row("SELECT count(*) FROM timeline")


def test_a_copy_holds_the_moment_it_began_and_the_work_goes_on(db, store, made, home, monkeypatch):
    sent, before = [], (store.listing(), db.row("SELECT count(*) FROM timeline"))
    send = frozen._send

    def send_and_save(*arguments):
        data = send(*arguments)
        sent.append(1)
        store.save(made.with_(payer=f"payer {len(sent)}"), "payer", "a")
        return data

    monkeypatch.setattr(frozen, "PIECE", 1 << 20)
    monkeypatch.setattr(frozen, "_send", send_and_save)
    copy = copy_to(db.path, db.key, home / "copy.db", db.bytes_at)
    assert len(sent) >= 3
    assert sorted(child.name for child in home.glob("copy*")) == ["copy.db"]
    assert readings(copy, db.key) == before
    with closing(connect(copy, db.key)) as conn:
        assert page_troubles(conn) == []
    assert store.load(made.id).payer == f"payer {len(sent)}"


def test_the_log_is_never_brought_in_under_a_copy(db, store, made, home, key):
    with frozen.held_still(db.path, key) as reader:
        before = db.path.read_bytes()
        assert reader is not None
        for number in range(30):
            store.save(made.with_(payer=str(number)), "payer", "a")
        db.row("PRAGMA wal_checkpoint(PASSIVE)")
        assert db.path.read_bytes() == before


def test_where_somebody_reads_an_older_state_pages_are_copied(db, store, made, home, key):
    with closing(connect(db.path, key)) as old:
        old.execute("BEGIN").fetchall()
        old.execute("SELECT * FROM encounters").fetchall()
        store.save(made.with_(payer="later"), "payer", "a")
        with frozen.held_still(db.path, key) as reader:
            assert reader is None
        copy = copy_to(db.path, db.key, home / "copy.db", db.bytes_at)
    assert readings(copy, key)[0] == store.listing()


def test_locking_ends_a_copy_with_a_sentence_and_leaves_nothing(db, made, home, monkeypatch):
    send = frozen._send

    def lock_and_send(*arguments):
        threading.Thread(target=db.close).start()
        while not db.closed:
            pass
        return send(*arguments)

    monkeypatch.setattr(frozen, "_send", lock_and_send)
    with pytest.raises(CoderDeskError, match="locked"):
        copy_to(db.path, db.key, home / "copy.db", db.bytes_at)
    assert not list(home.glob("copy*"))


def test_a_copy_that_does_not_read_back_gets_no_name(db, made, home, monkeypatch):
    pwrite = os.pwrite
    monkeypatch.setattr(os, "pwrite", lambda to, data, at: pwrite(to, b"x" + bytes(data[1:]), at))
    with pytest.raises(CoderDeskError, match="could not be verified"):
        copy_to(db.path, db.key, home / "copy.db", db.bytes_at)
    assert not list(home.glob("copy*"))


def test_damage_in_the_work_file_is_not_copied_on(db, made, home, key):
    db.close()
    data = bytearray(db.path.read_bytes())
    data[len(data) // 2] ^= 1
    db.path.write_bytes(bytes(data))
    with closing(WorkFile(db.path, key)) as damaged, pytest.raises(CoderDeskError, match="verified"):
        copy_to(damaged.path, damaged.key, home / "copy.db", damaged.bytes_at)
    assert not list(home.glob("copy*"))


def test_elsewhere_pages_are_copied(db, store, made, home, monkeypatch):
    monkeypatch.setattr(copying, "POSIX", False)
    copy = copy_to(db.path, db.key, home / "copy.db", db.bytes_at)
    assert readings(copy, db.key)[0] == store.listing()


class Silent:
    """A connection whose checks end without a word, as one that lost its failure does."""

    def execute(self, statement):
        return self

    def fetchall(self):
        return []


def test_a_check_that_gives_no_answer_is_a_fault():
    assert page_troubles(Silent()) == ["quick_check gave no answer"]
