import os
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from coderdesk.domain.work import BackupCopy
from coderdesk.errors import CoderDeskError
from coderdesk.storage import restoring, vault
from coderdesk.storage.archive import read_archive, restore_archive, write_archive
from coderdesk.storage.attempts import attempts_on
from coderdesk.storage.backup import back_up, copies, is_due, restore_copy, thin_out, to_keep
from coderdesk.storage.database import DamagedWork, open_database
from coderdesk.storage.encounters import EncounterStore
from coderdesk.storage.home import backups_folder, vault_copy, vault_file, work_file
from coderdesk.storage.ready import make_ready
from tests.storage.conftest import CHEAP, STAY, WORDS


class Desk:
    """A home with a vault, whose encounters are told by their account."""

    def __init__(self, home):
        self.home = home
        self.key, self.code = vault.create(home, WORDS, CHEAP)
        self.add("A1")

    def open(self):
        return open_database(work_file(self.home), self.key)

    def add(self, account):
        db = self.open()
        EncounterStore(db).create(STAY.with_(account=account), "a")
        db.close()

    def accounts(self, home=None):
        home = home or self.home
        db = open_database(work_file(home), vault.unlock(home, WORDS))
        try:
            return sorted(row.account for row in EncounterStore(db).listing())
        finally:
            db.close()

    def back_up(self):
        db = self.open()
        try:
            return back_up(db)
        finally:
            db.close()

    def archive(self, path):
        db = self.open()
        try:
            return write_archive(db, path)
        finally:
            db.close()


@pytest.fixture
def desk(home):
    return Desk(home)


def dated(day, *, why="closing", size=1, hour=12):
    at = datetime(2026, 1, 1, hour, tzinfo=UTC) + timedelta(days=day)
    return BackupCopy(Path(f"{at:%Y%m%d%H}-{why}"), at, why, size)


def test_a_copy_is_whole_private_and_alone(desk):
    made = desk.back_up()
    assert made.path.stat().st_mode & 0o777 == 0o600
    assert [child.name for child in made.path.parent.iterdir() if child.suffix != ".json"] == [
        made.path.name
    ]
    db = open_database(made.path, desk.key)
    assert len(EncounterStore(db).listing()) == 1
    db.close()
    assert copies(desk.home) == (made,)


def test_a_copy_is_made_while_a_change_is_being_written(desk):
    db = desk.open()
    store = EncounterStore(db)
    store.create(STAY.with_(account="A2"), "a")  # still in the log beside the file
    made = back_up(db)
    store.create(STAY.with_(account="A3"), "a")
    db.close()
    copy = open_database(made.path, desk.key)
    assert sorted(row.account for row in EncounterStore(copy).listing()) == ["A1", "A2"]
    copy.close()


def test_a_copy_is_due_only_after_a_change(desk):
    assert is_due(desk.home)
    made = desk.back_up()
    earlier = made.path.stat().st_mtime - 5
    os.utime(work_file(desk.home), (earlier, earlier))
    assert not is_due(desk.home)
    os.utime(made.path, (earlier - 5, earlier - 5))
    assert is_due(desk.home)


def test_seven_days_and_four_weeks_are_kept():
    had = [dated(day, hour=hour) for day in range(60, 0, -1) for hour in (18, 9)]
    kept = to_keep(had)
    assert all(copy.at.hour == 18 for copy in kept)
    assert [copy.at for copy in kept[:7]] == [dated(day, hour=18).at for day in range(60, 53, -1)]
    assert len({copy.at.strftime("%G-%V") for copy in kept}) == 4
    assert len(kept) <= 7 + 3


def test_a_wrong_clock_throws_no_good_copy_away():
    had = [dated(400), *(dated(day) for day in range(6, 0, -1))]
    assert to_keep(had) == tuple(had)


def test_special_copies_stay_beside_the_daily_ones():
    had = [dated(day, why="before-migration") for day in (40, 30, 20)]
    had += [dated(0)]
    assert dated(40, why="before-migration") in to_keep(had)


def test_the_oldest_go_when_space_is_short_but_two_stay():
    had = [dated(day, size=10) for day in range(5, 0, -1)]
    assert to_keep(had, most_bytes=35) == tuple(had[:3])
    assert to_keep(had, most_bytes=1) == tuple(had[:2])


def test_copies_that_are_due_to_go_are_deleted_and_strangers_are_left(desk):
    folder = backups_folder(desk.home)
    folder.mkdir(exist_ok=True)
    for day in range(1, 29):
        (folder / f"work-202602{day:02}-120000-closing.db").write_bytes(b"x")
    for stranger in ("work-notes.db", "work-20269999-120000-closing.db"):
        (folder / stranger).write_bytes(b"mine")
    gone = thin_out(desk.home)
    assert len(gone) > 15
    assert (folder / "work-notes.db").exists()
    assert (folder / "work-20260228-120000-closing.db").exists()
    assert not (folder / "work-20260203-120000-closing.db").exists()


def test_a_copy_is_put_in_place_and_the_old_file_stays_openable(desk):
    made = desk.back_up()
    desk.add("A2")
    safe = restore_copy(desk.home, made.path, desk.key)
    assert desk.accounts() == ["A1"]
    assert desk.accounts(safe) == ["A1", "A2"]


def test_a_damaged_copy_is_refused_and_nothing_changes(desk):
    made = desk.back_up()
    data = bytearray(made.path.read_bytes())
    data[9000] ^= 1
    made.path.write_bytes(bytes(data))
    with pytest.raises(CoderDeskError):
        restore_copy(desk.home, made.path, desk.key)
    with pytest.raises(CoderDeskError, match="is not there"):
        restore_copy(desk.home, desk.home / "none.db", desk.key)
    assert desk.accounts() == ["A1"]


def test_an_archive_opens_in_another_home_with_its_passphrase(desk, tmp_path):
    archive = desk.archive(tmp_path / "work.coderdesk")
    assert archive.stat().st_mode & 0o777 == 0o600
    assert sorted(child.name for child in tmp_path.iterdir()) == ["home", "work.coderdesk"]
    other = tmp_path / "other"
    restore_archive(other, archive)
    assert desk.accounts(other) == ["A1"]
    assert vault.unlock_with_recovery(other, desk.code) == desk.key
    assert not list(other.glob("replaced-*"))


def test_an_archive_never_overwrites_without_a_safety_copy(desk, tmp_path):
    archive = desk.archive(tmp_path / "work.coderdesk")
    other = Desk(tmp_path / "other")
    other.add("B2")
    other.back_up()
    safe = restore_archive(other.home, archive)
    assert desk.accounts(other.home) == ["A1"]
    assert vault_copy(other.home).read_bytes() == vault_file(desk.home).read_bytes()
    assert other.accounts(safe) == ["A1", "B2"]
    assert len(copies(safe)) == 1
    assert copies(other.home) == ()


def test_an_archive_may_replace_an_older_archive_but_no_other_file(desk, tmp_path):
    target = tmp_path / "work.coderdesk"
    desk.archive(target)
    desk.archive(target)
    letter = tmp_path / "letter.txt"
    letter.write_text("dear")
    with pytest.raises(CoderDeskError, match="no CoderDesk archive"):
        desk.archive(letter)
    with pytest.raises(CoderDeskError, match="is not there"):
        desk.archive(tmp_path / "nowhere" / "x.coderdesk")
    assert letter.read_text() == "dear"


def spoilt_archives(archive, folder):
    data = archive.read_bytes()
    yield folder / "cut", data[:-2000]
    yield folder / "half", data[: len(data) // 2]
    yield folder / "empty", b""
    yield folder / "text", b"hello"
    for at in range(500, len(data) - 500, len(data) // 9):
        yield folder / f"bit{at}", data[:at] + bytes([data[at] ^ 4]) + data[at + 1 :]


def test_a_spoilt_archive_is_refused_and_nothing_changes(desk, tmp_path):
    archive = desk.archive(tmp_path / "work.coderdesk")
    read_archive(archive)
    for path, data in spoilt_archives(archive, tmp_path):
        path.write_bytes(data)
        with pytest.raises(CoderDeskError, match="not a whole"):
            restore_archive(desk.home, path)
    with pytest.raises(CoderDeskError, match="is not there"):
        restore_archive(desk.home, tmp_path / "none")
    with pytest.raises(CoderDeskError):
        restore_archive(desk.home, tmp_path)
    assert desk.accounts() == ["A1"]


@pytest.mark.parametrize("name", ["../evil", "/evil", "work.db/x", "settings.json"])
def test_an_archive_with_other_members_is_refused(desk, tmp_path, name):
    archive = desk.archive(tmp_path / "work.coderdesk")
    with zipfile.ZipFile(archive, "a") as opened:
        opened.writestr(name, "x")
    with pytest.raises(CoderDeskError, match="not a whole"):
        restore_archive(desk.home, archive)


@pytest.mark.parametrize("at", range(12))
def test_a_restore_cut_short_anywhere_is_ended_at_the_next_start(desk, tmp_path, monkeypatch, at):
    archive = desk.archive(tmp_path / "work.coderdesk")
    other = Desk(tmp_path / "other")
    other.add("B2")
    other.back_up()
    steps = []
    replace = Path.replace

    def cut_short(path, target):
        if len(steps) == at:
            raise KeyboardInterrupt
        steps.append(path.name)
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", cut_short)
    cut = False
    try:
        restore_archive(other.home, archive)
    except KeyboardInterrupt:
        cut = True
    monkeypatch.undo()
    decided = (other.home / restoring.READY).exists() or restoring.READY in steps or not cut
    make_ready(other.home)
    attempts_on(other.home).passed()
    assert not list(other.home.glob("*restore*"))
    safe = list(other.home.glob("replaced-*"))
    if decided or safe:
        assert desk.accounts(other.home) == ["A1"]
        assert other.accounts(safe[0]) == ["A1", "B2"]
    else:
        assert other.accounts() == ["A1", "B2"]


def test_a_backup_that_does_not_fit_says_so(desk, monkeypatch):
    monkeypatch.setattr("shutil.disk_usage", lambda _path: _Full())
    with pytest.raises(CoderDeskError, match="free space"):
        desk.back_up()


class _Full:
    free = 0


def test_a_work_file_with_a_damaged_page_is_not_backed_up_over_good_copies(desk):
    good = desk.back_up()
    work_file(desk.home).with_name("work.db-wal").unlink(missing_ok=True)  # it would mend the page
    data = bytearray(work_file(desk.home).read_bytes())
    data[-2000] ^= 1
    work_file(desk.home).write_bytes(bytes(data))
    with pytest.raises((CoderDeskError, DamagedWork)):
        desk.back_up()
    assert copies(desk.home) == (good,)


def test_of_two_copies_of_one_second_the_one_just_made_stays(desk):
    for _ in range(3):
        made = desk.back_up()
        assert made.path.exists()
        assert copies(desk.home)[0].path == made.path
