"""Leaves: each letter has its place, drawn pages come from the thread, and memory is bounded."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage

from coderdesk.chart.pdf import PdfPages
from coderdesk.chart.reader import read_document
from coderdesk.gui.chart.drawn import DrawnLeaves
from coderdesk.gui.chart.pictures import Pictures, Wish
from coderdesk.gui.chart.renderer import Renderer
from coderdesk.gui.chart.typeset import SetLeaves
from tests.gui.chart.charts import SUMMARY, pdf


@pytest.fixture
def renderer(qapp):
    found = Renderer()
    yield found
    found.stop()


def drawn(renderer, data=None):
    data = data or pdf("Acute\nheart failure", "second")
    (document,) = read_document(data)
    return DrawnLeaves(PdfPages(data), document, renderer, night=False)


def test_drawn_pages_fit_the_width_and_come_sharp(qtbot, renderer):
    leaves = drawn(renderer)
    leaves.lay(612, 0.0, 0, 1.0)
    assert (leaves.width, leaves.heights[0]) == (612, 792)
    leaves.look_at(range(1))
    qtbot.waitUntil(lambda: leaves.is_sharp(0) and bool(leaves.rects(0, 0, 5)))
    leaves.close()


@pytest.mark.parametrize("turn", [0, 1, 2, 3])
def test_a_letter_is_found_where_it_stands_however_the_page_is_turned(qtbot, renderer, turn):
    leaves = drawn(renderer)
    leaves.lay(800, 0.0, turn, 1.0)
    leaves.look_at(range(1))
    qtbot.waitUntil(lambda: bool(leaves.rects(0, 0, 5)))
    (rect,) = leaves.rects(0, 6, 11)
    assert leaves.text(0)[6:11] == "heart"
    assert (rect.width() > rect.height()) is (turn % 2 == 0)
    middle = leaves.rects(0, 8, 9)[0].center().toPoint()
    assert leaves.letter_at(0, middle) in (8, 9)
    leaves.close()


def test_a_page_of_a_document_no_longer_shown_is_not_delivered(qtbot, renderer):
    leaves = drawn(renderer)
    leaves.lay(612, 0.0, 0, 1.0)
    leaves.look_at(range(2))
    leaves.close()
    after = drawn(renderer, pdf("other"))
    after.lay(612, 0.0, 0, 1.0)
    after.look_at(range(1))
    qtbot.waitUntil(lambda: after.is_sharp(0))
    assert not leaves.is_sharp(0)
    after.close()


def test_an_inverted_page_is_light_on_dark(qtbot, renderer):
    found = []
    renderer.drawn.connect(lambda _wish, picture: found.append(picture))
    renderer.take(PdfPages(pdf("x")), QColor("#212327"))
    renderer.want([Wish(0, 61, 79, night=True)])
    qtbot.waitUntil(lambda: bool(found))
    assert found[0].pixelColor(1, 1).name() == "#212327"


def test_pages_that_fail_do_not_stop_the_thread_for_good(qtbot, renderer, capfd):
    class Broken:
        page_count = 1

        def size(self, page):
            return 10.0, 10.0

        def render(self, page, width, height, turn=0):
            raise RuntimeError

        def words(self, page):
            return "", ()

    renderer.take(Broken(), QColor("black"))
    with qtbot.captureExceptions():
        renderer.want([Wish(0, 5, 5)])
        renderer._pool.waitForDone()
    renderer.take(PdfPages(pdf("x")), QColor("black"))
    with qtbot.waitSignal(renderer.read):
        renderer.want([0])


def test_pictures_stay_within_their_budget_and_the_oldest_goes_first():
    picture = QImage(10, 10, QImage.Format.Format_RGB32)
    kept = Pictures(3 * picture.sizeInBytes())
    for page in range(3):
        kept.put(Wish(page, 10, 10), picture)
    assert kept.get(Wish(0, 10, 10)) is not None
    kept.put(Wish(3, 10, 10), picture)
    kept.put(Wish(3, 10, 10), picture)
    assert Wish(1, 10, 10) not in kept
    assert Wish(0, 10, 10) in kept
    assert kept.bytes == 3 * picture.sizeInBytes()


def test_set_text_gives_each_letter_its_place(qapp):
    (document,) = read_document(SUMMARY.encode())
    leaves = SetLeaves(document)
    leaves.lay(500, 0.0, 0, 1.0)
    for words in ("hypokalemia", "Home, self care", "2. Hypokalemia"):
        at = document.text.index(words)
        rects = leaves.rects(0, at, at + len(words))
        assert rects
        left = rects[0].topLeft() + QPoint(1, 8)
        assert abs((leaves.letter_at(0, left.toPoint()) or 0) - at) <= 1
    leaves.close()


def test_larger_letters_make_higher_pages(qapp):
    leaves = SetLeaves(read_document(SUMMARY.encode())[0])
    leaves.lay(500, 0.0, 0, 1.0)
    plain = leaves.heights[0]
    leaves.lay(500, 1.5, 0, 1.0)
    assert leaves.heights[0] > 1.3 * plain
    leaves.close()


def test_letters_beyond_the_first_plane_do_not_shift_the_others(qapp):
    (document,) = read_document("mood \U0001f600 good today\n".encode())
    leaves = SetLeaves(document)
    leaves.lay(500, 0.0, 0, 1.0)
    at = document.text.index("today")
    whole = leaves.rects(0, 0, len(document.text))[0]
    assert leaves.rects(0, at, at + 5)[0].right() == pytest.approx(whole.right(), abs=1)
    leaves.close()


def test_pages_of_a_long_note_are_set_in_idle_time(qtbot):
    (document,) = read_document("\f".join(f"page {n}\nwords" for n in range(40)).encode())
    leaves = SetLeaves(document)
    leaves.lay(500, 0.0, 0, 1.0)
    assert len(leaves._set) < 40
    qtbot.waitUntil(lambda: len(leaves._set) == 40)
    leaves.close()
