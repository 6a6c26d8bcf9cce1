import sys

import pytest

from tests.faults.window_kill import kill


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a POSIX word")
def test_a_killed_window_loses_nothing_that_it_showed(tmp_path, built_home):
    figures = kill(3, tmp_path, built_home, seed=3)
    assert figures.kills == 3
    assert figures.caught.total() == 3
