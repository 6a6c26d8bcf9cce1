"""Pages under one another."""

import pytest

from coderdesk.gui.chart.stack import Stack


@pytest.fixture
def stack():
    return Stack([100, 200, 100], 10)


def test_pages_lie_under_one_another_with_a_gap(stack):
    assert stack.tops == (10, 120, 330)
    assert stack.total == 440


@pytest.mark.parametrize(
    ("top", "height", "pages"),
    [(0, 50, [0]), (0, 125, [0, 1]), (111, 5, [1]), (115, 300, [1, 2]), (430, 100, [2])],
)
def test_what_lies_in_a_band_is_known(stack, top, height, pages):
    assert list(stack.between(top, height)) == pages


def test_a_place_and_its_height_are_each_others_inverse(stack):
    for y in (0, 60, 110, 200, 320):
        assert stack.at(*stack.place(y)) == y


def test_the_page_read_is_the_one_at_a_third_and_at_the_end_the_last(stack):
    assert stack.reading(0, 90) == 0
    assert stack.reading(90, 120) == 1
    assert stack.reading(340, 100) == 2


def test_no_pages_are_no_trouble():
    empty = Stack()
    assert list(empty.between(0, 100)) == []
    assert empty.place(50) == (0, 0.0)
    assert empty.reading(0, 10) == 0
