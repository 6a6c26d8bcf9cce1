"""Copied text dimmed, and two notes side by side, by keys."""

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from coderdesk.chart.sections import find_sections
from coderdesk.domain.chart import Document, Media
from coderdesk.domain.encounter import Encounter
from coderdesk.gui.actions import Command
from coderdesk.gui.sheets.compare import CompareSheet

SAME = "She feels better and slept through the night without any oxygen at all."
TEXTS = (
    f"Progress note, day 2. {SAME} Potassium 2.9.",
    f"Progress note, day 3. {SAME} Potassium 4.1, new fever.",
)


def note(number, text):
    day = dt.date(2026, 9, 12 + number)
    return Document(
        f"Progress note {number}", "Progress note", Media.TEXT, text, ((0, len(text)),),
        find_sections(text), day, "S. Okafor, MD",
    )  # fmt: skip


@pytest.fixture
def reader(coder):
    coder.hub.begin(Encounter())
    coder.hub.chart.open_documents([note(number, text) for number, text in enumerate(TEXTS, 1)])
    coder.until(lambda: coder.desk.chart.reading.shown is not None)
    coder.do(Command.CHART)
    coder.until(coder.desk.chart.view.hasFocus)
    return coder


def to_second(reader):
    reader.do(Command.NEXT_DOCUMENT)
    reader.until(lambda: reader.desk.chart.reading.shown.document.title == "Progress note 2")


def test_a_key_dims_what_stands_in_an_earlier_note(reader):
    copied = reader.desk.chart.copied
    to_second(reader)
    reader.do(Command.COPIED)
    reader.until(lambda: copied.spans)
    assert SAME.rstrip(".") in TEXTS[1][slice(*copied.spans[0])]
    reader.do(Command.COPIED)
    assert copied.spans == ()


def test_the_first_note_has_nothing_to_compare_with(reader):
    reader.do(Command.COMPARE)
    assert reader.window._sheet is None


def test_two_notes_lie_side_by_side_and_enter_walks_their_differences(reader):
    to_second(reader)
    reader.do(Command.COMPARE)
    reader.until(lambda: isinstance(reader.window._sheet, CompareSheet))
    sheet = reader.window._sheet
    assert sheet.left.toPlainText() == TEXTS[0]
    assert sheet.right.extraSelections()
    reader.press(Qt.Key.Key_Return)
    assert sheet.said.plain.startswith("1 of ")
    reader.press(Qt.Key.Key_Escape)
    assert reader.desk.chart.view.hasFocus()


def test_a_document_that_nearly_repeats_another_says_so_and_is_compared_with_it_first(coder):
    body = " ".join(f"Finding {word} was looked at by the bedside nurse." for word in "abcdefghijkl")
    other = " ".join(f"Drug {word} goes on as before with food." for word in "abcdefghijklmno")
    texts = (f"Page 1. Printed 09/12/2026. {body}", other, f"Page 7. Printed 09/14/2026. {body}")
    coder.hub.begin(Encounter())
    notes = []
    for number, text in enumerate(texts, 1):
        notes.append(replace(note(number, text), title=f"Note {number}"))
    coder.hub.chart.open_documents(notes)
    contents = coder.desk.chart.desk.contents
    coder.until(lambda: any(entry.like for entry in contents.entries))
    assert {entry.row.title: entry.like for entry in contents.entries} == {
        "Note 1": "", "Note 2": "", "Note 3": "Note 1",
    }  # fmt: skip
    third = next(entry for entry in contents.entries if entry.like)
    assert "nearly the same as Note 1" in third.spoken
