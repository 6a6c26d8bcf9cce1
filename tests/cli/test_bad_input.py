"""What the world gives wrongly, on the command line: one line each, and no traceback."""

import io
import json

import pytest

from tests.chart.papers import locked, pdf

TWO_GB = 2 << 30  # 2 GB, of which nothing is on the disk


def write_huge(path, head):
    """A sparse file of 2 GB."""
    with path.open("wb") as huge:
        huge.write(head)
        huge.truncate(TWO_GB)


@pytest.fixture
def refused(command):
    """Run a command that must refuse; its one line."""

    def run(*words):
        status, out, err = command(*words)
        assert (status, out) == (1, "")
        assert err.count("\n") == 1
        assert "Traceback" not in err
        assert "Errno" not in err
        return err

    return run


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("cut.pdf", pdf("One", "Two")[:300], "cut short"),
        ("empty.pdf", b"", "empty (0 bytes)"),
        ("binary.pdf", bytes(range(256)) * 40, "neither text nor"),
        ("program.txt", b"\x7fELF\x02\x01\x01" + b"\0" * 4000, "neither text nor"),
    ],
)
def test_a_bad_chart_file_is_refused_in_one_line(refused, tmp_path, name, data, says):
    (tmp_path / name).write_bytes(data)
    said = refused("chart", str(tmp_path / name))
    assert name in said
    assert says in said


def test_a_chart_of_2_gb_a_folder_and_a_missing_file_are_refused(refused, tmp_path):
    write_huge(tmp_path / "huge.pdf", pdf("One"))
    assert "2,048 MB" in refused("chart", str(tmp_path / "huge.pdf"))
    assert "folder" in refused("chart", str(tmp_path))
    assert "no longer there" in refused("chart", str(tmp_path / "missing.pdf"))


def test_a_protected_pdf_asks_for_its_password_and_opens_with_it(command, refused, tmp_path):
    (tmp_path / "locked.pdf").write_bytes(locked(pdf("Behind the lock"), "open sesame"))
    (tmp_path / "password").write_text("open sesame\n", "utf-8")
    (tmp_path / "wrong").write_text("sesame\n", "utf-8")
    chart, word = str(tmp_path / "locked.pdf"), str(tmp_path / "password")
    assert "--password-file" in refused("chart", chart)
    assert "does not open" in refused("chart", chart, "--password-file", str(tmp_path / "wrong"))
    status, out, _err = command("chart", chart, "--password-file", word, "--json")
    assert status == 0
    assert "Behind the lock" in json.loads(out)["documents"][0]["text"]


def test_a_protected_pdf_asks_at_the_keyboard_where_there_is_one(command, tmp_path, monkeypatch):
    (tmp_path / "locked.pdf").write_bytes(locked(pdf("Behind the lock"), "open sesame"))
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("getpass.getpass", lambda _prompt: "open sesame")
    assert command("chart", str(tmp_path / "locked.pdf"))[0] == 0


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig"])
def test_text_is_read_whatever_it_was_written_in(command, tmp_path, encoding):
    (tmp_path / "note.txt").write_bytes("Señor Núñez — “stable”, 40 µg".encode(encoding))
    status, out, _err = command("chart", str(tmp_path / "note.txt"), "--json")
    assert status == 0
    assert json.loads(out)["documents"][0]["text"].strip() == "Señor Núñez — “stable”, 40 µg"


def test_a_pdf_named_txt_is_read_as_the_pdf_it_is(command, tmp_path):
    (tmp_path / "chart.txt").write_bytes(pdf("Discharge summary", "Page two"))
    assert "2 pages" in command("chart", str(tmp_path / "chart.txt"))[1]


@pytest.mark.parametrize(
    "text",
    ["", "{", "[1, 2]", "9" * 5000, '{"version": 9}', "[" * 5000],
    ids=["empty", "cut", "a list", "a huge number", "newer", "deep"],
)
def test_an_encounter_that_is_none_is_refused_in_one_line(refused, tmp_path, text):
    path = tmp_path / "encounter.json"
    path.write_text(text, "utf-8")
    refused("check", str(path))
    refused("summary", str(path), "-o", str(tmp_path / "out.pdf"))
    assert not (tmp_path / "out.pdf").exists()


def test_an_encounter_of_2_gb_is_refused_without_being_read(refused, tmp_path):
    write_huge(tmp_path / "encounter.json", b"{")
    assert "too large: at most 10 MB" in refused("check", str(tmp_path / "encounter.json"))


@pytest.mark.parametrize(
    ("name", "says"),
    [("", "is a folder"), ("not there.json", "is not there"), ("no folder/a.json", "is not there")],
)
def test_an_encounter_file_that_is_no_file_is_refused(refused, tmp_path, name, says):
    said = refused("check", str(tmp_path / name))
    assert says in said
    assert tmp_path.name in said


def test_an_encounter_that_may_not_be_read_or_is_no_text_is_told_apart(refused, tmp_path, monkeypatch):
    path = tmp_path / "encounter.json"
    path.write_bytes(b"\xff\xfe\xfa")
    assert "not text in UTF-8" in refused("check", str(path))

    def forbidden(*_words):
        raise PermissionError

    monkeypatch.setattr("pathlib.Path.open", forbidden)
    assert "may not read" in refused("check", str(path))


def test_a_refused_encounter_names_its_file(refused, tmp_path):
    path = tmp_path / "encounter.json"
    path.write_text("{", "utf-8")
    assert "encounter.json” is not valid JSON at line 1" in refused("check", str(path))


def test_an_encounter_at_standard_input_has_the_same_limit(refused, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("[" * 10_000_001))
    assert "at most 10 MB" in refused("check", "-")
