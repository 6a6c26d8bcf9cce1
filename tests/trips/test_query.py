"""A physician query by keyboard: quoted from the chart, checked, sent, answered, followed."""

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from coderdesk.domain.query import QueryStatus
from coderdesk.domain.work import Act, JournalListing
from coderdesk.gui.actions import Command
from coderdesk.gui.sheets.last_look import LastLook, LookLine
from coderdesk.gui.sheets.queries import QueriesSheet
from coderdesk.gui.sheets.response import ResponseSheet
from coderdesk.gui.sheets.template import TemplateSheet
from coderdesk.gui.worklist.room import WorkRoom
from coderdesk.storage.journal import Journal
from coderdesk.workflow.ask_physician import REMIND_AFTER
from tests.trips.conftest import Coder

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def first_words(coder: Coder) -> str:
    shown = coder.desk.chart.reading.shown
    assert shown is not None
    lines = [line for line in shown.document.text.splitlines() if len(line) > 40]
    return lines[3][:60].strip()


def status_of(coder: Coder) -> str:
    return coder.state.status.value


def begin(coder: Coder) -> None:
    """Open the invented stay, code one line, and ask about words of the chart."""
    coder.try_synthetic()
    coder.assign("hypokalemia", "E87.6")
    coder.do(Command.CHART)
    coder.select(first_words(coder))
    coder.do(Command.ASK_SELECTION)
    coder.until(lambda: coder.app.furniture.queries.here)


def write(coder: Coder) -> None:
    pane = coder.app.furniture.queries.pane
    coder.until(pane.fields.title.hasFocus)
    coder.press("Clarification of a finding")
    coder.press(Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    pane.fields.question.setFocus()
    coder.press("Please clarify what it represents.")
    coder.do(Command.QUERY_ADD_OPTION)
    coder.press("A finding without clinical significance")
    coder.do(Command.QUERY_ADD_OPTION)
    coder.press("A diagnosis of its own")
    coder.until(lambda: pane.query.title and not pane.findings)


def test_a_query_goes_there_and_back_and_the_encounter_waits_for_it(coder: Coder) -> None:
    begin(coder)
    queries, pane = coder.app.furniture.queries, coder.app.furniture.queries.pane
    assert len(pane.query.indicators) == 1
    coder.until(lambda: any(one.rule == "title-missing" for one in pane.findings))
    write(coder)
    coder.do(Command.QUERY_SEND)
    coder.until(lambda: pane.query.status is QueryStatus.SENT)
    assert status_of(coder) == "query open"

    coder.do(Command.FINISH)
    sheet = coder.window._sheet
    assert isinstance(sheet, LastLook)
    assert any(isinstance(one, LookLine) and one.target is Command.QUERIES for one in sheet.list.rows)
    sheet.final_asked.emit("")
    assert coder.troubles[-1].message == "The query “Clarification of a finding” is still open."
    coder.troubles.clear()
    coder.window.close_sheets()
    coder.window.back_out()  # the message

    coder.do(Command.QUERIES)
    coder.do(Command.QUERY_RESPONSE)
    answer = coder.window._sheet
    assert isinstance(answer, ResponseSheet)
    coder.press("A diagnosis of its own", Qt.Key.Key_Return)
    coder.until(lambda: pane.query.status is QueryStatus.RECEIVED)
    coder.assign("hypertension", "I10")
    coder.do(Command.QUERIES)
    coder.until(lambda: queries.here)
    coder.do(Command.QUERY_COMPLETE)
    coder.until(lambda: pane.query.status is QueryStatus.COMPLETED)
    assert pane.query.codes == ("assigned I10",)
    assert status_of(coder) == "in work"
    desk = coder.hub.desk
    assert desk is not None
    told = Journal(desk._work).listing(JournalListing(acts=(Act.QUERIED,)))
    assert [one.detail.split(": ")[1] for one in reversed(told)] == [
        "sent",
        "response received",
        "completed",
    ]
    coder.hub.finish("left for this trip")
    assert status_of(coder) == "done"
    assert not coder.troubles


def test_findings_stand_while_typing_and_their_mends_settle_them(coder: Coder) -> None:
    begin(coder)
    pane = coder.app.furniture.queries.pane
    write(coder)
    pane.fields.question.setFocus()
    coder.press(Qt.Key.Key_End, held=CONTROL)
    coder.press(" This affects the DRG.")
    coder.until(lambda: [one.rule for one in pane.findings] == ["speaks-of-payment"])
    assert pane.fields.question.extraSelections()
    coder.do(Command.QUERY_SEND)
    coder.until(pane.prompt.isVisible)
    coder.press(Qt.Key.Key_Escape)
    assert pane.query.status is QueryStatus.DRAFT
    pane.fields.question.setFocus()
    coder.press(Qt.Key.Key_1, held=ALT)
    coder.until(lambda: not pane.findings)
    assert "DRG" not in pane.query.question


def test_a_draft_survives_leaving_and_the_deeds_can_be_taken_back(coder: Coder) -> None:
    begin(coder)
    write(coder)
    coder.do(Command.ENCOUNTER)
    assert not coder.app.furniture.queries.here
    assert coder.desk.coding.isVisible()
    coder.do(Command.QUERIES)
    pane = coder.app.furniture.queries.pane
    coder.until(lambda: coder.app.furniture.queries.here)
    assert pane.query.title == "Clarification of a finding"
    coder.do(Command.QUERY_COPY)
    assert "Clarification of a finding" in QApplication.clipboard().text()
    coder.do(Command.QUERY_SEND)
    coder.until(lambda: pane.query.status is QueryStatus.SENT)
    coder.do(Command.QUERY_TAKE_BACK)
    coder.until(lambda: pane.query.status is QueryStatus.DRAFT)
    assert pane.query.question == "Please clarify what it represents."
    assert status_of(coder) == "in work"
    coder.do(Command.QUERY_WITHDRAW)
    coder.press("asked by phone", Qt.Key.Key_Return)
    coder.until(lambda: pane.query.status is QueryStatus.WITHDRAWN)


def test_the_page_is_drawn_and_the_list_opens_a_query(coder: Coder, tmp_path) -> None:
    begin(coder)
    write(coder)
    queries = coder.app.furniture.queries
    coder.do(Command.QUERY_PAPER)
    coder.until(lambda: queries.lists.pages.drawn)
    coder.press(Qt.Key.Key_Escape)
    coder.do(Command.ALL_QUERIES)
    sheet = coder.window._sheet
    assert isinstance(sheet, QueriesSheet)
    coder.press("clarification", Qt.Key.Key_Return)
    coder.until(lambda: queries.here and queries.pane.query.id)


def test_without_an_encounter_there_is_nothing_to_ask_about(coder: Coder) -> None:
    coder.app.furniture.queries.begin()
    assert coder.message.startswith("There is no encounter to ask about.")
    coder.do(Command.ALL_QUERIES)
    assert isinstance(coder.window._sheet, QueriesSheet)


def test_locking_leaves_nothing_of_a_query(coder: Coder) -> None:
    begin(coder)
    write(coder)
    pane = coder.app.furniture.queries.pane
    coder.do(Command.LOCK)
    assert coder.window.covered
    assert pane.fields.title.toPlainText() == ""
    assert not pane.fields.quotes.rows
    assert not coder.app.furniture.queries.here


def test_a_template_of_ones_own_is_kept_used_and_removed(coder: Coder) -> None:
    begin(coder)
    write(coder)
    queries = coder.app.furniture.queries
    coder.do(Command.QUERY_KEEP_TEMPLATE)
    coder.press("Mine", Qt.Key.Key_Return)
    coder.do(Command.QUERY_TEMPLATE)
    coder.press("mine your own", Qt.Key.Key_Return)
    coder.until(lambda: queries.pane.query.title == "Clarification of a finding")
    coder.do(Command.QUERY_TEMPLATE)
    coder.press("mine your own")
    coder.do(Command.SHEET_DROP)
    desk = coder.hub.desk
    assert desk is not None
    coder.until(lambda: not desk.asking.is_own("Mine"))
    coder.do(Command.SHEET_DROP)  # one that comes with the desk stays
    assert len(desk.asking.templates()) == 17


def test_a_template_of_ones_own_is_written_changed_filled_and_removed(coder: Coder) -> None:
    begin(coder)
    pane, desk = coder.app.furniture.queries.pane, coder.hub.desk
    assert desk is not None
    asking = desk.asking
    coder.do(Command.QUERY_TEMPLATE)
    coder.do(Command.SHEET_NEW)
    sheet = coder.window._sheet
    assert isinstance(sheet, TemplateSheet)
    coder.press(Qt.Key.Key_Return)
    assert sheet.told.isVisible()
    coder.press("Mine")
    sheet.title.edit.setFocus()
    coder.press("About {account}")
    sheet.question.setFocus()
    coder.press("Of {patient}, {date}: what does {finding} represent?")
    sheet.options.edit.setFocus()
    coder.press("One / Two", Qt.Key.Key_Return)
    coder.until(lambda: asking.is_own("Mine"))
    coder.press("mine")
    coder.do(Command.SHEET_CHANGE)
    sheet = coder.window._sheet
    assert isinstance(sheet, TemplateSheet)
    coder.press("My own", Qt.Key.Key_Return)
    coder.until(lambda: asking.is_own("My own"))
    assert not asking.is_own("Mine")
    coder.press("my own", Qt.Key.Key_Return)
    coder.until(lambda: pane.query.title)
    encounter = coder.state.encounter
    assert pane.query.title == f"About {encounter.account}"
    assert pane.query.question.startswith(f"Of {encounter.patient.name or '{patient}'}, ")
    assert "{finding}" in pane.query.question
    assert pane.query.options[:2] == ("One", "Two")
    coder.do(Command.QUERY_TEMPLATE)
    coder.press("my own")
    coder.do(Command.SHEET_DROP)
    coder.until(lambda: not asking.is_own("My own"))
    coder.press(Qt.Key.Key_Escape)
    assert not coder.troubles


def test_a_query_that_waits_too_long_is_told_at_the_start_and_at_the_worklist(coder: Coder) -> None:
    begin(coder)
    write(coder)
    told: list[str] = []
    coder.hub.runner.told.connect(told.append)
    coder.app.furniture.queries.lists.remind()
    assert told == []
    coder.do(Command.QUERY_SEND)
    pane, desk = coder.app.furniture.queries.pane, coder.hub.desk
    assert desk is not None
    asking = desk.asking
    coder.until(lambda: pane.query.status is QueryStatus.SENT)
    early = dt.date.today() - dt.timedelta(REMIND_AFTER)  # noqa: DTZ011
    asking._queries.settle(pane.query.with_(sent=early), "x", "sent early")
    coder.app.doorway.opened.emit()
    assert told[-1] == "1 query waits 3 days or longer. Ctrl+F6 lists them."
    coder.do(Command.WORKLIST)
    room = coder.window.rooms.currentWidget()
    assert isinstance(room, WorkRoom)
    assert room.reminder.isVisible()
    assert room.reminder.text() == "1 query waits 3 days or longer"
    room.reminder.click()
    assert isinstance(coder.window._sheet, QueriesSheet)
    coder.press(Qt.Key.Key_Escape)
    assert not coder.troubles
