import subprocess
import sys

import pytest


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on file sizes to set")
@pytest.mark.parametrize("how", [("--rounds", "12"), ("--trip", "2")])
def test_a_disk_that_refuses_is_a_sentence_and_nothing_is_lost(how):
    ran = subprocess.run(
        [sys.executable, "-m", "tests.faults.disk_full", "--files", *how],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert "steps refused" in ran.stdout
    assert not ran.stdout.startswith("0 steps refused")
