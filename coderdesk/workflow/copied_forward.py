"""A trip within the chart: what a note repeats from earlier notes of the stay, and what differs."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from coderdesk.chart.alike import nearly_same
from coderdesk.chart.copied import compare, copied_spans
from coderdesk.domain.chart import Document
from coderdesk.domain.compared import Compared, Span
from coderdesk.domain.work import DocumentRow

MOST_EARLIER = 60  # notes looked into, the nearest first
MOST_ALIKE = 1000  # documents of a chart that are compared as wholes

Load = Callable[[int], Document]


@dataclass(frozen=True, slots=True)
class TwoNotes:
    """Two notes side by side, the earlier one first."""

    first: Document
    second: Document
    compared: Compared


def earlier_notes(rows: Iterable[DocumentRow], document_id: int) -> tuple[DocumentRow, ...]:
    """The documents written before one, nearest first; those of its own kind before the others.

    Where no day is known the order in which they came counts.
    """
    every = tuple(rows)
    here = next((row for row in every if row.id == document_id), None)
    if here is None:
        return ()
    before = [row for row in every if row.id != here.id and _age(row, here) < _age(here, here)]
    before.sort(key=lambda row: _age(row, here), reverse=True)
    return tuple(sorted(before, key=lambda row: row.kind != here.kind))


def copied_forward(rows: Iterable[DocumentRow], document_id: int, load: Load) -> tuple[Span, ...]:
    """What of a note stands in an earlier one already."""
    earlier = earlier_notes(rows, document_id)[:MOST_EARLIER]
    text = load(document_id).text
    return copied_spans(text, (load(row.id).text for row in earlier)) if text else ()


def near_copies(rows: Iterable[DocumentRow], load: Load) -> Mapping[int, int]:
    """For each document that says nearly what an earlier one says, that one; both by their ids."""
    every = sorted(rows, key=lambda row: (row.date.isoformat() if row.date else "", row.id))
    return nearly_same((row.id, load(row.id).text) for row in every[:MOST_ALIKE])


def compare_notes(first: int, second: int, load: Load) -> TwoNotes:
    """Two notes and where they differ."""
    one, other = load(first), load(second)
    return TwoNotes(one, other, compare(one.text, other.text))


def _age(row: DocumentRow, here: DocumentRow) -> tuple[str, int]:
    """By what notes follow one another: their day, then the order in which they came."""
    if row.date is None or here.date is None:
        return "", row.id
    return row.date.isoformat(), row.id
