"""How notes are set: wrapped lines rejoin, lists hang, columns stay columns, and no letter is lost."""

from hypothesis import given
from hypothesis import strategies as st

from coderdesk.chart.reader import read_document
from coderdesk.gui.chart.reflow import Shape, blocks_of, wrap_width
from tests.gui.chart.charts import SUMMARY

WRAPPED = """Progress Note

The patient is a 60-year-old man who came in with
chest pain for two days. He denies shortness of
breath. He was given aspirin and his pain went away
within the hour.
- aspirin 81 mg
- metoprolol, which he has been taking for a long
  time already
Plan: home tomorrow.
"""


def blocks(text):
    (document,) = read_document(text.encode())
    return document, blocks_of(document, 0, wrap_width(document.text))


def shown(document, found, shape):
    return [document.text[block.start : block.end] for block in found if block.shape is shape]


def test_the_first_line_is_the_title_and_what_follows_says_who_and_when():
    document, found = blocks(SUMMARY)
    assert shown(document, found, Shape.TITLE) == ["Discharge Summary"]
    assert len(shown(document, found, Shape.META)) == 2
    assert shown(document, found, Shape.HEAD) == [
        "HOSPITAL COURSE",
        "DISCHARGE DIAGNOSES",
        "DISPOSITION",
    ]


def test_lines_that_a_program_wrapped_become_one_paragraph():
    document, found = blocks(WRAPPED)
    body = shown(document, found, Shape.BODY)
    assert body[0].startswith("The patient is")
    assert body[0].endswith("within the hour.")
    items = shown(document, found, Shape.ITEM)
    assert items[0] == "- aspirin 81 mg"
    assert items[1].endswith("time already")


def test_lines_that_were_never_wrapped_stay_as_they_are():
    document, found = blocks("one\ntwo\nthree\nfour\nfive\n")
    assert shown(document, found, Shape.BODY) == ["one", "two", "three", "four", "five"]


def test_tabs_and_wide_gaps_make_columns():
    document, found = blocks("Results follow\nNa     138   mmol/L\nK      2.9   mmol/L\nDone\n")
    rows = [block for block in found if block.shape is Shape.TABLE]
    assert [[document.text[c.start : c.end] for c in row.cells] for row in rows] == [
        ["Na", "138", "mmol/L"],
        ["K", "2.9", "mmol/L"],
    ]
    _document, tabbed = blocks("Test\tValue\nK\t2.9\n")
    assert [cell.column for cell in tabbed[1].cells] == [0, 1]


def test_a_heading_on_the_line_of_its_text_ends_at_the_colon():
    document, found = blocks("seen today\nPMH: hypertension, gout\n")
    block = next(block for block in found if block.head)
    assert document.text[block.start : block.head] == "PMH:"


@given(st.text(alphabet=st.sampled_from("aB1 .:\n\t-•"), max_size=300))
def test_every_visible_letter_stands_in_exactly_one_block(text):
    (document,) = read_document(("x" + text).encode())
    for page in range(document.page_count):
        found = blocks_of(document, page, wrap_width(document.text))
        start, end = document.pages[page]
        covered = "".join(document.text[block.start : block.end] for block in found)
        assert "".join(covered.split()) == "".join(document.text[start:end].split())
        ends = [start, *(block.end for block in found)]
        assert all(block.start >= before for block, before in zip(found, ends, strict=False))
