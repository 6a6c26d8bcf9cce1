"""A trip without a window: read chart files whole."""

from collections.abc import Iterable
from pathlib import Path

from coderdesk.chart.reader import Refusal, read_files
from coderdesk.domain.chart import Chart

__all__ = ["Refusal", "read_chart"]


def read_chart(paths: Iterable[Path], password: str | None = None) -> tuple[Chart, tuple[Refusal, ...]]:
    """The chart in files, with all its text, and the files that were refused with their reasons."""
    return read_files(paths, password=password)
