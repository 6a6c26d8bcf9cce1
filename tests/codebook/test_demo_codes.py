"""The codes that the demo assigns stand in the books that ship."""

import pytest

from coderdesk.codebook.library import Library
from coderdesk.workflow.demo_charts import StepKind, demo_charts

STEPS = [
    pytest.param(step, chart, id=f"{chart.name}-{step.code}")
    for chart in demo_charts()
    for step in chart.steps
    if step.kind is not StepKind.SERVICE
]


@pytest.mark.parametrize(("step", "chart"), STEPS)
def test_the_code_is_billable_on_the_day_of_the_chart(default_library: Library, step, chart):
    found = default_library.codes([(None, step.code)], chart.encounter.day)
    assert found[step.code].billable == (step.trap != "seventh-character")
