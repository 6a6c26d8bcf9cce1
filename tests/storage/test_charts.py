from dataclasses import replace
from datetime import date

import pytest

from coderdesk.domain.chart import Document, Media, Section, Style, StyleKind
from coderdesk.domain.encounter import Diagnosis
from coderdesk.errors import CoderDeskError
from coderdesk.storage import document_rows
from coderdesk.storage.charts import ChartStore
from coderdesk.storage.page_ranges import from_ranges, to_ranges
from tests.storage.conftest import STAY

PAGES = (
    "Patient denies chest pain.\nHome insulin pump, Café visit.\n",
    "Insulin was continued. Acute on chronic systolic heart failure.\n",
)


def told(*pages, title="Discharge summary"):
    spans, at = [], 0
    for page in pages:
        spans.append((at, at + len(page)))
        at += len(page)
    return Document(title, "Discharge summary", Media.TEXT, "".join(pages), tuple(spans))


SUMMARY = replace(
    told(*PAGES),
    sections=(Section("HPI", 0, 20),),
    styles=(Style(StyleKind.BOLD, 0, 7),),
    date=date(2026, 11, 5),
    author="Dr. Example",
    synthetic=True,
)
SCAN = Document("Fax", "Consult", Media.PDF, "", (), data=b"%PDF-1.7 not really" * 99)


@pytest.fixture
def charts(db):
    return ChartStore(db)


@pytest.fixture
def stay(store):
    return store.create(STAY, "a").id


def test_documents_come_back_as_they_went_in(charts, stay):
    added = charts.add(stay, (SUMMARY, SCAN))
    assert added.known == ()
    summary, scan = charts.chart(stay).documents
    assert replace(summary, id=0, sha256="") == SUMMARY
    assert replace(scan, id=0, sha256="") == replace(SCAN, data=b"")
    assert charts.data(scan.id) == SCAN.data
    assert charts.data(summary.id) == b""
    assert charts.document(summary.id) == summary


def test_the_list_says_what_there_is_without_opening_it(charts, stay, store):
    charts.add(stay, (SUMMARY, SCAN))
    summary, scan = charts.documents(stay)
    assert (summary.title, summary.pages, summary.date) == ("Discharge summary", 2, date(2026, 11, 5))
    assert (summary.synthetic, summary.late, summary.seen) == (True, False, ())
    assert scan.size == len(SCAN.data)
    assert store.row(stay).documents == 2


def test_a_document_is_kept_once_in_a_chart(charts, stay, store):
    first = charts.add(stay, (SUMMARY, SUMMARY))
    assert [len(first.kept), len(first.known)] == [1, 1]
    again = charts.add(stay, (replace(SUMMARY, title="renamed"), SCAN))
    assert [document.title for document in again.known] == ["renamed"]
    assert again.known[0].id == first.kept[0].id
    other = store.create(STAY, "a").id
    assert len(charts.add(other, (SUMMARY,)).kept) == 1


def test_a_document_that_comes_after_coding_began_is_late(charts, stay, store):
    charts.add(stay, (SUMMARY,))
    encounter = store.load(stay)
    line = Diagnosis("N17.9", id=encounter.next_id())
    store.save(encounter.with_(diagnoses=(*encounter.diagnoses, line)), "assigned N17.9", "a")
    charts.add(stay, (SCAN,))
    assert [document.late for document in charts.documents(stay)] == [False, True]


def test_all_documents_are_kept_or_none(charts, stay, monkeypatch):
    monkeypatch.setattr(document_rows, "LARGEST", 1000)
    with pytest.raises(CoderDeskError, match="larger than"):
        charts.add(stay, (SUMMARY, SCAN))
    assert charts.documents(stay) == ()
    assert charts.find(stay, "insulin") == ()


def test_an_unknown_encounter_takes_no_document(charts):
    with pytest.raises(CoderDeskError, match="not in your work file"):
        charts.add("nobody", (SUMMARY,))


@pytest.mark.parametrize(
    ("words", "quotes"),
    [
        ("insulin", ["insulin", "Insulin"]),
        ("INSUL", ["insulin", "Insulin"]),
        ("sulin", []),
        ("chest pain", ["chest pain"]),
        ("pain chest", ["chest pain"]),
        ('"chest pain"', ["chest pain"]),
        ('"pain chest"', []),
        ('"chest pai"', []),
        ("cafe", ["Café"[:4]]),
        ("café", ["Café"[:4]]),
        ("heart acute", ["Acute on chronic systolic heart"]),
        ("chest systolic", []),
        ("p", ["Patient", "pain", "pump"]),
        ("", []),
        ("  ** - ", []),
        ('"', []),
        ("😀 \u2019 (", []),
        ("NEAR/2 OR AND *", []),
    ],
)
def test_words_are_found_in_the_chart(charts, stay, words, quotes):
    charts.add(stay, (SUMMARY, SCAN))
    found = charts.find(stay, words)
    text = SUMMARY.text
    if words == "p":
        assert [text[hit.start : hit.start + 1].casefold() for hit in found] == ["p"] * 3
        return
    if words == "INSUL":
        assert [text[hit.start : hit.end] for hit in found] == ["insul", "Insul"]
        return
    assert [text[hit.start : hit.end] for hit in found] == quotes


def test_a_find_names_document_page_and_shows_the_words(charts, stay):
    charts.add(stay, (told("nothing here", title="Other"), SUMMARY))
    first, second = charts.find(stay, "insulin")
    assert (first.title, first.page, second.page) == ("Discharge summary", 1, 2)
    for hit in (first, second):
        start, end = hit.marks[0]
        assert hit.snippet[start:end].casefold() == "insulin"
        assert "\n" not in hit.snippet


def test_a_long_page_gives_short_snippets_cut_at_words(charts, stay):
    charts.add(stay, (told("word " * 500 + "needle\n\n  eye " + "word " * 500),))
    (hit,) = charts.find(stay, "eye needle")
    assert hit.snippet.startswith("… word")
    assert hit.snippet.endswith("word …")
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["needle", "eye"]
    assert len(hit.snippet) < 200


def test_finding_is_bounded(charts, stay):
    charts.add(stay, (told("insulin " * 5000),))
    assert len(charts.find(stay, "insulin", limit=70)) == 70
    assert len(charts.find(stay, "x" * 100_000)) == 0


def test_other_charts_are_not_searched(charts, stay, store):
    charts.add(store.create(STAY, "a").id, (SUMMARY,))
    assert charts.find(stay, "insulin") == ()


def test_a_removed_document_is_gone_until_put_back(charts, stay, store):
    number = charts.add(stay, (SUMMARY,)).kept[0].id
    charts.remove(number)
    assert charts.documents(stay) == ()
    assert charts.find(stay, "insulin") == ()
    assert store.row(stay).documents == 0
    with pytest.raises(CoderDeskError, match="not in the chart any more"):
        charts.document(number)
    charts.put_back(number)
    assert len(charts.find(stay, "insulin")) == 2
    assert store.row(stay).documents == 1
    with pytest.raises(CoderDeskError, match="not in the chart any more"):
        charts.remove(4711)


def test_text_from_recognition_can_be_found(charts, stay):
    number = charts.add(stay, (SCAN,)).kept[0].id
    read = replace(charts.document(number), text="insulin drip", pages=((0, 12),))
    charts.retell(read)
    assert [hit.page for hit in charts.find(stay, "insulin drip")] == [1]
    assert charts.data(number) == SCAN.data
    assert charts.documents(stay)[0].pages == 1


def test_reading_and_bookmark_are_remembered(charts, stay):
    number = charts.add(stay, (SUMMARY,)).kept[0].id
    charts.mark_seen(number, (2,))
    charts.set_bookmark(number, 2)
    charts.mark_seen(number, (1, 2))
    row = charts.documents(stay)[0]
    assert (row.seen, row.bookmark) == ((1, 2), 2)


def test_an_erased_encounter_takes_its_chart_with_it(charts, stay, store, db):
    charts.add(stay, (SUMMARY, SCAN))
    charts.mark_seen(charts.documents(stay)[0].id, (1,))
    store.erase(stay)
    for table in ("documents", "document_data", "pages", "reading"):
        assert db.table(table).count == 0
    assert db.rows("SELECT rowid FROM page_words WHERE page_words MATCH 'insulin'") == []


def test_halves_of_characters_are_replaced_one_for_one(charts, stay):
    charts.add(stay, (told("a \ud83d b insulin", title="x\udc00"),))
    (hit,) = charts.find(stay, "insulin")
    document = charts.document(hit.document_id)
    assert document.text[hit.start : hit.end] == "insulin"


@pytest.mark.parametrize("pages", [(), (1,), (1, 2, 3), (2, 4, 5, 6, 9)])
def test_pages_are_written_short_and_read_back(pages):
    assert from_ranges(to_ranges(pages)) == pages
