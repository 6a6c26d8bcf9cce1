"""Starting CoderDesk again on an open home brings the first window to the front, and both say so."""

import subprocess
import sys

from coderdesk.gui.actions import Command
from coderdesk.gui.knocking import ALREADY
from tests.trips.conftest import texts

SECOND = """
import sys
from coderdesk.cli.main import main
sys.exit(main(["--home", sys.argv[1]]))
"""


def start_again(coder, home):
    """Start the program a second time on this home; what it says."""
    argv = [sys.executable, "-c", SECOND, str(home)]
    with subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as second:
        coder.until(lambda: second.poll() is not None)
        assert second.stdout is not None
        assert second.returncode
        return second.stdout.read()


def test_a_second_start_raises_the_first_window_and_both_say_so(coder, home):
    coder.window.showMinimized()
    said = start_again(coder, home)
    assert "CoderDesk is already open on this folder" in said
    assert "Its window is in front now." in said
    assert not coder.window.isMinimized()
    coder.until(coder.window.isActiveWindow)
    assert any(ALREADY in text for text in texts(coder.window))
    assert (home / "knock").stat().st_size == 0


def test_a_second_start_at_a_locked_desk_shows_the_lock_and_says_why(coder, home):
    coder.do(Command.LOCK)
    assert "Its window is in front now." in start_again(coder, home)
    coder.until(lambda: any(ALREADY in text for text in texts(coder.window)))
    assert coder.window.covered
