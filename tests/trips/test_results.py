"""From the results of a chart to the words that say them."""

import pytest
from PySide6.QtCore import Qt

from coderdesk.chart.sections import find_sections
from coderdesk.domain.chart import Document, Media
from coderdesk.domain.encounter import Encounter
from coderdesk.gui.actions import Command
from coderdesk.gui.sheets.results import ResultsSheet

TEXT = (
    "Laboratory report\n\nName\tValue\tUnit\tRange\tDate\n"
    "Sodium\t138\tmmol/L\t135-145\t09/12/2026\n"
    "Potassium\t4.0\tmmol/L\t3.5-5.1\t09/12/2026\nPotassium\t2.9\tmmol/L\t3.5-5.1\t09/13/2026\n"
)


@pytest.fixture
def reader(coder):
    coder.hub.begin(Encounter())
    document = Document(
        "Labs", "Laboratory report", Media.TEXT, TEXT, ((0, len(TEXT)),), find_sections(TEXT)
    )  # fmt: skip
    coder.hub.chart.open_documents([document])
    coder.until(lambda: coder.desk.chart.reading.shown is not None)
    coder.do(Command.CHART)
    coder.until(coder.desk.chart.view.hasFocus)
    return coder


def test_what_is_abnormal_comes_first_and_enter_selects_it_in_the_chart(reader):
    reader.do(Command.RESULTS)
    reader.until(lambda: isinstance(reader.window._sheet, ResultsSheet))
    sheet = reader.window._sheet
    assert [line.series.name for line in sheet.list.rows] == ["Potassium", "Sodium"]
    assert sheet.list.current.spoken.startswith("Potassium, 2.9 mmol/L, low")
    reader.press(Qt.Key.Key_Return)
    reader.until(lambda: reader.desk.chart.reading.selected() is not None)
    assert reader.desk.chart.reading.selected().quote.startswith("Potassium 2.9 mmol/L")


def test_a_chart_without_results_says_so(coder):
    coder.app.furniture.results.show_results(())
    sheet = coder.window._sheet
    assert sheet._empty.isVisible()
    assert not sheet.primary.isEnabled()
