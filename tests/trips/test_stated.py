"""From what a file states in coded parts to the form, one line at a time."""

import pytest
from PySide6.QtCore import Qt

from coderdesk.chart.reader import read_document
from coderdesk.domain.encounter import Encounter, Setting
from coderdesk.gui.actions import Command
from coderdesk.gui.sheets.listing import ListingSheet
from tests.chart.test_stated import HL7


@pytest.fixture
def reader(coder):
    coder.hub.begin(Encounter(setting=Setting.OUTPATIENT))
    coder.hub.chart.open_documents(read_document(HL7.encode(), "adt.hl7"))
    coder.until(lambda: coder.desk.chart.reading.shown is not None)
    coder.do(Command.CHART)
    coder.until(coder.desk.chart.view.hasFocus)
    return coder


def titles(coder):
    sheet = coder.window._sheet
    return [line.title for line in sheet.list.rows] if isinstance(sheet, ListingSheet) else []


def test_nothing_is_taken_by_itself_and_enter_takes_one_line_at_a_time(reader):
    before = reader.state.encounter
    reader.do(Command.STATED)
    reader.until(lambda: titles(reader))
    assert reader.state.encounter == before
    assert titles(reader)[0] == "Setting: inpatient"
    reader.press(Qt.Key.Key_Return)
    reader.until(lambda: "Admission date: 09/10/2026" in titles(reader))
    assert reader.state.encounter.setting is Setting.INPATIENT
    reader.press("birth date")
    reader.press(Qt.Key.Key_Return)
    reader.until(lambda: reader.state.encounter.patient.birth_date is not None)
    reader.until(lambda: titles(reader) and not any("irth date" in one for one in titles(reader)))


def test_a_code_of_the_book_is_assigned_with_the_words_that_prove_it(reader):
    reader.do(Command.STATED)
    reader.until(lambda: titles(reader))
    reader.press("pneumonia")
    reader.press(Qt.Key.Key_Return)
    reader.until(lambda: "J18.9" in reader.codes)
    assert reader.line("J18.9").evidence[0].quote == "Pneumonia, unspecified organism"
    reader.until(lambda: titles(reader) and not any("Pneumonia" in one for one in titles(reader)))


def test_what_no_book_names_is_looked_up_by_its_words(reader):
    reader.hub.chart.open_documents(
        read_document(
            HL7.replace("J18.9^Pneumonia, unspecified organism^I10C", "X^Sepsis^SCT").encode()
        )
    )
    reader.do(Command.CHART)
    reader.do(Command.STATED)
    reader.until(lambda: "Sepsis" in titles(reader))
    reader.press("sepsis")
    reader.press(Qt.Key.Key_Return)
    reader.until(lambda: reader.desk.book.box.text() == "Sepsis")
    assert reader.codes == []


def test_a_chart_that_states_nothing_says_what_would(coder):
    coder.app.furniture.stated.show_offers(())
    sheet = coder.window._sheet
    assert sheet._when_empty.isVisible()
    assert not sheet.primary.isEnabled()
