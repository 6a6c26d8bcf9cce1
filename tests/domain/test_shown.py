from hypothesis import given
from hypothesis import strategies as st

from coderdesk.domain.shown import shown_name

TURNING = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\x00\x1b\n")


def test_a_name_cannot_turn_the_reading_direction():
    assert shown_name("note\u202efdp.exe") == "note\ufffdfdp.exe"
    assert shown_name("a\u2066b\u2069") == "a\ufffdb\ufffd"


def test_names_of_people_stay_as_they_are():
    for name in ("Zoë Müller", "محمد", "李小龍", "علی\u200cرضا", "Smith, J. (1950)"):
        assert shown_name(name) == name


def test_a_name_is_one_line_and_never_too_long():
    assert shown_name("two\nlines\there") == "two lines here"
    long = shown_name("a" * 500 + ".pdf")
    assert len(long) <= 120
    assert long.endswith(".pdf")


@given(st.text())
def test_no_control_is_left(name):
    assert not set(shown_name(name)) & TURNING
