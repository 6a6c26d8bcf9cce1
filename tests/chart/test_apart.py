"""Charts read in a process of their own: the same documents, and a hostile file harms nobody."""

import os
import sys
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coderdesk.chart import apart as apart_
from coderdesk.chart import limits, reader, wire
from coderdesk.chart.apart import Apart
from coderdesk.errors import Cancelled, CoderDeskError, PasswordNeeded
from tests.chart.papers import locked, pdf

NOTE = b"Discharge summary\n\nThe patient has type 2 diabetes.\n"
TRY = """
import os, socket, sys
from pathlib import Path
import coderdesk.chart.booth as booth
from coderdesk.chart import reader
from coderdesk.errors import CoderDeskError

def begin(data, name, password):
    try:
        {what}
    except OSError as error:
        raise CoderDeskError("refused", type(error).__name__)
    raise CoderDeskError("done", "")

def send(pipe, *frame):
    booth.ANSWERS = pipe
    told(pipe, *frame)

told, booth.send = booth.send, send
reader.begin_document = begin
booth.serve()
"""


@pytest.fixture(scope="module")
def booth():
    one = Apart()
    yield one
    one.close()


@pytest.fixture
def doing(monkeypatch):
    """A reader taken over by the file it reads: it does what the test says."""
    made = []

    def start(what, seconds=60):
        monkeypatch.setattr(apart_, "SERVE", TRY.format(what=what))
        one = Apart()
        one.seconds = seconds
        made.append(one)
        return one

    yield start
    for one in made:
        one.close()


@pytest.mark.parametrize("data", [NOTE, pdf("one", "two"), b"{\\rtf1 Discharge \\b summary}"])
def test_what_is_read_apart_is_what_is_read_here(booth, data):
    assert booth.begin_document(data, "a.x") == reader.begin_document(data, "a.x")


def test_the_text_of_a_long_pdf_comes_page_by_page(booth):
    data = pdf(*(f"page {number}" for number in range(40)))
    (bare,) = booth.begin_document(data, "stay.pdf")
    steps = []
    whole = booth.complete_document(replace(bare, id=7), lambda *at: steps.append(at))
    assert whole == replace(reader.read_document(data, "stay.pdf")[0], id=7)
    assert steps[-1][0] <= steps[-1][1] == 40


def test_reading_can_be_stopped_and_goes_on_with_the_next_file(booth):
    (bare,) = booth.begin_document(pdf(*"x" * 30), "stay.pdf")

    def stop(_done, _total):
        raise Cancelled

    with pytest.raises(Cancelled):
        booth.complete_document(bare, stop)
    assert booth.begin_document(NOTE)[0].kind == "Discharge summary"


def test_a_password_is_asked_for_and_taken(booth):
    data = locked(pdf("one"), "secret")
    with pytest.raises(PasswordNeeded):
        booth.begin_document(data)
    with pytest.raises(PasswordNeeded, match="does not open"):
        booth.begin_document(data, password="wrong")  # noqa: S106
    assert booth.begin_document(data, password="secret")[0].page_count == 1  # noqa: S106


def test_a_file_that_is_no_chart_is_refused_in_the_same_words(booth):
    with pytest.raises(CoderDeskError) as here:
        reader.begin_document(b"\x00\x01\x02" * 99)
    with pytest.raises(CoderDeskError) as there:
        booth.begin_document(b"\x00\x01\x02" * 99)
    assert there.value.line == here.value.line


@pytest.mark.parametrize("what", ["os.abort()", "os._exit(0)", "os.kill(os.getpid(), 9)", "1 / 0"])
def test_a_file_that_kills_its_reader_is_a_sentence(doing, what):
    one = doing(what)
    for _ in range(2):
        with pytest.raises(CoderDeskError, match="made the reader fail"):
            one.begin_document(NOTE)


def test_a_file_that_never_ends_is_a_sentence(doing):
    one = doing("while True: pass", seconds=3)
    with pytest.raises(CoderDeskError, match="within 3 seconds"):
        one.begin_document(NOTE)


@pytest.mark.parametrize(
    "answer",
    [
        "booth.ANSWERS.write(bytes(16)); booth.ANSWERS.flush()",
        "booth.ANSWERS.write(b'x' * 64); booth.ANSWERS.flush()",
        "booth.send(booth.ANSWERS, {'documents': [{}]})",
        "booth.send(booth.ANSWERS, {'step': 3})",
        "booth.send(booth.ANSWERS, {'documents': [{'size': -1, 'same': 0}]})",
    ],
)
def test_a_reader_that_talks_nonsense_is_not_believed(doing, answer):
    with pytest.raises(CoderDeskError):
        doing(answer).begin_document(NOTE)


linux = pytest.mark.skipif(sys.platform != "linux", reason="the kernel's own walls are Linux's")


@linux
def test_a_reader_taken_over_can_neither_write_read_run_nor_call(doing, tmp_path):
    kept = tmp_path / "work.db"
    kept.write_bytes(b"work")
    for what in (
        f"Path({str(kept)!r}).write_bytes(b'x')",
        f"Path({str(tmp_path / 'new')!r}).touch()",
        f"Path({str(kept)!r}).unlink()",
        f"os.truncate({str(kept)!r}, 0)",
        f"Path({str(kept)!r}).read_bytes()",
        "os.execv('/bin/true', ['true'])",
        "socket.create_connection(('127.0.0.1', 9))",
        "socket.socket()",
    ):
        one = doing(what)
        one.warm()
        if "files" not in one.confined and "socket" not in what:
            pytest.skip("this kernel has no Landlock")
        with pytest.raises(CoderDeskError, match="refused"):
            one.begin_document(NOTE)
        one.close()
    assert kept.read_bytes() == b"work"
    assert list(tmp_path.iterdir()) == [kept]


@linux
def test_the_network_is_gone_below_python_too(doing):
    one = doing(ALONE)
    one.warm()
    if "network" not in one.confined:
        pytest.skip("this system gives no network namespace")
    with pytest.raises(CoderDeskError, match="done"):
        one.begin_document(NOTE)


ALONE = "assert os.listdir('/proc/self/net/') and 'eth' not in Path('/proc/self/net/dev').read_text()"


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["documents", "step", "x"]),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.text(max_size=5),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(st.sampled_from(["same", "size", "title", "pages", "media"]), inner)
            ),
            max_leaves=8,
        ),
    )
)
def test_no_answer_of_a_reader_gets_past_the_door(words):
    try:
        found = wire.unpack(words, b"abc", b"given")
    except wire.BrokenFrame:
        return
    assert all(isinstance(document.text, str) for document in found)


def test_limits_are_adjusted_by_a_file(tmp_path):
    said = tmp_path / "limits.json"
    said.write_text('{"MAX_PAGES": 40000, "MAX_DEPTH": -1, "os": 3, "NEW": 4, "MAX_FILE": true}')
    table = {"MAX_PAGES": 20_000, "MAX_DEPTH": 150, "os": os, "MAX_FILE": 9}
    limits.adjust(table, str(said))
    assert table == {"MAX_PAGES": 40_000, "MAX_DEPTH": 150, "os": os, "MAX_FILE": 9}
    for nothing in (None, str(tmp_path / "none"), str(tmp_path)):
        limits.adjust(table, nothing)
    said.write_text("[1]")
    limits.adjust(table, str(said))
