"""From a mention in the chart to a code, by keys."""

from coderdesk.domain.mention import Stance
from coderdesk.gui.actions import Command


def test_a_mention_is_read_stepped_to_and_assigned_with_its_words(coder):
    coder.try_synthetic()
    lens = coder.desk.chart.lens
    coder.until(lambda: lens.mentions)
    assert {Stance.AFFIRMED, Stance.NEGATED} <= {one.stance for one in lens.mentions}
    while lens.current is None or lens.current.stance is not Stance.AFFIRMED:
        coder.do(Command.NEXT_MENTION)
    words = lens.current.words
    coder.until(lens.line.assign.isVisible)
    coder.do(Command.ASSIGN_MENTION)
    coder.until(lambda: len(coder.codes) == 1)
    line = coder.line(coder.codes[0])
    assert line.evidence[0].quote == words


def test_a_doubt_may_be_coded_only_for_an_inpatient(coder):
    coder.try_synthetic()
    lens = coder.desk.chart.lens
    coder.until(lambda: lens.mentions)
    assert Stance.UNCERTAIN in lens._codable
    coder.do(Command.SETTING)
    coder.until(lambda: Stance.UNCERTAIN not in lens._codable)
