"""The synthetic charts that ship."""

import datetime as dt

import pytest

from coderdesk.chart.reader import read_document
from coderdesk.domain.encounter import Setting
from coderdesk.errors import CoderDeskError
from coderdesk.workflow.demo_charts import StepKind, demo_chart, demo_charts, passage_of, write_chart

CHARTS = demo_charts()
FIRST, LAST = dt.date(2026, 4, 1), dt.date(2026, 9, 30)


def test_there_is_one_chart_for_each_setting():
    assert [chart.setting for chart in CHARTS] == list(Setting)


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.name)
class TestChart:
    def test_everything_says_that_it_is_made_up(self, chart, tmp_path):
        assert chart.encounter.facility.endswith("(invented)")
        for path in write_chart(chart, tmp_path):
            [document] = read_document(path)
            assert document.synthetic

    def test_the_readers_find_the_documents_as_listed(self, chart, tmp_path):
        for path, listed in zip(write_chart(chart, tmp_path), chart.documents, strict=True):
            [document] = read_document(path)
            assert document.title == listed.title
            assert document.date
            assert document.author
            assert document.sections
            assert path.suffix == (".pdf" if listed.as_pdf else ".txt")

    def test_every_quote_stands_where_the_step_says(self, chart, tmp_path):
        read = {}
        for path, listed in zip(write_chart(chart, tmp_path), chart.documents, strict=True):
            [read[listed.file.name]] = read_document(path)
        for step in chart.steps:
            passage = passage_of(step, read[step.document])
            assert passage, step.code
            document = read[step.document]
            assert document.text[passage.start : passage.end].split() == step.quote.split()
            assert document.page_of(passage.start) == passage.page

    def test_the_encounter_comes_without_codes_on_a_day_of_the_shipped_edition(self, chart):
        encounter = chart.encounter
        assert (encounter.diagnoses, encounter.procedures, encounter.services) == ((), (), ())
        assert encounter.day
        assert FIRST <= encounter.day <= LAST
        assert encounter.setting is chart.setting

    def test_the_steps_fit_the_setting(self, chart):
        kinds = {step.kind for step in chart.steps}
        inpatient = chart.setting is Setting.INPATIENT
        assert kinds == {StepKind.DIAGNOSIS, StepKind.PROCEDURE if inpatient else StepKind.SERVICE}
        for step in chart.steps:
            assert bool(step.poa) == (inpatient and step.kind is StepKind.DIAGNOSIS)
            assert bool(step.pointers) == (step.kind is StepKind.SERVICE and bool(step.place))

    def test_the_printed_notes_are_the_same_each_time(self, chart, tmp_path):
        once = [path.read_bytes() for path in write_chart(chart, tmp_path / "a")]
        assert once == [path.read_bytes() for path in write_chart(chart, tmp_path / "b")]


def test_a_quote_that_is_not_there_is_no_passage():
    chart = demo_chart("visit")
    [document] = read_document(chart.documents[0].file)
    step = next(step for step in chart.steps if step.code == "I10")
    assert passage_of(step, document)
    other = demo_chart("stay").steps[0]
    assert passage_of(other, document) is None


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(CoderDeskError):
        write_chart(demo_chart("visit"), tmp_path / "file")
