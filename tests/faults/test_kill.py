import sys

import pytest

from tests.faults.kill import kill


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a POSIX word")
def test_a_killed_program_loses_nothing_that_it_acknowledged(tmp_path):
    figures = kill(8, tmp_path, seed=3)
    assert figures.acknowledged > 8
