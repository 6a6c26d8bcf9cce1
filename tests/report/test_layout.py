import datetime as dt
from dataclasses import replace
from itertools import pairwise

import pytest

from coderdesk.report.blocks import MEASURE
from coderdesk.report.faces import advance
from coderdesk.report.frame import foot_height
from coderdesk.report.layout import lay_out
from coderdesk.report.paper import Card, Column, Field, Foot, Paper, Part, Row, Voice, Words
from coderdesk.report.voices import TYPES

COLUMNS = (Column("", -10, 22, right=True), Column("Said", 22, 300))
PAPER = Paper(
    card=Card("Title", "Author", "Subject", dt.datetime(2026, 9, 22, tzinfo=dt.UTC)),
    title="Title",
    subtitle="kind",
    house="House",
    house_note="",
    running=("Title", ""),
    fields=((Field("Label", "value"),),),
    parts=(),
    foot=Foot("MARK", ("note",), "stamp"),
    signatures=("Coder", "Date"),
)


def rows(count: int, text: str = "some words") -> tuple[Row, ...]:
    return tuple(Row(((Words(str(at), Voice.SEQUENCE),), (Words(text),))) for at in range(1, count + 1))


def part(count: int, text: str = "some words", title: str = "Part") -> Part:
    return Part(title, COLUMNS, rows(count, text), tail=f"{count} in all")


def lines(paper):
    """Every line with its page, from 1, and its baseline above the foot of the page."""
    return [
        (number, item.top - line.down, line)
        for number, page in enumerate(lay_out(paper), 1)
        for item in page.placed
        for cell in item.block.cells
        for line in cell
        if line.text
    ]


@pytest.mark.parametrize("count", [0, 1, 30, 60, 200])
def test_no_line_stands_in_the_foot_or_beside_the_page(count):
    paper = replace(PAPER, parts=(part(count, "words " * 30), part(3, title="Next")))
    floor = foot_height(paper)
    for _page, base, line in lines(paper):
        setting = TYPES[line.voice]
        assert base > floor
        wide = advance(line.text, setting.face, setting.size)
        assert line.x - (wide if line.right else 0) >= -10.01
        assert line.x + (0 if line.right else wide) <= MEASURE + 0.01


def test_each_row_stands_once_and_in_order():
    paper = replace(PAPER, parts=(part(120),))
    said = [line.text for _page, _base, line in lines(paper) if line.voice is Voice.SEQUENCE]
    assert said == [str(number) for number in range(1, 121)]


def test_the_head_of_a_part_is_repeated_on_each_page_it_runs_over():
    pages = lay_out(replace(PAPER, parts=(part(120),), signatures=()))
    assert len(pages) > 2
    heads = [[item.block for item in page.placed if item.block.kind == "head"] for page in pages]
    assert [block.cells[0][0].text for page in heads for block in page] == [
        "Part",
        *["Part, continued"] * (len(pages) - 1),
    ]


@pytest.mark.parametrize("title", ["", "A", "Differences of the second reading", "Part " * 14])
@pytest.mark.parametrize("left", [0, 22, 90, 300])
def test_the_heads_of_columns_never_touch_the_title_above_them(title, left):
    columns = (COLUMNS[0], Column("Said", left, 100), Column("Much", 410, 100, right=True))
    three = tuple(replace(row, cells=(*row.cells, (Words("1"),))) for row in rows(120))
    pages = lay_out(replace(PAPER, parts=(Part(title, columns, three, tail="120 in all"),)))
    for block in (item.block for page in pages for item in page.placed if item.block.kind == "head"):
        spans = []
        for line in (line for cell in block.cells for line in cell if line.text):
            wide = advance(line.text, TYPES[line.voice].face, TYPES[line.voice].size)
            begin = line.x - (wide if line.right else 0)
            spans.append((line.down, begin, begin + wide))
        spans.sort()
        for (down, _begin, end), (next_down, begin, _end) in pairwise(spans):
            assert next_down >= down + 9 or begin >= end


def test_a_head_never_stands_alone_at_the_foot():
    for count in range(20, 48):
        pages = lay_out(replace(PAPER, parts=(part(count), part(3, title="Next"))))
        for page in pages:
            blocks = [item.block for item in page.placed]
            assert blocks[-1].kind != "head", count


def test_a_row_that_fits_a_page_is_not_broken():
    pages = lay_out(replace(PAPER, parts=(part(20, "words " * 120),)))
    heights = {item.block.height for page in pages for item in page.placed if item.block.kind == "row"}
    assert len(heights) == 1


def test_a_row_taller_than_a_page_flows_on_and_loses_nothing():
    words = [f"word{number}" for number in range(4000)]
    paper = replace(PAPER, parts=(part(1, " ".join(words)),))
    assert len(lay_out(paper)) > 3
    said = " ".join(line.text for _p, _b, line in lines(paper) if line.voice is Voice.BODY)
    assert said.split() == words


def test_a_name_of_any_length_fits():
    paper = replace(PAPER, fields=((Field("Patient", "very long name " * 900, voice=Voice.SUBJECT),),))
    said = " ".join(line.text for _p, _b, line in lines(paper) if line.voice is Voice.SUBJECT)
    assert said.split() == ["very", "long", "name"] * 900


def test_a_long_house_pushes_the_body_down():
    short = lay_out(PAPER)[0].placed[0].top
    assert lay_out(replace(PAPER, house="Very long name of a hospital " * 8))[0].placed[0].top < short


def test_a_page_with_a_missing_sign_knows_it():
    assert not lay_out(PAPER)[0].lacking
    assert lay_out(replace(PAPER, fields=((Field("Patient", "伟"),),)))[0].lacking
