"""What makes the desk comes step by step, and at once when it is wanted."""

from collections.abc import Iterator

import pytest

from coderdesk.gui import arrival
from coderdesk.gui.arrival import Arrival
from coderdesk.gui.runner import Runner


@pytest.fixture
def runner() -> Iterator[Runner]:
    made = Runner()
    yield made
    made.stop()


def pieces(taken: list[int], count: int = 3) -> Iterator[None]:
    for at in range(count):
        taken.append(at)
        yield


def test_the_steps_are_taken_one_at_a_turn_and_in_order(qtbot, runner):
    taken: list[int] = []
    coming = Arrival(runner, lambda: pieces(taken))
    coming.begin()
    assert taken == []
    qtbot.waitUntil(lambda: len(taken) == 3, timeout=30_000)
    assert taken == [0, 1, 2]
    qtbot.waitUntil(lambda: not coming._timer.isActive(), timeout=30_000)


def test_all_that_is_left_comes_at_once_when_it_is_wanted(runner):
    taken: list[int] = []
    coming = Arrival(runner, lambda: pieces(taken))
    coming.end()
    coming.end()
    assert taken == [0, 1, 2]


def test_a_closed_window_stops_what_was_coming(qtbot, runner):
    taken: list[int] = []
    coming = Arrival(runner, lambda: pieces(taken, count=1000))
    coming.begin()
    qtbot.waitUntil(lambda: bool(taken), timeout=30_000)
    coming.stop()
    before = len(taken)
    qtbot.wait(4 * arrival.BREATH_MS)
    coming.end()
    assert len(taken) == before
