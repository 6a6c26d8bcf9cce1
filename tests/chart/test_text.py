"""Plain text in the encodings hospitals still send, and where its pages break."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coderdesk.chart.text import LINES_A_PAGE, clean, decode, paginate

WORDS = "Temp 38.5 °C, “febrile” — naïve"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_each_usual_encoding_gives_the_same_words(encoding):
    assert decode(WORDS.encode(encoding)) == WORDS


def test_bytes_that_windows_leaves_undefined_do_not_stop_a_note():
    assert decode(b"caf\xe9 \x81 au lait") == "café � au lait"


def test_a_binary_file_is_not_text():
    assert decode(bytes(range(256)) * 8) is None
    assert decode(b"\x7fELF\x02\x01\x01" + b"\x00" * 50) is None


def test_every_line_end_becomes_a_newline():
    assert clean("a\r\nb\rc\x0bd\x85e\u2028f") == "a\nb\nc\nd\ne\nf"


def test_a_form_feed_ends_a_page():
    text, pages = paginate("one\n\ftwo\n\f\nthree")
    assert [text[a:b] for a, b in pages] == ["one\n", "two\n", "three\n"]


def test_long_text_breaks_after_sixty_lines_and_rather_between_paragraphs():
    text, pages = paginate("\n".join(["line"] * 55 + [""] + ["next"] * 30))
    assert len(pages) == 2
    assert text[pages[1][0] :].startswith("next")


def test_one_long_paragraph_counts_as_the_lines_it_would_fill():
    _text, pages = paginate("\n\n".join(["word " * 200] * 12))
    assert len(pages) > 2


def test_an_empty_text_still_has_one_page():
    assert paginate("") == ("\n", ((0, 1),))


@given(st.text(alphabet=st.sampled_from("ab \n\f\t"), max_size=400))
def test_pages_touch_and_cover_the_text(raw):
    text, pages = paginate(raw)
    assert pages[0][0] == 0
    assert pages[-1][1] == len(text)
    assert all(left[1] == right[0] for left, right in itertools.pairwise(pages))
    assert "".join(raw.split()) == "".join(text.split())
    assert all(text[a:b].count("\n") <= LINES_A_PAGE for a, b in pages)


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data):
    found = decode(data)
    assert found is None or isinstance(found, str)
