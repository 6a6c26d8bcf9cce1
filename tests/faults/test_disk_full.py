import subprocess
import sys

import pytest


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on file sizes to set")
def test_a_disk_that_refuses_is_a_sentence_and_nothing_is_lost():
    ran = subprocess.run(
        [sys.executable, "-m", "tests.faults.disk_full", "--files", "--rounds", "12"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert "steps refused" in ran.stdout
    assert not ran.stdout.startswith("0 steps refused")
