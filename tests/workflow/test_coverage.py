"""What of a chart nobody has looked at, and in which order it is read."""

import datetime as dt

import pytest

from coderdesk.chart.sections import find_sections
from coderdesk.domain.chart import Document, Media
from coderdesk.domain.encounter import Setting
from coderdesk.domain.work import DocumentRow
from coderdesk.workflow.codebooks import Codebooks
from coderdesk.workflow.coverage import Uncovered, uncovered
from coderdesk.workflow.lens import Lens
from coderdesk.workflow.reading_order import in_reading_order

FIRST, SECOND = "He has pneumonia.\n", "Probable gout. No fever. Anemia.\n"
TEXT = FIRST + SECOND
NOTE = Document(
    "Note", "Progress note", Media.TEXT, TEXT, ((0, len(FIRST)), (len(FIRST), len(TEXT))),
    find_sections(TEXT), id=1,
)  # fmt: skip


def row(number, kind, seen=(), pages=2, day=1):
    date = dt.date(2026, 9, day)
    return DocumentRow(
        number, "E1", kind, kind, Media.TEXT, date, "", pages, f"{number}", 9, seen=seen
    )  # fmt: skip


@pytest.fixture(scope="module")
def lens(built_home):
    made = Lens(Codebooks(built_home))
    made.terms()
    return made


def test_pages_not_looked_at_are_told_with_the_mentions_on_them(lens):
    (found,) = uncovered([row(1, "Progress note", seen=(1,))], lambda _id: NOTE, lens, None)
    assert found.pages == (2,)
    assert found.mentions == 2
    assert found.said == "page 2 of 2 not looked at, 2 mentions to decide there"


def test_a_document_read_to_the_end_is_not_told(lens):
    assert uncovered([row(1, "Progress note", seen=(1, 2))], lambda _id: NOTE, lens, None) == ()


def test_without_the_names_of_conditions_only_pages_are_told(tmp_path):
    (found,) = uncovered([row(1, "Note")], lambda _id: NOTE, Lens(Codebooks(tmp_path)), None)
    assert found == Uncovered(1, "Note", (1, 2), 2)
    assert found.said == "not looked at"


@pytest.mark.parametrize(
    ("pages", "said"),
    [
        ((3,), "page 3 of 9 not looked at"),
        ((3, 4, 5), "pages 3 to 5 of 9 not looked at"),
        ((1, 7), "2 pages of 9 not looked at"),
    ],
)
def test_pages_are_named_as_people_name_them(pages, said):
    assert Uncovered(1, "Note", pages, 9).said == said


def test_a_stay_is_read_from_its_summary_and_a_visit_from_its_note():
    rows = [row(1, "Visit note"), row(2, "Progress note", day=3), row(3, "Discharge summary")]
    rows.append(row(4, "Progress note", day=2))
    assert [one.id for one in in_reading_order(rows, Setting.INPATIENT)][:3] == [3, 4, 2]
    assert [one.id for one in in_reading_order(rows, Setting.PROFESSIONAL)][:2] == [1, 3]
