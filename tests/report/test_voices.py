from hypothesis import given
from hypothesis import strategies as st

from coderdesk.report.faces import advance, tidy
from coderdesk.report.paper import Voice
from coderdesk.report.voices import TYPES, wrap


def width_of(line: str, voice: Voice) -> float:
    setting = TYPES[voice]
    return advance(line, setting.face, setting.size)


def test_every_voice_is_set():
    assert set(TYPES) == set(Voice)


def test_greys_survive_a_fax():
    assert {setting.grey for setting in TYPES.values()} <= {0.0, 0.32}


@given(st.text(max_size=300), st.sampled_from(list(Voice)), st.floats(20, 300))
def test_wrapping_loses_no_sign_and_keeps_to_the_width(text, voice, width):
    lines = wrap(text, voice, width)
    assert "".join(lines).replace(" ", "") == tidy(text).replace(" ", "")
    assert all(width_of(line, voice) <= width or len(line) == 1 for line in lines)


def test_a_word_wider_than_the_column_is_cut_after_a_slash_first():
    lines = wrap("hypertension/hypercholesterolemia", Voice.BODY, 100)
    assert lines[0] == "hypertension/"


def test_a_short_last_line_is_given_company():
    lines = wrap("hypertension and chronic kidney disease stage 3b", Voice.QUOTE, 185)
    assert lines == ("hypertension and chronic kidney", "disease stage 3b")


def test_no_words_are_one_empty_line():
    assert wrap("  ", Voice.BODY, 100) == ("",)
