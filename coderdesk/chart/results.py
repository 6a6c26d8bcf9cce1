"""Laboratory and vital results, read from the tables that C-CDA, FHIR and HL7 v2 are set with.

Two shapes are known: a test on each row with its value, unit, range, flag and day in columns, and a
day on each row with a test in each column, as vital signs are often written.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from coderdesk.chart.about import find_date
from coderdesk.domain.chart import Document
from coderdesk.domain.result import Result, Series

_COLUMNS = {
    "name": "observation name test component analyte lab measurement result_name test_name",
    "value": "value result actual_result results result_value measurement_result observed_value",
    "unit": "unit units uom",
    "range": "range reference_range reference ref_range normal_range reference_interval normal",
    "flag": "flag flags abnormal interpretation abnormal_flag status_flag",
    "date": "date date/time date_time when time taken effective_date collected result_date",
}
_KNOWN = {word: column for column, words in _COLUMNS.items() for word in words.split()}
_MOST = 20_000  # results of one document; a feed may hold more than a table can show
_FIGURE = re.compile(r"\s*[<>≤≥]?\s*-?\d")
_WITH_UNIT = re.compile(r"\s*([<>≤≥]?\s*-?\d+(?:\.\d+)?(?:/\d+)?)\s*(\S.*)?$")


@dataclass(frozen=True, slots=True)
class _Row:
    start: int
    end: int
    cells: tuple[str, ...]


def results_of(document: Document) -> tuple[Result, ...]:
    """The results that stand in the tables of a document, in their order."""
    found: list[Result] = []
    heads: tuple[str, ...] = ()
    for row in _rows(document.text):
        if len(row.cells) == 1:
            heads = ()
        elif not heads or _is_head(row.cells):
            heads = _head(row.cells)
        else:
            found += _read(row, heads, document)
            if len(found) >= _MOST:
                break
    return tuple(found[:_MOST])


def series_of(results: Iterable[Result]) -> tuple[Series, ...]:
    """Results test by test, by name; the values of a test oldest first."""

    def test(one: Result) -> tuple[str, str]:
        return one.name.casefold(), one.unit.casefold()

    ordered = sorted(results, key=lambda one: (*test(one), str(one.date or ""), one.document_id))
    return tuple(Series(some[0].name, some) for some in (tuple(g) for _, g in groupby(ordered, test)))


def _rows(text: str) -> Iterator[_Row]:
    at = 0
    for line in text.split("\n"):
        if line.strip():
            cells = tuple(" ".join(cell.replace("\u200b", "").split()) for cell in line.split("\t"))
            yield _Row(at, at + len(line), cells)
        else:
            yield _Row(at, at, ("",))
        at += len(line) + 1


def _named(cells: Iterable[str]) -> list[str]:
    return [_KNOWN.get(cell.lower().strip(":").replace(" ", "_"), "") for cell in cells]


def _is_head(cells: tuple[str, ...]) -> bool:
    return {"name", "value"} <= set(_named(cells))


def _head(cells: tuple[str, ...]) -> tuple[str, ...]:
    """What each column holds; empty for a table of something else."""
    names = _named(cells)
    if _is_head(cells):
        return tuple(names)
    wide = names[0] == "date" and all(cell and not _FIGURE.match(cell) for cell in cells[1:])
    return tuple(f"test:{cell}" if at else "date" for at, cell in enumerate(cells)) if wide else ()


def _read(row: _Row, heads: tuple[str, ...], document: Document) -> Iterator[Result]:
    cells = dict(zip(heads, row.cells, strict=False))
    day = find_date(cells.get("date", "")) or document.date
    if "value" in heads:
        if cells.get("name") and cells.get("value"):
            value, unit = _split(cells["value"], cells.get("unit", ""))
            yield Result(
                cells["name"], value, unit, cells.get("range", ""), cells.get("flag", ""), day,
                document.id, row.start, row.end,
            )  # fmt: skip
        return
    for head, cell in cells.items():
        if head.startswith("test:") and _FIGURE.match(cell):
            value, unit = _split(cell, "")
            yield Result(
                head.removeprefix("test:"), value, unit, "", "", day, document.id, row.start, row.end
            )


def _split(value: str, unit: str) -> tuple[str, str]:
    """A value and its unit, also where both stand in one cell; long figures are cut to what counts."""
    found = _WITH_UNIT.match(value)
    if not found:
        return value, unit
    figure, rest = found.group(1), unit or (found.group(2) or "")
    whole, _, part = figure.partition(".")
    return f"{whole}.{part[:2]}" if part else whole, rest
