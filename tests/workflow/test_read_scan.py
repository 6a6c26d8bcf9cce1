"""Scanned pages are read once, and their words are found and selected like any others."""

import io

import pytest
from PIL import Image, ImageDraw, ImageFont

from coderdesk.chart import ocr
from coderdesk.chart.ocr import Word
from coderdesk.chart.reader import read_document
from coderdesk.domain.encounter import Encounter
from coderdesk.domain.scan import SeenPage
from coderdesk.errors import CoderDeskError
from coderdesk.paths import shipped
from coderdesk.storage.charts import ChartStore
from coderdesk.storage.encounters import EncounterStore
from coderdesk.workflow.open_chart import pages_of
from coderdesk.workflow.read_scan import next_page, read_scan, unread, with_read
from tests.storage.conftest import db, home, key  # noqa: F401 - fixtures


def fax(*pages):
    made = []
    for text in pages:
        sheet = Image.new("L", (1700, 2200), 255)
        draw = ImageDraw.Draw(sheet)
        face = next(iter(sorted((shipped("resources") / "fonts").rglob("*.ttf"))))
        draw.multiline_text((150, 200), text, 0, ImageFont.truetype(str(face), 42), spacing=24)
        made.append(sheet)
    kept = io.BytesIO()
    made[0].save(kept, "TIFF", save_all=True, append_images=made[1:], dpi=(200, 200))
    return kept.getvalue()


def engine(_grey, _width, _height):
    return (
        Word("Type", (200, 100, 300, 140), 96, begins_line=True),
        Word("2", (320, 100, 340, 140), 90, begins_line=False),
        Word("diabetes", (200, 160, 400, 200), 84, begins_line=True),
    )


@pytest.fixture
def scan():
    (document,) = read_document(fax("one", "two", "three"), "fax.tif")
    return document


def test_pages_without_text_wait_to_be_read_the_one_in_view_first(scan):
    assert unread(scan) == (1, 2, 3)
    assert next_page(scan, 2) == 2
    pages = pages_of(scan)
    second = with_read(scan, (read_scan(pages, 2, engine),))
    assert unread(second) == (1, 3)
    assert next_page(second, 2) == 3
    assert next_page(second, 4) == 1


def test_what_was_read_is_text_with_a_box_for_each_letter(scan):
    pages = pages_of(scan)
    told = with_read(scan, (read_scan(pages, 2, engine), read_scan(pages, 1, engine)))
    assert told.text == "Type 2\ndiabetes\n" * 2
    assert told.scans[0].sure == 90
    pages.take(told)
    text, boxes = pages.words(1)
    assert text == "Type 2\ndiabetes\n"
    assert len(boxes) == len(text)
    assert boxes[4] is None
    left, top, right, bottom = boxes[0]
    assert (left, top) == pytest.approx((72, 36), abs=0.2)
    assert right - left == pytest.approx(9, abs=0.1)
    assert bottom == pytest.approx(50.4, abs=0.2)
    assert pages.words(2) == ("", ())


def test_a_page_on_which_nothing_is_read_is_not_read_again(scan):
    told = with_read(scan, (read_scan(pages_of(scan), 1, lambda *_: ()),))
    assert unread(told) == (2, 3)
    assert told.scans == (SeenPage(1),)


def test_what_was_read_is_kept_in_the_work_file_and_found(db, scan):  # noqa: F811
    encounter, store = EncounterStore(db).create(Encounter(), "me"), ChartStore(db)
    (kept,) = store.add(encounter.id, (scan,)).kept
    told = with_read(kept, (read_scan(pages_of(kept), 2, engine),))
    store.retell(told)
    assert store.document(kept.id).scans == told.scans
    (found,) = store.find(encounter.id, "diabetes")
    assert found.page == 2
    assert told.text[found.start : found.end] == "diabetes"


def test_without_the_extra_one_sentence_says_how_to_get_it(monkeypatch):
    monkeypatch.setattr(ocr, "is_installed", lambda: False)
    with pytest.raises(CoderDeskError) as told:
        ocr.read_words(b"\xff", 1, 1)
    assert "coderdesk[ocr]" in told.value.hint


@pytest.mark.skipif(not ocr.is_installed(), reason="the optional extra ocr is not installed")
def test_a_real_page_is_read_where_its_words_stand():
    (document,) = read_document(
        fax("Acute on chronic heart failure\nPotassium 2.9 repleted"), "fax.tif"
    )
    told = with_read(document, (read_scan(pages_of(document), 1),))
    read = told.text.split()
    assert read == [
        "Acute",
        "on",
        "chronic",
        "heart",
        "failure",
        "Potassium",
        "2.9",
        "repleted",
    ]
    first, *_rest = told.scans[0].words
    assert first.sure > 60
    assert first.box[0] / 10 == pytest.approx(54, abs=4)
    assert told.text[first.start : first.end] == "Acute"
