"""A long list of documents is filtered by what it shows."""

from dataclasses import replace

import pytest

from coderdesk.gui.chart.contents import Contents
from tests.gui.chart.charts import documents, row_of


@pytest.fixture
def contents(qtbot):
    shelf = documents()
    rows = [replace(row_of(1, shelf[1]), id=number, title=f"Note {number}") for number in range(1, 8)]
    rows[2] = replace(rows[2], title="Operative report", author="S. Okafor", late=True)
    made = Contents()
    qtbot.addWidget(made)
    made.resize(300, 700)
    made.show_documents(rows, 3)
    return made


@pytest.mark.parametrize("words", ["operative", "OKAFOR report", "late"])
def test_words_narrow_the_list_to_documents_that_have_them_all(contents, words):
    contents.filter.setText(words)
    assert [entry.row.id for entry in contents.entries] == [3]
    contents.filter.clear()
    assert len(contents.entries) == 7


def test_enter_opens_the_first_document_that_fits(qtbot, contents):
    contents.filter.setText("operative")
    with qtbot.waitSignal(contents.document_chosen, timeout=20_000) as chosen:
        contents.filter.returnPressed.emit()
    assert chosen.args == [3]


def test_a_short_list_has_no_filter_and_is_never_narrowed_by_old_words(contents):
    contents.filter.setText("operative")
    rows = [entry.row for entry in contents.entries]
    contents.show_documents(rows, 0)
    assert contents.filter.isHidden()
    contents.show_documents((), 0)
    assert contents.filter.text() == ""
