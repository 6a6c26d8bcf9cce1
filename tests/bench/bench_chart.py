"""How fast a 1,000-page PDF is read: opened, first page sharp, jumps, scrolling, memory.

The baseline is PDFium alone in this process: drawing the same page at the same size without a view.
Run with ``python -m tests.bench.bench_chart``.
"""

import io
import os
import random
import resource
import statistics
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication
from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas

from coderdesk.chart.pdf import PdfPages
from coderdesk.chart.reader import begin_document, complete_document, read_document
from coderdesk.domain.chart import Document
from coderdesk.domain.work import DocumentRow
from coderdesk.gui.chart.drawn import DrawnLeaves
from coderdesk.gui.chart.pane import ChartPane
from coderdesk.gui.theme import Look, use

PAGES, JUMPS, TICKS = 1000, 200, 600
SIZE = (780, 1010)
LINE = (
    "The patient was seen and examined; type 2 diabetes mellitus and chronic kidney disease stage 3b."
)


def big_pdf() -> bytes:
    """A stay printed to 1,000 pages of 44 lines."""
    kept = io.BytesIO()
    canvas = Canvas(kept, pagesize=letter)
    for page in range(PAGES):
        canvas.setFont("Times-Roman", 10)
        for line in range(44):
            canvas.drawString(60, 740 - 15 * line, f"{page + 1}.{line} {LINE}")
        canvas.showPage()
    canvas.save()
    return kept.getvalue()


def memory() -> float:
    """Megabytes this process has taken at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def until(condition, limit=5.0) -> float:
    """Milliseconds until a condition holds while the desk goes on."""
    started = time.perf_counter()
    loop = QEventLoop()
    while not condition() and time.perf_counter() - started < limit:
        QTimer.singleShot(1, loop.quit)
        loop.exec()
    return 1000 * (time.perf_counter() - started)


def rest(seconds: float) -> None:
    """Let the desk go on for a while."""
    loop = QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()


def percentile(values: list[float], share: float) -> float:
    """A percentile of values."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def say(what: str, value: float, unit: str, baseline: float = 0.0) -> None:
    """Print a figure and its ratio to the baseline."""
    ratio = f"   {value / baseline:5.1f} x of drawing alone" if baseline else ""
    print(f"{what:<52}{value:9.1f} {unit}{ratio}")


def leaves_of(pane: ChartPane) -> DrawnLeaves:
    """The drawn pages in the pane."""
    shown = pane.reading.shown
    if shown is None or not isinstance(shown.leaves, DrawnLeaves):
        raise TypeError
    return shown.leaves


def jumps(pane: ChartPane) -> list[float]:
    """Jump to random pages; how long until each is sharp."""
    pick, leaves = random.Random(7), leaves_of(pane)  # noqa: S311 - no secret
    times = []
    for _ in range(JUMPS):
        page = pick.randrange(PAGES)
        started = time.perf_counter()
        pane.view.go_to_page(page)
        until(lambda page=page: leaves.is_sharp(page))
        pane.view.viewport().repaint()
        times.append(1000 * (time.perf_counter() - started))
    return times


def scroll(pane: ChartPane) -> tuple[int, list[float]]:
    """Scroll evenly; on how many ticks a page in view was not yet drawn, and how long each took."""
    leaves, blank, times = leaves_of(pane), 0, []
    bar = pane.view.verticalScrollBar()
    for _ in range(TICKS):
        started = time.perf_counter()
        bar.setValue(bar.value() + 120)
        pane.view.viewport().repaint()
        times.append(1000 * (time.perf_counter() - started))
        rest(0.012)
        blank += any(not leaves.is_sharp(page) for page in pane.view.visible_pages())
    return blank, times


def drawing_alone(data: bytes) -> float:
    """The baseline: milliseconds to draw a page of about the pane's size, median."""
    pages, times = PdfPages(data), []
    pages.render(0, *SIZE)
    for page in range(0, PAGES, 20):
        begun = time.perf_counter()
        pages.render(page, *SIZE)
        times.append(1000 * (time.perf_counter() - begun))
    pages.close()
    return statistics.median(times)


def first_page(pane: ChartPane, data: bytes, alone: float) -> Document:
    """Open the PDF; how long until its first page is sharp on the screen."""
    started = time.perf_counter()
    (document,) = begin_document(data, "stay.pdf")
    say("opened: pages known", 1000 * (time.perf_counter() - started), "ms", alone)
    show(pane, document, PdfPages(document.data))
    until(lambda: leaves_of(pane).is_sharp(0))
    pane.view.viewport().repaint()
    say("first sharp page on screen", 1000 * (time.perf_counter() - started), "ms", alone)
    return document


def show(pane: ChartPane, document: Document, pages: PdfPages | None) -> None:
    """Put a document into the pane."""
    row = DocumentRow(
        pages is not None,
        "E",
        document.title,
        document.kind,
        document.media,
        None,
        "",
        document.page_count,
        document.sha256,
        0,
    )
    pane.show_documents((row,))
    pane.show_document(row, document, pages)


def main() -> None:
    """Print the figures."""
    app = QApplication.instance() or QApplication([])
    use(Look())
    data = big_pdf()
    print(f"{PAGES} pages, {len(data) / 1e6:.1f} MB, {os.cpu_count()} cores")
    alone = drawing_alone(data)
    say("baseline: drawing a page at that size, median", alone, "ms")
    pane = ChartPane()
    pane.resize(800, 1000)
    pane.show()
    rest(0.2)
    before = memory()
    document = first_page(pane, data, alone)
    times = jumps(pane)
    say("jump until sharp, median", statistics.median(times), "ms", alone)
    say("jump until sharp, p95", percentile(times, 0.95), "ms", alone)
    pane.view.go_to_page(0)
    until(lambda: leaves_of(pane).is_sharp(0))
    blank, ticks = scroll(pane)
    say(f"ticks of {TICKS} with a page not yet drawn", blank, "")
    say("tick, p95", percentile(ticks, 0.95), "ms", alone)
    say("memory taken by the open document", memory() - before, "MB")
    started = time.perf_counter()
    complete_document(document)
    say("text of all pages", 1000 * (time.perf_counter() - started), "ms")
    started = time.perf_counter()
    show(pane, read_document(("PLAN\n" + LINE + "\n").encode() * 170)[0], None)
    pane.grab()
    say("3,000-word note read, set and painted", 1000 * (time.perf_counter() - started), "ms", alone)
    pane.reading.stop()
    app.processEvents()


if __name__ == "__main__":
    main()
