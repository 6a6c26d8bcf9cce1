"""The way in: what a failed attempt leaves behind, and how long the next one waits."""

import pytest

from coderdesk.domain.work import Act
from coderdesk.errors import CoderDeskError
from coderdesk.storage import vault
from coderdesk.storage.archive import read_archive
from coderdesk.storage.attempts import FREE, Attempts, attempts_on
from coderdesk.workflow.codebooks import Codebooks
from coderdesk.workflow.keep_work import restore_work
from coderdesk.workflow.unlock import LIGHT, Door, HomeState

GOOD = "correct horse battery staple"


@pytest.fixture
def door(tmp_path, built_home):
    made = Door(tmp_path / "home", lambda: Codebooks(built_home))
    made.take()
    desk, _code = made.found(GOOD, LIGHT)
    desk.close()
    yield made
    made.leave()


def test_a_new_home_asks_for_a_passphrase_and_a_made_one_for_its_own(tmp_path, door):
    assert Door(tmp_path / "other", door._books).state is HomeState.NEW
    assert door.state is HomeState.READY


def test_failed_attempts_are_in_the_journal_before_the_unlock_that_follows(door):
    for _ in range(2):
        with pytest.raises(CoderDeskError):
            door.open("wrong")
    desk = door.open(GOOD)
    acts = [(entry.act, entry.detail) for entry in desk.journal()]
    desk.close()
    assert acts[:2] == [(Act.UNLOCKED, ""), (Act.UNLOCK_FAILED, "2 attempts")]


def test_failed_attempts_are_told_once_and_by_the_next_program_too(door, monkeypatch):
    with pytest.raises(CoderDeskError):
        door.open("wrong")
    monkeypatch.setattr("coderdesk.workflow.tell_failures.attempts_on", Attempts)
    for _ in range(2):
        door.open(GOOD).close()
    desk = door.open(GOOD)
    failed = [entry.detail for entry in desk.journal() if entry.act is Act.UNLOCK_FAILED]
    desk.close()
    assert failed == ["1 attempt"]


def test_the_door_says_how_long_the_next_attempt_waits(door):
    assert door.wait() == 0
    for _ in range(FREE + 2):
        attempts_on(door.home).failed()
    assert 0 < door.wait() <= 4
    with pytest.raises(CoderDeskError, match="several wrong"):
        vault.unlock(door.home, GOOD)


def test_a_wrong_passphrase_at_changing_it_is_in_the_journal_at_once(door):
    desk = door.open(GOOD)
    with pytest.raises(vault.WrongPassphrase):
        desk.change_passphrase("wrong", "another one of some length")
    newest = desk.journal()[0]
    desk.close()
    assert (newest.act, newest.detail) == (Act.UNLOCK_FAILED, "1 attempt")


def test_an_archive_that_was_restored_is_in_the_journal_at_the_next_unlock(door, tmp_path):
    desk = door.open(GOOD)
    archive = desk.back_up(tmp_path / "Zebulon Marker.coderdesk")
    desk.close()
    made = read_archive(archive).made
    door.leave()
    for _ in range(2):
        restore_work(door.home, archive)
    assert b"Zebulon" not in b"".join(one.read_bytes() for one in door.home.iterdir() if one.is_file())
    for _unlock in range(2):
        desk = door.open(GOOD)
        told = [entry.detail for entry in desk.journal() if entry.act is Act.RESTORED]
        desk.close()
        assert told == [f"an archive made {made}"]
