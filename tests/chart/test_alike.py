"""Documents that say nearly the same."""

from hypothesis import given
from hypothesis import strategies as st

from coderdesk.chart.alike import LEAST, nearly_same

WORDS = [
    f"{one}{other}" for one in ("lung", "heart", "renal", "skin", "bone") for other in "abcdefghijklmno"
]
NOTE = " ".join(WORDS)


def test_another_head_date_and_page_number_make_no_other_document():
    again = f"Faxed 09/14/2026 8:12 page 3 of 9 {NOTE} printed by ward"
    assert nearly_same([(1, NOTE), (2, again), (3, " ".join(reversed(WORDS)))]) == {2: 1}


def test_the_one_it_resembles_most_is_named():
    near = f"{NOTE} with a word more"
    far = " ".join(WORDS[:64]) + " and quite another end of the whole note here"
    assert nearly_same([(1, far), (2, NOTE), (3, near)])[3] == 2


def test_a_note_that_goes_on_where_the_last_one_ended_is_new():
    half = len(WORDS) // 2
    first, second = " ".join(WORDS[: half + 8]), " ".join(WORDS[half - 8 :])
    assert nearly_same([(1, first), (2, second)]) == {}


def test_short_texts_resemble_nothing():
    short = " ".join(WORDS[: LEAST - 1])
    assert nearly_same([(1, short), (2, short), (3, ""), (4, "")]) == {}


@given(st.lists(st.text(), max_size=6))
def test_any_texts_can_be_compared_and_only_earlier_ones_are_named(texts):
    found = nearly_same(enumerate(texts))
    assert all(earlier < later for later, earlier in found.items())
