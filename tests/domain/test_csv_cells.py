import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coderdesk.domain.csv_cells import cell, csv_text

ACTING = ("=", "+", "-", "@", "\t", "\r", "\n")


@pytest.mark.parametrize(
    "hostile",
    [
        "=1+1",
        '=HYPERLINK("http://example.invalid","x")',
        "+cmd|' /C calc'!A0",
        "-2+3+cmd",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "  =1+1",
        "\u200b=1",
        "\ufeff@x",
        "＝1+1",
        "%0A=1",
    ],
)
def test_a_cell_that_would_act_is_made_text(hostile):
    assert cell(hostile) == f"'{hostile}"


@pytest.mark.parametrize(
    "plain", ["", "E11.9", "-3", "+4.5", "-12,5", "99%", "a=b", "x@y.org", "O'Neil"]
)
def test_plain_words_and_numbers_stay(plain):
    assert cell(plain) == plain


def test_nothing_and_numbers_are_cells_too():
    assert [cell(None), cell(3), cell(-2.5)] == ["", "3", "-2.5"]


def test_a_table_reads_back_as_it_was_written():
    text = csv_text(("code", "note"), [("E11.9", 'says "two, lines"\nhere'), ("=x", None)])
    assert list(csv.reader(io.StringIO(text, newline=""))) == [
        ["code", "note"],
        ["E11.9", 'says "two, lines"\nhere'],
        ["'=x", ""],
    ]


@given(st.text())
def test_no_text_begins_a_formula(text):
    said = cell(text)
    number = said.lstrip("+-").replace(".", "").replace(",", "").rstrip("%").isdecimal()
    assert number or not said.startswith(ACTING)
    assert said.removeprefix("'") == text.replace("\x00", "").removeprefix("'") or said == text
