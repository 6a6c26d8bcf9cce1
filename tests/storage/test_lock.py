import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from coderdesk.storage.knock import answer, hang_knocker, knock
from coderdesk.storage.lock import HomeInUse, HomeLock

HOLDER = """
import sys, time
from pathlib import Path
from coderdesk.storage.lock import HomeLock
HomeLock(Path(sys.argv[1])).take()
print("held", flush=True)
time.sleep(60)
"""


def test_a_second_program_is_refused_and_told_which_one_is_open(tmp_path):
    with HomeLock(tmp_path), pytest.raises(HomeInUse, match=f"process {os.getpid()}") as told:
        HomeLock(tmp_path).take()
    assert told.value.process == os.getpid()
    with HomeLock(tmp_path):
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a POSIX word")
def test_a_killed_program_leaves_no_lock_behind(tmp_path):
    held = subprocess.Popen([sys.executable, "-c", HOLDER, tmp_path], stdout=subprocess.PIPE)
    assert held.stdout.readline() == b"held\n"
    with pytest.raises(HomeInUse):
        HomeLock(tmp_path).take()
    held.send_signal(signal.SIGKILL)
    held.wait()
    held.stdout.close()
    with HomeLock(tmp_path):
        pass


def test_a_knock_is_answered_by_emptying_the_file(tmp_path):
    assert not knock(tmp_path), "nobody with a window is inside"
    knocker = hang_knocker(tmp_path)
    assert knocker.stat().st_mode & 0o077 == 0 or sys.platform == "win32"
    assert not answer(tmp_path)
    assert not knock(tmp_path, patience=0)
    assert knocker.read_text() == str(os.getpid())
    assert answer(tmp_path)
    assert not answer(tmp_path)
    with ThreadPoolExecutor() as second:
        knocked = second.submit(knock, tmp_path, 30)
        while not answer(tmp_path):
            pass
        assert knocked.result()


def test_nobody_knocks_in_vain_at_a_killed_windows_door(tmp_path):
    hang_knocker(tmp_path)
    with HomeLock(tmp_path):  # as command-line work, which has no window
        assert not knock(tmp_path, patience=60)
