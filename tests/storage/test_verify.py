import random
from dataclasses import replace

import pytest

from coderdesk.domain.encounter import Diagnosis
from coderdesk.domain.work import Act, Gravity
from coderdesk.errors import CoderDeskError
from coderdesk.storage import vault
from coderdesk.storage.backup import back_up
from coderdesk.storage.charts import ChartStore
from coderdesk.storage.database import open_database
from coderdesk.storage.encounters import EncounterStore
from coderdesk.storage.home import backups_folder, vault_copy, vault_file, work_file
from coderdesk.storage.journal import Journal
from coderdesk.storage.salvage import salvage
from coderdesk.storage.verify import verify_copy, verify_work
from tests.storage.conftest import CHEAP, STAY, WORDS
from tests.storage.test_charts import SCAN, SUMMARY

PAGE = 4096


@pytest.fixture
def desk(home):
    """A home with thirty encounters, charts and journal, closed."""
    key, _code = vault.create(home, WORDS, CHEAP)
    db = open_database(work_file(home), key)
    store = EncounterStore(db)
    for number in range(30):
        made = store.create(STAY.with_(account=f"A{number}"), "a")
        line = Diagnosis("N17.9", id=9, note="words " * 200)
        store.save(made.with_(diagnoses=(*made.diagnoses, line)), "assigned N17.9", "a")
        ChartStore(db).add(made.id, (SUMMARY, replace(SCAN, data=SCAN.data + bytes([number]))))
        Journal(db).record(Act.ASSIGNED, "a", made.id, "N17.9")
    db.close()
    return home, key


def said(found):
    return " ".join(finding.message for finding in found)


def test_a_home_in_order_has_no_findings(desk):
    home, key = desk
    db = open_database(work_file(home), key)
    back_up(db)
    db.close()
    assert verify_work(home, key) == ()
    assert verify_work(home, None) == ()
    (copy,) = backups_folder(home).glob("work-*.db")
    assert verify_copy(copy, key) == ()


def test_checking_changes_nothing(desk):
    home, key = desk
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    verify_work(home, key)
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("fault", ["bit", "zeroed page", "cut at a page", "cut", "swapped pages"])
def test_a_fault_anywhere_in_the_file_is_found(desk, fault):
    home, key = desk
    whole = work_file(home).read_bytes()
    chance = random.Random(7)  # noqa: S311 - faults need no secrecy
    for _ in range(12):
        at = chance.randrange(16, len(whole))
        page = at // PAGE * PAGE
        data = bytearray(whole)
        if fault == "bit":
            data[at] ^= 1 << chance.randrange(8)
        elif fault == "zeroed page":
            data[page : page + PAGE] = bytes(PAGE)
        elif fault == "swapped pages":
            other = (page + PAGE) % len(whole)
            data[page : page + PAGE] = whole[other : other + PAGE]
            data[other : other + PAGE] = whole[page : page + PAGE]
        else:
            del data[page if fault == "cut at a page" else at :]
        work_file(home).write_bytes(bytes(data))
        found = verify_work(home, key)
        assert any(finding.gravity is Gravity.BAD for finding in found), at


def test_a_missing_an_empty_and_another_desks_file_are_told_apart(desk, tmp_path):
    home, key = desk
    work_file(home).rename(tmp_path / "away")
    assert "is missing" in said(verify_work(home, key))
    work_file(home).write_bytes(b"")
    assert "is empty" in said(verify_work(home, key))
    other = tmp_path / "other"
    others_key, _code = vault.create(other, WORDS, CHEAP)
    open_database(work_file(other), others_key).close()
    work_file(home).write_bytes(work_file(other).read_bytes())
    assert "do not belong together" in said(verify_work(home, key))


def test_faults_of_the_vault_are_told_apart(desk):
    home, _key = desk
    whole = vault_file(home).read_bytes()
    vault_file(home).write_text("spoilt")
    (finding,) = verify_work(home, None)
    assert (finding.message, finding.gravity) == ("The vault is damaged.", Gravity.WORRY)
    vault_copy(home).unlink()
    assert {finding.gravity for finding in verify_work(home, None)} == {Gravity.BAD}
    assert "copy of the vault is missing" in said(verify_work(home, None))
    vault_file(home).write_bytes(whole)
    vault.new_recovery_code(home, vault.unlock(home, WORDS))
    vault_copy(home).write_bytes(whole)
    assert "copies of the vault differ" in said(verify_work(home, None))


def test_open_folders_strays_and_damaged_backups_are_worries(desk):
    home, key = desk
    home.chmod(0o755)
    (home / ".work.db.part").write_bytes(b"x")
    (backups_folder(home) / "work-20260101-120000-closing.db").write_bytes(b"x" * 5000)
    found = verify_work(home, key)
    assert {finding.gravity for finding in found} == {Gravity.WORRY}
    assert len(found) == 3


@pytest.mark.parametrize(
    ("tampering", "message"),
    [
        ("UPDATE encounters SET head = 4711 WHERE number = 1", "point to nothing"),
        ("UPDATE document_data SET data = x'00'", "not as they came"),
        ("UPDATE revisions SET state = x'00'", "cannot be read"),
        ("UPDATE journal SET who = 'b' WHERE id = 3", "tampered with at line 3"),
    ],
)
def test_rows_that_are_wrong_are_found(desk, tampering, message):
    home, key = desk
    db = open_database(work_file(home), key)
    for trigger in ("revisions_stay", "journal_stay"):
        db.conn.execute(f"DROP TRIGGER {trigger}")
    db.conn.execute(tampering)
    db.close()
    assert message in said(verify_work(home, key))


def test_everything_is_salvaged_from_a_whole_file(desk, tmp_path):
    home, key = desk
    got = salvage(work_file(home), key, tmp_path / "new.db")
    assert dict(got.kept)["revisions"] == 60
    assert not any(dict(got.lost).values())
    old, new = open_database(work_file(home), key), open_database(tmp_path / "new.db", key)
    try:
        assert EncounterStore(new).listing() == EncounterStore(old).listing()
        for row in EncounterStore(old).listing():
            assert EncounterStore(new).load(row.id) == EncounterStore(old).load(row.id)
            assert ChartStore(new).find(row.id, "insulin") == ChartStore(old).find(row.id, "insulin")
        assert Journal(new).verify() == ()
    finally:
        old.close()
        new.close()


def test_what_can_be_read_is_salvaged_and_stands(desk, tmp_path):
    home, key = desk
    whole = work_file(home).read_bytes()
    pages = len(whole) // PAGE
    losses = []
    for page in range(1, pages, 5):
        data = bytearray(whole)
        data[page * PAGE + 50] ^= 1
        damaged = tmp_path / f"{page}.db"
        damaged.write_bytes(bytes(data))
        try:
            got = salvage(damaged, key, tmp_path / f"{page}-new.db")
        except CoderDeskError:
            assert not (tmp_path / f"{page}-new.db").exists()
            continue
        losses.append(sum(dict(got.lost).values()))
        db = open_database(tmp_path / f"{page}-new.db", key)
        try:
            rows = EncounterStore(db).listing()
            assert all(EncounterStore(db).load(row.id).id == row.id for row in rows)
            assert db.rows("PRAGMA foreign_key_check") == []
        finally:
            db.close()
    assert len(losses) > 0.9 * len(range(1, pages, 5))
    assert sorted(losses)[len(losses) // 2] <= 2


def test_salvage_never_writes_over_a_file(desk, tmp_path):
    home, key = desk
    with pytest.raises(CoderDeskError, match="there already"):
        salvage(work_file(home), key, work_file(home))
