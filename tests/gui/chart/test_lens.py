"""The word lens on the page, driven by keyboard."""

import pytest
from PySide6.QtCore import Qt

from coderdesk.domain.chart import Passage
from coderdesk.domain.code import Hit, System, Why
from coderdesk.domain.mention import Mention, Stance
from coderdesk.gui.actions import Command
from coderdesk.gui.chart.pane import ChartPane
from coderdesk.gui.chart.shown import Evidence
from coderdesk.gui.theme import Look, use
from tests.gui.chart.charts import documents, pages_of, row_of

MEANS = {stance: f"what {stance.value} means" for stance in Stance}


def mention(document, words, stance):
    at = document.text.index(words)
    return Mention(at, at + len(words), words, stance, f"because of {words}")


@pytest.fixture
def pane(qtbot):
    use(Look())
    made = ChartPane()
    qtbot.addWidget(made)
    made.resize(787, 700)
    document = documents()[1]
    made.show_documents((row_of(1, document),))
    made.show_document(row_of(1, document), document, pages_of(document))
    found = (
        mention(document, "acute on chronic diastolic heart failure", Stance.AFFIRMED),
        mention(document, "hypokalemia", Stance.UNCERTAIN),
        mention(document, "Hypokalemia, resolved", Stance.HISTORICAL),
    )
    made.lens.show_setting(MEANS, frozenset({Stance.AFFIRMED}))
    made.lens.show_mentions(1, found)
    made.show()
    made.activateWindow()
    made.take_focus()
    qtbot.waitUntil(made.view.hasFocus)
    yield made
    made.reading.stop()


def press(qtbot, pane, key):
    qtbot.keyClick(pane.view, key)


def hit(code):
    return Hit(System.ICD10CM, code, f"title of {code}", True, "book", Why("words", "x"))  # noqa: FBT003


def test_keys_go_from_mention_to_mention_round_and_round(qtbot, pane):
    press(qtbot, pane, ".")
    first = pane.lens.current
    assert first.words.startswith("acute on chronic")
    assert pane.reading.selected().quote == first.words
    press(qtbot, pane, ",")
    assert pane.lens.current.stance is Stance.HISTORICAL
    press(qtbot, pane, ".")
    assert pane.lens.current == first


def test_the_mention_at_hand_says_how_it_stands_and_why(qtbot, pane):
    assert not pane.lens.line.isVisible()
    press(qtbot, pane, ".")
    assert pane.lens.line.isVisible()
    assert pane.lens.line._why.plain == "because of acute on chronic diastolic heart failure"
    assert pane.lens.line._means.plain == "what to decide means"
    pane.view.clear_selection()
    assert not pane.lens.line.isVisible()


def test_a_figure_hides_a_stance_and_l_hides_the_lens(qtbot, pane):
    assert len(pane.lens.shown) == 3
    press(qtbot, pane, "2")
    assert Stance.UNCERTAIN not in {one.stance for one in pane.lens.shown}
    assert not pane.lens.legend.keys[Stance.UNCERTAIN].isChecked()
    press(qtbot, pane, "2")
    assert len(pane.lens.shown) == 3
    press(qtbot, pane, "l")
    assert pane.lens.shown == ()
    assert not pane.lens.legend.isVisible()


def test_one_key_assigns_the_code_with_its_words_as_evidence(qtbot, pane):
    asked, taken = [], []
    pane.lens.codes_asked.connect(asked.append)
    pane.lens.assign_asked.connect(lambda code, passage: taken.append((code.code, passage)))
    press(qtbot, pane, ".")
    assert asked == [pane.lens.current]
    pane.lens.show_codes(asked[0], (hit("I50.33"),))
    press(qtbot, pane, "a")
    code, passage = taken[0]
    assert code == "I50.33"
    assert isinstance(passage, Passage)
    assert passage.quote == asked[0].words


def test_what_does_not_count_here_is_not_assigned(qtbot, pane):
    said, taken = [], []
    pane.lens.said.connect(said.append)
    pane.lens.assign_asked.connect(lambda code, passage: taken.append(code))
    press(qtbot, pane, ".")
    press(qtbot, pane, ".")
    pane.lens.show_codes(pane.lens.current, (hit("E87.6"),))
    press(qtbot, pane, "a")
    assert taken == []
    assert said == ["what uncertain means"]


def test_answers_for_another_mention_come_too_late(qtbot, pane):
    press(qtbot, pane, ".")
    late = pane.lens.current
    press(qtbot, pane, ".")
    pane.lens.show_codes(late, (hit("I50.33"),))
    assert not pane.lens.line.assign.isVisible()


def test_what_is_coded_is_no_longer_to_decide(pane):
    document = pane.reading.shown.document
    quote = "acute on chronic diastolic heart failure"
    at = document.text.index(quote)
    passage = Passage(document.title, 1, quote, at, at + len(quote), document.sha256)
    pane.lens.show_evidence((Evidence("I50.33", passage),))
    assert quote not in {one.words for one in pane.lens.shown}


def test_the_page_as_text_is_marked_too(pane):
    pane.toggle_text()
    assert len(pane.desk.text.extraSelections()) == 3
    pane.lens.toggle()
    assert pane.desk.text.extraSelections() == []


def test_every_command_of_the_lens_is_answered(pane):
    for command in (Command.LENS, Command.NEXT_MENTION, Command.PREVIOUS_MENTION):
        assert pane.do(command)


def test_without_mentions_the_keys_say_so(qtbot, pane):
    said = []
    pane.lens.said.connect(said.append)
    pane.lens.show_mentions(1, ())
    qtbot.keyClick(pane.view, Qt.Key.Key_Period)
    assert said == ["No mention is marked in this document"]
