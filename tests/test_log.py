import io
import logging
import stat
import subprocess
import sys

import pytest

from coderdesk.log import close_log, set_up_log


@pytest.fixture
def read(tmp_path):
    handler = set_up_log(tmp_path)
    yield (tmp_path / "log" / "coderdesk.log").read_text
    close_log(handler)


def fail():
    message = "invalid literal: Mrs Chart Text"
    raise ValueError(message)


def test_our_own_sentences_are_written(read):
    logging.getLogger("coderdesk.gui.window").info("opened %d documents", 3)
    assert "coderdesk.gui.window opened 3 documents" in read()


def test_what_other_libraries_say_is_left_out(read):
    logging.getLogger("pypdf").error("cannot read %s", "Mrs Chart Text")
    logging.getLogger("coderdesk_else").error("Mrs Chart Text")
    assert "Mrs" not in read()
    assert "pypdf spoke at test_log:" in read()


def test_what_an_exception_says_is_left_out_and_where_it_was_is_kept(read):
    logger = logging.getLogger("coderdesk.app")
    shown = logging.StreamHandler(io.StringIO())
    logger.addHandler(shown)  # writes the full text into the record first
    try:
        fail()
    except ValueError:
        logger.exception("a task failed")
    logger.removeHandler(shown)
    assert "ValueError\n" in read()
    assert "in fail" in read()
    assert "Mrs" not in read()


def test_the_log_is_private_and_bounded(read, tmp_path):
    logger = logging.getLogger("coderdesk.app")
    for _ in range(12_000):
        logger.info("x" * 200)
    logs = sorted((tmp_path / "log").iterdir())
    assert [log.name for log in logs] == ["coderdesk.log", *(f"coderdesk.log.{n}" for n in (1, 2, 3))]
    for log in logs:
        assert stat.S_IMODE(log.stat().st_mode) == 0o600
        assert log.stat().st_size <= 512 * 1024


def test_a_home_that_refuses_is_worked_in_without_a_log(tmp_path):
    (tmp_path / "log").write_text("in the way")
    assert set_up_log(tmp_path) is None
    close_log(None)


def test_a_crash_tells_its_kind_and_place_and_nothing_it_quotes():
    crash = "from coderdesk.log import hush_crashes; hush_crashes(); raise ValueError('Mrs Marker')"
    ran = subprocess.run([sys.executable, "-c", crash], capture_output=True, text=True, check=False)
    assert ran.returncode == 1
    assert ran.stderr.split("\n")[0] == "ValueError"
    assert "Marker" not in ran.stdout + ran.stderr
