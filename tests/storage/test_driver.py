import gc
import threading

import pytest

from coderdesk.storage import driver
from coderdesk.storage.driver import connect, keyed
from tests.faults.threads import crowd


def test_many_threads_that_open_use_interrupt_and_close_break_nothing(tmp_path):
    assert crowd(tmp_path, rounds=12, threads=6, seed=5) == 12 * 6


def test_opening_and_closing_wait_their_turn(tmp_path, key):
    opened = []
    opener = threading.Thread(target=lambda: opened.append(connect(tmp_path / "a.db", key)))
    with driver.GATE:
        opener.start()
        opener.join(0.05)
        assert not opened
    opener.join()
    opened[0].close()
    assert not opened[0].is_open


def test_a_connection_that_nobody_closed_is_told(tmp_path, key):
    left = [keyed(tmp_path / "a.db", key)]
    with pytest.warns(ResourceWarning, match="was not closed"):
        left.clear()


def test_a_connection_is_keyed_and_used_once_before_it_is_handed_out(tmp_path, key, db, home):
    conn = connect(home / "work.db", key)
    assert conn.execute("SELECT app FROM desk").fetchone() == ("coderdesk",)
    conn.close()
    conn.close()


def test_a_file_that_cannot_be_opened_leaves_nothing_behind(tmp_path, key):
    with pytest.raises(driver.DatabaseError):
        connect(tmp_path / "nowhere" / "a.db", key)
    gc.collect()
