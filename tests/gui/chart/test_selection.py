"""Selecting by words."""

import pytest

from coderdesk.gui.chart.selection import Selection, WordWalk
from coderdesk.gui.chart.words import quote, word_after, word_at, word_before

PAGES = ("acute heart failure", "", "stage 3b")


@pytest.fixture
def walk():
    return WordWalk(len(PAGES), lambda page: PAGES[page])


def taken(selection):
    (a, b), (c, d) = selection.start, selection.end
    return PAGES[a][b:d] if a == c else PAGES[a][b:] + "|" + PAGES[c][:d]


def test_a_place_in_a_word_takes_the_word(walk):
    assert taken(walk.word((0, 8))) == "heart"


def test_words_follow_one_another_over_pages(walk):
    now = walk.word((0, 13))
    assert taken(now) == "failure"
    assert taken(walk.step(now, forward=True, extend=False)) == "stage"
    back = walk.step(now, forward=False, extend=False)
    assert taken(back) == "heart"
    assert walk.step(walk.word((0, 0)), forward=False, extend=False) == walk.word((0, 0))


def test_extending_adds_words_and_gives_them_back(walk):
    now = walk.word((0, 0))
    more = walk.step(now, forward=True, extend=True)
    assert taken(more) == "acute heart"
    over = walk.step(walk.step(more, forward=True, extend=True), forward=True, extend=True)
    assert taken(over) == "acute heart failure|stage"
    less = walk.step(more, forward=False, extend=True)
    assert taken(less).strip() == "acute"


def test_a_selection_knows_its_part_of_each_page():
    selection = Selection((2, 3), (0, 6))
    assert selection.span_on(0, 19) == (6, 19)
    assert selection.span_on(1, 0) == (0, 0)
    assert selection.span_on(2, 8) == (0, 3)
    assert selection.span_on(3, 5) is None
    assert Selection((0, 1), (0, 1)).empty


def test_words_keep_their_hyphens_and_points():
    assert word_at("BMI 34.2, follow-up", 4) == (4, 8)
    assert word_after("a follow-up", 1) == (2, 11)
    assert word_before("a follow-up", 11) == (2, 11)
    assert word_before("  ", 2) is None


def test_a_quote_stands_on_one_line():
    assert quote(" heart\n  failure\t") == "heart failure"
