"""One working day without a mouse: keys alone, from an empty worklist to the printed reports."""

import shutil
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from coderdesk.domain.audit import Answer, Verdict
from coderdesk.domain.query import QueryStatus
from coderdesk.domain.work import WorkStatus
from coderdesk.gui.actions import Command
from coderdesk.gui.learn.room import ROOMS, LearnSheet
from coderdesk.workflow.print_learning import PARTS

ENTER, ESC, TAB, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Down
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NOTES = "S0004-06142005000900016-1.txt", "S0004-06142005001000011-1.txt"


@pytest.fixture
def folder(real_data, tmp_path):
    """A folder of charts as a coder gets one: two notes and a document of a hospital."""
    made = tmp_path / "charts"
    made.mkdir()
    for name in NOTES:
        shutil.copy(real_data / "charts" / "codiesp_dev" / "text_files_en" / name, made / name)
    shutil.copy(real_data / "charts" / "ccda" / "Discharge_Summary.ccda", made)
    return made


@pytest.fixture
def files(monkeypatch, folder, tmp_path):
    """The file windows of the system, answered: the folder of charts, and where papers go."""
    papers = tmp_path / "papers"
    papers.mkdir()

    def save(_parent, _title, name, _kinds=""):
        return str(papers / Path(name).with_suffix(".pdf").name), ""

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a: str(folder))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", save)
    return papers


def tab_to(coder, name):
    """Go on with Tab until what has the keyboard is called so."""
    for _step in range(30):
        now = coder.keyboard
        if now is not None and name in now.accessibleName():
            return
        coder.press(TAB)
    raise AssertionError(f"Tab does not come to {name!r}")


def sheet_closed(coder):
    coder.until(lambda: coder.window._sheet is None)


def words_of(path):
    return " ".join(page.extract_text() for page in PdfReader(path).pages)


def fill(coder):
    coder.do(Command.WORKLIST)
    coder.do(Command.WORK_FILL_FOLDER)
    coder.until(lambda: getattr(coder.window._sheet, "counts", None) is not None)
    coder.press(ENTER)
    sheet_closed(coder)
    room = coder.window.rooms.currentWidget()
    coder.until(lambda: len(room.table.list.numbers) == 3)


def take_next_and_code(coder):
    coder.do(Command.NEXT_ENCOUNTER)
    coder.until(lambda: coder.hub.state is not None)
    coder.until(lambda: coder.desk.chart.reading.shown and coder.desk.chart.reading.shown.document.text)
    coder.assign("hydronephrosis", "N13.30", principal=True)
    coder.assign("hypertension", "I10")


def ask(coder):
    """Quote the chart, write the question, send it, put the encounter on hold."""
    pane = coder.app.furniture.queries.pane
    coder.do(Command.CHART)
    coder.do(Command.SELECT_WORDS)
    for _word in range(7):
        coder.press(Qt.Key.Key_Right, held=SHIFT)
    coder.until(lambda: coder.desk.chart.reading.selected() is not None)
    coder.do(Command.ASK_SELECTION)
    coder.until(lambda: coder.app.furniture.queries.here and pane.fields.title.hasFocus())
    assert pane.query.indicators
    coder.press("Clarification of the examination findings")
    tab_to(coder, "Question")
    coder.press("Please clarify what these findings represent, if anything.")
    for option in ("A finding without clinical significance", "A diagnosis of its own"):
        coder.do(Command.QUERY_ADD_OPTION)
        coder.press(option)
    coder.until(lambda: pane.query.title and not pane.findings)
    coder.do(Command.QUERY_PAPER)
    coder.until(lambda: coder.app.furniture.queries.lists.pages.drawn)
    coder.do(Command.SHEET_SAVE)
    coder.press(ESC)
    coder.do(Command.QUERY_SEND)
    coder.until(lambda: pane.query.status is QueryStatus.SENT)
    assert coder.state.status is WorkStatus.QUERY
    coder.do(Command.HOLD)
    coder.press("Waits for a query's answer", ENTER)
    coder.until(lambda: coder.state.status is WorkStatus.HOLD)


def answer(coder):
    """Record the response, change the codes by it, and complete the query with them."""
    pane = coder.app.furniture.queries.pane
    coder.do(Command.QUERIES)
    coder.do(Command.QUERY_RESPONSE)
    coder.press("A diagnosis of its own", ENTER)
    coder.until(lambda: pane.query.status is QueryStatus.RECEIVED)
    coder.assign("pyelonephritis", "N12")
    coder.do(Command.QUERIES)
    coder.do(Command.QUERY_COMPLETE)
    coder.until(lambda: pane.query.status is QueryStatus.COMPLETED)
    assert pane.query.codes == ("assigned N12",)


def finish(coder):
    coder.do(Command.FINISH)
    sheet = coder.window._sheet
    assert sheet is not None
    if sheet.reason.isVisible():
        tab_to(coder, "Why finish")
        coder.press("left for this day")
    coder.do(Command.FINISH)
    coder.until(lambda: coder.state.status is WorkStatus.DONE)


def audit(coder):
    """Review blind, lay both beside one another, answer, resolve, finish."""
    coder.do(Command.AUDIT)
    room = coder.window.rooms.currentWidget()
    coder.do(Command.AUDIT_BLIND)
    coder.do(Command.AUDIT_DRAW)
    coder.press(ENTER)
    coder.until(lambda: room.review is not None)
    assert room.review.blind
    assert not room.review.shown
    for code in ("N13.30", "I10", "K26.9"):
        coder.do(Command.AUDIT_ADD)
        coder.press(code, ENTER)
        coder.until(lambda code=code: any(row.line.new == code for row in room.lines.rows))
    coder.do(Command.AUDIT_BLIND)
    coder.until(lambda: room.review.shown)
    for _difference in range(2):
        coder.do(Command.AUDIT_NEXT)
        assert room.lines.current.line.verdict in {Verdict.ADD, Verdict.DELETE}
        coder.do(Command.AUDIT_REASON)
        coder.press("as the note has it", ENTER)
        if room.lines.current.line.verdict is Verdict.ADD:
            coder.do(Command.AUDIT_ACCEPT)
        else:
            coder.do(Command.AUDIT_DISPUTE)
            coder.press("the physician answered the query", ENTER)
            coder.do(Command.AUDIT_RESOLVE)
            coder.do(Command.AUDIT_RESOLVE)
    answers = {row.remark.answer for row in room.lines.rows} - {Answer.OPEN}
    assert answers == {Answer.ACCEPTED, Answer.DISPUTED}
    coder.do(Command.AUDIT_DONE)
    coder.until(lambda: room.review.done)
    said = " ".join(row.spoken for row in room.scores.rows)
    assert "Code over code 75.0 %" in said
    assert "95 % interval" in said


def print_everything(coder, papers):
    """The report of every room, each by its own key."""
    room = coder.window.rooms.currentWidget()
    coder.do(Command.AUDIT_REPORT)
    coder.until(lambda: coder.app.furniture.late.audits.pages.drawn)
    coder.do(Command.SHEET_SAVE)
    coder.until((papers / "audit.pdf").exists)
    coder.press(ESC)
    coder.until(room.isVisible)
    coder.do(Command.WORKLIST)
    coder.do(Command.WORK_VIEW, at=8)
    coder.do(Command.WORK_EXPORT)
    coder.do(Command.PACE)
    coder.do(Command.PACE_EXPORT)
    coder.until((papers / "pace.pdf").exists)
    coder.press(ESC)
    coder.do(Command.ALL_QUERIES)
    coder.do(Command.SHEET_PRINT)
    coder.until(lambda: coder.app.furniture.queries.lists.pages.drawn)
    coder.do(Command.SHEET_SAVE)
    coder.until((papers / "queries.pdf").exists)
    coder.press(ESC, ESC)
    coder.do(Command.NOTEBOOK)
    coder.until(lambda: isinstance(coder.window._sheet, LearnSheet))
    coder.do(Command.SHEET_NEW)
    tab_to(coder, "What to remember")
    coder.press("Ask what an examination finding stands for.", ENTER)
    for room_name, part in zip(ROOMS[:3], PARTS, strict=False):
        coder.until(lambda name=room_name: coder.window._sheet.accessibleName() == name)
        coder.do(Command.SHEET_SAVE)
        coder.until((papers / f"{part}.pdf").exists)
        coder.do(Command.SHEET_PAGE)
    coder.press(ESC)
    sheet_closed(coder)
    coder.do(Command.SUMMARY)
    before = len(list(papers.iterdir()))
    coder.until(lambda: coder.window._sheet is not None and coder.window._sheet.primary.isEnabled())
    coder.do(Command.SHEET_SAVE)
    coder.until(lambda: len(list(papers.glob("*.pdf"))) > before)


def test_a_whole_day_by_keys_on_real_charts(coder, files):
    fill(coder)
    take_next_and_code(coder)
    ask(coder)
    answer(coder)
    finish(coder)
    audit(coder)
    print_everything(coder, files)
    assert not [problem.line for problem in coder.troubles]
    made = {path.name: words_of(path) for path in files.iterdir() if path.suffix == ".pdf"}
    for name in ("worklist", "audit", "pace", "queries", "notebook", "drills", "practice"):
        assert f"{name}.pdf" in made
    assert len(made) == 9, "the query to be signed and the summary of the encounter besides"
    assert all(len(words) > 60 for words in made.values())
