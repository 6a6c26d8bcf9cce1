"""What the world gives wrongly, through the window: one sentence each, nothing lost, no traceback."""

import errno
import json
import os

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from coderdesk.errors import CoderDeskError
from coderdesk.gui.actions import Command
from tests.chart.papers import SUMMARY, locked, pdf
from tests.trips.conftest import PASSPHRASE, enter, leave, texts

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape
STAY = {"version": 1, "setting": "inpatient", "diagnoses": [{"code": "J18.9", "poa": "Y"}]}


@pytest.fixture
def choose(monkeypatch):
    """The file dialogs answer with these paths."""

    def answer(*paths):
        names = [str(path) for path in paths]
        monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a: (names, ""))
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: (names[0], ""))

    return answer


@pytest.fixture
def at_work(coder):
    """An encounter with a chart and a code, which nothing below may change."""
    coder.try_synthetic()
    coder.assign("j189", "J18.9")
    return coder


def is_one_message(text: str) -> bool:
    """Whether it is a short message in whole sentences, without the workings of a program."""
    signs = ("Traceback", "Error(", "Errno", "0x", "None")
    whole = text.endswith((".", "?")) and len(text) < 260
    return whole and not any(sign in text for sign in signs)


def refuse(coder, choose, path):
    """Choose a bad file; the sentence that the desk says about it."""
    before = coder.state.encounter, coder.hub.chart.rows, coder.desk.chart.reading.shown
    choose(path)
    coder.do(Command.OPEN_FILES)
    coder.until(lambda: coder.message)
    assert (coder.state.encounter, coder.hub.chart.rows, coder.desk.chart.reading.shown) == before
    assert is_one_message(coder.message)
    assert path.name in coder.message
    said = coder.message
    coder.do(Command.CODEBOOK)
    coder.do(Command.BACK_OUT)
    assert not coder.message
    return said


def bad_files(folder):
    whole = pdf("Page one", "Page two")
    (folder / "cut.pdf").write_bytes(whole[: len(whole) // 3])
    (folder / "empty.pdf").write_bytes(b"")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.pdf").write_bytes(bytes(range(256)) * 40)
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "nothing here").mkdir()
    (folder / "program.pdf").write_bytes(b"\x7fELF\x02\x01\x01" + b"\0" * 4000)
    with (folder / "huge.pdf").open("wb") as huge:
        huge.write(whole)
        huge.truncate(2 << 30)
    return sorted(folder.iterdir())


def test_files_that_cannot_be_read_are_refused_in_words(at_work, choose, tmp_path):
    folder = tmp_path / "bad"
    folder.mkdir()
    said = {path.name: refuse(at_work, choose, path) for path in bad_files(folder)}
    said["not there.pdf"] = refuse(at_work, choose, folder / "not there.pdf")
    assert "2,048 MB" in said["huge.pdf"]
    assert "empty" in said["empty.pdf"]
    assert at_work.codes == ["J18.9"]


def test_a_folder_with_good_and_bad_files_opens_the_good_and_tells_of_the_bad(coder, choose, tmp_path):
    folder = tmp_path / "chart"
    folder.mkdir()
    bad_files(folder)
    (folder / "note.txt").write_text(SUMMARY, "utf-8")
    choose(folder)
    coder.do(Command.OPEN_FILES)
    coder.until(lambda: len(coder.hub.chart.rows) == 1 and coder.message)
    assert coder.message.startswith("7 files were not opened.")
    assert coder.desk.chart.reading.shown.document.text.startswith("DISCHARGE SUMMARY")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("windows.txt", "Señor Núñez — “stable”, 40 µg".encode("cp1252")),
        ("utf16.txt", "Señor Núñez — “stable”, 40 µg".encode("utf-16")),
        ("utf16le.txt", "Señor Núñez — “stable”, 40 µg".encode("utf-16-le")),
        ("bom.txt", "Señor Núñez — “stable”, 40 µg".encode("utf-8-sig")),
    ],
    ids=["cp1252", "utf-16", "utf-16-le", "utf-8 with mark"],
)
def test_text_is_read_whatever_it_was_written_in(coder, choose, tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    choose(tmp_path / name)
    coder.do(Command.OPEN_FILES)
    coder.until(lambda: coder.desk.chart.reading.shown is not None)
    assert "Señor Núñez — “stable”, 40 µg" in coder.desk.chart.reading.shown.document.text
    assert not coder.message


def test_a_pdf_named_txt_is_shown_as_the_pdf_it_is(coder, choose, tmp_path):
    (tmp_path / "chart.txt").write_bytes(pdf("Discharge summary"))
    choose(tmp_path / "chart.txt")
    coder.do(Command.OPEN_FILES)
    coder.until(lambda: coder.desk.chart.reading.shown is not None)
    assert coder.desk.chart.reading.shown.drawn
    assert "Discharge summary" in coder.desk.chart.reading.shown.document.text


def test_a_protected_pdf_asks_refuses_a_wrong_password_and_takes_the_right_one(coder, choose, tmp_path):
    (tmp_path / "locked.pdf").write_bytes(locked(pdf("Behind the lock"), "open sesame"))
    choose(tmp_path / "locked.pdf")
    coder.do(Command.OPEN_FILES)
    field = coder.desk.chart.locked.field
    coder.until(field.hasFocus)
    coder.press("wrong", ENTER)
    coder.until(lambda: coder.desk.chart.locked._wrong.isVisible() and field.hasFocus())
    coder.press("open sesame", ENTER)
    coder.until(lambda: coder.desk.chart.reading.shown is not None)
    assert "Behind the lock" in coder.desk.chart.reading.shown.document.text
    assert coder.desk.chart._body.isVisible()
    assert not coder.message
    assert b"/Encrypt" not in coder.hub.desk.document(coder.hub.chart.rows[0].id).data


def test_a_protected_pdf_can_be_left_closed(at_work, choose, tmp_path):
    (tmp_path / "locked.pdf").write_bytes(locked(pdf("Behind the lock"), "open sesame"))
    rows = at_work.hub.chart.rows
    choose(tmp_path / "locked.pdf")
    at_work.do(Command.OPEN_FILES)
    at_work.until(at_work.desk.chart.locked.field.hasFocus)
    at_work.press(ESC)
    at_work.until(at_work.desk.chart._body.isVisible)
    assert at_work.hub.chart.rows == rows


def test_locking_the_desk_forgets_the_file_that_asks_for_its_password(coder, choose, tmp_path):
    (tmp_path / "Doe_Jane.pdf").write_bytes(locked(pdf("Behind the lock"), "open sesame"))
    choose(tmp_path / "Doe_Jane.pdf")
    coder.do(Command.OPEN_FILES)
    coder.until(coder.desk.chart.locked.field.hasFocus)
    coder.do(Command.LOCK)
    coder.press(PASSPHRASE, ENTER)
    coder.until(lambda: not coder.window.covered)
    assert not coder.desk.chart.locked.isVisible()
    assert coder.hub.chart._locked == []
    assert not [text for text in texts(coder.window) if "Doe" in text]


def test_documents_stay_with_the_encounter_they_were_opened_for(at_work, choose, tmp_path):
    """Reading takes time; who goes on to another patient meanwhile must not get them mixed up."""
    first = at_work.hub.session.id
    (tmp_path / "late.txt").write_text(SUMMARY, "utf-8")
    choose(tmp_path / "late.txt")
    at_work.do(Command.OPEN_FILES)
    at_work.do(Command.NEW_ENCOUNTER)
    second = at_work.hub.session.id
    at_work.hub.runner.wait()
    at_work.until(lambda: len(at_work.hub.desk.documents(first)) == 6)
    assert at_work.hub.desk.documents(second) == ()
    assert at_work.hub.chart.rows == ()
    assert at_work.desk.chart.reading.shown is None


def test_a_chart_file_removed_while_open_is_still_read_from_the_work_file(coder, choose, tmp_path):
    path = tmp_path / "chart.pdf"
    path.write_bytes(pdf(*(f"Page number {n}" for n in range(1, 40))))
    choose(path)
    coder.do(Command.OPEN_FILES)
    coder.until(lambda: coder.desk.chart.reading.shown is not None)
    path.unlink()
    coder.until(lambda: "Page number 39" in coder.desk.chart.reading.shown.document.text)
    coder.do(Command.CHART)
    coder.do(Command.GO_TO_PAGE)
    coder.press("39", ENTER)
    coder.until(lambda: coder.desk.chart.view.page == 38)
    assert not coder.message


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", "JSON"),
        ("{", "JSON"),
        ("[1, 2]", "object"),
        (json.dumps({**STAY, "colour": 1}), "colour"),
        (json.dumps({**STAY, "version": 9}), "version"),
        (json.dumps({**STAY, "diagnoses": "J18.9"}), "diagnoses"),
        (json.dumps({**STAY, "diagnoses": [{"code": 7}]}), "code"),
        (json.dumps({**STAY, "admit_date": "2026-02-30"}), "admit_date"),
        (json.dumps(STAY).replace("J18.9", "J18.9\\ud800"), ""),
        ("9" * 5000, ""),
    ],
    ids=[
        "empty",
        "cut",
        "a list",
        "unknown key",
        "newer version",
        "no list",
        "a number",
        "no day",
        "half a letter",
        "a huge number",
    ],
)
def test_an_encounter_file_that_is_wrong_is_refused_by_name_of_the_key(
    at_work, choose, tmp_path, text, names
):
    path = tmp_path / "encounter.json"
    path.write_text(text, "utf-8")
    choose(path)
    before = at_work.hub.session.id
    at_work.window.do(Command.IMPORT_ENCOUNTER)
    at_work.until(lambda: at_work.message)
    assert is_one_message(at_work.message)
    assert names in at_work.message
    assert at_work.hub.session.id == before
    assert at_work.codes == ["J18.9"]


def test_a_discharge_before_the_admission_is_taken_in_and_stands_as_an_edit(coder, choose, tmp_path):
    """Nothing that was typed is lost; what is wrong with it is told beside the line."""
    path = tmp_path / "encounter.json"
    turned = {**STAY, "admit_date": "2026-09-03", "discharge_date": "2026-09-01"}
    path.write_text(json.dumps(turned), "utf-8")
    choose(path)
    coder.window.do(Command.IMPORT_ENCOUNTER)
    coder.until(lambda: coder.hub.state and "date-order" in coder.rules())
    assert coder.codes == ["J18.9"]
    told = next(edit for edit in coder.state.edits if edit.rule == "date-order")
    assert is_one_message(told.message)


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"\x00" * 100], ids=["not text", "zeros"])
def test_an_encounter_file_that_is_no_text_is_refused(at_work, choose, tmp_path, data):
    (tmp_path / "encounter.json").write_bytes(data)
    choose(tmp_path / "encounter.json")
    at_work.window.do(Command.IMPORT_ENCOUNTER)
    at_work.until(lambda: at_work.message)
    assert is_one_message(at_work.message)


def test_a_folder_is_no_encounter(at_work, choose, tmp_path):
    choose(tmp_path)
    at_work.window.do(Command.IMPORT_ENCOUNTER)
    at_work.until(lambda: at_work.message)
    assert is_one_message(at_work.message)


def test_a_work_file_from_a_newer_version_stays_closed_and_says_so(start, home):
    first = start()
    enter(first)
    first.hub.desk._work["_sqlite_migrations"].insert(
        {"migration_set": "coderdesk", "name": "m999_of_next_year", "applied_at": "2027-01-01"}
    )
    leave(first.app)
    second = start()
    screen = second.window.stack.currentWidget()
    second.until(screen.edit.hasFocus)
    second.press(PASSPHRASE, ENTER)
    second.until(lambda: "newer" in screen.told.said.plain)
    assert second.window.covered
    assert is_one_message(screen.told.said.plain)


def test_a_damaged_work_file_stays_closed_and_says_so(start, home):
    first = start()
    enter(first)
    path = first.hub.desk._work.path
    leave(first.app)
    path.write_bytes(b"not a work file at all" * 400)
    second = start()
    screen = second.window.stack.currentWidget()
    second.until(screen.edit.hasFocus)
    second.press(PASSPHRASE, ENTER)
    second.until(lambda: screen.told.said.plain and screen.edit.isEnabled())
    assert second.window.covered
    assert is_one_message(screen.told.said.plain)


def test_a_wrong_passphrase_is_refused_and_the_right_one_still_opens(start, home):
    first = start()
    enter(first)
    first.try_synthetic()
    leave(first.app)
    second = start()
    screen = second.window.stack.currentWidget()
    second.until(screen.edit.hasFocus)
    second.press("not the one", ENTER)
    second.until(lambda: screen.told.said.plain and screen.edit.isEnabled())
    assert second.window.covered
    assert is_one_message(screen.told.said.plain)
    screen.edit.selectAll()
    second.press(PASSPHRASE, ENTER)
    second.until(lambda: not second.window.covered)
    second.until(lambda: second.hub.chart.rows)


def test_a_home_that_cannot_be_written_is_refused_in_words(start, monkeypatch):
    """Permissions do not bind the system's own user, so the system's refusal is put in its mouth."""
    ask = os.open

    def refuse_the_lock(path, flags, *rest, **named):
        if str(path).endswith("lock") and flags & os.O_RDWR:
            raise OSError(errno.EROFS, "Read-only file system", str(path))
        return ask(path, flags, *rest, **named)

    monkeypatch.setattr(os, "open", refuse_the_lock)
    with pytest.raises(CoderDeskError) as refused:
        start()
    assert is_one_message(refused.value.line)


def test_a_codebook_that_is_none_is_refused_before_anything_changes(at_work, choose, tmp_path):
    (tmp_path / "icd.zip").write_bytes(b"PK\x03\x04 not a zip")
    choose(tmp_path / "icd.zip")
    editions = at_work.hub.books.library.editions()
    at_work.window.do(Command.IMPORT_BOOK)
    at_work.until(lambda: at_work.message)
    assert is_one_message(at_work.message)
    assert at_work.hub.books.library.editions() == editions
