"""Pages of a PDF: drawn, read, and each letter in its place."""

import threading

import pytest

from coderdesk.chart.pdf import PdfPages, text_of_pages
from coderdesk.errors import Cancelled, CoderDeskError, PasswordNeeded
from tests.chart.papers import locked, pdf


@pytest.fixture(scope="module")
def two_pages():
    return pdf("Acute diastolic\nheart failure", "second")


def dark(pixels, width, box, scale):
    """How many dark pixels there are in a box of the page."""
    left, top, right, bottom = (round(edge * scale) for edge in box)
    return sum(
        pixels[4 * (width * y + x)] < 128 for y in range(top, bottom) for x in range(left, right)
    )


def test_sizes_count_and_text_are_known(two_pages):
    pages = PdfPages(two_pages)
    assert pages.page_count == 2
    assert pages.size(0) == (612.0, 792.0)
    assert pages.text(0) == "Acute diastolic\nheart failure"
    assert text_of_pages(two_pages) == ("Acute diastolic\nheart failure", "second")


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_each_letter_stands_where_it_is_drawn_even_on_a_turned_page(turned):
    pages = PdfPages(pdf("Acute", turned=turned))
    width, height = (round(side) for side in pages.size(0))
    pixels = pages.render(0, width, height)
    text, boxes = pages.words(0)
    assert text == "Acute"
    inside = sum(dark(pixels, width, box, 1) for box in boxes)
    assert inside > 60
    assert dark(pixels, width, (0, 0, width, height), 1) == pytest.approx(inside, abs=4)


def test_a_page_drawn_a_quarter_turned_is_wide(two_pages):
    pixels = PdfPages(two_pages).render(0, 792, 612, 1)
    assert len(pixels) == 4 * 792 * 612
    assert min(pixels) < 128


def test_text_and_boxes_keep_step(two_pages):
    text, boxes = PdfPages(two_pages).words(0)
    assert len(text) == len(boxes)
    assert boxes[text.index("h")][1] > boxes[text.index("A")][1]


def test_a_hyphen_at_the_end_of_a_line_keeps_the_word_whole():
    assert PdfPages(pdf("came for a follow-\nup visit")).text(0) == "came for a follow-up visit"


def test_a_protected_pdf_asks_for_its_password_and_can_be_kept_without():
    data = locked(pdf("private"), "sesame")
    with pytest.raises(PasswordNeeded) as asked:
        PdfPages(data)
    assert not asked.value.wrong
    with pytest.raises(PasswordNeeded) as again:
        PdfPages(data, "wrong")
    assert again.value.wrong
    pages = PdfPages(data, "sesame")
    assert pages.protected
    assert PdfPages(pages.unlocked()).text(0) == "private"


def test_a_pdf_cut_short_is_refused_in_a_sentence(two_pages):
    with pytest.raises(CoderDeskError, match="cut short"):
        PdfPages(two_pages[: len(two_pages) // 2])
    with pytest.raises(CoderDeskError, match="damaged"):
        PdfPages(b"%PDF-1.7\nnothing in it\n%%EOF")


def test_reading_stops_when_it_is_told_to(two_pages):
    def stop(done, _total):
        if done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        PdfPages(two_pages).texts(stop)


def test_pages_drawn_after_closing_are_white(two_pages):
    pages = PdfPages(two_pages)
    pages.close()
    assert set(pages.render(0, 10, 10)) == {255}
    assert pages.words(0) == ("", ())


def test_drawing_and_reading_from_many_threads_do_not_meet(two_pages):
    pages, found = [PdfPages(two_pages), PdfPages(two_pages)], []

    def work(each):
        for at in range(10):
            each.render(at % 2, 60, 80)
            found.append(each.text(at % 2))

    threads = [threading.Thread(target=work, args=(pages[at % 2],)) for at in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 40
    assert set(found) == {"Acute diastolic\nheart failure", "second"}
