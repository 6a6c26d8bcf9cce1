"""A trip for learning the desk: an invented stay, ready to be coded."""

from pathlib import Path
from tempfile import TemporaryDirectory

from coderdesk.domain.chart import Document
from coderdesk.domain.encounter import Encounter
from coderdesk.workflow.codebooks import Step
from coderdesk.workflow.demo_charts import demo_chart, write_chart
from coderdesk.workflow.open_chart import open_files


def _no_step(_done: int, _total: int) -> None:
    """Progress that nobody watches."""


def synthetic_chart(
    name: str = "stay", step: Step = _no_step
) -> tuple[Encounter, tuple[Document, ...]]:
    """The encounter and documents of a shipped synthetic chart; nothing of a real record is written."""
    chart = demo_chart(name)
    with TemporaryDirectory() as folder:
        return chart.encounter, open_files(write_chart(chart, Path(folder)), step).documents
