"""Files told apart by what is in them, and every way in which one can fail."""

import os
from pathlib import Path

import pytest

from coderdesk.chart import reader
from coderdesk.chart.limits import MAX_FILE
from coderdesk.chart.reader import (
    begin_document,
    complete_document,
    needs_text,
    read_chart,
    read_document,
    read_files,
)
from coderdesk.domain.chart import Media
from coderdesk.errors import Cancelled, CoderDeskError, PasswordNeeded
from tests.chart.papers import SUMMARY, locked, pdf


def test_a_note_becomes_a_document_with_all_that_it_says(tmp_path):
    path = tmp_path / "anything.dat"
    path.write_text(SUMMARY, encoding="utf-16")
    (document,) = read_document(path)
    assert document.media is Media.TEXT
    assert document.title == "Discharge summary"
    assert document.page_count == 1
    assert document.synthetic
    assert len(document.sha256) == 64
    assert document.data == b""


def test_a_pdf_called_txt_is_a_pdf_and_a_note_called_pdf_is_a_note():
    assert read_document(pdf("words"), "scan.txt")[0].media is Media.PDF
    assert read_document(b"plain words", "scan.pdf")[0].media is Media.TEXT


def test_a_big_pdf_comes_first_without_its_text(monkeypatch):
    monkeypatch.setattr(reader, "MAX_PAGES_AT_ONCE", 2)
    data = pdf("DISCHARGE SUMMARY", "two", "PLAN\nthree")
    (document,) = begin_document(data, "stay.pdf")
    assert needs_text(document)
    assert (document.title, document.page_count, document.text) == ("Discharge summary", 3, "")
    steps = []
    whole = complete_document(document, lambda done, total: steps.append((done, total)))
    assert steps[-1] == (3, 3)
    assert whole.text == "DISCHARGE SUMMARY\ntwo\nPLAN\nthree\n"
    assert [whole.text[a:b] for a, b in whole.pages][1] == "two\n"
    assert whole.sha256 == document.sha256
    assert not needs_text(whole)
    assert complete_document(whole) is whole


def test_completing_can_be_stopped(monkeypatch):
    monkeypatch.setattr(reader, "MAX_PAGES_AT_ONCE", 0)

    def stop(_done, _total):
        raise Cancelled

    with pytest.raises(Cancelled):
        complete_document(begin_document(pdf("one"))[0], stop)


def test_a_password_is_needed_once():
    data = locked(pdf("private words"), "sesame")
    with pytest.raises(PasswordNeeded):
        read_document(data, "locked.pdf")
    (document,) = read_document(data, "locked.pdf", "sesame")
    assert document.text == "private words\n"
    assert read_document(document.data)[0].text == document.text


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "empty"),
        (bytes(range(256)) * 4, "neither text nor a chart format"),
        (b"%PDF-1.4\n" + bytes(range(256)), "cut short"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500, "old Office file"),
        (b"\x00" * 128 + b"DICM" + b"\x00" * 20, "DICOM"),
        (b"<?xml version='1.0'?><note/>", "not a C-CDA"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(data, sentence):
    with pytest.raises(CoderDeskError, match=sentence) as refused:
        read_document(data, "chart.pdf")
    assert refused.value.hint


def test_two_gigabytes_are_refused_before_a_byte_is_read(tmp_path, monkeypatch):
    path = tmp_path / "huge.pdf"
    with path.open("wb") as file:
        file.truncate(2 << 30)
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("it was opened"))
    with pytest.raises(CoderDeskError, match="2,048 MB"):
        read_document(path)
    assert MAX_FILE < 2 << 30


def test_a_folder_a_missing_file_and_a_device_are_named_as_what_they_are(tmp_path):
    with pytest.raises(CoderDeskError, match="folder"):
        read_document(tmp_path)
    with pytest.raises(CoderDeskError, match="no longer there"):
        read_document(tmp_path / "gone.txt")
    with pytest.raises(CoderDeskError, match="device"):
        read_document(Path(os.devnull))


def test_a_file_that_may_not_be_read_says_so(tmp_path, monkeypatch):
    path = tmp_path / "closed.txt"
    path.write_text("words")

    def forbid(*_args):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", forbid)
    with pytest.raises(CoderDeskError, match="may not read"):
        read_document(path)


def test_a_disk_that_fails_says_so(tmp_path, monkeypatch):
    path = tmp_path / "note.txt"
    path.write_text("words")

    def fail(*_args):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "open", fail)
    with pytest.raises(CoderDeskError, match="Input/output error"):
        read_document(path)


def test_no_refusal_names_the_file(tmp_path):
    path = tmp_path / "DOE_JANE.pdf"
    path.write_bytes(b"%PDF-1.4 broken")
    with pytest.raises(CoderDeskError) as refused:
        read_document(path)
    assert "DOE" not in refused.value.line


def test_several_files_make_one_chart_in_the_order_of_reading(tmp_path):
    files = {
        "a.txt": "PROGRESS NOTE\n09/14/2026\n",
        "b.txt": "PROGRESS NOTE\n09/13/2026\n",
        "c.txt": SUMMARY,
    }
    paths = []
    for name, text in files.items():
        (tmp_path / name).write_text(text)
        paths.append(tmp_path / name)
    (tmp_path / "copy.txt").write_text(SUMMARY)
    chart = read_chart([*paths, tmp_path / "copy.txt"])
    assert [document.kind for document in chart.documents] == [
        "Discharge summary",
        "Progress note",
        "Progress note",
    ]
    assert chart.documents[1].date < chart.documents[2].date


def test_one_bad_file_does_not_keep_the_others_shut(tmp_path):
    good, bad = tmp_path / "good.txt", tmp_path / "bad.pdf"
    good.write_text("fine")
    bad.write_bytes(b"%PDF-1.4")
    chart, refusals = read_files([bad, good])
    assert len(chart.documents) == 1
    assert refusals[0].path == bad
    with pytest.raises(CoderDeskError):
        read_chart([bad, good])
