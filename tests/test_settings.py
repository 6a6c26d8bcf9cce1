import stat
from dataclasses import replace

import pytest

from coderdesk.settings import FILE, Geometry, Settings, Theme, load_settings, save_settings

CHOSEN = Settings(
    theme=Theme.DARK,
    text_scale=1.25,
    idle_lock_minutes=5,
    shares=(50.0, 20.0, 30.0),
    window=Geometry(-5, 10, 1280, 800, maximised=True),
    coder="J. Doe",
    credential="CCS",
    keys=(("desk.lock", "Ctrl+L"),),
)


def test_choices_come_back(tmp_path):
    assert save_settings(tmp_path / "home", CHOSEN)
    assert load_settings(tmp_path / "home") == CHOSEN
    assert stat.S_IMODE((tmp_path / "home" / FILE).stat().st_mode) == 0o600
    assert CHOSEN.signature == "J. Doe, CCS"


@pytest.mark.parametrize("left", [None, "", "{", "[]", "null", "7", '"x"', "[" * 100_000, "\x00"])
def test_a_missing_or_damaged_file_gives_the_defaults(tmp_path, left):
    if left is not None:
        (tmp_path / FILE).write_text(left)
    assert load_settings(tmp_path) == Settings()


def test_binary_rubbish_and_a_folder_in_its_place_give_the_defaults(tmp_path):
    (tmp_path / FILE).write_bytes(b"\xff\xfe\x00")
    assert load_settings(tmp_path) == Settings()
    (tmp_path / FILE).unlink()
    (tmp_path / FILE).mkdir()
    assert load_settings(tmp_path) == Settings()
    assert not save_settings(tmp_path, CHOSEN)


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        ('{"theme": "pink", "coder": "A"}', Settings(coder="A")),
        ('{"text_scale": 9, "patient": "never"}', Settings(text_scale=1.5)),
        ('{"text_scale": true}', Settings()),
        ('{"idle_lock_minutes": -4}', Settings(idle_lock_minutes=0)),
        ('{"idle_lock_minutes": 1e400}', Settings(idle_lock_minutes=240)),
        ('{"shares": [1, 2]}', Settings()),
        ('{"shares": [0, 0, 0]}', Settings()),
        ('{"window": {"x": 1}}', Settings()),
        ('{"window": [1, 2, 3, 4]}', Settings()),
        ('{"keys": [["a", "b"], ["c"]]}', Settings()),
        ('{"keys": {"a": "b"}, "credential": 7}', Settings()),
    ],
)
def test_one_wrong_choice_does_not_spoil_the_others(tmp_path, said, stands):
    (tmp_path / FILE).write_text(said)
    assert load_settings(tmp_path) == stands


def test_a_refusing_disk_leaves_the_old_choices(tmp_path, monkeypatch):
    assert save_settings(tmp_path, CHOSEN)

    def refuse(_handle):
        raise OSError

    monkeypatch.setattr("os.fsync", refuse)
    assert not save_settings(tmp_path, replace(CHOSEN, coder="other"))
    assert load_settings(tmp_path) == CHOSEN
    assert [child.name for child in tmp_path.iterdir()] == [FILE]
