"""Scanned pages are read from the pane, and stopping keeps what was read."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, Qt, Signal

from coderdesk.chart.ocr import Word
from coderdesk.chart.reader import read_document
from coderdesk.gui.chart.pane import ChartPane
from coderdesk.gui.chart_hub import ChartHub
from coderdesk.gui.runner import Runner
from coderdesk.gui.scan_hub import ScanHub
from coderdesk.workflow.open_chart import pages_of
from coderdesk.workflow.read_scan import read_scan
from tests.gui.chart.charts import pdf, row_of


class StandInHub(QObject):
    leaving = Signal()

    def __init__(self):
        super().__init__()
        self.kept = []
        self.desk = SimpleNamespace(retell=self.kept.append)
        self.runner = Runner()
        self.chart = ChartHub(self.runner, str)


def engine(_grey, _width, _height):
    return (Word("pneumonia", (200, 100, 400, 140), 91, begins_line=True),)


@pytest.fixture
def desk(qtbot):
    (document,) = read_document(pdf("", "", ""), "scan.pdf")
    hub, pane = StandInHub(), ChartPane()
    qtbot.addWidget(pane)
    pane.resize(787, 700)
    scans = ScanHub(hub, pane.scan)
    scans.read_page = lambda pages, page: read_scan(pages, page, engine)
    scans.can_read = lambda: True
    hub.chart.text_read.connect(pane.show_text)
    row = row_of(0, document)
    pages = pages_of(document)
    pane.show_documents((row,))
    pane.show_document(row, document, pages)
    hub.chart.document_opened.emit(row, document, pages)
    pane.show()
    pane.activateWindow()
    pane.take_focus()
    qtbot.waitUntil(pane.view.hasFocus, timeout=20_000)
    yield hub, pane, scans
    scans.stop()
    scans._runner.wait()
    pane.reading.stop()


def test_one_key_reads_every_scanned_page_and_keeps_it(qtbot, desk):
    hub, pane, _scans = desk
    assert "3 pages are pictures" in pane.scan.strip.said
    qtbot.keyClick(pane.view, Qt.Key.Key_O)
    qtbot.waitUntil(lambda: bool(hub.kept), timeout=20_000)
    assert hub.kept[-1].text == "pneumonia\n" * 3
    assert pane.reading.shown.document.text == hub.kept[-1].text
    assert "91 % sure" in pane.scan.strip.said
    qtbot.waitUntil(lambda: bool(pane.reading.shown.leaves.rects(0, 0, 9)), timeout=20_000)


def test_stopping_keeps_the_pages_read_so_far(qtbot, desk):
    hub, pane, scans = desk
    hub.chart.text_read.connect(lambda _document: pane.scan.toggle())
    pane.scan.toggle()
    qtbot.waitUntil(lambda: bool(hub.kept), timeout=20_000)
    assert [each.page for each in hub.kept[-1].scans] == [1]
    scans._runner.wait()
    assert "2 pages are pictures" in pane.scan.strip.said


def test_without_the_engine_the_strip_says_how_to_get_it(qtbot, desk):
    _hub, pane, scans = desk
    scans.can_read = lambda: False
    scans._tell()
    assert "coderdesk[ocr]" in pane.scan.strip.said
    assert not pane.scan.strip.button.isVisible()


def test_a_locked_desk_reads_no_further(qtbot, desk):
    hub, pane, scans = desk
    pane.scan.toggle()
    hub.desk = None
    hub.chart.documents_listed.emit(())
    scans._runner.wait()
    assert scans._task is None
    assert hub.kept == []
