"""The demo: a throw-away desk with a synthetic stay, walked off-screen or left to the hands."""

from pathlib import Path

from PySide6.QtCore import Qt

from coderdesk.domain.work import Act
from coderdesk.gui.answers.encounters import Encounters
from coderdesk.gui.answers.paper import Paper
from coderdesk.gui.hub import Hub
from coderdesk.gui.sheets.summary import SummaryWish
from coderdesk.gui.walk import CONTROL, Tell, Walk
from coderdesk.gui.window import MainWindow
from coderdesk.workflow.demo_charts import demo_chart

SIZE = (1920, 1080)


def walk_main_job(window: MainWindow, hub: Hub, paper: Paper, out: Path, tell: Tell) -> Path:
    """Open, search, assign, check and print; the PDF is the answer, pictures lie beside it."""
    walk = Walk(window, hub, out, tell)
    window.resize(*SIZE)
    walk.picture("empty-desk")
    walk.key(Qt.Key.Key_T, CONTROL)
    walk.until("the chart", lambda: bool(hub.chart.rows) and hub.chart.shown is not None)
    walk.picture("chart-opened")
    window.desk.book.take_focus()
    walk.type("t2dm ckd3b")
    walk.until("the search", lambda: window.desk.book.detail.page is not None)
    walk.picture("search")
    walk.code(demo_chart("stay"))
    window.desk.coding.take_focus()
    walk.picture("coded")
    walk.key(Qt.Key.Key_F9)
    walk.picture("last-look")
    walk.key(Qt.Key.Key_Escape)
    walk.key(Qt.Key.Key_P, CONTROL)
    walk.until("the summary", lambda: paper.drawn)
    walk.picture("summary")
    walk.key(Qt.Key.Key_Escape)
    pdf = out / "summary.pdf"
    written: list[Path] = []
    hub.exported.connect(written.append)
    paper.save(SummaryWish(), pdf)
    walk.until("the PDF", lambda: bool(written))
    hub.record(Act.EXPORTED, "demo")
    return pdf


def lay_out(encounters: Encounters) -> None:
    """Leave a synthetic stay on the desk for the hands."""
    encounters.try_synthetic()
