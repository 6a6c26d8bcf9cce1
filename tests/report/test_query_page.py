"""The page of a physician query: what stands on it, and what never does."""

from datetime import UTC, date, datetime

import pytest

from coderdesk.domain.chart import Passage
from coderdesk.domain.encounter import Diagnosis, Encounter, Patient
from coderdesk.domain.query import OTHER, UNDETERMINED, Query, QueryForm
from coderdesk.report.query_page import QueryInput, query_pdf, query_rows
from coderdesk.report.table_page import TableInput, table_pdf
from tests.report.reading import texts

WHEN = datetime(2026, 9, 21, 14, 2, tzinfo=UTC)
STAY = Encounter(
    account="A1001",
    patient=Patient("M77", "Synthetic, Ada", date(1950, 2, 3), "F"),
    payer="medicare",
    admit_date=date(2026, 9, 12),
    discharge_date=date(2026, 9, 18),
    diagnoses=(Diagnosis("N17.9", "Y", 1),),
)
ASKED = Query(
    title="Clarification: kidney function",
    question="Please clarify what the creatinine represents.",
    form=QueryForm.CHOICE,
    options=("Acute kidney injury", "No diagnosis", OTHER, UNDETERMINED),
    indicators=(Passage("Progress note", 2, "Cr 2.3 today", date=date(2026, 9, 14)),),
    to="Okafor, S., MD",
)


def text_of(pdf):
    return " ".join(" ".join(texts(pdf)).split())


def page(query=ASKED):
    return query_pdf(QueryInput(query, STAY, WHEN, synthetic=True))


def test_the_page_holds_person_quotes_question_options_and_room_to_sign():
    said = text_of(page())
    for words in (
        "Synthetic, Ada",
        "A1001",
        "“Cr 2.3 today”",
        "Progress note",
        "09/14/2026",
        "Please clarify what the creatinine represents.",
        "Acute kidney injury",
        UNDETERMINED,
        "Physician\u2019s signature",
    ):
        assert words.replace("\u2019", "'") in said


def test_no_code_and_no_payer_ever_stands_on_it():
    said = text_of(page())
    assert "N17.9" not in said
    assert "edicare" not in said


def test_the_same_query_gives_the_same_bytes():
    assert page() == page()


@pytest.mark.parametrize("count", [0, 1, 200])
def test_many_quotes_run_over_pages_and_none_is_said(count):
    quote = Passage("Progress note", 1, "Cr 2.3 today, recheck in am. " * 4, date=date(2026, 9, 14))
    rows = query_rows(QueryInput(ASKED.with_(indicators=(quote,) * count), STAY, WHEN))
    assert len(rows.parts[0].rows) == max(1, count)
    assert page(ASKED.with_(indicators=(quote,) * count)).startswith(b"%PDF")


def test_an_open_question_has_no_boxes_and_an_answer_is_printed():
    said = text_of(page(ASKED.with_(form=QueryForm.OPEN, response="AKI, resolved", responder="Okafor")))
    assert "Please tick one" not in said
    assert "AKI, resolved" in said


def test_a_list_is_printed_with_and_without_rows():
    heads = (("Status", 1.0), ("Title", 3.0))
    assert "none" in text_of(table_pdf(TableInput("Queries", heads, (), WHEN)))
    rows = [("sent", f"Query {number}") for number in range(300)]
    assert "Query 299" in text_of(table_pdf(TableInput("Queries", heads, rows, WHEN)))
